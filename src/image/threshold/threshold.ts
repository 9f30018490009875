import { resetProcessorRange, setProcessorRange } from "../display/index.ts";
import { measuredPlane } from "../measure/measured-plane.ts";
import { selectedProcessor } from "../roi/index.ts";
import { countValues, visitPixels } from "../statistics/visit-pixels.ts";
import { planeTo8 } from "../types/convert-plane.ts";
import { type ImageWindow, isInvertingLut, type Processor, type Threshold } from "../world/index.ts";
import { imagejIsoData, withCutPeak } from "./isodata.ts";
import { autoThreshold, isThresholdMethod, type ThresholdMethod } from "./methods.ts";
import { smoothHistogram } from "./smooth.ts";

/** What ImageJ's ImageProcessor.NO_THRESHOLD is: setting it as lower limit ends thresholding. */
export const NO_THRESHOLD = -808080;

/** Set the limits (raw values, both included); 8-bit ones are clamped, 16-bit ones clamped and rounded half up. RGB images have none.
 * @see ImageJ 1.54p, ImageProcessor.setThreshold, ByteProcessor.setThreshold, ShortProcessor.setThreshold */
export function setThreshold(
  window: ImageWindow,
  lower: number,
  upper: number,
  mode: Threshold["mode"] = "red",
): void {
  if (window.type === "RGB") return;
  if (lower === NO_THRESHOLD) {
    window.threshold = null;
    return;
  }
  if (window.type === "16-bit") {
    const round = (value: number) => Math.floor(value + 0.5);
    window.threshold = { lower: round(Math.max(0, lower)), upper: round(Math.min(65535, upper)), mode };
    return;
  }
  const byte = window.type === "8-bit";
  window.threshold = {
    lower: byte && lower < 0 ? 0 : lower,
    upper: byte && upper > 255 ? 255 : upper,
    mode,
  };
}

/** 0…255 of an 8-bit histogram become raw values of a 16-bit or 32-bit image by its display range.
 * @see ImageJ 1.54p, ImageProcessor.scaleAndSetThreshold */
export function setScaledThreshold(
  window: ImageWindow,
  lower: number,
  upper: number,
  mode: Threshold["mode"],
): void {
  let [low, high] = [lower, upper];
  if (window.type !== "8-bit" && lower !== NO_THRESHOLD) {
    const { min, max } = window;
    if (max > min) {
      if (lower === 0) {
        if (window.type === "32-bit") low = Math.min(min, -1e30);
      } else low = min + (lower / 255) * (max - min);
      if (upper === 255) high = window.type === "16-bit" ? 65535 : Math.max(max, 1e30);
      else high = min + (upper / 255) * (max - min);
    } else low = high = min;
  }
  setThreshold(window, low, high, mode);
}

/** setAutoThreshold() without a method, and "Convert to Mask" of an image without threshold: IsoData after cutting the peak,
 * the larger side of the histogram is background.
 * @see ImageJ 1.54p, ImageProcessor.setAutoThreshold(ISODATA2, …) */
export function isoDataLimits(
  histogram: Int32Array,
  inverting: boolean,
): readonly [lower: number, upper: number] {
  const min = Math.max(
    0,
    histogram.findIndex((count) => count > 0),
  );
  const max = Math.max(
    0,
    histogram.findLastIndex((count) => count > 0),
  );
  const threshold = imagejIsoData(withCutPeak(histogram));
  const smooth = smoothHistogram(histogram);
  let sum = 0;
  let peak = 0;
  let top = 0;
  for (let i = 0; i < 256; i++) {
    sum = Math.fround(sum + smooth[i]!);
    if (smooth[i]! > top) {
      top = smooth[i]!;
      peak = i;
    }
  }
  const clear = top / (sum / 256) > 1.5;
  const upperSide = clear ? max - peak > peak - min : inverting;
  return upperSide ? [threshold, 255] : [0, threshold];
}

/** Threshold of the current plane by `isoDataLimits`; the range of a 16-bit or 32-bit image is found anew. */
export function setIsoDataThreshold(window: ImageWindow, mode: Threshold["mode"]): void {
  if (window.type === "RGB") return;
  if (window.type !== "8-bit") resetProcessorRange(window);
  const processor = selectedProcessor(window);
  const pixels = planeTo8(processor.pixels, window.min, window.max, true, null);
  const [lower, upper] = isoDataLimits(
    countValues({ ...processor, pixels }, 256),
    isInvertingLut(window.lut),
  );
  setScaledThreshold(window, lower, upper, mode);
}

export interface AutoThreshold {
  readonly method: ThresholdMethod;
  readonly dark: boolean;
  /** Of the 65536 values of a 16-bit image instead of 256 bins. */
  readonly all16: boolean;
  /** Without "16" in the text the lower limit of the upper class is one more. */
  readonly addOne: boolean;
  readonly reset: boolean;
  readonly stack: boolean;
  readonly mode: Threshold["mode"];
}

/** "Otsu dark 16-bit no-reset stack b&w": words after the method, found anywhere.
 * @returns the name when it is no method. */
export function parseAutoThreshold(text: string): AutoThreshold | string {
  const space = text.indexOf(" ");
  const method = space < 0 ? text : text.slice(0, space);
  if (!isThresholdMethod(method)) return method;
  let mode: Threshold["mode"] = "red";
  if (text.includes("b&w")) mode = "black & white";
  if (text.includes("over")) mode = "over/under";
  if (text.includes("no-lut")) mode = "no color";
  return {
    method,
    dark: text.includes("dark"),
    all16: text.includes("16"),
    addOne: !text.includes("16"),
    reset: !text.includes("no-reset"),
    stack: text.includes("stack"),
    mode,
  };
}

/** @param onFailure - lines for ImageJ's log when a method finds nothing.
 * @see ImageJ 1.54p, ImageProcessor.setAutoThreshold, IJ.setStackThreshold */
export function setAutoThreshold(
  window: ImageWindow,
  how: AutoThreshold,
  onFailure: (message: string) => void,
): void {
  if (window.type === "RGB") return;
  if (how.stack) {
    setStackThreshold(window, how, onFailure);
    return;
  }
  const all16 = how.all16 && window.type === "16-bit";
  if (window.type !== "8-bit" && !all16 && (how.reset || how.mode === "over/under"))
    resetProcessorRange(window);
  const { rect, mask } = measuredPlane(window, window.roi, window.plane, "processor");
  const processor = { ...selectedProcessor(window), rect, mask };
  const histogram = all16
    ? countValues(processor, 65536)
    : countValues(
        { ...processor, pixels: planeTo8(processor.pixels, window.min, window.max, true, null) },
        256,
      );
  const [lower, upper] = limits(window, how, histogram, onFailure);
  if (all16) setThreshold(window, lower, upper, how.mode);
  else setScaledThreshold(window, Math.min(lower, 255), upper, how.mode);
}

function limits(
  window: ImageWindow,
  { method, dark, addOne }: AutoThreshold,
  histogram: Int32Array,
  onFailure: (message: string) => void,
): readonly [number, number] {
  const threshold = autoThreshold(method, histogram, addOne, onFailure);
  const top = histogram.length > 256 ? 65535 : 255;
  return dark !== isInvertingLut(window.lut) ? [threshold + (addOne ? 1 : 0), top] : [0, threshold];
}

/** Counts of all planes together. */
function counted(processors: readonly Processor[], size: 256 | 65536): Int32Array {
  const histogram = new Int32Array(size);
  for (const processor of processors) {
    const own = countValues(processor, size);
    for (let i = 0; i < size; i++) histogram[i]! += own[i]!;
  }
  return histogram;
}

function setStackThreshold(
  window: ImageWindow,
  how: AutoThreshold,
  onFailure: (message: string) => void,
): void {
  const processors = window.planes.map((_, i) => selectedProcessor(window, i));
  let [min, max] = [0, 255];
  let histogram: Int32Array;
  const all16 = how.all16 && window.type === "16-bit";
  if (window.type === "8-bit") histogram = counted(processors, 256);
  else {
    [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const processor of processors)
      visitPixels(processor, (i) => {
        const value = processor.pixels[i]!;
        if (!Number.isFinite(value)) return;
        if (value < min) min = value;
        if (value > max) max = value;
      });
    histogram = all16 ? counted(processors, 65536) : binned(processors, window.type === "16-bit", min, max);
  }
  let [lower, upper] = limits(window, how, histogram, onFailure);
  if (!all16) {
    if (lower > 255) lower = 255;
    if (max > min) {
      lower = min + (lower / 255) * (max - min);
      upper = min + (upper / 255) * (max - min);
    } else lower = upper = min;
    setProcessorRange(window, min, max);
  }
  setThreshold(window, lower, upper, "red");
}

/** 256 bins between the smallest and the largest value of all planes. */
function binned(processors: readonly Processor[], short: boolean, min: number, max: number): Int32Array {
  const histogram = new Int32Array(256);
  const scale = short ? 1 / ((max - min + 1) / 256) : 256 / (max - min);
  for (const processor of processors)
    visitPixels(processor, (i) => {
      const value = processor.pixels[i]!;
      if (value >= min && value <= max) histogram[Math.min(255, Math.trunc(scale * (value - min)) || 0)]!++;
    });
  return histogram;
}
