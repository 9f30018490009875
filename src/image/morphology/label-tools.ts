import { newPixels, pixelTypeOf } from "../world/index.ts";
import { componentsOf } from "./components.ts";
import { type Connectivity, emptyLike, type Raster } from "./raster.ts";

/** Labels that occur (not 0), ascending. */
export function labelsOf(raster: Raster): number[] {
  const seen = new Set<number>();
  let last = 0;
  for (const value of raster.data) {
    if (value === last) continue;
    last = value;
    seen.add(value);
  }
  seen.delete(0);
  return [...seen].sort((a, b) => a - b);
}

/** Number of elements of every label. */
export function labelSizes(raster: Raster): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const value of raster.data) if (value !== 0) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  return sizes;
}

/** Only the labels for which `keep` says so; the rest is 0. New raster. */
export function keepLabels(raster: Raster, keep: (label: number) => boolean): Raster {
  const out = emptyLike(raster);
  const kept = new Map<number, boolean>();
  for (let i = 0; i < out.data.length; i++) {
    const label = raster.data[i]!;
    if (label === 0) continue;
    let verdict = kept.get(label);
    if (verdict === undefined) {
      verdict = keep(label);
      kept.set(label, verdict);
    }
    if (verdict) out.data[i] = label;
  }
  return out;
}

/** In place: the listed labels become `value`. */
export function replaceLabels(raster: Raster, labels: readonly number[], value: number): void {
  const wanted = new Set(labels);
  for (let i = 0; i < raster.data.length; i++) if (wanted.has(raster.data[i]!)) raster.data[i] = value;
}

export interface Sides {
  readonly left: boolean;
  readonly right: boolean;
  readonly top: boolean;
  readonly bottom: boolean;
  readonly front: boolean;
  readonly back: boolean;
}

/** Labels that touch one of the sides become 0; front and back count in volumes only. New raster. */
export function removeBorderLabels(raster: Raster, sides: Sides): Raster {
  const { width, height, depth, data } = raster;
  const touching = new Set<number>();
  for (let z = 0, i = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const touches =
          (sides.left && x === 0) ||
          (sides.right && x === width - 1) ||
          (sides.top && y === 0) ||
          (sides.bottom && y === height - 1) ||
          (depth > 1 && ((sides.front && z === 0) || (sides.back && z === depth - 1)));
        if (touches) touching.add(data[i]!);
      }
  return keepLabels(raster, (label) => !touching.has(label));
}

export const sizeRelations = [
  "Greater_Than",
  "Lower_Than",
  "Greater_Than_Or_Equal",
  "Lower_Than_Or_Equal",
  "Equal",
  "Not_Equal",
] as const;
export type SizeRelation = (typeof sizeRelations)[number];

/** Labels whose number of elements is in the relation to `size` are kept. New raster. */
export function filterBySize(raster: Raster, relation: SizeRelation, size: number): Raster {
  const sizes = labelSizes(raster);
  const fits: Record<SizeRelation, (n: number) => boolean> = {
    Greater_Than: (n) => n > size,
    Lower_Than: (n) => n < size,
    Greater_Than_Or_Equal: (n) => n >= size,
    Lower_Than_Or_Equal: (n) => n <= size,
    Equal: (n) => n === size,
    Not_Equal: (n) => n !== size,
  };
  return keepLabels(raster, (label) => fits[relation](sizes.get(label) ?? 0));
}

/** Regions of at least `size` elements: of labels, or of components when the raster holds only 0 and 255 (then 0 and 255 again). */
export function openBySize(raster: Raster, size: number, connectivity: Connectivity): Raster {
  if (!isMask(raster)) return filterBySize(raster, "Greater_Than_Or_Equal", size);
  const { labels, count } = componentsOf(raster, connectivity);
  const sizes = countsOf(labels, count);
  const out = emptyLike(raster);
  for (let i = 0; i < labels.length; i++) if (labels[i]! > 0 && sizes[labels[i]!]! >= size) out.data[i] = 255;
  return out;
}

/** The largest region; of equal ones the first. @param invert - everything but it. Labels of a mask are its components.
 * Keeping gives 0 and 255, removing keeps the values. */
export function largestRegion(raster: Raster, invert: boolean, connectivity: Connectivity): Raster {
  let largest = 0;
  let labels: ArrayLike<number> = raster.data;
  let most = 0;
  if (isMask(raster)) {
    const components = componentsOf(raster, connectivity);
    labels = components.labels;
    const sizes = countsOf(components.labels, components.count);
    for (let label = 1; label < sizes.length; label++)
      if (sizes[label]! > most) {
        most = sizes[label]!;
        largest = label;
      }
  } else
    for (const [label, size] of [...labelSizes(raster)].sort((a, b) => a[0] - b[0]))
      if (size > most) {
        most = size;
        largest = label;
      }
  if (!invert) {
    const data = new Uint8Array(raster.data.length);
    if (most > 0) for (let i = 0; i < data.length; i++) if (labels[i] === largest) data[i] = 255;
    return { ...raster, data };
  }
  const out = emptyLike(raster);
  for (let i = 0; i < out.data.length; i++) if (labels[i] !== largest) out.data[i] = raster.data[i]!;
  return out;
}

/** In place: labels become 1 … n, in the order of their values. Gives n. */
export function remapLabels(raster: Raster): number {
  const labels = labelsOf(raster);
  const index = new Map(labels.map((label, i) => [label, i + 1]));
  for (let i = 0; i < raster.data.length; i++) {
    const label = raster.data[i]!;
    if (label !== 0) raster.data[i] = index.get(label) ?? 0;
  }
  return labels.length;
}

/** 255 where an element differs from the one before it in any direction (left, above, in front, and diagonally between), else 0. */
export function labelBoundaries(raster: Raster): Raster<Uint8Array> {
  const { width, height, depth, data } = raster;
  const out = new Uint8Array(data.length);
  const plane = width * height;
  for (let z = 0, i = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++)
        for (let bits = 1; bits < 8; bits++) {
          const [dx, dy, dz] = [bits & 1, (bits >> 1) & 1, bits >> 2];
          if (dx > x || dy > y || dz > z) continue;
          if (data[i - dx - dy * width - dz * plane] !== data[i]) {
            out[i] = 255;
            break;
          }
        }
  return { ...raster, data: out };
}

/** Every 0 within `radius` of a label gets the label of the nearest element (Euclidean, the first in scan order of equals). New raster.
 * @see scikit-image 0.26, segmentation.expand_labels */
export function dilateLabels(raster: Raster, radius: number): Raster {
  const { width, height, depth, data } = raster;
  const out = { ...raster, data: data.slice() };
  const best = new Float64Array(data.length).fill(Number.POSITIVE_INFINITY);
  const reach = Math.floor(radius);
  const rz = depth === 1 ? 0 : reach;
  for (let z = 0, i = 0; z < depth; z++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) {
        const label = data[i]!;
        if (label === 0 || isInner(raster, x, y, z, i)) continue;
        for (let dz = Math.max(-rz, -z); dz <= Math.min(rz, depth - 1 - z); dz++)
          for (let dy = Math.max(-reach, -y); dy <= Math.min(reach, height - 1 - y); dy++)
            for (let dx = Math.max(-reach, -x); dx <= Math.min(reach, width - 1 - x); dx++) {
              const square = dx * dx + dy * dy + dz * dz;
              const j = i + dx + (dy + dz * height) * width;
              if (square > radius * radius || data[j] !== 0 || square >= best[j]!) continue;
              best[j] = square;
              out.data[j] = label;
            }
      }
  return out;
}

/** All face neighbours have the same label: such an element is never the nearest of a 0. */
function isInner(raster: Raster, x: number, y: number, z: number, i: number): boolean {
  const { width, height, depth, data } = raster;
  const label = data[i];
  const plane = width * height;
  return (
    (x === 0 || data[i - 1] === label) &&
    (x === width - 1 || data[i + 1] === label) &&
    (y === 0 || data[i - width] === label) &&
    (y === height - 1 || data[i + width] === label) &&
    (z === 0 || data[i - plane] === label) &&
    (z === depth - 1 || data[i + plane] === label)
  );
}

/** Only 0 and 255 in 8 bits. */
export function isMask(raster: Raster): boolean {
  return raster.data instanceof Uint8Array && raster.data.every((value) => value === 0 || value === 255);
}

function countsOf(labels: Int32Array, count: number): Int32Array {
  const sizes = new Int32Array(count + 1);
  for (const label of labels) sizes[label]!++;
  sizes[0] = 0;
  return sizes;
}

/** Labels in a type: values above its top wrap as a cast would not: they are an error of the caller. */
export function labelRaster(
  shape: { readonly width: number; readonly height: number; readonly depth: number },
  labels: ArrayLike<number>,
  type: "8-bit" | "16-bit" | "32-bit",
): Raster {
  const data = newPixels(type, labels.length);
  for (let i = 0; i < labels.length; i++) data[i] = labels[i]!;
  return { width: shape.width, height: shape.height, depth: shape.depth, data };
}

/** Labels moved apart in a larger picture: the sides grow by `percent`, each label moves by that part of its centroid, whole pixels. */
export function spreadLabels(raster: Raster, percent: number): Raster {
  const { width, height, depth, data } = raster;
  const part = percent / 100;
  const grown = (n: number): number => Math.floor(n * (1 + part));
  const [w, h, d] = [grown(width), grown(height), depth === 1 ? 1 : grown(depth)];
  const sums = new Map<number, { n: number; x: number; y: number; z: number }>();
  const eachLabelled = (visit: (label: number, x: number, y: number, z: number) => void): void => {
    for (let i = 0; i < data.length; i++) {
      const label = data[i]!;
      if (label === 0) continue;
      const row = Math.floor(i / width);
      visit(label, i % width, row % height, Math.floor(row / height));
    }
  };
  eachLabelled((label, x, y, z) => {
    const sum = sums.get(label) ?? { n: 0, x: 0, y: 0, z: 0 };
    sums.set(label, { n: sum.n + 1, x: sum.x + x, y: sum.y + y, z: sum.z + z });
  });
  const out = newPixels(pixelTypeOf(data), w * h * d);
  eachLabelled((label, x, y, z) => {
    const { n, ...sum } = sums.get(label)!;
    const moved = (at: number, total: number): number => at + Math.floor((total / n) * part);
    const layer = depth === 1 ? 0 : moved(z, sum.z);
    out[(layer * h + moved(y, sum.y)) * w + moved(x, sum.x)] = label;
  });
  return { width: w, height: h, depth: d, data: out };
}
