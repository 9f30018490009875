import { fail } from "../errors/index.ts";
import * as m from "../metrics/index.ts";
import type { Comparison } from "./comparison.ts";

/** One value of a measure. */
export interface Value {
  readonly label: number | "mean" | null;
  readonly threshold: number | null;
  readonly value: number;
}

export interface Computed {
  readonly values: readonly Value[];
  readonly notes: readonly string[];
}

type Compute = (c: Comparison, notes: string[]) => number | readonly Value[];

/** The values of one measure of one pair; frames are pooled as docs/validate.md says.
 * @throws metrics/…, validate/label-sets, validate/not-applicable */
export function compute(name: string, comparison: Comparison): Computed {
  const notes: string[] = [];
  const run = table.get(name);
  if (!run) throw fail("validate/measure", { got: name, known: [...table.keys()].join(", ") });
  const result = run(comparison, notes);
  return {
    values: typeof result === "number" ? [{ label: null, threshold: null, value: result }] : result,
    notes,
  };
}

const range = (c: Comparison) => m.dataRange(c.pair.reference, c.sums(), c.options.range);
const images = (c: Comparison) => [c.pair.reference, c.pair.test, c.sums()] as const;

const table: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ["NormL1", (c) => m.normL1(c.sums())],
  ["NormL2", (c) => m.normL2(c.sums())],
  ["Bce", (c) => m.bce(...images(c))],
  ["RMSE", (c) => m.rmse(c.sums())],
  ["MAE", (c) => m.mae(c.sums())],
  ["SNR", (c) => m.snr(c.sums())],
  ["PSNR", (c) => m.psnr(c.sums(), range(c))],
  ["DiceLoss", (c) => m.diceLoss(c.sums())],
  ["Jaccard", (c) => perLabel(c, "Jaccard", m.jaccard)],
  ["SSIM", structuralSimilarity],
  ["RegressSNR", (c) => m.regressSnr(c.sums(), c.fit())],
  ["LAP", (c) => c.frames.reduce((sum, [s, g]) => sum + m.laplacianPyramid(s, g, c.options.lapSigma), 0)],
  ["KLD", (c) => m.kld(...images(c))],
  ["MAPE", meanPercentage],
  ["MSLE", (c) => m.msle(...images(c))],
  ["Categorical_Hinge", hingeOverChannels],
  ["Hinge", (c) => m.hinge(...images(c))],
  ["Log_Cosh", (c) => m.logCosh(...images(c))],
  ["Poisson", (c) => m.poisson(...images(c))],
  ["Square_Hinge", (c) => m.hinge(...images(c), 2)],
  ["MS-SSIM", multiScale],
  ["Pearson", (c) => m.pearson(c.sums(), c.fit())],
  ["NRMSE", (c) => m.nrmse(c.sums())],
  ["SI-PSNR", (c) => m.scaleInvariantPsnr(c.sums(), c.fit())],
  ["SI-RMSE", (c) => m.scaleInvariantRmse(c.sums(), c.fit())],
  ["Dice", (c) => perLabel(c, "Dice", m.dice)],
  ["Accuracy", (c) => m.accuracy(c.tables("classes"))],
  ["ConfusionMatrix", confusion],
  ["TP", (c) => atThresholds(c.tables("objects"), c, "tp")],
  ["FP", (c) => atThresholds(c.tables("objects"), c, "fp")],
  ["FN", (c) => atThresholds(c.tables("objects"), c, "fn")],
  ["Precision", (c) => atThresholds(c.tables("objects"), c, "precision")],
  ["Recall", (c) => atThresholds(c.tables("objects"), c, "recall")],
  ["F1", (c) => atThresholds(c.tables("objects"), c, "f1")],
  ["AP", (c) => withMean(atThresholds(c.tables("objects"), c, "averagePrecision"))],
  ["MeanMatchedScore", (c) => atThresholds(c.tables("objects"), c, "meanMatchedScore")],
  ["PQ", (c) => atThresholds(c.tables("objects"), c, "panopticQuality")],
  ["SEG", (c) => m.seg(c.tables("objects"))],
  ["AJI", (c) => m.aji(c.tables("objects"))],
  ["ARI", (c) => mean(c.tables("objects").map(m.adjustedRandIndex))],
  ["ARE", (c) => mean(c.tables("objects").map(m.adaptedRandError))],
  ["VOI", (c) => information(c, ({ split, merge }) => split + merge)],
  ["VOI_split", (c) => information(c, ({ split }) => split)],
  ["VOI_merge", (c) => information(c, ({ merge }) => merge)],
  ["Hausdorff", (c) => Math.max(...wholeDistances(c).map((d) => d.largest))],
  ["ModifiedHausdorff", (c) => mean(wholeDistances(c).map((d) => d.modified))],
  ["HD95", (c) => surface(c, (distances) => m.percentile(distances, 95))],
  ["ASSD", (c) => surface(c, m.meanOf)],
  [
    "BoundaryF1",
    (c) => m.boundaryF1(c.frames.map((_, k) => m.boundaryCounts(...c.foregrounds(k), boundaryDistance(c)))),
  ],
  ["AUC", areaUnderCurve],
]);

/** Measures whose objects can be pooled over pairs: the value over the tables of all pairs.
 * @returns null for other measures, or a threshold that the measure does not have. */
export function pooled(
  name: string,
  threshold: number | null,
  tables: readonly m.Contingency[],
  comparisons: Pick<Comparison, "options">,
): number | null {
  if (name === "SEG") return m.seg(tables);
  if (name === "AJI") return m.aji(tables);
  const key = matchKeys.get(name);
  if (!key) return null;
  const values = atThresholds(tables, comparisons, key);
  return (name === "AP" ? withMean(values) : values).find((v) => v.threshold === threshold)?.value ?? null;
}

const matchKeys: ReadonlyMap<string, keyof m.InstanceMatch> = new Map([
  ["TP", "tp"],
  ["FP", "fp"],
  ["FN", "fn"],
  ["Precision", "precision"],
  ["Recall", "recall"],
  ["F1", "f1"],
  ["AP", "averagePrecision"],
  ["MeanMatchedScore", "meanMatchedScore"],
  ["PQ", "panopticQuality"],
]);

/** Matches of the same tables at the same thresholds are asked for once per measure. */
const matches = new WeakMap<readonly m.Contingency[], readonly m.InstanceMatch[]>();

function atThresholds(
  tables: readonly m.Contingency[],
  c: Pick<Comparison, "options">,
  key: keyof m.InstanceMatch,
): Value[] {
  const known = matches.get(tables) ?? m.matchInstances(tables, c.options.iouThresholds);
  matches.set(tables, known);
  return known.map((match) => ({ label: null, threshold: match.threshold, value: match[key] }));
}

function withMean(values: readonly Value[]): Value[] {
  return [...values, { label: null, threshold: null, value: mean(values.map((v) => v.value)) }];
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function structuralSimilarity(c: Comparison): number {
  let [sum, windows] = [0, 0];
  for (const [s, g] of c.frames) {
    const part = m.ssim(s, g, { range: range(c), window: c.options.ssimWindow ?? 3 });
    sum += part.sum;
    windows += part.windows;
  }
  if (windows === 0) throw fail("metrics/no-values", { reason: "every window of SSIM holds a NaN" });
  return sum / windows;
}

/** Mean over all pictures: frames, and the slices of a stack, which is seldom 176 deep. */
function multiScale(c: Comparison, notes: string[]): number {
  const values: number[] = [];
  for (const [s, g] of c.frames) {
    const [height = 1, width = 1] = s.shape.slice(-2);
    if (s.shape.length === 3) notes.push("MS-SSIM: mean over the slices of the stack.");
    const plane = height * width;
    for (let from = 0; from < s.data.length; from += plane) {
      const slice = (a: typeof s) => ({
        ...a,
        shape: s.shape.slice(-2),
        axes: null,
        data: a.data.subarray(from, from + plane) as typeof a.data,
      });
      values.push(m.msSsim(slice(s), slice(g), range(c)));
    }
  }
  return mean(values);
}

function meanPercentage(c: Comparison, notes: string[]): number {
  const { value, excluded } = m.mape(...images(c));
  if (excluded > 0)
    notes.push(`MAPE leaves out ${excluded} of ${c.sums().n} pixels, where the reference is 0.`);
  return value;
}

/** Has no value of its own: the matrix is one of the tables. */
function confusion(c: Comparison): Value[] {
  c.tables("classes");
  return [];
}

function hingeOverChannels(c: Comparison): number {
  const dim = c.pair.frameAxes.indexOf("channel");
  if (dim < 0)
    throw fail("validate/not-applicable", {
      measure: "Categorical_Hinge",
      reason: "it needs one-hot classes along a channel axis, and the images have none",
    });
  return m.categoricalHinge(c.pair.reference, c.pair.test, dim);
}

function perLabel(c: Comparison, measure: string, score: (overlap: m.LabelOverlap) => number): Value[] {
  const overlaps = m.labelOverlaps(c.tables("classes"));
  const reference = overlaps.filter((o) => o.reference > 0).map((o) => o.label);
  const test = overlaps.filter((o) => o.test > 0).map((o) => o.label);
  if (reference.length > 0 && test.length > 0 && !overlaps.some((o) => o.reference > 0 && o.test > 0))
    throw fail("validate/label-sets", { measure, reference: few(reference), test: few(test) });
  return [
    ...overlaps.map((overlap) => ({ label: overlap.label, threshold: null, value: score(overlap) })),
    { label: "mean", threshold: null, value: m.meanOverLabels(overlaps, score) },
  ];
}

function few(labels: readonly number[]): string {
  const some = labels.slice(0, 8).join(", ");
  return labels.length > 8 ? `${some} … (${labels.length})` : some;
}

function information(c: Comparison, part: (v: { split: number; merge: number }) => number): number {
  return mean(c.tables("objects").map((one) => part(m.variationOfInformation(one))));
}

const boundaryDistance = (c: Comparison) => {
  const distance = c.options.boundaryDistance ?? 2;
  if (distance >= 0 && Number.isFinite(distance)) return distance;
  throw fail("metrics/parameter", {
    name: "boundaryDistance",
    got: `${distance}`,
    expected: "a number of pixels, 0 or more",
  });
};

/** Hausdorff and modified Hausdorff come from one computation, as do HD95 and average surface distance. */
const wholes = new WeakMap<Comparison, readonly m.ForegroundDistances[]>();
const surfaces = new WeakMap<Comparison, Float64Array | number>();

function wholeDistances(c: Comparison): readonly m.ForegroundDistances[] {
  const known =
    wholes.get(c) ?? c.frames.map((_, k) => m.foregroundDistances(...c.foregrounds(k), c.spacing.values));
  wholes.set(c, known);
  return known;
}

function surface(c: Comparison, of: (distances: Float64Array) => number): number {
  const known = surfaces.get(c) ?? pooledSurface(c);
  surfaces.set(c, known);
  return typeof known === "number" ? known : of(known);
}

/** The distances of all frames; a number where there are none, or a frame has one foreground only. */
function pooledSurface(c: Comparison): Float64Array | number {
  const parts: Float64Array[] = [];
  for (let k = 0; k < c.frames.length; k++) {
    const { distances, empty } = m.surfaceDistances(...c.foregrounds(k), c.spacing.values);
    if (distances) parts.push(distances);
    else if (empty !== 0) return empty;
  }
  if (parts.length === 0) return 0;
  const all = new Float64Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function areaUnderCurve(c: Comparison): number {
  if (c.kinds.reference.kind === "continuous")
    throw fail("validate/not-applicable", {
      measure: "AUC",
      reason: `the reference ${c.names.reference} is no mask or label image`,
    });
  return m.areaUnderCurve(c.pair.reference, c.pair.test);
}
