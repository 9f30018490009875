import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, transpose } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { readImage } from "../../src/image/index.ts";
import {
  measureNames,
  type ValidateRequest,
  type ValidateResult,
  validate,
} from "../../src/validate/index.ts";
import { moved } from "../metrics/golden-arrays.ts";
import { describeWithSharedData, sharedBytes } from "../support/shared-data.ts";

const u8 = (rows: readonly (readonly number[])[], axes: readonly string[] | null = ["y", "x"]) =>
  ndarray("uint8", [rows.length, rows[0]?.length ?? 0], Uint8Array.from(rows.flat()), axes);
const f32 = (shape: readonly number[], value: (i: number) => number, axes: readonly string[] | null = null) =>
  ndarray(
    "float32",
    shape,
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => value(i)),
    axes,
  );

function valueIn(
  result: ValidateResult,
  measure: string,
  threshold: number | null = null,
  label: unknown = null,
) {
  const row = result.rows.find(
    (r) => r.measure === measure && r.threshold === threshold && r.label === label && r.frame === undefined,
  );
  if (!row) throw new Error(`no row ${measure} ${threshold} ${label}`);
  return row.value;
}

async function codeOf(request: ValidateRequest): Promise<string> {
  try {
    await validate(request);
  } catch (error) {
    if (isFailure(error)) return `${error.code}: ${error.message}`;
    throw error;
  }
  return "no error";
}

const cells = u8([
  [1, 1, 1, 0, 2, 2],
  [1, 1, 1, 0, 2, 2],
  [0, 0, 0, 0, 0, 0],
  [3, 3, 3, 0, 4, 4],
  [3, 3, 3, 0, 4, 4],
]);
/** Ids differ; 1 kept, 2 cut in two, 3 and 4 joined with the column between. */
const found = u8([
  [9, 9, 9, 0, 7, 6],
  [9, 9, 9, 0, 7, 6],
  [0, 0, 0, 0, 0, 0],
  [5, 5, 5, 0, 5, 5],
  [5, 5, 5, 0, 5, 5],
]);
const mask = u8([
  [0, 1, 1, 0],
  [0, 1, 1, 0],
  [0, 0, 0, 0],
]);
const gradient = f32([12, 10], (i) => i / 7, ["y", "x"]);
const noisy = f32([12, 10], (i) => i / 7 + ((i * 7919) % 13) / 100, ["y", "x"]);

describe("the list of measures", () => {
  it("begins with deepImageJ's twenty in their order, and docs/validate.md explains every one", () => {
    expect(measureNames.slice(0, 20)).toEqual(
      "NormL1 NormL2 Bce RMSE MAE SNR PSNR DiceLoss Jaccard SSIM RegressSNR LAP KLD MAPE MSLE Categorical_Hinge Hinge Log_Cosh Poisson Square_Hinge".split(
        " ",
      ),
    );
    const text = readFileSync(resolve(import.meta.dirname, "../../docs/validate.md"), "utf8");
    const explained = [...text.matchAll(/^\| ([A-Z][\w, -]*) \|/gm)].flatMap((match) =>
      (match[1] ?? "").split(", "),
    );
    expect(measureNames.filter((name) => !explained.includes(name))).toEqual([]);
  });
});

describe("measures chosen by the data", () => {
  it("label images: objects, and by id only where ids agree", async () => {
    const result = await validate({ reference: cells, test: found });
    expect(result.reason).toMatch(/label images.*ids differ/);
    expect(result.rows.some((r) => r.measure === "Jaccard")).toBe(false);
    expect(valueIn(result, "TP", 0.5)).toBe(3);
    expect(valueIn(result, "AP", 0.5)).toBe(3 / 5);
    expect(valueIn(result, "AP")).toBeCloseTo((3 / 5 + 2 * (2 / 6) + 7 * (1 / 7)) / 10, 12);
    expect(valueIn(result, "SEG")).toBeCloseTo((1 + 0.6 + 0.4 + 0) / 4, 12);
    const same = await validate({ reference: cells, test: moved(cells, [0, 1]) });
    expect(same.reason).toMatch(/ids agree/);
    expect(valueIn(same, "Jaccard", null, "mean")).toBeGreaterThan(0);
    expect(same.rows.filter((r) => r.measure === "Dice").map((r) => r.label)).toEqual([1, 2, 3, 4, "mean"]);
  });

  it("masks: overlap and distances, whatever their foreground value", async () => {
    const test = u8([
      [0, 255, 255, 0],
      [0, 255, 0, 0],
      [0, 0, 0, 0],
    ]);
    const result = await validate({ reference: mask, test });
    expect(result.reason).toMatch(/masks/);
    expect(valueIn(result, "Jaccard", null, "mean")).toBe(3 / 4);
    expect(valueIn(result, "Dice", null, 1)).toBe(6 / 7);
    expect(valueIn(result, "Hausdorff")).toBe(1);
    expect(valueIn(result, "Accuracy")).toBe(11 / 12);
  });

  it("a mask and probabilities: AUC, and masks above 0.5", async () => {
    const scores = f32([3, 4], (i) => (mask.data[i] ? 0.6 : 0.2) + i / 100, ["y", "x"]);
    const result = await validate({ reference: mask, test: scores });
    expect(result.reason).toMatch(/probabilities.*0\.5/);
    expect(valueIn(result, "AUC")).toBe(1);
    expect(valueIn(result, "Dice", null, "mean")).toBe(1);
    const strict = await validate({ reference: mask, test: scores, threshold: 0.63 });
    expect(valueIn(strict, "Dice", null, "mean")).toBeLessThan(1);
  });

  it("intensities: errors, PSNR with its range, SSIM, correlation", async () => {
    const result = await validate({ reference: gradient, test: noisy });
    expect(result.reason).toMatch(/continuous/);
    expect(result.rows.map((r) => r.measure)).toEqual([
      "RMSE",
      "MAE",
      "NRMSE",
      "PSNR",
      "SSIM",
      "Pearson",
      "SI-PSNR",
    ]);
    const narrow = await validate({ reference: gradient, test: noisy, measures: "PSNR", range: 1 });
    const wide = await validate({ reference: gradient, test: noisy, measures: "PSNR", range: 10 });
    expect(Number(wide.rows[0]?.value) - Number(narrow.rows[0]?.value)).toBeCloseTo(20, 10);
  });

  it("photographs of whole numbers are no labels", async () => {
    const photo = ndarray(
      "uint8",
      [20, 20],
      Uint8Array.from({ length: 400 }, (_, i) => 40 + ((i * 7919) % 160)),
      ["y", "x"],
    );
    expect((await validate({ reference: photo, test: photo })).reason).toMatch(/intensities/);
  });

  it("all: whatever the images allow, the rest as notes", async () => {
    const result = await validate({ reference: cells, test: found, measures: "all", pictures: false });
    const names = new Set(result.rows.map((r) => r.measure));
    expect([...names].every((name) => measureNames.includes(name))).toBe(true);
    for (const name of ["NormL1", "LAP", "SSIM", "AJI", "HD95", "AUC", "KLD"])
      expect(names.has(name), name).toBe(true);
    for (const name of ["Jaccard", "Bce", "Categorical_Hinge", "Hinge", "MS-SSIM"])
      expect(
        result.notes.some((note) => note.startsWith(`${name} is left out`)),
        name,
      ).toBe(true);
  });
});

describe("photographs and all measures", () => {
  it("leaves labels alone unless a threshold makes masks", async () => {
    const plain = await validate({ reference: gradient, test: noisy, measures: "all" });
    expect(plain.rows.some((r) => ["Dice", "AP", "Hausdorff"].includes(r.measure))).toBe(false);
    const masked = await validate({ reference: gradient, test: noisy, measures: "all", threshold: 8 });
    for (const name of ["Dice", "AP", "Hausdorff", "LAP"])
      expect(
        masked.rows.some((r) => r.measure === name),
        name,
      ).toBe(true);
  });

  it("notes the frames for which a measure cannot be computed", async () => {
    const series = f32([2, 1, 4], (i) => (i < 4 ? i : Number.NaN), ["time", "y", "x"]);
    const result = await validate({ reference: series, test: series, measures: "MAE", perFrame: true });
    expect(result.rows.map((r) => [r.frame, r.value])).toEqual([
      [undefined, 0],
      ["time 0", 0],
    ]);
    expect(result.notes.join()).toMatch(/time 1: MAE is left out/);
  });
});

describe("axes, frames, batches", () => {
  it("turns a test whose axes are in another order, drops single axes, takes missing names", async () => {
    const chw = f32([3, 8, 9], (i) => (i * 37) % 101, ["channel", "y", "x"]);
    const hwc = transpose(chw, [1, 2, 0]);
    const turned = await validate({ reference: chw, test: hwc, measures: "NormL1" });
    expect(turned.rows[0]?.value).toBe(0);
    expect(turned.notes.join()).toMatch(/another order/);
    const batch: NdArray = { ...chw, shape: [1, 3, 8, 9], axes: ["batch", "channel", "y", "x"] };
    expect((await validate({ reference: batch, test: chw, measures: "NormL1" })).rows[0]?.value).toBe(0);
    expect(
      (await validate({ reference: chw, test: { ...chw, axes: null }, measures: "NormL1" })).rows[0]?.value,
    ).toBe(0);
  });

  it("pools the frames of a series, and shows each when asked", async () => {
    const series = (second: number) =>
      ndarray("uint8", [2, 1, 4], Uint8Array.from([1, 1, 0, 0, 0, 0, second, second]), ["time", "y", "x"]);
    const result = await validate({
      reference: series(2),
      test: series(0),
      measures: ["SEG", "TP"],
      iouThresholds: [0.5],
      perFrame: true,
    });
    expect(valueIn(result, "SEG")).toBe(0.5);
    expect(result.rows.filter((r) => r.measure === "SEG").map((r) => [r.frame, r.value])).toEqual([
      [undefined, 0.5],
      ["time 0", 1],
      ["time 1", 0],
    ]);
    expect(result.notes.join()).toMatch(/2 frames along time/);
  });

  it("takes a stack as volume, or slice by slice", async () => {
    // One object per slice, at the same place: one object in 3D, two in 2D.
    const stack = ndarray("uint8", [2, 2, 2], Uint8Array.from([1, 1, 0, 0, 1, 1, 0, 0]), ["z", "y", "x"]);
    const request = { reference: stack, test: stack, measures: "TP", iouThresholds: [0.5] };
    expect((await validate(request)).rows[0]?.value).toBe(1);
    expect((await validate({ ...request, frames: ["z"] })).rows[0]?.value).toBe(2);
  });

  it("SSIM of channels is the mean of their SSIM, PSNR is over all", async () => {
    const image = (seed: number) => f32([2, 9, 9], (i) => ((i + seed) * 7919) % 103, ["channel", "y", "x"]);
    const [s, g] = [image(0), image(5)];
    const channel = (a: NdArray, k: number): NdArray => ({
      ...a,
      shape: [9, 9],
      axes: ["y", "x"],
      data: a.data.slice(k * 81, (k + 1) * 81) as NdArray["data"],
    });
    const both = await validate({ reference: s, test: g, measures: "SSIM,RMSE", range: 100 });
    const each = await Promise.all(
      [0, 1].map((k) =>
        validate({ reference: channel(s, k), test: channel(g, k), measures: "SSIM,RMSE", range: 100 }),
      ),
    );
    expect(valueIn(both, "SSIM")).toBeCloseTo(
      each.reduce((sum, r) => sum + Number(valueIn(r, "SSIM")), 0) / 2,
      12,
    );
    expect(Number(valueIn(both, "RMSE")) ** 2).toBeCloseTo(
      each.reduce((sum, r) => sum + Number(valueIn(r, "RMSE")) ** 2, 0) / 2,
      9,
    );
  });

  it("pairs lists by name and sums them up", async () => {
    const image = (name: string, value: number) => ({
      name,
      array: f32([2, 2], (i) => i + value, ["y", "x"]),
    });
    const result = await validate({
      reference: [image("a.tif", 0), image("b.tif", 0), image("c.tif", 0)],
      test: [image("c.png", 3), image("a.png", 1), image("b.png", 2)],
      measures: "MAE",
    });
    expect(result.rows.map((r) => [r.reference, r.test, r.value])).toEqual([
      ["a.tif", "a.png", 1],
      ["b.tif", "b.png", 2],
      ["c.tif", "c.png", 3],
    ]);
    expect(result.summary).toEqual([
      { label: null, measure: "MAE", threshold: null, mean: 2, sd: 1, n: 3, notFinite: 0, pooled: null },
    ]);
  });

  it("pools objects over pairs, and counts what is not finite apart", async () => {
    const empty = u8([[0, 0, 0, 0, 0, 0]]);
    const one = u8([[1, 1, 0, 2, 2, 0]]);
    const result = await validate({
      reference: [one, one],
      test: [one, empty],
      measures: "SEG,Hausdorff,AP",
      iouThresholds: [0.5],
    });
    expect(result.summary.find((r) => r.measure === "SEG")).toMatchObject({ mean: 0.5, pooled: 0.5 });
    expect(result.summary.find((r) => r.measure === "AP" && r.threshold === 0.5)?.pooled).toBe(0.5);
    expect(result.summary.find((r) => r.measure === "Hausdorff")).toMatchObject({
      mean: 0,
      n: 1,
      notFinite: 1,
      sd: "NaN",
    });
    expect(result.rows.find((r) => r.measure === "Hausdorff" && r.reference === "reference 2")?.value).toBe(
      "Infinity",
    );
  });
});

describe("options", () => {
  it("distances take the spacing, else the calibration", async () => {
    const a = u8([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const b = u8([
      [0, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    const calibration = { y: { scale: 250, unit: "nanometer" }, x: { scale: 0.5, unit: "micrometer" } };
    const calibrated = await validate({
      reference: { array: a, name: "a", calibration },
      test: b,
      measures: "Hausdorff",
    });
    expect(calibrated.rows[0]?.value).toBe(0.5);
    expect(calibrated.notes.join()).toMatch(/micrometer/);
    expect(
      (await validate({ reference: a, test: b, measures: "hd95", spacing: [3, 1] })).rows[0],
    ).toMatchObject({ measure: "HD95", value: 6 });
    expect(
      (await validate({ reference: a, test: b, measures: "ASSD", spacing: [9, 3, 1] })).rows[0]?.value,
    ).toBe(6);
    expect(await codeOf({ reference: a, test: b, spacing: [1, 0] })).toMatch(/^validate\/spacing/);
    expect(await codeOf({ reference: a, test: b, spacing: [1, 2, 3, 4] })).toMatch(/^validate\/spacing/);
  });

  it("weighs measures as the paper does", async () => {
    const result = await validate({
      reference: gradient,
      test: noisy,
      measures: "MAE",
      weights: { RMSE: 2, "si-rmse": -1 },
    });
    const rmse = Number(valueIn(result, "RMSE"));
    expect(valueIn(result, "WeightedSum")).toBeCloseTo(2 * rmse - Number(valueIn(result, "SI-RMSE")), 12);
    const objects = await validate({ reference: cells, test: found, weights: { "F1@0.5": 1, SEG: 10 } });
    expect(valueIn(objects, "WeightedSum")).toBeCloseTo(
      Number(valueIn(objects, "F1", 0.5)) + 10 * Number(valueIn(objects, "SEG")),
      12,
    );
    expect(await codeOf({ reference: cells, test: found, weights: { "F1@0.33": 1 } })).toMatch(
      /^validate\/not-applicable/,
    );
  });

  it("labels the parts of a thresholded image for object measures", async () => {
    const scores = f32([1, 6], (i) => (i === 2 || i === 5 ? 0.1 : 0.9), ["y", "x"]);
    const reference = u8([[1, 1, 0, 2, 2, 0]]);
    const result = await validate({
      reference,
      test: scores,
      threshold: 0.5,
      measures: "TP,FN,Jaccard",
      iouThresholds: [0.5],
    });
    expect(result.rows.map((r) => [r.measure, r.label, r.value])).toEqual([
      ["TP", null, 2],
      ["FN", null, 0],
      ["Jaccard", 1, 1],
      ["Jaccard", "mean", 1],
    ]);
  });

  it("takes whole floats for labels only when told to", async () => {
    const floats = f32([5, 6], (i) => cells.data[i] ?? 0, ["y", "x"]);
    expect(await codeOf({ reference: cells, test: floats, measures: "SEG" })).toMatch(
      /^metrics\/labels.*float32/,
    );
    expect(
      valueIn(await validate({ reference: cells, test: floats, measures: "SEG", labels: true }), "SEG"),
    ).toBe(1);
    const binary = f32([3, 4], (i) => mask.data[i] ?? 0, ["y", "x"]);
    expect(
      valueIn(await validate({ reference: mask, test: binary, measures: "Dice" }), "Dice", null, "mean"),
    ).toBe(1);
  });

  it("Categorical_Hinge reads classes from the channel axis", async () => {
    const reference = u8(
      [
        [1, 0],
        [0, 1],
      ],
      ["channel", "x"],
    );
    const test = f32([2, 2], (i) => [0.5, 1, 0.25, 3][i] ?? 0, ["channel", "x"]);
    const result = await validate({ reference, test, measures: "Categorical_Hinge" });
    expect(result.rows[0]?.value).toBe((1 + 0.25 - 0.5 + 0) / 2);
    expect(await codeOf({ reference: mask, test: mask, measures: "Categorical_Hinge" })).toMatch(
      /^validate\/not-applicable/,
    );
  });

  it("says how many NaN it left out; NaN is background for a threshold", async () => {
    const holed = f32([12, 10], (i) => (i === 5 ? Number.NaN : i / 7), ["y", "x"]);
    const result = await validate({ reference: gradient, test: holed });
    expect(valueIn(result, "MAE")).toBe(0);
    expect(valueIn(result, "PSNR")).toBe("Infinity");
    expect(result.notes.join()).toMatch(/1 pixels are NaN/);
    const scores = f32([3, 4], (i) => (i === 1 ? Number.NaN : (mask.data[i] ?? 0)), ["y", "x"]);
    const overlap = await validate({ reference: mask, test: scores, threshold: 0.5, measures: "Jaccard" });
    expect(valueIn(overlap, "Jaccard", null, "mean")).toBe(3 / 4);
  });
});

describe("tables, pictures, progress", () => {
  it("lists objects with best match, IoU and status, and draws them", async () => {
    const result = await validate({
      reference: { array: cells, name: "truth.tif" },
      test: { array: found, name: "mine.tif" },
    });
    const [reference, test] = result.tables;
    expect(reference?.title).toBe("Objects of reference truth.tif");
    expect(reference?.columns).toEqual(["label", "size", "best_match", "iou", "status"]);
    expect(reference?.rows).toEqual([
      [1, 6, 9, 1, "matched"],
      [2, 4, 6, 0.5, "matched"],
      [3, 6, 5, 0.6, "matched"],
      [4, 4, 5, 0.4, "merged"],
    ]);
    expect(test?.rows.map((row) => row[4])).toEqual(["matched", "matched", "split", "matched"]);
    const [picture] = result.pictures;
    expect(picture?.array.shape).toEqual([5, 6, 3]);
    const at = (y: number, x: number) => [
      ...(picture?.array.data.slice(3 * (6 * y + x), 3 * (6 * y + x) + 3) ?? []),
    ];
    expect(at(2, 2)).toEqual([0, 0, 0]);
    expect(at(0, 0)).toEqual(picture?.legend[0]?.colour);
    expect(at(3, 5)).toEqual(picture?.legend.find((l) => l.meaning.startsWith("merged"))?.colour);
  });

  it("draws errors: blue below, orange above, black where equal", async () => {
    const s = f32([1, 3], () => 1, ["y", "x"]);
    const g = f32([1, 3], (i) => [0, 1, 1.5][i] ?? 0, ["y", "x"]);
    const [picture] = (await validate({ reference: s, test: g, measures: "MAE" })).pictures;
    const data = [...(picture?.array.data ?? [])];
    expect(data.slice(0, 3)).toEqual(picture?.legend[0]?.colour);
    expect(data.slice(3, 6)).toEqual([0, 0, 0]);
    expect(data.slice(6)).toEqual(picture?.legend[1]?.colour.map((c) => Math.round(c / 2)));
  });

  it("puts the confusion matrix into the tables", async () => {
    const result = await validate({
      reference: mask,
      test: moved(mask, [0, 1]),
      measures: "ConfusionMatrix",
    });
    expect(result.rows).toEqual([]);
    expect(result.tables[0]).toMatchObject({
      columns: ["reference \\ test", "0", "1"],
      rows: [
        [0, 6, 2],
        [1, 2, 2],
      ],
    });
  });

  it("survives structured clone, reports progress to the end, stops when told to", async () => {
    const seen: number[] = [];
    const result = await validate({
      reference: gradient,
      test: noisy,
      onProgress: ({ done, total }) => seen.push(done / total),
    });
    expect(structuredClone(result)).toEqual(result);
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    const abort = new AbortController();
    const stopped = codeOf({
      reference: gradient,
      test: noisy,
      signal: abort.signal,
      onProgress: () => abort.abort(),
    });
    expect(await stopped).toMatch(/^aborted/);
  });

  it("can run twice at once", async () => {
    const [a, b] = await Promise.all([
      validate({ reference: cells, test: found }),
      validate({ reference: cells, test: found }),
    ]);
    expect(a).toEqual(b);
  });
});

describe("bad input names the thing", () => {
  const named = (name: string, array: NdArray) => ({ name, array });
  const u16 = (...shape: number[]) =>
    ndarray(
      "uint16",
      shape,
      new Uint16Array(shape.reduce((a, b) => a * b, 1)).fill(3),
      shape.length === 2 ? ["y", "x"] : ["z", "y", "x"],
    );

  it.each<[string, ValidateRequest, RegExp]>([
    [
      "different sizes",
      { reference: named("a.tif", u16(4, 5)), test: named("b.tif", u16(4, 6)) },
      /^metrics\/shape-mismatch.*x 5.*a\.tif.*x 6.*b\.tif/,
    ],
    [
      "different axes",
      { reference: named("a.tif", u16(4, 5)), test: named("b.tif", u16(2, 4, 5)) },
      /^validate\/axes.*a\.tif and b\.tif/,
    ],
    [
      "axes of other meaning",
      { reference: u16(4, 5), test: { ...u16(4, 5), axes: ["time", "x"] } },
      /^validate\/axes/,
    ],
    [
      "six unnamed dimensions",
      {
        reference: { ...u8([[1]]), shape: [1, 1, 1, 1, 1, 1], axes: null },
        test: { ...u8([[1]]), shape: [1, 1, 1, 1, 1, 1], axes: null },
      },
      /^validate\/axes/,
    ],
    [
      "no label in common",
      {
        reference: cells,
        test: { ...cells, data: cells.data.map((v) => (v ? v + 20 : 0)) as NdArray["data"] },
        measures: "Jaccard",
      },
      /^validate\/label-sets.*1, 2, 3, 4.*21, 22/,
    ],
    [
      "float labels",
      {
        reference: named("truth", cells),
        test: named(
          "mine",
          f32([5, 6], (i) => i / 3),
        ),
        measures: "SEG",
      },
      /^metrics\/labels.*test mine.*float32/,
    ],
    [
      "negative labels",
      {
        reference: cells,
        test: ndarray("int16", [5, 6], new Int16Array(30).fill(-2), ["y", "x"]),
        measures: "AP",
      },
      /^metrics\/labels.*-2/,
    ],
    [
      "NaN everywhere",
      { reference: gradient, test: f32([12, 10], () => Number.NaN) },
      /^metrics\/no-values.*NaN/,
    ],
    [
      "empty images",
      { reference: f32([0, 5], () => 0), test: f32([0, 5], () => 0) },
      /^metrics\/no-values.*empty/,
    ],
    [
      "one missing",
      { reference: [named("a.tif", cells), named("b.tif", cells)], test: [named("a.tif", cells)] },
      /^validate\/pairs.*no test for b\.tif/,
    ],
    [
      "one too many",
      { reference: [named("a.tif", cells)], test: [named("a.tif", cells), named("c.tif", cells)] },
      /^validate\/pairs.*no reference for c\.tif/,
    ],
    [
      "the same name twice",
      {
        reference: [named("a.tif", cells), named("a.png", cells)],
        test: [named("a.tif", cells), named("b.tif", cells)],
      },
      /^validate\/pairs.*same name/,
    ],
    [
      "other numbers of unnamed images",
      { reference: [cells, cells], test: [cells] },
      /^validate\/pairs.*2 references and 1 tests/,
    ],
    ["no image", { reference: [], test: [] }, /^validate\/pairs/],
    [
      "an unknown measure",
      { reference: cells, test: cells, measures: "SSIM,Foo" },
      /^validate\/measure.*Foo/,
    ],
    ["no measure", { reference: cells, test: cells, measures: [] }, /^validate\/measure/],
    [
      "an even window",
      { reference: gradient, test: noisy, measures: "SSIM", ssimWindow: 4 },
      /^metrics\/window/,
    ],
    [
      "a window too large",
      { reference: gradient, test: noisy, measures: "SSIM", ssimWindow: 11 },
      /^metrics\/window/,
    ],
    [
      "a constant float reference",
      { reference: f32([4, 4], () => 2), test: f32([4, 4], (i) => i), measures: "PSNR" },
      /^metrics\/range/,
    ],
    ["a range of 0", { reference: gradient, test: noisy, range: 0 }, /^metrics\/range/],
    [
      "a threshold that is none",
      { reference: gradient, test: noisy, threshold: Number.NaN },
      /^metrics\/parameter/,
    ],
    [
      "a weight that is none",
      { reference: gradient, test: noisy, weights: { RMSE: Number.NaN } },
      /^metrics\/parameter/,
    ],
    [
      "AUC without a mask",
      { reference: gradient, test: noisy, measures: "AUC" },
      /^validate\/not-applicable/,
    ],
    [
      "an IoU of 2",
      { reference: cells, test: cells, measures: "AP", iouThresholds: [2] },
      /^metrics\/parameter/,
    ],
    [
      "a distance below 0",
      { reference: cells, test: cells, measures: "BoundaryF1", boundaryDistance: -1 },
      /^metrics\/parameter/,
    ],
  ])("%s", async (_name, request, expected) => {
    expect(await codeOf(request)).toMatch(expected);
  });
});

describeWithSharedData("real nuclei", () => {
  it("3D instance masks, anisotropic; labels against their own objects moved", async () => {
    const file = "images/stardist_nuclei_with_instance_masks/tests_mask3d.tif";
    const { array } = await readImage(sharedBytes(file), file);
    const result = await validate({
      reference: array,
      test: moved(array, [0, 1, 1]),
      spacing: [2, 0.5, 0.5],
    });
    expect(result.reason).toMatch(/label images/);
    expect(Number(valueIn(result, "SEG"))).toBeGreaterThan(0.4);
    expect(result.tables[0]?.rows.length).toBe(new Set(array.data as Uint16Array).size - 1);
  });

  it("an RGB photograph counts as intensities, its label image as labels", async () => {
    const read = async (name: string) =>
      (await readImage(sharedBytes("images/nuclei_dsb2018_with_labels", name), name)).array;
    const labels = await read("4ee5850b6354_labels.png");
    const photo = await read("4ee5850b6354_image.png");
    expect((await validate({ reference: labels, test: labels, pictures: false })).reason).toMatch(
      /label images/,
    );
    expect((await validate({ reference: photo, test: photo, pictures: false })).reason).toMatch(
      /intensities/,
    );
  });
});
