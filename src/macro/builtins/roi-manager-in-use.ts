import { positionOf, setPlane, setPosition } from "../../image/display/index.ts";
import {
  atPosition,
  isStandardName,
  moveRoi,
  POINTWISE,
  replaceRoi,
  roiBounds,
  roiPosition,
  selectRoi,
  showsHyperstack,
  sliceOfName,
  standardName,
  zPosition,
} from "../../image/roi/index.ts";
import type { ImageWindow, Roi, RoiManagerState } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** The ROI manager, opened if it is not. */
export function openManager(host: MacroHost): RoiManagerState {
  const { world } = host;
  if (world.roiManager === null) world.noteOpened("ROI Manager");
  world.roiManager ??= { rois: [], selected: [], showAll: false, labels: false, batch: world.batchMode };
  return world.roiManager;
}

/** Indices of selected entries, or all. */
export function chosen(manager: RoiManagerState): number[] {
  return manager.selected.length > 0 ? [...manager.selected] : manager.rois.map((_, index) => index);
}

export function chosenRois(manager: RoiManagerState): Roi[] {
  return chosen(manager).flatMap((index) => manager.rois[index] ?? []);
}

/** The list's name of an entry: of those from an archive or an overlay not always the selection's own. */
export function nameOf(roi: Roi): string {
  return typeof roi.extra?.listName === "string" ? roi.extra.listName : (roi.name ?? "");
}

/** An entry with another name in the list than its own. */
export function withListName(roi: Roi, listName: string): Roi {
  return roi.name === listName ? roi : { ...roi, extra: { ...roi.extra, listName } };
}

/** The selection of an entry, without the list's name. */
export function withoutListName(roi: Roi): Roi {
  if (roi.extra?.listName === undefined) return { ...roi };
  const { listName: _, ...extra } = roi.extra;
  return { ...roi, extra };
}

/** Stack position of an entry: its own, else the one that its name begins with; -1 = none. */
export function sliceOf(roi: Roi): number {
  const position = roiPosition(roi);
  return position === 0 || position === -1 ? sliceOfName(nameOf(roi)) : position;
}

/** Add the current selection, or another, under its name or a name made of its position.
 * @param lineWidth - negative: the selection's own.
 * @see ImageJ 1.54p RoiManager.addRoi */
export function addToManager(
  host: MacroHost,
  given: Roi | null,
  colour: string | null,
  lineWidth: number,
): boolean {
  const { world } = host;
  const manager = openManager(host);
  const window = given === null ? host.image() : world.current;
  const roi = given ?? window?.roi ?? host.error("The active image does not have a selection.");
  const own = Math.trunc(roi.strokeWidth);
  let width = lineWidth < 0 ? Math.max(1, own) : lineWidth;
  if (width > 100) width = 1;
  const name = isStandardName(roi.name) ? null : roi.name;
  const named: Roi = { ...withoutListName(roi), name: name ?? standardName(roi, window) };
  replaceRoi(world, roi, named);
  const position = roiPosition(named);
  const positioned = position > 0 || position === POINTWISE || named.hyperstackPosition === true;
  let entry: Roi = { ...named };
  if (!positioned && window !== null && window.planes.length > 1) entry = atPosition(entry, window);
  if (width > 1) entry = { ...entry, strokeWidth: width };
  const strokeColor = colour ?? named.strokeColor;
  if (strokeColor !== null) entry = { ...entry, strokeColor };
  manager.rois = [...manager.rois, entry];
  return true;
}

/** Deselect all, then select one entry and make it the image's selection, at its position. */
export function selectEntry(host: MacroHost, index: number): void {
  const manager = openManager(host);
  manager.selected = [];
  if (index < 0 || index >= manager.rois.length) return;
  manager.selected = [index];
  if (host.world.current !== null) restoreEntry(host, host.world.current, index, true);
}

/** Option of the world: entries come into the middle of the image when they are selected. */
export const RESTORE_CENTRED = "restoreCentred";

/** @see ImageJ 1.54p RoiManager.restore */
export function restoreEntry(
  host: MacroHost,
  window: ImageWindow,
  index: number,
  setSlice: boolean,
): boolean {
  const manager = openManager(host);
  const roi = manager.rois[index];
  if (roi === undefined) return false;
  if (setSlice) goToPosition(window, roi);
  const centred = host.world.options.other.get(RESTORE_CENTRED) === true;
  if (manager.showAll && setSlice && !centred) {
    selectRoi(host.world, window, roi);
    return true;
  }
  let placed = withoutListName(roi);
  const box = roiBounds(placed);
  const { width, height } = window;
  if (centred && !window.hidden) {
    const [left, top] = [Math.trunc(width / 2), Math.trunc(height / 2)];
    placed = moveRoi(placed, left - Math.trunc(box.width / 2), top - Math.trunc(box.height / 2));
  }
  const outside = box.x >= width || box.y >= height || box.x + box.width < 0 || box.y + box.height < 0;
  if (outside && roi.type !== "point")
    placed = moveRoi(placed, Math.trunc((width - box.width) / 2), Math.trunc((height - box.height) / 2));
  selectRoi(host.world, window, placed);
  return true;
}

function goToPosition(window: ImageWindow, roi: Roi): void {
  const position = roiPosition(roi);
  const size = window.planes.length;
  const now = positionOf(window);
  const hyperstack = showsHyperstack(window);
  const setSlice = (n: number) => setPlane(window, Math.max(1, Math.min(size, n)) - 1);
  if (hyperstack && roi.hyperstackPosition === true)
    setPosition(window, { channel: roi.channel, slice: zPosition(roi), frame: roi.frame });
  else if (hyperstack && window.slices === 1)
    setPosition(window, { channel: now.channel, slice: 1, frame: position });
  else if (hyperstack) setPosition(window, { channel: now.channel, slice: position, frame: now.channel });
  else if (zPosition(roi) > 0 && window.slices === size) setSlice(zPosition(roi));
  else if (position > 0 && position <= size) setSlice(position);
  else if (
    roi.type === "point" &&
    roi.pointPositions !== undefined &&
    !roi.pointPositions.includes(now.slice)
  )
    setSlice(roi.pointPositions[0] ?? 1);
  else {
    const n = sliceOf(roi);
    if (n >= 1 && n <= size) setSlice(n);
  }
}

/** Replace entries by index. */
export function changeEntries(host: MacroHost, indices: readonly number[], change: (roi: Roi) => Roi): void {
  const manager = openManager(host);
  for (const index of indices) {
    const before = manager.rois[index];
    if (before === undefined) continue;
    const after = change(before);
    manager.rois = manager.rois.map((roi, at) => (at === index ? after : roi));
  }
}

/** Entries that ImageJ changes in place: wherever else they are, too. */
export function changeEntriesInPlace(
  host: MacroHost,
  indices: readonly number[],
  change: (roi: Roi) => Roi,
): void {
  const manager = openManager(host);
  for (const index of indices) {
    const before = manager.rois[index];
    if (before !== undefined) replaceRoi(host.world, before, change(before));
  }
}

export function removeEntries(manager: RoiManagerState, indices: readonly number[]): void {
  manager.rois = manager.rois.filter((_, index) => !indices.includes(index));
  manager.selected = manager.selected
    .filter((index) => !indices.includes(index))
    .map((index) => index - indices.filter((removed) => removed < index).length);
}
