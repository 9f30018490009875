import type { Engine } from "../engine/index.ts";
import { throwIfAborted } from "../errors/index.ts";
import type { Table } from "../image/index.ts";
import { filledTables, toTable } from "../image/tables/index.ts";
import { windowToImageFile } from "../image/windows/index.ts";
import { type ImageWindow, type Roi, World } from "../image/world/index.ts";
import type { ModelPackage } from "../package/index.ts";
import { type BoundInput, collectInputs } from "./collect-inputs.ts";
import { deepImageJCommands } from "./deepimagej-commands.ts";
import { hashArray } from "./hash-array.ts";
import {
  type MacroRun,
  makeComposite,
  type RanStep,
  runPackageMacro,
  type Side,
  stepFailed,
} from "./macro-run.ts";
import { type MacroStep, macroSteps } from "./macro-steps.ts";
import { openInput, openOutput, stem, windowInput } from "./macro-windows.ts";
import { givenInputs, nativeInputs, runNative } from "./mask-rcnn.ts";
import type {
  OutputImage,
  PredictInput,
  Progress,
  RunOptions,
  RunRecord,
  RunResult,
} from "./predict-types.ts";
import type { Sides } from "./processing-sides.ts";
import { runNetwork } from "./run-network.ts";

/** Run a model with its ImageJ macros on the sides that `sides` says.
 *
 * The input is a window with the image's own title (RGB as a composite first). After the preprocessing macros, the window titled
 * like the input tensor is the model's input, else the current one. Outputs are windows titled
 * `<model>_<tensor>_<image without extension>`; the postprocessing macros act on the last of the network's own, not on objects made of it. All windows that exist
 * then and did not before the outputs came are the result, an output that is still open under its tensor id, others under
 * their titles; so are tables, the ROI manager's selections and the log.
 * @throws predict/macro when a step fails: with file, line and statement; aborted */
export async function runWithMacros(
  model: ModelPackage,
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
  options: RunOptions,
  engine: Engine,
  sides: Sides,
): Promise<RunResult> {
  throwIfAborted(options.signal, "The run");
  const { description } = model;
  const bound = collectInputs(sides.pre === "macro" ? givenInputs(description) : description.inputs, inputs);
  const world = new World();
  const log = new Set<string>(sides.notes);
  const run: MacroRun = { model, world, options, engine, log, native: null, outputs: [] };
  let prepared = new Map(bound.map(({ tensor, input }) => [tensor.id, input]));
  let before: RanStep[] = [];
  const windows = bound.map(({ tensor, input }) => openInput(world, tensor, input, options));
  if (sides.pre === "macro") {
    before = await preprocess(run, bound, windows);
    prepared = run.native ? nativeInputs(run.native, run.model, bound) : modelInputs(world, bound, windows);
  }
  const result = await runNetwork(
    model,
    Object.fromEntries(prepared),
    { ...(sides.pre === "macro" ? withoutAxes(options) : options), ...(run.native ? { tile: false } : {}) },
    engine,
    sides,
  );
  for (const line of result.log) log.add(line);
  run.outputs = result.outputs;
  if (sides.post !== "macro") {
    const record = await recordOf(result.record, options, bound, result.outputs, { before, after: null });
    return { ...result, ...leftovers(world), log: [...log, ...macroLog(world)], record };
  }
  const shown = new Set<ImageWindow>(world.windows);
  const titles = new Map<ImageWindow, OutputImage>();
  const name = bound[0]?.input.name ?? "image";
  const tensors = new Set(description.outputs.map(({ id }) => id));
  let network: ImageWindow | null = null;
  for (const output of result.outputs) {
    if (output.kind === "table") continue;
    const title = `${description.name}_${output.id}_${stem(name)}`;
    const window = openOutput(world, output, title);
    titles.set(window, output);
    if (tensors.has(output.id)) network = window;
  }
  world.current = network ?? world.current;
  const after = await runSteps(run, macroSteps(description, "postprocess"), "postprocessing");
  const outputs = [
    ...result.outputs.filter((output) => output.kind === "table"),
    ...world.windows.filter((window) => !shown.has(window)).map((window) => outputOf(window, titles, name)),
  ];
  const { tables, ...more } = leftovers(world);
  const record = await recordOf(result.record, options, bound, outputs, {
    before: sides.pre === "macro" ? before : null,
    after,
  });
  return {
    ...more,
    outputs: unique(outputs),
    tables: [...result.tables, ...tables],
    log: [...log, ...macroLog(world)],
    record,
  };
}

async function preprocess(
  run: MacroRun,
  bound: readonly BoundInput[],
  windows: readonly ImageWindow[],
): Promise<RanStep[]> {
  const [first] = windows;
  if (first) run.world.current = first;
  if (first?.type === "RGB") {
    await makeComposite(run.world);
    run.log.add(
      `${bound[0]?.input.name ?? "image"}: the RGB image is given to the macro as a composite of three channels`,
    );
  }
  return runSteps(run, macroSteps(run.model.description, "preprocess"), "preprocessing");
}

async function runSteps(run: MacroRun, steps: readonly MacroStep[], side: Side): Promise<RanStep[]> {
  const ran: RanStep[] = [];
  for (const step of steps) {
    throwIfAborted(run.options.signal, "The run");
    ran.push(await runStep(run, step, side));
  }
  return ran;
}

async function runStep(run: MacroRun, step: MacroStep, side: Side): Promise<RanStep> {
  if (step.kind === "java") return runNative(run, step, side);
  const { signal } = run.options;
  const stage = side === "preprocessing" ? "preprocess" : "postprocess";
  const started = performance.now();
  const { sha256, notices } = await runPackageMacro(run.model, step.name, side, {
    world: run.world,
    commands: deepImageJCommands({ engine: run.engine, options: run.options }),
    ...(signal ? { signal } : {}),
    onProgress: ({ status, line }) =>
      run.options.onProgress?.(macroProgress(stage, `${step.name}, line ${line} ${status}`.trim(), started)),
  });
  for (const notice of notices) run.log.add(`${step.name}: ${notice.title}: ${notice.message}`);
  return { macro: step.name, sha256 };
}

function macroProgress(stage: Progress["stage"], message: string, started: number): Progress {
  const memory = { nowBytes: 0, peakBytes: 0 };
  return {
    stage,
    elapsedMs: performance.now() - started,
    tiles: { done: 0, total: 0 },
    memory,
    device: "",
    message,
  };
}

/** Per tensor: the window titled like it; else for the first tensor the current window, for others their own. */
function modelInputs(
  world: World,
  bound: readonly BoundInput[],
  windows: readonly ImageWindow[],
): Map<string, PredictInput> {
  return new Map(
    bound.map(({ tensor, input }, i) => {
      const own = windows[i];
      const still = own && world.windows.includes(own) ? own : undefined;
      const window = world.byTitle(tensor.id) ?? (i === 0 ? world.current : still);
      if (!window) throw stepFailed("preprocessing", tensor.id, "no image is open after it");
      return [tensor.id, windowInput(window, input.name)];
    }),
  );
}

function withoutAxes(options: RunOptions): RunOptions {
  const { axes: _, ...rest } = options;
  return rest;
}

function outputOf(
  window: ImageWindow,
  titles: ReadonlyMap<ImageWindow, OutputImage>,
  image: string,
): OutputImage {
  const from = titles.get(window);
  const { array, calibration } = windowToImageFile(window);
  return {
    image,
    id: from?.id ?? window.title,
    kind: from?.kind ?? "image",
    array,
    calibration,
    channelNames: from?.channelNames?.length === window.channels ? from.channelNames : null,
  };
}

/** Two windows of one title: the second gets -1 … */
function unique(outputs: readonly OutputImage[]): OutputImage[] {
  const seen = new Map<string, number>();
  return outputs.map((output) => {
    const count = seen.get(output.id) ?? 0;
    seen.set(output.id, count + 1);
    return count === 0 ? output : { ...output, id: `${output.id}-${count}` };
  });
}

function leftovers(world: World): { tables: Table[]; rois: readonly Roi[] } {
  return { tables: filledTables(world).map(toTable), rois: world.roiManager?.rois ?? [] };
}

function macroLog(world: World): readonly string[] {
  return world.log ?? [];
}

/** The record of the whole run: the images as they were given, the macros, the final outputs. */
async function recordOf(
  record: RunRecord,
  options: RunOptions,
  bound: readonly BoundInput[],
  outputs: readonly OutputImage[],
  ran: { readonly before: readonly RanStep[] | null; readonly after: readonly RanStep[] | null },
): Promise<RunRecord> {
  const inputs = await Promise.all(
    bound.map(async ({ tensor, input }) => ({
      id: tensor.id,
      name: input.name,
      shape: [...input.array.shape],
      dtype: input.array.dtype,
      axes: [...(input.array.axes ?? [])],
      sha256: await hashArray(input.array),
    })),
  );
  const results = await Promise.all(
    outputs.map(async ({ id, array }) => ({
      id,
      shape: [...array.shape],
      dtype: array.dtype,
      axes: [...(array.axes ?? [])],
      sha256: await hashArray(array),
    })),
  );
  const first = bound[0]?.tensor.id ?? "";
  return {
    ...record,
    options: { ...record.options, ...(options.axes === undefined ? {} : { axes: options.axes }) },
    inputs,
    outputs: results,
    ...(ran.before && { preprocessing: [{ tensor: first, steps: ran.before }] }),
    ...(ran.after && { postprocessing: [{ tensor: outputs.at(-1)?.id ?? "", steps: ran.after }] }),
  };
}
