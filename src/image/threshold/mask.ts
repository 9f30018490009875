import { adaptDensity } from "../display/density.ts";
import { dataRange, makeComposite, resetChannelRanges, setDisplayMode } from "../display/index.ts";
import { countValues } from "../statistics/visit-pixels.ts";
import { planeTo8, type RgbWeights } from "../types/convert-plane.ts";
import { isColorLut } from "../types/pseudo-color.ts";
import { setPlanes } from "../windows/replace.ts";
import {
  greyLut,
  type ImageWindow,
  invertedLut,
  isInvertingLut,
  type PlanePixels,
  wholeProcessor,
} from "../world/index.ts";
import { autoThreshold, type ThresholdMethod } from "./methods.ts";
import { isoDataLimits, NO_THRESHOLD, setThreshold } from "./threshold.ts";

/** Of the whole plane. */
const byteHistogram = (window: ImageWindow, pixels: Uint8Array): Int32Array =>
  countValues({ ...wholeProcessor(window), pixels }, 256);

function isoData(window: ImageWindow, pixels: Uint8Array): readonly [number, number] {
  return isoDataLimits(byteHistogram(window, pixels), isInvertingLut(window.lut));
}

function maskLut(blackBackground: boolean) {
  return blackBackground ? greyLut() : invertedLut(greyLut());
}

/** An invisible threshold that an earlier mask left behind. */
function dropBinaryThreshold(window: ImageWindow): void {
  const { threshold } = window;
  if (threshold && threshold.lower === threshold.upper && threshold.mode === "no color")
    window.threshold = null;
}

/** Foreground and background of old recorded macros ("thresholded remaining black"). */
export interface OldMask {
  readonly foreground: number | null;
  readonly background: number | null;
}

/** Every plane becomes 255 within the threshold of the current plane and 0 outside, in place; without a threshold IsoData of the
 * current plane as it is displayed is taken. The selection goes. A composite is shown in grey afterwards.
 * @param options.onlyCurrent - 8-bit stacks: change the current plane alone.
 * @see ImageJ 1.54p, Thresholder.applyThreshold */
export function convertToMask(
  window: ImageWindow,
  options: {
    readonly blackBackground: boolean;
    readonly weights: RgbWeights;
    readonly onlyCurrent?: boolean;
    readonly old?: OldMask | null;
  },
): void {
  window.roi = null;
  dropBinaryThreshold(window);
  if (window.type === "16-bit" || window.type === "32-bit") {
    maskOfRange(window, options.blackBackground);
    return;
  }
  const { threshold } = window;
  if (window.type === "RGB" || window.indexed) toBytes(window, options.weights);
  const current = window.planes[window.plane] as Uint8Array;
  const old = options.old && threshold ? options.old : null;
  const [lower, upper] = threshold ? [threshold.lower, threshold.upper] : isoData(window, current);
  if (!old && isColorLut(window.lut)) window.lut = greyLut();
  window.threshold = null;
  const table = new Uint8Array(256);
  for (let i = 0; i < 256; i++) {
    const inside = i >= lower && i <= upper;
    table[i] = old ? ((inside ? old.foreground : old.background) ?? i) : inside ? 255 : 0;
  }
  for (const pixels of options.onlyCurrent ? [current] : window.planes)
    for (let i = 0; i < pixels.length; i++) pixels[i] = table[pixels[i]!]!;
  const inverting = isInvertingLut(window.lut);
  if (!old && !options.onlyCurrent && inverting === options.blackBackground)
    window.lut = invertedLut(window.lut);
  const foreground = old ? old.foreground : 255;
  const background = old ? old.background : 0;
  if (
    foreground !== null &&
    background !== null &&
    foreground + background === 255 &&
    foreground * background === 0
  )
    setThreshold(window, foreground, foreground, "no color");
  window.changed = true;
}

function toBytes(window: ImageWindow, weights: RgbWeights): void {
  const previous = window.type;
  const planes = window.planes.map((plane) => planeTo8(plane, 0, 255, true, weights));
  setPlanes(window, { type: "8-bit", planes });
  adaptDensity(window, previous);
  if (previous === "RGB") {
    window.lut = greyLut();
    window.min = 0;
    window.max = 255;
  }
}

function maskOfRange(window: ImageWindow, blackBackground: boolean): void {
  const { threshold, min, max } = window;
  let [lower, upper] = [threshold?.lower ?? 0, threshold?.upper ?? 0];
  if (!threshold || Math.fround(lower) === NO_THRESHOLD) {
    const bytes = planeTo8(window.planes[window.plane] ?? new Uint8Array(0), min, max, true, null);
    const [low, high] = isoData(window, bytes);
    lower = min + (max - min) * (low / 255);
    upper = min + (max - min) * (high / 255);
  }
  lower = Math.fround(lower);
  upper = Math.fround(upper);
  const planes = window.planes.map((pixels) => {
    const mask = new Uint8Array(pixels.length);
    for (let i = 0; i < mask.length; i++) if (pixels[i]! >= lower && pixels[i]! <= upper) mask[i] = 255;
    return mask;
  });
  becomeMask(window, planes, blackBackground);
}

function becomeMask(window: ImageWindow, planes: Uint8Array[], blackBackground: boolean): void {
  const previous = window.type;
  const composite = window.composite !== null;
  setPlanes(window, { type: "8-bit", planes });
  adaptDensity(window, previous);
  window.lut = maskLut(blackBackground);
  window.min = 0;
  window.max = 255;
  window.rangeUnused = false;
  window.fixedRange = false;
  if (composite) {
    if (previous !== "8-bit") {
      window.composite = null;
      makeComposite(window, "grayscale");
    } else setDisplayMode(window, "grayscale");
    resetChannelRanges(window);
  }
  setThreshold(window, 255, 255, "no color");
}

export interface LocalMask {
  readonly method: ThresholdMethod;
  readonly background: "Default" | "Dark" | "Light";
  readonly blackBackground: boolean;
  /** Gets lower and upper limit of each plane, as raw values. */
  readonly list: ((plane: number, lower: number, upper: number) => void) | null;
}

/** "Calculate threshold for each image": every plane by its own threshold, in place.
 * @see ImageJ 1.54p, Thresholder.convertStackToBinary */
export function maskEachPlane(
  window: ImageWindow,
  { method, background, blackBackground, list }: LocalMask,
  weights: RgbWeights,
): void {
  const inverting = isInvertingLut(window.lut);
  const planes = window.planes.map((plane: PlanePixels, k) => {
    const [min, max] = dataRange(plane);
    const converted = planeTo8(plane, min, max, true, weights);
    const bytes = converted === plane ? converted.slice() : converted;
    const histogram = byteHistogram(window, bytes);
    let [lower, upper] = [0, 0];
    if (method === "Default" && background === "Default")
      [lower, upper] = isoDataLimits(histogram, inverting);
    else {
      // Unlike setAutoThreshold of macros, the bin of the threshold itself belongs to the objects.
      const threshold = autoThreshold(method, histogram, false);
      [lower, upper] = (background !== "Light") !== inverting ? [threshold, 255] : [0, threshold];
    }
    if (list) {
      const byte = window.type === "8-bit";
      const scaled = (value: number) => (byte ? value : min + (value / 255) * (max - min));
      list(k + 1, scaled(lower), scaled(upper));
    }
    for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i]! >= lower && bytes[i]! <= upper ? 255 : 0;
    return bytes;
  });
  becomeMask(window, planes, blackBackground);
  // ImageJ sets the threshold before it turns a composite grey, which ends it.
  if (window.composite !== null) window.threshold = null;
}
