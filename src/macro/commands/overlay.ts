import { positionOf } from "../../image/display/index.ts";
import { decodeColour } from "../../image/draw/index.ts";
import {
  deselectRoi,
  isArea,
  replaceRoi,
  roiContains,
  roiPosition,
  selectRoi,
  shapeOf,
  showsHyperstack,
  standardName,
  withHyperstackPosition,
  withPosition,
} from "../../image/roi/index.ts";
import type { ImageWindow, Roi } from "../../image/world/index.ts";
import { listRois } from "../builtins/list-rois.ts";
import { openManager, withListName, withoutListName } from "../builtins/roi-manager-in-use.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { flatten } from "./flatten.ts";
import { withProperties } from "./selection-properties.ts";

/** What Overlay Options set for elements to come. */
interface Defaults {
  strokeColor: string | null;
  strokeWidth: number;
  fillColor: string | null;
  setPositions: boolean;
}

function defaultsOf(host: MacroHost): Defaults {
  let defaults = host.state.get("overlay defaults") as Defaults | undefined;
  if (defaults === undefined) {
    defaults = { strokeColor: null, strokeWidth: 0, fillColor: null, setPositions: true };
    host.state.set("overlay defaults", defaults);
  }
  return defaults;
}

/** An element belongs to the position that is shown, unless it has one.
 * @see ImageJ 1.54p OverlayCommands.setPosition */
function placed(host: MacroHost, window: ImageWindow, roi: Roi): Roi {
  const size = window.planes.length;
  if (roi.hyperstackPosition === true && showsHyperstack(window)) return roi;
  if ((roiPosition(roi) > 0 && size > 1) || !defaultsOf(host).setPositions || size < 2) return roi;
  if (!showsHyperstack(window)) return withPosition(roi, window.plane + 1);
  const { channel, slice, frame } = positionOf(window);
  const c = window.composite !== "composite" || window.channels === size ? channel : 0;
  if (window.slices > 1) return withHyperstackPosition(roi, c, slice, 0);
  return window.frames > 1 ? withHyperstackPosition(roi, c, 0, frame) : roi;
}

/** @see ImageJ 1.54p OverlayCommands.addSelection */
function addSelection(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (options.text.includes("remove")) {
    window.overlay = null;
    return;
  }
  const selected = window.roi ?? host.error("This command requires a selection.");
  const defaults = defaultsOf(host);
  let roi: Roi = { ...selected };
  if (roi.kind !== "arrow" && roi.kind !== "text") {
    if (roi.strokeWidth === 0) roi = { ...roi, strokeWidth: defaults.strokeWidth };
    roi = {
      ...roi,
      strokeColor: roi.strokeColor ?? defaults.strokeColor,
      fillColor: roi.fillColor ?? defaults.fillColor,
    };
  }
  roi = placed(host, window, roi);
  if (options.text.trim() !== "") {
    roi = withProperties(roi, options);
    if (options.flag("show")) roi = withPosition(roi, 0);
    defaults.strokeColor = roi.strokeColor;
    defaults.strokeWidth = roi.strokeWidth;
    defaults.fillColor = roi.fillColor;
    if (options.flag("new")) roi = { ...roi, name: "new-overlay" };
  }
  const fresh = window.overlay === null || roi.name === "new-overlay";
  if (roi.strokeColor === null && roi.fillColor === null) roi = { ...roi, strokeColor: "#ffff00" };
  window.overlay = [...(fresh ? [] : (window.overlay ?? [])), roi];
  const several = selected.type === "point" && selected.xs.length > 1;
  if (several || selected.kind === "arrow" || selected.kind === "image") deselectRoi(host.world, window);
}

function fromManager(host: MacroHost): void {
  const window = host.image();
  const manager = host.world.roiManager ?? host.error("ROI Manager is not open");
  if (manager.rois.length === 0) host.error("ROI Manager is empty");
  window.overlay = [...(window.overlay ?? []), ...manager.rois.map(withoutListName)];
  deselectRoi(host.world, window);
}

function toManager(host: MacroHost): void {
  const window = host.image();
  const elements = window.overlay ?? host.error("Overlay required");
  const manager = openManager(host);
  // Numbered from 1; named after their place where they have no name.
  manager.rois = elements.map((roi, i) =>
    roi.name === null
      ? { ...roi, name: standardName(roi, null, i + 1) }
      : withListName({ ...roi }, `${i + 1}-${roi.name}`),
  );
  manager.selected = [];
  manager.showAll = true;
  window.overlay = null;
}

/** Measure each element, or those whose centre is inside the selected area. */
function measure(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const elements = window.overlay ?? host.error("Overlay required");
  const before = window.roi;
  const inside = before !== null && isArea(before) ? before : null;
  for (const element of elements) {
    host.tick();
    selectRoi(world, window, { ...element });
    if (inside !== null) {
      const { xCentroid, yCentroid } = shapeOf(element, window.width, window.height);
      if (!roiContains(inside, Math.trunc(xCentroid), Math.trunc(yCentroid))) continue;
    }
    host.run("Measure", "");
  }
  selectRoi(world, window, before);
}

function options(host: MacroHost, given: CommandOptions): void {
  const window = host.world.current;
  const defaults = defaultsOf(host);
  if (given.has("stroke")) defaults.strokeColor = decodeColour(given.string("stroke", "")) ?? null;
  defaults.fillColor = decodeColour(given.string("fill", "none")) ?? null;
  defaults.strokeWidth = given.number("width", defaults.strokeWidth);
  defaults.setPositions = given.flag("set");
  if (!window?.overlay) return;
  window.overlayHidden = given.flag("hide");
  if (!given.flag("apply")) return;
  for (const roi of window.overlay) {
    const { strokeColor, strokeWidth, fillColor } = defaults;
    replaceRoi(host.world, roi, {
      ...roi,
      strokeColor: strokeColor ?? roi.strokeColor,
      strokeWidth,
      fillColor,
    });
  }
}

const menu = "Image>Overlay";

export const overlayCommands: readonly Command[] = [
  command(
    "Add Selection...",
    { menu, options: ["stroke", "width", "fill", "new", "show", "remove"] },
    addSelection,
  ),
  command("From ROI Manager", { menu }, fromManager),
  command("To ROI Manager", { menu }, toManager),
  command("Hide Overlay", { menu }, (host) => {
    host.image().overlayHidden = true;
  }),
  command("Show Overlay", { menu }, (host) => {
    host.image().overlayHidden = false;
  }),
  command("Toggle Overlay", { menu }, (host) => {
    const window = host.image();
    window.overlayHidden = window.overlayHidden !== true;
  }),
  command("Remove Overlay", { menu }, (host) => {
    host.image().overlay = null;
  }),
  command("List Elements", { menu }, (host) => {
    const { overlay } = host.image();
    if (overlay !== null) listRois(host, overlay);
  }),
  command(
    "Flatten",
    { menu, options: ["stack", "slice"], partly: "lines are not antialiased; no text" },
    flatten,
  ),
  command("Measure Overlay", { menu }, measure),
  command("Labels...", { menu, needsImage: false, partly: "accepted; labels are not drawn" }, () => {}),
  command(
    "Overlay Options...",
    { menu, options: ["stroke", "width", "fill", "set", "apply", "hide"], needsImage: false },
    options,
  ),
];
