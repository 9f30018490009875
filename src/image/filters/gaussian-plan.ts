import { downscaleKernel, gaussianKernel, type HalfKernel, upscaleKernel } from "./gaussian-kernel.ts";

/** Coarse points beside the line that scaling up reads. */
const MARGIN = 3;
/** Smallest standard deviation after scaling down. */
const COARSE_SIGMA = 4;

/** How lines of `length` points are blurred. */
export interface LinePlan {
  readonly length: number;
  readonly from: number;
  readonly to: number;
  readonly kernel: HalfKernel;
  readonly unit: number;
  /** Of the line in the input buffer of the convolution. */
  readonly readFrom: number;
  readonly readTo: number;
  readonly first: number;
  readonly coarse: number;
  readonly down: Float32Array | null;
  readonly up: Float32Array | null;
}

/** Points `from` … `to` - 1 are wanted. */
export function planLine(
  length: number,
  from: number,
  to: number,
  sigma: number,
  accuracy: number,
): LinePlan {
  const scaled = sigma > 2 * COARSE_SIGMA + 0.5;
  const unit = scaled ? Math.min(Math.floor(sigma / COARSE_SIGMA), length) : 1;
  const coarseSigma = scaled ? Math.sqrt((sigma * sigma) / (unit * unit) - 1 / 3 - 1 / 4) : sigma;
  const coarseLength = (points: number) => Math.trunc((points + unit - 1) / unit) + 2 * MARGIN;
  const kernel = gaussianKernel(coarseSigma, accuracy, scaled ? coarseLength(length) : length);
  const radius = kernel.values.length * unit;
  const readFrom = Math.max(0, from - radius);
  const readTo = Math.min(length, to + radius);
  return {
    length,
    from,
    to,
    kernel,
    unit,
    readFrom,
    readTo,
    first: readFrom - MARGIN * unit,
    coarse: scaled ? coarseLength(readTo - readFrom) : length,
    down: scaled ? downscaleKernel(unit) : null,
    up: scaled ? upscaleKernel(unit) : null,
  };
}
