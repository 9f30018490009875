/** How images are shown, where it decides numbers: positions, display ranges, look-up tables, composites, density calibration. */
export * from "./composite.ts";
export * from "./density.ts";
export { parseLutFile } from "./lut-file.ts";
export * from "./named-luts.ts";
export * from "./position.ts";
export * from "./range.ts";
export * from "./shown.ts";
