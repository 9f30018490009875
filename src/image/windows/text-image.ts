import { d2s, parseJavaDouble } from "../numbers/index.ts";
import { calibratedValue, greyOf } from "../statistics/index.ts";
import type { ImageWindow } from "../world/index.ts";

/** The current plane as lines of numbers: whole ones for 8 and 16 bits, else calibrated, with `precision` decimals (negative:
 * scientific).
 * @see ImageJ 1.54p, ij.io.TextEncoder */
export function textImage(
  window: ImageWindow,
  delimiter: string,
  precision: number,
  weights: readonly [number, number, number] | null,
): string {
  const { width, height, type } = window;
  const pixels = window.planes[window.plane] ?? new Uint8Array(0);
  const calibrated = type !== "RGB" && window.calibration.function !== "none";
  const whole = !calibrated && (type === "8-bit" || type === "16-bit");
  const cell = (raw: number): string => {
    if (whole) return String(raw);
    const value = type === "RGB" ? greyOf(raw, weights) : calibrated ? calibratedValue(window, raw) : raw;
    return d2s(Math.fround(value), precision);
  };
  let text = "";
  for (let y = 0; y < height; y++) {
    const row: string[] = [];
    for (let x = 0; x < width; x++) row.push(cell(pixels[y * width + x] ?? 0));
    text += `${row.join(delimiter)}\n`;
  }
  return text;
}

/** A file of numbers as a picture; words that are no numbers become NaN, and a first line without any number is left out.
 * Numbers are separated by anything but letters, digits and + - . / : … of ASCII.
 * @returns null when there is nothing in it.
 * @throws RangeError naming the first line of another length.
 * @see ImageJ 1.54p, ij.plugin.TextReader */
export function parseTextImage(
  text: string,
): { width: number; height: number; pixels: Float32Array<ArrayBuffer> } | null {
  const parts = text.split(/\r\n|\r|\n/);
  let width = 1;
  let lines = 0;
  let previous = 0;
  const words: string[] = [];
  for (const [i, part] of parts.entries()) {
    const found = part.match(/[+\-.-\x7f\u0100-\uffff]+/g) ?? [];
    for (const word of found) words.push(word);
    const ended = i < parts.length - 1;
    if (!ended) {
      if (found.length === width) lines++;
      break;
    }
    if (found.length === 0) continue;
    lines++;
    if (lines === 1) width = found.length;
    else if (found.length !== previous)
      throw new RangeError(`Line ${lines} is not the same length as the first line.`);
    previous = found.length;
  }
  if (width * lines === 0) return null;
  const pixels = new Float32Array(width * lines);
  for (let i = 0; i < Math.min(pixels.length, words.length); i++) pixels[i] = parseJavaDouble(words[i] ?? "");
  const header = pixels.subarray(0, width).every(Number.isNaN) && words[0] !== "NaN" && words[0] !== "nan";
  if (!header) return { width, height: lines, pixels };
  return { width, height: lines - 1, pixels: pixels.slice(width) };
}
