import { adaptDensity } from "../display/density.ts";
import {
  compositeColours,
  dataRange,
  makeComposite,
  resetChannelRanges,
  shownColours,
  windowColours,
} from "../display/index.ts";
import { replaceWindow, setPlanes } from "../windows/replace.ts";
import {
  greyLut,
  type ImageWindow,
  invertedLut,
  isInvertingLut,
  joinColours,
  type PlanePixels,
  splitColours,
  type World,
} from "../world/index.ts";
import { fromHsb, toHsb8, toHsb32 } from "./hsb.ts";
import { fromLab, toLab } from "./lab.ts";
import { medianCut } from "./median-cut.ts";

type Outcome = "unsupported" | null;

/** Colours as they are seen, in the same window; a composite is opened as a new image beside it (its `title (RGB)`, or a unique
 * title for hyperstacks). Stacks made of colour components ("Red", "Hue", "L*" …) are put together again.
 * @param keep - hyperstacks: leave the original open.
 * @see ImageJ 1.54p, Converter.run, RGBStackConverter */
export function convertToRgb(
  world: World,
  window: ImageWindow,
  stack: { readonly slices: boolean; readonly frames: boolean; readonly keep: boolean },
  uniqueTitle: (title: string) => string,
): Outcome {
  window.properties.delete("CurrentLUT");
  const kind = componentsOf(window);
  if (kind !== null) {
    joinComponents(window, kind);
    return null;
  }
  if (window.composite !== null) {
    openFlat(world, window, stack, uniqueTitle);
    return null;
  }
  if (window.type === "RGB") {
    if (window.planes.length > 1) plainRgb(window);
    return null;
  }
  const previous = window.type;
  // The planes of a stack are read again, with the rounded range.
  if (window.planes.length > 1) window.exactRange = undefined;
  const planes = window.planes.map((_, i) => windowColours(window, i));
  const { slices, frames } = window;
  setPlanes(window, { type: "RGB", planes, dimensions: [1, slices, frames] });
  adaptDensity(window, previous);
  plainRgb(window);
  return null;
}

/** A composite as a new RGB image, `title (RGB)`; a hyperstack under a unique title, slice by slice and frame by frame.
 * @see ImageJ 1.54p, ij.plugin.RGBStackConverter */
export function openFlat(
  world: World,
  window: ImageWindow,
  stack: { readonly slices: boolean; readonly frames: boolean; readonly keep: boolean },
  uniqueTitle: (title: string) => string,
): void {
  if (window.channels === window.planes.length) openFlatComposite(world, window);
  else openFlatHyperstack(world, window, stack, uniqueTitle);
}

function plainRgb(window: ImageWindow): void {
  window.composite = null;
  window.channelDisplay = [];
  window.lut = greyLut();
  window.min = 0;
  window.max = 255;
  window.rangeUnused = false;
}

type Components = "rgb" | "hsb" | "lab";

function componentsOf(window: ImageWindow): Components | null {
  if (window.planes.length !== 3) return null;
  const [label] = window.labels;
  if (label === "Red" && window.type === "8-bit") return "rgb";
  if (label === "Hue" && (window.type === "8-bit" || window.type === "32-bit")) return "hsb";
  return label === "L*" ? "lab" : null;
}

function joinComponents(window: ImageWindow, kind: Components): void {
  const [a, b, c] = window.planes as [PlanePixels, PlanePixels, PlanePixels];
  const join = { rgb: joinColours, hsb: fromHsb, lab: fromLab }[kind];
  const colours = join(a, b, c);
  if (kind === "rgb" && isInvertingLut(window.lut))
    for (let i = 0; i < colours.length; i++) colours[i]! ^= 0xffffff;
  const previous = window.type;
  setPlanes(window, { type: "RGB", planes: [colours], labels: [null], dimensions: [1, 1, 1] });
  adaptDensity(window, previous);
  plainRgb(window);
}

/** Only channels: what the composite shows, or in the other modes each channel in its colours. */
function openFlatComposite(world: World, window: ImageWindow): void {
  const together = window.composite === "composite";
  const planes = together
    ? [compositeColours(window, 0, 0)]
    : window.planes.map((pixels, i) => channelColours(window, pixels, i));
  const flat = world.open({
    title: `${window.title} (RGB)`,
    type: "RGB",
    width: window.width,
    height: window.height,
    planes,
    calibration: { ...window.calibration },
  });
  if (!together) {
    flat.info = window.info;
    flat.properties = new Map(window.properties);
    flat.plane = window.plane;
  }
  flat.overlay = window.overlay;
  adaptDensity(flat, window.type);
}

function channelColours(window: ImageWindow, pixels: PlanePixels, channel: number): Int32Array {
  const shown = window.channelDisplay[channel];
  const lut = window.composite === "grayscale" ? greyLut() : (shown?.lut ?? window.lut);
  return shownColours(pixels, lut, shown?.min ?? window.min, shown?.max ?? window.max);
}

function openFlatHyperstack(
  world: World,
  window: ImageWindow,
  { slices, frames, keep }: { readonly slices: boolean; readonly frames: boolean; readonly keep: boolean },
  uniqueTitle: (title: string) => string,
): void {
  const channel = window.plane % window.channels;
  const now = Math.floor(window.plane / window.channels);
  const zs = slices ? Array.from({ length: window.slices }, (_, z) => z) : [now % window.slices];
  const ts = frames ? Array.from({ length: window.frames }, (_, t) => t) : [Math.floor(now / window.slices)];
  const planes = ts.flatMap((t) =>
    zs.map((z) => {
      if (window.composite === "composite") return compositeColours(window, z, t);
      const plane = (t * window.slices + z) * window.channels + channel;
      return channelColours(window, window.planes[plane] ?? new Int32Array(0), channel);
    }),
  );
  const flat = world.open({
    title: keep ? uniqueTitle(window.title) : window.title,
    type: "RGB",
    width: window.width,
    height: window.height,
    planes,
    slices: zs.length,
    frames: ts.length,
    hyperstack: zs.length > 1 || ts.length > 1,
    calibration: { ...window.calibration },
  });
  flat.info = window.info;
  flat.properties = new Map(window.properties);
  flat.overlay = window.overlay;
  adaptDensity(flat, window.type);
  if (!keep) {
    world.close(window);
    world.current = flat;
  }
}

/** A composite in place of an RGB image or stack. */
export function rgbToComposite(
  world: World,
  window: ImageWindow,
  mode: "composite" | "color" | "grayscale" = "composite",
): ImageWindow {
  const single = window.planes.length === 1;
  const { plane, slices, frames } = window;
  const planes = window.planes.flatMap((pixels) => splitColours(pixels as Int32Array));
  const made = replaceWindow(world, window, {
    type: "8-bit",
    planes,
    labels: single ? ["Red", "Green", "Blue"] : planes.map(() => null),
    channels: 3,
    slices,
    frames,
    hyperstack: !single,
  });
  makeComposite(made, mode);
  if (!single) made.plane = Math.min(plane, planes.length - 1);
  return made;
}

/** RGB Stack, HSB Stack, HSB (32-bit), Lab Stack of an RGB image; three labelled planes. Stacks of RGB become hyperstacks.
 * @see ImageJ 1.54p, ImageConverter, StackConverter */
export function convertToComponents(
  world: World,
  window: ImageWindow,
  what: "RGB Stack" | "HSB Stack" | "HSB (32-bit)" | "Lab Stack",
): Outcome {
  if (window.type !== "RGB") return "unsupported";
  const single = window.planes.length === 1;
  if (what === "RGB Stack" && !single) {
    rgbToComposite(world, window);
    return null;
  }
  if (what === "Lab Stack") {
    if (!single) return "unsupported";
    openLab(world, window);
    return null;
  }
  const split = { "RGB Stack": splitColours, "HSB Stack": toHsb8, "HSB (32-bit)": toHsb32 }[what];
  const type = what === "HSB (32-bit)" ? "32-bit" : "8-bit";
  const planes: PlanePixels[] = window.planes.flatMap(
    (pixels) => split(pixels as Int32Array) as PlanePixels[],
  );
  const names = what === "RGB Stack" ? ["Red", "Green", "Blue"] : ["Hue", "Saturation", "Brightness"];
  if (single) {
    setPlanes(window, { type, planes, labels: names, dimensions: [3, 1, 1] });
    adaptDensity(window, "RGB");
    window.plane = 0;
    window.lut = greyLut();
    [window.min, window.max] = dataRange(planes[0] ?? new Uint8Array(1));
    window.fixedRange = false;
    return null;
  }
  const labels = window.labels.flatMap((label) => [label, label, label]);
  const count = window.planes.length;
  if (what === "HSB Stack") window.properties.set("HSB_Stack", "true");
  const made = replaceWindow(world, window, {
    type,
    planes,
    labels,
    channels: 3,
    slices: count,
    frames: 1,
    hyperstack: true,
  });
  [made.min, made.max] = dataRange(planes[0] ?? new Uint8Array(1));
  makeComposite(made, "grayscale");
  return null;
}

function openLab(world: World, window: ImageWindow): void {
  const made = replaceWindow(world, window, {
    type: "32-bit",
    planes: toLab(window.planes[0] as Int32Array),
    labels: ["L*", "a*", "b*"],
    channels: 3,
    slices: 1,
    frames: 1,
  });
  makeComposite(made, "grayscale");
  resetChannelRanges(made);
  [made.min, made.max] = [made.channelDisplay[0]?.min ?? 0, made.channelDisplay[0]?.max ?? 0];
}

/** 8-bit Color: at most `colours` of them, chosen by median cut over all planes together. */
export function convertToIndexed(window: ImageWindow, colours: number): Outcome {
  if (window.type !== "RGB") return "unsupported";
  const count = Math.max(2, Math.min(256, Math.trunc(colours)));
  const size = window.width * window.height;
  const all = new Int32Array(size * window.planes.length);
  for (const [i, plane] of window.planes.entries()) all.set(plane, i * size);
  const { indices, lut } = medianCut(all, count);
  const planes = window.planes.map((_, i) => indices.slice(i * size, (i + 1) * size));
  setPlanes(window, { type: "8-bit", planes });
  adaptDensity(window, "RGB");
  window.lut = lut;
  window.min = 0;
  window.max = 255;
  window.rangeUnused = false;
  window.indexed = true;
  return null;
}

/** What "Invert LUT" makes of the current table. */
export function invertShownLut(window: ImageWindow): void {
  const channel =
    window.composite === null ? undefined : window.channelDisplay[window.plane % window.channels];
  if (channel) channel.lut = invertedLut(channel.lut);
  window.lut = channel?.lut ?? invertedLut(window.lut);
  window.threshold = null;
}
