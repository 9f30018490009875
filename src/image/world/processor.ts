import type { ImageWindow } from "./image-window.ts";
import type { Lut } from "./lut.ts";
import type { PixelType, PlanePixels } from "./pixels.ts";
import type { Rect } from "./roi-types.ts";

/** One plane with what a filter has to know: ImageJ's ImageProcessor as a plain object. `pixels` are the window's own, changed in place. */
export interface Processor {
  readonly type: PixelType;
  readonly width: number;
  readonly height: number;
  pixels: PlanePixels;
  /** The rectangle to process: the selection's bounds cut at the image border, or the whole plane. */
  rect: Rect;
  /** Selection that is no rectangle: one byte per pixel of `rect`, 0 = outside. */
  mask: Uint8Array | null;
  lut: Lut;
  /** Display range. */
  min: number;
  max: number;
}

/** The plane without regard to the selection (src/image/roi gives `selectedProcessor`, which looks at it). */
export function wholeProcessor(window: ImageWindow, plane = window.plane): Processor {
  const pixels = window.planes[plane];
  if (pixels === undefined)
    throw new RangeError(`plane ${plane} of ${window.planes.length} in ${window.title}`);
  const shown =
    window.composite === null ? window : (window.channelDisplay[plane % window.channels] ?? window);
  return {
    type: window.type,
    width: window.width,
    height: window.height,
    pixels,
    rect: { x: 0, y: 0, width: window.width, height: window.height },
    mask: null,
    lut: shown.lut,
    min: shown.min,
    max: shown.max,
  };
}
