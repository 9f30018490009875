import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { readImage } from "../../src/image/index.ts";
import * as m from "../../src/metrics/index.ts";
import { goldenJson } from "../support/manifest.ts";
import { describeWithSharedData, sharedBytes } from "../support/shared-data.ts";
import {
  blocks,
  expectClose,
  type GoldenArray,
  type GoldenNumber,
  goldenArray,
  moved,
} from "./golden-arrays.ts";
import { labelMeasures } from "./measure-labels.ts";
import { pixelMeasures } from "./measure-pixels.ts";

interface LabelCase {
  readonly name: string;
  readonly reference: GoldenArray;
  readonly test: GoldenArray;
  readonly spacing: readonly number[];
  readonly measures: Record<string, GoldenNumber>;
  readonly perLabel?: { labels: number[]; Jaccard: number[]; Dice: number[] };
  readonly confusion?: { labels: number[]; counts: number[][] };
  readonly matching: Record<keyof m.InstanceMatch, number>[];
}

const golden = goldenJson<{
  cases: LabelCase[];
  blocks: { n: number; edge: number; shift: number; measures: Record<string, GoldenNumber> };
  auc: { name: string; reference: GoldenArray; test: GoldenArray; value: number }[];
}>("metrics", "labels.json");
const real = goldenJson<{
  pixels: { file: string; moved: number[]; expected: Record<string, GoldenNumber> }[];
  labels: (Pick<LabelCase, "measures" | "matching" | "spacing"> & { file: string; moved: number[] })[];
}>("metrics", "real.json");

/** Counts are whole numbers on both sides; quotients and logarithms of them differ in the last digits at most. */
const usual = { absolute: 1e-13, relative: 1e-12 };
/** Logarithms of probabilities (scikit-image) against logarithms of counts. */
const entropy = { absolute: 1e-11, relative: 1e-11 };
const toleranceOf = (name: string) => (name.startsWith("VOI") ? entropy : usual);
/** What stardist does not define at these arrays, and what we define instead (documented). */
const bothEmpty: Record<string, number> = { Jaccard: 1, Dice: 1 };

function expectMatching(got: readonly m.InstanceMatch[], expected: LabelCase["matching"]): void {
  expect(got.length).toBe(expected.length);
  // stardist keeps IoU as float32: 1e-6
  for (const [i, one] of expected.entries())
    for (const [key, value] of Object.entries(one))
      expectClose(`${key} at ${one.threshold}`, got[i]![key as keyof m.InstanceMatch], value, {
        absolute: 1e-6,
        relative: 0,
      });
}

describe("label measures against scikit-learn, scikit-image, stardist, MedPy, py-ctcmetrics", () => {
  it.each(golden.cases.map((c) => [c.name, c] as const))("%s", (_name, c) => {
    const s = goldenArray(c.reference);
    const g = goldenArray(c.test);
    const got = labelMeasures(s, g, c.spacing);
    for (const [name, value] of Object.entries(c.measures))
      expectClose(
        name,
        got[name] ?? Number.NaN,
        c.name === "all background" ? (bothEmpty[name] ?? value) : value,
        toleranceOf(name),
      );
    expect(Object.keys(got).sort()).toEqual(Object.keys(c.measures).sort());
    const table = m.contingency(s, g);
    expectMatching(
      m.matchInstances(
        [table],
        c.matching.map((one) => one.threshold),
      ),
      c.matching,
    );
    if (c.confusion) expect(m.confusionMatrix([table])).toEqual(c.confusion);
    if (c.perLabel) {
      const overlaps = m.labelOverlaps([table]);
      expect(overlaps.map((o) => o.label)).toEqual(c.perLabel.labels);
      for (const [i, overlap] of overlaps.entries()) {
        expectClose("Jaccard", m.jaccard(overlap), c.perLabel.Jaccard[i]!, usual);
        expectClose("Dice", m.dice(overlap), c.perLabel.Dice[i]!, usual);
      }
    }
  });

  it("65536 labels", () => {
    const { n, edge, shift, measures } = golden.blocks;
    const [s, g] = blocks(n, edge, shift);
    expect(m.contingency(s, g).referenceIds.length).toBe(2 ** 16);
    const got = labelMeasures(s, g, [1, 1]);
    for (const [name, value] of Object.entries(measures))
      expectClose(name, got[name]!, value, toleranceOf(name));
    // Every block shares half its pixels with two others: IoU 1/3, below every threshold.
    expect(m.matchInstances([m.contingency(s, g)]).every((one) => one.tp === 0)).toBe(true);
  });

  it.each(golden.auc.map((c) => [c.name, c] as const))("AUC: %s", (_name, c) => {
    expectClose("AUC", m.areaUnderCurve(goldenArray(c.reference), goldenArray(c.test)), c.value, usual);
  });
});

describeWithSharedData("measures of real images", () => {
  it.each(real.labels.map((c) => [c.file, c] as const))("labels of %s", async (file, c) => {
    const { array } = await readImage(sharedBytes("images", file), file);
    const test = moved(array, c.moved);
    const got = labelMeasures(array, test, c.spacing);
    for (const [name, value] of Object.entries(c.measures))
      expectClose(name, got[name]!, value, toleranceOf(name));
    expectMatching(m.matchInstances([m.contingency(array, test)]), c.matching);
  });

  it.each(real.pixels.map((c) => [c.file, c] as const))("intensities of %s", async (file, c) => {
    const { array } = await readImage(sharedBytes("images", file), file);
    const measures = pixelMeasures(array, moved(array, c.moved), {});
    for (const [name, value] of Object.entries(c.expected))
      expectClose(
        name,
        measures[name]?.() ?? Number.NaN,
        value,
        name === "SSIM" ? { absolute: 1e-9, relative: 0 } : { absolute: 3e-9, relative: 1e-11 },
      );
  });
});

describe("label images as they come", () => {
  const u8 = (...values: number[]) => ndarray("uint8", [values.length], Uint8Array.from(values));

  it("refuses fractions, negative numbers, NaN and other shapes", () => {
    const f = (...values: number[]) => ndarray("float32", [values.length], Float32Array.from(values));
    expect(() => m.contingency(u8(1, 2), f(1, 0.5))).toThrow(/metrics\/labels.*test.*0\.5/);
    expect(() => m.contingency(f(-1, 2), u8(1, 2))).toThrow(/metrics\/labels.*reference.*-1/);
    expect(() => m.contingency(f(1, Number.NaN), u8(1, 2))).toThrow(/metrics\/labels.*NaN/);
    expect(() => m.contingency(u8(1), u8(1, 2))).toThrow("metrics/shape-mismatch");
    expect(() => m.matchInstances([m.contingency(u8(1), u8(1))], [0])).toThrow("metrics/parameter");
    expect(() => m.areaUnderCurve(u8(1), f(Number.NaN))).toThrow("metrics/no-values");
  });

  it("AUC of a mask without background is NaN, and NaN scores are left out", () => {
    expect(m.areaUnderCurve(u8(1, 1), u8(1, 2))).toBeNaN();
    const scores = ndarray("float32", [3], Float32Array.of(0.9, Number.NaN, 0.1));
    expect(m.areaUnderCurve(u8(1, 1, 0), scores)).toBe(1);
  });

  it("tells matched, split, merged, missed and added objects", () => {
    const reference = u8(1, 1, 1, 0, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 0, 6, 6, 0);
    const test__ = u8(1, 1, 1, 0, 2, 2, 7, 7, 8, 8, 8, 8, 8, 8, 0, 0, 0, 9);
    const { reference: r, test: t } = m.objectFates(m.contingency(reference, test__), 0.6);
    expect(r.map((o) => [o.label, o.size, o.best, o.status])).toEqual([
      [1, 3, 1, "matched"],
      [2, 4, 2, "split"],
      [3, 3, 8, "merged"],
      [4, 3, 8, "merged"],
      [6, 2, null, "missed"],
    ]);
    expect(t.map((o) => [o.label, o.status])).toEqual([
      [1, "matched"],
      [2, "split"],
      [7, "split"],
      [8, "merged"],
      [9, "added"],
    ]);
    expect(r[1]?.iou).toBe(0.5);
  });

  it("pools frames: counts add, objects of different frames never meet", () => {
    const frames = [m.contingency(u8(1, 1, 0), u8(1, 1, 0)), m.contingency(u8(0, 1, 1), u8(0, 0, 0))];
    expect(m.matchInstances(frames, [0.5])[0]).toMatchObject({ tp: 1, fp: 0, fn: 1, recall: 0.5 });
    expect(m.seg(frames)).toBe(0.5);
    expect(m.aji(frames)).toBe(0.5);
  });

  it("finds the best assignment where greedy choice would not", () => {
    // At 0.2: 1–5 has the best IoU, but taking it leaves 2 without a partner.
    const reference = u8(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
    const test = u8(6, 6, 5, 5, 5, 5, 5, 0, 0, 0);
    const [match] = m.matchInstances([m.contingency(reference, test)], [0.2]);
    expect(match?.tp).toBe(2);
    expect(match?.meanMatchedScore).toBeCloseTo((2 / 5 + 2 / 8) / 2, 12);
  });

  it("equals brute force for distances of random masks in one to three dimensions", () => {
    let state = 12345;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (const shape of [[30], [9, 11], [4, 6, 7], [1, 5, 5]]) {
      const n = shape.reduce((a, b) => a * b, 1);
      const spacing = shape.map(() => 0.3 + random());
      const set = () => ({ mask: Uint8Array.from({ length: n }, () => (random() > 0.85 ? 1 : 0)), shape });
      const [a, b] = [set(), set()];
      const at = (i: number) => {
        const p: number[] = [];
        for (let d = shape.length - 1, rest = i; d >= 0; d--) {
          p.unshift((rest % shape[d]!) * spacing[d]!);
          rest = Math.floor(rest / shape[d]!);
        }
        return p;
      };
      const on = (mask: Uint8Array) => [...mask.keys()].filter((i) => mask[i]).map(at);
      const expected = on(b.mask).map((q) =>
        Math.min(...on(a.mask).map((p) => p.reduce((sum, v, d) => sum + (v - q[d]!) ** 2, 0))),
      );
      const got: number[] = [];
      m.squaredDistances(a, b, spacing, (d) => got.push(d));
      expect(got.length).toBe(expected.length);
      for (const [i, d] of got.entries()) expect(d).toBeCloseTo(expected[i]!, 10);
    }
  });
});
