import { FLOAT_MAX } from "../numbers/index.ts";
import type { Threshold } from "../world/index.ts";

export interface ParticleLevels {
  readonly lower: number;
  readonly upper: number;
  /** Value that marks what is done or outside the selection. */
  readonly fill: number;
}

/** Which values are particles: the threshold, or without one 255 (0 where black on white is set and the table is not inverting)
 * of an 8-bit image of 0 and 255 only; null when there is neither.
 * @param binary - the selection of the current plane has only 0 and 255
 */
export function particleLevels(
  type: "8-bit" | "16-bit" | "32-bit",
  threshold: Pick<Threshold, "lower" | "upper"> | null,
  state: { readonly binary: boolean; readonly blackBackground: boolean; readonly invertingLut: boolean },
): ParticleLevels | null {
  if (threshold === null) {
    if (type !== "8-bit" || !state.binary) return null;
    if (!state.blackBackground && !state.invertingLut) return { lower: 0, upper: 0, fill: 192 };
    return { lower: 255, upper: 255, fill: 64 };
  }
  const { lower, upper } = threshold;
  if (type === "32-bit") return { lower, upper, fill: -FLOAT_MAX };
  const top = type === "8-bit" ? 255 : 65535;
  return { lower, upper, fill: lower > 0 || upper >= top ? 0 : top };
}
