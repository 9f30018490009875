import { isInvertingLut, type PlanePixels, type Processor, type Rect } from "../world/index.ts";
import { channelCount, channelFromFloat, channelToFloat, type Tick } from "./float-channels.ts";
import { maximumKeys, valueOfKey } from "./float-keys.ts";
import { FloatRanks } from "./float-ranks.ts";
import { type Band, bandRows, eachBand } from "./padded-bands.ts";
import { AreaMaximum } from "./rank-extrema.ts";
import { type DiscKernel, discKernel } from "./rank-kernel.ts";
import { floatMedianBand, medianBand, SingleMedian } from "./rank-median.ts";
import { type RowSink, sumBand } from "./rank-sums.ts";
import { KeyCounts } from "./running-median.ts";
import { VectorExtrema } from "./simd/area-extrema.ts";
import { VectorSums } from "./simd/running-sums.ts";

export type RankFilter = "mean" | "median" | "minimum" | "maximum" | "variance";

/** Filter a plane in place inside its rectangle with a circular neighbourhood; pixels outside the plane are the nearest edge pixel's.
 * @param useVectors - with WebAssembly vectors where the engine can; the numbers are the same.
 * @see ImageJ 1.54p, RankFilters */
export function rankFilter(
  processor: Processor,
  filter: RankFilter,
  radius: number,
  tick?: Tick,
  useVectors = true,
): void {
  const kernel = discKernel(radius);
  for (let channel = 0; channel < channelCount(processor); channel++)
    filterChannel(processor, channel, processor.rect, filter, kernel, tick, useVectors);
}

/** Replace pixels by the median of their neighbourhood where they are above (bright) or below it by more than `threshold`;
 * bright and dark change places with an inverting look-up table. */
export function removeOutliers(
  processor: Processor,
  radius: number,
  threshold: number,
  which: "Bright" | "Dark",
  tick?: Tick,
): void {
  const kernel = discKernel(radius);
  const inverting = processor.type !== "RGB" && isInvertingLut(processor.lut);
  const sign = inverting === (which === "Dark") ? -1 : 1;
  const limit = Math.fround(threshold);
  const { rect } = processor;
  for (let channel = 0; channel < channelCount(processor); channel++) {
    const sink = sinkOf(processor, channel, rect, tick);
    const largest = new AreaMaximum(kernel, rect.width);
    let keys = new Int32Array(0);
    let maxima = new Int32Array(0);
    floatBands(processor, channel, rect, kernel, (values, band) => {
      tick?.();
      const length = (band.rows + 2 * kernel.radius) * band.stride;
      if (keys.length !== length) keys = new Int32Array(length);
      if (maxima.length !== band.rows * rect.width) maxima = new Int32Array(band.rows * rect.width);
      maximumKeys(values, sign === -1, keys);
      largest.run(keys, band, maxima);
      outlierBand(values, band, rect.width, kernel, sign, limit, maxima, sink);
    });
  }
}

function outlierBand(
  values: Float32Array,
  band: Band,
  columns: number,
  kernel: DiscKernel,
  sign: 1 | -1,
  threshold: number,
  maxima: Int32Array,
  sink: RowSink,
): void {
  const median = new SingleMedian(values, kernel, band.stride);
  const out = new Float32Array(columns);
  for (let row = 0; row < band.rows; row++) {
    const start = band.origin + row * band.stride;
    let last = values[start]! || 0;
    for (let x = 0; x < columns; x++) {
      let v = values[start + x]!;
      const limit = Math.fround(v * sign + threshold);
      if (limit < valueOfKey(maxima[row * columns + x]!)) {
        last = median.at(start + x, last, true);
        if (limit < last * sign) v = last;
      }
      out[x] = v;
    }
    sink(band.y + row, out);
  }
}

/** Replace NaN by the median of what is no NaN around it; 32-bit only. */
export function removeNaNs(processor: Processor, radius: number, tick?: Tick): void {
  const kernel = discKernel(radius);
  const { rect } = processor;
  const sink = sinkOf(processor, 0, rect, tick);
  floatBands(processor, 0, rect, kernel, (values, band) => {
    tick?.();
    const median = new SingleMedian(values, kernel, band.stride);
    const out = new Float32Array(rect.width);
    for (let row = 0; row < band.rows; row++) {
      const start = band.origin + row * band.stride;
      let last = values[start]! || 0;
      for (let x = 0; x < rect.width; x++) {
        const v = values[start + x]!;
        if (!Number.isNaN(v)) last = v;
        out[x] = Number.isNaN(v) ? median.at(start + x, last, false) : v;
      }
      sink(band.y + row, out);
    }
  });
}

/** Opening (dark background) or closing (light) by the neighbourhood, and unless `openOnly` the difference from the original;
 * integer planes with a light background get the highest value added.
 * @see ImageJ 1.54p, RankFilters.rank, TOP_HAT */
export function topHat(
  processor: Processor,
  radius: number,
  light: boolean,
  openOnly: boolean,
  tick?: Tick,
): void {
  const kernel = discKernel(radius);
  const { rect, width, height } = processor;
  const inverting = processor.type !== "RGB" && isInvertingLut(processor.lut);
  const closing = inverting !== light;
  const before: Processor = { ...processor, pixels: processor.pixels.slice() as PlanePixels };
  const x = Math.max(0, rect.x - kernel.radius);
  const y = Math.max(0, rect.y - kernel.radius);
  const grown: Rect = {
    x,
    y,
    width: Math.min(width, rect.x + rect.width + kernel.radius) - x,
    height: Math.min(height, rect.y + rect.height + kernel.radius) - y,
  };
  const offset = closing && processor.type !== "32-bit" ? (processor.type === "16-bit" ? 65535 : 255) : 0;
  for (let channel = 0; channel < channelCount(processor); channel++) {
    filterChannel(processor, channel, grown, closing ? "maximum" : "minimum", kernel, tick);
    filterChannel(processor, channel, rect, closing ? "minimum" : "maximum", kernel, tick);
    restoreFrame(processor.pixels, before.pixels, width, grown, rect);
    if (openOnly) continue;
    const opened = channelToFloat(processor, channel);
    const original = channelToFloat(before, channel);
    for (let row = rect.y; row < rect.y + rect.height; row++)
      for (let p = row * width + rect.x, end = p + rect.width; p < end; p++)
        opened[p] = Math.fround(original[p]! - opened[p]!) + offset;
    channelFromFloat(processor, channel, opened);
  }
}

/** What lies between the two rectangles gets its old pixels back, in all channels: as ImageJ, which undoes nothing of
 * the channels done before, since these have their values inside the inner rectangle. */
function restoreFrame(
  pixels: PlanePixels,
  before: PlanePixels,
  width: number,
  outer: Rect,
  inner: Rect,
): void {
  for (let y = outer.y; y < outer.y + outer.height; y++) {
    const start = y * width + outer.x;
    const end = start + outer.width;
    if (y < inner.y || y >= inner.y + inner.height) pixels.set(before.subarray(start, end), start);
    else {
      const left = y * width + inner.x;
      const right = left + inner.width;
      pixels.set(before.subarray(start, left), start);
      pixels.set(before.subarray(right, end), right);
    }
  }
}

function filterChannel(
  processor: Processor,
  channel: number,
  rect: Rect,
  filter: RankFilter,
  kernel: DiscKernel,
  tick: Tick | undefined,
  useVectors = true,
): void {
  const sink = sinkOf(processor, channel, rect, tick);
  const top =
    processor.type === "32-bit" ? Number.POSITIVE_INFINITY : processor.type === "16-bit" ? 65535 : 255;
  if (filter === "mean" || filter === "variance") {
    const vectors =
      useVectors && kernel.radius > 1
        ? VectorSums.for(kernel, rect.width, bandRows(rect, kernel.radius))
        : null;
    floatBands(processor, channel, rect, kernel, (values, band) => {
      tick?.();
      sumBand(values, band, rect.width, kernel, filter, top, sink, vectors);
    });
  } else if (filter === "median") medianChannel(processor, channel, rect, kernel, sink, tick);
  else extremumChannel(processor, channel, rect, kernel, filter === "minimum", sink, tick, useVectors);
}

function medianChannel(
  processor: Processor,
  channel: number,
  rect: Rect,
  kernel: DiscKernel,
  sink: RowSink,
  tick: Tick | undefined,
): void {
  if (processor.type !== "32-bit") {
    const counts = new KeyCounts(processor.type === "16-bit" ? 16 : 8, kernel.points);
    intBands(processor, channel, rect, kernel, (keys, band) => {
      tick?.();
      medianBand(keys, band, rect.width, kernel, counts, sink);
    });
    return;
  }
  let ranked: FloatRanks | null = null;
  let counts: KeyCounts | null = null;
  floatBands(processor, channel, rect, kernel, (values, band) => {
    tick?.();
    ranked ??= new FloatRanks(values.length);
    counts ??= new KeyCounts(Math.max(3, Math.ceil(Math.log2(values.length + 1))), kernel.points);
    ranked.rank(values, (band.rows + 2 * kernel.radius) * band.stride);
    floatMedianBand(values, ranked, band, rect.width, kernel, counts, sink);
  });
}

function extremumChannel(
  processor: Processor,
  channel: number,
  rect: Rect,
  kernel: DiscKernel,
  minimum: boolean,
  sink: RowSink,
  tick: Tick | undefined,
  useVectors: boolean,
): void {
  const vectors = useVectors
    ? VectorExtrema.for(kernel, rect.width, bandRows(rect, kernel.radius), minimum ? "minimum" : "maximum")
    : null;
  if (vectors !== null) {
    floatBands(processor, channel, rect, kernel, (values, band) => {
      tick?.();
      vectors.run(values, band, sink);
    });
    return;
  }
  const largest = new AreaMaximum(kernel, rect.width);
  const out = new Float32Array(rect.width);
  let maxima = new Int32Array(0);
  const run = (keys: Int32Array, band: Band, valueFor: (key: number) => number) => {
    tick?.();
    if (maxima.length !== band.rows * rect.width) maxima = new Int32Array(band.rows * rect.width);
    largest.run(keys, band, maxima);
    for (let row = 0; row < band.rows; row++) {
      for (let x = 0; x < rect.width; x++) out[x] = valueFor(maxima[row * rect.width + x]!);
      sink(band.y + row, out);
    }
  };
  if (processor.type !== "32-bit") {
    const valueFor = minimum ? (key: number) => -key : (key: number) => key;
    intBands(processor, channel, rect, kernel, (keys, band) => {
      // All rows are negated, then put back: the next band takes over some of them.
      if (minimum) for (let i = 0; i < keys.length; i++) keys[i] = -keys[i]!;
      run(keys, band, valueFor);
      if (minimum) for (let i = 0; i < keys.length; i++) keys[i] = -keys[i]!;
    });
    return;
  }
  const valueFor = minimum ? (key: number) => 0 - valueOfKey(key) : valueOfKey;
  let keys = new Int32Array(0);
  floatBands(processor, channel, rect, kernel, (values, band) => {
    const length = (band.rows + 2 * kernel.radius) * band.stride;
    if (keys.length !== length) keys = new Int32Array(length);
    maximumKeys(values, minimum, keys);
    run(keys, band, valueFor);
  });
}

function channelBits(processor: Processor, channel: number) {
  return processor.type === "RGB" ? { shift: 16 - 8 * channel, mask: 255 } : undefined;
}

function floatBands(
  processor: Processor,
  channel: number,
  rect: Rect,
  kernel: DiscKernel,
  run: (values: Float32Array, band: Band) => void,
): void {
  const { pixels, width, height } = processor;
  const make = (length: number) => new Float32Array(length);
  eachBand(pixels, width, height, rect, kernel.radius, make, run, channelBits(processor, channel));
}

function intBands(
  processor: Processor,
  channel: number,
  rect: Rect,
  kernel: DiscKernel,
  run: (keys: Int32Array, band: Band) => void,
): void {
  const { pixels, width, height } = processor;
  const make = (length: number) => new Int32Array(length);
  eachBand(pixels, width, height, rect, kernel.radius, make, run, channelBits(processor, channel));
}

/** Writes rows of results into the plane; `tick` is told of each: with a large radius a row takes long. */
function sinkOf(processor: Processor, channel: number, rect: Rect, tick: Tick | undefined): RowSink {
  const write = rowWriter(processor, channel, rect);
  return (y, values) => {
    tick?.();
    write(y, values);
  };
}

/** float32 as it is, integers rounded half up. */
function rowWriter(processor: Processor, channel: number, rect: Rect): RowSink {
  const { pixels, width, type } = processor;
  if (pixels instanceof Float32Array) return (y, values) => pixels.set(values, y * width + rect.x);
  if (type === "RGB") {
    const shift = 16 - 8 * channel;
    const keep = ~(255 << shift);
    return (y, values) => {
      for (let x = 0, p = y * width + rect.x; x < rect.width; x++, p++)
        pixels[p] = (pixels[p]! & keep) | (Math.trunc(Math.fround(values[x]! + 0.5)) << shift);
    };
  }
  // Assignment to a typed array truncates.
  return (y, values) => {
    for (let x = 0, p = y * width + rect.x; x < rect.width; x++, p++)
      pixels[p] = Math.fround(values[x]! + 0.5);
  };
}
