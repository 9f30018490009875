import type { Engine } from "../engine/index.ts";
import { fail, throwIfAborted } from "../errors/index.ts";
import type { World } from "../image/world/index.ts";
import { decodeText, type MacroOptions, type MacroResult, runMacro } from "../macro/index.ts";
import { type ModelPackage, sha256Hex } from "../package/index.ts";
import type { Native } from "./mask-rcnn.ts";
import type { OutputImage, RunOptions } from "./predict-types.ts";

export type Side = "preprocessing" | "postprocessing";

/** A macro as it was run, for the record. */
export interface RanStep {
  readonly macro: string;
  readonly sha256: string;
}

/** What all steps of one run share. */
export interface MacroRun {
  readonly model: ModelPackage;
  readonly world: World;
  readonly options: RunOptions;
  readonly engine: Engine;
  readonly log: Set<string>;
  native: Native | null;
  outputs: readonly OutputImage[];
}

/** The current window, RGB, becomes a composite of three channels, as deepImageJ gives it to a preprocessing macro. */
export async function makeComposite(world: World): Promise<void> {
  const { error } = await runMacro('run("Make Composite");', { world, name: "RGB to composite" });
  if (error) throw stepFailed("preprocessing", "Make Composite", error.message);
}

/** Path in the package of a file that is named with or without its folder. */
export function packageFile(model: ModelPackage, name: string): string {
  return model.files.find((path) => path === name || path.endsWith(`/${name}`)) ?? name;
}

/** Run a macro of the package; missing semicolons are accepted, as packages with some run in deepImageJ.
 * @throws aborted; predict/macro when it fails. */
export async function runPackageMacro(
  model: ModelPackage,
  name: string,
  side: Side,
  options: MacroOptions,
): Promise<{ readonly sha256: string; readonly notices: MacroResult["notices"] }> {
  const { signal } = options;
  const bytes = await model.read({ source: packageFile(model, name), sha256: null }, signal);
  const { error, notices } = await runMacro(decodeText(bytes), { ...options, name, tolerant: true });
  if (error?.code === "aborted") throwIfAborted(signal, "The run");
  if (error) throw stepFailed(side, name, error.message);
  return { sha256: await sha256Hex(bytes), notices };
}

export function stepFailed(side: Side, step: string, reason: string): Error {
  return fail("predict/macro", { side, step, reason: reason.replace(/\.\s*$/, "") });
}
