import { compareIgnoringCase } from "../../image/arrays/index.ts";
import { setPlane } from "../../image/display/index.ts";
import { decodeColour, drawRoi, fillInside } from "../../image/draw/index.ts";
import { parseJavaDouble } from "../../image/numbers/index.ts";
import {
  type AreaOperation,
  atPosition,
  combineRois,
  deselectRoi,
  floatPolygon,
  isArea,
  lineToArea,
  makePoints,
  POINTWISE,
  parts,
  polygonContains,
  replaceRoi,
  roiBounds,
  roiPosition,
  selectRoi,
  simplify,
  sliceOfName,
  toComposite,
  withHyperstackPosition,
  withPosition,
  zPosition,
} from "../../image/roi/index.ts";
import type { Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";
import { colourValue, painterFor } from "./drawing-in-use.ts";
import { interpolateEntries } from "./interpolate-entries.ts";
import { listRois } from "./list-rois.ts";
import { measureEntries, multiMeasure } from "./measure-entries.ts";
import { withFillColour } from "./roi.ts";
import { openEntries, saveEntries } from "./roi-manager-files.ts";
import {
  addToManager,
  changeEntries,
  changeEntriesInPlace,
  chosen,
  chosenRois,
  nameOf,
  openManager,
  removeEntries,
  sliceOf,
  withoutListName,
} from "./roi-manager-in-use.ts";

type Run = (host: MacroHost, command: string) => void;

const COMMANDS: Readonly<Record<string, Run>> = {
  add: (host) => {
    addToManager(host, null, null, -1);
  },
  "add & draw": (host) => {
    if (addToManager(host, null, null, -1)) host.run("Draw", "slice");
  },
  update: (host) => updateEntry(host, true),
  update2: (host) => updateEntry(host, false),
  delete: deleteEntries,
  measure: measureEntries,
  draw: (host) => drawOrFill(host, "draw"),
  fill: (host) => drawOrFill(host, "fill"),
  label: (host) => drawOrFill(host, "draw"),
  and: andEntries,
  or: combineEntries,
  combine: combineEntries,
  xor: xorEntries,
  split: splitSelection,
  sort: sortEntries,
  "show all": (host) => showAll(host, true),
  "show none": (host) => {
    if (host.world.current !== null) openManager(host).showAll = false;
  },
  "show all with labels": (host) => {
    openManager(host).labels = true;
    showAll(host, true);
  },
  "show all without labels": (host) => {
    openManager(host).labels = false;
    showAll(host, true);
  },
  deselect: (host) => {
    openManager(host).selected = [];
  },
  reset: (host) => {
    const manager = openManager(host);
    manager.rois = [];
    manager.selected = [];
  },
  debug: () => {},
  "enable interrupts": () => {},
  "remove channel info": (host) => removePositions(host, "channel"),
  "remove slice info": (host) => removePositions(host, "slice"),
  "remove frame info": (host) => removePositions(host, "frame"),
  list: (host) => listRois(host, openManager(host).rois),
  "interpolate rois": interpolateEntries,
};

/** roiManager(command): false = ImageJ knows no such command. */
export function runManagerCommand(host: MacroHost, command: string): boolean {
  const run = COMMANDS[command];
  if (run !== undefined) run(host, command);
  else if (command.startsWith("multi measure") || command.startsWith("multi-measure"))
    multiMeasure(host, command);
  else if (command === "multi plot")
    host.error('roiManager("Multi Plot") needs plots, which cannot be shown here');
  else if (command.includes("all")) openManager(host).selected = [];
  else return false;
  return true;
}

/** The commands that come with a text: roiManager("rename", name) and the like. */
export const TEXT_COMMANDS: Readonly<Record<string, (host: MacroHost, text: string) => void>> = {
  open: openEntries,
  save: (host, path) => saveEntries(host, path, false),
  "save selected": (host, path) => saveEntries(host, path, true),
  rename: renameEntry,
  "set color": (host, text) => setProperties(host, { strokeColor: decodeColour(text) ?? "#00ffff" }, null),
  "set fill color": (host, text) => setProperties(host, {}, decodeColour(text) ?? "#00ffff"),
  "set line width": (host, text) => {
    const value = parseJavaDouble(text);
    const width = Number.isNaN(value) ? 0 : Math.trunc(value);
    if (width >= 0) setProperties(host, { strokeWidth: width }, null);
  },
  associate: () => {},
  centered: () => {},
  usenames: () => {},
};

function showAll(host: MacroHost, on: boolean): void {
  const { current } = host.world;
  if (current === null) return;
  deselectRoi(host.world, current);
  openManager(host).showAll = on;
}

function deleteEntries(host: MacroHost): void {
  const manager = openManager(host);
  if (manager.rois.length === 0) host.error("The ROI Manager is empty.");
  removeEntries(manager, chosen(manager));
}

function updateEntry(host: MacroHost, copy: boolean): void {
  const manager = openManager(host);
  const window = host.image();
  const roi = window.roi ?? host.error("The active image does not have a selection.");
  const index = manager.selected[0] ?? -1;
  if (index < 0) {
    if (!manager.showAll) host.error("Exactly one item in the list must be selected.");
    return;
  }
  if (!copy) {
    changeEntries(host, [index], () => roi);
    return;
  }
  const name = nameOf(manager.rois[index] ?? roi);
  const entry = { ...roi, name };
  replaceRoi(host.world, roi, { ...roi, name });
  changeEntries(host, [index], () => (roiPosition(entry) === POINTWISE ? entry : atPosition(entry, window)));
}

function renameEntry(host: MacroHost, name: string): void {
  const manager = openManager(host);
  const index = manager.selected[0] ?? -1;
  const roi = manager.rois[index] ?? host.error("Exactly one item in the list must be selected.");
  if (name === nameOf(roi)) return;
  const position = sliceOfName(name);
  let renamed: Roi = { ...withoutListName(roi), name };
  if (position > 0 && renamed.hyperstackPosition !== true) renamed = withPosition(renamed, position);
  replaceRoi(host.world, roi, renamed);
  const { current } = host.world;
  if (current?.roi) selectRoi(host.world, current, renamed);
}

/** @see ImageJ 1.54p RoiManager.setProperties */
function setProperties(host: MacroHost, stroke: Partial<Roi>, fillColor: string | null): void {
  const manager = openManager(host);
  const indices = chosen(manager);
  if (indices.length === 0) return;
  const change = (roi: Roi): Roi => {
    const painted = { ...roi, ...stroke };
    return { ...painted, ...withFillColour(painted, fillColor) };
  };
  changeEntriesInPlace(host, indices, change);
  const { current } = host.world;
  const roi = current?.roi;
  if (current && roi && (indices.length === 1 || !manager.showAll) && !manager.rois.includes(roi)) {
    const painted = { ...roi, ...stroke };
    replaceRoi(
      host.world,
      roi,
      fillColor === null ? painted : { ...painted, ...withFillColour(painted, fillColor) },
    );
  }
  if ((stroke.strokeWidth ?? 0) > 1 && !manager.showAll && !roi) manager.showAll = manager.rois.length > 0;
}

function drawOrFill(host: MacroHost, what: "draw" | "fill"): void {
  const { world } = host;
  const manager = openManager(host);
  const window = host.image();
  const indices = chosen(manager);
  deselectRoi(world, window);
  let mode = what;
  for (const index of indices) {
    const roi = manager.rois[index];
    if (roi === undefined) continue;
    host.tick();
    if (roi.type === "polyline" || roi.type === "freeline" || roi.type === "angle") mode = "draw";
    const slice = sliceOf(roi);
    if (slice >= 1 && slice <= window.planes.length) setPlane(window, slice - 1);
    const painter = painterFor(world, window, colourValue(world, window, world.options.foreground));
    if (mode === "draw") drawRoi(painter, roi, world.options.lineWidth);
    else fillInside(painter, roi, world.options.lineWidth);
  }
  window.changed = true;
  manager.showAll = false;
}

/** As composites, combined one after the other, then simplified. */
function combined(rois: readonly Roi[], operation: AreaOperation): Roi | null {
  let result: Roi | null = null;
  for (const roi of rois) {
    const area = isArea(roi) || roi.type === "point" ? roi : lineToArea(roi);
    const shape = area === null ? null : toComposite(area);
    if (shape === null) continue;
    result = result === null ? { ...shape, name: null } : combineRois(result, shape, operation);
  }
  return result;
}

function combineEntries(host: MacroHost): void {
  const window = host.image();
  const rois = chosenRois(openManager(host));
  const [first] = rois;
  if (first === undefined) return;
  if (rois.every((roi) => roi.type === "point")) {
    const polygons = rois.map(floatPolygon);
    selectRoi(
      host.world,
      window,
      makePoints(
        polygons.flatMap(({ xs }) => [...xs]),
        polygons.flatMap(({ ys }) => [...ys]),
      ),
    );
    return;
  }
  if (rois.length === 1) {
    const plain = withPosition(first, 0);
    selectRoi(host.world, window, {
      ...plain,
      group: 0,
      strokeColor: first.group > 0 ? null : first.strokeColor,
    });
    return;
  }
  const shape = combined(rois, "or");
  if (shape !== null) selectRoi(host.world, window, simplify(shape));
}

function andEntries(host: MacroHost): void {
  const window = host.image();
  const rois = chosenRois(openManager(host));
  if (rois.length === 1) host.error("More than one item must be selected, or none");
  const points = rois.filter((roi) => roi.type === "point");
  const only = points.length === 1 ? points[0] : undefined;
  const shape = combined(
    rois.filter((roi) => roi !== only),
    "and",
  );
  if (shape === null) return;
  if (only === undefined) selectRoi(host.world, window, simplify(shape));
  else selectRoi(host.world, window, containedPoints(only, shape));
}

/** The points inside an area; null = none. */
function containedPoints(points: Roi, area: Roi): Roi | null {
  const { xs, ys } = floatPolygon(points);
  const box = roiBounds(area);
  const inside = (i: number) => {
    const [x, y] = [xs[i]!, ys[i]!];
    if (x < box.x || y < box.y || x >= box.x + box.width || y >= box.y + box.height) return false;
    const paths = area.paths ?? [];
    return paths.filter((path) => polygonContains(path, x + 1e-3, y + 1e-6)).length % 2 === 1;
  };
  const kept = xs.map((_, i) => i).filter(inside);
  if (kept.length === 0) return null;
  const made = makePoints(
    kept.map((i) => xs[i]!),
    kept.map((i) => ys[i]!),
  );
  const { strokeColor, fillColor, strokeWidth, name, group, extra } = points;
  return { ...made, strokeColor, fillColor, strokeWidth, name, group, extra };
}

function xorEntries(host: MacroHost): void {
  const window = host.image();
  const rois = chosenRois(openManager(host));
  if (rois.length === 1) host.error("More than one item must be selected, or none");
  const shape = combined(rois, "xor");
  if (shape !== null) selectRoi(host.world, window, simplify(shape));
}

/** Exclusive or of several selections: Overlay.xor. null = none given. */
export function xorOf(rois: readonly Roi[]): Roi | null {
  const shape = combined(rois, "xor");
  return shape === null ? null : simplify(shape);
}

function splitSelection(host: MacroHost): void {
  const window = host.image();
  const { roi } = window;
  if (roi === null || roi.type !== "composite") {
    host.error("Image with composite selection required");
    return;
  }
  for (const part of parts(roi)) {
    selectRoi(host.world, window, part);
    if (window.roi !== null) addToManager(host, null, null, -1);
  }
}

function sortEntries(host: MacroHost): void {
  const manager = openManager(host);
  manager.rois = [...manager.rois].sort((a, b) => compareIgnoringCase(nameOf(a), nameOf(b)));
  manager.selected = [];
}

function removePositions(host: MacroHost, what: "channel" | "slice" | "frame"): void {
  changeEntriesInPlace(host, chosen(openManager(host)), (roi) => {
    let plain = roi;
    if (sliceOfName(nameOf(roi)) > 0) plain = { ...plain, name: nameOf(roi).slice(5) };
    if (roi.hyperstackPosition === true)
      return withHyperstackPosition(
        plain,
        what === "channel" ? 0 : roi.channel,
        what === "slice" ? 0 : zPosition(roi),
        what === "frame" ? 0 : roi.frame,
      );
    return what === "slice" ? withPosition(plain, 0) : plain;
  });
}
