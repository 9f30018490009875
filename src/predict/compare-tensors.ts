import type { NdArray } from "../array/index.ts";
import type { ModelDescription, Tolerance, WeightsFormat } from "../rdf/index.ts";
import type { TestResult } from "./predict-types.ts";

export type TensorComparison = TestResult["outputs"][number];
export type TensorTolerance = TensorComparison["tolerance"];

/** Tolerance of bioimageio.spec 0.5.7 when the description states none for this output and format. */
const DEFAULT: TensorTolerance = { relative: 1e-3, absolute: 1e-3, mismatchedPerMillion: 100 };

/** First entry that matches output and format. */
export function toleranceFor(
  description: Pick<ModelDescription, "tolerances">,
  outputId: string,
  format: WeightsFormat,
): TensorTolerance {
  const matches = (entry: Tolerance): boolean =>
    (entry.outputIds.length === 0 || entry.outputIds.includes(outputId)) &&
    (entry.weightsFormats.length === 0 || entry.weightsFormats.includes(format));
  const found = description.tolerances.find(matches) ?? DEFAULT;
  return {
    relative: found.relative,
    absolute: found.absolute,
    mismatchedPerMillion: found.mismatchedPerMillion,
  };
}

/** Compare a result with the expected tensor, both as float32. An element is mismatched iff
 * |got − expected| > absolute + relative·|expected|; the output passes while no more than the allowed number per
 * million are. `maxRelDifference` is max |got − expected| / (|expected| + 1e-6) as bioimageio.core reports it.
 * @param got - same shape as `expected`; any real dtype.
 * @see bioimageio.core 0.9.6 _resource_tests.py; differs: NaN equals NaN only (core lets any NaN pass), and a NaN
 *   against a number counts as an infinite difference. */
export function compareTensors(
  id: string,
  got: NdArray,
  expected: NdArray,
  tolerance: TensorTolerance,
): TensorComparison {
  const a = toFloat32(got);
  const e = toFloat32(expected);
  const n = e.length;
  let mismatched = 0;
  let maxAbs = 0;
  let maxRel = 0;
  let worst = -1;
  for (let i = 0; i < n; i++) {
    const x = a[i]!;
    const y = e[i]!;
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    const raw = Math.abs(x - y);
    const difference = Number.isNaN(raw) ? Number.POSITIVE_INFINITY : raw;
    const magnitude = Math.abs(y);
    if (!(difference <= tolerance.absolute + tolerance.relative * magnitude) || difference === Infinity) {
      mismatched++;
    }
    if (difference > maxAbs || worst < 0) {
      maxAbs = difference;
      worst = i;
    }
    const relative = difference / (magnitude + 1e-6);
    maxRel = Math.max(maxRel, Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative);
  }
  const perMillion = n === 0 ? 0 : (mismatched / n) * 1e6;
  return {
    id,
    shape: got.shape,
    maxAbsDifference: maxAbs,
    maxRelDifference: maxRel,
    mismatchedPerMillion: perMillion,
    passed: perMillion <= tolerance.mismatchedPerMillion,
    tolerance,
    worst: worst < 0 ? null : { index: indexOf(worst, expected.shape), got: a[worst]!, expected: e[worst]! },
  };
}

function toFloat32(array: NdArray): Float32Array {
  if (array.dtype === "float32") return array.data as Float32Array;
  return Float32Array.from(array.data as ArrayLike<number | bigint>, Number);
}

function indexOf(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  let rest = flat;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d] ?? 1;
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}
