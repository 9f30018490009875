import { isHyperstack, shownColours } from "../../image/display/index.ts";
import { insertPixels, resizePlane } from "../../image/geometry/index.ts";
import { makeLike } from "../../image/stacks/index.ts";
import { channelOf, mergeIntoComposite } from "../../image/types/index.ts";
import { greyLut, type ImageWindow, isInvertingLut, newPixels } from "../../image/world/index.ts";
import { type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { colourValue } from "./background-value.ts";

/** Columns, rows and scale that ImageJ proposes. */
function montageDefaults(window: ImageWindow, count: number) {
  let columns = Math.trunc(Math.sqrt(count));
  const rows = columns;
  const rest = count - columns * rows;
  if (rest > 0) columns += Math.ceil(rest / rows);
  const scale = window.width * columns > 1600 ? 0.25 : window.width * columns > 800 ? 0.5 : 1;
  return { columns, rows, scale };
}

export const montage = command(
  "Make Montage...",
  {
    menu: "Image>Stacks",
    options: ["columns", "rows", "scale", "first", "last", "increment", "border", "font", "label", "use"],
    partly: "labels are not drawn",
  },
  (host, options) => montageOf(host, options),
);

interface MontageForm {
  readonly columns: number;
  readonly rows: number;
  readonly scale: number;
  /** Counted from 1, the last one too. */
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly border: number;
  readonly own: boolean;
}

function montageForm(
  window: ImageWindow,
  count: number,
  options: CommandOptions,
  hyper: boolean,
): MontageForm {
  const byDefault = montageDefaults(window, count);
  let first = hyper ? 1 : Math.max(1, Math.trunc(options.number("first", 1)));
  let last = hyper ? count : Math.min(count, Math.trunc(options.number("last", count)));
  if (first > last) {
    first = 1;
    last = count;
  }
  return {
    columns: Math.trunc(options.number("columns", byDefault.columns)),
    rows: Math.trunc(options.number("rows", byDefault.rows)),
    scale: options.number("scale", byDefault.scale),
    first,
    last,
    step: Math.max(1, Math.trunc(options.number("increment", 1))),
    border: Math.max(0, Math.trunc(options.number("border", 0))),
    own: options.flag("use"),
  };
}

/** Make Montage: of a plain stack its slices, of a composite without further dimensions its channels as RGB, of a hyperstack with
 * slices or frames a composite with one montage per channel.
 * @see ImageJ 1.54p, ij.plugin.MontageMaker */
function montageOf(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { channels, slices, frames } = window;
  if (window.planes.length === 1) host.error("Stack required");
  const hyper = channels > 1 && isHyperstack(window);
  if (hyper && slices > 1 && frames > 1) host.error("5D hyperstacks are not supported");
  if (hyper) {
    const form = montageForm(window, slices > 1 ? slices : frames, options, true);
    const parts = window.channelDisplay.map((_, c) =>
      montageOfStack(host, channelOf(host.world, window, c), form),
    );
    const made = mergeIntoComposite(host.world, parts, false, false);
    made.title = "Montage";
    made.labels = parts.map((part) => `Montage\n${part.info}`);
    // The last channel was looked at last.
    window.plane += channels - 1 - (window.plane % channels);
    return;
  }
  const stack = channels > 1 ? channelsAsRgb(host, window) : window;
  const form = montageForm(stack, stack.planes.length, options, false);
  host.world.show(montageOfStack(host, stack, form));
}

/** Every channel as it is shown alone. */
function channelsAsRgb(host: MacroHost, window: ImageWindow): ImageWindow {
  const first = window.plane - (window.plane % window.channels);
  const planes = window.channelDisplay.map(({ lut, min, max }, c) => {
    const pixels = window.planes[first + c] ?? newPixels(window.type, 0);
    return shownColours(pixels, window.composite === "grayscale" ? greyLut() : lut, min, max);
  });
  const { title, width, height, calibration } = window;
  return host.world.make({ title, type: "RGB", width, height, planes, calibration: { ...calibration } });
}

function montageOfStack(host: MacroHost, window: ImageWindow, form: MontageForm): ImageWindow {
  const { columns, rows, scale, border } = form;
  const width = Math.trunc(window.width * scale);
  const height = Math.trunc(window.height * scale);
  if (width < 1 || height < 1 || columns < 1 || rows < 1) host.error("Invalid number");
  const totalWidth = width * columns + border * (columns - 1);
  const totalHeight = height * rows + border * (rows - 1);
  host.claim(totalWidth * totalHeight * 4, "Make Montage");
  const pixels = newPixels(window.type, totalWidth * totalHeight);
  const target = { pixels, width: totalWidth, height: totalHeight };
  const colours = montageColours(host, window, form.own);
  if (colours.background !== 0) pixels.fill(colours.background);
  let x = 0;
  let y = 0;
  for (let slice = form.first; slice <= form.last; slice += form.step) {
    const plane = window.planes[slice - 1] ?? pixels;
    const rect = { x: 0, y: 0, width: window.width, height: window.height };
    const view = { type: window.type, pixels: plane, width: window.width, height: window.height, rect };
    const shown = scale === 1 ? plane : resizePlane(view, width, height, "Bilinear", width < 200);
    insertPixels(target, { pixels: shown, width, height }, x, y);
    x += width + border;
    if (x >= totalWidth) {
      x = 0;
      y += height + border;
      if (y >= totalHeight) break;
    }
  }
  for (let bx = width; border > 0 && bx < totalWidth; bx += width + border)
    for (let row = 0; row < totalHeight; row++)
      pixels.fill(
        colours.foreground,
        row * totalWidth + bx,
        row * totalWidth + Math.min(bx + border, totalWidth),
      );
  for (let by = height; border > 0 && by < totalHeight; by += height + border)
    pixels.fill(colours.foreground, by * totalWidth, Math.min(by + border, totalHeight) * totalWidth);
  const made = makeLike(host.world, window, {
    title: "Montage",
    planes: [pixels],
    width: totalWidth,
    height: totalHeight,
  });
  if (made.calibration.pixelWidth !== 1 || made.calibration.unit !== "pixel") {
    made.calibration.pixelWidth /= scale;
    made.calibration.pixelHeight /= scale;
  }
  made.info = `xMontage=${columns}\nyMontage=${rows}\n`;
  made.properties = new Map();
  return made;
}

/** White border on black, or the other way round where the bottom of an 8-bit or RGB image is bright. */
function montageColours(host: MacroHost, window: ImageWindow, own: boolean) {
  let foreground = 0xffffff;
  let background = 0x000000;
  if (own) ({ foreground, background } = host.world.options);
  else if (window.type === "8-bit" || window.type === "RGB") {
    let white = bottomMode(window) >= 200;
    if (isInvertingLut(window.lut) && window.type === "8-bit") white = !white;
    if (white) [foreground, background] = [background, foreground];
  }
  return {
    foreground: colourValue(host.world, window, foreground),
    background: colourValue(host.world, window, background),
  };
}

/** The most frequent grey value of the last twelve rows. */
function bottomMode(window: ImageWindow): number {
  const pixels = window.planes[window.plane];
  if (!pixels) return 0;
  const counts = new Uint32Array(256);
  for (let i = Math.max(0, window.height - 12) * window.width; i < pixels.length; i++) {
    const v = pixels[i] ?? 0;
    const grey =
      window.type === "RGB"
        ? Math.trunc(((v >> 16) & 255) / 3 + ((v >> 8) & 255) / 3 + (v & 255) / 3 + 0.5)
        : v;
    counts[grey] = (counts[grey] ?? 0) + 1;
  }
  return counts.indexOf(Math.max(...counts));
}
