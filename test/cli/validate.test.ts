import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import type { CommandIo } from "../../src/cli/command.ts";
import { main } from "../../src/cli/main.ts";
import { readImage, writeImage } from "../../src/image/index.ts";

let folder: string;
const at = (...parts: string[]) => join(folder, ...parts);

const labels = (...values: number[]) => ndarray("uint16", [2, 3], Uint16Array.from(values), ["y", "x"]);
const truth = labels(1, 1, 0, 0, 2, 2);
const found = labels(7, 7, 0, 0, 0, 9);

function save(path: string, array: NdArray, format: "tiff" | "png" | "npy"): void {
  writeFileSync(
    path,
    writeImage(
      {
        name: "x",
        array,
        calibration: { y: { scale: 2, unit: "micrometer" }, x: { scale: 2, unit: "micrometer" } },
      },
      format,
    ).bytes,
  );
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "validate-"));
  for (const name of ["truth", "mine", "gaps"]) mkdirSync(at(name));
  for (const name of ["a", "b"]) {
    save(at("truth", `${name}.tif`), truth, "tiff");
    save(at("mine", `${name}.png`), name === "a" ? truth : found, "png");
  }
  save(at("gaps", "a.png"), truth, "png");
  save(at("gaps", "c.png"), truth, "png");
  writeFileSync(at("truth", "readme.txt"), "text");
  save(at("empty.tif"), labels(0, 0, 0, 0, 0, 0), "tiff");
  save(at("wide.tif"), ndarray("uint16", [2, 4], new Uint16Array(8), ["y", "x"]), "tiff");
  const floats = (...values: number[]) => ndarray("float32", [2, 3], Float32Array.from(values), ["y", "x"]);
  save(at("floats.tif"), floats(0, 2, 2, 3, 3, 0), "tiff");
  save(at("nan.tif"), floats(...Array<number>(6).fill(Number.NaN)), "tiff");
  save(at("slices.tif"), zeros("uint8", [2, 3, 3], ["z", "y", "x"]), "tiff");
  save(at("frames.tif"), zeros("uint8", [2, 3, 3], ["time", "y", "x"]), "tiff");
});

afterAll(() => rmSync(folder, { recursive: true }));

async function call(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const stream = new PassThrough();
  stream.on("data", (data) => {
    err += String(data);
  });
  const io: CommandIo = {
    out: (text) => {
      out += text;
    },
    // Only write and isTTY are used, which is undefined here as for a pipe.
    err: stream as unknown as NodeJS.WriteStream,
    signal: new AbortController().signal,
  };
  const status = await main(["validate", ...args], io);
  return { status, out, err };
}

describe("deepimagej validate", () => {
  it("puts one JSON document with rows on standard output", async () => {
    const { status, out } = await call(
      at("truth", "b.tif"),
      at("mine", "b.png"),
      "--measures",
      "SEG,AP,hausdorff",
      "--iou",
      "0.5",
      "--json",
    );
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expect(document.rows).toEqual([
      { reference: "b.tif", test: "b.png", label: null, measure: "SEG", threshold: null, value: 0.5 },
      { reference: "b.tif", test: "b.png", label: null, measure: "AP", threshold: 0.5, value: 1 },
      { reference: "b.tif", test: "b.png", label: null, measure: "AP", threshold: null, value: 1 },
      // one pixel of 2 micrometer
      { reference: "b.tif", test: "b.png", label: null, measure: "Hausdorff", threshold: null, value: 2 },
    ]);
  });

  it("writes values that are not finite as words", async () => {
    const { out } = await call(
      at("truth", "a.tif"),
      at("empty.tif"),
      "--measures",
      "Hausdorff,ARE,SNR",
      "--json",
    );
    const values = JSON.parse(out).rows.map((row: { value: unknown }) => row.value);
    expect(values[0]).toBe("Infinity");
    const back = await call(at("empty.tif"), at("truth", "a.tif"), "--measures", "ARE,SNR", "--json");
    expect(JSON.parse(back.out).rows.map((row: { value: unknown }) => row.value)).toEqual([
      "NaN",
      "-Infinity",
    ]);
  });

  it("pairs two folders by name and sums up", async () => {
    const { status, out, err } = await call(at("truth"), at("mine"), "--measures", "SEG", "--json");
    expect(status).toBe(0);
    const { rows, summary } = JSON.parse(out);
    expect(rows.map((r: { test: string; value: number }) => [r.test, r.value])).toEqual([
      ["a.png", 1],
      ["b.png", 0.5],
    ]);
    expect(summary).toMatchObject([{ measure: "SEG", mean: 0.75, n: 2, pooled: 0.75 }]);
    expect(err).toMatch(/readme\.txt is not an image/);
  });

  it("prints for people, with the reason, notes and summary", async () => {
    const { status, out, err } = await call(at("truth"), at("mine"));
    expect(status).toBe(0);
    expect(out).toMatch(/label images/);
    expect(out).toMatch(/b\.tif - b\.png/);
    expect(out).toMatch(/Over 2 pairs/);
    expect(out).toMatch(/SEG +0\.5/);
    expect(err).not.toMatch(/Error/);
  });

  it("writes rows, summary, object tables and pictures", async () => {
    const { status, out } = await call(at("truth", "b.tif"), at("mine", "b.png"), "-o", at("out"), "--json");
    expect(status).toBe(0);
    expect(readdirSync(at("out")).sort()).toEqual([
      "Objects_of_b.tif_and_b.png.png",
      "Objects_of_reference_b.tif.csv",
      "Objects_of_test_b.png.csv",
      "rows.csv",
      "summary.csv",
    ]);
    expect(JSON.parse(out).files.length).toBe(5);
    expect(readFileSync(at("out", "rows.csv"), "utf8")).toMatch(
      /^reference,test,label,measure,threshold,value\n.*\nb\.tif,b\.png,,SEG,,0\.5\n/s,
    );
    expect(readFileSync(at("out", "Objects_of_reference_b.tif.csv"), "utf8")).toBe(
      "label,size,best_match,iou,status\n1,2,7,1,matched\n2,2,9,0.5,matched\n",
    );
    const picture = await readImage(
      new Uint8Array(readFileSync(at("out", "Objects_of_b.tif_and_b.png.png"))),
      "p.png",
    );
    expect(picture.array.shape.filter((size) => size !== 1)).toEqual([2, 3, 3]);
  });

  it("passes options on", async () => {
    const spacing = await call(
      at("truth", "b.tif"),
      at("mine", "b.png"),
      "--measures",
      "Hausdorff",
      "--spacing",
      "9,5",
      "--json",
    );
    expect(JSON.parse(spacing.out).rows[0].value).toBe(5);
    const range = await call(
      at("truth", "b.tif"),
      at("mine", "b.png"),
      "--measures",
      "PSNR",
      "--range",
      "10",
      "--weights",
      "PSNR=2",
      "--json",
    );
    const [psnr, sum] = JSON.parse(range.out).rows;
    expect(psnr.value).toBeCloseTo(10 * Math.log10(100 / ((36 + 36 + 4 + 49) / 6)), 12);
    expect(sum).toMatchObject({ measure: "WeightedSum", value: 2 * psnr.value });
    const window = await call(
      at("truth", "b.tif"),
      at("mine", "b.png"),
      "--measures",
      "SSIM",
      "--ssim-window",
      "5",
      "--json",
    );
    expect(JSON.parse(window.out).error.code).toBe("metrics/window");
    const mask = await call(
      at("truth", "b.tif"),
      at("mine", "b.png"),
      "--measures",
      "Jaccard",
      "--threshold",
      "0.5",
      "--json",
    );
    expect(JSON.parse(mask.out).rows.at(-1)).toMatchObject({ label: "mean", value: 0.75 });
  });

  it.each([
    [["truth"], 2, "cli/usage"],
    [["truth", "mine", "gaps"], 2, "cli/usage"],
    [["truth", "mine", "--range", "-1"], 2, "cli/usage"],
    [["truth", "mine", "--threshold", "high"], 2, "cli/usage"],
    [["truth", "mine", "--weights", "SSIM"], 2, "cli/usage"],
    [["truth", "mine", "--measures", "Foo"], 3, "validate/measure"],
    [["truth", "gaps"], 3, "validate/pairs"],
    [["truth", "nowhere"], 3, "image/not-found"],
    [["truth/a.tif", "wide.tif"], 3, "metrics/shape-mismatch"],
    [["truth/b.tif", "mine/b.png", "--measures", "Dice"], 3, "validate/label-sets"],
    [["slices.tif", "frames.tif"], 3, "validate/axes"],
    [["truth/a.tif", "floats.tif", "--measures", "SEG"], 3, "metrics/labels"],
    [["floats.tif", "nan.tif", "--measures", "RMSE"], 3, "metrics/no-values"],
  ] as const)("%j ends with status %i and %s", async (args, status, code) => {
    const paths = args.map((arg) =>
      /^(truth|mine|gaps|nowhere|wide|slices|frames|floats|nan)/.test(arg) ? at(arg) : arg,
    );
    const result = await call(...paths, "--json");
    expect(result.status).toBe(status);
    expect(JSON.parse(result.out).error.code).toBe(code);
    expect(result.err).not.toBe("");
  });

  it("names the image that has no partner", async () => {
    const { err } = await call(at("truth"), at("gaps"));
    expect(err).toMatch(/no test for b\.tif; no reference for c\.png/);
  });
});
