import { FLOAT_MAX } from "../numbers/index.ts";
import { newPixels, type PixelType, type PlanePixels } from "../world/index.ts";

export type Projection = "Average" | "Max" | "Min" | "Sum" | "SD" | "Median";

/** Combine planes pixel by pixel, in ImageJ's precision: sums in float32 (average and sum of 8- and 16-bit), in double and
 * without NaN (average of 32-bit), deviation with n - 1 in double.
 * @returns pixels and their type: 8- and 16-bit stay for average, max and min (rounded half up), median of 8-bit stays, the rest is 32-bit.
 * @see ImageJ 1.54p ZProjector */
export function projectPlanes(
  type: "8-bit" | "16-bit" | "32-bit",
  planes: readonly PlanePixels[],
  method: Projection,
): { type: PixelType; pixels: PlanePixels } {
  const size = planes[0]?.length ?? 0;
  switch (method) {
    case "Median":
      return median(type, planes, size);
    case "SD":
      return { type: "32-bit", pixels: deviation(planes, size) };
    case "Sum":
      return { type: "32-bit", pixels: sumOf(planes, size) };
    case "Average": {
      if (type === "32-bit") return { type, pixels: averageWithoutNaN(planes, size) };
      const sum = sumOf(planes, size);
      for (let i = 0; i < size; i++) sum[i] = (sum[i] ?? 0) / planes.length;
      return { type, pixels: rounded(type, sum) };
    }
    default:
      return { type, pixels: rounded(type, extreme(planes, size, method === "Max")) };
  }
}

function sumOf(planes: readonly PlanePixels[], size: number): Float32Array {
  const out = new Float32Array(size);
  for (const plane of planes) for (let i = 0; i < size; i++) out[i] = (out[i] ?? 0) + (plane[i] ?? 0);
  return out;
}

function extreme(planes: readonly PlanePixels[], size: number, largest: boolean): Float32Array {
  const out = new Float32Array(size).fill(largest ? -FLOAT_MAX : FLOAT_MAX);
  for (const plane of planes)
    for (let i = 0; i < size; i++) {
      const value = plane[i] ?? 0;
      if (largest ? value > (out[i] ?? 0) : value < (out[i] ?? 0)) out[i] = value;
    }
  return out;
}

function deviation(planes: readonly PlanePixels[], size: number): Float32Array {
  const n = planes.length;
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  for (const plane of planes)
    for (let i = 0; i < size; i++) {
      const value = plane[i] ?? 0;
      sum[i] = (sum[i] ?? 0) + value;
      // 8-bit squares are ints in Java, 16- and 32-bit ones doubles: no difference below 2^31.
      squares[i] = (squares[i] ?? 0) + value * value;
    }
  const out = new Float32Array(size);
  if (n < 2) return out;
  for (let i = 0; i < size; i++) {
    const s = sum[i] ?? 0;
    const variance = (n * (squares[i] ?? 0) - s * s) / n;
    out[i] = variance > 0 ? Math.sqrt(variance / (n - 1)) : 0;
  }
  return out;
}

function averageWithoutNaN(planes: readonly PlanePixels[], size: number): Float32Array {
  const sum = new Float64Array(size);
  const count = new Int32Array(size);
  for (const plane of planes)
    for (let i = 0; i < size; i++) {
      const value = plane[i] ?? 0;
      if (Number.isNaN(value)) continue;
      sum[i] = (sum[i] ?? 0) + value;
      count[i] = (count[i] ?? 0) + 1;
    }
  return Float32Array.from(sum, (value, i) => value / (count[i] ?? 0));
}

function median(
  type: PixelType,
  planes: readonly PlanePixels[],
  size: number,
): { type: PixelType; pixels: PlanePixels } {
  const n = planes.length;
  const middle = n >> 1;
  const values = new Float32Array(n);
  const out = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < n; k++) values[k] = planes[k]?.[i] ?? 0;
    values.sort();
    out[i] =
      n % 2 === 1
        ? (values[middle] ?? 0)
        : Math.fround((values[middle - 1] ?? 0) + (values[middle] ?? 0)) / 2;
  }
  return type === "8-bit" ? { type, pixels: rounded(type, out) } : { type: "32-bit", pixels: out };
}

function rounded(type: PixelType, values: Float32Array): PlanePixels {
  if (type === "32-bit") return values;
  const out = newPixels(type, values.length);
  for (let i = 0; i < values.length; i++) out[i] = Math.trunc(Math.fround((values[i] ?? 0) + 0.5));
  return out;
}
