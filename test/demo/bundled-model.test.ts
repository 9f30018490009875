import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NdArray } from "../../src/array/index.ts";
import type { Engine } from "../../src/engine/index.ts";
import { readImage } from "../../src/image/index.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { runModel, testModel } from "../../src/predict/index.ts";
import { itWithPython, runPython } from "../support/python.ts";
import { describeWithSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";

const folder = resolve(import.meta.dirname, "../../demo/models/nuclei");
let engine: Engine;

beforeAll(async () => {
  const { nodeEngine } = await import("../engine/node-files.ts");
  engine = nodeEngine();
});
afterAll(() => engine?.dispose());

describe("the bundled model", () => {
  it("is small, and its files are what the description says", async () => {
    expect(statSync(join(folder, "weights.onnx")).size).toBeLessThanOrEqual(600_000);
    const model = await openModelFromDisk(folder);
    expect(model.description.warnings).toEqual([]);
    const { inputs, outputs, weights, attachments } = model.description;
    const files = [...inputs, ...outputs].flatMap((t) => [t.testTensor, t.sampleTensor]);
    for (const file of [...files, ...weights.map((w) => w.file), ...attachments]) {
      if (file) expect((await model.read(file)).length).toBeGreaterThan(0);
    }
    expect(new Set(model.hashes.map((hash) => hash.verdict))).toEqual(new Set(["match"]));
  });

  it("passes its own test", async () => {
    const report = await testModel(await openModelFromDisk(folder), {}, engine);
    expect(report.results.map((result) => result.verdict)).toEqual(["passed"]);
    expect(report.results[0]?.outputs[0]?.maxAbsDifference).toBeLessThan(1e-5);
  });

  itWithPython("is accepted by bioimageio.spec and passes the test of bioimageio.core", () => {
    const script = `
import sys
from bioimageio.core import test_model
summary = test_model(sys.argv[1], weight_format="onnx")
print("status:", summary.status)
if summary.status != "passed": print(summary.format())
`;
    expect(runPython(["-c", script, join(folder, "rdf.yaml")])).toMatch(/status: passed/);
  });
});

describeWithSharedData("the bundled model on real nuclei it has not seen", () => {
  const data = "images/nuclei_dsb2018_with_labels";

  it("finds them: mean foreground IoU at least 0.85, none under 0.70, counts within 15 % on seven of ten", async () => {
    const model = await openModelFromDisk(folder);
    const rows: { name: string; iou: number; off: number }[] = [];
    for (const file of readdirSync(sharedPath(data)).filter((name) => name.endsWith("_image.png"))) {
      const name = file.replace("_image.png", "");
      const image = await readImage(sharedBytes(data, file), file);
      if (image.rgb) continue; // two stained sections, outside the model's domain
      const truth = await readImage(sharedBytes(data, `${name}_labels.png`), "labels.png");
      const input = { array: image.array, name, calibration: {}, rgb: false };
      const { outputs } = await runModel(model, [input], {}, engine);
      const found = outputs.find((output) => output.kind === "labels")?.array;
      const probabilities = outputs.find((output) => output.kind === "image")?.array;
      if (!found || !probabilities) throw new Error("no labels");
      rows.push({
        name,
        iou: foregroundIou(probabilities, truth.array),
        off: Math.abs(count(found) / count(truth.array) - 1),
      });
    }
    expect(rows).toHaveLength(10);
    const mean = rows.reduce((sum, row) => sum + row.iou, 0) / rows.length;
    const worst = rows.toSorted((a, b) => a.iou - b.iou)[0];
    expect(mean, JSON.stringify(rows)).toBeGreaterThanOrEqual(0.85);
    expect(worst?.iou, JSON.stringify(worst)).toBeGreaterThanOrEqual(0.7);
    expect(rows.filter((row) => row.off <= 0.15).length, JSON.stringify(rows)).toBeGreaterThanOrEqual(7);
  }, 180_000);
});

/** Threshold of the model's own recipe. */
const threshold = Number(
  /foreground_threshold: ([\d.]+)/.exec(readFileSync(join(folder, "rdf.yaml"), "utf8"))?.[1],
);

function foregroundIou(probabilities: NdArray, truth: NdArray): number {
  let both = 0;
  let either = 0;
  for (let i = 0; i < truth.data.length; i++) {
    const a = Number(probabilities.data[i]) > threshold; // channel 0 comes first
    const b = Number(truth.data[i]) > 0;
    if (a && b) both++;
    if (a || b) either++;
  }
  return both / either;
}

function count(labels: NdArray): number {
  return new Set(Array.from(labels.data as ArrayLike<number>)).size - 1;
}
