/** Level 1: NdArray, its dtypes, copies, casts, reductions, .npy. Imports errors only. */
export { cast, toFloat32 } from "./cast.ts";
export { CHUNK, castChunk, chunkBuffer, loadChunk, storeChunk } from "./chunk.ts";
export * from "./dtype.ts";
export { widenFloat16 } from "./float16.ts";
export * from "./ndarray.ts";
export { readNpy, writeNpy } from "./npy.ts";
export { numpyCodes } from "./numpy-codes.ts";
export { type QuantileMethod, quantile } from "./quantile.ts";
export { planReduction, type ReductionPlan } from "./reduction.ts";
export { copyRegion, crop } from "./region.ts";
export { compactBuffer, concat, equalArrays, expandDim, split, squeeze, stack } from "./shape.ts";
export { hasNonFinite, mean, meanAndStd, minAndMax, type StatisticsOptions } from "./statistics.ts";
export { transpose } from "./transpose.ts";
