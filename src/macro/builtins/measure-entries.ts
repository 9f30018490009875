import { setPlane } from "../../image/display/index.ts";
import { measure } from "../../image/measure/index.ts";
import { deselectRoi, selectRoi } from "../../image/roi/index.ts";
import { Measurements } from "../../image/statistics/index.ts";
import { addLabel, addNumber, addRow, cloneTable, getNumber, showTable } from "../../image/tables/index.ts";
import { type ImageWindow, newTable, type ResultsTable, type Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";
import { chosen, chosenRois, openManager, restoreEntry, sliceOf } from "./roi-manager-in-use.ts";

/** Measure the selected entries, or all, each at its position: a row in the results table for each.
 * @see ImageJ 1.54p RoiManager.measure */
export function measureEntries(host: MacroHost): void {
  const { options } = host.world;
  const window = host.image();
  const manager = openManager(host);
  const indices = chosen(manager);
  if (indices.length === 0) return;
  const elsewhere =
    window.planes.length > 1 &&
    indices.some((index) => {
      const roi = manager.rois[index];
      return roi !== undefined && (sliceOf(roi) > 1 || roi.hyperstackPosition === true);
    });
  const before = options.measurements;
  const plane = window.plane;
  options.measurements = before & ~Measurements.ADD_TO_OVERLAY;
  try {
    for (const index of indices) {
      host.tick();
      if (!restoreQuietly(host, window, index, elsewhere)) break;
      host.run("Measure", "");
    }
  } finally {
    options.measurements = before;
  }
  setPlane(window, plane);
  if (indices.length > 1) deselectRoi(host.world, window);
}

function restoreQuietly(host: MacroHost, window: ImageWindow, index: number, setSlice: boolean): boolean {
  const manager = openManager(host);
  const { showAll } = manager;
  manager.showAll = false;
  const done = restoreEntry(host, window, index, setSlice);
  manager.showAll = showAll;
  return done;
}

/** "Multi Measure": one row per slice with a set of columns for each entry, or one row for each entry and slice.
 * @see ImageJ 1.54p RoiManager.multiMeasure */
export function multiMeasure(host: MacroHost, command: string): void {
  const { world } = host;
  const window = host.image();
  const manager = openManager(host);
  const indices = chosen(manager);
  if (indices.length === 0) host.error("Multi-measure: no selection");
  const stack = window.planes.length > 1;
  const spelled = command.startsWith("multi-measure");
  const all = stack && (spelled ? command.includes(" measure") : true);
  const onePerSlice = spelled ? command.includes(" one") : true;
  const append = command.includes("append");
  const planes = all ? window.planes.map((_, plane) => plane) : [window.plane];
  const before = window.plane;
  const key = onePerSlice ? "multi measure" : "multi measure rows";
  const kept = host.state.get(key) as ResultsTable | undefined;
  const table = append && kept !== undefined ? kept : newTable(null, world.options.precision);
  table.showRowNumbers = true;
  if (onePerSlice) wideRows(host, window, planes, chosenRois(manager), table);
  else longRows(host, window, planes, indices, table, all);
  host.state.set(key, cloneTable(table));
  showTable(world, table, "Results");
  setPlane(window, before);
  if (onePerSlice && indices.length > 1) deselectRoi(world, window);
}

function wideRows(
  host: MacroHost,
  window: ImageWindow,
  planes: readonly number[],
  rois: readonly Roi[],
  table: ResultsTable,
): void {
  const { world } = host;
  for (const plane of planes) {
    setPlane(window, plane);
    addRow(table);
    if ((world.options.measurements & Measurements.LABELS) !== 0) addLabel(table, window.title);
    rois.forEach((roi, index) => {
      host.tick();
      selectRoi(world, window, roi);
      const one = newTable(null, world.options.precision);
      measure(world, window, one, world.options.measurements);
      const { name } = roi;
      const own = name !== null && name.length > 0 && (name.length < 9 || !/^[0-9]/.test(name));
      const suffix = own ? `(${name})` : String(index + 1);
      for (const { heading, values } of one.columns)
        if (values !== null && heading !== "Slice")
          addNumber(table, heading + suffix, getNumber(one, heading, one.size - 1));
    });
  }
}

function longRows(
  host: MacroHost,
  window: ImageWindow,
  planes: readonly number[],
  indices: readonly number[],
  table: ResultsTable,
  all: boolean,
): void {
  const { world } = host;
  const measurements = world.options.measurements | (all ? Measurements.STACK_POSITION : 0);
  for (const plane of planes) {
    setPlane(window, plane);
    for (const index of indices) {
      host.tick();
      if (!restoreQuietly(host, window, index, false)) break;
      measure(world, window, table, measurements);
    }
  }
}
