import { colourText, decodeColour, rgbColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  deselectRoi,
  feret,
  fitSpline,
  floatPolygon,
  interpolatedPolygon,
  isLine,
  lineToArea,
  makeFloatPolygon,
  propertiesText,
  roiBounds,
  roiContains,
  roiMask,
  roiSize,
  roiTypeName,
  selectRoi,
  translateRoi,
  withHyperstackPosition,
  withPosition,
  zPosition,
} from "../../image/roi/index.ts";
import type { Roi } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray, Ref, Value } from "../values.ts";
import { moveSelection, setCoordinates, withLineWidth } from "./selection.ts";
import { changeSelection, round, selectionOf } from "./selection-in-use.ts";

const noSelection = "No selection";

/** Change the selection that a Roi function is about. */
function change(host: MacroHost, make: (roi: Roi) => Partial<Roi>): void {
  const roi = selectionOf(host, noSelection);
  changeSelection(host, roi, make(roi));
}

/** "red", "#80ff0000", one packed number, or red, green, blue. "none" = null. */
export function colourOf(host: MacroHost, first: Value, green?: number, blue?: number): string | null {
  if (typeof first === "string") return decodeColour(first) ?? null;
  if (typeof first !== "number") return host.error("Number or numeric function expected");
  const part = (value: number) => Math.max(0, Math.min(255, toInt(value)));
  if (green === undefined || blue === undefined) return rgbColour(toInt(first) & 0xffffff);
  return rgbColour((part(first) << 16) | (part(green) << 8) | part(blue));
}

/** Filled areas have no outline colour of their own.
 * @see ImageJ 1.54p ij.gui.Roi.setFillColor */
export function withFillColour(roi: Roi, fillColor: string | null): Partial<Roi> {
  const area = !isLine(roi) && roi.type !== "point" && roi.kind !== "text";
  return { fillColor, ...(fillColor !== null && area ? { strokeColor: null } : {}) };
}

const GLASBEY_MISSING = "#ffff00";

/** ImageJ takes group colours from the look-up table "Glasbey" of its luts folder, and yellow where that is missing, as here. */
export function withGroup(host: MacroHost, roi: Roi, group: number): Partial<Roi> {
  if (group < 0 || group > 255) host.error(`java.lang.IllegalArgumentException: Invalid group: ${group}`);
  if (group > 0) return { group, strokeColor: GLASBEY_MISSING };
  return roi.group > 0 ? { group, strokeColor: null } : { group };
}

function bounds(host: MacroHost, whole: boolean, refs: readonly [Ref, Ref, Ref, Ref]): void {
  const roi = selectionOf(host, noSelection);
  const rect = whole ? roiBounds(roi) : roi.bounds;
  [rect.x, rect.y, rect.width, rect.height].forEach((value, i) => {
    refs[i]?.set(value);
  });
}

/** Centres of the pixels inside; of a thin line points one pixel apart.
 * @see ImageJ 1.54p getContainedFloatPoints of Roi, PointRoi */
function containedPoints(host: MacroHost, xs: Ref, ys: Ref): void {
  const roi = selectionOf(host, noSelection);
  if (roi.type === "point" || (isLine(roi) && roi.strokeWidth <= 1)) {
    setArrays(roi.type === "point" ? floatPolygon(roi) : interpolatedPolygon(roi), xs, ys);
    return;
  }
  const area = isLine(roi) ? lineToArea(roi) : roi;
  const points = { xs: [] as number[], ys: [] as number[] };
  if (area !== null) {
    const { x, y, width, height } = roiBounds(area);
    host.claim(width * height * 16, "points of the selection");
    const mask = roiMask(area);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        if (mask === null || mask[row * width + column] !== 0) {
          points.xs.push(x + column);
          points.ys.push(y + row);
        }
  }
  setArrays(points, xs, ys);
}

function setArrays(
  path: { readonly xs: readonly number[]; readonly ys: readonly number[] },
  xs: Ref,
  ys: Ref,
): void {
  xs.set([...path.xs]);
  ys.set([...path.ys]);
}

function splineAnchors(host: MacroHost, xs: Ref, ys: Ref): void {
  const roi = selectionOf(host, noSelection);
  const { anchors } = roi;
  if (anchors === undefined) setArrays(floatPolygon(roi), xs, ys);
  else setArrays({ xs: anchors.xs.map(Math.fround), ys: anchors.ys.map(Math.fround) }, xs, ys);
}

function setSplineAnchors(host: MacroHost, type: "polygon" | "polyline", x: MacroArray, y: MacroArray): void {
  if (x.length !== y.length) host.error("Arrays are not the same length");
  const roi = makeFloatPolygon(x.map(Number), y.map(Number), type);
  selectRoi(host.world, host.image(), fitSpline(type === "polyline" ? withLineWidth(host, roi) : roi));
}

function feretPoints(host: MacroHost, xs: Ref, ys: Ref): void {
  const roi = selectionOf(host, noSelection);
  const { pixelWidth, pixelHeight } = host.image().calibration;
  const points = feret(roi, pixelWidth, pixelHeight)?.points ?? [];
  xs.set(points.filter((_, i) => i % 2 === 0));
  ys.set(points.filter((_, i) => i % 2 === 1));
}

function setProperty(host: MacroHost, key: string, value = "1"): void {
  if (key.includes(" ")) host.error("Keys contain a space");
  change(host, (roi) => {
    const { [key]: _, ...others } = roi.properties;
    return { properties: value === "" ? others : { ...others, [key]: value } };
  });
}

function setting(host: MacroHost, key: string, byDefault: number): number {
  return Number(host.world.options.other.get(key) ?? byDefault);
}

export const roiBuiltins: readonly Builtin[] = [
  builtin("Roi.contains", "number", ["number", "number"], (host, x, y) =>
    roiContains(selectionOf(host, noSelection), round(x), round(y)) ? 1 : 0,
  ),
  builtin("Roi.size", "number", [], (host) => {
    const { roi } = host.image();
    return roi === null ? 0 : roiSize(roi);
  }),
  builtin("Roi.remove", "nothing", [], (host) => deselectRoi(host.world, host.image())),
  builtin("Roi.selectNone", "nothing", [], (host) => deselectRoi(host.world, host.image())),
  builtin("Roi.copy", "nothing", [], (host) => {
    host.state.set("roi clipboard", { ...selectionOf(host, noSelection) });
  }),
  builtin("Roi.paste", "nothing", [], (host) => {
    const window = host.image();
    const roi = host.state.get("roi clipboard") as Roi | undefined;
    if (roi !== undefined) selectRoi(host.world, window, { ...roi });
  }),
  builtin("Roi.getBounds", "nothing", ["ref", "ref", "ref", "ref"], (host, ...refs) =>
    bounds(host, true, refs),
  ),
  builtin("Roi.getFloatBounds", "nothing", ["ref", "ref", "ref", "ref"], (host, ...refs) =>
    bounds(host, false, refs),
  ),
  builtin("Roi.getCoordinates", "nothing", ["ref", "ref"], (host, xs, ys) => {
    selectionOf(host, noSelection);
    setCoordinates(host, xs, ys);
  }),
  builtin("Roi.getContainedPoints", "nothing", ["ref", "ref"], containedPoints),
  builtin("Roi.getFeretPoints", "nothing", ["ref", "ref"], feretPoints),
  builtin("Roi.getSplineAnchors", "nothing", ["ref", "ref"], splineAnchors),
  builtin("Roi.setPolygonSplineAnchors", "nothing", ["array", "array"], (host, x, y) =>
    setSplineAnchors(host, "polygon", x, y),
  ),
  builtin("Roi.setPolylineSplineAnchors", "nothing", ["array", "array"], (host, x, y) =>
    setSplineAnchors(host, "polyline", x, y),
  ),
  builtin("Roi.getName", "string", [], (host) => selectionOf(host, noSelection).name ?? ""),
  builtin("Roi.setName", "nothing", ["string"], (host, name) => change(host, () => ({ name }))),
  builtin("Roi.getType", "string", [], (host) => {
    const name = roiTypeName(selectionOf(host, noSelection));
    return name === "Straight Line" ? "line" : name.toLowerCase();
  }),
  builtin("Roi.getStrokeColor", "string", [], (host) =>
    colourText(selectionOf(host, noSelection).strokeColor),
  ),
  builtin("Roi.getFillColor", "string", [], (host) => colourText(selectionOf(host, noSelection).fillColor)),
  builtin("Roi.setStrokeColor", "nothing", ["value", "number?", "number?"], (host, color, green, blue) =>
    change(host, () => ({ strokeColor: colourOf(host, color, green, blue) })),
  ),
  builtin("Roi.setFillColor", "nothing", ["value", "number?", "number?"], (host, color, green, blue) =>
    change(host, (roi) => withFillColour(roi, colourOf(host, color, green, blue))),
  ),
  builtin("Roi.getStrokeWidth", "number", [], (host) => selectionOf(host, noSelection).strokeWidth),
  builtin("Roi.setStrokeWidth", "nothing", ["number"], (host, width) =>
    change(host, () => ({ strokeWidth: Math.fround(Math.max(0, width)) })),
  ),
  builtin("Roi.setUnscalableStrokeWidth", "nothing", ["number"], (host, width) =>
    change(host, () => ({ strokeWidth: Math.fround(Math.max(0, width)) })),
  ),
  builtin("Roi.setMinStrokeWidth", "nothing", ["number"], (host) => {
    selectionOf(host, noSelection);
  }),
  builtin("Roi.getDefaultStrokeWidth", "number", [], (host) => setting(host, "defaultStrokeWidth", 0)),
  builtin("Roi.setDefaultStrokeWidth", "nothing", ["number"], (host, width) => {
    host.world.options.other.set("defaultStrokeWidth", Math.max(0, width));
  }),
  builtin("Roi.getDefaultColor", "string", [], () => "yellow"),
  builtin("Roi.getGroup", "number", [], (host) => selectionOf(host, noSelection).group),
  builtin(
    "Roi.setGroup",
    "nothing",
    ["number"],
    (host, group) => change(host, (roi) => withGroup(host, roi, toInt(group))),
    { partly: "the colour is yellow, as in an ImageJ without its folder of lookup tables" },
  ),
  builtin("Roi.getDefaultGroup", "number", [], (host) => setting(host, "defaultGroup", 0)),
  builtin(
    "Roi.setDefaultGroup",
    "nothing",
    ["number"],
    (host, group) => {
      const number = toInt(group);
      if (number < 0 || number > 255)
        host.error(`java.lang.IllegalArgumentException: Invalid group: ${number}`);
      host.world.options.other.set("defaultGroup", number);
    },
    { partly: "selections that commands make do not get the group" },
  ),
  builtin("Roi.getGroupNames", "string", [], (host) =>
    String(host.world.options.other.get("groupNames") ?? ""),
  ),
  builtin("Roi.setGroupNames", "nothing", ["string"], (host, names) => {
    host.world.options.other.set("groupNames", names);
  }),
  builtin(
    "Roi.getProperty",
    "string",
    ["string"],
    (host, key) => selectionOf(host, noSelection).properties[key] ?? "",
  ),
  builtin("Roi.getProperties", "string", [], (host) => propertiesText(selectionOf(host, noSelection))),
  builtin("Roi.setProperty", "nothing", ["string", "string?"], setProperty),
  builtin("Roi.setPosition", "nothing", ["number", "number?", "number?"], (host, n, slice, frame) =>
    change(host, (roi) =>
      slice === undefined || frame === undefined
        ? withPosition(roi, toInt(n))
        : withHyperstackPosition(roi, toInt(n), toInt(slice), toInt(frame)),
    ),
  ),
  builtin("Roi.getPosition", "nothing", ["ref", "ref", "ref"], (host, channel, slice, frame) => {
    const roi = selectionOf(host, noSelection);
    channel.set(roi.channel);
    slice.set(zPosition(roi));
    frame.set(roi.frame);
  }),
  builtin("Roi.getPointPosition", "number", ["number"], (host, index) => {
    const roi = selectionOf(host, noSelection);
    if (roi.type !== "point") host.error("Point selection required");
    return roi.pointPositions?.[toInt(index)] ?? 0;
  }),
  builtin("Roi.move", "nothing", ["number", "number"], (host, x, y) => {
    selectionOf(host, noSelection);
    moveSelection(host, x, y);
  }),
  builtin("Roi.translate", "nothing", ["number", "number"], (host, dx, dy) =>
    change(host, (roi) => translateRoi(roi, dx, dy)),
  ),
  builtin("Roi.setAntiAlias", "nothing", ["value"], (host) => {
    selectionOf(host, noSelection);
  }),
  builtin("Roi.setFontSize", "nothing", ["number"], (host, size) => {
    // ImageJ does not read the argument when the selection is no text, and prints the bracket that is left over.
    if (selectionOf(host, noSelection).kind !== "text") host.log(host.text(size));
    else change(host, (roi) => ({ extra: { ...roi.extra, size: toInt(size) } }));
  }),
  builtin("Roi.setJustification", "nothing", ["string"], (host, where) =>
    change(host, (roi) => (roi.kind === "text" ? { extra: { ...roi.extra, justification: where } } : {})),
  ),
];
