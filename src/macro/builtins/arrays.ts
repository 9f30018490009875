import {
  curveStatistics,
  type EdgeMode,
  type FourierWindow,
  findPeaks,
  findValleys,
  fourierAmplitudes,
  rank,
  rankTexts,
  resample,
  vertexAngles,
} from "../../image/arrays/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { MacroStop } from "../language/stop.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { replaceAllJava } from "./java-regex.ts";
import { checkIndex, numbersOf } from "./java-values.ts";
import { joined, regex } from "./strings.ts";

function newArray(host: MacroHost, values: readonly Value[]): MacroArray {
  const [first] = values;
  if (values.length === 1 && typeof first === "number") {
    const size = toInt(first);
    if (size < 0) host.error("Negative array size");
    host.claim(size * 8, "array");
    return new Array<number>(size).fill(0);
  }
  return values.map((value) => (isArray(value) ? host.error("Number or numeric function expected") : value));
}

/** An array, or all its elements if it is none. */
function flat(values: readonly Value[]): MacroArray {
  // Of arrays alone, engines copy memory.
  return ([] as MacroArray).concat(...values.map((value) => (isArray(value) ? value : [value])));
}

/** Overwrite in place: macro arrays are shared. */
function replaceContent(array: MacroArray, content: ArrayLike<number | string>): MacroArray {
  for (let i = 0; i < content.length; i++) array[i] = content[i] as number | string;
  return array;
}

/** "numbers", "texts", or ImageJ's error for an array with both. */
function kindOf(host: MacroHost, array: MacroArray): "numbers" | "texts" {
  let numbers = 0;
  for (const value of array) if (typeof value === "number") numbers++;
  if (numbers === array.length) return "numbers";
  return numbers === 0 ? "texts" : host.error("Mixed strings and numbers");
}

function ranked(host: MacroHost, array: MacroArray): number[] {
  const tick = () => host.tick(0);
  return kindOf(host, array) === "numbers"
    ? rank(array as number[], tick)
    : rankTexts(array as string[], tick);
}

function sort(host: MacroHost, array: MacroArray, others: readonly Value[]): MacroArray {
  const kind = kindOf(host, array);
  const order = others.length > 0 || kind === "texts" ? ranked(host, array) : [];
  // Sorted as Java sorts doubles: -0 before 0, NaN last.
  if (kind === "numbers") replaceContent(array, Float64Array.from(array as number[]).sort());
  else reorder(array, order);
  for (const other of others) {
    if (!isArray(other)) return host.error("Array expected");
    if (other.length !== array.length) return host.error("Arrays must have same length");
    reorder(other, order);
  }
  return array;
}

function reorder(array: MacroArray, order: readonly number[]): void {
  const old = array.slice();
  order.forEach((from, to) => {
    array[to] = old[from] as number | string;
  });
}

function filter(host: MacroHost, array: MacroArray, text: string): MacroArray {
  const isPattern = text.startsWith("(") && text.endsWith(")");
  return array.filter((value) => {
    if (typeof value === "number") return false;
    if (!isPattern) return value.includes(text);
    try {
      return regex(host, (meter) => replaceAllJava(value, text, "", meter)).length !== value.length;
    } catch (error) {
      if (error instanceof MacroStop && error.code === "macro/limit") throw error;
      return true; // ImageJ shows the fault in the status bar and keeps the element.
    }
  });
}

const edgeModes: readonly EdgeMode[] = ["include", "exclude", "circular"];

function edgeMode(mode: number | undefined): EdgeMode {
  // Other numbers neither include nor go round.
  return mode === undefined ? "include" : (edgeModes[toInt(mode)] ?? "exclude");
}

function fourierWindow(host: MacroHost, name: string | undefined): FourierWindow {
  const lower = name?.toLowerCase() ?? "no";
  if (lower === "hamming") return "hamming";
  if (lower.startsWith("hann")) return "hann";
  if (lower.startsWith("flat")) return "flattop";
  return lower.startsWith("no") ? "none" : host.error("Invalid Fourier window '0'");
}

function slice(host: MacroHost, array: MacroArray, from: number, to: number | undefined): MacroArray {
  const start = toInt(from);
  if (start < 0) host.error("Invalid argument");
  return array.slice(start, Math.max(start, to === undefined ? array.length : toInt(to)));
}

function rotate(array: MacroArray, by: number): MacroArray {
  const n = array.length;
  if (n === 0) return array;
  const shift = ((toInt(by) % n) + n) % n;
  return replaceContent(array, [...array.slice(n - shift), ...array.slice(0, n - shift)]);
}

const reverse = (_: MacroHost, array: MacroArray): MacroArray => array.reverse();

function deleteValue(_: MacroHost, array: MacroArray, value: Value): MacroArray {
  return array.filter((element) => element !== value && !(Number.isNaN(value) && Number.isNaN(element)));
}

function sequence(host: MacroHost, n: number): MacroArray {
  const size = toInt(n);
  if (size < 0) host.error(`java.lang.NegativeArraySizeException: ${size}`);
  host.claim(size * 8, "array");
  return Array.from({ length: size }, (_, index) => index);
}

export const arrayBuiltins: readonly Builtin[] = [
  builtin("newArray", "array", ["...value"], (host, ...values) => newArray(host, values)),
  builtin("Array.concat", "array", ["...value"], (host, ...values) =>
    values.length === 0 ? host.error("Number or numeric function expected") : flat(values),
  ),
  builtin("Array.copy", "array", ["array"], (_, array) => array.slice()),
  builtin("Array.delete", "array", ["array", "value"], deleteValue),
  builtin("Array.deleteValue", "array", ["array", "value"], deleteValue),
  builtin("Array.deleteIndex", "array", ["array", "number"], (host, array, index) => {
    const at = toInt(index);
    checkIndex(host, at, 0, array.length - 1);
    return array.filter((_, position) => position !== at);
  }),
  builtin("Array.fill", "array", ["array", "number"], (_, array, value) => array.fill(value)),
  builtin("Array.filter", "array", ["array", "string"], filter),
  builtin("Array.findMaxima", "array", ["array", "number", "number?"], (_, array, tolerance, mode) =>
    findPeaks(numbersOf(array), tolerance, edgeMode(mode)),
  ),
  builtin("Array.findMinima", "array", ["array", "number", "number?"], (_, array, tolerance, mode) =>
    findValleys(numbersOf(array), tolerance, edgeMode(mode)),
  ),
  builtin("Array.fourier", "array", ["array", "string?"], (host, array, name) => [
    ...fourierAmplitudes(numbersOf(array), fourierWindow(host, name)),
  ]),
  builtin("Array.sequence", "array", ["number"], sequence),
  builtin("Array.getSequence", "array", ["number"], sequence),
  builtin(
    "Array.getStatistics",
    "array",
    ["array", "ref", "ref?", "ref?", "ref?"],
    (_, array, min, max, mean, deviation) => {
      const found = curveStatistics(numbersOf(array));
      min.set(found.min);
      max?.set(found.max);
      mean?.set(found.mean);
      deviation?.set(found.deviation);
      return array;
    },
  ),
  builtin("Array.getVertexAngles", "array", ["array", "array", "number"], (host, xs, ys, arm) => {
    if (xs.length !== ys.length) host.error("Same size expected");
    return vertexAngles(numbersOf(xs), numbersOf(ys), toInt(arm));
  }),
  builtin("Array.print", "nothing", ["value", "array?"], (host, first, second) => {
    if (second !== undefined) host.log(`${isArray(first) ? "" : first} ${joined(second, ", ")}`);
    else if (isArray(first)) host.log(joined(first, ", "));
    else host.error("Array expected");
  }),
  builtin("Array.rankPositions", "array", ["array"], (host, array) => ranked(host, array)),
  builtin("Array.resample", "array", ["array", "number"], (host, array, length) => {
    const size = toInt(length);
    if (array.length === 0 || size <= 0) host.error("Cannot resample from or to zero-length");
    host.claim(size * 8, "array");
    return resample(numbersOf(array), size);
  }),
  builtin("Array.invert", "array", ["array"], reverse),
  builtin("Array.reverse", "array", ["array"], reverse),
  builtin("Array.rotate", "array", ["array", "number"], (_, array, by) => rotate(array, by)),
  builtin("Array.slice", "array", ["array", "number", "number?"], slice),
  builtin("Array.sort", "array", ["array", "...value"], (host, array, ...others) =>
    sort(host, array, others),
  ),
  builtin("Array.trim", "array", ["array", "number"], (_, array, size) =>
    array.slice(0, Math.max(0, toInt(size))),
  ),
];
