import { isHyperstack, positionOf, shownIndices } from "../../image/display/index.ts";
import {
  makeLike,
  type Projection,
  projectPlanes,
  rangeOf,
  setDimensions,
} from "../../image/stacks/index.ts";
import {
  freeTitle,
  greyLut,
  type ImageWindow,
  isGreyLut,
  joinColours,
  type PlanePixels,
  splitColours,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { remembered } from "./remembered.ts";

const choices = [
  "Average Intensity",
  "Max Intensity",
  "Min Intensity",
  "Sum Slices",
  "Standard Deviation",
  "Median",
] as const;
const methods: Readonly<Record<(typeof choices)[number], Projection>> = {
  "Average Intensity": "Average",
  "Max Intensity": "Max",
  "Min Intensity": "Min",
  "Sum Slices": "Sum",
  "Standard Deviation": "SD",
  Median: "Median",
};
const prefixes: Readonly<Record<Projection, string>> = {
  Average: "AVG_",
  Max: "MAX_",
  Min: "MIN_",
  Sum: "SUM_",
  SD: "STD_",
  Median: "MED_",
};

/** One projected plane of the window's type rules; RGB channel by channel. */
function project(window: ImageWindow, planes: readonly PlanePixels[], method: Projection) {
  if (window.type !== "RGB") return projectPlanes(window.type, planes, method);
  const channels = [0, 1, 2].map((c) =>
    projectPlanes(
      "8-bit",
      planes.map((plane) => splitColours(plane)[c] ?? plane),
      method,
    ),
  );
  const parts = channels.map((channel) => channel.pixels);
  if (method === "SD" || method === "Sum") {
    const clip = method === "Sum" && window.properties.get("ClipWhenSumming") === "true";
    const max = Math.max(...parts.flatMap((part) => rangeOf(part).max));
    const scale = clip ? 1 : Math.fround(255 / max);
    const scaled = parts.map((part) => Float32Array.from(part, (value) => value * scale));
    // Each channel is brought to 8 bits from its own range when merged, unless sums are clipped.
    const bytes = scaled.map((part) => toBytes(part, clip));
    return {
      type: "RGB" as const,
      pixels: joinColours(bytes[0] ?? part0, bytes[1] ?? part0, bytes[2] ?? part0),
    };
  }
  return {
    type: "RGB" as const,
    pixels: joinColours(parts[0] ?? part0, parts[1] ?? part0, parts[2] ?? part0),
  };
}
const part0 = new Uint8Array(0);

function toBytes(part: Float32Array, plain: boolean): Uint8Array {
  if (plain) return Uint8Array.from(part, (value) => Math.max(0, Math.min(255, Math.trunc(value + 0.5))));
  const { min, max } = rangeOf(part);
  return shownIndices(part, min, max);
}

/** The projections of `planes` of each group, as one new window. */
function openProjection(host: MacroHost, window: ImageWindow, groups: PlanePixels[][], method: Projection) {
  const made = groups.map((planes) => {
    host.tick(planes.length);
    return project(window, planes, method);
  });
  const type = made[0]?.type ?? window.type;
  const keepsLut = type === window.type && type !== "32-bit" && method !== "Median";
  return makeLike(host.world, window, {
    title: freeTitle(host.world, prefixes[method] + window.title),
    type,
    planes: made.map((each) => each.pixels),
    range: "data",
    lut: keepsLut && window.composite === null ? window.lut : greyLut(),
  });
}

function zProject(
  host: MacroHost,
  start: number,
  stop: number,
  method: Projection,
  allFrames: boolean,
): void {
  const { world } = host;
  const window = host.image();
  if (window.planes.length === 1) host.error("Stack required");
  const { channels, frames } = window;
  const simple = channels === window.planes.length;
  const hyper = !simple && isHyperstack(window);
  const last = hyper ? (window.slices > 1 ? window.slices : frames) : window.planes.length;
  const from = start >= 1 && start <= window.planes.length ? start : 1;
  const to = stop >= 1 && stop <= window.planes.length ? stop : last;
  if (!hyper) {
    const made = openProjection(host, window, [window.planes.slice(from - 1, to)], method);
    // A median starts as a copy of the first plane: its colours stay, the range where it is 32-bit already.
    if (method === "Median" && window.type !== "RGB") {
      if (window.composite === null) made.lut = window.lut;
      if (window.type === "32-bit") Object.assign(made, { min: window.min, max: window.max });
    }
    finish(window, made);
    world.show(made);
    return;
  }
  const slices = window.slices > 1 ? window.slices : frames;
  const frameNow = positionOf(window).frame;
  const wanted = window.slices === 1 ? [1] : allFrames ? range(1, frames) : [frameNow];
  const groups = wanted.flatMap((frame) =>
    range(1, channels).map((channel) =>
      range(from, to).flatMap((slice) => {
        const plane = window.planes[(frame - 1) * channels * slices + (slice - 1) * channels + channel - 1];
        return plane === undefined ? [] : [plane];
      }),
    ),
  );
  const made = openProjection(host, window, groups, method);
  if (method === "Median" && channels === 1 && window.type !== "RGB") made.lut = window.lut;
  setDimensions(made, channels, 1, wanted.length);
  made.hyperstack = wanted.length > 1;
  if (channels > 1) {
    made.composite = window.composite ?? "color";
    made.channelDisplay = window.channelDisplay.map((display) => ({ ...display }));
    if (method === "Sum" || method === "SD")
      for (const [c, display] of made.channelDisplay.entries())
        Object.assign(display, rangeOf(made.planes[c]));
  }
  const [first] = made.channelDisplay;
  const coloured = made.composite === "color" || (made.composite === "composite" && !isGreyLut(window.lut));
  if (first && coloured) made.lut = first.lut;
  finish(window, made);
  world.show(made);
}

function finish(window: ImageWindow, made: ImageWindow): void {
  made.calibration = { ...window.calibration };
  made.info = "";
  made.properties = new Map();
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** The projection asked for; otherwise that of the command's last run. */
function methodOf(host: MacroHost, options: CommandOptions, name: string): Projection {
  const kept = remembered<{ projection: (typeof choices)[number] }>(host, name, {
    projection: "Average Intensity",
  });
  kept.projection = options.choice("projection", choices, kept.projection);
  return methods[kept.projection];
}

const project3 = command(
  "Z Project...",
  { menu: "Image>Stacks", options: ["start", "stop", "projection", "all"] },
  (host, options) =>
    zProject(
      host,
      Math.trunc(options.number("start", 1)),
      Math.trunc(options.number("stop", -1)),
      methodOf(host, options, "z project"),
      options.flag("all"),
    ),
);

const grouped = command(
  "Grouped Z Project...",
  { menu: "Image>Stacks>Tools", options: ["projection", "group"] },
  (host, options) => {
    const window = host.image();
    const size = window.planes.length;
    if (size === 1) host.error("This command requires a stack");
    const method = methodOf(host, options, "grouped z project");
    if (isHyperstack(window)) return zProject(host, 1, -1, method, false);
    const group = Math.trunc(options.number("group", size));
    if (group < 1 || group > size || size % group !== 0)
      host.error("Group size must divide evenly into the stack size.");
    const groups = range(0, size / group - 1).map((i) => window.planes.slice(i * group, (i + 1) * group));
    const made = openProjection(host, window, groups, method);
    finish(window, made);
    if (window.frames > 1) setDimensions(made, 1, 1, made.planes.length);
    made.calibration.pixelDepth *= group;
    host.world.show(made);
  },
);

export const zProjectCommands: readonly Command[] = [project3, grouped];
