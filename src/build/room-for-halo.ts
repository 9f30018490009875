import { type Axis, type InputTensor, type OutputTensor, referenceSize } from "../rdf/index.ts";
import type { Choice } from "./build-types.ts";

/** The format wants the smallest output to keep at least one sample between its halos: the smallest input size is raised
 * by steps until it does; where the size is fixed, the halo is what remains. */
export function roomForHalo(
  inputs: readonly InputTensor[],
  outputs: readonly OutputTensor[],
  choices: Choice[],
  notes: string[],
): { inputs: readonly InputTensor[]; outputs: readonly OutputTensor[] } {
  const raised = inputs.map((tensor, t) => ({
    ...tensor,
    axes: tensor.axes.map((axis, d): Axis => {
      const { size } = axis;
      if (size.kind !== "param") return axis;
      let { min } = size;
      while (followers(outputs, tensor.id, axis.id).some((o) => kept(min, axis, o) < 1)) min += size.step;
      if (min === size.min) return axis;
      choices.push({
        path: `inputs[${t}].axes[${d}].size.min`,
        value: min,
        evidence: "measured",
        reason: `Raised from ${size.min}, so that something is left between the halos.`,
        figures: { networkMin: size.min, min },
      });
      return { ...axis, size: { ...size, min } };
    }),
  }));
  const cropped = outputs.map((tensor) => ({
    ...tensor,
    axes: tensor.axes.map((axis): Axis => {
      if (axis.halo === 0 || axis.size.kind !== "ref") return axis;
      const { tensorId, axisId } = axis.size;
      const target = inputs.find((t) => t.id === tensorId)?.axes.find((a) => a.id === axisId);
      if (target?.size.kind !== "fixed") return axis;
      let { halo } = axis;
      while (
        halo > 0 &&
        (kept(target.size.size, target, { ...axis, halo }) < 1 || !whole(halo, axis, target))
      )
        halo--;
      if (halo === axis.halo) return axis;
      notes.push(
        `${tensor.id}: the halo along ${axis.id} is ${halo}, not ${axis.halo}: the network takes ${target.size.size} samples only. Tiles will show seams.`,
      );
      return { ...axis, halo };
    }),
  }));
  return { inputs: raised, outputs: cropped };
}

function followers(outputs: readonly OutputTensor[], tensorId: string, axisId: string): Axis[] {
  return outputs
    .flatMap((t) => t.axes)
    .filter((a) => a.size.kind === "ref" && a.size.tensorId === tensorId && a.size.axisId === axisId);
}

/** Samples between the halos for an input of `length`. */
function kept(length: number, input: Axis, output: Axis): number {
  const offset = output.size.kind === "ref" ? output.size.offset : 0;
  return referenceSize(length, input.scale, output.scale, offset) - 2 * output.halo;
}

/** A halo must be a whole number of input samples. */
function whole(halo: number, output: Axis, input: Axis): boolean {
  const samples = (halo * output.scale) / input.scale;
  return Math.abs(samples - Math.round(samples)) < 1e-9;
}
