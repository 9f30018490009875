import {
  combineRois,
  copyAttributes,
  replaceRoi,
  saveRoi,
  selectRoi,
  simplify,
} from "../../image/roi/index.ts";
import type { ImageWindow, Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** Keys that setKeyDown pressed. ImageJ keeps them twice: most selection functions look at their own copy and let go of that only. */
export interface Keys {
  shift: boolean;
  alt: boolean;
  readonly held: { shift: boolean; alt: boolean; control: boolean; space: boolean };
}

export function keysOf(host: MacroHost): Keys {
  let keys = host.state.get("keys") as Keys | undefined;
  if (keys === undefined) {
    keys = { shift: false, alt: false, held: { shift: false, alt: false, control: false, space: false } };
    host.state.set("keys", keys);
  }
  return keys;
}

/** Let go of all keys: run, makeRectangle and makeOval do. */
export function releaseKeys(host: MacroHost): void {
  host.state.delete("keys");
}

/** The functions' own copy only: isKeyDown, doWand and makePoint still see the keys. */
export function releaseOwnKeys(host: MacroHost): void {
  const keys = keysOf(host);
  keys.shift = false;
  keys.alt = false;
}

/** Java's Math.round. */
export function round(value: number): number {
  return Math.floor(value + 0.5);
}

/** The current image's selection.
 * @throws macro/runtime with `message` */
export function selectionOf(host: MacroHost, message = "Selection required"): Roi {
  return host.image().roi ?? host.error(message);
}

/** Change the current selection in place, as ImageJ does: also where else it is kept. */
export function changeSelection(host: MacroHost, roi: Roi, change: Partial<Roi>): void {
  replaceRoi(host.world, roi, { ...roi, ...change });
}

/** A new selection gets the group of Roi.setDefaultGroup. */
export function withDefaultGroup(host: MacroHost, roi: Roi): Roi {
  const group = host.world.options.other.get("defaultGroup");
  return typeof group === "number" && group > 0 && roi.group === 0
    ? { ...roi, group, strokeColor: roi.strokeColor ?? "#ffff00" }
    : roi;
}

/** The area functions: with shift pressed the new selection is added to the one before, with alt taken from it. */
export function makeArea(host: MacroHost, roi: Roi | null): void {
  const window = host.image();
  const before = window.roi;
  const { shift, alt } = keysOf(host);
  if (shift || alt) saveRoi(host.world, window);
  selectRoi(host.world, window, roi === null ? null : withDefaultGroup(host, roi));
  if (before !== null && window.roi !== null) combineWithPrevious(host, window, shift, alt);
  releaseOwnKeys(host);
}

/** @see ImageJ 1.54p ij.gui.Roi.modifyRoi */
export function combineWithPrevious(
  host: MacroHost,
  window: ImageWindow,
  add: boolean,
  subtract: boolean,
): void {
  const { world } = host;
  const previous = world.previousRoi;
  const { roi } = window;
  if ((!add && !subtract) || previous === null || roi === null) return;
  if (roi.type === "point" || previous.type === "point") return;
  const combined = simplify(combineRois(previous, roi, add ? "or" : "not"));
  selectRoi(world, window, copyAttributes(combined, previous));
  world.previousRoi = previous;
}
