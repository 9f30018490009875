import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { writeTiff } from "../../src/image/index.ts";
import { runModel, type TestOptions, testModel } from "../../src/predict/index.ts";
import type { InputTensor, ModelDescription, OutputTensor } from "../../src/rdf/index.ts";
import { fakeModel, image, npy, onnxEntry } from "./fake-model.ts";
import { type FakeOptions, fakeEngine, fakeSession, identity, type Network, ramp } from "./fake-session.ts";
import { axis, follows, input, output } from "./make-tensor.ts";

const file = (source: string) => ({ source, sha256: null });

/** Doubles in postprocessing: an expected output of 2·input means that both sides ran. */
const tensor = (more: Partial<InputTensor> = {}) =>
  input("batch,channel,y:4+4,x:4+4", { testTensor: file("in.npy"), ...more });
const doubled = (more: Partial<OutputTensor> = {}) =>
  output([axis("batch"), axis("channel"), follows("y"), follows("x", "raw", { halo: 1 })], {
    testTensor: file("out.npy"),
    processing: [{ op: "scale_linear", gain: 2, offset: 0, axis: null }],
    ...more,
  });
const twice = (array: NdArray): NdArray => ({
  ...array,
  data: (array.data as Float32Array).map((v) => 2 * v) as never,
});

async function test(
  options: TestOptions = {},
  parts: {
    inputs?: InputTensor[];
    outputs?: OutputTensor[];
    in?: NdArray;
    out?: NdArray;
    files?: Record<string, Uint8Array<ArrayBuffer>>;
    more?: Partial<ModelDescription>;
    network?: Network;
    fake?: FakeOptions;
  } = {},
) {
  const given = parts.in ?? ramp([1, 1, 8, 12]);
  const files = { "in.npy": npy(given), "out.npy": npy(parts.out ?? twice(given)), ...parts.files };
  const model = fakeModel({
    inputs: parts.inputs ?? [tensor()],
    outputs: parts.outputs ?? [doubled()],
    files,
    ...(parts.more ? { more: parts.more } : {}),
  });
  const session = fakeSession(parts.network ?? identity, parts.fake);
  const engine = fakeEngine(session);
  const report = await testModel(model, options, engine);
  return { report, first: report.results[0]!, session, model, engine };
}

describe("testModel", () => {
  it("runs the whole tensor once, halo kept, and passes an equal output", async () => {
    const { first, session } = await test();
    expect(first).toMatchObject({
      weights: "onnx",
      verdict: "passed",
      error: null,
      engine: "fake 1 (cpu)",
      translateMs: 0,
    });
    expect(first.outputs).toHaveLength(1);
    expect(first.outputs[0]).toMatchObject({
      id: "out",
      shape: [1, 1, 8, 12],
      maxAbsDifference: 0,
      passed: true,
      worst: null,
    });
    expect(session.ran).toEqual([[1, 1, 8, 12]]);
    expect(session.released).toBe(1);
  });

  it("runs a batch of the test tensor at once", async () => {
    const { first, session } = await test({}, { in: ramp([2, 1, 8, 12]) });
    expect(first.verdict).toBe("passed");
    expect(session.ran).toEqual([[2, 1, 8, 12]]);
  });

  it("fails beyond the tolerance and shows the worst element", async () => {
    const off = twice(ramp([1, 1, 8, 12]));
    off.data[17] = 99;
    const { first } = await test({}, { out: off });
    expect(first.verdict).toBe("failed");
    expect(first.outputs[0]).toMatchObject({
      passed: false,
      maxAbsDifference: 65,
      worst: { index: [0, 0, 1, 5], got: 34, expected: 99 },
    });
    const loose = { relative: 0, absolute: 70, mismatchedPerMillion: 0, outputIds: [], weightsFormats: [] };
    expect((await test({}, { out: off, more: { tolerances: [loose] } })).first.verdict).toBe("passed");
  });

  it("takes tensors that lack dimensions of length 1", async () => {
    const flat = ramp([8, 12]);
    expect((await test({}, { in: flat })).first).toMatchObject({ verdict: "passed" });
    const last = input("batch,y:4+4,x:4+4,channel", { testTensor: file("in.npy") });
    const out = doubled({ axes: [axis("batch"), follows("y"), follows("x"), axis("channel")] });
    expect((await test({}, { in: flat, inputs: [last], outputs: [out] })).first.verdict).toBe("passed");
  });

  it("turns the planes of old Java programs, and says so; 0.5 is taken at its word", async () => {
    const last = input("batch,y:4+4,x:4+4,channel", { testTensor: file("in.npy") });
    const out = doubled({ axes: [axis("batch"), follows("y"), follows("x"), axis("channel")] });
    const parts = { in: ramp([8, 12, 1, 1]), inputs: [last], outputs: [out] };
    const old = await test({}, { ...parts, more: { formatVersion: "0.3.2" } });
    expect(old.first.verdict).toBe("passed");
    expect(old.session.ran).toEqual([[1, 8, 12, 1]]);
    expect(old.first.notes?.join()).toMatch(/\[8, 12, 1, 1\].*taken as y, x, 1, 1/);
    expect((await test({}, parts)).first.error?.code).toBe("predict/test-tensor");
  });

  it("reads TIFF tensors of old packages", async () => {
    const array = ramp([8, 12], ["y", "x"]);
    const { bytes } = writeTiff({ name: "in.tif", array });
    const { first } = await test(
      {},
      {
        in: array,
        files: { "in.tif": bytes },
        inputs: [tensor({ testTensor: file("in.tif") })],
        more: { formatVersion: "0.3.2" },
      },
    );
    expect(first).toMatchObject({ verdict: "passed", error: null });
  });

  it("is valid-format without test tensors, and nothing runs", async () => {
    const { first, engine } = await test({}, { outputs: [doubled({ testTensor: null })] });
    expect(first).toMatchObject({ verdict: "valid-format", error: null, outputs: [] });
    expect(engine.opened).toEqual([]);
  });

  it("has one result per entry, and says why one cannot run", async () => {
    const weights = [{ ...onnxEntry, format: "torchscript" as const }, onnxEntry];
    const { report } = await test({ weights: "all" }, { more: { weights } });
    expect(report.results.map((r) => [r.weights, r.verdict, r.error?.code])).toEqual([
      ["torchscript", "error", "engine/unsupported-format"],
      ["onnx", "passed", undefined],
    ]);
    expect((await test({}, { more: { weights } })).first.weights).toBe("onnx");
    expect((await test({}, { more: { weights: weights.slice(0, 1) } })).first).toMatchObject({
      weights: "torchscript",
      verdict: "error",
    });
    await expect(test({ weights: "keras_hdf5" }, { more: { weights } })).rejects.toSatisfy((e) =>
      isFailure(e, "predict/no-weights"),
    );
  });

  it("tells errors inside the result", async () => {
    const missing = await test({}, { inputs: [tensor({ testTensor: file("lost.npy") })] });
    expect(missing.first).toMatchObject({ verdict: "error", outputs: [] });
    expect(missing.first.error?.code).toBe("package/missing-file");
    const wrong: Network = ([a]) => [zeros("float32", a!.shape.with(3, 5))];
    const shapes = await test({}, { network: wrong });
    expect(shapes.first).toMatchObject({ verdict: "failed" });
    expect(shapes.first.error?.code).toBe("predict/output-shape");
    const rank: Network = ([a]) => [zeros("float32", a!.shape.slice(1))];
    expect((await test({}, { network: rank })).first.error?.code).toBe("predict/output-shape");
    const graph = await test({}, { fake: { outputs: [] } });
    expect(graph.first.error?.code).toBe("predict/network-mismatch");
    expect(graph.session.released).toBe(1);
  });

  it("judges the tensors themselves in 0.5, and notes the same in older files", async () => {
    const tiny = ndarray("float32", [1, 1, 8, 12], new Float32Array(96).fill(1e-5));
    const odd = ramp([1, 1, 7, 12]);
    for (const array of [tiny, odd]) {
      const strict = await test({}, { in: array });
      expect(strict.first.verdict).toBe("error");
      expect(strict.first.error?.code).toBe("predict/test-tensor");
      const old = await test({}, { in: array, more: { formatVersion: "0.4.10" } });
      expect(old.first.verdict).toBe("passed");
      expect(old.first.notes?.length).toBeGreaterThan(0);
    }
    const bytes = tensor({ dtype: "uint8" });
    expect((await test({}, { inputs: [bytes] })).first.error?.code).toBe("predict/test-tensor");
    const many = await test({}, { in: ramp([3, 4, 8, 12, 2]) });
    expect(many.first.error?.code).toBe("predict/test-tensor");
  });

  it("leaves its verdict to the records of later runs", async () => {
    const { model, engine } = await test();
    const { record } = await runModel(model, [image(ramp([8, 12]))], {}, engine);
    expect(record.verdict).toEqual({ verdict: "passed", weights: "onnx", maxAbsDifference: 0 });
  });

  it("is cancelled by an error, not by a result", async () => {
    await expect(test({ signal: AbortSignal.abort() })).rejects.toSatisfy((e) => isFailure(e, "aborted"));
  });
});
