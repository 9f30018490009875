import { allocate, type DType, isBigDType, type NdArray, ndarray } from "../../src/array/index.ts";

/** A number of a golden file; JSON has no NaN or infinity. */
export type GoldenNumber = number | "NaN" | "Infinity" | "-Infinity";

export interface GoldenArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly GoldenNumber[];
}

export function goldenArray(stored: GoldenArray): NdArray {
  const data = allocate(stored.dtype, stored.data.length);
  for (const [i, value] of stored.data.entries())
    (data as unknown as unknown[])[i] = isBigDType(stored.dtype) ? BigInt(value) : Number(value);
  return ndarray(stored.dtype, stored.shape, data);
}

/** Throws unless |got − expected| ≤ absolute + relative · |expected|; NaN equals NaN, infinities equal themselves. */
export function expectClose(
  what: string,
  got: number,
  golden: GoldenNumber,
  tolerance: { readonly absolute: number; readonly relative: number },
): void {
  const expected = Number(golden);
  if (Object.is(got, expected) || got === expected) return;
  const difference = Math.abs(got - expected);
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
  if (!(difference <= allowed && Number.isFinite(expected)))
    throw new Error(`${what}: got ${got}, expected ${expected}, difference ${difference} > ${allowed}`);
}

/** Moved by whole pixels along each axis, 0 where nothing comes in; new data. */
export function moved<D extends DType>(array: NdArray<D>, by: readonly number[]): NdArray<D> {
  const data = allocate(array.dtype, array.data.length);
  const { shape } = array;
  const index = shape.map(() => 0);
  for (let i = 0; i < data.length; i++) {
    let from = 0;
    let inside = true;
    for (let d = 0; d < shape.length; d++) {
      const at = index[d]! - (by[d] ?? 0);
      inside &&= at >= 0 && at < shape[d]!;
      from = from * shape[d]! + at;
    }
    if (inside) (data as unknown as unknown[])[i] = array.data[from];
    for (let d = shape.length - 1; d >= 0; d--) {
      index[d]!++;
      if (index[d]! < shape[d]!) break;
      index[d] = 0;
    }
  }
  return ndarray(array.dtype, shape, data, array.axes);
}

/** n × n label images of edge × edge blocks, numbered from 1; the test is moved to the right, around the border. */
export function blocks(n: number, edge: number, shift: number): [NdArray<"uint32">, NdArray<"uint32">] {
  const make = (by: number) => {
    const data = new Uint32Array(n * n);
    for (let y = 0, i = 0; y < n; y++)
      for (let x = 0; x < n; x++, i++)
        data[i] = Math.floor(y / edge) * Math.floor(n / edge) + Math.floor(((x + by) % n) / edge) + 1;
    return ndarray("uint32", [n, n], data);
  };
  return [make(0), make(shift)];
}
