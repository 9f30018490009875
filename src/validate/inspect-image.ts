import { CHUNK, chunkBuffer, isFloatDType, loadChunk, type NdArray } from "../array/index.ts";

/** What an image looks like: a mask (0 and at most one other value), labels (flat regions of whole numbers), or
 * continuous values. */
export interface Inspection {
  readonly kind: "mask" | "labels" | "continuous";
  /** The value of the foreground of a mask; null in an empty one or another kind. */
  readonly foreground: number | null;
  /** All values lie between 0 and 1, NaN apart. */
  readonly unit: boolean;
}

/** Neighbours inside the foreground that must be equal for an integer image to count as labels. Objects of some pixels
 * width reach 0.8 and more; photographs with 8 bits stay below 0.3 unless saturated. */
const FLAT = 0.6;

/** Look once at every pixel.
 * @param wholeLabels - whole-numbered float images may be labels. */
export function inspectImage(array: NdArray, wholeLabels: boolean): Inspection {
  const { data, dtype } = array;
  const width = array.shape.at(-1) ?? 1;
  const chunk = chunkBuffer(data.length);
  let [min, max, first, others] = [Infinity, -Infinity, 0, false];
  let [whole, pairs, equal, previous] = [true, 0, 0, 0];
  for (let start = 0; start < data.length; start += CHUNK) {
    const count = Math.min(CHUNK, data.length - start);
    loadChunk(data, dtype, start, count, chunk);
    for (let i = 0; i < count; i++) {
      const v = chunk[i]!;
      if (v < min) min = v;
      if (v > max) max = v;
      if (v !== 0) {
        if (first === 0) first = v;
        else if (v !== first) others = true;
        if (v !== Math.floor(v)) whole = false;
        if (previous !== 0 && (start + i) % width !== 0) {
          pairs++;
          if (previous === v) equal++;
        }
      }
      previous = v;
    }
  }
  const unit = min >= 0 && max <= 1;
  const float = isFloatDType(dtype);
  const binary = !others && whole && first >= 0 && (!float || first <= 1 || wholeLabels);
  if (binary) return { kind: "mask", foreground: first === 0 ? null : first, unit };
  const flat = pairs === 0 || equal / pairs >= FLAT;
  const labels = float ? wholeLabels && whole && min >= 0 : min >= 0 && flat;
  return { kind: labels ? "labels" : "continuous", foreground: null, unit };
}
