import { createNodeEngine } from "../../engine/node.ts";
import { type FailureRecord, fromFailureRecord, isFailure, toFailureRecord } from "../../errors/index.ts";
import { openModelFromDisk } from "../../package/node.ts";
import { type PredictInput, type RunOptions, type RunRecord, runModel } from "../../predict/index.ts";
import { choice, parseCall, positiveNumber, sizesByAxis, UsageError, wholeNumber } from "../arguments.ts";
import { bundledModel } from "../bundled.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { imagePaths, readInput } from "../open-input.ts";
import { checkFolder, stem } from "../output-files.ts";
import { progressLine } from "../progress-line.ts";
import { OutputFolder, type WrittenOutput } from "../write-outputs.ts";

const usage = `deepimagej run MODEL IMAGE…            one input: each IMAGE is a file or a folder of images
deepimagej run MODEL --input ID=FILE…   several inputs: one file per input tensor

  -o, --output DIR      folder for the results (default: deepimagej-output)
  --format F            tiff (default), npy or png
  --axes LETTERS        axes of the given arrays, such as yx, zyx, bcyx (or axis ids separated by commas)
  --tile y=256,x=256    tile size in pixels; "none" runs the whole image at once (default: chosen)
  --halo N              border of each tile that is computed and cropped (default: from the model)
  --blocks L            anchored (default), mirrored, core: how tiles lie on the image (docs/tiling.md)
  --weights FORMAT      weights entry to use (default: the first that runs here)
  --processing P        auto (default), rdf, macro, none
  --engine E            auto (default), wasm, webgpu
  --workers N           engine workers at the same time (default: from the machine)
  --memory MB           memory for the network (default: from the machine)
  --objects [T]         label objects: "on" (the model's recipe), "off", or a threshold
  --ignore-hash         run files whose sha256 differs from the description
  --json                one JSON document on standard output`;

export interface RunDocument {
  readonly outputs: readonly WrittenOutput[];
  readonly log: readonly string[];
  readonly record: RunRecord;
  /** Only for several images: one record per image, and what failed. */
  readonly records?: readonly RunRecord[];
  readonly errors?: readonly { readonly image: string; readonly error: FailureRecord }[];
  /** The first of `errors`: exit status 3 always has an error here. */
  readonly error?: FailureRecord;
}

export const runCommand: Command = {
  usage,
  summary: "Run a model on images.",
  async run(args, io) {
    const call = parseCall(args, {
      output: { kind: "string", short: "o" },
      input: { kind: "strings" },
      format: { kind: "string" },
      axes: { kind: "string" },
      tile: { kind: "string" },
      halo: { kind: "string" },
      blocks: { kind: "string" },
      weights: { kind: "string" },
      processing: { kind: "string" },
      engine: { kind: "string" },
      workers: { kind: "string" },
      memory: { kind: "string" },
      objects: { kind: "string" },
      "ignore-hash": { kind: "boolean" },
      json: { kind: "boolean" },
    });
    const [model, ...images] = call.positionals;
    if (model === undefined) throw new UsageError("MODEL is missing");
    const named = call.texts("input");
    if (images.length === 0 && named.length === 0)
      throw new UsageError("IMAGE (or --input ID=FILE) is missing");
    if (images.length > 0 && named.length > 0)
      throw new UsageError("give either IMAGE or --input ID=FILE, not both");
    const format = choice(call.text("format"), "format", ["tiff", "npy", "png"] as const) ?? "tiff";
    const options = runOptions(call);
    const jobs = named.length > 0 ? [namedInputs(named)] : await singleInputs(images, io);
    const document = await runJobs(model, jobs, options, io, {
      folder: call.text("output") ?? "deepimagej-output",
      format,
      ignoreHash: call.flag("ignore-hash"),
    });
    if (call.flag("json")) io.out(JSON.stringify(document.body));
    else printDocument(document.body, io);
    return document.status;
  },
};

function runOptions(call: ReturnType<typeof parseCall>): RunOptions {
  const tileText = call.text("tile");
  const tile =
    tileText === "none" ? (false as const) : tileText === "auto" ? undefined : sizesByAxis(tileText, "tile");
  const haloText = call.text("halo");
  const halo = sizesByAxis(haloText, "halo");
  const objectsText = call.text("objects");
  const axes = call.text("axes");
  const options: Record<string, unknown> = {
    axes: axes === undefined ? undefined : perTensor(axes),
    tile: typeof tile === "number" ? { y: tile, x: tile } : tile,
    halo,
    blocks: choice(call.text("blocks"), "blocks", ["anchored", "mirrored", "core"] as const),
    weights: choice(call.text("weights"), "weights", weightsFormats),
    processing: choice(call.text("processing"), "processing", ["auto", "rdf", "macro", "none"] as const),
    engine: choice(call.text("engine"), "engine", ["auto", "wasm", "webgpu"] as const),
    workers: wholeNumber(call.text("workers"), "workers"),
    memory: positiveNumber(call.text("memory"), "memory"),
    objects: objectsText === undefined ? undefined : objectsOption(objectsText),
    ignoreHash: call.flag("ignore-hash"),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as RunOptions;
}

export const weightsFormats = [
  "onnx",
  "torchscript",
  "pytorch_state_dict",
  "tensorflow_saved_model_bundle",
  "tensorflow_js",
  "keras_hdf5",
  "keras_v3",
] as const;

/** "yx" for all, or "raw=zyx,mask=yx" per tensor. */
function perTensor(text: string): string | Record<string, string> {
  if (!text.includes("=")) return text;
  return Object.fromEntries(
    text.split(/[,;](?=\w+=)/).map((part) => {
      const at = part.indexOf("=");
      return [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

function objectsOption(text: string): boolean | number {
  if (text === "on") return true;
  if (text === "off") return false;
  const threshold = Number(text);
  if (!Number.isFinite(threshold))
    throw new UsageError(`--objects is ${text}; it must be on, off or a threshold`);
  return threshold;
}

/** Reads the files of one run when its turn comes. */
interface Job {
  readonly label: string;
  read(): Promise<{
    inputs: readonly PredictInput[] | Record<string, PredictInput>;
    notes: readonly string[];
  }>;
}

function namedInputs(named: readonly string[]): Job {
  const files = new Map<string, string>();
  for (const text of named) {
    const at = text.indexOf("=");
    if (at <= 0) throw new UsageError(`--input is ${text}; write it as ID=FILE`);
    if (files.has(text.slice(0, at)))
      throw new UsageError(`--input ${text.slice(0, at)} is given more than once`);
    files.set(text.slice(0, at), text.slice(at + 1));
  }
  return {
    label: stem([...files.values()][0] ?? "inputs"),
    async read() {
      const inputs: Record<string, PredictInput> = {};
      const notes: string[] = [];
      for (const [id, path] of files) {
        const read = await readInput(path);
        inputs[id] = read.input;
        notes.push(...read.notes);
      }
      return { inputs, notes };
    },
  };
}

async function singleInputs(args: readonly string[], io: CommandIo): Promise<Job[]> {
  const { paths, skipped } = await imagePaths(args);
  for (const path of skipped) io.err.write(`${path} is not an image by its name and is passed over\n`);
  return paths.map((path) => ({
    label: path,
    async read() {
      const { input, notes } = await readInput(path);
      return { inputs: [input], notes };
    },
  }));
}

/** Run one model on several inputs, the model loaded once. A failing image does not stop the others. */
export async function runJobs(
  modelSource: string,
  jobs: readonly Job[],
  options: RunOptions,
  io: CommandIo,
  where: { folder: string; format: "tiff" | "npy" | "png"; ignoreHash: boolean },
): Promise<{ body: RunDocument; status: number }> {
  const engine = createNodeEngine();
  try {
    await checkFolder(where.folder);
    const model = await openModelFromDisk((await bundledModel(modelSource)) ?? modelSource, {
      ignoreHash: where.ignoreHash,
      signal: io.signal,
    });
    const folder = new OutputFolder(where.folder);
    const outputs: WrittenOutput[] = [];
    const log: string[] = model.description.warnings.map((w) => `${model.rdfName} ${w.path}: ${w.message}`);
    const records: RunRecord[] = [];
    const errors: { image: string; error: FailureRecord }[] = [];
    for (const job of jobs) {
      const label =
        jobs.length > 1 ? `${jobs.indexOf(job) + 1}/${jobs.length} ${stem(job.label)}` : stem(job.label);
      const own = progressLine(io.err, label);
      try {
        const { inputs, notes } = await job.read();
        const result = await runModel(
          model,
          inputs,
          { ...options, signal: io.signal, onProgress: (progress) => own.show(progress) },
          engine,
        );
        const saved = await folder.writeResult(result, where.format);
        outputs.push(...saved.written);
        log.push(...notes, ...result.log, ...saved.notes);
        records.push(result.record);
        own.end();
      } catch (error) {
        own.end();
        if (jobs.length === 1 || isFailure(error, "aborted")) throw error;
        errors.push({ image: job.label, error: toFailureRecord(error) });
        io.err.write(`${job.label}: ${toFailureRecord(error).message}\n`);
      }
    }
    const [record] = records;
    if (!record) throw errors[0] ? fromFailureRecord(errors[0].error) : new Error("nothing was run");
    const several = jobs.length > 1 ? { records, errors } : {};
    const [first] = errors;
    return {
      body: { outputs, log, record, ...several, ...(first ? { error: first.error } : {}) },
      status: first ? exitStatus.failed : exitStatus.done,
    };
  } finally {
    await engine.dispose();
  }
}

function printDocument(document: RunDocument, io: CommandIo): void {
  for (const text of document.log) io.err.write(`note: ${text}\n`);
  for (const output of document.outputs) {
    io.out(`${output.file}  ${output.kind} ${output.dtype} [${output.shape.join(", ")}] ${output.axes}`);
  }
}
