import { channelLut, compositeColours, makeComposite, roundRange } from "../display/index.ts";
import {
  greyLut,
  type ImageWindow,
  isGreyLut,
  isInvertingLut,
  joinColours,
  type Lut,
  newPixels,
  type PlanePixels,
  splitColours,
  type World,
} from "../world/index.ts";
import { rgbToComposite } from "./colour.ts";
import { planeTo8 } from "./convert-plane.ts";

/** Split Channels: one window per channel, `C1-title` …, of an RGB image `title (red)`, `(green)`, `(blue)`; the original is closed,
 * the last one is current.
 * @returns false for an image that has no channels.
 * @see ImageJ 1.54p, ij.plugin.ChannelSplitter */
export function splitChannels(world: World, window: ImageWindow): boolean {
  if (window.type === "RGB") {
    const parts = window.planes.map((pixels) => splitColours(pixels as Int32Array));
    world.close(window);
    for (const [i, name] of ["red", "green", "blue"].entries()) {
      const part = world.open({
        title: `${window.title} (${name})`,
        type: "8-bit",
        width: window.width,
        height: window.height,
        planes: parts.map((colours) => colours[i as 0 | 1 | 2]),
        calibration: withoutDensity(window),
      });
      part.plane = window.plane;
    }
    return true;
  }
  if (window.composite === null) return false;
  world.close(window);
  for (let c = 0; c < window.channels; c++) world.show(channelOf(world, window, c));
  return true;
}

function withoutDensity(window: ImageWindow) {
  return { ...window.calibration, function: "none", coefficients: null, valueUnit: "Gray Value" };
}

/** One channel of a composite as an image of its own, not shown; pixels are shared. */
export function channelOf(world: World, window: ImageWindow, channel: number): ImageWindow {
  const indices = window.planes.map((_, i) => i).filter((i) => i % window.channels === channel);
  const shown = window.channelDisplay[channel];
  const part = world.make({
    title: `C${channel + 1}-${window.title}`,
    type: window.type,
    width: window.width,
    height: window.height,
    planes: indices.map((i) => window.planes[i] as PlanePixels),
    labels: indices.map((i) => window.labels[i] ?? null),
    slices: window.slices,
    frames: window.frames,
    hyperstack: window.slices > 1 && window.frames > 1,
    lut: window.composite === "grayscale" ? greyLut() : (shown?.lut ?? window.lut),
    calibration: { ...window.calibration },
  });
  part.hidden = world.batchMode;
  [part.min, part.max] = [shown?.min ?? window.min, shown?.max ?? window.max];
  roundRange(part);
  part.fixedRange = true;
  part.plane = Math.floor(window.plane / window.channels);
  return part;
}

export interface Merge {
  /** By place: red, green, blue, grey, cyan, magenta, yellow. */
  readonly images: readonly (ImageWindow | null)[];
  readonly create: boolean;
  readonly keep: boolean;
  readonly ignoreLuts: boolean;
}

/** Merge Channels: a composite (`Composite`, `Merged`, or the title after "C1-") or an RGB image `RGB`, opened and current; the sources are
 * closed unless `keep`.
 * @returns a message where ImageJ refuses, else null.
 * @see ImageJ 1.54p, ij.plugin.RGBStackMerge */
export function mergeChannels(world: World, { images, create, keep, ignoreLuts }: Merge): string | null {
  const sources = images.filter((image) => image !== null);
  const [first] = sources;
  if (!first) return "Requires at least one source image or stack.";
  let hyper = false;
  for (const image of sources) {
    if (image.planes.length !== first.planes.length)
      return "The source stacks must have the same number of images.";
    if ([image.channels, image.slices, image.frames].filter((n) => n > 1).length > 1) {
      if (first.type === "RGB") return "Source hyperstacks cannot be RGB.";
      if (image.channels > 1) return "Source hyperstacks cannot have more than 1 channel.";
      if (image.slices !== first.slices || image.frames !== first.frames)
        return "Source hyperstacks must have the same dimensions.";
      hyper = true;
    }
    if (image.width !== first.width || image.height !== first.height)
      return "The source images or stacks must have the same width and height.";
    if (create && image.type !== first.type) return "The source images must have the same bit depth.";
  }
  const more = images.some((image, i) => image !== null && i > 2);
  const rgb = sources.some((image) => image.type === "RGB");
  let made: ImageWindow;
  if (rgb && more) made = brightest(world, first, sources, create);
  else if (((create || more) && !rgb) || hyper) {
    if (sources.length < 2) return null;
    made = mergeIntoComposite(world, images, ignoreLuts, keep);
  } else made = mergeIntoRgb(world, first, images, create);
  if (more && !create && !rgb && made.slices === 1 && made.frames === 1) {
    const flat = openRgb(world, first, [compositeColours(made, 0, 0)]);
    world.close(made);
    made = flat;
  }
  if (!keep) for (const image of sources) world.close(image);
  world.current = made;
  return null;
}

/** All channels of equally large windows as one composite, opened. */
export function mergeIntoComposite(
  world: World,
  images: readonly (ImageWindow | null)[],
  ignoreLuts: boolean,
  copy: boolean,
): ImageWindow {
  const places = images.flatMap((image, i) => (image ? [{ image, place: i }] : []));
  const sources = places.map(({ image }) => image);
  const first = sources[0] as ImageWindow;
  const count = first.planes.length;
  const planes: PlanePixels[] = [];
  const labels: (string | null)[] = [];
  for (let k = 0; k < count; k++)
    for (const [c, image] of sources.entries()) {
      const pixels = image.planes[k] as PlanePixels;
      planes.push(copy || sources.indexOf(image) < c ? pixels.slice() : pixels);
      labels.push(image.labels[k] ?? null);
    }
  const [slices, frames] = [first.slices, first.frames];
  const title = first.title.startsWith("C1-") ? first.title.slice(3) : frames > 1 ? "Merged" : "Composite";
  const window = world.open({
    title,
    type: first.type,
    width: first.width,
    height: first.height,
    planes,
    labels,
    channels: sources.length,
    slices,
    frames,
    hyperstack: true,
    calibration: { ...first.calibration },
  });
  [window.min, window.max] = [first.min, first.max];
  const grey = sources.every((image) => isGreyLut(image.lut));
  const luts: Lut[] = places.map(({ image, place }) =>
    (ignoreLuts || grey) && place < 7 ? channelLut(place) : image.lut,
  );
  makeComposite(window, "composite", {
    luts,
    ranges: sources.map((image) => [image.min, image.max] as const),
  });
  window.lut = luts[0] ?? window.lut;
  return window;
}

function openRgb(world: World, like: ImageWindow, planes: Int32Array[]): ImageWindow {
  return world.open({
    title: "RGB",
    type: "RGB",
    width: like.width,
    height: like.height,
    planes,
    calibration: withoutDensity(like),
  });
}

function mergeIntoRgb(
  world: World,
  first: ImageWindow,
  images: readonly (ImageWindow | null)[],
  create: boolean,
): ImageWindow {
  const part = (
    image: ImageWindow | null | undefined,
    plane: number,
    colour: 0 | 1 | 2,
  ): ArrayLike<number> => {
    if (!image) return newPixels("8-bit", first.width * first.height);
    const pixels = image.planes[plane] as PlanePixels;
    const bytes =
      pixels instanceof Int32Array
        ? splitColours(pixels)[colour]
        : planeTo8(pixels, image.min, image.max, true, null);
    return image.type !== "RGB" && isInvertingLut(image.lut) ? bytes.map((value) => 255 - value) : bytes;
  };
  const planes = first.planes.map((_, k) =>
    joinColours(part(images[0], k, 0), part(images[1], k, 1), part(images[2], k, 2)),
  );
  const window = openRgb(world, first, planes);
  if (!create) return window;
  const composite = rgbToComposite(world, window);
  composite.title = "Composite";
  return composite;
}

/** The brightest of all sources in each colour. */
function brightest(
  world: World,
  first: ImageWindow,
  sources: readonly ImageWindow[],
  create: boolean,
): ImageWindow {
  const out = new Int32Array(first.width * first.height);
  for (const image of sources) {
    const pixels = image.planes[image.plane] as PlanePixels;
    const bytes = pixels instanceof Int32Array ? null : planeTo8(pixels, image.min, image.max, true, null);
    for (let i = 0; i < out.length; i++) {
      const b = bytes ? bytes[i]! * 0x10101 : pixels[i]!;
      const a = out[i]!;
      out[i] =
        Math.max(a & 0xff0000, b & 0xff0000) | Math.max(a & 0xff00, b & 0xff00) | Math.max(a & 255, b & 255);
    }
  }
  const window = openRgb(world, first, [out]);
  if (!create) return window;
  const composite = rgbToComposite(world, window);
  composite.title = "Composite";
  return composite;
}

/** Stack to RGB of two or three planes of 8-bit or 16-bit (by the display range): a new image `title (RGB)`. */
export function stackToRgb(world: World, window: ImageWindow): ImageWindow {
  const bytes = window.planes.map((pixels) => planeTo8(pixels, window.min, window.max, true, null));
  const colours = joinColours(
    bytes[0] ?? [],
    bytes[1] ?? [],
    bytes[2] ?? new Uint8Array(bytes[0]?.length ?? 0),
  );
  if (isInvertingLut(window.lut)) for (let i = 0; i < colours.length; i++) colours[i]! ^= 0xffffff;
  const made = openRgb(world, window, [colours]);
  made.title = `${window.title} (RGB)`;
  return made;
}
