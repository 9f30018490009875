/** StarDist's non-maximum suppression in two dimensions: from probabilities and ray distances to objects. Knows no macros. */
export * from "./paint-polygon.ts";
export * from "./star-labels.ts";
export * from "./suppress.ts";
