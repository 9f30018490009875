import { cast, isDType, type NdArray } from "../array/index.ts";
import type { Session } from "../engine/index.ts";
import { isFailure } from "../errors/index.ts";
import { applyProcessing } from "../processing/index.ts";
import type { InputTensor, OutputTensor } from "../rdf/index.ts";
import { refuse } from "./refuse.ts";

export interface WholeRun {
  /** As the network gave them, with the axes of the description. */
  readonly raw: readonly NdArray[];
  /** After postprocessing. */
  readonly outputs: readonly NdArray[];
  readonly ms: number;
}

/** Preprocess, run and postprocess whole tensors, as a model test does: no tiles, nothing cropped.
 * @param arrays - per input, in its axes and declared dtype; not changed.
 * @throws build/size when the network refuses these sizes, build/axes when an output has other dimensions */
export async function runWhole(
  session: Session,
  tensors: { readonly inputs: readonly InputTensor[]; readonly outputs: readonly OutputTensor[] },
  arrays: readonly NdArray[],
  signal?: AbortSignal,
): Promise<WholeRun> {
  const rawTensors = new Map(tensors.inputs.map((tensor, i) => [tensor.id, arrays[i] as NdArray]));
  const prepared = tensors.inputs.map((tensor, i) => {
    const own = arrays[i] as NdArray; // one per tensor
    const done = applyProcessing(own, tensor.processing, { tensor: tensor.id, rawTensors });
    const wanted = session.inputs[i]?.dtype ?? "float32";
    const fed = cast(done, isDType(wanted) ? wanted : "float32");
    // The engine keeps what it gets.
    return fed.data.buffer === own.data.buffer ? { ...fed, data: fed.data.slice() as NdArray["data"] } : fed;
  });
  const started = performance.now();
  let results: readonly NdArray[];
  try {
    results = await session.run(prepared, signal);
  } catch (error) {
    if (!isFailure(error, "engine/run")) throw error;
    const shapes = tensors.inputs.map((tensor, i) => `${tensor.id} [${arrays[i]?.shape.join(", ")}]`);
    throw refuse(
      "build/size",
      tensors.inputs[0]?.id ?? "input",
      `the network fails on ${shapes.join(", ")}`,
      {
        reason: error.details.reason,
      },
    );
  }
  const ms = performance.now() - started;
  const raw = tensors.outputs.map((tensor, o) => {
    const result = results[o];
    const axes = tensor.axes.map((axis) => axis.id);
    if (result?.shape.length === axes.length) return { ...result, axes };
    throw refuse("build/axes", tensor.id, "the output has other dimensions than its axes say", {
      shape: `[${result?.shape.join(", ") ?? ""}]`,
      axes: axes.join(", "),
    });
  });
  const outputs = tensors.outputs.map((tensor, o) =>
    applyProcessing(raw[o] as NdArray, tensor.processing, { tensor: tensor.id, rawTensors }),
  );
  return { raw, outputs, ms };
}
