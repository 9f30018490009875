/** Filters on planes: ImageJ's numbers, in place. Know no macros and no windows. */
export { type ConvolutionKernel, convolve } from "./convolve.ts";
export { type Filter3D, filter3D, type Volume } from "./filters-3d.ts";
export {
  channelCount,
  channelFromFloat,
  channelToFloat,
  type Tick,
} from "./float-channels.ts";
export { gaussianBlur } from "./gaussian-blur.ts";
export { gaussianBlurZ } from "./gaussian-blur-z.ts";
export { ImagejException } from "./imagej-exception.ts";
export { type RankFilter, rankFilter, removeNaNs, removeOutliers, topHat } from "./rank-filters.ts";
export { type DiscKernel, discKernel } from "./rank-kernel.ts";
export {
  convolve3x3,
  findEdges,
  type Kernel3,
  shadowKernels,
  sharpenKernel,
  smooth,
} from "./three-by-three.ts";
export { unsharpMask } from "./unsharp-mask.ts";
