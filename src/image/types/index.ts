/** Conversions between pixel types and colour spaces. */

export * from "./channels.ts";
export * from "./colour.ts";
export * from "./convert.ts";
export * from "./convert-plane.ts";
export { fromHsb, rgbToHsb, toHsb8, toHsb32 } from "./hsb.ts";
export { fromLab, toLab } from "./lab.ts";
export { medianCut } from "./median-cut.ts";
export { isColorLut, isPseudoColorLut } from "./pseudo-color.ts";
