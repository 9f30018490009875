import { javaRound, toInt } from "../numbers/index.ts";
import type { Processor } from "../world/index.ts";

/** One of Process > Math with one constant (0 where it has none). */
export type MathOperation =
  | "add"
  | "and"
  | "abs"
  | "exp"
  | "gamma"
  | "invert"
  | "log"
  | "max"
  | "min"
  | "multiply"
  | "or"
  | "set"
  | "sqr"
  | "sqrt"
  | "xor";

const clampByte = (value: number) => Math.min(255, Math.max(0, value));
const clampShort = (value: number) => Math.min(65535, Math.max(0, value));
const LOG_SCALE = 255 / Math.log(255);

/** Change the pixels of a processor's rectangle as ImageJ does: 8-bit and each colour of RGB by a table of 256 integers, 16-bit in
 * integers (add, and, or, xor, set truncate the constant), 32-bit in float32. Gamma, log and exp of 16-bit use the processor's
 * display range. A selection's mask is not looked at.
 * @param offset - 32768 for signed 16-bit images, else 0.
 * @see ImageJ 1.54p, ImageProcessor.process, ShortProcessor.process, FloatProcessor.process */
export function applyMath(processor: Processor, operation: MathOperation, value: number, offset = 0): void {
  switch (processor.type) {
    case "8-bit":
      applyTable(processor, byteTable(operation, value));
      break;
    case "RGB":
      // The constant is the whole pixel here, so that a value of 0 to 255 is blue.
      if (operation === "set") setColour(processor, toInt(value) & 0xffffff);
      else applyTable(processor, byteTable(operation, value));
      break;
    case "16-bit":
      applyShort(processor, operation, value, offset);
      break;
    case "32-bit":
      applyFloat(processor, operation, value);
      break;
    default:
      processor.type satisfies never;
  }
}

function setColour(processor: Processor, colour: number): void {
  const { pixels } = processor;
  eachPixel(processor, (i) => {
    pixels[i] = colour;
  });
}

/** Replace 8-bit values, or the three colours of RGB, by those of a table of 256; 16-bit by one of 65536. */
export function applyTable(
  processor: Pick<Processor, "pixels" | "rect" | "width">,
  table: ArrayLike<number>,
): void {
  const { pixels } = processor;
  if (pixels instanceof Int32Array) {
    eachPixel(processor, (i) => {
      const c = pixels[i]!;
      pixels[i] = (table[(c >> 16) & 255]! << 16) | (table[(c >> 8) & 255]! << 8) | table[c & 255]!;
    });
    return;
  }
  eachPixel(processor, (i) => {
    pixels[i] = table[pixels[i]!]!;
  });
}

function eachPixel({ rect, width }: Pick<Processor, "rect" | "width">, visit: (i: number) => void): void {
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const end = y * width + rect.x + rect.width;
    for (let i = y * width + rect.x; i < end; i++) visit(i);
  }
}

function byteTable(operation: MathOperation, value: number): Int32Array {
  const table = new Int32Array(256);
  const whole = toInt(value);
  for (let i = 0; i < 256; i++) {
    let v = i;
    switch (operation) {
      case "invert":
        v = 255 - i;
        break;
      case "set":
        v = whole;
        break;
      case "add":
        v = (i + whole) | 0;
        break;
      case "multiply":
        v = javaRound(i * value);
        break;
      case "and":
        v = i & whole;
        break;
      case "or":
        v = i | whole;
        break;
      case "xor":
        v = i ^ whole;
        break;
      case "gamma":
        v = toInt(Math.exp(Math.log(i / 255) * value) * 255);
        break;
      case "log":
        v = i === 0 ? 0 : toInt(Math.log(i) * LOG_SCALE);
        break;
      case "exp":
        v = toInt(Math.exp(i / LOG_SCALE));
        break;
      case "sqr":
        v = i * i;
        break;
      case "sqrt":
        v = Math.trunc(Math.sqrt(i));
        break;
      case "min":
        v = i < value ? whole : i;
        break;
      case "max":
        v = i > value ? whole : i;
        break;
      default:
        break;
    }
    table[i] = clampByte(v);
  }
  return table;
}

function applyShort(processor: Processor, operation: MathOperation, value: number, offset: number): void {
  const pixels = processor.pixels as Uint16Array;
  const min = Math.trunc(processor.min) - offset;
  const max = Math.trunc(processor.max) - offset;
  const range = processor.max - processor.min;
  const whole = toInt(value);
  const of = shortFunction(operation, value, whole, min, max, range);
  // Without an offset every value has its result once and for all; a table is faster where there are many pixels.
  if (processor.rect.width * processor.rect.height > 65536) {
    const table = new Uint16Array(65536);
    for (let i = 0; i < 65536; i++) table[i] = clampShort(of(i - offset) + offset);
    applyTable(processor, table);
    return;
  }
  eachPixel(processor, (i) => {
    pixels[i] = clampShort(of(pixels[i]! - offset) + offset);
  });
}

function shortFunction(
  operation: MathOperation,
  value: number,
  whole: number,
  min: number,
  max: number,
  range: number,
): (v: number) => number {
  switch (operation) {
    case "invert":
      return (v) => max - (v - min);
    case "set":
      return () => whole;
    case "add":
      return (v) => (v + whole) | 0;
    case "multiply":
      return (v) => javaRound(v * value);
    case "and":
      return (v) => v & whole;
    case "or":
      return (v) => v | whole;
    case "xor":
      return (v) => v ^ whole;
    case "gamma":
      return (v) =>
        range <= 0 || v === min ? v : toInt(Math.exp(value * Math.log((v - min) / range)) * range + min);
    case "log":
      return (v) => (v <= 0 ? 0 : toInt(Math.log(v) * (max / Math.log(max))));
    case "exp":
      return (v) => toInt(Math.exp(v * (Math.log(max) / max)));
    case "sqr":
      return (v) => toInt(v * v);
    case "sqrt":
      return (v) => toInt(Math.sqrt(v));
    case "abs":
      return (v) => Math.abs(v);
    case "min":
      return (v) => (v < value ? whole : v);
    case "max":
      return (v) => (v > value ? whole : v);
    default:
      return (v) => v;
  }
}

function applyFloat(processor: Processor, operation: MathOperation, value: number): void {
  const f = Math.fround;
  const pixels = processor.pixels as Float32Array;
  const c = f(value);
  const [low, high] = [f(processor.min), f(processor.max)];
  const run = (of: (v: number) => number) =>
    eachPixel(processor, (i) => {
      pixels[i] = of(pixels[i]!);
    });
  switch (operation) {
    case "invert":
      run((v) => high - f(v - low));
      return;
    case "set":
      run(() => c);
      return;
    case "add":
      run((v) => v + c);
      return;
    case "multiply":
      run((v) => v * c);
      return;
    case "gamma":
      run((v) => (v <= 0 ? 0 : Math.exp(c * Math.log(v))));
      return;
    case "log":
      run(Math.log);
      return;
    case "exp":
      run(Math.exp);
      return;
    case "sqr":
      run((v) => v * v);
      return;
    case "sqrt":
      run((v) => (v <= 0 ? 0 : Math.sqrt(v)));
      return;
    case "abs":
      run(Math.abs);
      return;
    case "min":
      run((v) => (v < value ? c : v));
      return;
    case "max":
      run((v) => (v > value ? c : v));
      return;
    default:
      return;
  }
}

/** 1 / value, NaN where it is 0; 32-bit only. */
export function reciprocal(processor: Processor): void {
  if (!(processor.pixels instanceof Float32Array)) return;
  const { pixels } = processor;
  eachPixel(processor, (i) => {
    pixels[i] = pixels[i] === 0 ? Number.NaN : 1 / pixels[i]!;
  });
}

/** What lies outside lower…upper becomes NaN, in the whole plane. */
export function backgroundToNaN(pixels: Float32Array, lower: number, upper: number): void {
  for (let i = 0; i < pixels.length; i++)
    if (pixels[i]! < lower || pixels[i]! > upper) pixels[i] = Number.NaN;
}
