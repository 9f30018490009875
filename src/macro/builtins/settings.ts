import { isHyperstack } from "../../image/display/index.ts";
import { Measurements } from "../../image/statistics/index.ts";
import { isGreyLut, isInvertingLut, type WorldOptions } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";

const bit = (options: WorldOptions, mask: number, state: boolean) => {
  options.measurements = state ? options.measurements | mask : options.measurements & ~mask;
};

/** The first that matches is set: text before "…" is a beginning, else the whole name; in ImageJ's order. */
const options: readonly (readonly [name: string, set: (host: MacroHost, state: boolean) => void])[] = [
  [
    "show all…",
    (host, state) => {
      if (host.world.roiManager) host.world.roiManager.showAll = state;
    },
  ],
  [
    "changes",
    (host, state) => {
      host.image().changed = state;
    },
  ],
  [
    "openashyper…",
    (host) => {
      host.image().hyperstack = true;
    },
  ],
  [
    "black…",
    ({ world }, state) => {
      world.options.blackBackground = state;
    },
  ],
  ["display lab…", ({ world }, state) => bit(world.options, Measurements.LABELS, state)],
  ["limit to…", ({ world }, state) => bit(world.options, Measurements.LIMIT, state)],
  ["add to…", ({ world }, state) => bit(world.options, Measurements.ADD_TO_OVERLAY, state)],
  ["area", ({ world }, state) => bit(world.options, Measurements.AREA, state)],
  ["mean", ({ world }, state) => bit(world.options, Measurements.MEAN, state)],
  ["perim…", ({ world }, state) => bit(world.options, Measurements.PERIMETER, state)],
  ["stack position", ({ world }, state) => bit(world.options, Measurements.STACK_POSITION, state)],
  ["std…", ({ world }, state) => bit(world.options, Measurements.STD_DEV, state)],
  [
    "showrowindexes",
    ({ world }, state) => {
      world.results.showRowNumbers = state;
    },
  ],
  [
    "show…",
    ({ world }, state) => {
      // Analyzer.setOption: only "show min" has an effect.
      void world;
      void state;
    },
  ],
  [
    "expandablearrays",
    (host, state) => {
      host.world.options.other.set("expandableArrays", state);
    },
  ],
  [
    "inverty",
    (host, state) => {
      host.image().calibration.invertY = state;
    },
  ],
  [
    "scaleconversions",
    ({ world }, state) => {
      world.options.scaleConversions = state;
      world.options.other.set("calibrateConversions", false);
    },
  ],
  [
    "calibrate…",
    ({ world }, state) => {
      world.options.other.set("calibrateConversions", state);
      world.options.scaleConversions = true;
    },
  ],
  [
    "interpolatelines",
    ({ world }, state) => {
      world.options.other.set("interpolateLines", state);
    },
  ],
  [
    "fullrange…",
    ({ world }, state) => {
      world.options.other.set("fullRange16bitInversions", state);
    },
  ],
];

/** Options that change only what is on the screen, or files that cannot be reached here. */
const without = [
  "disablepopupmenu",
  "debugmode",
  "openusingplugins",
  "queuemacros",
  "disableundo",
  "bicubic",
  "wand",
  "loop",
  "jfilechooser",
  "auto",
  "antialiasedtext",
  "savebatchoutput",
  "converttomicrons",
  "supportmacroundo",
  "copyhead",
  "waitforcompletion",
  "flipfitsimages",
  "monospaced",
  "opengrayscale",
  "mousewheel",
  "setijmenubar",
];

function setOption(host: MacroHost, name: string, value?: number): void {
  const key = name.toLowerCase();
  if (value !== undefined && value !== 0 && value !== 1) host.error("Boolean expression expected");
  const state = value !== 0;
  for (const [pattern, set] of options) {
    const matches = pattern.endsWith("…") ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
    if (!matches) continue;
    set(host, state);
    return;
  }
  if (key.includes("points") || without.some((word) => key.startsWith(word))) {
    host.world.options.other.set(key, state);
    return;
  }
  host.error("Invalid option");
}

const lines = ["line", "polyline", "freeline"];

function isPlaneOf(host: MacroHost, test: (pixels: ArrayLike<number>) => boolean): boolean {
  const window = host.image();
  return test(window.planes[window.plane] ?? []);
}

/** 8-bit with no other values than 0 and 255. */
function isBinary(host: MacroHost): boolean {
  if (host.image().type !== "8-bit") return false;
  return isPlaneOf(host, (pixels) => {
    for (let i = 0; i < pixels.length; i++) if (pixels[i] !== 0 && pixels[i] !== 255) return false;
    return true;
  });
}

function isGrey(host: MacroHost): boolean {
  const window = host.image();
  if (window.type !== "RGB") return isGreyLut(window.lut);
  return isPlaneOf(host, (pixels) => {
    for (let i = 0; i < pixels.length; i++) {
      const c = pixels[i]!;
      const red = (c >> 16) & 255;
      if (red !== ((c >> 8) & 255) || red !== (c & 255)) return false;
    }
    return true;
  });
}

/** What is(text) asks, in ImageJ's order. */
function is(host: MacroHost, text: string): boolean {
  const key = text.toLowerCase();
  if (key === "locked") return false;
  if (key.includes("invert") && key.includes("lut"))
    return host.image().type !== "RGB" && isInvertingLut(host.image().lut);
  if (key.includes("hyper")) return isHyperstack(host.image());
  if (key.includes("batch")) return host.world.batchMode;
  if (key.includes("applet")) return false;
  if (key.includes("virtual")) {
    host.image();
    return false;
  }
  if (key.includes("composite")) return host.image().composite !== null;
  if (key.includes("caps")) return false;
  if (key.includes("change")) return host.image().changed;
  if (key.includes("binary")) return isBinary(host);
  if (key.includes("grayscale")) return isGrey(host);
  if (key.startsWith("global")) return host.world.options.other.get("globalScale") === true;
  if (key.includes("animated")) return false;
  if (key === "inverty") return host.image().calibration.invertY ?? false;
  const { roi } = host.image();
  if (key.startsWith("area")) return roi !== null && ![...lines, "angle", "point"].includes(roi.type);
  if (key.startsWith("line")) return roi !== null && lines.includes(roi.type);
  if (key.startsWith("fft")) return host.image().properties.has("FHT");
  return host.error("Invalid argument");
}

const SAVED = "settings";

const kept = [
  "blackBackground",
  "scaleConversions",
  "rgbWeights",
  "foreground",
  "background",
  "lineWidth",
  "measurements",
  "precision",
  "interpolateScaled",
  "pointAutoMeasure",
  "subPixel",
] as const satisfies readonly (keyof WorldOptions)[];

export const settingBuiltins: readonly Builtin[] = [
  builtin("setOption", "nothing", ["string", "number?"], setOption),
  builtin("is", "number", ["string"], (host, text) => Number(is(host, text))),
  builtin("saveSettings", "nothing", [], (host) => {
    const { options: all } = host.world;
    host.state.set(SAVED, Object.fromEntries(kept.map((key) => [key, all[key]])));
  }),
  builtin("restoreSettings", "nothing", [], (host) => {
    const saved = host.state.get(SAVED) ?? host.error("saveSettings() not called");
    Object.assign(host.world.options, saved);
  }),
  builtin("getZoom", "number", [], (host) => {
    host.image();
    return 1;
  }),
  builtin("setLocation", "nothing", ["number", "number", "number?", "number?"], () => {}),
  builtin(
    "getLocationAndSize",
    "nothing",
    ["ref", "ref", "ref", "ref"],
    (host, x, y, w, h) => {
      const window = host.image();
      x.set(0);
      y.set(0);
      w.set(window.width);
      h.set(window.height);
    },
    { partly: "there is no screen: the window is at 0, 0 and has the size of the image" },
  ),
  builtin("getDisplayedArea", "nothing", ["ref", "ref", "ref", "ref"], (host, x, y, w, h) => {
    const window = host.image();
    x.set(0);
    y.set(0);
    w.set(window.width);
    h.set(window.height);
  }),
];
