import { expect, it } from "vitest";
import type { NdArray } from "../../src/array/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { describeWithSharedData, hasSharedData, sharedJson } from "../support/shared-data.ts";
import { arrayOf, inputOf, type OpsCase, runCase } from "./ops-case.ts";

const cases = hasSharedData ? sharedJson<{ cases: OpsCase[] }>("golden/ops.json").cases : [];

/** Cases where we differ from core on purpose, with what is right instead; docs/processing.md lists the same. */
const different: Readonly<
  Record<string, (c: OpsCase, input: NdArray) => { dtype: string; values: number[] }>
> = {
  // fails in core, which broadcasts thresholds against the last axis
  "binarize along channel": (_, input) => ({
    dtype: "bool",
    values: along(input, 1, (v, k) => Number(v > [2, 3, 4][k]!)),
  }),
  "binarize along y size4 (numpy broadcast bug?)": (_, input) => ({
    dtype: "bool",
    values: along(input, 2, (v, k) => Number(v > [2, 3, 4, 5][k]!)),
  }),
  // rejected by the library for an empty kwargs
  "sigmoid with empty kwargs (rejected)": (_, input) => sigmoid(input),
  "0.4 sigmoid with empty kwargs": (_, input) => sigmoid(input),
  // not implemented in core
  "0.4 scale_linear xy lists (NotImplemented in core)": (_, input) => ({
    dtype: "float32",
    values: along(input, 1, (v, k) => v * [1, 2, 3][k]! + [0, 0, 1][k]!),
  }),
  // core truncates to uint8 before it compares with 0.5
  "0.4 post binarize with data_type uint8 (cast BEFORE op)": (_, input) => ({
    dtype: "uint8",
    values: along(input, 0, (v) => Number(v > 0.5)),
  }),
};

function along(input: NdArray, dim: number, f: (v: number, k: number) => number): number[] {
  const step = input.shape.slice(dim + 1).reduce((a, b) => a * b, 1);
  return Array.from<number | bigint, number>(input.data, (v, i) =>
    f(Number(v), Math.floor(i / step) % input.shape[dim]!),
  );
}

function sigmoid(input: NdArray): { dtype: string; values: number[] } {
  return { dtype: "float32", values: along(input, 0, (v) => 1 / (1 + Math.exp(-v))) };
}

describeWithSharedData("recorded cases of bioimageio.core", () => {
  it("are all 63, and every failure of core is answered", () => {
    expect(cases.length).toBe(63);
    for (const c of cases.filter((c) => c.error !== undefined)) expect(different).toHaveProperty([c.label]);
  });
  for (const c of cases) {
    const other = different[c.label];
    it(`${c.label}${other ? " [differs from core]" : ""}`, () => {
      const input = inputOf(c.input ? c : { ...c, in_dtype: "float32", input: undefined });
      const expected = other?.(c, input) ?? { dtype: c.out_dtype, values: c.output ?? [] };
      const got = runCase(c, input);
      expect(got.dtype).toBe(expected.dtype);
      const exact = got.dtype !== "float32";
      // core computes scale_mean_variance in float32, at values near 50
      const absolute = c.label.includes("scale_mean_variance") ? 1e-5 : 1e-6;
      const values = arrayOf(got.dtype, input.shape, expected.values, null);
      expectArrayClose(got, values, { absolute: exact ? 0 : absolute });
    });
  }
});
