import {
  isHyperstack,
  makeComposite,
  planeAt,
  positionOf,
  setDisplayMode,
  setPlane,
  setPosition,
  showChannel,
} from "../../image/display/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { shownUnit } from "../../image/windows/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { type Builtin, builtin, refused } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { getDimensions } from "./dimensions.ts";

/** The current image; where the next getPixel acts is no longer what setZCoordinate said. */
function imageOf(host: MacroHost): ImageWindow {
  const window = host.image();
  window.zPlane = undefined;
  return window;
}

function stackOf(host: MacroHost): ImageWindow {
  const window = imageOf(host);
  if (window.planes.length === 1) host.error("Stack required");
  return window;
}

function compositeOf(host: MacroHost): ImageWindow {
  const window = stackOf(host);
  if (window.composite === null) host.error("Composite image required");
  return window;
}

function setSlice(host: MacroHost, value: number): void {
  const n = toInt(value);
  const window = imageOf(host);
  const size = window.planes.length;
  if (n === 1 && size === 1) return;
  if (n < 1 || n > size) host.error(`Argument must be >=1 and <=${size}`);
  setPlane(window, n - 1);
}

const move = (name: string, part: "channel" | "slice" | "frame") =>
  builtin(name, "nothing", ["number"], (host, n) => {
    const window = imageOf(host);
    setPosition(window, { ...positionOf(window), [part]: toInt(n) });
  });

/** Other channels, slices and frames; what does not fit the number of planes makes all planes slices.
 * @see ImageJ 1.54p, ImagePlus.setDimensions */
export function setDimensions(window: ImageWindow, channels: number, slices: number, frames: number): void {
  const size = window.planes.length;
  const fits = channels * slices * frames === size;
  const position = positionOf(window);
  const { lut } = window;
  const before = window.channels;
  window.channels = fits ? channels : 1;
  window.slices = fits ? slices : size;
  window.frames = fits ? frames : 1;
  window.dimensionsSet = true;
  if (!fits) window.hyperstack = false;
  else if (window.hyperstack || (window.composite !== null && before > 1)) {
    window.hyperstack = window.slices !== size;
    window.plane = planeAt(window, position);
  }
  if (window.composite === null || window.channels === before) return;
  const mode = window.composite;
  const spare = spareChannels.get(window);
  const kept = spare && spare[0] === window.channelDisplay[0] ? spare : window.channelDisplay;
  if (kept.length < window.channels) {
    spareChannels.delete(window);
    makeComposite(window, mode);
    return;
  }
  spareChannels.set(window, kept);
  window.channelDisplay = kept.slice(0, window.channels);
  showChannel(window);
  if (mode === "composite") window.lut = lut;
}

/** Channels that a composite has no more keep their tables and ranges for when it gets them back. */
const spareChannels = new WeakMap<ImageWindow, ImageWindow["channelDisplay"]>();

const unit = (name: string, set: (window: ImageWindow, unit: string) => void) =>
  builtin(name, "nothing", ["string"], (host, text) => set(imageOf(host), text));

const orNull = (text: string) => (text === "" ? null : shownUnit(text));

/** ImageJ's list of active channels has always eight places. */
function activeChannels(window: ImageWindow): string {
  return Array.from({ length: 8 }, (_, i) =>
    i < window.channels && window.channelDisplay[i]?.active ? "1" : "0",
  ).join("");
}

const noOrthoViews = "Orthogonal views need windows on a screen";

export const stackBuiltins: readonly Builtin[] = [
  builtin("setSlice", "nothing", ["number"], setSlice),
  builtin("nSlices", "number", [], (host) => host.image().planes.length),
  builtin("getSliceNumber", "number", [], (host) => host.image().plane + 1),
  builtin("Stack.size", "number", [], (host) => host.image().planes.length),
  builtin("Stack.isHyperstack", "number", [], (host) => Number(isHyperstack(host.image()))),
  builtin("Stack.isHyperStack", "number", [], (host) => Number(isHyperstack(host.image()))),
  getDimensions("Stack.getDimensions"),
  builtin("Stack.setPosition", "nothing", ["number", "number", "number"], (host, c, z, t) =>
    setPosition(imageOf(host), { channel: toInt(c), slice: toInt(z), frame: toInt(t) }),
  ),
  move("Stack.setChannel", "channel"),
  move("Stack.setSlice", "slice"),
  move("Stack.setFrame", "frame"),
  builtin("Stack.getPosition", "nothing", ["ref", "ref", "ref"], (host, c, z, t) => {
    const { channel, slice, frame } = positionOf(host.image());
    c.set(channel);
    z.set(slice);
    t.set(frame);
  }),
  builtin("Stack.getFrameRate", "number", [], (host) => host.image().calibration.fps),
  builtin("Stack.setFrameRate", "nothing", ["number"], (host, fps) => {
    host.image().calibration.fps = fps;
  }),
  builtin("Stack.getFrameInterval", "number", [], (host) => host.image().calibration.frameInterval),
  builtin("Stack.setFrameInterval", "nothing", ["number"], (host, interval) => {
    host.image().calibration.frameInterval = interval;
  }),
  unit("Stack.setTUnit", (window, text) => {
    window.calibration.timeUnit = text || "sec";
  }),
  unit("Stack.setXUnit", (window, text) => {
    window.calibration.unit = shownUnit(text);
  }),
  unit("Stack.setYUnit", (window, text) => {
    window.calibration.yUnit = orNull(text);
  }),
  unit("Stack.setZUnit", (window, text) => {
    window.calibration.zUnit = orNull(text);
  }),
  builtin(
    "Stack.setUnits",
    "nothing",
    ["string", "string", "string", "string", "string"],
    (host, x, y, z, t, v) => {
      const { calibration } = host.image();
      calibration.unit = shownUnit(x);
      calibration.yUnit = orNull(y);
      calibration.zUnit = orNull(z);
      calibration.timeUnit = t || "sec";
      calibration.valueUnit = v;
    },
  ),
  builtin("Stack.getUnits", "nothing", ["ref", "ref", "ref", "ref", "ref"], (host, x, y, z, t, v) => {
    const { calibration } = host.image();
    x.set(calibration.unit);
    y.set(calibration.yUnit ?? calibration.unit);
    z.set(calibration.zUnit ?? calibration.unit);
    t.set(calibration.timeUnit);
    v.set(calibration.valueUnit);
  }),
  builtin("Stack.setDimensions", "nothing", ["number", "number", "number"], (host, c, z, t) => {
    setDimensions(stackOf(host), toInt(c), toInt(z), toInt(t));
  }),
  builtin("Stack.setDisplayMode", "nothing", ["string"], (host, text) => {
    const window = compositeOf(host);
    const mode = text.toLowerCase();
    if (mode === "composite" || mode === "color") setDisplayMode(window, mode);
    else if (mode.startsWith("gray")) setDisplayMode(window, "grayscale");
    else host.error("Invalid mode");
  }),
  builtin("Stack.getDisplayMode", "nothing", ["ref"], (host, mode) =>
    mode.set(stackOf(host).composite ?? ""),
  ),
  builtin("Stack.setActiveChannels", "nothing", ["string"], (host, text) => {
    for (const [i, channel] of stackOf(host).channelDisplay.entries())
      channel.active = text.charAt(i) === "1";
  }),
  builtin("Stack.getActiveChannels", "nothing", ["ref"], (host, text) =>
    text.set(activeChannels(compositeOf(host))),
  ),
  builtin("Stack.toggleChannel", "nothing", ["number"], (host, n) => {
    const window = compositeOf(host);
    const channel = window.channelDisplay[toInt(n) - 1];
    if (!channel) return host.error(`Invalid channel: ${toInt(n)}`);
    if (window.composite !== "composite") setDisplayMode(window, "composite");
    channel.active = !channel.active;
  }),
  builtin("Stack.swap", "nothing", ["number", "number"], (host, a, b) => {
    const window = stackOf(host);
    const [i, j] = [toInt(a) - 1, toInt(b) - 1];
    const { planes, labels } = window;
    const [first, second] = [planes[i], planes[j]];
    if (!first || !second) return host.error("Argument out of range");
    [planes[i], planes[j]] = [second, first];
    [labels[i], labels[j]] = [labels[j] ?? null, labels[i] ?? null];
    window.snapshot = null;
    if (window.composite === "composite") showChannel(window);
  }),
  builtin("Stack.stopOrthoViews", "nothing", [], () => {}),
  refused("Stack.startOrthoViews", noOrthoViews),
  refused("Stack.getOrthoViewsID", noOrthoViews),
  refused("Stack.getOrthoViewsIDs", noOrthoViews),
  refused("Stack.getOrthoViews", noOrthoViews),
  refused("Stack.setOrthoViews", noOrthoViews),
];
