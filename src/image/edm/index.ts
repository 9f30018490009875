/** Euclidean distance maps of binary pictures and what ImageJ makes of them: ultimate points, watershed, Voronoi. Knows no macros. */
export * from "./distance-map.ts";
export * from "./shape-segmentation.ts";
