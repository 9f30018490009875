import {
  endComposite,
  isHyperstack,
  makeComposite,
  planeAt,
  positionOf,
  setPosition,
} from "../../image/display/index.ts";
import { insertPixels, resizePlane } from "../../image/geometry/index.ts";
import { compositeLike, makeLike, rangeOf, setDimensions } from "../../image/stacks/index.ts";
import {
  greyLut,
  type ImageWindow,
  isInvertingLut,
  newPixels,
  type PlanePixels,
  uniqueTitle,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { colourValue } from "./background-value.ts";

const menu = "Image>Hyperstacks";

const orders = ["xyczt(default)", "xyctz", "xyzct", "xyztc", "xytcz", "xytzc"] as const;
const modes = ["Composite", "Color", "Grayscale"] as const;

/** Puts planes that lie in another order of channels (c), slices (z) and frames (t) into ImageJ's, c fastest. */
function reorder(window: ImageWindow, order: string): void {
  const sizes = { c: window.channels, z: window.slices, t: window.frames };
  const [first, middle, last] = order.slice(2, 5).split("") as ("c" | "z" | "t")[];
  if (first === undefined || middle === undefined || last === undefined) return;
  const from: number[] = [];
  for (let t = 0; t < sizes.t; t++)
    for (let z = 0; z < sizes.z; z++)
      for (let c = 0; c < sizes.c; c++) {
        const at = { c, z, t };
        from.push(at[first] + at[middle] * sizes[first] + at[last] * sizes[first] * sizes[middle]);
      }
  const { planes, labels } = window;
  window.planes = from.map((i) => planes[i] as PlanePixels);
  window.labels = from.map((i) => labels[i] ?? null);
}

const stackToHyperstack = command(
  "Stack to Hyperstack...",
  { menu, options: ["order", "channels", "slices", "frames", "display", "convert"] },
  (host, options) => {
    const window = host.image();
    const size = window.planes.length;
    if (size === 1) host.error("Stack required");
    const order = options.choice("order", orders, "xyczt(default)");
    const channels = Math.trunc(options.number("channels", window.channels));
    const slices = Math.trunc(options.number("slices", window.slices));
    const frames = Math.trunc(options.number("frames", window.frames));
    const mode = options.choice("display", modes, "Color");
    const rgb = window.type === "RGB";
    if (rgb && options.flag("convert"))
      return host.run("Make Composite", `display=${mode === "Composite" ? mode : "Color"}`);
    if (rgb && channels > 1) host.error("RGB stacks are limited to one channel");
    if (channels * slices * frames !== size) host.error("channels x slices x frames <> stack size");
    setDimensions(window, channels, slices, frames);
    reorder(window, order);
    window.plane = 0;
    if (channels > 1 && !rgb) {
      const display = window.composite === null ? [] : window.channelDisplay;
      const wanted = mode === "Composite" ? "composite" : mode === "Color" ? "color" : "grayscale";
      const known = display.length >= channels ? display : [];
      if (known.length > 0) compositeLike(window, wanted, known);
      else makeComposite(window, wanted);
    } else if (window.composite !== null) endComposite(window);
    window.hyperstack = true;
    return undefined;
  },
);

const hyperstackToStack = command("Hyperstack to Stack", { menu }, (host) => {
  const window = host.image();
  if (!isHyperstack(window) && window.composite === null) return;
  if (window.composite !== null) {
    endComposite(window);
    window.lut = greyLut();
    Object.assign(window, rangeOf(window.planes[window.plane]));
  }
  window.hyperstack = false;
});

const reduceDimensionality = command(
  "Reduce Dimensionality...",
  { menu, options: ["channels", "slices", "frames", "keep"] },
  (host, options) => {
    const window = host.image();
    if (!isHyperstack(window) && window.channels === 1) host.error("HyperStack required");
    const now = positionOf(window);
    const keep = options.flag("keep");
    const channels = options.flag("channels") ? window.channels : 1;
    const slices = options.flag("slices") ? window.slices : 1;
    const frames = options.flag("frames") ? window.frames : 1;
    const count = (size: number, present: number) =>
      size === 1 ? [present] : Array.from({ length: size }, (_, i) => i + 1);
    const indices = count(frames, now.frame).flatMap((frame) =>
      count(slices, now.slice).flatMap((slice) =>
        count(channels, now.channel).map((channel) => planeAt(window, { channel, slice, frame })),
      ),
    );
    const made = makeLike(host.world, window, {
      title: keep ? uniqueTitle(host.world, window.title) : window.title,
      planes: indices.map((i) => window.planes[i]?.slice() ?? newPixels(window.type, 0)),
      labels: indices.map((i) => window.labels[i] ?? null),
      channels,
      slices,
      frames,
      hyperstack: true,
      lut: window.lut,
      composite: channels > 1 ? window.composite : null,
    });
    if (made.composite === null) {
      made.min = window.min;
      made.max = window.max;
      if (window.composite === "grayscale") made.lut = greyLut();
    }
    if (!keep) host.world.close(window);
    host.world.show(made);
    setPosition(made, { channel: 1, slice: now.slice, frame: now.frame });
  },
);

const newTypes = ["8-bit", "16-bit", "32-bit", "RGB"] as const;

const newHyperstack = command(
  "New Hyperstack...",
  {
    menu,
    options: ["title", "type", "display", "width", "height", "channels", "slices", "frames"],
    partly: "slice labels are not drawn into the planes",
    needsImage: false,
  },
  (host, options) => {
    const type = options.choice("type", newTypes, "8-bit");
    const width = Math.trunc(options.number("width", 400));
    const height = Math.trunc(options.number("height", 300));
    const channels = Math.trunc(options.number("channels", 3));
    const slices = Math.trunc(options.number("slices", 4));
    const frames = Math.trunc(options.number("frames", 5));
    const size = width * height * channels * slices * frames;
    if (!(size > 0)) host.error("Width, height, channels, slices and frames must be at least 1");
    host.claim(size * 4, "New Hyperstack");
    const planes = Array.from({ length: channels * slices * frames }, () => newPixels(type, width * height));
    const made = host.world.open({
      title: options.string("title", "HyperStack"),
      type,
      width,
      height,
      planes,
      channels,
      slices,
      frames,
    });
    made.hyperstack = true;
    const mode = options.choice("display", modes, "Color");
    if (channels > 1 && type !== "RGB")
      makeComposite(made, mode === "Composite" ? "composite" : mode === "Color" ? "color" : "grayscale");
  },
);

/** Columns, rows and scale that ImageJ proposes. */
function montageDefaults(window: ImageWindow, count: number) {
  let columns = Math.trunc(Math.sqrt(count));
  const rows = columns;
  const rest = count - columns * rows;
  if (rest > 0) columns += Math.ceil(rest / rows);
  const scale = window.width * columns > 1600 ? 0.25 : window.width * columns > 800 ? 0.5 : 1;
  return { columns, rows, scale };
}

const montage = command(
  "Make Montage...",
  {
    menu: "Image>Stacks",
    options: ["columns", "rows", "scale", "first", "last", "increment", "border", "font", "label", "use"],
    partly: "labels are not drawn; hyperstacks and composites of several slices are refused",
  },
  (host, options) => makeMontage(host, options),
);

function makeMontage(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const count = window.planes.length;
  if (count === 1) host.error("Stack required");
  if (window.channels > 1)
    host.error("Montages of images with channels are not supported; split the channels first");
  const byDefault = montageDefaults(window, count);
  const columns = Math.trunc(options.number("columns", byDefault.columns));
  const rows = Math.trunc(options.number("rows", byDefault.rows));
  const scale = options.number("scale", byDefault.scale);
  let first = Math.max(1, Math.trunc(options.number("first", 1)));
  let last = Math.min(count, Math.trunc(options.number("last", count)));
  if (first > last) {
    first = 1;
    last = count;
  }
  const step = Math.max(1, Math.trunc(options.number("increment", 1)));
  const border = Math.max(0, Math.trunc(options.number("border", 0)));
  const width = Math.trunc(window.width * scale);
  const height = Math.trunc(window.height * scale);
  if (width < 1 || height < 1 || columns < 1 || rows < 1) host.error("Invalid number");
  const totalWidth = width * columns + border * (columns - 1);
  const totalHeight = height * rows + border * (rows - 1);
  host.claim(totalWidth * totalHeight * 4, "Make Montage");
  const pixels = newPixels(window.type, totalWidth * totalHeight);
  const target = { pixels, width: totalWidth, height: totalHeight };
  const colours = montageColours(host, window, options.flag("use"));
  if (colours.background !== 0) pixels.fill(colours.background);
  let x = 0;
  let y = 0;
  for (let slice = first; slice <= last; slice += step) {
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
  host.world.show(made);
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
  return { foreground: colourValue(host.world, window, foreground), background: colourValue(host.world, window, background) };
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

export const hyperstackCommands: readonly Command[] = [
  stackToHyperstack,
  hyperstackToStack,
  reduceDimensionality,
  newHyperstack,
  montage,
];
