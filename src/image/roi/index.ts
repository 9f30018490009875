/** Selections: their geometry, masks and operations. Knows no macros, no option strings. */

export type { AreaOperation } from "./area.ts";
export type { Path } from "./area-sweep.ts";
export { type ArrowStyle, arrowShape, makeArrow } from "./arrow.ts";
export { compositeOf } from "./composite.ts";
export { roiContains } from "./contains.ts";
export { clippedRoi, croppedElements, croppedRoi, scaledElements, turnedElements } from "./crop.ts";
export { decodeRoi, parseProperties } from "./decode-roi.ts";
export { ellipsePath } from "./ellipse-polygon.ts";
export { encodeRoi, propertiesText } from "./encode-roi.ts";
export { bandAround, enlargeRoi, inverseRoi } from "./enlarge.ts";
export { type Feret, feret } from "./feret.ts";
export { fitCircle, fitEllipseRoi, fitRectangle, shapeOf } from "./fit.ts";
export { interpolatedPolygon } from "./interpolate.ts";
export { lineToArea } from "./line-to-area.ts";
export * from "./make-roi.ts";
export { moveRoi, translateRoi } from "./move.ts";
export * from "./new-roi.ts";
export {
  convexHull,
  convexHullRoi,
  floatPolygon,
  lineEnds,
  polygonContains,
  relativeVertices,
  roiSize,
  wholePolygon,
} from "./outline.ts";
export { fillPolygon } from "./polygon-filler.ts";
export { roiLength } from "./roi-length.ts";
export { openLineMask, roiMask } from "./roi-mask.ts";
export * from "./roi-position.ts";
export { selectedProcessor } from "./selected-processor.ts";
export { combineRois, toComposite } from "./shape.ts";
export { parts, simplify } from "./simplify.ts";
export { fitFineSpline, fitSpline, removeSpline } from "./spline.ts";
export { isStandardName, sliceOfName, standardName } from "./standard-name.ts";
export { outlinePaths, selectionFromPixels } from "./threshold-to-selection.ts";
export * from "./trace.ts";
export { interpolatedComposite, trimmed } from "./trim.ts";
export { rotateRoi, rotationCentre, scaleRoi } from "./turn-scale.ts";
export { roiTypeName, roiTypes } from "./type-names.ts";
export { type WandMode, wandRoi } from "./wand.ts";
export { deselectRoi, replaceRoi, restoreRoi, saveRoi, selectRoi } from "./window-roi.ts";
