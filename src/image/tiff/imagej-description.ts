import type { Calibration } from "../image-types.ts";
import type { Stack } from "../stack-order.ts";
import { imagejUnit, unitRatio } from "../units.ts";

/** The version whose conventions are written. */
const IMAGEJ_VERSION = "1.54p";

/** What ImageDescription says about a stack.
 * @param extras - further lines, e.g. mode, vunit, xorigin; see `ImagejExtras`.
 * @returns lines "key=value"; characters beyond ASCII escaped as \uXXXX, as ImageJ does.
 * @see ImageJ 1.54p, ij.io.FileSaver.getDescriptionString */
export function imagejDescription(
  stack: Stack,
  calibration: Calibration,
  displayRange: readonly [number, number] | undefined,
  composite: boolean,
  extras: ReadonlyMap<string, string> = new Map(),
): string {
  const { channels, slices, frames } = stack;
  const images = channels * slices * frames;
  const lines: [string, string | number][] = [["ImageJ", IMAGEJ_VERSION]];
  if (images > 1) {
    lines.push(["images", images]);
    if (channels > 1) lines.push(["channels", channels]);
    if (slices > 1) lines.push(["slices", slices]);
    if (frames > 1) lines.push(["frames", frames]);
    if (channels > 1 || frames > 1) {
      lines.push(["hyperstack", "true"], ["mode", composite ? "composite" : "grayscale"]);
    }
  }
  const { x, y, z, time } = calibration;
  const unit = x?.unit ?? y?.unit ?? z?.unit;
  if (unit) lines.push(["unit", imagejUnit(unit)]);
  if (y && y.unit !== unit) lines.push(["yunit", imagejUnit(y.unit)]);
  if (z && z.unit !== unit) lines.push(["zunit", imagejUnit(z.unit)]);
  if (z) lines.push(["spacing", z.scale]);
  if (time) {
    const seconds = unitRatio(time.unit, "second");
    lines.push(["finterval", seconds === null ? time.scale : time.scale * seconds]);
    if (seconds === null) lines.push(["tunit", time.unit]);
  }
  if (images > 1) lines.push(["loop", "false"]);
  if (displayRange) lines.push(["min", displayRange[0]], ["max", displayRange[1]]);
  const known = new Map(lines.map(([key], i) => [key, i]));
  for (const [key, value] of extras) {
    const at = known.get(key);
    if (at === undefined) lines.push([key, value]);
    // What the array and its calibration say stands; how it is shown, and spellings of units, are taken over.
    else if (key === "mode" || key === "unit" || key === "tunit" || key === "hyperstack")
      lines[at] = [key, value];
  }
  return lines.map(([key, value]) => `${key}=${ascii(String(value))}\n`).join("");
}

function ascii(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || code === 13) out += " ";
    else out += code < 128 ? text[i] : `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`;
  }
  return out;
}

/** A positive number as a quotient of two 32-bit integers: the best approximation (continued fraction).
 * Numbers beyond 2^32 − 1 or below its inverse give [0, 1]: not calibrated. */
export function toRational(value: number): readonly [number, number] {
  const limit = 4294967295;
  if (!(value > 1 / limit && value <= limit)) return [0, 1];
  let [n0, d0, n1, d1] = [0, 1, 1, 0];
  let rest = value;
  for (;;) {
    const whole = Math.floor(rest);
    const n = whole * n1 + n0;
    const d = whole * d1 + d0;
    if (n > limit || d > limit) break;
    [n0, d0, n1, d1] = [n1, d1, n, d];
    const fraction = rest - whole;
    if (fraction === 0 || Math.abs(n / d - value) <= value * 2 ** -53) break;
    rest = 1 / fraction;
  }
  return [n1, d1];
}
