/** Level 3: measures of agreement between a reference and a test image: pixel measures, overlap, instance matching,
 * distances, classification. Pure functions on arrays; knows no files, axes or options. Imports array, image and errors. */
export { categoricalHinge } from "./categorical-hinge.ts";
export { accuracy, areaUnderCurve, type ConfusionMatrix, confusionMatrix } from "./classification.ts";
export { type Contingency, contingency } from "./contingency.ts";
export { dataRange } from "./data-range.ts";
export { squaredDistances } from "./distance-transform.ts";
export { laplacianPyramid } from "./lap.ts";
export {
  type InstanceMatch,
  IOU_THRESHOLDS,
  type MatchedPair,
  matchedPairs,
  matchInstances,
} from "./match-instances.ts";
export { MS_SSIM_MIN_SIZE, msSsim } from "./ms-ssim.ts";
export { aji, seg } from "./object-scores.ts";
export { type ObjectFate, type ObjectStatus, objectFates } from "./object-status.ts";
export { dice, jaccard, type LabelOverlap, labelOverlaps, meanOverLabels } from "./overlap.ts";
export { checkSameShape, forEachPair } from "./pairs.ts";
export { adaptedRandError, adjustedRandIndex, variationOfInformation } from "./partition-scores.ts";
export * from "./pixel-measures.ts";
export { type LinearFit, linearFit, type PixelSums, pixelSums } from "./pixel-sums.ts";
export { type SsimOptions, type SsimSum, ssim } from "./ssim.ts";
export {
  type BoundaryCounts,
  borderOf,
  boundaryCounts,
  boundaryF1,
  type ForegroundDistances,
  foregroundDistances,
  meanOf,
  type PixelSet,
  percentile,
  surfaceDistances,
} from "./surfaces.ts";
