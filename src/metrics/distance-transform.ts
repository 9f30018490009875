import { spread, volumeOf } from "./volume.ts";

/** A set of pixels of a one- to three-dimensional grid: 1 inside, 0 outside. */
export interface PixelSet {
  readonly mask: Uint8Array;
  readonly shape: readonly number[];
}

/** Squared distance from each pixel of `queries` to the nearest pixel of `targets`, in the unit of `spacing`, in scan
 * order; Infinity when there are no targets. Exact (Felzenszwalb's lower envelopes).
 *
 * Only steps along the first axis are kept for the whole grid (two bytes per pixel, four beyond 65534 slices); the other
 * axes are done slice by slice.
 * @param spacing - pixel size per dimension of `shape`.
 * @see scipy 1.17 ndimage.distance_transform_edt(sampling=spacing) */
export function squaredDistances(
  targets: PixelSet,
  queries: PixelSet,
  spacing: readonly number[],
  visit: (squared: number) => void,
): void {
  const volume = volumeOf(targets);
  const [sz, sy, sx] = spread(spacing, 1);
  const { depth, height, width } = volume;
  const plane = height * width;
  const steps = stepsAlongFirst(targets.mask, depth, plane);
  const far = steps instanceof Uint16Array ? 0xffff : 0x7fffffff;
  const slice = new Float64Array(plane);
  const columns = new Envelope(Math.max(height, 1));
  const row = new Envelope(width);
  const line = new Float64Array(height);
  let next = -1;
  for (let z = 0; z < depth; z++) {
    if (next < z * plane) next = queries.mask.indexOf(1, z * plane);
    if (next === -1) return;
    if (next >= (z + 1) * plane) continue;
    for (let i = 0, at = z * plane; i < plane; i++, at++) {
      const d = steps[at] === far ? Infinity : steps[at]! * sz;
      slice[i] = d * d;
    }
    if (height > 1)
      for (let x = 0; x < width; x++) {
        for (let y = 0; y < height; y++) line[y] = slice[y * width + x]!;
        columns.build(line, sy);
        for (let y = 0; y < height; y++) slice[y * width + x] = columns.at(y, sy);
      }
    for (let y = 0; y < height; y++) {
      const from = z * plane + y * width;
      let built = false;
      for (let x = 0; x < width; x++) {
        if (!queries.mask[from + x]) continue;
        if (targets.mask[from + x]) {
          visit(0);
          continue;
        }
        if (!built) {
          row.build(slice.subarray(y * width, (y + 1) * width), sx);
          built = true;
        }
        visit(row.at(x, sx));
      }
    }
  }
}

/** Steps to the nearest target along the first axis. */
function stepsAlongFirst(mask: Uint8Array, depth: number, plane: number): Uint16Array | Int32Array {
  const small = depth < 0xffff;
  const far = small ? 0xffff : 0x7fffffff;
  const steps = small ? new Uint16Array(mask.length) : new Int32Array(mask.length);
  for (let i = 0; i < mask.length; i++) {
    const before = i >= plane ? steps[i - plane]! : far;
    steps[i] = mask[i] ? 0 : before === far ? far : before + 1;
  }
  for (let i = mask.length - 1 - plane; i >= 0; i--) {
    const after = steps[i + plane]!;
    if (after !== far && after + 1 < steps[i]!) steps[i] = after + 1;
  }
  return steps;
}

/** Lower envelope of the parabolas f(v) + ((q − v) · step)² over whole q; asked at ascending q. */
class Envelope {
  readonly #vertices: Int32Array;
  readonly #heights: Float64Array;
  /** Parabola k is the lowest from #starts[k] on. */
  readonly #starts: Float64Array;
  #count = 0;
  #current = 0;

  constructor(length: number) {
    this.#vertices = new Int32Array(length);
    this.#heights = new Float64Array(length);
    this.#starts = new Float64Array(length);
  }

  build(f: Float64Array, step: number): void {
    const square = step * step;
    this.#count = 0;
    this.#current = 0;
    for (let q = 0; q < f.length; q++) {
      const height = f[q]!;
      if (height === Infinity) continue;
      let start = -Infinity;
      while (this.#count > 0) {
        const last = this.#count - 1;
        const v = this.#vertices[last]!;
        start = (q + v + (height - this.#heights[last]!) / (square * (q - v))) / 2;
        if (start > this.#starts[last]!) break;
        this.#count--;
        start = -Infinity;
      }
      this.#vertices[this.#count] = q;
      this.#heights[this.#count] = height;
      this.#starts[this.#count] = start;
      this.#count++;
    }
  }

  at(q: number, step: number): number {
    if (this.#count === 0) return Infinity;
    while (this.#current + 1 < this.#count && this.#starts[this.#current + 1]! <= q) this.#current++;
    const d = (q - this.#vertices[this.#current]!) * step;
    return this.#heights[this.#current]! + d * d;
  }
}
