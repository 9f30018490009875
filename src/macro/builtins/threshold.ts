import { calibratedValue, rawValue, touchRange } from "../../image/display/index.ts";
import {
  parseAutoThreshold,
  setAutoThreshold,
  setIsoDataThreshold,
  setThreshold,
} from "../../image/threshold/index.ts";
import type { Threshold } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";

/** How the display mode of a threshold is called. */
function modeOf(text: string): Threshold["mode"] {
  const lower = text.toLowerCase();
  if (lower.includes("black")) return "black & white";
  if (lower.includes("over")) return "over/under";
  return lower.includes("no") ? "no color" : "red";
}

/** setAutoThreshold with the text of macros; what ImageJ writes to the log goes there. */
function autoThresholdByText(host: MacroHost, text: string): void {
  const window = host.image();
  const how = parseAutoThreshold(text);
  if (typeof how === "string") {
    const stack = text.includes("stack");
    host.log(
      stack ? `No enum constant ij.process.AutoThresholder.Method.${how}` : `Invalid method ("${how}")`,
    );
    return;
  }
  host.state.set("threshold.method", how.method);
  setAutoThreshold(window, how, (message) => host.log(message));
}

export const thresholdBuiltins: readonly Builtin[] = [
  builtin("setThreshold", "nothing", ["number", "number", "string?"], (host, lower, upper, mode = "") => {
    const window = host.image();
    window.zPlane = undefined;
    const raw = mode.includes("raw");
    const [low, high] = raw ? [lower, upper] : [rawValue(window, lower), rawValue(window, upper)];
    setThreshold(window, low, high, modeOf(mode));
  }),
  builtin("getThreshold", "nothing", ["ref", "ref"], (host, lower, upper) => {
    const window = host.image();
    touchRange(window, host.world.options.foreground);
    const { threshold } = window;
    lower.set(threshold ? calibratedValue(window, threshold.lower) : -1);
    upper.set(threshold ? calibratedValue(window, threshold.upper) : -1);
  }),
  builtin("resetThreshold", "nothing", [], (host) => {
    host.image().threshold = null;
  }),
  builtin("setAutoThreshold", "nothing", ["string?"], (host, text) => {
    const window = host.image();
    window.zPlane = undefined;
    if (window.type === "RGB") host.error("Non-RGB image expected");
    if (text === undefined) setIsoDataThreshold(window, "red");
    else autoThresholdByText(host, text);
  }),
];
