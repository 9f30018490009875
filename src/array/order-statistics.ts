import type { DataOf, DType } from "./dtype.ts";
import { type KeyedDType, selectByKeys } from "./key-select.ts";
import { locate } from "./locate-rank.ts";

/** Values of given ranks, exactly, without sorting large data. */
export interface Ranked {
  /** values[k] is the element with the k-th asked rank in ascending order, NaN not counted. */
  readonly values: number[];
  readonly nanCount: number;
}

/** Below this length sorting a copy is faster than clearing histograms. */
const SORT_BELOW = 4096;

/** @param ranksFor - ranks to find among `count` elements that are not NaN; not called when there are none.
 * Data is not changed. Memory: at most 4 MiB; for 64-bit types also half the size of the elements that
 * agree with one in their high 32 bits (few, unless the image is constant). */
export function selectRanks(
  data: DataOf[DType],
  dtype: DType,
  ranksFor: (count: number) => readonly number[],
): Ranked {
  if (data.length >= SORT_BELOW) {
    switch (dtype) {
      case "bool":
      case "uint8":
      case "int8":
      case "uint16":
      case "int16":
        return fromHistogram(data as DataOf["int16"], dtype, ranksFor);
      default:
        return selectByKeys(data as DataOf[KeyedDType], dtype, ranksFor);
    }
  }
  return fromSorted(data, ranksFor);
}

function fromSorted(data: DataOf[DType], ranksFor: (count: number) => readonly number[]): Ranked {
  // Typed arrays sort by value, NaN last. BigInt and Number alike become numbers after sorting.
  const sorted = data.slice().sort();
  let count = sorted.length;
  while (count > 0 && Number.isNaN(sorted[count - 1])) count--;
  const nanCount = sorted.length - count;
  const values = count === 0 ? [] : ranksFor(count).map((rank) => Number(sorted[rank]));
  return { values, nanCount };
}

function fromHistogram(
  data: DataOf["bool" | "uint8" | "int8" | "uint16" | "int16"],
  dtype: DType,
  ranksFor: (count: number) => readonly number[],
): Ranked {
  const lowest = dtype === "int8" ? -128 : dtype === "int16" ? -32768 : 0;
  const counts = new Uint32Array(data.BYTES_PER_ELEMENT === 1 ? 256 : 65536);
  if (data.BYTES_PER_ELEMENT === 1) count8(data as Uint8Array, lowest, counts);
  else count16(data as Uint16Array, lowest, counts);
  const values = ranksFor(data.length).map((rank) => locate(counts, 0, counts.length, rank).bin + lowest);
  return { values, nanCount: 0 };
}

// Two functions, so that each loop sees few element types.
function count8(data: Uint8Array, lowest: number, counts: Uint32Array): void {
  for (let i = 0; i < data.length; i++) counts[data[i]! - lowest]!++;
}
function count16(data: Uint16Array, lowest: number, counts: Uint32Array): void {
  for (let i = 0; i < data.length; i++) counts[data[i]! - lowest]!++;
}
