import {
  type Connectivity,
  labelBackgrounds,
  labelLut,
  planesOf,
  type Raster,
  rasterOf,
} from "../../image/morphology/index.ts";
import { rangeOf } from "../../image/stacks/index.ts";
import { type ImageWindow, type Lut, pixelTypeOf } from "../../image/world/index.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";

/** The current plane of a window, or all of them as a volume. Grey images only. */
export function rasterFrom(host: MacroHost, window: ImageWindow, whole: boolean): Raster {
  if (window.type === "RGB") host.error(`"${window.title}" is RGB; a grey image is needed`);
  const planes = whole ? window.planes : [window.planes[window.plane]!];
  host.claim(planes.length * window.width * window.height * 4, window.title);
  return rasterOf(planes, window.width, window.height);
}

export interface Shown {
  readonly lut?: Lut;
  /** Labels: shown from 0 to the largest, in colours. */
  readonly labels?: boolean;
}

/** Open a result with the scale of its source. */
export function openRaster(
  host: MacroHost,
  source: ImageWindow,
  title: string,
  raster: Raster,
  shown: Shown = {},
): ImageWindow {
  host.tick();
  const type = pixelTypeOf(raster.data);
  const whole = raster.depth > 1;
  const window = host.world.open({
    title,
    type,
    width: raster.width,
    height: raster.height,
    planes: planesOf(raster),
    ...(whole ? { slices: raster.depth } : {}),
    calibration: { ...source.calibration, function: "none", coefficients: null, valueUnit: "Gray Value" },
    ...(shown.lut === undefined ? {} : { lut: shown.lut }),
  });
  Object.assign(window, rangeOf(window.planes[0]));
  if (shown.labels === true) {
    window.lut = labelLut("Golden angle", labelBackgrounds.White, false);
    let top = 0;
    for (const value of raster.data) if (value > top) top = value;
    window.min = 0;
    window.max = top;
  }
  if (whole) window.plane = Math.min(source.plane, raster.depth - 1);
  return window;
}

/** Put a changed raster back into the window it came from. */
export function putBack(window: ImageWindow, raster: Raster, whole: boolean): void {
  const planes = planesOf(raster);
  for (const [i, plane] of planes.entries()) window.planes[whole ? i : window.plane]!.set(plane);
  window.changed = true;
}

/** "My picture.tif" → "My picture": what result titles begin with. */
export function stem(title: string): string {
  const dot = title.lastIndexOf(".");
  return dot > 0 ? title.slice(0, dot) : title;
}

/** The open image of that title.
 * @throws macro/runtime when there is none */
export function imageTitled(host: MacroHost, title: string, what: string): ImageWindow {
  const window = host.world.byTitle(title);
  return window ?? host.error(`${what}: there is no image "${title}"`);
}

/** 4 or 8, 6 or 26 in a volume; a dialog's default is the smaller one. */
export function connectivityOf(options: CommandOptions, whole: boolean): Connectivity {
  const wanted = Math.trunc(options.number("connectivity", whole ? 6 : 4));
  if (whole) return wanted === 26 || wanted === 8 ? 26 : 6;
  return wanted === 8 || wanted === 26 ? 8 : 4;
}

/** "1, 4-6 9" → 1 4 5 6 9. */
export function parseLabels(host: MacroHost, text: string): number[] {
  const out: number[] = [];
  for (const part of text.split(/[\s,;]+/).filter((word) => word !== "")) {
    const range = /^(\d+(?:\.\d+)?)(?:-(\d+))?$/.exec(part);
    if (range === null) host.error(`"${text}" is no list of labels`);
    const from = Number(range?.[1]);
    const to = range?.[2] === undefined ? from : Number(range[2]);
    host.claim(8 * Math.max(0, to - from + 1), "label(s)");
    for (let label = from; label <= to; label++) out.push(label);
  }
  return out;
}
