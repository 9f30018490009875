/** Operations on pictures of two values, 0 and 255, as ImageJ's Process > Binary. Knows no macros. */
export * from "./fill-holes.ts";
export * from "./is-binary.ts";
export * from "./outline.ts";
export * from "./skeletonize.ts";
export * from "./spread.ts";
