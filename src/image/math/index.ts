/** Arithmetic on the pixels of one and of two images. */
export { type BlitMode, type BlitPlane, blit, blitModes } from "./blit.ts";
export { type Calculation, calculate, calculatorMode } from "./calculator.ts";
export * from "./operations.ts";
