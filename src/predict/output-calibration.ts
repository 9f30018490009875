import { type AxisCalibration, type Calibration, scaleCalibration } from "../image/index.ts";
import type { InputTensor, OutputTensor } from "../rdf/index.ts";
import { rolesOf } from "./axis-roles.ts";
import { followedAxis } from "./output-form.ts";
import type { SampleGrid } from "./samples.ts";

/** Sample sizes of an output from those of the inputs: an axis of `scale` 2 whose input has 1 is twice as coarse, one
 * of 0.25 four times as fine. Axes that were looped over keep theirs. Keys are common names (time, z, y, x).
 * @param calibrations - by input tensor id. */
export function calibrateOutput(
  output: OutputTensor,
  outputs: readonly OutputTensor[],
  inputs: readonly InputTensor[],
  calibrations: Readonly<Record<string, Calibration>>,
  grid: SampleGrid,
): Calibration {
  const known: Record<string, AxisCalibration> = {};
  const factors: Record<string, number> = {};
  const roles = rolesOf(output.axes);
  output.axes.forEach((axis, i) => {
    const source = followedAxis(axis, inputs, outputs);
    if (!source || axis.type === "batch" || axis.type === "channel") return;
    const sourceRole = rolesOf(source.tensor.axes)[source.tensor.axes.indexOf(source.axis)] ?? "index";
    const calibration = calibrations[source.tensor.id] ?? {};
    const found = calibration[sourceRole] ?? calibration[source.axis.id];
    const name = roles[i] === "index" ? axis.id : (roles[i] ?? axis.id);
    if (!found) return;
    known[name] = found;
    factors[name] = source.axis.scale / axis.scale;
  });
  for (const { axis } of grid.loops) {
    const found = Object.values(calibrations).find((calibration) => calibration[axis])?.[axis];
    if (found && !known[axis]) known[axis] = found;
  }
  return scaleCalibration(known, factors);
}
