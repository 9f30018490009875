/** Selections: their geometry, masks and operations. Knows no macros, no option strings. */

export type { AreaOperation } from "./area.ts";
export type { Path } from "./area-sweep.ts";
export { ellipseAxis, type Feret, feret } from "./feret.ts";
export { lineToArea } from "./line-to-area.ts";
export * from "./make-roi.ts";
export * from "./new-roi.ts";
export {
  convexHull,
  convexHullRoi,
  floatPolygon,
  lineEnds,
  openPolygon,
  polygonContains,
  relativeVertices,
  roiSize,
  separatedPolygon,
  wholePolygon,
} from "./outline.ts";
export { fillPolygon } from "./polygon-filler.ts";
export { roiLength } from "./roi-length.ts";
export { roiMask } from "./roi-mask.ts";
export { selectedProcessor } from "./selected-processor.ts";
export { combineRois, compositeOf, ovalOutline, toComposite } from "./shape.ts";
export { parts, simplify } from "./simplify.ts";
export { outlinePaths, selectionFromPixels } from "./threshold-to-selection.ts";
export * from "./trace.ts";
