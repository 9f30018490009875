import type { Rect, Roi } from "../world/index.ts";
import { pathsFromBase } from "./composite.ts";
import { ellipseAxis } from "./feret.ts";
import { hasFloatBounds } from "./move.ts";
import { roiBounds } from "./new-roi.ts";
import { floatPolygon, relativeVertices } from "./outline.ts";
import {
  ARROW,
  ELLIPSE,
  HEADER,
  HEADER2,
  POINT_SIZES,
  ROTATED,
  SCALE_STROKE,
  SHOW_LABELS,
  SPLINE,
  SUB_PIXEL,
  TYPES,
  VERSION,
} from "./roi-format.ts";
import { roiPosition, zPosition } from "./roi-position.ts";
import { rotatedAxis } from "./turn-scale.ts";

/** The bytes of a .roi file, version 228. Text and image selections are written as their rectangle.
 * @see ImageJ 1.54p ij.io.RoiEncoder */
export function encodeRoi(roi: Roi): Uint8Array {
  const { name } = roi;
  const properties = propertiesText(roi);
  const shape = roi.type === "composite" ? shapeArray(roi) : null;
  const nodes = relativeVertices(roi, true);
  const n = shape === null && roi.type !== "line" ? nodes.xs.length : 0;
  const floats = n > 0 && roi.subPixel;
  const counters = roi.type === "point" ? n : 0;
  const body = shape === null ? n * 4 + (floats ? n * 8 : 0) : shape.length * 4;
  const header2 = HEADER + body;
  const size = header2 + HEADER2 + (name?.length ?? 0) * 2 + properties.length * 2 + counters * 4;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set([73, 111, 117, 116]);
  view.setInt16(4, VERSION);
  view.setUint8(6, roi.type === "composite" ? 1 : TYPES.indexOf(roi.type));
  putBox(view, roiBounds(roi));
  view.setInt32(56, roiPosition(roi));
  let options = roi.strokeWidth > 0 ? SCALE_STROKE : 0;
  if (shape === null) {
    options |= putPlain(view, roi, n);
    putVertices(view, roi, nodes, n, floats);
  } else {
    view.setInt32(36, shape.length);
    shape.forEach((value, i) => {
      view.setFloat32(HEADER + 4 * i, value);
    });
  }
  if (roi.type !== "point") view.setInt16(34, Math.trunc(roi.strokeWidth));
  view.setUint32(40, argb(roi.strokeColor));
  view.setUint32(44, argb(roi.fillColor));
  view.setInt16(50, options);
  putHeader2(view, roi, header2, name ?? "", properties, counters);
  return bytes;
}

/** The properties of a selection as ImageJ lists them: sorted by key, "key: value" lines; "" = none. */
export function propertiesText(roi: Roi): string {
  return Object.keys(roi.properties)
    .sort()
    .map((key) => `${key}: ${roi.properties[key]}\n`)
    .join("");
}

function argb(colour: string | null): number {
  if (colour === null) return 0;
  const digits = colour.slice(1);
  return Number.parseInt(digits.length === 6 ? `ff${digits}` : digits, 16);
}

function putBox(view: DataView, { x, y, width, height }: Rect): void {
  view.setInt16(8, y);
  view.setInt16(10, x);
  view.setInt16(12, y + height);
  view.setInt16(14, x + width);
}

/** What each type keeps in the header; gives the option bits it sets. */
function putPlain(view: DataView, roi: Roi, n: number): number {
  const floats = (values: readonly number[], at = 18) => {
    values.forEach((value, i) => {
      view.setFloat32(at + 4 * i, value);
    });
  };
  let options = 0;
  if (n > 0) view.setUint16(16, Math.min(n, 65535));
  if (n > 65535) {
    view.setUint16(16, 0);
    view.setInt32(18, n);
  }
  if (n > 0 && roi.subPixel) options |= SUB_PIXEL;
  switch (roi.type) {
    case "rectangle":
    case "oval":
      if (hasFloatBounds(roi)) {
        const { x, y, width, height } = roi.bounds;
        floats([x, y, width, height]);
        options |= SUB_PIXEL;
      }
      view.setInt16(54, roi.arcSize ?? 0);
      return options;
    case "line":
      floats([roi.xs[0] ?? 0, roi.ys[0] ?? 0, roi.xs[1] ?? 0, roi.ys[1] ?? 0]);
      if (roi.kind !== "arrow") return options;
      view.setInt16(48, ARROW);
      view.setUint8(52, Number(roi.extra?.style ?? 0));
      view.setUint8(53, Number(roi.extra?.headSize ?? 10));
      return options | (roi.extra?.doubleHeaded === true ? 2 : 0) | (roi.extra?.outline === true ? 4 : 0);
    case "point":
      view.setUint8(52, Number(roi.extra?.pointType ?? 0));
      view.setInt16(34, Math.max(0, POINT_SIZES.indexOf(Number(roi.extra?.pointSize ?? 3))));
      return options | (roi.extra?.showLabels === true ? SHOW_LABELS : 0);
    default:
  }
  if (roi.kind === "ellipse") {
    const [x1, y1, x2, y2, ratio] = ellipseAxis(roi);
    view.setInt16(48, ELLIPSE);
    floats([x1, y1, x2, y2]);
    floats([ratio], 52);
  } else if (roi.kind === "rotated rectangle") {
    const { xs, ys } = rotatedAxis(roi);
    view.setInt16(48, ROTATED);
    floats([xs[0] ?? 0, ys[0] ?? 0, xs[1] ?? 0, ys[1] ?? 0]);
    floats([Number(roi.extra?.rectWidth ?? 1)], 52);
  }
  return roi.anchors === undefined ? options : options | SPLINE;
}

function putVertices(
  view: DataView,
  roi: Roi,
  { xs, ys }: ReturnType<typeof relativeVertices>,
  n: number,
  floats: boolean,
): void {
  if (n === 0) return;
  const exact = roi.anchors === undefined ? floatPolygon(roi) : { xs: roi.anchors.xs, ys: roi.anchors.ys };
  for (let i = 0; i < n; i++) {
    view.setInt16(HEADER + 2 * i, Math.floor(xs[i]! + 0.5));
    view.setInt16(HEADER + 2 * n + 2 * i, Math.floor(ys[i]! + 0.5));
    if (!floats) continue;
    view.setFloat32(HEADER + 4 * n + 4 * i, exact.xs[i]!);
    view.setFloat32(HEADER + 8 * n + 4 * i, exact.ys[i]!);
  }
}

function putHeader2(
  view: DataView,
  roi: Roi,
  header2: number,
  name: string,
  properties: string,
  counters: number,
): void {
  const put = (value: string, at: number) => {
    for (let i = 0; i < value.length; i++) view.setUint16(at + 2 * i, value.charCodeAt(i));
  };
  view.setInt32(60, header2);
  view.setInt32(header2 + 4, roi.channel);
  view.setInt32(header2 + 8, roi.hyperstackPosition === true ? zPosition(roi) : 0);
  view.setInt32(header2 + 12, roi.frame);
  view.setUint8(header2 + 30, roi.group);
  view.setFloat32(header2 + 36, roi.strokeWidth);
  let at = header2 + HEADER2;
  if (name.length > 0) {
    view.setInt32(header2 + 16, at);
    view.setInt32(header2 + 20, name.length);
    put(name, at);
    at += name.length * 2;
  }
  if (properties.length > 0) {
    view.setInt32(header2 + 40, at);
    view.setInt32(header2 + 44, properties.length);
    put(properties, at);
    at += properties.length * 2;
  }
  if (counters === 0) return;
  view.setInt32(header2 + 48, at);
  // ImageJ writes the positions of points only where they have counters.
  for (const [i, counter] of (roi.counters ?? []).entries())
    view.setInt32(at + 4 * i, (counter & 255) + ((roi.pointPositions?.[i] ?? 0) << 8));
}

/** Segments: 0 x y = begin, 1 x y = line to, 4 = close. */
function shapeArray(roi: Roi): number[] {
  const { x, y } = roi.bounds;
  const out: number[] = [];
  for (const path of pathsFromBase(roi)) {
    path.xs.forEach((px, i) => {
      out.push(i === 0 ? 0 : 1, Math.fround(px + x), Math.fround(path.ys[i]! + y));
    });
    out.push(4);
  }
  return out;
}
