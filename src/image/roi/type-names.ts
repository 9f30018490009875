import type { Roi, RoiType } from "../world/index.ts";

/** ImageJ's numbers of selection types, by position. */
export const roiTypes: readonly RoiType[] = [
  "rectangle",
  "oval",
  "polygon",
  "freehand",
  "traced",
  "line",
  "polyline",
  "freeline",
  "angle",
  "composite",
  "point",
];

/** "Rectangle", "Straight Line", "Ellipse" …: ImageJ's Roi.getTypeAsString. */
export function roiTypeName(roi: Roi): string {
  switch (roi.kind) {
    case "ellipse":
      return roi.type === "polygon" ? "Ellipse" : "Freehand";
    case "rotated rectangle":
      return "Rotated Rectangle";
    case "arrow":
      return "Arrow";
    case "text":
      return "Text";
    case "image":
      return "Image";
    default:
      return roi.type === "line" ? "Straight Line" : roi.type.charAt(0).toUpperCase() + roi.type.slice(1);
  }
}
