import { least } from "../numbers/index.ts";
import { greyOf } from "../statistics/index.ts";
import type { PlanePixels, Roi } from "../world/index.ts";
import { makeWholePolygon } from "./make-roi.ts";
import { polygonContains } from "./outline.ts";
import { type Selects, type Traced, traceEdge } from "./trace.ts";

export type WandMode = "legacy" | "4-connected" | "8-connected";

/** What the wand takes as one area: values near that of the pixel it starts at, or all between two levels. Raw values. */
export type WandRange = { readonly tolerance: number } | { readonly lower: number; readonly upper: number };

interface WandPlane {
  readonly pixels: PlanePixels;
  readonly width: number;
  readonly height: number;
}

/** Traced selection of the area around (x, y), inner holes included; null where there is none. "legacy" (with tolerance 0 only) may give
 * the outline of a hole, and is 8-connected for lines a pixel wide.
 * @param rgbWeights - of grey values, for RGB with a tolerance; without one the colours must be equal.
 * @see ImageJ 1.54p ij.gui.Wand.autoOutline */
export function wandRoi(
  plane: WandPlane,
  x: number,
  y: number,
  range: WandRange,
  mode: WandMode,
  rgbWeights: readonly [number, number, number] | null = null,
): Roi | null {
  const { width, height } = plane;
  const value = valueReader(plane, range, rgbWeights);
  if (x < 0 || y < 0 || x >= width || y >= height || Number.isNaN(value(x, y))) return null;
  const byLevel = "lower" in range;
  const lower = Math.fround(byLevel ? range.lower : value(x, y) - range.tolerance);
  const upper = Math.fround(byLevel ? range.upper : value(x, y) + range.tolerance);
  const selects: Selects = (px, py) => {
    if (px < 0 || py < 0 || px >= width || py >= height) return false;
    const v = value(px, py);
    return v >= lower && v <= upper;
  };
  let at = x;
  if (!selects(at, y)) {
    do {
      at++;
      if (at >= width) return null;
    } while (!selects(at, y));
    const outline = outside(selects, plane, at, at, y, legacy(range, mode), byLevel, mode);
    return asRoi(outline);
  }
  while (selects(at, y)) at++;
  return asRoi(outside(selects, plane, at, x, y, legacy(range, mode), byLevel, mode));
}

function legacy(range: WandRange, mode: WandMode): boolean {
  return mode === "legacy" && ("lower" in range || range.tolerance === 0);
}

function asRoi(outline: Traced | null): Roi | null {
  return outline === null ? null : makeWholePolygon(outline.xs, outline.ys, "traced");
}

/** Trace borders from the one at `border` on to the right until one goes around the seed. */
function outside(
  selects: Selects,
  plane: WandPlane,
  border: number,
  seed: number,
  y: number,
  anyOutline: boolean,
  byLevel: boolean,
  mode: WandMode,
): Traced | null {
  const four = anyOutline ? !byLevel && !isThin(selects, border, y, plane) : mode === "4-connected";
  let x = border;
  for (let first = true; ; first = false) {
    const outline = traceEdge(selects, x, y, four ? 4 : 8);
    if (anyOutline) return outline;
    if (!outline.hole) {
      if (first) return outline;
      if (least(outline.xs) <= seed && polygonContains(outline, seed + 0.5, y + 0.5)) return outline;
    }
    while (!selects(x, y)) {
      if (++x > plane.width) return null;
    }
    while (selects(x, y)) x++;
  }
}

/** Less than a quarter of the pixels around and right of the border are selected. */
function isThin(selects: Selects, x: number, y: number, { width, height }: WandPlane): boolean {
  const reach = 5;
  let area = 0;
  let inside = 0;
  for (let px = x; px <= Math.min(x + 2 * reach, width - 1); px++)
    for (let py = Math.max(0, y - reach); py <= Math.min(y + reach, height - 1); py++) {
      area++;
      if (selects(px, py)) inside++;
    }
  return inside / area < 0.25;
}

function valueReader(
  { pixels, width }: WandPlane,
  range: WandRange,
  weights: readonly [number, number, number] | null,
): (x: number, y: number) => number {
  if (!(pixels instanceof Int32Array)) return (x, y) => pixels[y * width + x]!;
  const exact = "tolerance" in range && range.tolerance === 0;
  if (exact) return (x, y) => Math.fround(pixels[y * width + x]! & 0xffffff);
  return (x, y) => Math.fround(greyOf(pixels[y * width + x]!, weights));
}
