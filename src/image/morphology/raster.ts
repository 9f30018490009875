import { newPixels, type PixelType, type PlanePixels, pixelTypeOf } from "../world/index.ts";

/** A picture or volume of grey values, (z, y, x) in one array. */
export interface Raster<T extends PlanePixels = PlanePixels> {
  readonly width: number;
  readonly height: number;
  /** 1 for a picture. */
  readonly depth: number;
  readonly data: T;
}

/** Planes of one type, one behind the other. Copies. */
export function rasterOf(planes: readonly PlanePixels[], width: number, height: number): Raster {
  const size = width * height;
  const type: PixelType = planes[0] === undefined ? "8-bit" : pixelTypeOf(planes[0]);
  const data = newPixels(type, size * planes.length);
  for (const [z, plane] of planes.entries()) data.set(plane, z * size);
  return { width, height, depth: planes.length, data };
}

/** The planes of a raster, each an array of its own. */
export function planesOf(raster: Raster): PlanePixels[] {
  const size = raster.width * raster.height;
  return Array.from({ length: raster.depth }, (_, z) => raster.data.slice(z * size, (z + 1) * size));
}

export function emptyLike(raster: Raster): Raster {
  return { ...raster, data: newPixels(pixelTypeOf(raster.data), raster.data.length) };
}

/** Neighbours by connectivity: 4 and 8 within planes, 6 and 26 in volumes. */
export type Connectivity = 4 | 8 | 6 | 26;

/** Steps to the neighbours, those that come before in scan order first, each list in scan order. */
export function neighbourSteps(connectivity: Connectivity): {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
} {
  const solid = connectivity === 6 || connectivity === 26;
  const faces = connectivity === 4 || connectivity === 6;
  const before: Step[] = [];
  for (const dz of solid ? [-1, 0] : [0])
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++) {
        if (dz === 0 && (dy > 0 || (dy === 0 && dx >= 0))) continue;
        if (faces && Math.abs(dx) + Math.abs(dy) + Math.abs(dz) !== 1) continue;
        before.push({ dx, dy, dz });
      }
  const after = before.map(({ dx, dy, dz }) => ({ dx: -dx || 0, dy: -dy || 0, dz: -dz || 0 })).reverse();
  return { before, after };
}

export interface Step {
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

/** Indices of the neighbours of an element by steps: fills `out`, gives their number. */
export function neighbourFinder(
  raster: { readonly width: number; readonly height: number; readonly depth: number },
  steps: readonly Step[],
): (index: number, out: Int32Array) => number {
  const { width, height, depth } = raster;
  const plane = width * height;
  const offsets = Int32Array.from(steps, ({ dx, dy, dz }) => dx + dy * width + dz * plane);
  return (index, out) => {
    const x = index % width;
    const row = (index - x) / width;
    const y = row % height;
    const z = (row - y) / height;
    if (x > 0 && x < width - 1 && y > 0 && y < height - 1 && (depth === 1 || (z > 0 && z < depth - 1))) {
      let n = 0;
      for (let k = 0; k < offsets.length; k++) {
        if (depth === 1 && steps[k]!.dz !== 0) continue;
        out[n++] = index + offsets[k]!;
      }
      return n;
    }
    let n = 0;
    for (let k = 0; k < offsets.length; k++) {
      const { dx, dy, dz } = steps[k]!;
      const [nx, ny, nz] = [x + dx, y + dy, z + dz];
      if (nx >= 0 && nx < width && ny >= 0 && ny < height && nz >= 0 && nz < depth)
        out[n++] = index + offsets[k]!;
    }
    return n;
  };
}
