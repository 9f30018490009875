import { erf } from "../../image/arrays/index.ts";
import { d2s, javaTrim, parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { javaRound } from "./java-values.ts";

const DEGREES_TO_RADIANS = 0.017453292519943295;
const RADIANS_TO_DEGREES = 57.29577951308232;

const plain = {
  abs: Math.abs,
  cos: Math.cos,
  exp: Math.exp,
  floor: Math.floor,
  log: Math.log,
  sin: Math.sin,
  sqrt: Math.sqrt,
  tan: Math.tan,
  atan: Math.atan,
  asin: Math.asin,
  acos: Math.acos,
} satisfies Record<string, (x: number) => number>;

/** Functions of one number. */
const single: Readonly<Record<string, (x: number) => number>> = {
  ...plain,
  round: (x) => Math.floor(x + 0.5),
  ...Object.fromEntries(Object.entries(plain).map(([name, run]) => [`Math.${name}`, run])),
  "Math.ceil": Math.ceil,
  "Math.log10": Math.log10,
  "Math.round": javaRound,
  "Math.sqr": (x) => x * x,
  "Math.erf": erf,
  "Math.toRadians": (x) => x * DEGREES_TO_RADIANS,
  "Math.toDegrees": (x) => x * RADIANS_TO_DEGREES,
};

const double: Readonly<Record<string, (x: number, y: number) => number>> = {
  maxOf: Math.max,
  minOf: Math.min,
  pow: Math.pow,
  atan2: Math.atan2,
  "Math.max": Math.max,
  "Math.min": Math.min,
  "Math.pow": Math.pow,
  "Math.atan2": Math.atan2,
};

/** `state` key of the seed that the next noise command takes (Process > Noise): set by random("seed", n), taken away by the next random(). */
export const NOISE_SEED = "noise seed";

function random(host: MacroHost, what: string | number | undefined, seed: number | undefined): number {
  if (what === undefined || (typeof what === "string" && what.toLowerCase() === "gaussian")) {
    host.state.delete(NOISE_SEED);
    return what === undefined ? host.random.nextDouble() : host.random.nextGaussian();
  }
  if (typeof what !== "string" || what.toLowerCase() !== "seed")
    return host.error("'seed' or ''gaussian' expected");
  if (seed === undefined) return host.error("',' expected");
  if (!Number.isInteger(seed)) return host.error("Seed not integer");
  host.random.setSeed(seed);
  host.state.set(NOISE_SEED, seed);
  return Number.NaN;
}

/** Text up to the first blank as a double; NaN when it is none. */
function parseFloatText(text: string): number {
  const trimmed = javaTrim(text);
  const blank = trimmed.indexOf(" ");
  return parseJavaDouble(blank < 0 ? trimmed : trimmed.slice(0, blank));
}

function parseInteger(text: string, base: number | undefined): number {
  let radix = base === undefined ? 10 : toInt(base);
  if (radix < 2 || radix > 36) radix = 10;
  if (radix === 10) {
    const value = parseFloatText(text);
    return Number.isNaN(value) ? value : javaRound(value);
  }
  const digits = /^[+-]?([\da-z]+)$/i.exec(text)?.[1];
  if (digits === undefined) return Number.NaN;
  for (const digit of digits) if (!(Number.parseInt(digit, 36) < radix)) return Number.NaN;
  const value = Number.parseInt(text, radix);
  return value >= -2147483648 && value <= 2147483647 ? value : Number.NaN;
}

export const mathBuiltins: readonly Builtin[] = [
  ...Object.entries(single).map(([name, run]) => builtin(name, "number", ["number"], (_, x) => run(x))),
  ...Object.entries(double).map(([name, run]) =>
    builtin(name, "number", ["number", "number"], (_, x, y) => run(x, y)),
  ),
  builtin("Math.constrain", "number", ["number", "number", "number"], (_, x, low, high) =>
    Math.min(Math.max(x, low), high),
  ),
  builtin(
    "Math.map",
    "number",
    ["number", "number", "number", "number", "number"],
    (_, x, fromLow, fromHigh, toLow, toHigh) =>
      ((x - fromLow) * (toHigh - toLow)) / (fromHigh - fromLow) + toLow,
  ),
  builtin("isNaN", "number", ["number"], (_, x) => (Number.isNaN(x) ? 1 : 0)),
  builtin("random", "number", ["value?", "number?"], (host, what, seed) =>
    Array.isArray(what) ? host.error("'seed' or ''gaussian' expected") : random(host, what, seed),
  ),
  builtin("parseFloat", "number", ["string"], (_, text) => parseFloatText(text)),
  builtin("parseInt", "number", ["string", "number?"], (_, text, base) => parseInteger(text, base)),
  builtin("d2s", "string", ["number", "number"], (_, x, decimals) => d2s(x, toInt(decimals))),
  builtin("toHex", "string", ["number"], (_, x) => (toInt(x) >>> 0).toString(16)),
  builtin("toBinary", "string", ["number"], (_, x) => (toInt(x) >>> 0).toString(2)),
];
