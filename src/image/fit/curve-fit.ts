import { type FitFunction, type SearchedFunction, searchedFunction } from "./fit-functions.ts";
import { objection, startOf } from "./initial-parameters.ts";
import {
  type MinimizerStatus,
  type Minimum,
  minimize,
  type RandomNumbers,
  type Vertex,
} from "./minimizer.ts";

export interface FitOptions {
  /** One per point. */
  readonly weights?: readonly number[];
  /** Starting values of the parameters. */
  readonly initial?: readonly number[];
  readonly random: (seed: number) => RandomNumbers;
  /** The function cannot run twice at a time (a macro's formula): ImageJ then searches with other seeds. */
  readonly single?: boolean;
  /** Called once per evaluation of all points; may throw to stop. */
  readonly tick?: () => void;
}

export interface Fit {
  readonly function: FitFunction;
  /** NaN where the fit was impossible. */
  readonly parameters: readonly number[];
  /** Sum of squared residuals of the fit that was done (of ln y and of x(y) where the function is fitted that way). */
  readonly sumOfSquares: number;
  readonly rSquared: number;
  readonly standardDeviation: number;
  readonly status: MinimizerStatus;
  /** Why nothing could be fitted; null = it could. */
  readonly problem: string | null;
  /** false: a straight regression gave the result. */
  readonly searched: boolean;
  readonly iterations: number;
  readonly maxIterations: number;
  readonly completed: number;
}

interface Data {
  xs: readonly number[];
  ys: readonly number[];
  weights: readonly number[] | undefined;
}

interface Sums {
  readonly y: number;
  readonly y2: number;
  readonly weights: number;
}

/** Fit a curve to points by least squares, the way ImageJ does: what a straight regression can give (offset, factor, slope) is computed
 * at each step, the simplex search has the rest.
 * @see ImageJ 1.54p ij.measure.CurveFitter */
export function fitCurve(
  fit: FitFunction,
  xs: readonly number[],
  ys: readonly number[],
  options: FitOptions,
): Fit {
  const keep = xs.map((x, i) => !Number.isNaN(x + (ys[i] as number)));
  const clean: Data = {
    xs: xs.filter((_, i) => keep[i]),
    ys: ys.filter((_, i) => keep[i]),
    weights: options.weights,
  };
  return new Fitting(fit, clean, options).run();
}

class Fitting {
  readonly #fit: FitFunction;
  readonly #original: Data;
  readonly #options: FitOptions;
  #data: Data;
  #function: SearchedFunction;
  #sums: Sums = { y: 0, y2: 0, weights: 0 };
  #sign = 0;
  /** A power law through (0, 0) must have a positive exponent. */
  #positivePower = false;

  constructor(fit: FitFunction, data: Data, options: FitOptions) {
    this.#fit = fit;
    this.#original = data;
    this.#data = data;
    this.#options = options;
    this.#function = searchedFunction(fit);
  }

  run(): Fit {
    const { name } = this.#fit;
    const straight = name === "Straight Line" || name.includes("regression");
    const problem = this.#prepare() ?? (straight ? null : this.#objection());
    if (problem !== null) return this.#result(null, "initialization failure", problem, null);
    this.#sums = this.#sum();
    if (straight) {
      const full = new Float64Array(3);
      this.#regress(full);
      return this.#result(full, "success", null, null);
    }
    const minimum = this.#search();
    if (minimum.vertex === null) return this.#result(null, minimum.status, null, minimum);
    const vertex = minimum.vertex.slice();
    if (this.#regressed > 0) this.#expand(vertex, false);
    return this.#result(vertex, minimum.status, null, minimum);
  }

  get #regressed(): number {
    return Number(this.#function.offset >= 0) + Number(this.#function.factor >= 0);
  }

  #objection(): string | null {
    if (this.#data.xs.length === 0) return "No data to fit";
    return objection(this.#fit.name, this.#data.xs);
  }

  /** Fits that are done on other data: logarithms, or x and y exchanged. */
  #prepare(): string | null {
    const { name } = this.#fit;
    const { xs, ys, weights } = this.#original;
    if (name === "Rodbard (NIH Image)") this.#data = { xs: ys, ys: xs, weights };
    if (!name.includes("regression")) return null;
    const power = name.startsWith("Power");
    const newXs: number[] = [];
    const newYs: number[] = [];
    for (let i = 0; i < xs.length; i++) {
      const x = xs[i] as number;
      const y = ys[i] as number;
      if (power && x === 0 && y === 0) {
        this.#positivePower = true;
        continue;
      }
      if (power && x <= 0) return "Cannot fit x<=0";
      if (this.#sign === 0) this.#sign = Math.sign(y);
      if (y * this.#sign <= 0) return "Cannot fit y=0 or mixture of y>0, y<0";
      newXs.push(power ? Math.log(x) : (xs[newXs.length] as number));
      newYs.push(Math.log(y * this.#sign));
    }
    this.#data = { xs: newXs, ys: newYs, weights };
    this.#function = { f: () => 0, parameters: 2, offset: 0, factor: 1, slope: true };
    return null;
  }

  #sum(): Sums {
    let y = 0;
    let y2 = 0;
    let weights = 0;
    this.#data.ys.forEach((value, i) => {
      const w = this.#data.weights?.[i] ?? 1;
      y += value * w;
      y2 += value * value * w;
      weights += w;
    });
    return { y, y2, weights };
  }

  #search(): Minimum {
    const { parameters, offset, factor } = this.#function;
    // The guesses look at the data as the user gave them, except for the exchanged ones.
    const start = startOf(this.#fit.name, parameters, this.#data.xs, this.#data.ys, this.#options.initial);
    const free = (_: number, i: number) => i !== offset && i !== factor;
    return minimize({
      evaluate: (vertex) => this.#residuals(vertex),
      parameters: parameters - this.#regressed,
      extraElements: this.#regressed,
      initial: start.parameters.filter(free),
      variations: start.variations.filter(free),
      maxRelativeError: 1e-10,
      maxAbsoluteError: Math.min(1e-6, 1e-10) * Math.sqrt(this.#sums.y2),
      paired: this.#options.single !== true,
      random: this.#options.random,
    });
  }

  #residuals(vertex: Vertex): number {
    this.#options.tick?.();
    const { parameters } = this.#function;
    if (this.#regressed > 0) {
      this.#expand(vertex, true);
      this.#regress(vertex);
      return this.#compress(vertex, vertex[parameters] as number);
    }
    let sum = 0;
    this.#data.xs.forEach((x, i) => {
      const residual = this.#function.f(vertex, x) - (this.#data.ys[i] as number);
      let square = residual * residual;
      if (this.#data.weights !== undefined) square *= this.#data.weights[i] as number;
      sum += square;
    });
    return sum;
  }

  /** From the searched parameters (and what regression left behind them) to all parameters and the sum of squares. */
  #expand(p: Float64Array, forRegression: boolean): void {
    const { parameters, offset, factor, slope } = this.#function;
    let offsetValue = 0;
    let factorValue = slope ? 0 : 1;
    let sum = 0;
    if (!forRegression) {
      let i = p.length - 1;
      if (factor >= 0) factorValue = p[i--] as number;
      if (offset >= 0) offsetValue = p[i] as number;
      sum = p[parameters - this.#regressed] as number;
    }
    let from = parameters - this.#regressed - 1;
    for (let i = parameters - 1; i >= 0; i--) {
      if (i === offset) p[i] = offsetValue;
      else if (i === factor) p[i] = factorValue;
      else p[i] = from >= 0 ? (p[from--] as number) : Number.NaN;
    }
    p[parameters] = sum;
  }

  #compress(p: Float64Array, sum: number): number {
    const { parameters, offset, factor } = this.#function;
    const offsetValue = offset >= 0 ? (p[offset] as number) : 0;
    const factorValue = factor >= 0 ? (p[factor] as number) : 0;
    let to = 0;
    for (let i = 0; i < parameters; i++) if (i !== factor && i !== offset) p[to++] = p[i] as number;
    let i = p.length - 1;
    if (factor >= 0) p[i--] = factorValue;
    if (offset >= 0) p[i--] = offsetValue;
    p[i] = sum;
    return sum;
  }

  /** Offset and factor (or slope) that fit best with the other parameters as they are, and the sum of squares that is left. */
  #regress(p: Float64Array): void {
    const { f, parameters, offset, factor, slope } = this.#function;
    const { xs, ys, weights } = this.#data;
    const straight = parameters === 2 && slope;
    let sumX = 0;
    let sumX2 = 0;
    let sumXY = 0;
    let sumY = slope ? 0 : this.#sums.y;
    let sumY2 = slope ? 0 : this.#sums.y2;
    let sumW = 0;
    for (let i = 0; i < xs.length; i++) {
      const value = straight ? 0 : f(p, xs[i] as number);
      if (Number.isNaN(value)) {
        p[parameters] = Number.NaN;
        return;
      }
      const w = weights?.[i] ?? 1;
      sumW += w;
      if (slope) {
        const x = xs[i] as number;
        const y = (ys[i] as number) - value;
        sumX += x * w;
        sumX2 += x * x * w;
        sumXY += x * y * w;
        sumY2 += y * y * w;
        sumY += y * w;
      } else {
        sumX += value * w;
        sumX2 += value * value * w;
        sumXY += value * (ys[i] as number) * w;
      }
    }
    let best = 0;
    let left: number;
    if (offset < 0) {
      best = sumXY / sumX2;
      if (!Number.isFinite(best)) best = 0;
      left = sumY2 + best * (best * sumX2 - 2 * sumXY);
      if (left < 2e-15 * sumY2) left = 2e-15 * sumY2;
    } else {
      if (factor >= 0) {
        best = (sumXY - (sumX * sumY) / sumW) / (sumX2 - (sumX * sumX) / sumW);
        if (this.#positivePower && best <= 0) best = 1e-100;
        else if (!Number.isFinite(best)) best = 0;
      }
      const added = (sumY - best * sumX) / sumW;
      p[offset] = added;
      left =
        best * best * sumX2 +
        sumW * (added * added) +
        sumY2 +
        2 * best * added * sumX -
        2 * best * sumXY -
        2 * added * sumY;
      const least = 2e-15 * (best * best * sumX2 + sumW * (added * added) + sumY2);
      if (left < least) left = least;
    }
    p[parameters] = left;
    if (factor >= 0) p[factor] = best;
  }

  /** Parameters as the user knows them. */
  #result(
    full: Float64Array | null,
    status: MinimizerStatus,
    problem: string | null,
    minimum: Minimum | null,
  ): Fit {
    const { name, parameters: count, f } = this.#fit;
    const p = full === null ? new Array<number>(count).fill(Number.NaN) : [...full.subarray(0, count)];
    const sumOfSquares = full?.[count] ?? Number.NaN;
    const [a = 0, b = 0, c = 0, d = 0] = p;
    if (name.includes("regression")) p[0] = this.#sign * Math.exp(a);
    if (name === "Gaussian") [p[1], p[3]] = [b + a, Math.abs(d)];
    if (name.startsWith("Rodbard")) p[0] = a + d;
    if (name === "Gaussian (no offset)") p[2] = Math.abs(c);
    if (name === "Error Function" && d < 0) [p[1], p[3]] = [-b, -d];
    const { y, y2, weights } = this.#sums;
    const spread = y2 - (y * y) / weights;
    const residuals = this.#original.xs.map((x, i) => (this.#original.ys[i] as number) - f(p, x));
    const n = residuals.length;
    const sum = residuals.reduce((total, value) => total + value, 0);
    const squares = residuals.reduce((total, value) => total + value * value, 0);
    const searched = this.#function.parameters - this.#regressed;
    return {
      function: this.#fit,
      parameters: p,
      sumOfSquares,
      rSquared: problem !== null ? Number.NaN : spread > 0 ? 1 - sumOfSquares / spread : 0,
      standardDeviation: Math.sqrt((squares - (sum * sum) / n) / (n - 1)),
      status,
      problem,
      searched: minimum !== null,
      iterations: minimum?.iterations ?? 1,
      maxIterations: 1500 * searched * searched,
      completed: minimum?.completed ?? 0,
    };
  }
}
