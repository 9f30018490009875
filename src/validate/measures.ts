import { fail } from "../errors/index.ts";

/** What a measure looks at.
 * - pixels: the values as they are
 * - classes: labels or masks, equal ids compared
 * - objects: label images, ids free
 * - distances: foregrounds
 * - scores: a mask against values */
export type Family = "pixels" | "classes" | "objects" | "distances" | "scores";

export interface Measure {
  readonly name: string;
  readonly family: Family;
  readonly description: string;
  /** Other spellings; case, "-", "_" and blanks never matter. */
  readonly aliases?: readonly string[];
}

/** The twenty of deepImageJ first, under its names and in its order. */
export const measures: readonly Measure[] = [
  { name: "NormL1", family: "pixels", description: "sum of absolute differences" },
  { name: "NormL2", family: "pixels", description: "root of the sum of squared differences" },
  { name: "Bce", family: "pixels", description: "binary cross entropy" },
  { name: "RMSE", family: "pixels", description: "root mean squared error" },
  { name: "MAE", family: "pixels", description: "mean absolute error" },
  { name: "SNR", family: "pixels", description: "signal-to-noise ratio, dB" },
  { name: "PSNR", family: "pixels", description: "peak signal-to-noise ratio, dB" },
  { name: "DiceLoss", family: "pixels", description: "1 - soft Dice coefficient" },
  { name: "Jaccard", family: "classes", description: "intersection over union per label", aliases: ["IoU"] },
  { name: "SSIM", family: "pixels", description: "structural similarity" },
  { name: "RegressSNR", family: "pixels", description: "SNR after linear regression, dB" },
  { name: "LAP", family: "pixels", description: "Laplacian pyramid distance" },
  { name: "KLD", family: "pixels", description: "Kullback-Leibler divergence" },
  { name: "MAPE", family: "pixels", description: "mean absolute percentage error" },
  { name: "MSLE", family: "pixels", description: "mean squared logarithmic error" },
  { name: "Categorical_Hinge", family: "pixels", description: "categorical hinge over the channel axis" },
  { name: "Hinge", family: "pixels", description: "hinge" },
  { name: "Log_Cosh", family: "pixels", description: "mean logarithm of the hyperbolic cosine" },
  { name: "Poisson", family: "pixels", description: "Poisson loss" },
  { name: "Square_Hinge", family: "pixels", description: "squared hinge", aliases: ["Squared_Hinge"] },
  { name: "MS-SSIM", family: "pixels", description: "multi-scale structural similarity" },
  { name: "Pearson", family: "pixels", description: "correlation coefficient", aliases: ["PCC"] },
  {
    name: "NRMSE",
    family: "pixels",
    description: "RMSE over the root mean square of the reference",
    aliases: ["NormalizedRMSE", "NormalisedRMSE"],
  },
  {
    name: "SI-PSNR",
    family: "pixels",
    description: "PSNR after the best scale and offset, dB",
    aliases: ["ScaleInvariantPSNR"],
  },
  {
    name: "SI-RMSE",
    family: "pixels",
    description: "RMSE after the best scale and offset",
    aliases: ["ScaleInvariantRMSE"],
  },
  { name: "Dice", family: "classes", description: "Dice coefficient per label" },
  { name: "Accuracy", family: "classes", description: "share of pixels with the right label" },
  { name: "ConfusionMatrix", family: "classes", description: "pixels per pair of labels (a table)" },
  { name: "TP", family: "objects", description: "matched objects" },
  { name: "FP", family: "objects", description: "test objects without partner" },
  { name: "FN", family: "objects", description: "reference objects without partner" },
  { name: "Precision", family: "objects", description: "TP / (TP + FP)" },
  { name: "Recall", family: "objects", description: "TP / (TP + FN)" },
  { name: "F1", family: "objects", description: "2 TP / (2 TP + FP + FN)" },
  { name: "AP", family: "objects", description: "TP / (TP + FP + FN)", aliases: ["AveragePrecision"] },
  { name: "MeanMatchedScore", family: "objects", description: "mean IoU of matched objects" },
  { name: "PQ", family: "objects", description: "panoptic quality", aliases: ["PanopticQuality"] },
  { name: "SEG", family: "objects", description: "SEG of the Cell Tracking Challenge" },
  { name: "AJI", family: "objects", description: "aggregated Jaccard index" },
  { name: "ARI", family: "objects", description: "adjusted Rand index", aliases: ["AdjustedRandIndex"] },
  { name: "ARE", family: "objects", description: "adapted Rand error", aliases: ["AdaptedRandError"] },
  {
    name: "VOI",
    family: "objects",
    description: "variation of information, bits",
    aliases: ["VariationOfInformation"],
  },
  { name: "VOI_split", family: "objects", description: "what the test cuts apart, bits" },
  { name: "VOI_merge", family: "objects", description: "what the test joins, bits" },
  {
    name: "Hausdorff",
    family: "distances",
    description: "largest distance between the foregrounds",
    aliases: ["HausdorffDistance", "HD"],
  },
  {
    name: "ModifiedHausdorff",
    family: "distances",
    description: "larger mean distance between the foregrounds",
  },
  {
    name: "HD95",
    family: "distances",
    description: "95th percentile of the surface distances",
    aliases: ["Hausdorff95"],
  },
  {
    name: "ASSD",
    family: "distances",
    description: "average surface distance, both directions",
    aliases: ["ASD", "AverageSurfaceDistance"],
  },
  {
    name: "BoundaryF1",
    family: "distances",
    description: "F1 of border pixels matched within 2 pixels",
    aliases: ["BF1", "BFScore"],
  },
  { name: "AUC", family: "scores", description: "area under the ROC curve", aliases: ["ROCAUC"] },
];

export const measureNames: readonly string[] = measures.map((measure) => measure.name);

const bySpelling = new Map(
  measures.flatMap((measure) =>
    [measure.name, ...(measure.aliases ?? [])].map((name) => [fold(name), measure] as const),
  ),
);

/** @throws validate/measure */
export function measureNamed(name: string): Measure {
  const measure = bySpelling.get(fold(name));
  if (!measure) throw fail("validate/measure", { got: name || "(empty)", known: measureNames.join(", ") });
  return measure;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, "");
}
