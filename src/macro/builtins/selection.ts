import { namedColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  deselectRoi,
  floatPolygon,
  makeEllipse,
  makeFloatBox,
  makeFloatPolygon,
  makeLine,
  makePoints,
  makeRotatedRectangle,
  makeWholePolygon,
  moveRoi,
  roiBounds,
  roiContains,
  roiTypes,
  selectRoi,
  wandRoi,
} from "../../image/roi/index.ts";
import type { Roi, RoiType } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray, Ref, Value } from "../values.ts";
import { arrow } from "./arrow-selection.ts";
import {
  changeSelection,
  combineWithPrevious,
  keysOf,
  makeArea,
  releaseKeys,
  releaseOwnKeys,
  round,
  selectionOf,
  withDefaultGroup,
} from "./selection-in-use.ts";
import { makeText } from "./text-selection.ts";

/** Yellow, a little transparent: lines wider than a pixel. */
const WIDE_LINE = "#4dffff00";

function numbersOf(host: MacroHost, values: MacroArray): number[] {
  return values.map((value) => (typeof value === "number" ? value : host.error("Numeric array expected")));
}

function numberOf(host: MacroHost, value: Value | undefined): number {
  return typeof value === "number" ? value : host.error("Number or numeric function expected");
}

function whole(values: readonly number[]): boolean {
  return values.every((value) => Number.isInteger(value));
}

/** Lines get the line width of Edit > Options. */
export function withLineWidth(host: MacroHost, roi: Roi, width = host.world.options.lineWidth): Roi {
  const line = withDefaultGroup(host, roi);
  return width > 1 ? { ...line, strokeWidth: width, strokeColor: WIDE_LINE } : line;
}

function box(
  host: MacroHost,
  type: "rectangle" | "oval",
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  if (width > 0 && height >= 0) makeArea(host, makeFloatBox(type, x, y, width, height));
  else deselectRoi(host.world, host.image());
  releaseKeys(host);
}

function line(host: MacroHost, args: readonly Value[]): void {
  const values = args.map((value) => numberOf(host, value));
  if (values.length === 0) host.error("Number or numeric function expected");
  const window = host.image();
  const [x1, y1, x2, y2, width] = values as [number, number, number, number, number | undefined];
  if (values.length < 4) host.error("',' expected");
  if (values.length === 4) selectRoi(host.world, window, withLineWidth(host, makeLine(x1, y1, x2, y2)));
  else if (values.length === 5 && width !== undefined) {
    const made = withDefaultGroup(host, makeLine(x1, y1, x2, y2));
    selectRoi(host.world, window, {
      ...made,
      strokeWidth: Math.max(0, round(width)),
      strokeColor: WIDE_LINE,
    });
  } else {
    if (values.length % 2 === 1) host.error("',' expected");
    const xs = values.filter((_, i) => i % 2 === 0).map(round);
    const ys = values.filter((_, i) => i % 2 === 1).map(round);
    selectRoi(host.world, window, withLineWidth(host, makeWholePolygon(xs, ys, "polyline")));
  }
}

function polygon(host: MacroHost, args: readonly Value[]): void {
  const values = args.map((value) => round(numberOf(host, value)));
  if (values.length === 0) host.error("Number or numeric function expected");
  if (values.length % 2 === 1) host.error("',' expected");
  if (values.length < 6) host.error("Fewer than 3 points");
  const xs = values.filter((_, i) => i % 2 === 0);
  const ys = values.filter((_, i) => i % 2 === 1);
  makeArea(host, makeWholePolygon(xs, ys, "polygon"));
}

const SIZES: readonly (readonly [string, number])[] = [
  ["tiny", 1],
  ["medium", 5],
  ["extra", 11],
  ["large", 7],
  ["xxxl", 25],
  ["xxl", 17],
];

/** Colour, marker and size of points; "add": they go to the overlay. */
export function withPointOptions(roi: Roi, options: string): Roi {
  const type = options.includes("cross")
    ? 1
    : options.includes("dot")
      ? 2
      : options.includes("circle")
        ? 3
        : 0;
  return {
    ...roi,
    strokeColor: namedColour(options) ?? "#ffff00",
    extra: {
      pointType: type,
      pointSize: SIZES.find(([word]) => options.includes(word))?.[1] ?? 3,
      showLabels: options.includes("label") && !options.includes("nolabel"),
      addToOverlay: options.includes("add"),
    },
  };
}

function point(host: MacroHost, x: number, y: number, options: string | undefined): void {
  const window = host.image();
  const { held } = keysOf(host);
  const before = window.roi;
  let roi = makePoints([x], [y]);
  if (options !== undefined) roi = withPointOptions(roi, options);
  else if (before?.type === "point" && held.shift) {
    roi = makePoints([...before.xs.map(round), round(x)], [...before.ys.map(round), round(y)]);
    held.shift = false;
  } else if (before?.type === "point" && held.alt) {
    roi = withoutNearest(before, x, y) ?? before;
    held.alt = false;
  }
  releaseOwnKeys(host);
  selectPoints(host, roi);
}

function withoutNearest(roi: Roi, x: number, y: number): Roi | null {
  if (roi.xs.length <= 1) return null;
  const distance = (i: number) => (roi.xs[i]! - x) ** 2 + (roi.ys[i]! - y) ** 2;
  const nearest = roi.xs.reduce((best, _, i) => (distance(i) < distance(best) ? i : best), 0);
  const keep = (values: readonly number[]) => values.filter((_, i) => i !== nearest);
  return makePoints(keep(roi.xs), keep(roi.ys));
}

function selectPoints(host: MacroHost, roi: Roi): void {
  const window = host.image();
  selectRoi(host.world, window, withDefaultGroup(host, roi));
  if (roi.extra?.addToOverlay !== true) return;
  host.run("Add Selection...", "");
  window.roi = null;
}

function namedType(text: string): RoiType {
  const name = text.toLowerCase();
  let type: RoiType = "polygon";
  if (name.includes("free")) type = "freehand";
  if (name.includes("traced")) type = "traced";
  if (name.includes("line")) type = name.includes("free") ? "freeline" : "polyline";
  if (name.includes("angle")) type = "angle";
  return /point|cross|circle|dot/.test(name) ? "point" : type;
}

function selection(
  host: MacroHost,
  kind: Value,
  xArray: MacroArray,
  yArray: MacroArray,
  count?: number,
): void {
  let type: RoiType;
  if (typeof kind === "string") type = namedType(kind);
  else {
    const index = toInt(numberOf(host, kind));
    type = roiTypes[index] ?? "polygon";
    if (index < 0 || type === "composite" || index >= roiTypes.length)
      host.error(`Invalid selection type (${index})`);
    if (type === "rectangle") type = "polygon";
    if (type === "oval") type = "freehand";
  }
  let xs = numbersOf(host, xArray);
  let ys = numbersOf(host, yArray);
  if (count !== undefined) {
    const n = toInt(count);
    if (n > xs.length || n > ys.length) host.error("Array too short");
    [xs, ys] = [xs.slice(0, n), ys.slice(0, n)];
  } else if (xs.length !== ys.length) host.error("Arrays are not the same length");
  const exact = whole(xs) && whole(ys);
  switch (type) {
    case "line":
      if (xs.length !== 2) host.error("2 element arrays expected");
      selectRoi(host.world, host.image(), withLineWidth(host, floatLine(xs, ys)));
      break;
    case "point": {
      const options = typeof kind === "string" ? kind.toLowerCase() : "point";
      const points = makePoints(xs, ys);
      selectPoints(host, options === "point" ? points : withPointOptions(points, options));
      break;
    }
    default: {
      const vertices = type as Parameters<typeof makeWholePolygon>[2];
      const roi = exact ? makeWholePolygon(xs, ys, vertices) : makeFloatPolygon(xs, ys, vertices);
      const area = vertices === "polygon" || vertices === "freehand" || vertices === "traced";
      if (vertices === "polygon" || vertices === "freehand") makeArea(host, roi);
      else selectRoi(host.world, host.image(), area ? withDefaultGroup(host, roi) : withLineWidth(host, roi));
    }
  }
  releaseOwnKeys(host);
}

function floatLine(xs: readonly number[], ys: readonly number[]): Roi {
  const [x1, x2] = xs.map(Math.fround) as [number, number];
  const [y1, y2] = ys.map(Math.fround) as [number, number];
  return makeLine(x1, y1, x2, y2);
}

const WAND_START = "wand: last start";

/** Where the wand was set last. */
export function wandStart(host: MacroHost): { readonly x: number; readonly y: number } | undefined {
  return host.state.get(WAND_START) as { x: number; y: number } | undefined;
}

/** doWand and the wand of commands. */
export function wand(
  host: MacroHost,
  x: number,
  y: number,
  tolerance: number,
  mode: string | undefined,
): void {
  const window = host.image();
  const plane = { ...window, pixels: window.planes[window.plane] ?? new Uint8Array(0) };
  const connectivity = mode?.startsWith("4")
    ? "4-connected"
    : mode?.startsWith("8")
      ? "8-connected"
      : "legacy";
  const { threshold } = window;
  const byValue = threshold === null || (threshold.mode === "no color" && tolerance > 0);
  if (byValue) host.state.set(WAND_START, { x, y });
  const range = byValue ? { tolerance } : { lower: threshold.lower, upper: threshold.upper };
  const roi = wandRoi(plane, x, y, range, connectivity, host.world.options.rgbWeights);
  if (roi === null) return;
  const { held } = keysOf(host);
  const before = window.roi;
  deselectRoi(host.world, window);
  selectRoi(host.world, window, withDefaultGroup(host, roi));
  if (before !== null) combineWithPrevious(host, window, held.shift, held.alt);
}

function setBounds(host: MacroHost, x: Ref, y: Ref, width: Ref, height: Ref): void {
  const window = host.image();
  const rect =
    window.roi === null ? { x: 0, y: 0, width: window.width, height: window.height } : roiBounds(window.roi);
  x.set(rect.x);
  y.set(rect.y);
  width.set(rect.width);
  height.set(rect.height);
}

/** Vertices of the selection into two arrays. */
export function setCoordinates(host: MacroHost, xs: Ref, ys: Ref): void {
  const roi = selectionOf(host);
  const polygon = roi.type === "line" ? roi : floatPolygon(roi);
  xs.set([...polygon.xs]);
  ys.set([...polygon.ys]);
}

export function moveSelection(host: MacroHost, x: number, y: number): void {
  const roi = selectionOf(host);
  changeSelection(host, roi, moveRoi(roi, round(x), round(y)));
}

function setKeys(host: MacroHost, text: string): void {
  const names = text.toLowerCase();
  const keys = keysOf(host);
  keys.alt = keys.held.alt = names.includes("alt");
  keys.shift = keys.held.shift = names.includes("shift");
  keys.held.control = names.includes("control");
  keys.held.space = names === "space";
}

function isKeyDown(host: MacroHost, text: string): number {
  const name = text.toLowerCase();
  const { held } = keysOf(host);
  for (const key of ["alt", "shift", "space", "control"] as const)
    if (name.includes(key)) return held[key] ? 1 : 0;
  return host.error("Invalid key");
}

export const selectionBuiltins: readonly Builtin[] = [
  builtin(
    "makeRectangle",
    "nothing",
    ["number", "number", "number", "number", "number?"],
    (host, x, y, width, height, arc) => {
      const arcSize = toInt(arc ?? 0);
      if (arcSize < 1) box(host, "rectangle", x, y, width, height);
      else {
        makeArea(host, makeFloatBox("rectangle", x, y, width, height, arcSize));
        releaseKeys(host);
      }
    },
  ),
  builtin("makeOval", "nothing", ["number", "number", "number", "number"], (host, x, y, width, height) =>
    box(host, "oval", x, y, width, height),
  ),
  builtin("makePolygon", "nothing", ["...value"], (host, ...args) => polygon(host, args)),
  builtin("makeLine", "nothing", ["...value"], (host, ...args) => line(host, args)),
  builtin("makePoint", "nothing", ["number", "number", "string?"], point),
  builtin("makeSelection", "nothing", ["value", "array", "array", "number?"], selection),
  builtin(
    "makeEllipse",
    "nothing",
    ["number", "number", "number", "number", "number"],
    (host, x1, y1, x2, y2, ratio) => makeArea(host, makeEllipse(x1, y1, x2, y2, ratio)),
  ),
  builtin(
    "makeRotatedRectangle",
    "nothing",
    ["number", "number", "number", "number", "number"],
    (host, x1, y1, x2, y2, width) => {
      const made = x1 === x2 && y1 === y2 ? null : makeRotatedRectangle(x1, y1, x2, y2, width);
      selectRoi(host.world, host.image(), made === null ? null : withDefaultGroup(host, made));
    },
  ),
  builtin(
    "makeArrow",
    "nothing",
    ["number", "number", "number", "number", "string?"],
    (host, x1, y1, x2, y2, options) => arrow(host, [x1, y1, x2, y2], options ?? ""),
    { partly: "outlined arrows are drawn filled" },
  ),
  builtin(
    "makeText",
    "nothing",
    ["string", "number", "number"],
    (host, text, x, y) => makeText(host, text, x, y),
    {
      partly: "width and height of the text are estimated; fonts differ from Java's",
    },
  ),
  builtin("doWand", "nothing", ["number", "number", "number?", "string?"], (host, x, y, tolerance, mode) =>
    wand(host, toInt(x), toInt(y), tolerance ?? 0, mode),
  ),
  builtin("getSelectionBounds", "nothing", ["ref", "ref", "ref", "ref"], setBounds),
  builtin("getBoundingRect", "nothing", ["ref", "ref", "ref", "ref"], setBounds),
  builtin("getSelectionCoordinates", "nothing", ["ref", "ref"], setCoordinates),
  builtin("getLine", "nothing", ["ref", "ref", "ref", "ref", "ref"], (host, x1, y1, x2, y2, width) => {
    const { roi } = host.image();
    const ends = roi?.type === "line" ? [roi.xs[0]!, roi.ys[0]!, roi.xs[1]!, roi.ys[1]!] : [-1, -1, -1, -1];
    [x1, y1, x2, y2].forEach((ref, i) => {
      ref.set(ends[i]!);
    });
    width.set(roi === null ? 1 : roi.strokeWidth);
  }),
  builtin("selectionType", "number", [], (host) => {
    const { current } = host.world;
    return current?.roi ? roiTypes.indexOf(current.roi.type) : -1;
  }),
  builtin("selectionName", "string", [], (host) => selectionOf(host, "No selection").name ?? ""),
  builtin("selectionContains", "number", ["number", "number"], (host, x, y) =>
    roiContains(selectionOf(host), round(x), round(y)) ? 1 : 0,
  ),
  builtin("setSelectionName", "nothing", ["string"], (host, name) =>
    changeSelection(host, selectionOf(host, "No selection"), { name }),
  ),
  builtin("setSelectionLocation", "nothing", ["number", "number"], moveSelection),
  builtin("setKeyDown", "nothing", ["string"], setKeys),
  builtin("isKeyDown", "number", ["string"], isKeyDown),
];
