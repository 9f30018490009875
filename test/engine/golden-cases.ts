import { allocate, type DType, type NdArray, ndarray } from "../../src/array/index.ts";

/** An array as scripts/goldens/onnx_models.py writes it; float16 stands as float32 numbers. */
export interface PlainArray {
  readonly dtype: DType | "float16";
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[];
}

export interface GoldenCase {
  readonly model: string;
  readonly inputs: readonly PlainArray[];
  readonly outputs: readonly PlainArray[];
}

export function fromPlain({ dtype, shape, data }: PlainArray): NdArray {
  const type = dtype === "float16" ? "float32" : dtype;
  const out = allocate(type, data.length);
  data.forEach((value, i) => {
    out[i] = type === "int64" || type === "uint64" ? BigInt(value) : numberOf(value);
  });
  return ndarray(type, shape, out);
}

function numberOf(value: number | string): number {
  return typeof value === "number" ? value : Number(value.replace("inf", "Infinity"));
}
