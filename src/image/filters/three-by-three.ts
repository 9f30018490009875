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
    eachPixel(rect, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
      let sum = f(f(v[i]! + v[i + 1]!) + v[i + 2]!);
      sum = f(f(f(sum + v[j]!) + v[j + 1]!) + v[j + 2]!);
      pixels[p] = f(f(f(f(sum + v[k]!) + v[k + 1]!) + v[k + 2]!) * ninth);
    });
    return;
  }
  eachIntegerChannel(processor, type === "8-bit" ? reach8(processor) : [rect], (v, stride, area, put) =>
    eachPixel(area, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
      const sum =
        v[i]! + v[i + 1]! + v[i + 2]! + v[j]! + v[j + 1]! + v[j + 2]! + v[k]! + v[k + 1]! + v[k + 2]!;
      put(p, ((sum + 4) / 9) | 0);
    }),
  );
}

/** Sobel's edges, in place: the root of the sum of squares, integers truncated and clamped. */
export function findEdges(processor: Processor): void {
  const { pixels, rect, width, type } = processor;
  if (width === 1) return;
  if (pixels instanceof Float32Array) {
    const { values: v, stride } = surrounded(processor, rect, newFloats);
    eachPixel(rect, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
      const down = f(f(f(f(f(v[i]! + 2 * v[i + 1]!) + v[i + 2]!) - v[k]!) - f(2 * v[k + 1]!)) - v[k + 2]!);
      const across = f(f(f(f(f(v[i]! + 2 * v[j]!) + v[k]!) - v[i + 2]!) - f(2 * v[j + 2]!)) - v[k + 2]!);
      pixels[p] = Math.sqrt(f(f(down * down) + f(across * across)));
    });
    return;
  }
  const top = type === "16-bit" ? 65535 : 255;
  eachIntegerChannel(processor, type === "16-bit" ? [rect] : reach8(processor), (v, stride, area, put) =>
    eachPixel(area, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
      const down = v[i]! + 2 * v[i + 1]! + v[i + 2]! - v[k]! - 2 * v[k + 1]! - v[k + 2]!;
      const across = v[i]! + 2 * v[j]! + v[k]! - v[i + 2]! - 2 * v[j + 2]! - v[k + 2]!;
      put(p, Math.min(top, Math.trunc(Math.sqrt(down * down + across * across))));
    }),
  );
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
    eachPixel(rect, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
      let total = f(f(f(k1 * v[i]!) + f(k2 * v[i + 1]!)) + f(k3 * v[i + 2]!));
      total = f(f(f(total + f(k4 * v[j]!)) + f(k5 * v[j + 1]!)) + f(k6 * v[j + 2]!));
      total = f(f(f(total + f(k7 * v[k]!)) + f(k8 * v[k + 1]!)) + f(k9 * v[k + 2]!));
      pixels[p] = f(total * scale);
    });
    return;
  }
  const top = type === "16-bit" ? 65535 : 255;
  const half = type === "RGB" ? 0 : Math.trunc(sum / 2);
  const area = type === "RGB" ? inner(rect, width, height) : rect;
  if (area.width <= 0 || area.height <= 0) return;
  eachIntegerChannel(processor, [area], (v, stride, _area, put) =>
    eachPixel(area, width, stride, (i, p) => {
      const j = i + stride;
      const k = j + stride;
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
      put(p, Math.max(0, Math.min(top, Math.trunc((total + half) / sum))));
    }),
  );
}

const newFloats = (length: number) => new Float32Array(length);
const newIntegers = (length: number) => new Int32Array(length);

/** `i` is the upper left neighbour in the surrounded values, `p` the pixel in the plane. */
function eachPixel(rect: Rect, width: number, stride: number, run: (i: number, p: number) => void): void {
  for (let y = 0; y < rect.height; y++) {
    const start = y * stride;
    const out = (rect.y + y) * width + rect.x;
    for (let x = 0; x < rect.width; x++) run(start + x, out + x);
  }
}

type Put = (p: number, value: number) => void;

function eachIntegerChannel(
  processor: Processor,
  areas: readonly Rect[],
  run: (values: Int32Array, stride: number, area: Rect, put: Put) => void,
): void {
  const pixels: PlanePixels = processor.pixels;
  for (const shift of processor.type === "RGB" ? [16, 8, 0] : [null]) {
    // All values are read before any is written.
    const sources = areas.map((area) => surrounded(processor, area, newIntegers, shift));
    const keep = ~(255 << (shift ?? 0));
    for (const [i, { values, stride }] of sources.entries())
      run(values, stride, areas[i] as Rect, (p, value) => {
        pixels[p] = shift === null ? value : (pixels[p]! & keep) | (value << shift);
      });
  }
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
