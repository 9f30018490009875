import {
  calibratedDisplayRange,
  rawValue,
  resetDisplayRange,
  setDisplayRange,
  setLut,
} from "../../image/display/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { MacroArray } from "../values.ts";

/** ImageJ's default range of 16-bit images (Brightness/Contrast > Set), in bits; 0 = by the pixels. */
export function defaultBits16(host: MacroHost): number {
  return Number(host.world.options.other.get("default16bitRange") ?? 0);
}

export function setMinAndMax(host: MacroHost, min: number, max: number, channels = 7): void {
  const window = host.image();
  window.zPlane = undefined;
  setDisplayRange(window, rawValue(window, min), rawValue(window, max), channels);
}

function setLutFromArrays(host: MacroHost, reds: MacroArray, greens: MacroArray, blues: MacroArray): void {
  if (reds.length !== greens.length || reds.length !== blues.length)
    host.error("Arrays are not the same length");
  const window = host.image();
  if (window.type === "RGB") host.error("Non-RGB image expected");
  const lut = new Uint8Array(768);
  for (const [part, values] of [reds, greens, blues].entries())
    for (let i = 0; i < 256; i++) lut[256 * part + i] = Math.trunc(Number(values[i] ?? 0));
  setLut(window, lut);
}

/** The table of the current channel; of an 8-bit image with its display range and threshold colours worked in. */
function shownLut(window: ImageWindow) {
  const channel =
    window.composite === null ? undefined : window.channelDisplay[window.plane % window.channels];
  return channel?.lut ?? window.lut;
}

const lutBuiltin = (name: string) =>
  builtin(name, "nothing", ["ref", "ref", "ref"], (host, reds, greens, blues) => {
    const window = host.image();
    if (window.type === "RGB") host.error("Non-RGB image expected");
    const lut = shownLut(window);
    for (const [part, ref] of [reds, greens, blues].entries())
      ref.set([...lut.subarray(256 * part, 256 * part + 256)]);
  });

const setLutBuiltin = (name: string) =>
  builtin(name, "nothing", ["array", "array", "array"], setLutFromArrays);

export const displayBuiltins: readonly Builtin[] = [
  builtin("setMinAndMax", "nothing", ["number", "number", "number?"], (host, min, max, channels) => {
    if (channels !== undefined && host.image().type !== "RGB") host.error("RGB image required");
    setMinAndMax(host, min, max, channels === undefined ? 7 : Math.trunc(channels));
  }),
  builtin("getMinAndMax", "nothing", ["ref", "ref"], (host, min, max) => {
    const [low, high] = calibratedDisplayRange(host.image());
    min.set(low);
    max.set(high);
  }),
  builtin("resetMinAndMax", "nothing", [], (host) => {
    const window = host.image();
    window.zPlane = undefined;
    resetDisplayRange(window, defaultBits16(host));
  }),
  lutBuiltin("getLut"),
  setLutBuiltin("setLut"),
  lutBuiltin("Color.getLut"),
  setLutBuiltin("Color.setLut"),
  builtin("setRGBWeights", "nothing", ["number", "number", "number"], (host, r, g, b) => {
    host.world.options.rgbWeights = [r, g, b];
  }),
];
