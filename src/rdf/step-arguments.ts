import type { DType } from "../array/index.ts";
import { type Cursor, shown } from "./cursor.ts";
import type { StatAxes } from "./model-description.ts";

/** Lower bound of standard deviations in the fixed zmuv op (specification). */
const MIN_STD = 1e-6;
/** `eps` where none is stated. */
export const DEFAULT_EPS = 1e-6;

/** What a step must know of the tensor that it belongs to. */
export interface StepTensor {
  readonly spec: "0.4" | "0.5";
  /** Preprocessing of an input or postprocessing of an output. */
  readonly where: "pre" | "post";
  /** Axis ids of the tensor in order. */
  readonly axes: readonly string[];
  /** Declared element type. */
  readonly dtype: DType;
  /** Lengths of axes that are fixed, to check lists of values against. */
  readonly sizes?: ReadonlyMap<string, number>;
}

/** A number or one number per position along `axis`. */
export type PerAxis = number | readonly number[];

/** Axis ids of a statistic. Ids that the tensor lacks change nothing and are dropped with a warning. */
export function statAxes(named: readonly string[], at: Cursor, tensor: StepTensor): StatAxes {
  const kept: string[] = [];
  for (const id of named) {
    if (!tensor.axes.includes(id)) at.warn(`the tensor has no axis ${id}; left out of the statistic`);
    else if (kept.includes(id)) at.warn(`the axis ${id} stands twice`);
    else kept.push(id);
  }
  if (kept.length === 0) at.problem(`names no axis of the tensor (${tensor.axes.join(", ")})`);
  return kept;
}

/** A required or defaulted number or list of numbers; null when it is missing or wrong (then reported). */
export function perAxis(c: Cursor, missing: number | null): PerAxis | null {
  if (c.absent) {
    if (missing === null) c.problem("is missing");
    return missing;
  }
  if (!Array.isArray(c.value)) return c.number();
  const list = c.list().map((v) => {
    const n = v.number();
    if (n === null && v.absent) v.problem("must be a number, got nothing");
    return n;
  });
  if (list.length === 0) c.problem("is an empty list");
  return list.length > 0 && list.every((n) => n !== null) ? list : null;
}

/** Bring values and their axis together: lists of one become numbers, other lists need an axis of their length.
 * @param axis - the axis stated (0.5) or left over (0.4); `why` says why there is none. */
export function alongAxis<K extends string>(
  at: Cursor,
  values: Readonly<Record<K, PerAxis>>,
  axis: string | null,
  tensor: StepTensor,
  why: string,
): { readonly [key in K]: PerAxis } & { readonly axis: string | null } {
  const known = axis === null ? undefined : tensor.sizes?.get(axis);
  const entries = Object.entries<PerAxis>(values).map(([key, value]): [string, PerAxis] => {
    const single = typeof value === "number" ? value : value.length === 1 ? value[0] : undefined;
    if (single !== undefined && (axis === null || known !== 1)) return [key, single];
    if (typeof value === "number") return [key, value];
    if (axis === null) at.get(key).problem(`${value.length} values ${why}`);
    else if (known !== undefined && known !== value.length)
      at.get(key).problem(`${value.length} values for the ${axis} axis of ${known}`);
    return [key, value];
  });
  const lists = entries.some(([, value]) => typeof value !== "number");
  return { ...(Object.fromEntries(entries) as { [key in K]: PerAxis }), axis: lists ? axis : null }; // same keys as `values`
}

/** Percentiles within 0…100, min below max. */
export function checkPercentiles(at: Cursor, min: number | null, max: number | null): void {
  for (const [key, p] of [
    ["min_percentile", min],
    ["max_percentile", max],
  ] as const) {
    if (p !== null && (p < 0 || p > 100)) at.get(key).problem(`must be within 0 and 100, got ${p}`);
  }
  if (min !== null && max !== null && min >= max)
    at.get("max_percentile").problem(`must be above min_percentile ${min}, got ${max}`);
}

export function readEps(at: Cursor): number {
  const c = at.get("eps");
  const eps = c.number() ?? DEFAULT_EPS;
  if (eps > 0 && eps <= 0.1) return eps;
  c.warn(`must be above 0 and at most 0.1, got ${eps}; ${DEFAULT_EPS} is used`);
  return DEFAULT_EPS;
}

/** Standard deviations of at least MIN_STD. */
export function checkStd(at: Cursor, std: PerAxis): void {
  const list = typeof std === "number" ? [std] : std;
  const bad = list.find((s) => !(s >= MIN_STD));
  if (bad !== undefined) at.problem(`must be at least ${MIN_STD}, got ${shown(bad)}`);
}
