import { describe, expect, it } from "vitest";
import { expectArrayClose } from "../support/close.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";
import { arrayOf, type OpsCase, runCase } from "./ops-case.ts";

const { cases } = goldenJson<{ cases: OpsCase[] }>("ops", "cases.json");

/** Core computes statistics and some steps in float32, here all is float64 and rounded at the casts: a few units in the
 * last place of float32. */
const tolerance = { absolute: 1e-6, relative: 3e-7 };

/** Cases where core is wrong and we differ on purpose; tested below and listed in docs/processing.md. */
const different = new Set(["0.4 pre: sigmoid, uint8", "0.4 pre: sigmoid, uint16"]);

describe("what bioimageio.core made of small arrays", () => {
  it("comes from the script", () => expectManifestHolds("ops"));
  for (const c of cases.filter((c) => c.error === undefined && !different.has(c.label)))
    it(c.label, () => {
      const got = runCase(c);
      expect(got.dtype).toBe(c.out_dtype);
      const exact = got.dtype !== "float32" && got.dtype !== "float64";
      const expected = arrayOf(got.dtype, c.shape ?? [], c.output ?? [], c.axes);
      expectArrayClose(got, expected, exact ? { absolute: 0 } : tolerance);
    });
  it("covers every op in both formats", () => {
    const seen = (spec: string) =>
      new Set(
        cases
          .filter((c) => c.spec === spec)
          .flatMap((c) => c.steps as { id?: string; name?: string }[])
          .map((s) => s.id ?? s.name),
      );
    expect([...seen("0.5")].sort()).toEqual([
      "binarize",
      "clip",
      "ensure_dtype",
      "fixed_zero_mean_unit_variance",
      "scale_linear",
      "scale_mean_variance",
      "scale_range",
      "sigmoid",
      "softmax",
      "zero_mean_unit_variance",
    ]);
    expect(seen("0.4").size).toBe(7);
  });
});

describe("where core is wrong", () => {
  it("sigmoid of unsigned integers: core negates them as unsigned and returns 0 for large values", () => {
    for (const label of different) {
      const c = cases.find((c) => c.label === label)!;
      expect(c.output).toContain(0);
      const got = runCase(c);
      const expected = c.input!.map((v) => Math.fround(1 / (1 + Math.exp(-Number(v)))));
      expectArrayClose(got, arrayOf("float32", c.shape!, expected, c.axes), { absolute: 0 });
    }
  });
  it("percentiles of bool: core fails, here they are those of 0 and 1", () => {
    const failed = cases.filter((c) => c.error !== undefined);
    expect(failed.map((c) => c.label)).toEqual([
      "0.5 pre: scale_range yx, bool",
      "0.5 pre: scale_range, bool",
      "0.5 pre: clip percentiles, bool",
    ]);
    for (const c of failed) expect(runCase(c)).toEqual(runCase({ ...c, in_dtype: "uint8" }));
  });
});
