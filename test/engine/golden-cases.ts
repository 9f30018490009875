import { expect } from "vitest";
import { allocate, type DType, type NdArray, ndarray } from "../../src/array/index.ts";
import type { Session } from "../../src/engine/index.ts";
import { expectArrayClose } from "../support/close.ts";

/** Same library on another instruction set: sums in another order, hence a few units in the last place. */
const TOLERANCE = { absolute: 2e-6 };

/** Run a case in a session of its network and compare values, shapes and dtypes with those of onnxruntime. */
export async function expectGolden(session: Session, { inputs, outputs }: GoldenCase): Promise<void> {
  const got = await session.run(inputs.map(fromPlain));
  expect(got.length).toBe(outputs.length);
  outputs.forEach((expected, i) => {
    const array = got[i];
    if (!array) throw new Error("an output is missing");
    expect(array.dtype).toBe(fromPlain(expected).dtype);
    expectArrayClose(array, fromPlain(expected), TOLERANCE);
    expect(session.outputs[i]?.dtype).toBe(expected.dtype);
  });
}

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
