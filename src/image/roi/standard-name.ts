import { parseJavaDouble } from "../numbers/index.ts";
import type { ImageWindow, Roi } from "../world/index.ts";
import { roiBounds } from "./new-roi.ts";

const digit = (text: string, at: number) => /[0-9]/.test(text.charAt(at));

/** A name that the ROI manager made from a position: "0012-0034", "0001-0012-0034" or with 5 digits each.
 * @see ImageJ 1.54p RoiManager.isStandardName */
export function isStandardName(name: string | null): boolean {
  if (name === null || name.length < 9 || !digit(name, 0)) return false;
  const n = name.length;
  const dash = (at: number) => name.charAt(at) === "-";
  return (
    (n >= 14 && dash(4) && dash(9)) ||
    (n >= 17 && dash(5) && dash(11)) ||
    (dash(4) && digit(name, 5)) ||
    (n >= 11 && dash(5) && digit(name, 6))
  );
}

/** Name from the middle of the bounding box, y before x, after the stack position.
 * @param window - null: no stack position.
 * @param first - ≥ 0: stands before y instead of it before x, as particles are named.
 * @see ImageJ 1.54p RoiManager.getLabel */
export function standardName(roi: Roi, window: ImageWindow | null, first = -1): string {
  const box = roiBounds(roi);
  let x = box.x + Math.trunc(box.width / 2);
  let y = box.y + Math.trunc(box.height / 2);
  if (first >= 0) [x, y] = [y, first];
  const [xText, yText] = [String(Math.max(0, x)), String(Math.max(0, y))];
  let digits = Math.max(4, xText.length, yText.length);
  const stack = window === null ? 1 : window.planes.length;
  if (digits === 4 && window !== null && (stack >= 10000 || window.height >= 10000)) digits = 5;
  const pad = (text: string) => `000000${text}`.slice(-digits);
  const name = `${pad(yText)}-${pad(xText)}`;
  return window !== null && stack > 1 ? `${pad(String(window.plane + 1))}-${name}` : name;
}

/** Stack position that a standard name begins with; -1 = none.
 * @see ImageJ 1.54p RoiManager.getSliceNumber */
export function sliceOfName(name: string): number {
  const dash = (at: number) => name.charAt(at) === "-";
  const n = name.length;
  let digits = 0;
  if (n >= 14 && dash(4) && dash(9)) digits = 4;
  else if (n >= 17 && dash(5) && dash(11)) digits = 5;
  else if (n >= 20 && dash(6) && dash(13)) digits = 6;
  if (digits === 0) return -1;
  const value = parseJavaDouble(name.slice(0, digits));
  return Number.isNaN(value) ? -1 : Math.trunc(value);
}
