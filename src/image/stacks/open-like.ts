import { dataRange, makeComposite, roundRange } from "../display/index.ts";
import type { ChannelDisplay, ImageWindow, Lut, PixelType, PlanePixels, World } from "../world/index.ts";
import { setDimensions } from "./shape.ts";

export interface Like {
  readonly title: string;
  readonly planes: PlanePixels[];
  readonly width?: number;
  readonly height?: number;
  readonly type?: PixelType;
  readonly labels?: (string | null)[];
  readonly channels?: number;
  readonly slices?: number;
  readonly frames?: number;
  readonly hyperstack?: boolean;
  readonly lut?: Lut;
  /** Default: the source's when the number of channels is kept and the source is a composite. */
  readonly composite?: ImageWindow["composite"];
  /** Display range: of the source's processor (default where the type stays; ImageJ's createProcessor), or of the first plane. */
  readonly range?: "source" | "data";
  /** Do not take over calibration, info and properties (a plain `new ImagePlus`). */
  readonly plain?: boolean;
}

/** A new window with what ImageJ's createImagePlus takes over from another: calibration, info, properties; and its look-up
 * table. Not shown. */
export function makeLike(world: World, source: ImageWindow, parts: Like): ImageWindow {
  const window = world.make({
    title: parts.title,
    type: parts.type ?? source.type,
    width: parts.width ?? source.width,
    height: parts.height ?? source.height,
    planes: parts.planes,
    labels: parts.labels ?? parts.planes.map(() => null),
    hyperstack: parts.hyperstack ?? false,
    lut:
      parts.lut ?? (source.composite === null ? source.lut : (source.channelDisplay[0]?.lut ?? source.lut)),
  });
  setDimensions(window, parts.channels ?? 1, parts.slices ?? parts.planes.length, parts.frames ?? 1);
  if (!parts.plain) {
    window.calibration = { ...source.calibration };
    window.info = source.info;
    window.properties = new Map(source.properties);
  }
  const keeps = window.type === source.type && window.type !== "RGB" && parts.range !== "data";
  Object.assign(window, keeps ? { min: source.min, max: source.max } : rangeOf(parts.planes[0]));
  if (keeps && (window.type === "16-bit" || window.type === "32-bit")) window.fixedRange = true;
  const mode = parts.composite ?? null;
  if (mode !== null) compositeLike(window, mode, source.channelDisplay);
  else roundRange(window);
  return window;
}

/** A composite whose channels are shown as `display` says, in its order; channels beyond it get ImageJ's own colours. */
export function compositeLike(
  window: ImageWindow,
  mode: NonNullable<ImageWindow["composite"]>,
  display: readonly ChannelDisplay[],
): void {
  const known = display.slice(0, window.channels);
  const whole = known.length === window.channels;
  makeComposite(window, mode, {
    luts: known.map((each) => each.lut),
    ...(whole && { ranges: known.map((each) => [each.min, each.max] as const) }),
  });
  if (mode === "composite") for (const [i, each] of known.entries()) setActive(window, i, each.active);
}

function setActive(window: ImageWindow, channel: number, active: boolean): void {
  const display = window.channelDisplay[channel];
  if (display) display.active = active;
}

/** Display range of one plane: of its pixels, 0…255 of 8-bit and RGB. */
export function rangeOf(plane: PlanePixels | undefined): { min: number; max: number } {
  const [min, max] = plane === undefined ? [0, 255] : dataRange(plane);
  return { min, max };
}

/** Other planes in an open window (ImageJ's setStack): the position stays where it can. */
export function replacePlanes(
  window: ImageWindow,
  planes: PlanePixels[],
  labels: (string | null)[],
  size: { readonly width: number; readonly height: number } = window,
): void {
  window.planes = planes;
  window.labels = labels;
  window.width = size.width;
  window.height = size.height;
  window.plane = Math.min(window.plane, planes.length - 1);
  window.snapshot = null;
  window.changed = true;
  if (window.type === "RGB") [window.min, window.max] = [0, 255];
}
