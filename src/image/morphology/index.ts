/** Grey-scale morphology, watersheds and label images, after the published algorithms: what MorphoLibJ offers its users. Knows no macros. */
export * from "./attribute-filter.ts";
export * from "./chamfer.ts";
export * from "./classic-watershed.ts";
export * from "./components.ts";
export * from "./element.ts";
export * from "./extrema.ts";
export * from "./filters.ts";
export * from "./flat-filter.ts";
export * from "./geodesic.ts";
export * from "./intensity-measures.ts";
export * from "./label-luts.ts";
export * from "./label-tools.ts";
export * from "./raster.ts";
export * from "./reconstruct.ts";
export * from "./region-measures.ts";
export * from "./watershed-transform.ts";
