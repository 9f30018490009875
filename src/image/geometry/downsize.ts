import { type PlaneView, sampled } from "./resample.ts";
import { cubic, type Interpolation } from "./sample.ts";

const kernelSizes: Readonly<Record<Interpolation, number>> = { None: 1, Bilinear: 2, Bicubic: 4 };

/** Which destination pixels each source pixel adds to, and with what weight, along one axis. */
interface Weights {
  readonly kernel: number;
  readonly start: number;
  readonly end: number;
  readonly targets: Int32Array;
  readonly weights: Float32Array;
}

/** Shrink with averaging, x first, then y; the kernel's shape is the interpolation's. Sums are kept in float32.
 * @see ImageJ 1.54p FloatProcessor.downsize, DownsizeTable */
export function downsize(
  view: PlaneView,
  width: number,
  height: number,
  method: Interpolation,
): Float32Array {
  let now: PlaneView = view;
  if (width < now.rect.width) now = alongAxis(now, width, now.rect.height, method, true);
  if (height < now.rect.height) now = alongAxis(now, now.rect.width, height, method, false);
  if (now.width === width && now.height === height) return now.pixels as Float32Array;
  return sampled(now, width, height, method) as Float32Array;
}

function alongAxis(
  view: PlaneView,
  width: number,
  height: number,
  method: Interpolation,
  alongX: boolean,
): PlaneView {
  const { rect } = view;
  const table = alongX
    ? weightsOf(view.width, rect.x, rect.width, width, method)
    : weightsOf(view.height, rect.y, rect.height, height, method);
  const source = view.pixels;
  const target = new Float32Array(width * height);
  const sourceStep = alongX ? 1 : view.width;
  const sourceLine = alongX ? view.width : 1;
  const targetStep = alongX ? 1 : width;
  const targetLine = alongX ? width : 1;
  const first = alongX ? rect.y : rect.x;
  const lines = alongX ? height : width;
  for (let line = 0; line < lines; line++) {
    const from = (first + line) * sourceLine;
    const to = line * targetLine;
    let entry = 0;
    for (let point = table.start; point <= table.end; point++) {
      const value = source[from + point * sourceStep] ?? 0;
      for (let k = 0; k < table.kernel; k++, entry++) {
        const at = to + (table.targets[entry] ?? 0) * targetStep;
        target[at] = (target[at] ?? 0) + Math.fround(value * (table.weights[entry] ?? 0));
      }
    }
  }
  return { type: "32-bit", pixels: target, width, height, rect: { x: 0, y: 0, width, height } };
}

function weightsOf(
  size: number,
  origin: number,
  length: number,
  newSize: number,
  method: Interpolation,
): Weights {
  const kernel = kernelSizes[method];
  const scale = length / newSize;
  const toSource = (target: number) => origin - 0.5 + (target + 0.5) * scale;
  const toTarget = (source: number) => (source - origin + 0.5) / scale - 0.5;
  const start = Math.max(0, Math.ceil(1e-8 + toSource(-0.5 * kernel)));
  const last = Math.floor(1e-8 + toSource(newSize - 1 + 0.5 * kernel));
  const end = last >= size ? size - 1 : last;
  const count = Math.max(0, (end - start + 1) * kernel);
  const targets = new Int32Array(count).fill(-1);
  const weights = new Float32Array(count);
  for (let target = 0; target < newSize; target++) {
    let sum = 0;
    const lowest = Math.ceil(1e-8 + toSource(target - 0.5 * kernel));
    const highest = Math.floor(-1e-8 + toSource(target + 0.5 * kernel));
    for (let source = lowest; source <= highest; source++) {
      const inside = source < 0 ? 0 : source >= size ? size - 1 : source; // the edge pixel stands for what is outside
      let entry = (inside - start) * kernel;
      while (targets[entry] !== -1 && targets[entry] !== target) entry++;
      targets[entry] = target;
      const weight = kernelWeight(method, target - toTarget(source));
      sum += weight;
      weights[entry] = (weights[entry] ?? 0) + weight;
    }
    const from = Math.max(0, (lowest - start) * kernel);
    const to = Math.min(count - 1, (highest - start) * kernel + kernel - 1);
    for (let entry = from; entry <= to; entry++)
      if (targets[entry] === target) weights[entry] = (weights[entry] ?? 0) / sum;
  }
  for (let entry = 0; entry < count; entry++) if (targets[entry] === -1) targets[entry] = 0;
  return { kernel, start, end, targets, weights };
}

function kernelWeight(method: Interpolation, x: number): number {
  if (method === "None") return 1;
  return method === "Bilinear" ? Math.fround(1 - Math.fround(Math.abs(x))) : Math.fround(cubic(x));
}
