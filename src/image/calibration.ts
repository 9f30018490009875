import type { AxisCalibration, Calibration } from "./image-types.ts";
import { parseUnit, unitRatio } from "./units.ts";

/** One axis from a number and a unit as found in a file. Unknown units are kept, and `notes` says so.
 * @returns null when there is nothing to say: no unit, or a scale that is not a positive number. */
export function axisCalibration(
  axis: string,
  scale: number | undefined,
  unitText: string,
  notes: string[],
): AxisCalibration | null {
  if (scale === undefined || !(scale > 0) || !Number.isFinite(scale)) return null;
  const unit = parseUnit(unitText);
  if (!unit) return null;
  if (!unit.known) notes.push(`Unit "${unit.unit}" of axis ${axis} is not known; kept as it is.`);
  return { scale, unit: unit.unit };
}

/** Calibration after resampling: an axis that a model scales by `factors[axis]` (output samples per input sample) has
 * samples that are so much smaller. Axes without a factor keep theirs.
 * @param factors - positive numbers by axis id, e.g. { y: 4, x: 4 } for a four times larger output. */
export function scaleCalibration(
  calibration: Calibration,
  factors: Readonly<Record<string, number>>,
): Calibration {
  const scaled: Record<string, AxisCalibration> = {};
  for (const [axis, { scale, unit }] of Object.entries(calibration)) {
    scaled[axis] = { scale: scale / (factors[axis] ?? 1), unit };
  }
  return scaled;
}

/** Whether two calibrations say the same about the same axes, up to `relative` difference of the scales; 1000 nanometer
 * equal 1 micrometer. */
export function sameCalibration(a: Calibration, b: Calibration, relative = 1e-6): boolean {
  const axes = Object.keys(a);
  if (axes.length !== Object.keys(b).length) return false;
  return axes.every((axis) => {
    const p = a[axis];
    const q = b[axis];
    if (!p || !q) return false;
    const ratio = unitRatio(p.unit, q.unit);
    if (ratio === null) return false;
    return Math.abs(p.scale * ratio - q.scale) <= relative * Math.abs(q.scale);
  });
}
