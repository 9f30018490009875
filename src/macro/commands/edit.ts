import {
  type BlitMode,
  colourRgb,
  colourText,
  copyBits,
  drawRoi,
  fillRoi,
  namedColour,
  Painter,
  rgbColour,
} from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  inverseRoi,
  isArea,
  isLine,
  makeRectangle,
  moveRoi,
  roiBounds,
  roiMask,
  selectedProcessor,
  selectRoi,
  wholePolygon,
} from "../../image/roi/index.ts";
import { freeTitle, newPixels, type Roi, wholeProcessor } from "../../image/world/index.ts";
import {
  chosenFill,
  colourValue,
  drawingOf,
  globalValue,
  keepFill,
  lineWidthOf,
} from "../builtins/drawing-in-use.ts";
import { clipboardFor, keepOutside } from "../builtins/paste.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { applyFilter } from "./apply.ts";

function selection(host: MacroHost, message = "This command requires a selection"): Roi {
  return host.image().roi ?? host.error(message);
}

/** Paint every plane that a filter would change. */
function paintPlanes(
  host: MacroHost,
  options: CommandOptions,
  value: number,
  draw: (painter: Painter) => void,
): void {
  const window = host.image();
  let lineWidth = lineWidthOf(host, window);
  applyFilter(host, options, { masking: false }, ({ pixels, width, height }) => {
    const painter = new Painter(pixels, width, height, value, lineWidth);
    draw(painter);
    lineWidth = painter.lineWidth;
  });
  drawingOf(host).widths.set(window, lineWidth);
}

function fill(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const roi = selection(host);
  if (roi.type === "point") host.error("Area selection required");
  const value = chosenFill(host) ?? globalValue(world, window, "foreground");
  paintPlanes(host, options, value, (painter) => fillRoi(painter, roi, world.options.lineWidth));
}

function draw(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const roi = selection(host);
  const value = globalValue(world, host.image(), "foreground");
  paintPlanes(host, options, value, (painter) => drawRoi(painter, roi, world.options.lineWidth));
  forgetFill(host);
}

/** Clear and Draw leave the foreground colour for the next Fill, whatever setColor said. */
function forgetFill(host: MacroHost): void {
  const window = host.image();
  if (drawingOf(host).filled.has(window))
    keepFill(host, window, globalValue(host.world, window, "foreground"));
}

function clear(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const roi = selection(host);
  if (roi.type === "point") host.error("Area selection required");
  const value = globalValue(world, host.image(), "background");
  paintPlanes(host, options, value, (painter) => {
    if (roi.type === "line" && roi.strokeWidth > 1) {
      const { xs, ys } = wholePolygon(roi);
      painter.fillPolygon(xs, ys);
    } else if (isLine(roi)) drawRoi(painter, roi, world.options.lineWidth);
    else painter.fillMask(roiBounds(roi), roiMask(roi));
  });
  forgetFill(host);
}

function clearOutside(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const roi = selection(host);
  if (isLine(roi)) host.error('"Clear Outside" does not work with line selections.');
  const value = globalValue(world, window, "background");
  if (!isArea(roi)) {
    paintPlanes(host, options, value, () => {});
    return;
  }
  const outside = inverseRoi(roi, window.width, window.height);
  paintPlanes(host, options, value, (painter) => {
    const box = roiBounds(outside);
    if (box.width > 0) painter.fillMask(box, roiMask(outside));
  });
}

function copy(host: MacroHost, cut: boolean): void {
  const { world } = host;
  const window = host.image();
  const area = window.roi !== null && isArea(window.roi) ? window.roi : null;
  const processor = selectedProcessor(window);
  const { rect, width } = processor;
  const pixels = newPixels(window.type, rect.width * rect.height);
  for (let row = 0; row < rect.height; row++) {
    const from = (rect.y + row) * width + rect.x;
    pixels.set(processor.pixels.subarray(from, from + rect.width), row * rect.width);
  }
  world.clipboard = {
    type: window.type,
    width: rect.width,
    height: rect.height,
    pixels,
    lut: window.lut,
    roi: area === null ? null : { ...area },
    min: window.min,
    max: window.max,
  };
  if (!cut) return;
  window.snapshot = processor.pixels.slice();
  const value = colourValue(world, window, world.options.background);
  const painter = new Painter(processor.pixels, window.width, window.height, value);
  painter.fillMask(rect, processor.mask);
  window.changed = true;
}

/** Paste into a selection of the clipboard's size, else into the middle, where it becomes the selection.
 * @see ImageJ 1.54p ImagePlus.paste */
function paste(host: MacroHost): void {
  const { world } = host;
  const clip = world.clipboard;
  const window = world.current;
  if (clip === null || window === null) {
    if (clip === null) host.error("Unable to find an image on the system clipboard");
    showClipboard(host);
    return;
  }
  const clipBox =
    clip.roi === null ? { x: 0, y: 0, width: clip.width, height: clip.height } : roiBounds(clip.roi);
  let box = window.roi === null ? null : roiBounds(window.roi);
  if (box === null || box.width !== clipBox.width || box.height !== clipBox.height) {
    const x = Math.trunc(window.width / 2) - Math.trunc(clip.width / 2);
    const y = Math.trunc(window.height / 2) - Math.trunc(clip.height / 2);
    const shaped = clip.roi !== null && clip.roi.type !== "rectangle";
    const roi =
      shaped && clip.roi !== null ? moveRoi(clip.roi, x, y) : makeRectangle(x, y, clip.width, clip.height);
    selectRoi(world, window, roi);
    box = roiBounds(window.roi ?? roi);
  }
  const { roi } = window;
  const target = wholeProcessor(window);
  const before = roi !== null && roi.type !== "rectangle" ? target.pixels.slice() : null;
  const mode = (world.options.other.get("pasteMode") as BlitMode | undefined) ?? "copy";
  const source = { pixels: clipboardFor(clip, window), width: clip.width, height: clip.height };
  const x = box.x + Math.max(0, -clipBox.x);
  const y = box.y + Math.max(0, -clipBox.y);
  const divisor = world.options.other.get("divideByZero");
  copyBits(target, source, x, y, mode, typeof divisor === "number" ? divisor : undefined);
  if (before !== null && roi !== null) {
    window.snapshot = before;
    keepOutside(target.pixels, before, window, roi);
  }
  window.changed = true;
}

function showClipboard(host: MacroHost): void {
  const clip = host.world.clipboard;
  if (clip === null) {
    host.error("The internal clipboard is empty.");
    return;
  }
  const { world } = host;
  const made = world.open({
    title: freeTitle(world, "Clipboard"),
    type: clip.type,
    width: clip.width,
    height: clip.height,
    planes: [clip.pixels.slice()],
    ...(clip.lut === null ? {} : { lut: clip.lut }),
  });
  if (clip.type !== "RGB") [made.min, made.max] = [clip.min ?? 0, clip.max ?? 255];
  if (clip.roi !== null && clip.roi.type !== "rectangle") {
    made.roi = moveRoi(clip.roi, 0, 0);
    host.run("Clear Outside");
    made.roi = null;
  }
}

/** Back to the pixels that the last filter or fill() of this plane left in the snapshot. */
function undo(host: MacroHost): void {
  const window = host.world.current;
  const pixels = window?.planes[window.plane];
  if (!window || !pixels || window.snapshot?.length !== pixels.length) return;
  pixels.set(window.snapshot);
}

function lineWidth(host: MacroHost, options: CommandOptions): void {
  const width = toInt(options.number("line", host.world.options.lineWidth));
  host.world.options.lineWidth = Math.max(1, Math.min(500, width));
}

function colours(host: MacroHost, options: CommandOptions): void {
  const { options: settings } = host.world;
  if (options.absent) return;
  // A colour without a name, and a text that names none, become the default.
  const defaults = { foreground: "black", background: "white" } as const;
  for (const which of ["foreground", "background"] as const) {
    const now = colourText(rgbColour(settings[which]));
    const name = options.string(which, now.startsWith("#") ? defaults[which] : now);
    settings[which] = colourRgb(namedColour(name) ?? namedColour(defaults[which]) ?? "#000000");
    settings.other.delete(`${which}Value`);
  }
}

const nothing = () => {};

export const editCommands: readonly Command[] = [
  command(
    "Undo",
    { menu: "Edit", needsImage: false, partly: "pixels of the current plane after filters and fills only" },
    undo,
  ),
  command("Cut", { menu: "Edit" }, (host) => copy(host, true)),
  command("Copy", { menu: "Edit" }, (host) => copy(host, false)),
  command("Copy to System", { menu: "Edit", needsImage: false, partly: "accepted, no effect" }, nothing),
  command("Paste", { menu: "Edit", needsImage: false }, paste),
  command("Paste Control...", { menu: "Edit", needsImage: false, partly: "accepted, no effect" }, nothing),
  command("Internal Clipboard", { menu: "File>New", needsImage: false }, showClipboard),
  command("Clear", { menu: "Edit", options: ["slice", "stack"] }, clear),
  command("Clear Outside", { menu: "Edit", options: ["slice", "stack"] }, clearOutside),
  command("Fill", { menu: "Edit", options: ["slice", "stack"] }, fill),
  command(
    "Draw",
    { menu: "Edit", options: ["slice", "stack"], partly: "corners of rounded rectangles" },
    draw,
  ),
  command("Line Width...", { menu: "Edit>Options", options: ["line"], needsImage: false }, lineWidth),
  command(
    "Colors...",
    { menu: "Edit>Options", options: ["foreground", "background", "selection"], needsImage: false },
    colours,
  ),
];
