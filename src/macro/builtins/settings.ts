import { isHyperstack, touchRange } from "../../image/display/index.ts";
import { frequencyImage } from "../../image/fft/index.ts";
import { isGreyLut, isInvertingLut } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";

const lines = ["line", "polyline", "freeline"];

function isPlaneOf(host: MacroHost, test: (pixels: ArrayLike<number>) => boolean): boolean {
  const window = host.image();
  touchRange(window, host.world.options.foreground);
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
  touchRange(window, host.world.options.foreground);
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
  if (!/^(?:area|line|fft)/.test(key)) host.error("Invalid argument");
  const { roi } = host.image();
  if (key.startsWith("area")) return roi !== null && ![...lines, "angle", "point"].includes(roi.type);
  if (key.startsWith("line")) return roi !== null && lines.includes(roi.type);
  return frequencyImage(host.image()) !== undefined;
}

export const settingBuiltins: readonly Builtin[] = [
  builtin("is", "number", ["string"], (host, text) => Number(is(host, text))),
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
