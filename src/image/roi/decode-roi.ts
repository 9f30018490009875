import type { Roi, RoiType } from "../world/index.ts";
import { compositeOf } from "./composite.ts";
import {
  makeEllipse,
  makeFloatPolygon,
  makeLine,
  makeOval,
  makePoints,
  makeRectangle,
  makeRotatedRectangle,
  makeWholePolygon,
} from "./make-roi.ts";
import {
  ARROW,
  ELLIPSE,
  HEADER,
  IMAGE,
  POINT_SIZES,
  ROTATED,
  SHOW_LABELS,
  SPLINE,
  SUB_PIXEL,
  TEXT,
  TYPES,
} from "./roi-format.ts";
import { withHyperstackPosition, withPosition } from "./roi-position.ts";
import { fitSpline } from "./spline.ts";

/** A selection from the bytes of a .roi file; null = no selection of a kind that is known here (text and images are left out: their box is kept).
 * @param name - used where the file holds none, without ".roi".
 * @see ImageJ 1.54p ij.io.RoiDecoder */
export function decodeRoi(bytes: Uint8Array, name: string | null): Roi | null {
  if (bytes.length < HEADER || bytes[0] !== 73 || bytes[1] !== 111) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readRoi(view, name?.replace(/\.roi$/, "") ?? null);
  } catch (error) {
    // Counts and offsets that point beyond the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** ImageJ's short: negative down to −5000, beyond that unsigned. */
function short(view: DataView, at: number): number {
  const value = view.getInt16(at);
  return value < -5000 ? view.getUint16(at) : value;
}

function readRoi(view: DataView, name: string | null): Roi | null {
  const version = short(view, 4);
  const type = view.getUint8(6);
  const subtype = short(view, 48);
  const options = short(view, 50);
  const header2 = view.getInt32(60);
  const second = header2 > 0 && header2 + 36 <= view.byteLength;
  const composite = view.getInt32(36) > 0;
  let roi = composite ? readComposite(view) : readPlain(view, type, subtype, options, version);
  if (roi === null) return null;
  roi = { ...roi, name: header2 === 0 ? name : (text(view, header2, 16, 20) ?? name) };
  if (version >= 218)
    roi = { ...roi, ...readColours(view, header2), ...(roi.type === "point" ? { strokeWidth: 0 } : {}) };
  if (version >= 218 && (options & SPLINE) !== 0 && roi.xs.length > 0 && !composite) roi = fitSpline(roi);
  if (version >= 224 && header2 !== 0)
    roi = { ...roi, properties: parseProperties(text(view, header2, 40, 44)) };
  roi = withPosition(roi, view.getInt32(56));
  if (second) {
    const [c, z, t] = [4, 8, 12].map((at) => view.getInt32(header2 + at)) as [number, number, number];
    if (c > 0 || z > 0 || t > 0) roi = withHyperstackPosition(roi, c, z, t);
    if (version >= 228) roi = { ...roi, group: view.getUint8(header2 + 30) };
    if (version >= 227 && roi.type === "point") roi = { ...roi, ...readCounters(view, header2, roi) };
  }
  return roi;
}

function readPlain(
  view: DataView,
  type: number,
  subtype: number,
  options: number,
  version: number,
): Roi | null {
  const [top, left, bottom, right] = [8, 10, 12, 14].map((at) => short(view, at)) as [
    number,
    number,
    number,
    number,
  ];
  const subPixel = (options & SUB_PIXEL) !== 0 && version >= 222;
  const kind = TYPES[type];
  const float = (at: number) => view.getFloat32(at);
  switch (kind) {
    case "rectangle":
    case "oval": {
      const [x, y, width, height] =
        subPixel && version >= 223
          ? [float(18), float(22), float(26), float(30)]
          : [left, top, right - left, bottom - top];
      if (kind === "oval") return makeOval(x, y, width, height);
      const roi = makeRectangle(x, y, width, height, Math.max(0, short(view, 54)));
      if (subtype === TEXT) return { ...roi, kind: "text", extra: readText(view) };
      return subtype === IMAGE ? { ...roi, kind: "image" } : roi;
    }
    case "line": {
      const line = makeLine(float(18), float(22), float(26), float(30));
      if (subtype !== ARROW) return line;
      const extra = {
        style: view.getUint8(52),
        headSize: view.getUint8(53),
        doubleHeaded: (options & 2) !== 0,
        outline: (options & 4) !== 0,
      };
      return { ...line, kind: "arrow", strokeWidth: 2, extra };
    }
    case null:
    case undefined:
      return null;
    default:
      return readVertices(view, kind, subtype, { left, top }, subPixel, options);
  }
}

function readVertices(
  view: DataView,
  kind: RoiType,
  subtype: number,
  { left, top }: { left: number; top: number },
  subPixel: boolean,
  options: number,
): Roi | null {
  const float = (at: number) => view.getFloat32(at);
  if (kind === "freehand" && (subtype === ELLIPSE || subtype === ROTATED)) {
    const make = subtype === ELLIPSE ? makeEllipse : makeRotatedRectangle;
    return make(float(18), float(22), float(26), float(30), float(52));
  }
  const n = view.getUint16(16) || view.getInt32(18);
  if (n <= 0) return null;
  // Read the last value first: a count beyond the file fails before anything is made.
  view.getInt16(HEADER + 4 * n - 2);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < n; i++) {
    if (subPixel) {
      xs.push(float(HEADER + 4 * n + 4 * i));
      ys.push(float(HEADER + 8 * n + 4 * i));
    } else {
      xs.push(left + Math.max(0, short(view, HEADER + 2 * i)));
      ys.push(top + Math.max(0, short(view, HEADER + 2 * n + 2 * i)));
    }
  }
  if (kind === "point") {
    const size = POINT_SIZES[short(view, 34)] ?? 3;
    const extra = {
      pointType: view.getUint8(52),
      pointSize: size,
      showLabels: (options & SHOW_LABELS) !== 0,
    };
    return { ...makePoints(xs, ys), extra };
  }
  const polygon = kind as "polygon" | "freehand" | "traced" | "polyline" | "freeline" | "angle";
  return subPixel ? makeFloatPolygon(xs, ys, polygon) : makeWholePolygon(xs, ys, polygon);
}

function readComposite(view: DataView): Roi {
  const n = view.getInt32(36);
  view.getFloat32(HEADER + 4 * (n - 1));
  const paths: { xs: number[]; ys: number[] }[] = [];
  for (let i = 0; i < n; ) {
    const segment = view.getFloat32(HEADER + 4 * i++);
    if (segment === 4) continue;
    // Control points of curves are passed over: their end point is kept.
    const skip = segment === 2 ? 2 : segment === 3 ? 4 : 0;
    const x = view.getFloat32(HEADER + 4 * (i + skip));
    const y = view.getFloat32(HEADER + 4 * (i + skip + 1));
    i += skip + 2;
    if (segment === 0 || paths.length === 0) paths.push({ xs: [], ys: [] });
    const path = paths[paths.length - 1]!;
    path.xs.push(x);
    path.ys.push(y);
  }
  return compositeOf(paths);
}

function text(view: DataView, header2: number, offsetAt: number, lengthAt: number): string | null {
  if (header2 + lengthAt + 4 > view.byteLength) return null;
  const offset = view.getInt32(header2 + offsetAt);
  const length = view.getInt32(header2 + lengthAt);
  if (offset <= 0 || length <= 0 || offset + length * 2 > view.byteLength) return null;
  let out = "";
  for (let i = 0; i < length; i++) out += String.fromCharCode(view.getUint16(offset + i * 2));
  return out;
}

function readText(view: DataView): Record<string, unknown> {
  const style = view.getInt32(HEADER + 4);
  const nameLength = view.getInt32(HEADER + 8);
  const textLength = view.getInt32(HEADER + 12);
  const chars = (at: number, n: number) => {
    let out = "";
    for (let i = 0; i < n; i++) out += String.fromCharCode(view.getUint16(at + i * 2));
    return out;
  };
  return {
    fontSize: view.getInt32(HEADER),
    fontStyle: style & 255,
    justification: (style >> 8) & 3,
    font: chars(HEADER + 16, nameLength),
    text: chars(HEADER + 16 + nameLength * 2, textLength),
  };
}

function readColours(
  view: DataView,
  header2: number,
): Pick<Roi, "strokeWidth" | "strokeColor" | "fillColor"> {
  let strokeWidth = short(view, 34);
  if (header2 > 0 && header2 + 40 <= view.byteLength) {
    const exact = view.getFloat32(header2 + 36);
    if (exact > 0) strokeWidth = exact;
  }
  return { strokeWidth, strokeColor: colour(view.getUint32(40)), fillColor: colour(view.getUint32(44)) };
}

function colour(argb: number): string | null {
  if (argb === 0) return null;
  const rgb = (argb & 0xffffff).toString(16).padStart(6, "0");
  const alpha = argb >>> 24;
  return alpha === 255 ? `#${rgb}` : `#${alpha.toString(16).padStart(2, "0")}${rgb}`;
}

function readCounters(view: DataView, header2: number, roi: Roi): Pick<Roi, "counters" | "pointPositions"> {
  if (header2 + 52 > view.byteLength) return {};
  const offset = view.getInt32(header2 + 48);
  const n = roi.xs.length;
  if (offset === 0 || offset + n * 4 > view.byteLength) return {};
  const values = roi.xs.map((_, i) => view.getInt32(offset + 4 * i));
  return { counters: values.map((value) => value & 255), pointPositions: values.map((value) => value >> 8) };
}

/** "key: value" lines as java.util.Properties reads them, without escapes. */
export function parseProperties(lines: string | null): Record<string, string> {
  const out: Record<string, string> = {};
  for (const line of (lines ?? "").split("\n")) {
    const match = /^\s*([^:=\s]+)\s*[:=\s]\s*(.*)$/.exec(line);
    if (match?.[1] !== undefined) out[match[1]] = match[2] ?? "";
  }
  return out;
}
