import { decodeColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import {
  isLine,
  roiBounds,
  rotateRoi,
  rotationCentre,
  scaleRoi,
  shapeOf,
  translateRoi,
  withHyperstackPosition,
  withPosition,
  zPosition,
} from "../../image/roi/index.ts";
import type { Roi, RoiManagerState } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type MacroArray, type Value } from "../values.ts";
import { multiCrop } from "./crop-selections.ts";
import { withGroup } from "./roi.ts";
import { runManagerCommand, TEXT_COMMANDS } from "./roi-manager-commands.ts";
import {
  addToManager,
  changeEntries,
  changeEntriesInPlace,
  chosen,
  nameOf,
  openManager,
  RESTORE_CENTRED,
  removeEntries,
  selectEntry,
} from "./roi-manager-in-use.ts";
import { combineWithPrevious, keysOf, releaseOwnKeys } from "./selection-in-use.ts";

function roiManager(host: MacroHost, name: string, first?: Value, second?: Value): number {
  const command = name.toLowerCase();
  const manager = openManager(host);
  const withText = TEXT_COMMANDS[command];
  if (withText !== undefined) {
    if (first === undefined || isArray(first)) host.error("String expected");
    withText(host, typeof first === "string" ? first : host.text(first ?? ""));
    return Number.NaN;
  }
  switch (command) {
    case "add":
      addToManager(host, null, addColour(first), addWidth(first, second));
      return Number.NaN;
    case "select":
      select(host, manager, first);
      return Number.NaN;
    case "count":
    case "size":
      return manager.rois.length;
    case "index":
      return manager.selected[0] ?? -1;
    case "translate":
      translate(host, Number(first), Number(second));
      return Number.NaN;
    default:
      if (!runManagerCommand(host, command)) host.error("Invalid ROI Manager command");
      return Number.NaN;
  }
}

function addColour(colour: Value | undefined): string | null {
  return typeof colour === "string" ? (decodeColour(colour) ?? "#00ffff") : null;
}

function addWidth(first: Value | undefined, second: Value | undefined): number {
  const width = typeof second === "number" ? second : typeof first === "number" ? first : 1;
  return Math.floor(width + 0.5);
}

function select(host: MacroHost, manager: RoiManagerState, which: Value | undefined): void {
  const count = manager.rois.length;
  if (isArray(which)) {
    selectAll(host, manager, which);
    return;
  }
  const index = toInt(Number(which));
  if (index < 0 || index > count - 1) host.error(`Index (${index}) is outside of the 0-${count - 1} range`);
  const { shift, alt } = keysOf(host);
  if (shift || alt) addToSelection(host, index, shift, alt);
  else selectEntry(host, index);
  releaseOwnKeys(host);
}

function selectAll(host: MacroHost, manager: RoiManagerState, indices: MacroArray): void {
  const whole = indices.map((index) => toInt(Number(index)));
  for (const index of whole)
    if (index < 0 || index >= manager.rois.length) host.error(`Invalid index: ${index}`);
  manager.selected = [...new Set(whole)].sort((a, b) => a - b);
}

/** With shift or alt pressed the entry is added to, or taken from, the image's selection. */
function addToSelection(host: MacroHost, index: number, shift: boolean, alt: boolean): void {
  const window = host.image();
  const roi = openManager(host).rois[index];
  const before = window.roi;
  if (before === null || roi === undefined) {
    selectEntry(host, index);
    return;
  }
  host.world.previousRoi = { ...before };
  window.roi = roi;
  combineWithPrevious(host, window, shift, alt);
}

function translate(host: MacroHost, dx: number, dy: number): void {
  changeEntriesInPlace(host, chosen(openManager(host)), (roi) => translateRoi(roi, dx, dy));
}

/** The manager, which must be open.
 * @throws macro/runtime "No ROI Manager" */
function managerOf(host: MacroHost): RoiManagerState {
  return host.world.roiManager ?? host.error("No ROI Manager");
}

function scale(host: MacroHost, xScale: number, yScale: number, centred: boolean): void {
  changeEntries(host, chosen(managerOf(host)), (roi) =>
    scaleRoi(roi, xScale, yScale, centred ? centreOf(roi) : null),
  );
}

/** Centroid of the pixels of an entry in an image that just holds it; of a line the rounded middle of its box. */
function centreOf(roi: Roi, width?: number, height?: number): [number, number] {
  const box = roiBounds(roi);
  if (isLine(roi)) {
    const half = (value: number) => Math.floor(value / 2 + 0.5);
    return [box.x + half(box.width), box.y + half(box.height)];
  }
  const { xCentroid, yCentroid } = shapeOf(roi, width ?? box.x + box.width, height ?? box.y + box.height);
  return [xCentroid, yCentroid];
}

function rotate(host: MacroHost, degrees: number, x?: number, y?: number): void {
  changeEntries(host, chosen(managerOf(host)), (roi) => {
    const [cx, cy] = x === undefined || y === undefined ? rotationCentre(roi) : [x, y];
    return rotateRoi(roi, degrees, cx, cy);
  });
}

function setPosition(host: MacroHost, n: number, slice?: number, frame?: number): void {
  changeEntriesInPlace(host, chosen(managerOf(host)), (roi) =>
    slice === undefined || frame === undefined
      ? withPosition(roi, toInt(n))
      : withHyperstackPosition(roi, toInt(n), toInt(slice), toInt(frame)),
  );
}

function setSelected(manager: RoiManagerState, which: (roi: Roi) => boolean): void {
  if (manager.rois.length > 0)
    manager.selected = manager.rois.flatMap((roi, index) => (which(roi) ? [index] : []));
}

const accepted = (name: string) =>
  builtin(name, "nothing", ["value"], (host) => {
    void host;
  });

export const roiManagerBuiltins: readonly Builtin[] = [
  builtin("roiManager", "number", ["string", "value?", "value?"], roiManager, {
    partly:
      "no Multi Plot; labels are not drawn; Interpolate ROIs can differ by border pixels; text and image selections are saved as rectangles",
  }),
  builtin("RoiManager.size", "number", [], (host) => managerOf(host).rois.length),
  builtin("RoiManager.selected", "number", [], (host) => managerOf(host).selected.length),
  builtin("RoiManager.select", "nothing", ["number"], (host, index) => {
    managerOf(host);
    selectEntry(host, toInt(index));
  }),
  builtin("RoiManager.selectByName", "nothing", ["string"], (host, name) => {
    selectEntry(
      host,
      managerOf(host).rois.findIndex((roi) => roi.name === name),
    );
  }),
  builtin("RoiManager.selectGroup", "nothing", ["number"], (host, group) =>
    setSelected(managerOf(host), (roi) => roi.group === toInt(group)),
  ),
  builtin("RoiManager.selectPosition", "nothing", ["number", "number", "number"], (host, c, z, t) => {
    const [channel, slice, frame] = [toInt(c), toInt(z), toInt(t)];
    setSelected(
      managerOf(host),
      (roi) =>
        (channel !== 0 && channel === roi.channel) ||
        (slice !== 0 && slice === zPosition(roi)) ||
        (frame !== 0 && frame === roi.frame),
    );
  }),
  builtin("RoiManager.setGroup", "nothing", ["number"], (host, value) => {
    const group = toInt(value);
    const manager = managerOf(host);
    if (group < 0 || group > 255) host.error("Group out of range");
    changeEntriesInPlace(host, chosen(manager), (roi) => ({ ...roi, ...withGroup(host, roi, group) }));
  }),
  builtin("RoiManager.getName", "string", ["number"], (host, index) => {
    const roi = managerOf(host).rois[toInt(index)];
    return roi === undefined ? "" : nameOf(roi);
  }),
  builtin("RoiManager.getIndex", "number", ["string"], (host, name) =>
    managerOf(host).rois.findIndex((roi) => roi.name === name),
  ),
  builtin("RoiManager.multiCrop", "nothing", ["string", "string"], (host, place, options) => {
    const manager = managerOf(host);
    const rois = chosen(manager).flatMap((index) => manager.rois[index] ?? []);
    multiCrop(host, rois, place, options);
  }),
  builtin("RoiManager.setPosition", "nothing", ["number", "number?", "number?"], setPosition),
  builtin("RoiManager.scale", "nothing", ["number", "number", "number"], (host, x, y, centred) =>
    scale(host, x, y, centred === 1),
  ),
  builtin("RoiManager.rotate", "nothing", ["number", "number?", "number?"], rotate),
  builtin("RoiManager.translate", "nothing", ["number", "number"], (host, dx, dy) => {
    managerOf(host);
    translate(host, dx, dy);
  }),
  builtin("RoiManager.delete", "nothing", ["number"], (host, index) => {
    const manager = managerOf(host);
    if (toInt(index) >= 0 && toInt(index) < manager.rois.length) removeEntries(manager, [toInt(index)]);
  }),
  accepted("RoiManager.associateROIsWithSlices"),
  builtin("RoiManager.restoreCentered", "nothing", ["value"], (host, on) => {
    host.world.options.other.set(RESTORE_CENTRED, on === 1);
  }),
  accepted("RoiManager.useNamesAsLabels"),
];
