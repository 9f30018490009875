import type { DataOf } from "./dtype.ts";
import { locate } from "./locate-rank.ts";
import type { Ranked } from "./order-statistics.ts";

export type KeyedDType = "float32" | "int32" | "uint32" | "float64" | "int64" | "uint64";

/** Bins looked into per pass over the data: bounds memory to 4 MiB. */
const BINS_PER_PASS = 16;

/* Elements become unsigned keys of the same order. The first pass counts the high 16 bits of the keys, the second the
 * next 16 bits of those keys whose high bits a rank fell on; in 64-bit types the low words of the few elements left are
 * then sorted.
 *
 *   float32 key   0x00000000 … 0x007ffffe   NaN with sign bit         (float64: high word 0x00000000 … 0x000fffff)
 *                 0x007fffff … 0xff800000   −Infinity … +Infinity
 *                 0xff800001 … 0xffffffff   NaN                       (float64: high word 0xfff00000 … 0xffffffff)
 */
interface Keys {
  readonly bits: Uint32Array;
  /** Words per element; the last one decides first. */
  readonly stride: 1 | 2;
  /** What turns a word into its key: of elements that are not negative, and of negative ones. */
  readonly flip: number;
  readonly flipNegative: number;
}

function keysOf(data: DataOf[KeyedDType], dtype: KeyedDType): Keys {
  const stride = data.BYTES_PER_ELEMENT === 8 ? 2 : 1;
  const bits = new Uint32Array(data.buffer, data.byteOffset, data.length * stride);
  if (dtype === "uint32" || dtype === "uint64") return { bits, stride, flip: 0, flipNegative: 0 };
  // negative floats order backwards: all their bits are flipped
  const flipNegative = dtype === "float32" || dtype === "float64" ? 0xffffffff : 0x80000000;
  return { bits, stride, flip: 0x80000000, flipNegative };
}

/** The elements of given ranks, see `selectRanks`. */
export function selectByKeys(
  data: DataOf[KeyedDType],
  dtype: KeyedDType,
  ranksFor: (count: number) => readonly number[],
): Ranked {
  const keys = keysOf(data, dtype);
  const high = countHigh(keys);
  let nan = { count: 0, below: 0 };
  if ((dtype === "float32" || dtype === "float64") && mayHoldNaN(high)) nan = countNaN(data, keys);
  const count = data.length - nan.count;
  if (count === 0) return { values: [], nanCount: nan.count };
  const hits = ranksFor(count).map((rank) => locate(high, 0, 65536, rank + nan.below));
  const bins = [...new Set(hits.map((hit) => hit.bin))];
  const values = new Array<number>(hits.length);
  for (let first = 0; first < bins.length; first += BINS_PER_PASS) {
    const chosen = bins.slice(first, first + BINS_PER_PASS);
    const low = countLow(keys, chosen);
    const lowWords = new Map<number, Uint32Array>();
    for (const [k, { bin, rest }] of hits.entries()) {
      if (!chosen.includes(bin)) continue;
      const from = chosen.indexOf(bin) * 65536;
      const found = locate(low, from, from + 65536, rest);
      const key = ((bin << 16) | (found.bin - from)) >>> 0;
      const words =
        keys.stride === 1 ? null : (lowWords.get(key) ?? sortedLowWords(keys, key, low[found.bin]!));
      if (words) lowWords.set(key, words);
      values[k] = fromKey(key, words?.[found.rest] ?? 0, keys, dtype);
    }
  }
  return { values, nanCount: nan.count };
}

function countHigh({ bits, stride, flip, flipNegative }: Keys): Uint32Array {
  const counts = new Uint32Array(65536);
  for (let i = stride - 1; i < bits.length; i += stride) {
    const b = bits[i]!;
    counts[(b ^ ((b | 0) < 0 ? flipNegative : flip)) >>> 16]!++;
  }
  return counts;
}

function countLow({ bits, stride, flip, flipNegative }: Keys, bins: readonly number[]): Uint32Array {
  const slots = new Int8Array(65536).fill(-1);
  for (const [slot, bin] of bins.entries()) slots[bin] = slot;
  const counts = new Uint32Array(65536 * bins.length);
  for (let i = stride - 1; i < bits.length; i += stride) {
    const b = bits[i]!;
    const key = b ^ ((b | 0) < 0 ? flipNegative : flip);
    const slot = slots[key >>> 16]!;
    if (slot >= 0) counts[slot * 65536 + (key & 0xffff)]!++;
  }
  return counts;
}

/** Low words of the elements whose high word has that key, in the order of the elements. */
function sortedLowWords({ bits, flip, flipNegative }: Keys, key: number, count: number): Uint32Array {
  const words = new Uint32Array(count);
  let n = 0;
  for (let i = 1; i < bits.length; i += 2) {
    const b = bits[i]!;
    const negative = (b | 0) < 0;
    if ((b ^ (negative ? flipNegative : flip)) >>> 0 === key)
      words[n++] = bits[i - 1]! ^ (negative ? lowFlip(flipNegative) : 0);
  }
  return words.sort();
}

/** Low words of negative floats are flipped, those of integers never. */
function lowFlip(flipNegative: number): number {
  return flipNegative === 0xffffffff ? 0xffffffff : 0;
}

function fromKey(key: number, lowWord: number, keys: Keys, dtype: KeyedDType): number {
  const negative = keys.flip !== 0 && key < 0x80000000;
  const word = key ^ (negative ? keys.flipNegative : keys.flip);
  if (dtype === "uint32") return word >>> 0;
  if (dtype === "int32") return word | 0;
  if (dtype === "float32") return new Float32Array(Uint32Array.of(word).buffer)[0]!;
  const pair = Uint32Array.of(lowWord ^ (negative ? lowFlip(keys.flipNegative) : 0), word);
  if (dtype === "float64") return new Float64Array(pair.buffer)[0]!;
  return (dtype === "int64" ? word | 0 : word >>> 0) * 2 ** 32 + pair[0]!;
}

/** The bins at both ends hold infinities and NaN, nothing else. */
function mayHoldNaN(high: Uint32Array): boolean {
  for (let b = 0; b <= 0x7f; b++) if (high[b]! > 0 || high[0xffff - b]! > 0) return true;
  return false;
}

/** `below`: how many of them come before −Infinity in the order of keys. */
function countNaN(data: DataOf[KeyedDType], { bits, stride }: Keys): { count: number; below: number } {
  const floats = data as DataOf["float32" | "float64"]; // asked of floats only
  let count = 0;
  let below = 0;
  for (let i = 0; i < floats.length; i++)
    if (Number.isNaN(floats[i]!)) {
      count++;
      if (bits[i * stride + stride - 1]! >= 0x80000000) below++;
    }
  return { count, below };
}
