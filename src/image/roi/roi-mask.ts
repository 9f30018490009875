import type { Roi } from "../world/index.ts";
import { pathsFromBase } from "./composite.ts";
import { roiBounds } from "./new-roi.ts";
import { fillPolygon } from "./polygon-filler.ts";
import { roundRectangle } from "./round-rectangle.ts";

/** How far the lines that stand for a curve may be from it when filling, pixels. */
export const FILL_FLATNESS = 0.01;
const masks = new WeakMap<Roi, Uint8Array | null>();

/** One byte per pixel of `roiBounds`, rows first: 255 inside, 0 outside; null for a rectangle without rounded corners and for lines. Points: 255 at each point.
 * Kept per selection: do not change it.
 * @see ImageJ 1.54p getMask of Roi, OvalRoi, PolygonRoi, ShapeRoi, PointRoi */
export function roiMask(roi: Roi): Uint8Array | null {
  let mask = masks.get(roi);
  if (mask === undefined) {
    mask = makeMask(roi);
    masks.set(roi, mask);
  }
  return mask;
}

function makeMask(roi: Roi): Uint8Array | null {
  const { width, height } = roiBounds(roi);
  switch (roi.type) {
    case "rectangle": {
      if (roi.arcSize === undefined || roi.arcSize === 0) return null;
      const outline = roundRectangle(width, height, roi.arcSize, FILL_FLATNESS);
      const mask = new Uint8Array(width * height);
      fillPolygon(mask, width, height, { ...outline, whole: false });
      return mask;
    }
    case "oval":
      return ovalMask(width, height);
    case "polygon":
    case "freehand":
    case "traced":
      return polygonMask(roi, width, height);
    case "composite":
      return compositeMask(roi, width, height);
    case "point":
      return pointMask(roi, width, height);
    default:
      return null;
  }
}

function ovalMask(width: number, height: number): Uint8Array {
  const mask = new Uint8Array(width * height);
  const [a, b] = [width / 2, height / 2];
  const [a2, b2] = [a * a, b * b];
  for (let y = 0; y < height; y++) {
    const yy = y - (b - 0.5);
    for (let x = 0; x < width; x++) {
      const xx = x - (a - 0.5);
      if ((xx * xx) / a2 + (yy * yy) / b2 <= 1) mask[y * width + x] = 255;
    }
  }
  return mask;
}

/** The pixels between an open line's vertices and the segment from its end to its start: what ImageJ's fill() fills. */
export function openLineMask(roi: Roi): Uint8Array {
  const { width, height } = roiBounds(roi);
  return polygonMask(roi, width, height);
}

function polygonMask(roi: Roi, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(Math.max(0, width * height));
  const box = roiBounds(roi);
  if (!roi.subPixel) {
    const xs = roi.xs.map((x) => x - box.x);
    const ys = roi.ys.map((y) => y - box.y);
    fillPolygon(mask, width, height, { xs, ys, whole: true });
    return mask;
  }
  const { x, y } = roi.bounds;
  fillPolygon(mask, width, height, {
    xs: relative(roi.xs, x),
    ys: relative(roi.ys, y),
    whole: false,
    xOffset: x - box.x,
    yOffset: y - box.y,
  });
  return mask;
}

/** Float32 offsets from the base, as ImageJ keeps them. */
function relative(values: readonly number[], base: number): number[] {
  const single = Math.fround(base);
  return values.map((value) => Math.fround(value - single));
}

function compositeMask(roi: Roi, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(Math.max(0, width * height));
  const box = roiBounds(roi);
  const xs: number[] = [];
  const ys: number[] = [];
  for (const path of pathsFromBase(roi)) {
    if (xs.length > 0) {
      xs.push(Number.NaN);
      ys.push(Number.NaN);
    }
    for (let i = 0; i < path.xs.length; i++) {
      xs.push(path.xs[i]!);
      ys.push(path.ys[i]!);
    }
  }
  const xOffset = Math.fround(roi.bounds.x - box.x);
  const yOffset = Math.fround(roi.bounds.y - box.y);
  fillPolygon(mask, width, height, { xs, ys, whole: false, xOffset, yOffset });
  return mask;
}

function pointMask(roi: Roi, width: number, height: number): Uint8Array {
  const mask = new Uint8Array(Math.max(0, width * height));
  const box = roiBounds(roi);
  for (let i = 0; i < roi.xs.length; i++) {
    const x = Math.floor((roi.xs[i] ?? 0) - box.x + 0.5);
    const y = Math.floor((roi.ys[i] ?? 0) - box.y + 0.5);
    if (x >= 0 && y >= 0 && x < width && y < height) mask[y * width + x] = 255;
  }
  return mask;
}
