import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { readImage, writeTiff } from "../image/index.ts";
import { openImageFile, windowToImageFile } from "../image/windows/index.ts";
import { copyWindow, type ImageWindow } from "../image/world/index.ts";
import {
  type Command,
  type CommandOptions,
  command,
  type MacroHost,
  refusedCommand,
  Suspension,
} from "../macro/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { InputTensor, WeightsFormat } from "../rdf/index.ts";
import { type AxisRole, roleOfName, rolesOf } from "./axis-roles.ts";
import { makeComposite, runPackageMacro, type Side, stepFailed } from "./macro-run.ts";
import { openOutput, stem, windowInput } from "./macro-windows.ts";
import type { RunOptions } from "./predict-types.ts";
import { chooseSides, type Sides } from "./processing-sides.ts";
import { parseRunCall, type RunCall } from "./run-call.ts";
import { runNetwork } from "./run-network.ts";

export interface DeepImageJParts {
  readonly engine: Engine;
  /** Engine, memory, workers, signal and `openModel` of the call that the macro belongs to. */
  readonly options: RunOptions;
  /** How many models are run inside each other: macros of models may run models. */
  readonly depth?: number;
}

const MAX_DEPTH = 8;

const menu = "Plugins>DeepImageJ";
const keys = [
  "model",
  "format",
  "preprocessing",
  "postprocessing",
  "axes",
  "tile",
  "logging",
  "patch",
  "overlap",
  "model_path",
  "input_path",
  "output_folder",
  "display_output",
  "modelPath",
  "inputPath",
  "outputFolder",
  "displayOutput",
];

/** The commands of deepImageJ that need models: `DeepImageJ Run` in all its dialects, in macros of models and of people.
 * Models are found by `options.openModel`; without it the commands are refused by name before a macro starts. */
export function deepImageJCommands(parts: DeepImageJParts): readonly Command[] {
  const { openModel } = parts.options;
  const names = ["DeepImageJ Run", "DeepImageJ Run..."];
  if (!openModel)
    return names.map((name) => refusedCommand(name, menu, "no models are reachable from this macro"));
  return names.map((name) =>
    command(name, { menu, options: keys, needsImage: false }, (host, options) =>
      start(host, options, parts, openModel),
    ),
  );
}

function start(
  host: MacroHost,
  options: CommandOptions,
  parts: DeepImageJParts,
  openModel: NonNullable<RunOptions["openModel"]>,
): Suspension {
  const call = parseRunCall(options, (name) => {
    const held = host.variable(name);
    return held === undefined ? undefined : host.text(held);
  });
  if (call === null)
    return host.error("DeepImageJ Run: no model is named (model=[name] or model_path=[name])");
  if ((parts.depth ?? 0) >= MAX_DEPTH)
    return host.error(`DeepImageJ Run: macros of models run models more than ${MAX_DEPTH} deep`);
  if (call.inputPath === null) host.image();
  return new Suspension(`DeepImageJ Run ${call.model}`, async () => {
    const model = await openModel(call.model, parts.options.signal);
    if (call.inputPath === null) await runOn(host, host.image(), model, call, parts);
    else await runFiles(host, call.inputPath, model, call, parts);
    return undefined;
  });
}

/** 3.1: one run per image of a file or folder of the virtual file system. */
async function runFiles(
  host: MacroHost,
  path: string,
  model: ModelPackage,
  call: RunCall,
  parts: DeepImageJParts,
): Promise<void> {
  const folder = host.files.list(path);
  const base = path.endsWith("/") ? path : `${path}/`;
  const paths =
    folder === undefined ? [path] : folder.filter((name) => !name.endsWith("/")).map((name) => base + name);
  for (const file of paths) {
    const bytes = host.files.read(file);
    if (bytes === undefined)
      throw fail("predict/macro", { side: "DeepImageJ Run", step: file, reason: "there is no such file" });
    const name = file.slice(file.lastIndexOf("/") + 1);
    const window = openImageFile(host.world, await readImage(bytes, name));
    await runOn(host, window, model, call, parts);
    host.world.close(window);
  }
}

async function runOn(
  host: MacroHost,
  window: ImageWindow,
  model: ModelPackage,
  call: RunCall,
  parts: DeepImageJParts,
): Promise<void> {
  const { world } = host;
  const { description } = model;
  const [tensor] = description.inputs;
  if (!tensor) return;
  const { signal } = parts.options;
  const title = window.title;
  const given = await prepare(host, window, model, tensor, call, parts);
  const sides: Sides =
    call.dialect === "3.1"
      ? { ...chooseSides(description, "rdf"), notes: [] }
      : { pre: "none", post: "none", notes: [] };
  const result = await runNetwork(
    model,
    { [tensor.id]: given },
    {
      ...inherited(parts.options),
      objects: false, // deepImageJ has no recipe for objects: the current window is the network's last output
      ...tiling(call, tensor),
      ...weightsOf(call, model),
      ...(signal ? { signal } : {}),
    },
    parts.engine,
    sides,
  );
  const display =
    call.display === "all" || (call.display === null && call.inputPath === null) || call.dialect !== "3.1";
  for (const output of result.outputs) {
    const name =
      call.dialect === "3.1"
        ? `${stem(title)}_${output.id}`
        : `${description.name}_${output.id}_${stem(title)}`;
    const shown = openOutput(world, output, name);
    if (call.outputFolder !== null)
      host.files.write(
        `${call.outputFolder.replace(/\/?$/, "/")}${name}.tif`,
        writeTiff(windowToImageFile(shown)).bytes,
      );
    if (!display) world.close(shown);
  }
  for (const file of call.postprocessing) await runFile(host, model, file, parts, "postprocessing");
}

/** Preprocessing macros work on a copy that has taken the image's title and place; the image itself is back afterwards.
 * The model's input is the window titled like the tensor, else the current one. */
async function prepare(
  host: MacroHost,
  window: ImageWindow,
  model: ModelPackage,
  tensor: InputTensor,
  call: RunCall,
  parts: DeepImageJParts,
) {
  const { world } = host;
  if (call.preprocessing.length === 0) {
    world.current = window;
    return windowInput(window, window.title);
  }
  const place = world.windows.indexOf(window);
  const copy = copyWindow(world, window);
  world.windows[place] = copy;
  world.current = copy;
  try {
    if (copy.type === "RGB") await makeComposite(world);
    for (const file of call.preprocessing) await runFile(host, model, file, parts, "preprocessing");
    const made = world.byTitle(tensor.id) ?? world.current;
    if (!made) throw stepFailed("preprocessing", tensor.id, "no image is open after it");
    return windowInput(made, window.title);
  } finally {
    const left = world.windows.findIndex((each) => each === copy || each.title === window.title);
    if (left >= 0) world.windows.splice(left, 1);
    world.windows.splice(Math.min(place, world.windows.length), 0, window);
    world.current = window;
  }
}

async function runFile(
  host: MacroHost,
  model: ModelPackage,
  file: string,
  parts: DeepImageJParts,
  side: Side,
): Promise<void> {
  const { signal } = parts.options;
  const { notices } = await runPackageMacro(model, file, side, {
    world: host.world,
    commands: deepImageJCommands({ ...parts, depth: (parts.depth ?? 0) + 1 }),
    ...host.remaining?.(),
    ...(signal ? { signal } : {}),
  });
  for (const { title, message } of notices) host.notice(title, `${file}: ${message}`);
}

function inherited({ engine, memory, workers }: RunOptions): RunOptions {
  return { ...(engine && { engine }), ...(memory && { memory }), ...(workers && { workers }) };
}

/** Tile sizes by the model's own axis ids. */
function tiling(call: RunCall, tensor: InputTensor): Pick<RunOptions, "tile" | "halo"> {
  const roles = rolesOf(tensor.axes);
  const idOf = (role: AxisRole | null) => (role === null ? undefined : tensor.axes[roles.indexOf(role)]?.id);
  const tile: Record<string, number> = {};
  if (call.patch !== null)
    for (const role of ["y", "x"] as const) {
      const id = idOf(role);
      if (id) tile[id] = call.patch;
    }
  const letters = (call.axes ?? "").split(",").flatMap((part) => [...part.trim()]);
  if (call.tile)
    call.tile.forEach((size, i) => {
      const role = roleOfName(letters[i] ?? "");
      const id = idOf(role);
      if (id && (role === "y" || role === "x" || role === "z")) tile[id] = size;
    });
  return {
    ...(Object.keys(tile).length > 0 && { tile }),
    ...(call.overlap !== null && call.overlap > 0 && { halo: call.overlap }),
  };
}

const formats: Readonly<Record<string, WeightsFormat>> = {
  tensorflow: "tensorflow_saved_model_bundle",
  pytorch: "torchscript",
  onnx: "onnx",
};

/** The format that the macro names, where this version runs it; else what it runs. */
function weightsOf(call: RunCall, model: ModelPackage): Pick<RunOptions, "weights"> {
  const wanted = formats[(call.format ?? "").toLowerCase()];
  const there = model.description.weights.some((entry) => entry.format === wanted);
  return wanted === "onnx" && there ? { weights: wanted } : {};
}
