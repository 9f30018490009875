import { positionOf, setPlane, setPosition } from "../../image/display/index.ts";
import { colourRgb, decodeColour, fillInside, Painter } from "../../image/draw/index.ts";
import { measure } from "../../image/measure/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  compositeOf,
  deselectRoi,
  ellipsePath,
  floatPolygon,
  makeRectangle,
  moveRoi,
  type Path,
  polygonContains,
  replaceRoi,
  roiContains,
  roiPosition,
  roiTypes,
  selectRoi,
  showsHyperstack,
  withHyperstackPosition,
  withPosition,
  zPosition,
} from "../../image/roi/index.ts";
import { showTable } from "../../image/tables/index.ts";
import { type ImageWindow, newTable, type Roi, wholeProcessor } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray, Ref } from "../values.ts";
import { cropAndSave } from "./crop-selections.ts";
import { colourValue, drawingColour, drawingOf } from "./drawing-in-use.ts";
import { overlayLabelBuiltins, overlayOf } from "./overlay-labels.ts";
import { withFillColour } from "./roi.ts";
import { xorOf } from "./roi-manager-commands.ts";
import { round, selectionOf } from "./selection-in-use.ts";
import { fontOf, textWidth } from "./text-selection.ts";

/** Paths that Overlay.moveTo and lineTo collect, and elements drawn before the image has an overlay. */
interface Sketch {
  paths: { xs: number[]; ys: number[] }[] | null;
  offscreen: Roi[] | null;
}

function sketchOf(host: MacroHost): Sketch {
  let sketch = host.state.get("overlay sketch") as Sketch | undefined;
  if (sketch === undefined) {
    sketch = { paths: null, offscreen: null };
    host.state.set("overlay sketch", sketch);
  }
  return sketch;
}

const f = Math.fround;

function moveTo(host: MacroHost, x: number, y: number): void {
  host.image();
  const sketch = sketchOf(host);
  sketch.paths ??= [];
  sketch.paths.push({ xs: [f(x)], ys: [f(y)] });
}

function lineTo(host: MacroHost, x: number, y: number): void {
  host.image();
  const sketch = sketchOf(host);
  sketch.paths ??= [{ xs: [0], ys: [0] }];
  const path = sketch.paths[sketch.paths.length - 1];
  path?.xs.push(f(x));
  path?.ys.push(f(y));
}

/** The collected paths become an element. */
function finishSketch(host: MacroHost): void {
  const sketch = sketchOf(host);
  if (sketch.paths === null) return;
  const paths = sketch.paths.filter(({ xs }) => xs.length > 0);
  sketch.paths = null;
  addElement(host, openPaths(paths));
}

function openPaths(paths: readonly Path[]): Roi {
  const roi = compositeOf(paths);
  return { ...roi, extra: { ...roi.extra, open: true } };
}

/** Add with the drawing colour and line width, to the overlay or, before there is one, to what Overlay.show shows. */
function addElement(host: MacroHost, roi: Roi): void {
  const window = host.image();
  const drawing = drawingOf(host);
  const strokeWidth = drawing.lineWidth > 0 ? drawing.lineWidth : Math.max(1, host.world.options.lineWidth);
  const element: Roi = { ...roi, strokeWidth, strokeColor: drawing.colour ?? roi.strokeColor };
  if (window.overlay !== null) {
    window.overlay = [...window.overlay, element];
    return;
  }
  const sketch = sketchOf(host);
  sketch.offscreen = [...(sketch.offscreen ?? []), element];
}

function drawShape(host: MacroHost, ellipse: boolean, box: readonly number[]): void {
  host.image();
  finishSketch(host);
  const [x, y, width, height] = box.map((value) => f(round(value))) as [number, number, number, number];
  const path: Path = ellipse
    ? ellipsePath(x, y, width, height)
    : { xs: [x, x + width, x + width, x, x], ys: [y, y, y + height, y + height, y] };
  addElement(host, compositeOf([path]));
}

function drawString(host: MacroHost, text: string, x: number, y: number): void {
  host.image();
  finishSketch(host);
  const font = fontOf(host);
  const width = Math.max(1, textWidth(host, text));
  const height = Math.max(1, Math.round(font.size * 1.2));
  const box = makeRectangle(toInt(x), toInt(y) - height, width, height);
  addElement(host, { ...box, kind: "text", extra: { text, ...font } });
}

function show(host: MacroHost): void {
  const window = host.image();
  finishSketch(host);
  const sketch = sketchOf(host);
  if (sketch.offscreen === null) window.overlayHidden = false;
  else {
    window.overlay = sketch.offscreen;
    sketch.offscreen = null;
  }
}

function addSelection(host: MacroHost, stroke?: string, width?: number, fill?: string): void {
  const window = host.image();
  let roi = selectionOf(host, "No selection");
  const sketch = sketchOf(host);
  if (sketch.offscreen !== null) {
    window.overlay = sketch.offscreen;
    sketch.offscreen = null;
  }
  const change = (next: Roi) => {
    replaceRoi(host.world, roi, next);
    roi = next;
  };
  if (stroke !== undefined && stroke !== "")
    change({ ...roi, fillColor: null, strokeColor: decodeColour(stroke) ?? "#000000" });
  if (width !== undefined && !Number.isNaN(width)) change({ ...roi, strokeWidth: f(Math.max(0, width)) });
  if (fill !== undefined && fill !== "")
    change({ ...roi, ...withFillColour(roi, decodeColour(fill) ?? "#000000") });
  window.overlay = [...(window.overlay ?? []), roi];
}

/** The overlay of the current image, or what is drawn but not shown yet.
 * @throws macro/runtime "No overlay" */
function lastOf(host: MacroHost): Roi | undefined {
  const window = host.image();
  const elements = window.overlay ?? sketchOf(host).offscreen ?? host.error("No overlay");
  return elements[elements.length - 1];
}

function changeLast(host: MacroHost, change: (roi: Roi) => Roi): void {
  const last = lastOf(host);
  if (last === undefined) return;
  const after = change(last);
  replaceRoi(host.world, last, after);
  const sketch = sketchOf(host);
  sketch.offscreen = sketch.offscreen?.map((roi) => (roi === last ? after : roi)) ?? null;
}

function elementAt(host: MacroHost, index: number): Roi {
  const elements = overlayOf(host);
  return (
    elements[toInt(index)] ??
    host.error(`Index (${toInt(index)}) is outside of the 0-${elements.length - 1} range`)
  );
}

function activate(host: MacroHost, index: number): void {
  const window = host.image();
  const roi = elementAt(host, index);
  goTo(window, roi);
  selectRoi(host.world, window, roi);
}

function goTo(window: ImageWindow, roi: Roi): void {
  if (window.planes.length < 2) return;
  const now = positionOf(window);
  if (showsHyperstack(window) && roi.hyperstackPosition === true)
    setPosition(window, {
      channel: roi.channel > 0 ? roi.channel : now.channel,
      slice: zPosition(roi) > 0 ? zPosition(roi) : now.slice,
      frame: roi.frame > 0 ? roi.frame : now.frame,
    });
  else if (roiPosition(roi) > 0) setPlane(window, Math.min(window.planes.length, roiPosition(roi)) - 1);
}

/** Last element that contains a pixel; lines count 10 pixels wide. */
function indexAt(host: MacroHost, x: number, y: number): number {
  const elements = host.image().overlay ?? [];
  for (let i = elements.length - 1; i >= 0; i--) {
    const roi = elements[i]!;
    const inside =
      roi.type === "line"
        ? polygonContains(floatPolygon({ ...roi, strokeWidth: 10 }), x, y)
        : roiContains(roi, x, y);
    if (inside) return i;
  }
  return -1;
}

/** A row for each element in a new results table. */
function measureOverlay(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const table = newTable(null, world.options.precision);
  table.showRowNumbers = true;
  for (const roi of overlayOf(host)) {
    host.tick();
    selectRoi(world, window, roi);
    measure(world, window, table, world.options.measurements);
  }
  deselectRoi(world, window);
  showTable(world, table, "Results");
}

function fill(host: MacroHost, foreground: string, background?: string): void {
  const window = host.image();
  const elements = overlayOf(host);
  const { pixels, width, height } = wholeProcessor(window);
  const painterWith = (colour: string) =>
    new Painter(
      pixels,
      width,
      height,
      colourValue(host.world, window, colourRgb(drawingColour(host, colour))),
    );
  if (background !== undefined) painterWith(background).fillRect({ x: 0, y: 0, width, height });
  const painter = painterWith(foreground);
  for (const roi of elements) fillInside(painter, roi);
  window.changed = true;
}

function changeAll(host: MacroHost, change: (roi: Roi) => Partial<Roi>): void {
  for (const roi of overlayOf(host)) replaceRoi(host.world, roi, { ...roi, ...change(roi) });
}

function bounds(host: MacroHost, index: number, ...refs: readonly Ref[]): void {
  const roi = overlayOf(host)[toInt(index)];
  if (roi === undefined) return;
  const { x, y, width, height } = roi.bounds;
  [x, y, width, height].forEach((value, i) => {
    refs[i]?.set(value);
  });
}

function xor(host: MacroHost, indices: MacroArray): void {
  const elements = overlayOf(host);
  const window = host.image();
  const picked = indices.flatMap((index) => elements[toInt(Number(index))] ?? []);
  selectRoi(host.world, window, xorOf(picked));
}

export const overlayBuiltins: readonly Builtin[] = [
  builtin("Overlay.moveTo", "nothing", ["number", "number"], moveTo),
  builtin("Overlay.lineTo", "nothing", ["number", "number"], lineTo),
  builtin("Overlay.drawLine", "nothing", ["number", "number", "number", "number"], (host, x1, y1, x2, y2) => {
    moveTo(host, x1, y1);
    lineTo(host, x2, y2);
  }),
  builtin("Overlay.drawRect", "nothing", ["number", "number", "number", "number"], (host, ...box) =>
    drawShape(host, false, box),
  ),
  builtin("Overlay.drawEllipse", "nothing", ["number", "number", "number", "number"], (host, ...box) =>
    drawShape(host, true, box),
  ),
  builtin(
    "Overlay.drawString",
    "nothing",
    ["string", "number", "number", "number?"],
    (host, text, x, y) => drawString(host, text, x, y),
    { partly: "size of the text is estimated; no angle" },
  ),
  builtin("Overlay.add", "nothing", [], (host) => {
    host.image();
    finishSketch(host);
  }),
  builtin("Overlay.show", "nothing", [], show),
  builtin("Overlay.hide", "nothing", [], (host) => {
    host.image().overlayHidden = true;
  }),
  builtin("Overlay.remove", "nothing", [], (host) => {
    host.image().overlay = null;
    sketchOf(host).offscreen = null;
  }),
  builtin("Overlay.clear", "nothing", [], (host) => {
    const window = host.image();
    sketchOf(host).offscreen = null;
    if (window.overlay !== null) window.overlay = [];
  }),
  builtin("Overlay.copy", "nothing", [], (host) => {
    host.state.set("overlay clipboard", overlayOf(host));
  }),
  builtin("Overlay.paste", "nothing", [], (host) => {
    const copied = host.state.get("overlay clipboard") as Roi[] | undefined;
    host.image().overlay = copied ?? host.error("Overlay clipboard empty");
  }),
  builtin("Overlay.size", "number", [], (host) => host.image().overlay?.length ?? 0),
  builtin("Overlay.getSize", "number", [], (host) => overlayOf(host).length),
  builtin("Overlay.hidden", "number", [], (host) => {
    const window = host.image();
    return window.overlay !== null && window.overlayHidden === true ? 1 : 0;
  }),
  builtin("Overlay.addSelection", "nothing", ["string?", "number?", "string?"], addSelection),
  builtin("Overlay.addRoi", "nothing", ["string?", "number?", "string?"], addSelection),
  builtin("Overlay.setPosition", "nothing", ["number", "number?", "number?"], (host, n, slice, frame) => {
    host.image();
    finishSketch(host);
    changeLast(host, (roi) =>
      slice === undefined || frame === undefined
        ? withPosition(roi, toInt(n))
        : withHyperstackPosition(roi, toInt(n), toInt(slice), toInt(frame)),
    );
  }),
  builtin("Overlay.setFillColor", "nothing", ["string"], (host, colour) => {
    host.image();
    const chosen = drawingColour(host, colour);
    changeLast(host, (roi) => ({ ...roi, ...withFillColour(roi, chosen) }));
  }),
  builtin("Overlay.setStrokeColor", "nothing", ["string"], (host, colour) => {
    overlayOf(host);
    const strokeColor = drawingColour(host, colour);
    changeAll(host, () => ({ strokeColor }));
  }),
  builtin("Overlay.setStrokeWidth", "nothing", ["number"], (host, width) =>
    changeAll(host, () => ({ strokeWidth: f(Math.max(0, width)) })),
  ),
  builtin("Overlay.indexAt", "number", ["number", "number"], (host, x, y) =>
    indexAt(host, toInt(x), toInt(y)),
  ),
  builtin("Overlay.getType", "number", ["number"], (host, value) => {
    const index = toInt(value);
    const elements = host.image().overlay;
    if (elements === null || index === -1) return -1;
    return roiTypes.indexOf(elementAt(host, index).type);
  }),
  builtin("Overlay.update", "nothing", ["number"], (host, index) => {
    const window = host.image();
    const before = elementAt(host, index);
    const { roi } = window;
    if (roi !== null) window.overlay = window.overlay?.map((each) => (each === before ? roi : each)) ?? null;
  }),
  ...["Overlay.removeSelection", "Overlay.removeRoi"].map((name) =>
    builtin(name, "nothing", ["number"], (host, index) => {
      elementAt(host, index);
      const window = host.image();
      window.overlay = window.overlay?.filter((_, at) => at !== toInt(index)) ?? null;
    }),
  ),
  builtin("Overlay.removeRois", "nothing", ["string"], (host, name) => {
    const window = host.image();
    window.overlay = overlayOf(host).filter((roi) => roi.name !== name);
  }),
  ...["Overlay.activateSelection", "Overlay.activateSelectionAndWait", "Overlay.activateRoi"].map((name) =>
    builtin(name, "nothing", ["number"], activate),
  ),
  builtin("Overlay.moveSelection", "nothing", ["number", "number", "number"], (host, index, x, y) => {
    const roi = elementAt(host, index);
    replaceRoi(host.world, roi, moveRoi(roi, toInt(x), toInt(y)));
  }),
  builtin("Overlay.getBounds", "nothing", ["number", "ref", "ref", "ref", "ref"], bounds),
  builtin("Overlay.measure", "nothing", [], measureOverlay),
  builtin("Overlay.fill", "nothing", ["string", "string?"], fill),
  builtin(
    "Overlay.flatten",
    "nothing",
    [],
    (host) => {
      overlayOf(host);
      return host.run("Flatten", "");
    },
    { partly: "lines are not antialiased, no text" },
  ),
  builtin("Overlay.cropAndSave", "nothing", ["string", "string"], (host, place, options) =>
    cropAndSave(host, overlayOf(host), place, options),
  ),
  builtin("Overlay.xor", "nothing", ["array"], xor),
  ...overlayLabelBuiltins,
];
