import { toInt } from "../numbers/index.ts";
import type { PlanePixels } from "../world/index.ts";

/** How pasted pixels are combined with those that are there. */
export type BlitMode =
  | "copy"
  | "copy inverted"
  | "transparent white"
  | "transparent zero"
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "average"
  | "difference"
  | "and"
  | "or"
  | "xor"
  | "min"
  | "max";

const STARTS: readonly (readonly [string, BlitMode])[] = [
  ["ble", "average"],
  ["ave", "average"],
  ["diff", "difference"],
  ["tran", "transparent white"],
  ["and", "and"],
  ["or", "or"],
  ["xor", "xor"],
  ["sub", "subtract"],
  ["add", "add"],
  ["div", "divide"],
  ["mul", "multiply"],
  ["min", "min"],
  ["max", "max"],
];

/** setPasteMode's argument; anything unknown is "copy".
 * @see ImageJ 1.54p IJ.stringToPasteMode */
export function blitModeOf(text: string): BlitMode {
  const mode = text.toLowerCase();
  const start = STARTS.find(([prefix]) => mode.startsWith(prefix))?.[1];
  if (start === "average" || start === "difference") return start;
  return mode.includes("zero") ? "transparent zero" : (start ?? "copy");
}

export interface BlitPlane {
  readonly pixels: PlanePixels;
  readonly width: number;
  readonly height: number;
}

/** Put `source` at (x, y) into `target`, changed in place; both of the same pixel type. Results are clamped to the type's range.
 * @param zeroDivisor - what 32-bit division by 0 gives; default infinity or NaN.
 * @see ImageJ 1.54p ByteBlitter, ShortBlitter, FloatBlitter, ColorBlitter */
export function copyBits(
  target: BlitPlane,
  source: BlitPlane,
  x: number,
  y: number,
  mode: BlitMode,
  zeroDivisor = Number.POSITIVE_INFINITY,
): void {
  const combine = combiner(target.pixels, mode, zeroDivisor);
  const from = Math.max(0, x);
  const to = Math.min(target.width, x + source.width);
  for (let row = Math.max(0, y); row < Math.min(target.height, y + source.height); row++)
    for (let column = from; column < to; column++) {
      const at = row * target.width + column;
      const value = source.pixels[(row - y) * source.width + column - x]!;
      target.pixels[at] = combine(target.pixels[at]!, value);
    }
}

type Combine = (there: number, pasted: number) => number;

function combiner(pixels: PlanePixels, mode: BlitMode, zeroDivisor: number): Combine {
  if (pixels instanceof Int32Array) return colours(mode);
  if (pixels instanceof Float32Array) return floats(mode, zeroDivisor);
  const top = pixels instanceof Uint8Array ? 255 : 65535;
  if (top === 255) {
    if (mode === "copy inverted") return (_, b) => 255 - b;
    if (mode === "transparent white") return (a, b) => (b === 255 ? a : b);
  }
  return integers(mode, top);
}

function integers(mode: BlitMode, top: number): Combine {
  const clamp = (value: number) => (value < 0 ? 0 : Math.min(value, top));
  switch (mode) {
    case "transparent zero":
      return (a, b) => (b === 0 ? a : b);
    case "add":
      return (a, b) => clamp(a + b);
    case "subtract":
      return (a, b) => clamp(a - b);
    case "multiply":
      // 16-bit products overflow Java's int and then count as negative.
      return (a, b) => clamp(Math.imul(a, b));
    case "divide":
      return (a, b) => (b === 0 ? top : Math.trunc(a / b));
    case "average":
      return (a, b) => Math.trunc((a + b) / 2);
    case "difference":
      return (a, b) => Math.abs(a - b);
    case "and":
      return (a, b) => a & b;
    case "or":
      return (a, b) => a | b;
    case "xor":
      return (a, b) => a ^ b;
    case "min":
      return Math.min;
    case "max":
      return Math.max;
    default:
      return (_, b) => b;
  }
}

// With NaN pasted, what is there stays.
const smaller: Combine = (there, pasted) => {
  if (pasted < there) return pasted;
  return there;
};
const larger: Combine = (there, pasted) => {
  if (pasted > there) return pasted;
  return there;
};

function floats(mode: BlitMode, zeroDivisor: number): Combine {
  switch (mode) {
    case "transparent zero":
      return (a, b) => (b === 0 ? a : b);
    case "add":
      return (a, b) => a + b;
    case "subtract":
      return (a, b) => a - b;
    case "multiply":
      return (a, b) => a * b;
    case "divide":
      return (a, b) => (b === 0 && Number.isFinite(zeroDivisor) ? zeroDivisor : a / b);
    case "average":
      return (a, b) => Math.fround(a + b) / 2;
    case "difference":
      return (a, b) => {
        const d = a - b;
        return d < 0 ? -d : d;
      };
    case "and":
      return (a, b) => toInt(a) & toInt(b);
    case "or":
      return (a, b) => toInt(a) | toInt(b);
    case "xor":
      return (a, b) => toInt(a) ^ toInt(b);
    case "min":
      return smaller;
    case "max":
      return larger;
    default:
      return (_, b) => b;
  }
}

function colours(mode: BlitMode): Combine {
  switch (mode) {
    case "copy":
      return (_, b) => b;
    case "copy inverted":
      return (a) => a;
    case "transparent white":
      return (a, b) => ((b & 0xffffff) === 0xffffff ? a : b);
    case "transparent zero":
      return (a, b) => ((b & 0xffffff) === 0 ? a : b);
    default: {
      const part = integers(mode, 255);
      return (a, b) =>
        (part((a >> 16) & 255, (b >> 16) & 255) << 16) |
        (part((a >> 8) & 255, (b >> 8) & 255) << 8) |
        part(a & 255, b & 255);
    }
  }
}
