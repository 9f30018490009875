import { rangeHistogram, saturatedRange } from "../../image/contrast/index.ts";
import { dataRange, resetProcessorRange, setProcessorRange } from "../../image/display/index.ts";
import {
  bandpass,
  combineSpectra,
  cropSquare,
  type FrequencyOperation,
  frequencyImage,
  HartleyTransform,
  isTransformable,
  paddedFrame,
  powerSpectrum,
  setFrequencyImage,
  spatialValues,
  swapQuadrants,
  tileMirror,
  withBrightness,
} from "../../image/fft/index.ts";
import { resizePlane } from "../../image/geometry/index.ts";
import { selectedProcessor } from "../../image/roi/index.ts";
import { planeTo8, planeTo16, planeTo32 } from "../../image/types/index.ts";
import {
  freeTitle,
  type ImageWindow,
  noCalibration,
  type PlanePixels,
  type Processor,
  pixelTypeOf,
  type Rect,
  type WindowCalibration,
  wholeProcessor,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { applyFilter } from "./apply.ts";
import { remembered } from "./remembered.ts";

const MENU = "Process>FFT";
const STRIPES = ["None", "Horizontal", "Vertical"] as const;

function whole({ width, height }: { readonly width: number; readonly height: number }): Rect {
  return { x: 0, y: 0, width, height };
}

/** The planes of a command that has "process" for the whole stack. */
function planesOf(window: ImageWindow, options: CommandOptions): number[] {
  return window.planes.length > 1 && options.flag("process")
    ? window.planes.map((_, i) => i)
    : [window.plane];
}

/** Put filtered values back: RGB by their brightness; integers scaled from `range` where that is given, else rounded and clamped. */
function putBack(
  processor: Processor,
  rect: Rect,
  values: Float32Array,
  range: readonly [min: number, max: number] | null,
): void {
  const { pixels, width, type } = processor;
  if (type === "RGB") {
    pixels.set(withBrightness(pixels as Int32Array, values));
    return;
  }
  const [min, max] = range ?? [0, 0];
  const converted: PlanePixels =
    type === "8-bit"
      ? planeTo8(values, min, max, range !== null, null)
      : type === "16-bit"
        ? planeTo16(values, min, max, range !== null, null)
        : values;
  for (let y = 0; y < rect.height; y++)
    pixels.set(converted.subarray(y * rect.width, (y + 1) * rect.width), (rect.y + y) * width + rect.x);
}

/** @see ImageJ 1.54p, FFTFilter */
function bandpassFilter(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (frequencyImage(window)) host.error("Spatial domain image required");
  const kept = remembered(host, "bandpass", {
    large: 40,
    small: 3,
    stripes: "None" as (typeof STRIPES)[number],
    tolerance: 5,
  });
  kept.large = options.number("filter_large", kept.large);
  kept.small = options.number("filter_small", kept.small);
  kept.stripes = options.choice("suppress", STRIPES, kept.stripes);
  kept.tolerance = options.number("tolerance", kept.tolerance);
  const scale = options.absent || options.flag("autoscale");
  const saturate = options.absent || options.flag("saturate");
  let first = true;
  const planes = planesOf(window, options);
  const done = applyFilter(
    host,
    options,
    { masking: false },
    (processor) => {
      const rect = processor.type === "RGB" ? whole(processor) : processor.rect;
      const { size, fit } = paddedFrame(rect.width, rect.height);
      host.claim(size * size * 16, "the Fourier transform");
      const values = tileMirror(spatialValues(processor, rect), rect.width, whole(rect), size, fit.x, fit.y);
      const transform = new HartleyTransform(size);
      transform.transform(values, false, () => host.tick());
      const filter = bandpass(values, size, {
        large: (2 * kept.large) / size,
        small: (2 * kept.small) / size,
        stripes: kept.stripes,
        sharpness: (100 - kept.tolerance) / 100,
      });
      if (first && options.flag("display")) showFilter(host, filter, size);
      first = false;
      transform.transform(values, true, () => host.tick());
      const cut = cropSquare(values, size, fit);
      const range = scale ? autoscale(cut, fit, dataRange(values), saturate ? 1 : 0) : null;
      putBack(processor, rect, cut, range);
    },
    planes,
  );
  if (done === "plane") resetProcessorRange(window);
}

function autoscale(
  values: Float32Array,
  { width, height }: Rect,
  otherwise: readonly [number, number],
  saturated: number,
): [number, number] {
  const rect = { x: 0, y: 0, width, height };
  const histogram = rangeHistogram({ type: "32-bit", width, height, pixels: values, rect, mask: null });
  const [min, max] = saturatedRange("32-bit", histogram, saturated) ?? otherwise;
  return [Math.fround(min), Math.fround(max)];
}

function showFilter(host: MacroHost, filter: Float32Array, size: number): void {
  const current = host.world.current;
  swapQuadrants(filter, size);
  const shown = host.world.open({
    title: "Filter",
    type: "32-bit",
    width: size,
    height: size,
    planes: [filter],
  });
  resetProcessorRange(shown);
  // The filter goes on with the image it was called for, but the new window is in front.
  host.world.current = current;
  host.world.show(shown);
}

/** @see ImageJ 1.54p, FFTCustomFilter */
function customFilter(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { windows } = host.world;
  if (windows.length < 2) host.error("A filter (as an open image) is required.");
  const titles = windows.map((one) => one.title);
  const title = options.choice("filter", titles, titles[1] ?? "");
  const source = windows[titles.indexOf(title)] ?? window;
  if (source === window) host.error("The filter cannot be the same as the image being filtered.");
  if (source.planes.length > 1) host.error("The filter cannot be a stack.");
  if (frequencyImage(window)) host.error("Spatial domain (non-FFT) image required");
  const planes = planesOf(window, options);
  const { size, fit } = paddedFrame(window.width, window.height);
  host.claim(size * size * 16, "the Fourier transform");
  const weights = filterWeights(host, source, size);
  const transform = new HartleyTransform(size);
  const done = applyFilter(
    host,
    options,
    { masking: false },
    (processor) => {
      // As in ImageJ, of a selection the mirror images are laid at the place of the whole image.
      const rect = processor.type === "RGB" ? whole(processor) : processor.rect;
      const values = tileMirror(spatialValues(processor, rect), rect.width, whole(rect), size, fit.x, fit.y);
      transform.transform(values, false, () => host.tick());
      for (let i = 0; i < values.length; i++) values[i] = values[i]! * weights[i]!;
      transform.transform(values, true, () => host.tick());
      putBack(processor, whole(processor), cropSquare(values, size, fit), dataRange(values));
    },
    planes,
  );
  if (done === "plane") resetProcessorRange(window);
  if (planes.length === window.planes.length) {
    const range = saturatedRange(window.type, rangeHistogram(selectedProcessor(window)), 0);
    // Of RGB images this stretches the image as it was before: a filter that ImageJ loses.
    if (range !== null) setProcessorRange(window, ...range);
  }
}

/** The filter as factors, origin in the corner: 32-bit as it is, others as 0 … 1. */
function filterWeights(host: MacroHost, source: ImageWindow, size: number): Float64Array {
  const processor = wholeProcessor(source);
  const { width, height } = source;
  const pixels =
    source.type === "32-bit"
      ? processor.pixels
      : planeTo8(processor.pixels, source.min, source.max, true, host.world.options.rgbWeights);
  const fits = width === size && height === size;
  const square = fits
    ? pixels.slice()
    : resizePlane(
        { type: pixelTypeOf(pixels), pixels, width, height, rect: whole(source) },
        size,
        size,
        "None",
        false,
      );
  swapQuadrants(square, size);
  return Float64Array.from(square, (value) => (source.type === "32-bit" ? value : value / 255));
}

/** @see ImageJ 1.54p, FFTMath */
function frequencyMath(host: MacroHost, options: CommandOptions): void {
  const good = host.world.windows.filter((one) => isTransformable(one.width, one.height));
  if (good.length === 0) host.error("Images must be a power of 2 size (256x256, 512x512, etc.)");
  const titles = good.map((one) => one.title);
  const kept = remembered(host, "fd math", {
    first: 0,
    second: 0,
    operation: "Correlate" as FrequencyOperation,
    title: "Result",
  });
  kept.title = freeTitle(host.world, kept.title);
  const index = (key: string, last: number) =>
    titles.indexOf(options.choice(key, titles, titles[last] ?? titles[0] ?? ""));
  kept.first = index("image1", kept.first);
  kept.operation = options.choice("operation", ["Correlate", "Convolve", "Deconvolve"], kept.operation);
  kept.second = index("image2", kept.second);
  kept.title = options.string("result", kept.title);
  const one = good[kept.first] as ImageWindow;
  const two = good[kept.second] as ImageWindow;
  if (one.width !== two.width) host.error("Images must be the same size");
  const size = one.width;
  host.claim(size * size * 16, "the Fourier transforms");
  const transform = new HartleyTransform(size);
  const tick = () => host.tick();
  const spectrumOf = (window: ImageWindow): Float32Array => {
    const known = frequencyImage(window);
    if (known) return known.hartley;
    const { pixels } = wholeProcessor(window);
    const values = Float32Array.from(planeTo32(pixels, null, host.world.options.rgbWeights));
    transform.transform(values, false, tick);
    return values;
  };
  const first = spectrumOf(one);
  const values = combineSpectra(first, one === two ? first : spectrumOf(two), size, kept.operation);
  const calibration = resultCalibration(one.calibration, two.calibration);
  const form = { title: kept.title, type: "32-bit" as const, width: size, height: size, calibration };
  if (options.absent || options.flag("do")) {
    transform.transform(values, true, tick);
    swapQuadrants(values, size);
    resetProcessorRange(host.world.open({ ...form, planes: [values] }));
    return;
  }
  const shown = host.world.open({ ...form, planes: [Float32Array.from(powerSpectrum(values, size))] });
  resetProcessorRange(shown);
  setFrequencyImage(shown, {
    hartley: values,
    size,
    original: null,
    type: null,
    lut: null,
    rgb: null,
    meanOfSpectrum: 0,
    swapNeeded: true,
  });
}

function resultCalibration(a: WindowCalibration, b: WindowCalibration): WindowCalibration {
  const scaled = (c: WindowCalibration) =>
    c.pixelWidth !== 1 || c.pixelHeight !== 1 || c.pixelDepth !== 1 || c.unit !== "pixel";
  const same = (["pixelWidth", "pixelHeight", "pixelDepth", "unit", "valueUnit", "function"] as const).every(
    (key) => a[key] === b[key],
  );
  const from = scaled(a) && scaled(b) && !same ? noCalibration() : scaled(a) ? a : b;
  return { ...from, function: "none", coefficients: null, valueUnit: "Gray Value" };
}

/** Process > FFT: filters and arithmetic in the frequency domain. */
export const fftFilterCommands: readonly Command[] = [
  command(
    "Bandpass Filter...",
    {
      menu: MENU,
      options: [
        "filter_large",
        "filter_small",
        "suppress",
        "tolerance",
        "autoscale",
        "saturate",
        "display",
        "process",
      ],
    },
    bandpassFilter,
  ),
  command("Custom Filter...", { menu: MENU, options: ["filter", "process"] }, customFilter),
  command(
    "FD Math...",
    { menu: MENU, options: ["image1", "operation", "image2", "result", "do"] },
    frequencyMath,
  ),
];
