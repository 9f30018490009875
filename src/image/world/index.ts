/** The state that ImageJ macros act on. Knows no macros, no option strings, no files. */
export * from "./copy-window.ts";
export * from "./image-window.ts";
export * from "./lut.ts";
export * from "./pixels.ts";
export * from "./processor.ts";
export * from "./results-table.ts";
export type * from "./roi-types.ts";
export * from "./text-window.ts";
export * from "./titles.ts";
export * from "./world.ts";
export * from "./world-options.ts";
