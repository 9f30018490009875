/** Fourier transforms by way of the fast Hartley transform, all in float32 as ImageJ computes them. */
export { type BandpassOptions, bandpass } from "./bandpass.ts";
export {
  type FrequencyImage,
  forgetFrequencyImage,
  frequencyImage,
  setFrequencyImage,
} from "./frequency-image.ts";
export { HartleyTransform, isPowerOf2 } from "./hartley.ts";
export { combineSpectra, type FrequencyOperation } from "./products.ts";
export { swapQuadrants } from "./quadrants.ts";
export { complexSpectrum, hartleyOfComplex, powerSpectrum, rawPowerSpectrum } from "./spectra.ts";
export { applySpectrumMask, spectrumMask } from "./spectrum-mask.ts";
export { paddedFrame, tileMirror } from "./tile-mirror.ts";
export {
  cropSquare,
  isTransformable,
  spatialValues,
  transformImage,
  withBrightness,
} from "./transform-image.ts";
