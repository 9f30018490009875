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
  /** Do not take over calibration, info and properties (a plain `new ImagePlus`). */
  readonly plain?: boolean;
}

/** A new window with what ImageJ's createImagePlus takes over from another: calibration, info, properties; and its look-up
 * table. Not shown. The display range is the first plane's (8-bit: 0…255). */
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
  Object.assign(window, rangeOf(window.type, parts.planes[0]));
  const mode = parts.composite ?? null;
  if (mode !== null) makeComposite(window, mode, source.channelDisplay);
  return window;
}

/** Channels shown as `display` says, in its order; ranges are kept. */
export function makeComposite(
  window: ImageWindow,
  mode: NonNullable<ImageWindow["composite"]>,
  display: readonly ChannelDisplay[],
): void {
  window.composite = mode;
  window.channelDisplay = Array.from({ length: window.channels }, (_, c) => {
    const from = display[c];
    return {
      lut: from?.lut ?? window.lut,
      min: from?.min ?? window.min,
      max: from?.max ?? window.max,
      active: from?.active ?? true,
    };
  });
}

/** Display range of one plane: smallest and largest finite value of 16- and 32-bit, 0…255 of the others. */
export function rangeOf(type: PixelType, plane: PlanePixels | undefined): { min: number; max: number } {
  if (type === "8-bit" || type === "RGB" || plane === undefined) return { min: 0, max: 255 };
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < plane.length; i++) {
    const value = plane[i] ?? 0;
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? { min: 0, max: 0 } : { min, max };
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
}
