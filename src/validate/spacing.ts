import { fail } from "../errors/index.ts";
import { type Calibration, unitRatio } from "../image/index.ts";

export interface Spacing {
  /** Pixel size per space axis. */
  readonly values: readonly number[];
  /** "micrometer", or "pixels". */
  readonly unit: string;
}

/** Pixel size along the space axes: as given, else from a calibration that covers all of them in lengths, else 1.
 * @param given - one for all, one per axis in the order z, y, x; a z for a picture without one is passed over.
 * @throws validate/spacing */
export function spacingOf(
  spaceAxes: readonly string[],
  given: readonly number[] | undefined,
  calibrations: readonly (Calibration | undefined)[],
): Spacing {
  if (given !== undefined) {
    const text = given.join(", ") || "(empty)";
    if (given.length === 0 || given.some((v) => !Number.isFinite(v) || v <= 0))
      throw fail("validate/spacing", { got: text, expected: "numbers above 0" });
    if (given.length === 1)
      return { values: spaceAxes.map(() => given[0] ?? 1), unit: "the unit of the spacing" };
    const fits = given.length === spaceAxes.length || (given.length === 3 && spaceAxes.length < 3);
    if (!fits)
      throw fail("validate/spacing", {
        got: text,
        expected: `one number, or one for each of ${spaceAxes.join(", ")}`,
      });
    return { values: given.slice(given.length - spaceAxes.length), unit: "the unit of the spacing" };
  }
  for (const calibration of calibrations) {
    const last = calibration?.[spaceAxes.at(-1) ?? "x"];
    if (!calibration || !last) continue;
    const values = spaceAxes.map((axis) => {
      const one = calibration[axis];
      const ratio = one && unitRatio(one.unit, last.unit);
      return one && ratio ? one.scale * ratio : Number.NaN;
    });
    if (values.length > 0 && values.every((v) => v > 0)) return { values, unit: last.unit };
  }
  return { values: spaceAxes.map(() => 1), unit: "pixels" };
}
