import { afterAll, beforeAll, expect, it } from "vitest";
import { crop, type NdArray, readNpy } from "../../src/array/index.ts";
import type { Engine } from "../../src/engine/index.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { type RunOptions, runModel } from "../../src/predict/index.ts";
import { expectArrayClose } from "../support/close.ts";
import {
  describeWithSharedData,
  hasSharedData,
  sharedBytes,
  sharedJson,
  sharedPath,
} from "../support/shared-data.ts";
import { image } from "./fake-model.ts";

interface GoldenCase {
  readonly name: string;
  readonly model: string;
  readonly rdf: string;
  readonly inputs: Record<string, { file: string; crop_yx: [number, number] }>;
  readonly block_shape: Record<string, { y: number; x: number }>;
  readonly input_halo_y_x: number;
  readonly outputs?: Record<string, { file: string; shape: number[] }>;
}

const cases = hasSharedData
  ? sharedJson<{ cases: GoldenCase[] }>("golden/tiling/index.json").cases.filter(({ outputs }) => outputs)
  : [];

/** float32 rounding of two builds of the runtime; normalising over whole planes ("diff") costs a digit. */
const allowed: Record<string, number> = { nuclei: 1e-5, multi: 1e-5, diff: 2e-5 };

describeWithSharedData("tiled predictions of bioimageio.core", () => {
  let engine: Engine;
  beforeAll(async () => {
    const { nodeEngine } = await import("../engine/node-files.ts");
    engine = nodeEngine();
  });
  afterAll(() => engine?.dispose());

  it.each(cases.map((golden) => [golden.name, golden] as const))("%s", async (name, golden) => {
    const model = await openModelFromDisk(sharedPath(golden.model, golden.rdf));
    const inputs = Object.fromEntries(
      Object.entries(golden.inputs).map(([id, { file, crop_yx }]) => {
        const whole = readNpy(sharedBytes(golden.model, file), file);
        return [id, image(crop(whole, [0, 0, 0, 0], [1, 1, ...crop_yx]) as NdArray)];
      }),
    );
    const [block] = Object.values(golden.block_shape);
    const options: RunOptions = {
      blocks: "core",
      tile: { y: block!.y, x: block!.x },
      halo: golden.input_halo_y_x,
      engine: "wasm",
      weights: "onnx",
    };
    const { outputs, record } = await runModel(model, inputs, options, engine);
    expect(record.tiling.tiles).toBeGreaterThan(1);
    for (const [id, { file, shape }] of Object.entries(golden.outputs ?? {})) {
      const got = outputs.find((output) => output.id === id)!.array;
      expect(got.shape).toEqual(shape);
      const expected = readNpy(sharedBytes("golden/tiling", file), file);
      expectArrayClose(got, expected, { absolute: allowed[name.split("_")[0]!]! });
    }
  });
});
