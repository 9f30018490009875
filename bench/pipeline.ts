/** Measurements of the pipeline on the bundled model. Run by bench/run.mjs, which prints the ratios; prints JSON lines. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as ort from "onnxruntime-web/wasm";
import { type NdArray, ndarray, writeNpy } from "../src/array/index.ts";
import { createNodeEngine } from "../src/engine/node.ts";
import { readImage } from "../src/image/index.ts";
import type { ModelPackage } from "../src/package/index.ts";
import { openModelFromDisk } from "../src/package/node.ts";
import { type RunOptions, type RunResult, runModel } from "../src/predict/index.ts";
import { applyProcessing } from "../src/processing/index.ts";
import { cutTile, planTiles, reflectPadding } from "../src/tiling/index.ts";

const [root = ".", work = ".cache/bench", repeatsText = "3"] = process.argv.slice(2);
const repeats = Number(repeatsText);
const modelFolder = join(root, "demo", "models", "nuclei");

function say(name: string, values: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ name, ...values })}\n`);
}

/** The bundled image mirrored to size × size, in the model's axes. */
async function scene(size: number): Promise<NdArray> {
  const file = join(root, "demo", "images", "nuclei.png");
  const { array } = await readImage(new Uint8Array(readFileSync(file)), "nuclei.png");
  const source = ndarray("float32", array.shape, Float32Array.from(array.data as ArrayLike<number>));
  const big = cutTile(source, [0, 0], [size, size], reflectPadding);
  return ndarray("float32", [1, 1, size, size], big.data as Float32Array<ArrayBuffer>, [
    "batch",
    "channel",
    "y",
    "x",
  ]);
}

async function timed<T>(action: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const start = performance.now();
  const value = await action();
  return { seconds: (performance.now() - start) / 1000, value };
}

const inputOf = (array: NdArray) => [{ array, name: "scene", calibration: {} }];

/** Repeated runs on one warm engine: the fastest, and the last result. */
async function best(model: ModelPackage, array: NdArray, options: RunOptions, cores: number) {
  const engine = createNodeEngine({ cores });
  try {
    const all = { ...options, objects: false };
    await runModel(model, inputOf(array), all, engine); // starts the workers
    let seconds = Number.POSITIVE_INFINITY;
    let result: RunResult | null = null;
    for (let i = 0; i < repeats; i++) {
      const run = await timed(() => runModel(model, inputOf(array), all, engine));
      seconds = Math.min(seconds, run.seconds);
      result = run.value;
    }
    if (!result) throw new Error("no run");
    return { seconds, result };
  } finally {
    await engine.dispose();
  }
}

/** The same tiles through a bare session in this thread: only session.run is counted. */
async function bareRuns(
  model: ModelPackage,
  array: NdArray,
  tile: number,
): Promise<{ seconds: number; tiles: number }> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(readFileSync(join(modelFolder, "weights.onnx")));
  const { description } = model;
  const [tensor] = description.inputs;
  const [name = ""] = session.inputNames;
  if (!tensor) throw new Error("no input");
  const prepared = applyProcessing(array, tensor.processing, {
    tensor: tensor.id,
    rawTensors: new Map([[tensor.id, array]]),
  });
  const plan = planTiles({
    inputs: [{ id: tensor.id, axes: tensor.axes, shape: array.shape }],
    outputs: description.outputs.map(({ id, axes }) => ({ id, axes })),
    layout: "anchored",
    tile: { y: tile, x: tile },
    halo: {},
    whole: false,
  });
  let fastest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < repeats + 1; i++) {
    let seconds = 0;
    for (const { inputs } of plan.tiles) {
      const cut = cutTile(prepared, inputs[0]?.start ?? [], plan.inputs[0]?.tileShape ?? []);
      const feed = { [name]: new ort.Tensor("float32", cut.data as Float32Array, [...cut.shape]) };
      seconds += (await timed(() => session.run(feed))).seconds;
    }
    fastest = Math.min(fastest, seconds);
  }
  await session.release();
  return { seconds: fastest, tiles: plan.tiles.length };
}

const model = await openModelFromDisk(modelFolder);
const medium = await scene(1024);

const tile = 256;
const bare = await bareRuns(model, medium, tile);
const tiled = await best(model, medium, { tile: { y: tile, x: tile }, workers: 1 }, 1);
say("overhead", {
  bare: bare.seconds,
  run: tiled.seconds,
  tiles: bare.tiles,
  ratio: tiled.seconds / bare.seconds,
});

const auto = await best(model, medium, { workers: 2 }, 2);
say("waste", {
  computedPerNeeded: auto.result.record.tiling.computedPerNeeded,
  tiles: auto.result.record.tiling.tiles,
});

const one = await best(model, medium, { workers: 1 }, 2);
const two = await best(model, medium, { workers: 2 }, 2);
say("workers", { one: one.seconds, two: two.seconds, ratio: one.seconds / two.seconds });

const large = await scene(2048);
writeFileSync(join(work, "scene-2048.npy"), writeNpy(large));
for (const workers of [1, 2]) {
  const run = await best(model, large, { workers }, workers);
  const { tiling, memory } = run.result.record;
  const [output] = run.result.outputs;
  if (output) writeFileSync(join(work, `ours-2048-${workers}.npy`), writeNpy(output.array));
  say("large", { workers, seconds: run.seconds, tiles: tiling.tiles, enginePeakBytes: memory.peakBytes });
}
