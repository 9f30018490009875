import { describe, expect, it } from "vitest";
import type { BuildRequest } from "../../src/build/build-types.ts";
import { compareTiled } from "../../src/build/compare-tiled.ts";
import { draftTensors } from "../../src/build/draft.ts";
import { testSizes } from "../../src/build/test-sizes.ts";
import { isFailure } from "../../src/errors/index.ts";
import type { Calibration } from "../../src/image/index.ts";
import { openModel } from "../../src/package/index.ts";
import { resolveSizes, writeRdf } from "../../src/rdf/index.ts";
import { rdf05, read } from "../rdf/support.ts";
import { fakeProposal } from "./fake-proposal.ts";

const weights = { path: "w.onnx", content: new Uint8Array() };

function draft(
  inputAxes: readonly string[],
  outputAxes: readonly string[],
  request: Partial<BuildRequest> = {},
  calibration: Calibration = {},
  dtype = "float32",
) {
  return draftTensors({
    proposal: fakeProposal([{ name: "a", axes: inputAxes, dtype }], [{ name: "b", axes: outputAxes }]),
    request: { weights, ...request },
    ids: { inputs: ["raw"], outputs: ["out"] },
    calibrations: [calibration],
  });
}

function issueOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    if (isFailure(error, "build/request"))
      return error.details.issues.map((i) => `${i.path}: ${i.message}`).join();
    throw error;
  }
  return "nothing thrown";
}

const input = ["batch=*", "channel=1", "y=8+8", "x=8+8"];
const same = ["batch=*", "channel=2", "y=0.y~3", "x=0.x~3"];
const um = (scale: number) => ({ scale, unit: "micrometer" });

describe("draftTensors", () => {
  it("writes what was found, with its evidence", () => {
    const { inputs, outputs, choices } = draft(input, same);
    expect(inputs[0]?.axes[2]).toMatchObject({
      id: "y",
      type: "space",
      size: { kind: "param", min: 8, step: 8 },
    });
    expect(outputs[0]?.axes[1]?.channelNames).toEqual(["channel0", "channel1"]);
    expect(outputs[0]?.axes[3]).toMatchObject({
      size: { kind: "ref", tensorId: "raw", axisId: "x" },
      halo: 3,
    });
    const paths = choices.map((c) => c.path);
    expect(paths).toContain("inputs[0].axes[2].size");
    expect(paths).toContain("outputs[0].axes[2].halo");
    expect(choices.every((c) => c.reason !== "")).toBe(true);
  });

  it("lets what is stated win, and says that it was stated", () => {
    const { inputs, outputs, choices } = draft(input, same, {
      tensors: {
        inputs: [
          { sizes: { y: 64, x: { min: 32, step: 16 } }, channel_names: ["dapi"], data_type: "uint16" },
        ],
        outputs: [{ halo: { y: 1 }, scale: { x: 2 }, offset: { x: -1 }, data_range: [0, null] }],
      },
    });
    expect(inputs[0]?.axes.map((a) => a.size)).toMatchObject([
      { kind: "any" },
      { kind: "fixed", size: 1 },
      { kind: "fixed", size: 64 },
      { kind: "param", min: 32, step: 16 },
    ]);
    expect(inputs[0]?.axes[1]?.channelNames).toEqual(["dapi"]);
    // The network takes float32: a cast follows what is stated.
    expect(inputs[0]?.processing).toEqual([{ op: "ensure_dtype", dtype: "float32" }]);
    expect(outputs[0]?.axes[2]).toMatchObject({ halo: 1, scale: 1 });
    expect(outputs[0]?.axes[3]).toMatchObject({ halo: 3, scale: 2, size: { offset: -1 } });
    expect(outputs[0]?.range).toEqual([0, null]);
    expect(choices.filter((c) => c.evidence === "stated").map((c) => c.path)).toEqual([
      "inputs[0].axes[2].size",
      "inputs[0].axes[3].size",
      "outputs[0].axes[2].halo",
      "outputs[0].axes[3].size",
    ]);
  });

  it("declares what the last step makes", () => {
    const declared = (id: string, kwargs?: Record<string, unknown>, format?: "0.4") => {
      const step = kwargs ? { id, kwargs } : { id };
      const { outputs } = draft(input, same, { postprocessing: [step], ...(format ? { format } : {}) });
      return [outputs[0]?.dtype, outputs[0]?.values, outputs[0]?.range];
    };
    expect(declared("sigmoid")).toEqual(["float32", null, [0, 1]]);
    expect(declared("binarize", { threshold: 0.5 })).toEqual(["bool", [false, true], null]);
    expect(declared("ensure_dtype", { dtype: "uint8" })).toEqual(["uint8", null, null]);
    // Readers of 0.4 cast before the steps.
    expect(declared("binarize", { threshold: 0.5 }, "0.4")).toEqual(["float32", null, null]);
  });

  it("takes the sample distance from the image, and multiplies it where the output is coarser", () => {
    const { inputs, outputs } = draft(
      input,
      ["batch=*", "channel=1", "y=0.y/2", "x=0.x*2"],
      {},
      { y: um(0.5), x: um(0.5), z: um(2) },
    );
    expect(inputs[0]?.axes[2]).toMatchObject({ scale: 0.5, unit: "micrometer" });
    expect(outputs[0]?.axes.slice(2)).toMatchObject([
      { scale: 1, unit: "micrometer" },
      { scale: 0.25, unit: "micrometer" },
    ]);
  });

  it("leaves a sample distance out with which sizes would not be exact", () => {
    // 0.1 · 3 is 0.30000000000000004: 3 · 0.1 / (0.1 · 3) < 1 loses a sample.
    const { inputs, outputs, notes } = draft(
      ["batch=*", "channel=1", "y=3+3", "x=3+3"],
      ["batch=*", "channel=1", "y=0.y/3", "x=0.x/3"],
      {},
      { y: um(0.1), x: um(1) },
    );
    expect(inputs[0]?.axes[2]).toMatchObject({ scale: 1, unit: null });
    expect(outputs[0]?.axes[2]).toMatchObject({ scale: 3, unit: null });
    expect(outputs[0]?.axes[3]).toMatchObject({ scale: 3, unit: "micrometer" });
    expect(notes.join()).toContain("raw.y");
  });

  it("does not write units that the format does not know", () => {
    const { inputs } = draft(input, same, {}, { y: { scale: 2, unit: "furlong" } });
    expect(inputs[0]?.axes[2]).toMatchObject({ scale: 1, unit: null });
  });

  it("raises the smallest size until something is left between the halos", () => {
    const { inputs, choices } = draft(input, ["batch=*", "channel=1", "y=0.y~20", "x=0.x/2~8"]);
    // 48 − 40 and 24/2… : y needs more than 40, x more than 2 · 16.
    expect(inputs[0]?.axes.slice(2).map((a) => a.size)).toMatchObject([{ min: 48 }, { min: 40 }]);
    expect(choices.filter((c) => c.path.endsWith("size.min"))).toHaveLength(2);
  });

  it("says what deepImageJ 2 would leave out", () => {
    const steps = { preprocessing: [{ id: "sigmoid" }], postprocessing: { out: [{ id: "sigmoid" }] } };
    expect(draft(input, same, steps).notes).toEqual([]);
    const macros = { postprocessing: [{ path: "a.ijm", content: new Uint8Array() }] };
    expect(draft(input, same, { ...steps, macros, format: "0.4" }).notes).toEqual([
      "deepImageJ 2 runs macros only and will leave out the preprocessing (sigmoid); attach a macro that does the same.",
    ]);
  });

  it("keeps a stated halo that is too small, and says so", () => {
    const { outputs, notes } = draft(input, same, { tensors: { outputs: [{ halo: 1 }] } });
    expect(outputs[0]?.axes.slice(2).map((a) => a.halo)).toEqual([1, 1]);
    expect(notes).toEqual([
      "out: the stated halo of 1 along y is smaller than the 3 with which tiles equal the whole image.",
      "out: the stated halo of 1 along x is smaller than the 3 with which tiles equal the whole image.",
    ]);
  });

  it("describes sizes that depend on the data as an index axis", () => {
    const proposal = fakeProposal(
      [{ name: "a", axes: input }],
      [{ name: "b", axes: ["channel=4", "time=*"] }],
    );
    const [output] = proposal.outputs;
    const axis = output?.axes[1];
    if (!output || !axis) throw new Error("made above");
    const size = { kind: "dynamic", min: 1, max: null } as const;
    const changed = { ...output, axes: [output.axes[0], { ...axis, size }] as typeof output.axes };
    const { outputs } = draftTensors({
      proposal: { ...proposal, outputs: [changed] },
      request: { weights },
      ids: { inputs: ["raw"], outputs: ["out"] },
      calibrations: [{}],
    });
    expect(outputs[0]?.axes[1]).toMatchObject({ type: "index", size });
  });

  it("shortens the halo of a network of one size", () => {
    const { outputs, notes } = draft(
      ["batch=1", "channel=1", "y=16", "x=16"],
      ["batch=1", "channel=1", "y=0.y~8", "x=0.x~2"],
    );
    expect(outputs[0]?.axes.slice(2).map((a) => a.halo)).toEqual([7, 2]);
    expect(notes.join()).toContain("not 8");
  });

  it.each<[BuildRequest["tensors"], string]>([
    [{ inputs: [{ sizes: { z: 3 } }] }, "inputs[0].sizes.z: names no axis; there are batch, channel, y, x"],
    [{ outputs: [{ halo: { t: 3 } }] }, "outputs[0].halo.t: names no axis"],
    [{ outputs: [{ scale: { channel: 2 } }] }, "the axis channel follows no input axis"],
    [{ outputs: [{ channel_names: ["a"] }] }, "has 1 names; the network has 2 channels"],
    [{ inputs: [{ data_type: "float16" }] }, "float16 is no element type"],
  ])("refuses %j", (tensors, message) => {
    expect(issueOf(() => draft(input, same, { tensors }))).toContain(message);
  });

  it("refuses steps for a tensor that does not exist", () => {
    expect(issueOf(() => draft(input, same, { preprocessing: { image: [] } }))).toContain(
      "preprocessing.image: names no tensor; there are raw",
    );
  });
});

describe("compareTiled", () => {
  it("leaves out what would be too large to run whole, and says so", async () => {
    const made = draft(
      ["batch=*", "channel=1", "z=8+8", "y=8+8", "x=8+8"],
      ["batch=*", "channel=1", "z=0.z~60", "y=0.y~60", "x=0.x~60"],
    );
    const model = await openModel({
      rdf: writeRdf({ ...read(rdf05()), inputs: made.inputs, outputs: made.outputs }).text,
    });
    const notes: string[] = [];
    const run = () => {
      throw new Error("nothing may run");
    };
    const engine = { open: run, dispose: async () => {} };
    expect(await compareTiled(model, made, [], engine, notes)).toEqual([]);
    expect(notes).toEqual([
      "Tiles were not compared with the whole image: 1×1×152×152×152 would have to run at once.",
    ]);
  });
});

describe("testSizes", () => {
  it("is smaller for TensorFlow.js, which is slow here", () => {
    const sizes = testSizes({ ...draft(input, same), weights: [{ format: "tensorflow_js" }] }, [
      [1, 1, 999, 100],
    ]);
    expect(sizes).toEqual([[1, 1, 128, 96]]);
  });

  it("takes the image's size where it is valid, at most 256, and whole outputs", () => {
    const tensors = draft(input, ["batch=*", "channel=1", "y=0.y/16", "x=0.x"]);
    // y: a multiple of 8 whose sixteenth is whole; x: bounded.
    expect(testSizes(tensors, [[1, 1, 100, 1000]])).toEqual([[1, 1, 96, 256]]);
    expect(testSizes(tensors, [[1, 1, 3, 3]])).toEqual([[1, 1, 16, 8]]);
    const { outputs } = resolveSizes(tensors, { sizes: { "raw.y": 96, "raw.x": 256 } });
    expect(outputs.out).toMatchObject({ y: 6, x: 256 });
  });
});
