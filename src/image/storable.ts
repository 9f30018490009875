import { allocate, type NdArray } from "../array/index.ts";

/** The pixel types of ImageJ, which TIFF viewers share. */
export type StorableDType = "uint8" | "uint16" | "float32";

/** Convert to the smallest of uint8, uint16 and float32 that holds every value exactly. uint8, uint16 and float32 stay;
 * bool becomes 0 and 255, a mask in ImageJ. Values that no type holds (beyond 2^24 with odd bits, most float64) go to
 * the nearest float32, and a note says so.
 * @returns new data unless the dtype stays. */
export function toStorable(array: NdArray): { array: NdArray<StorableDType>; notes: string[] } {
  const { dtype, shape, axes, data } = array;
  const n = data.length;
  if (dtype === "uint8" || dtype === "uint16" || dtype === "float32") {
    return { array: array as NdArray<StorableDType>, notes: [] };
  }
  if (dtype === "bool") {
    const mask = allocate("uint8", n);
    for (let i = 0; i < n; i++) mask[i] = data[i] ? 255 : 0;
    return { array: { dtype: "uint8", shape, axes, data: mask }, notes: ["True is stored as 255."] };
  }
  let fits8 = true;
  let fits16 = true;
  let exact = true;
  for (let i = 0; i < n; i++) {
    const raw = data[i]!;
    const value = Number(raw);
    if (fits8 && !(Number.isInteger(value) && value >= 0 && value < 256)) fits8 = false;
    if (fits16 && !(Number.isInteger(value) && value >= 0 && value < 65536)) fits16 = false;
    if (exact && !isFloat32(raw)) exact = false;
    if (!fits8 && !fits16 && !exact) break;
  }
  // Real numbers stay real, even when they happen to be whole: a probability map must not become an integer image.
  const real = dtype === "float64";
  const target: StorableDType = !real && fits8 ? "uint8" : !real && fits16 ? "uint16" : "float32";
  const out = allocate(target, n);
  for (let i = 0; i < n; i++) out[i] = Number(data[i]);
  const lossy = target === "float32" && !exact;
  return {
    array: { dtype: target, shape, axes, data: out },
    notes: lossy ? [`Values of ${dtype} do not all fit float32 exactly and were rounded.`] : [],
  };
}

function isFloat32(value: number | bigint): boolean {
  if (typeof value === "bigint") return BigInt(Math.fround(Number(value))) === value;
  return Math.fround(value) === value || Number.isNaN(value);
}
