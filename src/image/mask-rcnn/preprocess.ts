import { type NdArray, ndarray } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import { resizePlane } from "../geometry/index.ts";
import { pyramidAnchors } from "./anchors.ts";
import type { MaskRcnnConfig } from "./config.ts";

/** A picture of several channels. */
export interface ChannelPicture {
  readonly width: number;
  readonly height: number;
  /** One (y, x) plane per channel. */
  readonly planes: readonly ArrayLike<number>[];
}

/** What the postprocessing has to know of the preprocessing; heights before widths, pixels. */
export interface MaskRcnnGeometry {
  readonly original: readonly [height: number, width: number, channels: number];
  readonly processed: readonly [height: number, width: number, channels: number];
  /** Where the picture lies in the processed one: y1, x1, y2, x2, the ends outside. */
  readonly window: readonly [y1: number, x1: number, y2: number, x2: number];
  readonly scale: number;
}

export interface MaskRcnnInputs {
  /** float32 [batch, y, x, channel]. */
  readonly image: NdArray<"float32">;
  /** float32 [1, 12 + classes]: 0, original h, w, c, processed h, w, c, window, scale, zeros. */
  readonly meta: NdArray<"float32">;
  /** float32 [1, n, 4]. */
  readonly anchors: NdArray<"float32">;
  readonly geometry: MaskRcnnGeometry;
}

/** Resize, pad with zeros, subtract the mean of each channel; image meta and anchors beside it.
 * - none: nothing is resized. square: scaled so that the short side is MIN_DIM (never down, at least MIN_SCALE) unless the long one would
 *   pass MAX_DIM, then padded to MAX_DIM × MAX_DIM, the odd pixel below and right. pad64: sides must be multiples of 64.
 * Bicubic as ImageJ's, averaging where it shrinks.
 * @throws image/mask-rcnn for crop, for sides that pad64 cannot take, for another number of channels than MEAN_PIXEL has.
 * @see matterport Mask R-CNN 2.1, utils.resize_image, model.mold_inputs */
export function maskRcnnInputs(picture: ChannelPicture, config: MaskRcnnConfig): MaskRcnnInputs {
  const { width, height } = picture;
  const channels = picture.planes.length;
  if (channels !== config.meanPixel.length)
    throw fail("image/mask-rcnn", {
      reason: `the image has ${channels} channels, MEAN_PIXEL of config.ijm has ${config.meanPixel.length}`,
    });
  const plan = planResize(width, height, config);
  const newWidth = Math.floor(width * plan.scale + 0.5);
  const newHeight = Math.floor(height * plan.scale + 0.5);
  const side = plan.side ?? { width: newWidth, height: newHeight };
  const top = Math.floor((side.height - newHeight) / 2);
  const left = Math.floor((side.width - newWidth) / 2);
  const data = new Float32Array(side.width * side.height * channels);
  for (let c = 0; c < channels; c++) {
    const mean = config.meanPixel[c]!;
    const plane = resized(picture, c, newWidth, newHeight, plan.scale !== 1);
    for (let y = 0; y < side.height; y++)
      for (let x = 0; x < side.width; x++) {
        const inside = y >= top && y < top + newHeight && x >= left && x < left + newWidth;
        const value = inside ? plane[(y - top) * newWidth + x - left]! : 0;
        data[(y * side.width + x) * channels + c] = value - Math.fround(mean);
      }
  }
  const geometry: MaskRcnnGeometry = {
    original: [height, width, channels],
    processed: [side.height, side.width, channels],
    window: [top, left, top + newHeight, left + newWidth],
    scale: plan.scale,
  };
  const meta = [
    0,
    ...geometry.original,
    ...geometry.processed,
    ...geometry.window,
    geometry.scale,
    ...new Array<number>(config.numClasses).fill(0),
  ];
  return {
    image: ndarray("float32", [1, side.height, side.width, channels], data, ["batch", "y", "x", "channel"]),
    meta: ndarray("float32", [1, meta.length], Float32Array.from(meta)),
    anchors: pyramidAnchors(side.height, side.width, config),
    geometry,
  };
}

function planResize(
  width: number,
  height: number,
  config: MaskRcnnConfig,
): { scale: number; side: { width: number; height: number } | null } {
  const { resizeMode, minDim, maxDim, minScale } = config;
  if (resizeMode === "crop")
    throw fail("image/mask-rcnn", { reason: "IMAGE_RESIZE_MODE = crop is for training only" });
  if (resizeMode === "none") return { scale: 1, side: null };
  let scale = minDim > 0 ? Math.max(1, minDim / Math.min(height, width)) : 1;
  scale = Math.max(scale, minScale);
  if (resizeMode === "pad64") {
    if (width % 64 !== 0 || height % 64 !== 0)
      throw fail("image/mask-rcnn", {
        reason: `IMAGE_RESIZE_MODE = pad64 takes sides that are multiples of 64, the image is ${width} x ${height}`,
      });
    return { scale, side: null };
  }
  if (!(maxDim > 0)) throw fail("image/mask-rcnn", { reason: "config.ijm has no IMAGE_MAX_DIM for square" });
  const longest = Math.max(height, width);
  if (Math.floor(longest * scale + 0.5) > maxDim) scale = maxDim / longest;
  return { scale, side: { width: maxDim, height: maxDim } };
}

function resized(
  picture: ChannelPicture,
  channel: number,
  width: number,
  height: number,
  needed: boolean,
): ArrayLike<number> {
  const pixels = Float32Array.from(picture.planes[channel]!);
  if (!needed) return pixels;
  const rect = { x: 0, y: 0, width: picture.width, height: picture.height };
  const view = { type: "32-bit", pixels, width: picture.width, height: picture.height, rect } as const;
  return resizePlane(view, width, height, "Bicubic", true);
}
