import type { PlanePixels, Processor, Rect } from "../world/index.ts";
import { surrounded } from "./neighbours3.ts";

const f = Math.fround;

/** Nine weights, row by row. */
export type Kernel3 = readonly [number, number, number, number, number, number, number, number, number];

/** ImageJ's Sharpen. */
export const sharpenKernel: Kernel3 = [-1, -1, -1, -1, 12, -1, -1, -1, -1];

/** Light from the side named: Process > Shadows. */
export const shadowKernels: Readonly<Record<string, Kernel3>> = {
  North: [1, 2, 1, 0, 1, 0, -1, -2, -1],
  Northeast: [0, 1, 2, -1, 1, 1, -2, -1, 0],
  East: [-1, 0, 1, -2, 1, 2, -1, 0, 1],
  Southeast: [-2, -1, 0, -1, 1, 1, 0, 1, 2],
  South: [-1, -2, -1, 0, 1, 0, 1, 2, 1],
  Southwest: [0, -1, -2, 1, 1, -1, 2, 1, 0],
  West: [1, 0, -1, 2, 1, -2, 1, 0, -1],
  Northwest: [2, 1, 0, 1, 1, -1, 0, -1, -2],
};

/** Mean of 3 × 3 pixels, in place: integers rounded half up, 32-bit by a multiplication with float32(0.11111111).
 * Planes one pixel wide are left alone. */
export function smooth(processor: Processor): void {
  const { pixels, rect, width, type } = processor;
  if (width === 1) return;
  if (pixels instanceof Float32Array) {
    const { values: v, stride } = surrounded(processor, rect, newFloats);
    const ninth = f(0.11111111);
    eachRow(rect, width, stride, (start, out) => {
      for (let x = 0, i = start, j = i + stride, k = j + stride; x < rect.width; x++, i++, j++, k++) {
        let sum = f(f(v[i]! + v[i + 1]!) + v[i + 2]!);
        sum = f(f(f(sum + v[j]!) + v[j + 1]!) + v[j + 2]!);
        pixels[out + x] = f(f(f(f(sum + v[k]!) + v[k + 1]!) + v[k + 2]!) * ninth);
      }
    });
    return;
  }
  const areas = type === "8-bit" ? reach8(processor) : [rect];
  eachIntegerRow(processor, areas, (v, start, stride, line) => {
    for (let x = 0, i = start, j = i + stride, k = j + stride; x < line.length; x++, i++, j++, k++) {
      const sum =
        v[i]! + v[i + 1]! + v[i + 2]! + v[j]! + v[j + 1]! + v[j + 2]! + v[k]! + v[k + 1]! + v[k + 2]!;
      line[x] = ((sum + 4) / 9) | 0;
    }
  });
}

/** Sobel's edges, in place: the root of the sum of squares, integers truncated and clamped. */
export function findEdges(processor: Processor): void {
  const { pixels, rect, width, type } = processor;
  if (width === 1) return;
  if (pixels instanceof Float32Array) {
    const { values: v, stride } = surrounded(processor, rect, newFloats);
    eachRow(rect, width, stride, (start, out) => {
      for (let x = 0, i = start, j = i + stride, k = j + stride; x < rect.width; x++, i++, j++, k++) {
        const down = f(f(f(f(f(v[i]! + 2 * v[i + 1]!) + v[i + 2]!) - v[k]!) - f(2 * v[k + 1]!)) - v[k + 2]!);
        const across = f(f(f(f(f(v[i]! + 2 * v[j]!) + v[k]!) - v[i + 2]!) - f(2 * v[j + 2]!)) - v[k + 2]!);
        pixels[out + x] = Math.sqrt(f(f(down * down) + f(across * across)));
      }
    });
    return;
  }
  const top = type === "16-bit" ? 65535 : 255;
  const areas = type === "16-bit" ? [rect] : reach8(processor);
  eachIntegerRow(processor, areas, (v, start, stride, line) => {
    for (let x = 0, i = start, j = i + stride, k = j + stride; x < line.length; x++, i++, j++, k++) {
      const down = v[i]! + 2 * v[i + 1]! + v[i + 2]! - v[k]! - 2 * v[k + 1]! - v[k + 2]!;
      const across = v[i]! + 2 * v[j]! + v[k]! - v[i + 2]! - 2 * v[j + 2]! - v[k + 2]!;
      line[x] = Math.min(top, Math.trunc(Math.sqrt(down * down + across * across)));
    }
  });
}

/** Convolve with whole-number weights, divided by their sum (unless that is 0), in place. 8-bit and 16-bit: rounded by adding
 * half the sum, clamped. RGB: truncated, and the outermost pixels of the plane stay.
 * @see ImageJ 1.54p, convolve3x3 of the processors */
export function convolve3x3(processor: Processor, kernel: Kernel3): void {
  const { pixels, rect, width, height, type } = processor;
  const [k1, k2, k3, k4, k5, k6, k7, k8, k9] = kernel;
  const sum = kernel.reduce((a, b) => a + b, 0) || 1;
  if (pixels instanceof Float32Array) {
    const { values: v, stride } = surrounded(processor, rect, newFloats);
    const scale = f(1 / sum);
    eachRow(rect, width, stride, (start, out) => {
      for (let x = 0, i = start, j = i + stride, k = j + stride; x < rect.width; x++, i++, j++, k++) {
        let total = f(f(f(k1 * v[i]!) + f(k2 * v[i + 1]!)) + f(k3 * v[i + 2]!));
        total = f(f(f(total + f(k4 * v[j]!)) + f(k5 * v[j + 1]!)) + f(k6 * v[j + 2]!));
        total = f(f(f(total + f(k7 * v[k]!)) + f(k8 * v[k + 1]!)) + f(k9 * v[k + 2]!));
        pixels[out + x] = f(total * scale);
      }
    });
    return;
  }
  const top = type === "16-bit" ? 65535 : 255;
  const half = type === "RGB" ? 0 : Math.trunc(sum / 2);
  const area = type === "RGB" ? inner(rect, width, height) : rect;
  if (area.width <= 0 || area.height <= 0) return;
  eachIntegerRow(processor, [area], (v, start, stride, line) => {
    for (let x = 0, i = start, j = i + stride, k = j + stride; x < line.length; x++, i++, j++, k++) {
      const total =
        k1 * v[i]! +
        k2 * v[i + 1]! +
        k3 * v[i + 2]! +
        k4 * v[j]! +
        k5 * v[j + 1]! +
        k6 * v[j + 2]! +
        k7 * v[k]! +
        k8 * v[k + 1]! +
        k9 * v[k + 2]!;
      line[x] = Math.max(0, Math.min(top, Math.trunc((total + half) / sum)));
    }
  });
}

const newFloats = (length: number) => new Float32Array(length);
const newIntegers = (length: number) => new Int32Array(length);

/** `start` is the upper left neighbour of a row's first pixel in the surrounded values, `out` that pixel in the plane. */
function eachRow(rect: Rect, width: number, stride: number, run: (start: number, out: number) => void): void {
  for (let y = 0; y < rect.height; y++) run(y * stride, (rect.y + y) * width + rect.x);
}

/** Of the values around it, from `start` on, `run` makes one row of results. */
type IntegerRow = (values: Int32Array, start: number, stride: number, line: Int32Array) => void;

function eachIntegerRow(processor: Processor, areas: readonly Rect[], run: IntegerRow): void {
  const { pixels, width } = processor;
  for (const shift of processor.type === "RGB" ? [16, 8, 0] : [null]) {
    // All values are read before any is written.
    const sources = areas.map((area) => surrounded(processor, area, newIntegers, shift));
    for (const [n, { values, stride }] of sources.entries()) {
      const area = areas[n] as Rect;
      const line = new Int32Array(area.width);
      eachRow(area, width, stride, (start, out) => {
        run(values, start, stride, line);
        if (shift === null) pixels.set(line, out);
        else putChannel(pixels, out, line, shift);
      });
    }
  }
}

function putChannel(pixels: PlanePixels, out: number, line: Int32Array, shift: number): void {
  const keep = ~(255 << shift);
  for (let x = 0; x < line.length; x++) pixels[out + x] = (pixels[out + x]! & keep) | (line[x]! << shift);
}

/** The pixels that ImageJ's 8-bit filter changes: a rectangle that ends one pixel before the right or lower border takes
 * the border pixels beside it along. */
function reach8({ rect, width, height }: Processor): Rect[] {
  const areas = [rect];
  if (rect.x + rect.width === width - 1) areas.push({ ...rect, x: width - 1, width: 1 });
  if (rect.y + rect.height === height - 1) areas.push({ ...rect, y: height - 1, height: 1 });
  return areas;
}

function inner(rect: Rect, width: number, height: number): Rect {
  const x = Math.max(1, rect.x);
  const y = Math.max(1, rect.y);
  return {
    x,
    y,
    width: Math.min(width - 1, rect.x + rect.width) - x,
    height: Math.min(height - 1, rect.y + rect.height) - y,
  };
}
