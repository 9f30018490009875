import { greatest, least } from "../numbers/index.ts";

/** Where the search starts and how far it looks around: guesses from the data, parameter by parameter.
 * @see ImageJ 1.54p CurveFitter.makeInitialParamsAndVariations */
export interface Start {
  readonly parameters: number[];
  readonly variations: number[];
}

interface Extent {
  readonly firstX: number;
  readonly firstY: number;
  readonly lastY: number;
  readonly xMin: number;
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly xMean: number;
  readonly yMean: number;
  readonly xOfMax: number;
  readonly slope: number;
}

function extentOf(xs: readonly number[], ys: readonly number[]): Extent {
  const firstX = xs[0] as number;
  const firstY = ys[0] as number;
  const lastY = ys[ys.length - 1] as number;
  let [xMin, xMax, yMin, yMax, xMean, yMean, xOfMax] = [
    firstX,
    firstX,
    firstY,
    firstY,
    firstX,
    firstY,
    firstX,
  ];
  for (let i = 1; i < xs.length; i++) {
    const x = xs[i] as number;
    const y = ys[i] as number;
    xMean += x;
    yMean += y;
    if (x > xMax) xMax = x;
    if (x < xMin) xMin = x;
    if (y > yMax) {
      yMax = y;
      xOfMax = x;
    }
    if (y < yMin) yMin = y;
  }
  const slope = (lastY - firstY) / ((xs[xs.length - 1] as number) - firstX);
  return {
    firstX,
    firstY,
    lastY,
    xMin,
    xMax,
    yMin,
    yMax,
    xMean: xMean / xs.length,
    yMean: yMean / xs.length,
    xOfMax,
    slope: Number.isFinite(slope) ? slope : 0,
  };
}

/** What the data make impossible; null = nothing. */
export function objection(name: string, xs: readonly number[]): string | null {
  const xMin = least(xs);
  const xMax = greatest(xs);
  if (xMin < 0 && (name === "Power" || name === "Chapman-Richards")) return `Cannot fit ${name} when x<0`;
  if (xMin < 0 && xMax > 0 && name === "Rodbard") return `Cannot fit ${name} to mixture of x<0 and x>0`;
  return xMin <= 0 && name === "Log" ? `Cannot fit ${name} when x<=0` : null;
}

const TINY = 1e-100;

/** Name of a formula that comes from outside: nothing can be guessed for it. */
export const USER_DEFINED = "User-defined";

/** @param given - starting values that a macro gave; the ranges then follow these. */
export function startOf(
  name: string,
  count: number,
  xs: readonly number[],
  ys: readonly number[],
  given?: readonly number[],
): Start {
  if (name === USER_DEFINED) {
    const parameters = given?.slice() ?? new Array<number>(count).fill(1);
    return { parameters, variations: parameters.map((p) => (p === 0 ? 0.01 : 0.1 * p)) };
  }
  const extent = extentOf(xs, ys);
  const parameters = given?.slice() ?? guess(name, count, extent, xs, ys);
  const variations = Array.from({ length: count }, (_, i) => 0.1 * (parameters[i] ?? Number.NaN));
  return { parameters, variations: ranges(name, variations, parameters, extent) };
}

function guess(
  name: string,
  count: number,
  e: Extent,
  xs: readonly number[],
  ys: readonly number[],
): number[] {
  const width = e.xMax - e.xMin + TINY;
  const height = e.yMax - e.yMin + TINY;
  const rate = (1 / width) * Math.sign(e.yMean) * Math.sign(e.slope);
  switch (name) {
    case "Exponential":
    case "Exponential Recovery (no offset)":
      return [e.yMean / Math.exp(rate * e.xMean), rate];
    case "Exponential with Offset":
    case "Exponential Recovery":
      return [-1, 1 / width, 0.5 * e.yMean];
    case "Power":
      return [e.yMean / Math.abs(e.xMean + TINY), 1];
    case "Log":
      return [e.yMean, Math.E / (e.xMax + TINY)];
    case "y = a+b*ln(x-c)":
      return [e.yMean, height / width, Math.min(0, -e.xMin - 0.1 * (e.xMax - e.xMin) - TINY)];
    case "Rodbard":
      return [e.firstY, 1, e.xMin < 0 ? e.xMin : e.xMax, e.lastY];
    case "Inverse Rodbard":
    case "Rodbard (NIH Image)":
      return [e.xMin - 0.1 * (e.xMax - e.xMin), e.slope >= 0 ? 1 : -1, e.yMax, e.xMax + (e.xMax - e.xMin)];
    case "Gamma Variate": {
      const peak = Math.max(e.xOfMax - e.xMin, 0.1 * (e.xMax - e.xMin));
      const root = Math.sqrt(peak);
      return [e.xMin, e.yMax / (peak ** root * Math.exp(-peak / root)), root, root];
    }
    case "Gaussian":
      return [e.yMin, e.yMax, e.xOfMax, (0.39894 * (e.xMax - e.xMin) * (e.yMean - e.yMin)) / height];
    case "Gaussian (no offset)":
      return [e.yMax, e.xOfMax, (0.39894 * (e.xMax - e.xMin) * e.yMean) / (e.yMax + TINY)];
    case "Chapman-Richards": {
      let b = 0;
      for (let i = 1; i < xs.length; i++)
        if ((ys[i] as number) > 0.5 * e.yMax) {
          b = 1 / (xs[i] as number);
          break;
        }
      if (Number.isNaN(b) || b > 1000 / e.xMax) b = 10 / e.xMax;
      return [e.yMax, b, 1.5];
    }
    case "Error Function": {
      const rising = e.lastY > e.firstY;
      const share = (rising ? e.yMax - e.yMean : e.yMean - e.yMin) / height;
      return [
        0.5 * (e.yMax + e.yMin),
        0.5 * height * (rising ? 1 : -1),
        e.xMin + (e.xMax - e.xMin) * share,
        0.1 * width,
      ];
    }
    default:
      return new Array<number>(count).fill(0);
  }
}

function ranges(name: string, byDefault: number[], p: readonly number[], e: Extent): number[] {
  const out = byDefault;
  const width = e.xMax - e.xMin;
  const last = out.length - 1;
  if (name.endsWith("Polynomial")) {
    const step = 0.5 * Math.max(Math.abs(e.xMax + e.xMin), width);
    out[last] = (e.yMax - e.yMin) / ((0.5 * width) ** last + TINY);
    for (let i = last - 1; i >= 0; i--) out[i] = (out[i + 1] as number) * step;
    return out;
  }
  switch (name) {
    case "Exponential":
    case "Exponential with Offset":
    case "Exponential Recovery":
      out[1] = 0.1 / (width + TINY);
      break;
    case "Rodbard":
      out[2] = 0.5 * Math.max(width, Math.abs(e.xMean));
      out[3] = 0.5 * Math.max(e.yMax - e.yMin, Math.abs(e.yMax));
      break;
    case "Inverse Rodbard":
      out[0] = 0.01 * Math.max(width, Math.abs(e.xMax));
      out[2] = 0.1 * Math.max(e.yMax - e.yMin, Math.abs(e.yMax));
      out[3] = 0.1 * Math.max(width, Math.abs(e.xMean));
      break;
    case "Gamma Variate": {
      const root = 0.1 * Math.sqrt(e.xOfMax - e.firstX + 0.1 * (width + TINY));
      out[0] = 0.1 * Math.max(e.yMax - e.yMin, Math.abs(e.yMax));
      out[2] = root;
      out[3] = root;
      break;
    }
    case "Gaussian":
      out[2] = 0.2 * (p[3] ?? Number.NaN);
      break;
    case "Gaussian (no offset)":
      out[1] = 0.2 * (p[2] ?? Number.NaN);
      break;
    case "Error Function":
      out[2] = 0.1 * (width + TINY);
      out[3] = 0.5 * (p[3] ?? Number.NaN);
      break;
    default:
  }
  return out;
}
