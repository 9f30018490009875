import type { DataOf, DType } from "./dtype.ts";

/** Values of given ranks, exactly, without sorting large data. */
export interface Ranked {
  /** values[k] is the element with the k-th asked rank in ascending order, NaN not counted. */
  readonly values: number[];
  readonly nanCount: number;
}

/** Below this length sorting a copy is faster than clearing histograms. */
const SORT_BELOW = 4096;

/** @param ranksFor - ranks to find among `count` elements that are not NaN; not called when there are none.
 * Data is not changed. Memory: a copy for float64 and 64-bit integers, at most 256 KiB per asked rank for all others. */
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
      case "float32":
      case "int32":
      case "uint32":
        return fromTwoHistograms(data as DataOf["uint32"], dtype, ranksFor);
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

/** The bin in which the rank falls and the rank inside it. */
function locate(counts: Uint32Array, from: number, to: number, rank: number): { bin: number; rest: number } {
  let rest = rank;
  for (let b = from; b < to; b++) {
    if (rest < counts[b]!) return { bin: b, rest };
    rest -= counts[b]!;
  }
  throw new RangeError(`rank ${rank} of too few elements`); // cannot happen: ranks are below the count
}

/* 32-bit elements become unsigned keys of the same order; the first pass counts their high halves, the second the low
 * halves of those keys whose high half was hit by a rank.
 *
 *   float32 key   0x00000000 … 0x007ffffe   NaN with sign bit
 *                 0x007fffff … 0xff800000   −Infinity … +Infinity
 *                 0xff800001 … 0xffffffff   NaN
 */
const KEY_MINUS_INFINITY = 0x007fffff;

function fromTwoHistograms(
  data: DataOf["float32" | "int32" | "uint32"],
  dtype: "float32" | "int32" | "uint32",
  ranksFor: (count: number) => readonly number[],
): Ranked {
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length);
  const flip = dtype === "uint32" ? 0 : 0x80000000;
  const spread = dtype === "float32" ? -1 : 0; // negative floats order backwards: all their bits are flipped
  const high = new Uint32Array(65536);
  for (let i = 0; i < bits.length; i++) {
    high[keyOf(bits[i]!, flip, spread) >>> 16]!++;
  }
  let below = 0;
  let nanCount = 0;
  if (dtype === "float32" && mayHoldNaN(high)) {
    for (let i = 0; i < bits.length; i++) {
      const b = bits[i]!;
      if ((b & 0x7fffffff) > 0x7f800000) {
        nanCount++;
        if (keyOf(b, flip, spread) < KEY_MINUS_INFINITY) below++;
      }
    }
  }
  const count = bits.length - nanCount;
  if (count === 0) return { values: [], nanCount };
  const hits = ranksFor(count).map((rank) => locate(high, 0, 65536, rank + below));
  const bins = [...new Set(hits.map((h) => h.bin))];
  const slots = new Int8Array(65536).fill(-1);
  for (const [slot, bin] of bins.entries()) slots[bin] = slot;
  const low = new Uint32Array(65536 * bins.length);
  for (let i = 0; i < bits.length; i++) {
    const key = keyOf(bits[i]!, flip, spread);
    const slot = slots[key >>> 16]!;
    if (slot >= 0) low[slot * 65536 + (key & 0xffff)]!++;
  }
  const key = new Uint32Array(1);
  const values = hits.map(({ bin, rest }) => {
    const from = slots[bin]! * 65536;
    key[0] = (bin << 16) | (locate(low, from, from + 65536, rest).bin - from);
    return valueOfKey(key[0], dtype);
  });
  return { values, nanCount };
}

function keyOf(b: number, flip: number, spread: number): number {
  const mask = ((b | 0) >> 31) & spread;
  return (b ^ mask ^ (flip & ~mask)) >>> 0;
}

function mayHoldNaN(high: Uint32Array): boolean {
  for (let b = 0; b <= 0x7f; b++) if (high[b]! > 0 || high[0xffff - b]! > 0) return true;
  return false;
}

function valueOfKey(key: number, dtype: "float32" | "int32" | "uint32"): number {
  if (dtype === "uint32") return key;
  if (dtype === "int32") return key ^ 0x80000000;
  const bits = new Uint32Array([key & 0x80000000 ? key ^ 0x80000000 : ~key]);
  return new Float32Array(bits.buffer)[0]!;
}
