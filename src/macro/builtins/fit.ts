import { type Fit, type FitFunction, fitCurve, fitFunctions, USER_DEFINED } from "../../image/fit/index.ts";
import { d2s, d2sDigits, greatest, least, toInt } from "../../image/numbers/index.ts";
import { Plot } from "../../image/plot/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { JavaRandom } from "../java-random.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { checkIndex, numberOf, numbersOf } from "./java-values.ts";
import { plotItem, showPlot } from "./plot-windows.ts";
import { logText } from "./text-windows.ts";

const FIT = "Fit";
const DATA = "Fit: points";
const LOG_RESULTS = "Fit.logResults";
const LETTERS = "abcdef";

function current(host: MacroHost): Fit {
  return (host.state.get(FIT) as Fit | undefined) ?? host.error("No fit");
}

/** A function by name (any case), by number, or a formula of x and a … f in the macro language. */
function functionFor(host: MacroHost, which: Value): FitFunction {
  if (typeof which !== "string") {
    const index = isArray(which) ? -1 : toInt(numberOf(which));
    return fitFunctions[index] ?? host.error("java.lang.IllegalArgumentException: Invalid fit type");
  }
  const name = which.includes("Math.") ? which : which.toLowerCase();
  const known = fitFunctions.find((each) => each.name.toLowerCase() === name);
  if (known !== undefined) return known;
  if (!name.includes("y=") && !name.includes("y =")) return host.error("Unrecognized fit");
  return formula(host, name);
}

function formula(host: MacroHost, text: string): FitFunction {
  const words = new Set(text.match(/[A-Za-z_]\w*/g));
  const parameters = [...LETTERS].filter((letter) => words.has(letter)).length;
  if (!words.has("y") || !words.has("x") || parameters === 0) return host.error("Invalid custom function");
  const given = new Map([..."x", ...LETTERS].map((name) => [name, 0] as const));
  const snippet = host.snippet(`${text};`, given);
  return {
    name: USER_DEFINED,
    formula: text,
    code: text,
    parameters,
    f: (p, x) => {
      snippet.set("x", x);
      for (let i = 0; i < parameters; i++) snippet.set(LETTERS[i] as string, p[i] as number);
      snippet.run();
      const y = snippet.get("y");
      return typeof y === "number" ? y : Number.NaN;
    },
  };
}

function doFit(
  host: MacroHost,
  which: Value,
  xs: MacroArray,
  ys: MacroArray,
  weights?: MacroArray,
  initial?: MacroArray,
): void {
  const curve = functionFor(host, which);
  if (xs.length !== ys.length) host.error("Arrays not same length");
  if (xs.length === 0) host.error("Zero length array");
  const single = curve.name === USER_DEFINED;
  const fit = fitCurve(curve, numbersOf(xs), numbersOf(ys), {
    random: (seed) => new JavaRandom(seed),
    single,
    tick: () => host.tick(xs.length),
    ...(weights === undefined ? {} : { weights: numbersOf(weights) }),
    // ImageJ takes starting values for formulas only.
    ...(initial === undefined || !single ? {} : { initial: numbersOf(initial) }),
  });
  host.state.set(FIT, fit);
  host.state.set(DATA, { xs: numbersOf(xs), ys: numbersOf(ys) });
  if (host.state.get(LOG_RESULTS) === true) logText(host.world, description(fit));
  host.state.delete(LOG_RESULTS);
}

const finite = (values: readonly number[]) => values.filter((value) => !Number.isNaN(value));

/** The curve at as many x as there are points, at least 100, with the points.
 * @see ImageJ 1.54p CurveFitter.getPlot */
function plotFit(host: MacroHost): void {
  const fit = current(host);
  const { xs, ys } = host.state.get(DATA) as { xs: number[]; ys: number[] };
  const plot = new Plot(fit.function.formula, "X", "Y");
  Object.assign(plot, { frameHeight: 350, coloured: true });
  const [xMin, xMax] = [least(finite(xs)), greatest(finite(xs))];
  const [yMin, yMax] = [least(finite(ys)), greatest(finite(ys))];
  if (fit.status !== "initialization failure") {
    const count = Math.min(1000, Math.max(100, xs.length));
    const step = (xMax - xMin) / (count - 1);
    const px: number[] = [];
    for (let x = xMin; px.length < count; x += step) px.push(Math.fround(x));
    const py = px.map((x) => Math.fround(fit.function.f(fit.parameters, x)));
    const range = yMax - yMin;
    plot.items.push(plotItem("line", px, py));
    const low = Math.max(yMin - range, Math.min(yMin, least(finite(py))));
    plot.setLimits([xMin, xMax, low, Math.min(yMax + range, Math.max(yMax, greatest(finite(py))))]);
  }
  plot.items.push(plotItem("symbol", xs, ys), { ...plotItem("symbol", [], []), kind: "other" });
  showPlot(host, plot);
}

const STATUS: Readonly<Record<Fit["status"], string>> = {
  success: "Success",
  "initialization failure": "Initialization failure; no result",
  "reinitialization failure": "Re-initialization failure (inaccurate result?)",
  "too many iterations": "Max. no. of iterations reached (inaccurate result?)",
  "too many restarts": "Max. no. of restarts reached (inaccurate result?)",
};

/** What Fit.logResults writes; the time is always 0. */
function description(fit: Fit): string {
  const lines = ["", `Formula: ${fit.function.formula}`, `Macro code: ${fit.function.code}`];
  lines.push(`Status: ${fit.problem ?? STATUS[fit.status]}`);
  if (fit.status === "initialization failure") return lines.join("\n");
  if (fit.searched) lines.push(`Number of completed minimizations: ${fit.completed}`);
  lines.push(`Number of iterations: ${fit.iterations}${fit.searched ? ` (max: ${fit.maxIterations})` : ""}`);
  lines.push(
    "Time: 0 ms",
    `Sum of residuals squared: ${d2sDigits(fit.sumOfSquares, 5, 9)}`,
    `Standard deviation: ${d2sDigits(fit.standardDeviation, 5, 9)}`,
    `R^2: ${d2s(fit.rSquared, 5)}`,
    "Parameters:",
    ...fit.parameters.map((p, i) => `\t${String.fromCharCode(97 + i)} = ${d2sDigits(p, 5, 9)}`),
  );
  return lines.join("\n");
}

export const fitBuiltins: readonly Builtin[] = [
  builtin("Fit.doFit", "nothing", ["value", "array", "array", "array?"], (host, which, xs, ys, initial) =>
    doFit(host, which, xs, ys, undefined, initial),
  ),
  builtin(
    "Fit.doWeightedFit",
    "nothing",
    ["value", "array", "array", "array", "array?"],
    (host, which, xs, ys, weights, initial) => doFit(host, which, xs, ys, weights, initial),
  ),
  builtin("Fit.getEquation", "nothing", ["number", "ref", "ref", "ref?"], (host, index, name, text, code) => {
    const i = toInt(index);
    checkIndex(host, i, 0, fitFunctions.length - 1);
    const curve = fitFunctions[i] as FitFunction;
    name.set(curve.name);
    text.set(curve.formula);
    code?.set(curve.code);
  }),
  builtin("Fit.nEquations", "number", [], () => fitFunctions.length),
  builtin("Fit.showDialog", "nothing", [], () => {}, {
    partly: "the dialog is left out: its defaults are taken",
  }),
  builtin("Fit.logResults", "nothing", [], (host) => {
    host.state.set(LOG_RESULTS, true);
  }),
  builtin("Fit.f", "number", ["number"], (host, x) => {
    const fit = current(host);
    return fit.function.f(fit.parameters, x);
  }),
  builtin("Fit.plot", "nothing", [], plotFit, { partly: "the window opens without ImageJ's drawing" }),
  builtin("Fit.nParams", "number", [], (host) => current(host).function.parameters),
  builtin("Fit.p", "number", ["number"], (host, index) => {
    const { parameters } = current(host);
    const i = toInt(index);
    checkIndex(host, i, 0, parameters.length - 1);
    return parameters[i] as number;
  }),
  builtin("Fit.rSquared", "number", [], (host) => current(host).rSquared),
];
