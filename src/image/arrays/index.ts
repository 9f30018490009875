/** Arithmetic of one-dimensional arrays, as ImageJ's macro functions do it. Knows no macros. */
export * from "./curves.ts";
export { erf } from "./error-function.ts";
export { type FourierWindow, fourierAmplitudes } from "./fourier.ts";
export { type EdgeMode, findPeaks, findValleys } from "./peaks.ts";
export { compareIgnoringCase, rank, rankTexts } from "./rank.ts";
