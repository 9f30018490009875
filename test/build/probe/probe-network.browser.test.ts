import { afterAll, expect, it } from "vitest";
import { probeNetwork } from "../../../src/build/probe/index.ts";
import { browserEngine, fetchBytes } from "../../engine/browser-files.ts";

const engine = browserEngine();
afterAll(() => engine.dispose());

it("probes in the browser as in Node", async () => {
  const main = "unet_d1_l2.onnx";
  const files = { [main]: await fetchBytes(`test/goldens/networks/${main}`) };
  const { inputs, outputs, tiling, problems } = await probeNetwork({
    engine,
    weights: { format: "onnx", main, files },
  });
  expect(problems).toEqual([]);
  expect(inputs[0]?.axes.map(({ size }) => size).slice(2)).toEqual([
    { kind: "param", min: 2, step: 2 },
    { kind: "param", min: 2, step: 2 },
  ]);
  expect(outputs[0]?.axes.map(({ halo }) => halo)).toEqual([0, 0, 8, 8]);
  expect(tiling.stitchedError).toBeLessThanOrEqual(1e-6);
});
