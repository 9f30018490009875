import { describe, expect, it } from "vitest";
import type { CommandOptions } from "../../src/macro/index.ts";
import { command, runMacro } from "../../src/macro/index.ts";
import { parseRunCall, type RunCall } from "../../src/predict/run-call.ts";
import { type RecordedRun, recordedCalls } from "../../src/service/recorded-calls.ts";

const plain: RecordedRun = {
  model: "nuclei",
  image: "cells.tif",
  tile: null,
  halo: null,
  weights: null,
  processing: "auto",
  macros: null,
};

/** What our own command makes of a recorded line. */
async function heard(line: string): Promise<RunCall | null> {
  let call: RunCall | null = null;
  const spy = command("DeepImageJ Run", { menu: "", needsImage: false }, (_host, options: CommandOptions) => {
    call = parseRunCall(options);
  });
  const { error } = await runMacro(line, { commands: [spy] });
  expect(error).toBeNull();
  return call;
}

describe("recordedCalls", () => {
  it("writes a line that our macros understand", async () => {
    const { ijm } = recordedCalls(plain);
    expect(ijm).toBe('run("DeepImageJ Run", "model_path=[nuclei]");');
    expect(await heard(ijm)).toMatchObject({ dialect: "3.1", model: "nuclei", tile: null });
    const tiled = recordedCalls({ ...plain, model: "my net (2).zip", tile: { y: 256, x: 128 } });
    expect(await heard(tiled.ijm)).toMatchObject({ model: "my net (2).zip", axes: "y,x", tile: [256, 128] });
  });

  it("takes the words of 2.x where macros or nothing but the network ran", async () => {
    const macros = { pre: ["a.ijm", "b.ijm"], post: [] };
    expect(await heard(recordedCalls({ ...plain, macros, weights: "onnx" }).ijm)).toMatchObject({
      dialect: "2.x",
      preprocessing: ["a.ijm", "b.ijm"],
      postprocessing: [],
      format: "ONNX",
    });
    const raw = await heard(recordedCalls({ ...plain, processing: "none", tile: { y: 64, x: 64 } }).ijm);
    expect(raw).toMatchObject({ dialect: "2.x", preprocessing: [], axes: "y,x", tile: [64, 64] });
  });

  it("writes the same for JavaScript, Python and the shell", () => {
    const calls = recordedCalls({
      ...plain,
      image: "my cells.tif",
      tile: { y: 256, x: 256 },
      halo: 16,
      processing: "macro",
    });
    expect(calls.javascript).toContain(
      'dij.run({ model: "nuclei", inputs: image, tile: {"y":256,"x":256}, halo: 16, processing: "macro" })',
    );
    expect(calls.python).toContain(
      'dij.run({"model": "nuclei", "inputs": image, "tile": {"y": 256, "x": 256}, "halo": 16, "processing": "macro"})',
    );
    expect(calls.shell).toBe(
      "npx deepimagej run nuclei 'my cells.tif' --tile y=256,x=256 --halo 16 --processing macro",
    );
  });
});
