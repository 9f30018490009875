import type { Rect, Roi, RoiType } from "../world/index.ts";

const NO_POINTS: readonly number[] = [];
const NO_PROPERTIES: Roi["properties"] = {};

/** A selection without name, colours or position. `bounds` are the float bounds; `box` the whole-number ones, if they differ. */
export function newRoi(
  type: RoiType,
  bounds: Rect,
  rest: Partial<Roi> & { readonly xs?: readonly number[]; readonly ys?: readonly number[] } = {},
): Roi {
  // Assigned one by one: engines copy a second object into a literal slowly, and particles and ovals make thousands of selections.
  const roi: Record<string, unknown> = {
    type,
    bounds,
    box: bounds,
    xs: NO_POINTS,
    ys: NO_POINTS,
    subPixel: false,
    name: null,
    position: 0,
    channel: 0,
    slice: 0,
    frame: 0,
    strokeColor: null,
    fillColor: null,
    strokeWidth: 0,
    group: 0,
    properties: NO_PROPERTIES,
  };
  for (const key in rest) roi[key] = rest[key as keyof typeof rest];
  return roi as unknown as Roi;
}

/** Colours, width, name and group of another selection; as ImageJ's Roi.copyAttributes: no position, no properties. */
export function copyAttributes(to: Roi, from: Roi): Roi {
  return {
    ...to,
    strokeColor: from.strokeColor,
    fillColor: from.fillColor,
    strokeWidth: from.strokeWidth,
    name: from.name,
    group: from.group,
  };
}

/** Selections without an inside: they do not limit what filters change. */
export function isLineOrPoint(roi: Roi): boolean {
  return isLine(roi) || roi.type === "point";
}

export function isLine(roi: Roi): boolean {
  return roi.type === "line" || roi.type === "polyline" || roi.type === "freeline" || roi.type === "angle";
}

export function isArea(roi: Roi): boolean {
  return !isLineOrPoint(roi);
}

/** Whole-number rectangle of a selection, not cut at the image border (ImageJ's Roi.getBounds). */
export function roiBounds(roi: Roi): Rect {
  if (roi.box !== undefined) return roi.box;
  return roi.subPixel ? boxOf(roi.bounds, isLineOrPoint(roi)) : roi.bounds;
}

/** Smallest whole-number rectangle around float bounds. Points of lines are pixel centres: a pixel wider, rounded half up.
 * @see ImageJ 1.54p ij.gui.Roi.setIntBounds */
export function boxOf(bounds: Rect, centres: boolean): Rect {
  const shift = centres ? 0.5 : 0;
  const x = Math.floor(bounds.x + shift);
  const y = Math.floor(bounds.y + shift);
  const end = (value: number) => (centres ? Math.floor(value + 1.5) : Math.ceil(value));
  return { x, y, width: end(bounds.x + bounds.width) - x, height: end(bounds.y + bounds.height) - y };
}
