import { describe, expect, it } from "vitest";
import { type NdArray, ndarray } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { runMacro } from "../../src/macro/index.ts";
import { deepImageJCommands, type RunOptions, runModel } from "../../src/predict/index.ts";
import type { InputTensor, OutputTensor, ProcessingStep } from "../../src/rdf/index.ts";
import { fakeModel, image } from "./fake-model.ts";
import { fakeEngine, fakeSession, identity, ramp } from "./fake-session.ts";
import { axis, follows, input, output } from "./make-tensor.ts";

interface Parts {
  readonly pre?: string | readonly string[];
  readonly post?: string | readonly string[];
  readonly preOps?: readonly ProcessingStep[];
  readonly axes?: string;
  readonly rgb?: boolean;
  readonly java?: string;
}

const text = (source: string) => new TextEncoder().encode(source) as Uint8Array<ArrayBuffer>;

function modelWith(parts: Parts) {
  const raw: InputTensor = {
    ...input(parts.axes ?? "batch,channel,y:4+1,x:4+1", { processing: [...(parts.preOps ?? [])] }),
    id: "raw",
  };
  const same: OutputTensor = output(
    raw.axes.map((a) => (a.type === "space" ? follows(a.id, "raw", { halo: 1 }) : { ...a })),
  );
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  const side = (given: Parts["pre"], name: string) => {
    const list = given === undefined ? [] : typeof given === "string" ? [given] : given;
    return list.map((source, i) => {
      files[`${name}${i}.ijm`] = text(source);
      return { spec: "ij.IJ::runMacroFile", kwargs: `${name}${i}.ijm` };
    });
  };
  const preprocess = parts.java ? [{ spec: parts.java }] : side(parts.pre, "pre");
  const prediction = { preprocess, postprocess: side(parts.post, "post") };
  return fakeModel({
    inputs: [raw],
    outputs: [same],
    files,
    more: { config: { deepimagej: { prediction } } },
  });
}

async function run(array: NdArray, parts: Parts, options: RunOptions = {}) {
  const signature = { name: "x", dtype: "float32", shape: [] };
  const session = fakeSession(identity, { inputs: [signature], outputs: [signature] });
  const given = image(array, parts.rgb === undefined ? {} : { rgb: parts.rgb });
  return runModel(modelWith(parts), [given], options, fakeEngine(session));
}

async function failure(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    if (isFailure(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const bytes = (shape: readonly number[], axes: readonly string[]): NdArray => {
  const data = Uint8Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i % 251);
  return ndarray("uint8", shape, data, axes);
};
const values = (array: NdArray) => Array.from(array.data as Float32Array);

describe("a model's macros", () => {
  it("prepare the input: the current window goes into the network", async () => {
    const { outputs, record, log } = await run(bytes([8, 8], ["y", "x"]), {
      pre: 'run("32-bit"); run("Multiply...", "value=2"); print("prepared " + getTitle());',
    });
    expect(values(outputs[0]!.array)).toEqual(Array.from({ length: 64 }, (_, i) => 2 * i));
    expect(log).toContain("prepared cells.tif");
    expect(record.preprocessing).toEqual([
      { tensor: "raw", steps: [{ macro: "pre0.ijm", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
    ]);
    expect(record.inputs[0]).toMatchObject({ name: "cells.tif", dtype: "uint8", shape: [8, 8] });
  });

  it("prefer the window that is titled like the tensor", async () => {
    const { outputs } = await run(bytes([8, 8], ["y", "x"]), {
      pre: 'run("Duplicate...", "title=raw"); run("32-bit"); run("Add...", "value=100"); newImage("other", "8-bit black", 4, 4, 1);',
    });
    expect(outputs[0]!.array.shape.slice(-2)).toEqual([8, 8]);
    expect(values(outputs[0]!.array)[3]).toBe(103);
  });

  it("run one after the other, and finish the outputs", async () => {
    const { outputs, tables, record } = await run(ramp([8, 8], ["y", "x"]), {
      pre: ['run("Add...", "value=1");', 'run("Multiply...", "value=10");'],
      post: [
        'print(getTitle()); run("Divide...", "value=10");',
        'run("Duplicate...", "title=mask"); setThreshold(32, 1e9); run("Convert to Mask"); setResult("n", 0, nImages); updateResults();',
      ],
    });
    const ids = outputs.map(({ id }) => id);
    expect(ids).toEqual(["out", "mask"]);
    expect(values(outputs[0]!.array).slice(0, 3)).toEqual([1, 2, 3]);
    expect(outputs[1]!.array.dtype).toBe("uint8");
    expect(tables[0]).toMatchObject({ title: "Results", columns: ["n"] });
    expect(record.postprocessing[0]?.steps).toHaveLength(2);
    expect(record.outputs.map(({ id }) => id)).toEqual(ids);
  });

  it("see outputs under deepImageJ's titles", async () => {
    const { log } = await run(ramp([8, 8], ["y", "x"]), { post: "print(getTitle(), bitDepth());" });
    expect(log).toContain("fake_out_cells 32");
  });

  it("act on the network's output, not on the objects made of it", async () => {
    const { outputs, log } = await run(
      ramp([8, 8], ["y", "x"]),
      { post: 'print(getTitle()); run("Duplicate...", "title=mask");' },
      { objects: 0.5 },
    );
    expect(log).toContain("fake_out_cells");
    expect(outputs.map(({ id }) => id)).toContain("objects");
    const mask = outputs.find(({ id }) => id === "mask");
    expect(mask?.array.dtype).toBe("float32");
  });

  it("get RGB as a composite of three channels", async () => {
    const { outputs, log } = await run(bytes([8, 8, 3], ["y", "x", "channel"]), {
      axes: "batch,channel:3,y:4+1,x:4+1",
      pre: 'getDimensions(w, h, c, z, t); print(w, h, c, z, t, is("composite")); run("32-bit");',
      rgb: true,
    });
    expect(log).toContain("8 8 3 1 1 1");
    expect(outputs[0]!.array.shape).toEqual([3, 8, 8]);
    expect(values(outputs[0]!.array).slice(0, 3)).toEqual([0, 3, 6]);
  });

  it("are not run where the description has steps of its own, unless they are asked for", async () => {
    const parts: Parts = {
      pre: 'run("32-bit"); run("Multiply...", "value=2");',
      preOps: [{ op: "scale_linear", gain: 5, offset: 0, axis: null } as unknown as ProcessingStep],
    };
    const auto = await run(ramp([8, 8], ["y", "x"]), parts);
    expect(values(auto.outputs[0]!.array)[1]).toBe(5);
    expect(auto.log.join("\n")).toContain("pre0.ijm");
    const forced = await run(ramp([8, 8], ["y", "x"]), parts, { processing: "macro" });
    expect(values(forced.outputs[0]!.array)[1]).toBe(2);
    const none = await run(ramp([8, 8], ["y", "x"]), parts, { processing: "none" });
    expect(values(none.outputs[0]!.array)[1]).toBe(1);
  });

  it("fail with file, line and statement; Java steps by name", async () => {
    const broken = await failure(run(ramp([8, 8], ["y", "x"]), { pre: 'a = 1;\nselectImage("nowhere");\n' }));
    expect(broken.code).toBe("predict/macro");
    expect(broken.message).toContain("pre0.ijm");
    expect(broken.message).toContain("line 2");
    const unknown = await failure(run(ramp([8, 8], ["y", "x"]), { post: 'run("No Such Command");' }));
    expect(unknown.message).toContain("No Such Command");
    const java = await failure(
      run(ramp([8, 8], ["y", "x"]), { java: "Some.jar Thing::preProcessingRoutineUsingImage" }),
    );
    expect(java.message).toContain("Some.jar");
    const closed = await failure(run(ramp([8, 8], ["y", "x"]), { pre: 'close("*");' }));
    expect(closed.message).toContain("no image is open");
  });

  it("stop with the run", async () => {
    const controller = new AbortController();
    const promise = failure(
      run(ramp([8, 8], ["y", "x"]), { pre: "while (true) { a = 1; }" }, { signal: controller.signal }),
    );
    setTimeout(() => controller.abort(), 50);
    expect((await promise).code).toBe("aborted");
  });

  it("may run models themselves", async () => {
    const inner = modelWith({ pre: 'run("Add...", "value=1000");' });
    const asked: string[] = [];
    const { outputs, log } = await run(
      ramp([8, 8], ["y", "x"]),
      {
        pre: 'run("DeepImageJ Run", "model=[inner net] format=ONNX preprocessing=[pre0.ijm] postprocessing=[no postprocessing] axes=Y,X tile=8,8 logging=Normal"); print(getTitle());',
      },
      {
        openModel: async (name) => {
          asked.push(name);
          return inner;
        },
      },
    );
    expect(asked).toEqual(["inner net"]);
    expect(log).toContain("fake_out_cells");
    expect(values(outputs[0]!.array)[1]).toBe(1001);
  });

  it("do not run themselves without end", async () => {
    const call =
      'run("DeepImageJ Run", "model=[x] format=ONNX preprocessing=[pre0.ijm] postprocessing=[no postprocessing] axes=Y,X tile=8,8 logging=Normal");';
    let opened = 0;
    const error = await failure(
      run(
        ramp([8, 8], ["y", "x"]),
        { pre: call },
        {
          openModel: async () => {
            opened++;
            return modelWith({ pre: call });
          },
        },
      ),
    );
    expect(error.code).toBe("predict/macro");
    expect(error.message).toContain("more than 8 deep");
    expect(opened).toBe(8);
  });

  it("that are run by a macro share its limits", async () => {
    const session = fakeSession(identity, {
      inputs: [{ name: "x", dtype: "float32", shape: [] }],
      outputs: [{ name: "x", dtype: "float32", shape: [] }],
    });
    const { error, log } = await runMacro(
      'newImage("a", "32-bit ramp", 8, 8, 1);\nprint("early");\nrun("DeepImageJ Run", "model=[x] preprocessing=[pre0.ijm]");',
      {
        maxSteps: 20_000,
        commands: deepImageJCommands({
          engine: fakeEngine(session),
          options: { openModel: async () => modelWith({ pre: "i = 0;\nwhile (true) i++;" }) },
        }),
      },
    );
    expect(log).toEqual(["early"]);
    expect(error).toMatchObject({ line: 3 });
    expect(error?.message).toMatch(/pre0\.ijm.*line 2.*steps/);
  });

  it("3.1: capitals in the keys, files in and out, titles of the outputs", async () => {
    const signature = [{ name: "x", dtype: "float32", shape: [] }];
    const asked: string[] = [];
    const { error, log, written, world } = await runMacro(
      [
        'newImage("cells", "32-bit ramp", 8, 8, 1);',
        'name = "my net";',
        'run("DeepImageJ Run", "modelPath=[my net] displayOutput=all");',
        "print(getTitle());",
        'run("DeepImageJ Run", "modelPath=&name inputPath=null outputFolder=[/output/seg] displayOutput=null");',
        'run("DeepImageJ Run", "model_path=[my net] input_path=null output_folder=/output/seg2/ display_output=null");',
        "print(nImages);",
      ].join("\n"),
      {
        commands: deepImageJCommands({
          engine: fakeEngine(fakeSession(identity, { inputs: signature, outputs: signature })),
          options: {
            openModel: async (name) => {
              asked.push(name);
              return modelWith({});
            },
          },
        }),
      },
    );
    expect(error).toBeNull();
    expect(asked).toEqual(["my net", "my net", "my net"]);
    expect(log[0]).toBe("cells_out");
    expect(log[1]).toBe(String(world.windows.length));
    expect([...written.keys()].every((path) => /^\/output\/seg2?\/.*_out\.tif$/.test(path))).toBe(true);
    expect(written.size).toBe(2);
  });

  it("cannot reach models when nobody offers them: refused before anything runs", async () => {
    const error = await failure(
      run(ramp([8, 8], ["y", "x"]), { pre: 'run("DeepImageJ Run", "model=[x]");' }),
    );
    expect(error.message).toContain("DeepImageJ Run");
    expect(error.message).toContain("no models are reachable");
  });
});

describe("the Mask R-CNN pair of Java steps", () => {
  const config = [
    "* PARAMETER: INPUT_IMAGE = input_image",
    "* PARAMETER: MRCNN_DETECTION = mrcnn_detection",
    "* PARAMETER: MRCNN_MASK = mrcnn_mask",
    "* PARAMETER: IMAGE_RESIZE_MODE = square",
    "* PARAMETER: IMAGE_MIN_DIM = 64",
    "* PARAMETER: IMAGE_MAX_DIM = 64",
    "* PARAMETER: IMAGE_MIN_SCALE = 0",
    "* PARAMETER: MEAN_PIXEL = [10, 20, 30]",
    "* PARAMETER: NUM_CLASSES = 2",
    "* PARAMETER: BACKBONE_STRIDES = [4, 8, 16, 32, 64]",
    "* PARAMETER: RPN_ANCHOR_SCALES = (8, 16, 32, 64, 128)",
    "* PARAMETER: RPN_ANCHOR_RATIOS = [0.5, 1, 2]",
    "* PARAMETER: RPN_ANCHOR_STRIDE = 1",
  ].join("\n");

  it("is done natively: meta and anchors beside the image, masks back in the image", async () => {
    const tensors = [
      { ...input("batch,y:1+1,x:1+1,channel:3"), id: "input_image" },
      { ...input("batch,index:14"), id: "input_image_meta" },
      { ...input("batch,index,coordinate:4"), id: "input_anchors" },
    ].map((tensor) => ({
      ...tensor,
      axes: tensor.axes.map((a) => (a.id === "index" ? { ...a, size: { kind: "any" as const } } : a)),
    }));
    const dynamic = { kind: "dynamic", min: 1, max: null } as const;
    const outputs = [
      output([axis("batch"), { ...axis("index"), size: dynamic }, axis("column:6")], {
        id: "mrcnn_detection",
      }),
      output(
        [axis("batch"), { ...axis("index"), size: dynamic }, axis("v:28"), axis("u:28"), axis("class:2")],
        { id: "mrcnn_mask" },
      ),
    ];
    const steps = (when: string, name: string) => [
      { spec: `General.jar ${name}::${when}ProcessingRoutineUsingImage` },
    ];
    const prediction = {
      preprocess: steps("pre", "Preprocessing"),
      postprocess: steps("post", "PostProcessing"),
    };
    const model = fakeModel({
      inputs: tensors,
      outputs,
      files: { "config.ijm": text(config) },
      more: { config: { deepimagej: { prediction } } },
    });
    let seen: readonly NdArray[] = [];
    const network = (given: readonly NdArray[]) => {
      seen = given;
      // One object: the upper left quarter, class 1; a second row without a class.
      const rows = Float32Array.from([0, 0, 0.5, 0.5, 1, 0.9, 0, 0, 0, 0, 0, 0]);
      const masks = new Float32Array(2 * 28 * 28 * 2).fill(1);
      return [
        ndarray("float32", [1, 2, 6], rows, ["batch", "index", "column"]),
        ndarray("float32", [1, 2, 28, 28, 2], masks, ["batch", "index", "v", "u", "class"]),
      ];
    };
    const signature = { name: "x", dtype: "float32", shape: [] };
    const session = fakeSession(network, {
      inputs: [signature, signature, signature],
      outputs: [signature, signature],
    });
    const given = image(bytes([32, 32, 3], ["y", "x", "channel"]), { rgb: true });
    const { outputs: results, log } = await runModel(model, [given], {}, fakeEngine(session));
    expect(seen.map(({ shape }) => shape)).toEqual([
      [1, 64, 64, 3],
      [1, 14],
      [1, 3 * (256 + 64 + 16 + 4 + 1), 4],
    ]);
    expect(Array.from(seen[1]!.data as Float32Array)).toEqual([
      0, 32, 32, 3, 64, 64, 3, 0, 0, 64, 64, 2, 0, 0,
    ]);
    const mask = results.find(({ id }) => id === "finalMask")!.array;
    expect(mask.shape).toEqual([32, 32]);
    // Half of the processed picture is half of the image, up to the rounding of the box.
    const inside = (mask.data as Float32Array).reduce((n, v) => n + v, 0);
    expect(inside).toBeGreaterThanOrEqual(15 * 15);
    expect(inside).toBeLessThanOrEqual(17 * 17);
    expect(log.join("\n")).toContain("natively");
  });
});
