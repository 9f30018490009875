import type { PlanePixels } from "../world/index.ts";
import type { Tick } from "./float-channels.ts";
import { nthSmallest } from "./rank-median.ts";

export type Filter3D = "mean" | "median" | "minimum" | "maximum" | "variance";

/** Planes of one size and type, in z order; no RGB. */
export interface Volume {
  readonly planes: readonly PlanePixels[];
  readonly width: number;
  readonly height: number;
}

interface Ellipsoid {
  /** x, y, z of each point, z slowest. */
  readonly points: Int32Array;
  readonly reach: readonly [x: number, y: number, z: number];
}

function ellipsoid(rx: number, ry: number, rz: number): Ellipsoid {
  const radii = [rx, ry, rz].map(Math.fround) as [number, number, number];
  const reach = radii.map(Math.ceil) as [number, number, number];
  const inverse = radii.map((r) => {
    const square = Math.fround(r * r);
    return square === 0 ? 0 : 1 / square;
  }) as [number, number, number];
  const points: number[] = [];
  for (let z = -reach[2]; z <= reach[2]; z++)
    for (let y = -reach[1]; y <= reach[1]; y++)
      for (let x = -reach[0]; x <= reach[0]; x++)
        if (x * x * inverse[0] + y * y * inverse[1] + z * z * inverse[2] <= 1) points.push(x, y, z);
  return { points: Int32Array.from(points), reach };
}

/** Filter a volume with an ellipsoid; only voxels inside the volume count. Gives new planes of the same type, 32-bit for the variance.
 * Integers are rounded half up and clamped. Radii are float32.
 * @see ImageJ 1.54p, Filters3D, StackProcessor.filter3D, ArrayUtil */
export function filter3D(
  volume: Volume,
  filter: Filter3D,
  radii: readonly [x: number, y: number, z: number],
  tick?: Tick,
): PlanePixels[] {
  const { planes, width, height } = volume;
  const kernel = ellipsoid(...radii);
  const around = new Float32Array(kernel.points.length / 3);
  const value = measures[filter];
  return planes.map((source, z) => {
    const out: PlanePixels =
      filter === "variance"
        ? new Float32Array(source.length)
        : new (source.constructor as Uint8ArrayConstructor)(source.length);
    const put = putter(out);
    const rows = neighbourPlanes(volume, kernel, z);
    for (let y = 0, p = 0; y < height; y++) {
      tick?.();
      for (let x = 0; x < width; x++, p++)
        put(p, value(around, gather(rows, kernel, width, height, x, y, around)));
    }
    return out;
  });
}

/** Plane of each kernel point, null outside the volume. */
function neighbourPlanes({ planes }: Volume, { points }: Ellipsoid, z: number): (PlanePixels | null)[] {
  return Array.from({ length: points.length / 3 }, (_, i) => planes[z + points[3 * i + 2]!] ?? null);
}

function gather(
  planes: readonly (PlanePixels | null)[],
  { points }: Ellipsoid,
  width: number,
  height: number,
  x: number,
  y: number,
  out: Float32Array,
): number {
  let count = 0;
  for (let i = 0, j = 0; i < planes.length; i++, j += 3) {
    const plane = planes[i];
    const u = x + points[j]!;
    const v = y + points[j + 1]!;
    if (plane && u >= 0 && v >= 0 && u < width && v < height) out[count++] = plane[v * width + u]!;
  }
  return count;
}

function putter(out: PlanePixels): (p: number, value: number) => void {
  if (out instanceof Float32Array)
    return (p, value) => {
      out[p] = value;
    };
  const top = out instanceof Uint16Array ? 65535 : 255;
  return (p, value) => {
    out[p] = value > top ? top : value > 0 ? Math.trunc(value + 0.5) : 0;
  };
}

type Measure = (values: Float32Array, count: number) => number;

const measures: Readonly<Record<Filter3D, Measure>> = {
  mean: (values, count) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += values[i]!;
    return sum / count;
  },
  median: (values, count) => {
    for (let i = 0; i < count; i++) if (Number.isNaN(values[i]!)) return sortedMedian(values, count);
    const half = count >> 1;
    if (count % 2 === 1) return nthSmallest(values, count, half);
    const high = nthSmallest(values, count, half);
    const low = nthSmallest(values, count, half - 1);
    return Math.fround(0.5 * Math.fround(low + high));
  },
  minimum: (values, count) => {
    let least = values[0]!;
    for (let i = 1; i < count; i++) if (values[i]! < least) least = values[i]!;
    return least;
  },
  maximum: (values, count) => {
    let most = values[0]!;
    for (let i = 1; i < count; i++) if (values[i]! > most) most = values[i]!;
    return most;
  },
  variance: (values, count) => {
    if (count === 1) return 0;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < count; i++) {
      const v = values[i]!;
      sum += v;
      squares += Math.fround(v * v);
    }
    return (squares - (sum * sum) / count) / (count - 1);
  },
};

/** NaN are the largest values. */
function sortedMedian(values: Float32Array, count: number): number {
  const sorted = values.slice(0, count).sort();
  const half = count >> 1;
  if (count % 2 === 1) return sorted[half]!;
  return Math.fround(0.5 * Math.fround(sorted[half - 1]! + sorted[half]!));
}
