import { cast, type NdArray, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { connectedComponents } from "./components.ts";
import { growLabels } from "./watershed.ts";

export interface LabelObjectsOptions {
  /** Foreground is what lies above; default 0.5. Compared in float32. */
  readonly foregroundThreshold?: number;
  /** Seeds are what lies above in the interior map; default 0.5. */
  readonly interiorThreshold?: number;
  /** Objects with fewer pixels are dropped; default 0 (keep all). */
  readonly minSize?: number;
}

/** Label the objects of a foreground map, split where an interior map says so.
 *
 * 1. Mask: foreground > threshold. Seeds: face-connected components of interior > threshold; what of a seed lies outside
 *    the mask is then removed.
 * 2. Seeds grow over the mask, highest foreground first (see `growLabels`).
 * 3. Components of the mask that hold no seed become objects of their own.
 * 4. Objects smaller than minSize go; the rest is numbered 1 … n: seeded ones in scan order of their seeds, then the
 *    others in scan order.
 *
 * Without interior: the connected components of the mask.
 * @param foreground - (y, x) or (z, y, x), any dtype (compared as float32); axes of size 1 before these are left out.
 * NaN is background.
 * @param interior - same shape, or null.
 * @returns labels of the same spatial shape, 0 = background; uint16, or uint32 when there are more than 65535.
 * @throws array/shape when the shapes differ or are not 2D or 3D.
 * @see scipy 1.17 ndimage.label, scikit-image 0.26 segmentation.watershed: equal to the last pixel. */
export function labelObjects(
  foreground: NdArray,
  interior: NdArray | null,
  options: LabelObjectsOptions = {},
): NdArray<"uint16"> | NdArray<"uint32"> {
  const shape = spatialShape(foreground, "foreground");
  const front = cast(foreground, "float32").data;
  const mask = above(front, options.foregroundThreshold ?? 0.5);
  let labels: Int32Array<ArrayBuffer>;
  let count: number;
  if (interior === null) ({ labels, count } = connectedComponents(mask, shape));
  else {
    const inside = spatialShape(interior, "interior");
    if (inside.join() !== shape.join()) {
      throw fail("array/shape", {
        where: "labelObjects: interior",
        got: `[${inside.join(", ")}]`,
        expected: `the shape of the foreground, [${shape.join(", ")}]`,
      });
    }
    const seeds = above(cast(interior, "float32").data, options.interiorThreshold ?? 0.5);
    ({ labels, count } = connectedComponents(seeds, shape));
    for (let i = 0; i < labels.length; i++) if (!mask[i]) labels[i] = 0;
    growLabels(front, labels, mask, shape);
    for (let i = 0; i < mask.length; i++) if (labels[i] !== 0) mask[i] = 0;
    const rest = connectedComponents(mask, shape);
    for (let i = 0; i < mask.length; i++) if (mask[i]) labels[i] = rest.labels[i]! + count;
    count += rest.count;
  }
  return renumber(labels, count, shape, foreground.axes?.slice(-shape.length) ?? null, options.minSize ?? 0);
}

function above(data: Float32Array, threshold: number): Uint8Array<ArrayBuffer> {
  const limit = Math.fround(threshold);
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = data[i]! > limit ? 1 : 0;
  return mask;
}

function renumber(
  labels: Int32Array,
  count: number,
  shape: readonly number[],
  axes: readonly string[] | null,
  minSize: number,
): NdArray<"uint16"> | NdArray<"uint32"> {
  const sizes = new Int32Array(count + 1);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]!]!++;
  const numbers = new Uint32Array(count + 1);
  let kept = 0;
  // A seed may have had no pixel in the mask.
  const least = Math.max(1, minSize);
  for (let label = 1; label <= count; label++) if (sizes[label]! >= least) numbers[label] = ++kept;
  const out = kept <= 65535 ? new Uint16Array(labels.length) : new Uint32Array(labels.length);
  for (let i = 0; i < labels.length; i++) out[i] = numbers[labels[i]!]!;
  return out instanceof Uint16Array
    ? ndarray("uint16", shape, out, axes)
    : ndarray("uint32", shape, out, axes);
}

/** The last two or three dimensions, when all before them have size 1. */
function spatialShape(array: NdArray, where: string): number[] {
  const shape = [...array.shape];
  while (shape.length > 2 && shape[0] === 1) shape.shift();
  if (shape.length !== 2 && shape.length !== 3) {
    throw fail("array/shape", {
      where: `labelObjects: ${where}`,
      got: `[${array.shape.join(", ")}]`,
      expected: "two or three dimensions longer than 1",
    });
  }
  return shape;
}
