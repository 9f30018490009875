import { adaptDensity } from "../display/density.ts";
import {
  calibratedDisplayRange,
  calibrationTable,
  dataRange,
  displayRange,
  findRange,
  makeComposite,
  rawValue,
  resetChannelRanges,
  setDisplayRange,
  setProcessorRange,
  windowColours,
} from "../display/index.ts";
import { setPlanes } from "../windows/replace.ts";
import {
  type ChannelDisplay,
  greyLut,
  type ImageWindow,
  invertedLut,
  isInvertingLut,
  type PixelType,
  type PlanePixels,
} from "../world/index.ts";
import { planeTo8, planeTo16, planeTo32, type RgbWeights } from "./convert-plane.ts";
import { isColorLut, isPseudoColorLut } from "./pseudo-color.ts";

export interface ConversionOptions {
  /** Scale to the full range when bits get fewer (Edit > Options > Conversions). */
  readonly scale: boolean;
  readonly weights: RgbWeights;
}

/** null = done; else why ImageJ refuses. */
type Outcome = "unsupported" | null;

/** ImageJ's setStack when the type changes: a composite gets its channels anew, each with the range of its first plane. */
function change(window: ImageWindow, type: PixelType, planes: PlanePixels[]): void {
  const previous = window.type;
  const mode = window.composite;
  setPlanes(window, { type, planes });
  adaptDensity(window, previous);
  if (mode === null) return;
  window.composite = null;
  window.channelDisplay = [];
  makeComposite(window, mode);
  resetChannelRanges(window);
}

/** CompositeImage.setLuts: each channel gets a table and a range; the current one is shown so unless its range is 0, 0. */
function restore(
  window: ImageWindow,
  display: readonly ChannelDisplay[],
  range: readonly [number, number] | null,
): void {
  window.channelDisplay = display.map((channel) => ({
    ...channel,
    min: range?.[0] ?? channel.min,
    max: range?.[1] ?? channel.max,
  }));
  const current = window.channelDisplay[window.plane % window.channels];
  if (!current) return;
  window.lut = current.lut;
  if (current.min !== 0 || current.max !== 0) setProcessorRange(window, current.min, current.max);
}

/** To 8-bit grey, in place.
 * @see ImageJ 1.54p, ImageConverter.convertToGray8, StackConverter.convertToGray8 */
export function convertTo8(window: ImageWindow, { scale, weights }: ConversionOptions): Outcome {
  const { composite } = window;
  const stack = window.planes.length > 1;
  const pseudo = isPseudoColorLut(window.lut);
  const coloured = isColorLut(window.lut);
  if (window.type === "8-bit" && composite === null && pseudo && (!stack || coloured)) {
    window.lut = isInvertingLut(window.lut) ? invertedLut(greyLut()) : greyLut();
    window.rangeUnused = window.min !== 0 || window.max !== 255;
    window.indexed = false;
    return null;
  }
  const throughColours = window.type === "8-bit" ? !stack || coloured || window.indexed : stack && coloured;
  if (composite === null && window.type !== "RGB" && throughColours) {
    const planes = window.planes.map((plane, i) => colourless(window, plane, i, scale, weights));
    const kept = window.type === "8-bit" ? greyLut() : window.lut;
    change(window, "8-bit", planes);
    window.lut = kept;
    fullRange(window);
    return null;
  }
  if (window.type === "8-bit" && composite === null) return null;
  const display = window.channelDisplay;
  const [min, max] = [window.min, window.max];
  const planes = window.planes.map((plane, i) => {
    const channel = composite === null ? undefined : display[i % display.length];
    const [low, high] = processorRange(window.type, plane, channel?.min ?? min, channel?.max ?? max);
    return planeTo8(plane, low, high, scale, weights);
  });
  const { type } = window;
  const lut = type === "RGB" ? greyLut() : window.lut;
  change(window, "8-bit", planes);
  window.lut = lut;
  fullRange(window);
  if (composite !== null) restore(window, display, scale ? [0, 255] : null);
  return null;
}

function fullRange(window: ImageWindow): void {
  window.min = 0;
  window.max = 255;
  window.rangeUnused = false;
  window.fixedRange = false;
}

/** The colours seen, as grey. 16-bit and 32-bit planes of a coloured stack are scaled without regard to their colours. */
function colourless(
  window: ImageWindow,
  plane: PlanePixels,
  index: number,
  scale: boolean,
  weights: RgbWeights,
): Uint8Array {
  if (window.type === "8-bit") return planeTo8(windowColours(window, index), 0, 255, false, weights);
  return planeTo8(plane, window.min, window.max, scale, weights);
}

/** What setMinAndMax(min, max) makes of a range: 0, 0 is the data's own. */
function processorRange(type: PixelType, plane: PlanePixels, min: number, max: number): [number, number] {
  if (type === "8-bit" || type === "RGB") return [0, 255];
  if (min === 0 && max === 0) return dataRange(plane);
  return type === "16-bit"
    ? [Math.floor(min + 0.5), Math.floor(max + 0.5)]
    : [Math.fround(min), Math.fround(max)];
}

/** To 16-bit, in place. RGB stacks are refused.
 * @see ImageJ 1.54p, ImageConverter.convertToGray16, StackConverter.convertToGray16 */
export function convertTo16(window: ImageWindow, { scale, weights }: ConversionOptions): Outcome {
  const { type, composite } = window;
  if (type === "16-bit") return null;
  if (window.indexed || (type === "RGB" && window.planes.length > 1)) return "unsupported";
  const scaled = type === "32-bit" && scale;
  const display = window.channelDisplay;
  const stack = window.planes.length > 1;
  const [min, max] = [window.min, window.max];
  const planes = window.planes.map((plane, i) => {
    const channel = composite === null ? undefined : display[i % display.length];
    const [low, high] = processorRange(type, plane, channel?.min ?? min, channel?.max ?? max);
    return planeTo16(plane, low, high, scaled, weights);
  });
  const lut = type === "RGB" ? greyLut() : window.lut;
  change(window, "16-bit", planes);
  window.lut = lut;
  window.fixedRange = false;
  if (composite !== null) {
    restore(window, display, scaled ? [0, 65535] : null);
    return null;
  }
  if (stack) {
    const [low, high] = dataRange(planes[0] ?? new Uint16Array(1));
    setProcessorRange(window, low, high);
    if (scaled) setProcessorRange(window, 0, 65535);
  } else findRange(window);
  return null;
}

/** To 32-bit, in place; calibrated values where the image has a density calibration.
 * @see ImageJ 1.54p, ImageConverter.convertToGray32, StackConverter.convertToGray32 */
export function convertTo32(window: ImageWindow, { weights }: Pick<ConversionOptions, "weights">): Outcome {
  const { type, composite } = window;
  if (type === "32-bit") return null;
  if (window.indexed) return "unsupported";
  const [min, max] = type === "RGB" ? [window.min, window.max] : calibratedDisplayRange(window);
  const [rawMin, rawMax] = displayRange(window);
  const table = calibrationTable(window);
  const display = window.channelDisplay;
  const lut = type === "RGB" ? greyLut() : window.lut;
  const planes = window.planes.map((plane) => planeTo32(plane, table, weights));
  change(window, "32-bit", planes);
  window.lut = composite === null ? lut : window.lut;
  window.fixedRange = false;
  if (composite === null) findRange(window);
  if (
    composite !== null &&
    [window.channels, window.slices, window.frames].filter((n) => n > 1).length > 1 &&
    table === null
  )
    restore(window, display, null);
  else if (window.planes.length > 1 && table === null) setDisplayRange(window, rawMin, rawMax);
  setDisplayRange(window, rawValue(window, min), rawValue(window, max));
  return null;
}
