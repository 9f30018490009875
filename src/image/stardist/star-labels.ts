import { makeFloatPolygon, roiBounds, roiMask } from "../roi/index.ts";
import type { Roi } from "../world/index.ts";
import { paintPolygon } from "./paint-polygon.ts";
import type { StarObject } from "./suppress.ts";

/** Which pixels of a polygon count: those that ImageJ's fill takes for a selection half a pixel on (centres at whole numbers plus a half),
 * or those that scikit-image's draw.polygon takes (centres at whole numbers, the border included). */
export type PaintRule = "imagej" | "scikit-image";

const MOST = 65535;

/** Labels 1, 2, … by descending probability; where objects overlap the more probable one shows. More than 65535 begin again at 1.
 * @param first - labels begin after this one.
 * @returns new plane (y, x). */
export function starLabels(
  objects: readonly StarObject[],
  width: number,
  height: number,
  rule: PaintRule = "imagej",
  first = 0,
): Uint16Array {
  const labels = new Uint16Array(width * height);
  for (let i = objects.length - 1; i >= 0; i--) {
    const { xs, ys } = objects[i]!;
    const label = 1 + ((first + i) % MOST);
    if (rule === "scikit-image") paintPolygon(labels, width, height, xs, ys, label);
    else paintLikeImageJ(labels, width, height, objects[i]!, label);
  }
  return labels;
}

/** The selection of an object, pixel corners at whole numbers. */
export function starSelection(object: StarObject): Roi {
  const half = (v: number): number => Math.fround(0.5 + Math.fround(v));
  return makeFloatPolygon(object.xs.map(half), object.ys.map(half), "polygon");
}

function paintLikeImageJ(
  labels: Uint16Array,
  width: number,
  height: number,
  object: StarObject,
  label: number,
): void {
  const roi = starSelection(object);
  const mask = roiMask(roi);
  if (mask === null) return;
  const { x, y, width: w, height: h } = roiBounds(roi);
  for (let dy = Math.max(0, -y); dy < Math.min(h, height - y); dy++)
    for (let dx = Math.max(0, -x); dx < Math.min(w, width - x); dx++)
      if (mask[dy * w + dx] !== 0) labels[(y + dy) * width + x + dx] = label;
}
