import { rangeOf } from "../../image/stacks/index.ts";
import { type ImageWindow, invertedLut, type PlanePixels } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** Distance maps as a window of their own, as 8-, 16- or 32-bit. Without black background it gets an inverting look-up table.
 * @see ImageJ 1.54p EDM.showOutput */
export function openMaps(
  host: MacroHost,
  source: ImageWindow,
  prefix: string,
  planes: readonly number[],
  maps: readonly Float32Array[],
  type: "8-bit" | "16-bit" | "32-bit",
): void {
  const { width, height } = source;
  host.claim(maps.length * width * height * 4, `${prefix}${source.title}`);
  const window = host.world.open({
    title: prefix + shortTitle(source.title),
    type,
    width,
    height,
    planes: maps.map((map) => converted(map, type)),
    labels: maps.length > 1 ? planes.map((plane) => source.labels[plane] ?? null) : [null],
    ...(maps.length > 1 ? { channels: source.channels, slices: source.slices, frames: source.frames } : {}),
  });
  if (!host.world.options.blackBackground) window.lut = invertedLut(window.lut);
  Object.assign(window, rangeOf(window.planes[0]));
}

function converted(map: Float32Array, type: "8-bit" | "16-bit" | "32-bit"): PlanePixels {
  if (type === "32-bit") return map;
  const top = type === "8-bit" ? 255 : 65535;
  const out = type === "8-bit" ? new Uint8Array(map.length) : new Uint16Array(map.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.min(top, Math.trunc(map[i]! + 0.5));
  return out;
}

/** A file's title without its extension and blanks; any other up to its first blank.
 * @see ImageJ 1.54p ImagePlus.getShortTitle */
export function shortTitle(title: string): string {
  const trimmed = title.trim();
  const dot = trimmed.lastIndexOf(".");
  if (dot > 0) return trimmed.slice(0, dot).replaceAll(" ", "");
  const blank = trimmed.indexOf(" ");
  return blank >= 0 ? trimmed.slice(0, blank) : trimmed;
}
