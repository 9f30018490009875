import type { Axis, InputTensor, OutputTensor } from "./model-description.ts";
import type { ReadingLog } from "./reading-log.ts";
import type { TensorPaths } from "./tensor-paths.ts";

/** Fixed output axes with a halo as references: the halo says that the axis is an image border, so the axis follows an
 * input axis. Done where exactly the input axis of the same id has this size (or begins with it: min of {min, step}).
 * Others stay as they are and are reported by the halo checks. */
export function followInputs(
  log: ReadingLog,
  inputs: readonly InputTensor[],
  outputs: readonly OutputTensor[],
  paths: TensorPaths,
): OutputTensor[] {
  return outputs.map((output, i) => ({
    ...output,
    axes: output.axes.map((axis, a) => {
      if (axis.size.kind !== "fixed" || axis.halo === 0) return axis;
      const input = inputs.find((t) => t.axes.some((x) => x.id === axis.id && agrees(x, axis)));
      if (input === undefined) return axis;
      const from = input.axes.find((x) => x.id === axis.id);
      const what = `the fixed size ${axis.size.size} with a halo is read as following ${input.id}.${axis.id}`;
      log.warn(paths.size("outputs", i, a), what);
      const size = { kind: "ref", tensorId: input.id, axisId: axis.id, offset: 0 } as const;
      return { ...axis, size, scale: from?.scale ?? axis.scale };
    }),
  }));
}

function agrees(input: Axis, output: Axis): boolean {
  if (output.size.kind !== "fixed") return false;
  const smallest =
    input.size.kind === "fixed" ? input.size.size : input.size.kind === "param" ? input.size.min : null;
  return smallest === output.size.size;
}
