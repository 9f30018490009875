import { type NdArray, ndarray } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import type { MaskRcnnConfig } from "./config.ts";

/** Anchor boxes of all pyramid levels for a picture of h × w: order level, y, x, ratio. Around every `anchorStride`-th cell k of a level with
 * stride B (ceil(h / B) × ceil(w / B) cells) at k · B, with height S / √r and width S · √r; as y1, x1, y2 - 1, x2 - 1 over h - 1 and w - 1.
 * @returns float32 [1, n, 4].
 * @throws image/mask-rcnn when levels and scales are not the same number.
 * @see matterport Mask R-CNN 2.1, utils.generate_pyramid_anchors, norm_boxes */
export function pyramidAnchors(
  height: number,
  width: number,
  config: Pick<MaskRcnnConfig, "backboneStrides" | "anchorScales" | "anchorRatios" | "anchorStride">,
): NdArray<"float32"> {
  const { backboneStrides, anchorScales, anchorRatios, anchorStride } = config;
  if (backboneStrides.length !== anchorScales.length)
    throw fail("image/mask-rcnn", {
      reason: `config.ijm has ${anchorScales.length} RPN_ANCHOR_SCALES for ${backboneStrides.length} BACKBONE_STRIDES`,
    });
  if (!(anchorStride > 0) || backboneStrides.some((stride) => !(stride > 0)))
    throw fail("image/mask-rcnn", { reason: "strides in config.ijm must be above 0" });
  const out: number[] = [];
  const f = Math.fround;
  const edge = (centre: number, size: number, shift: number, last: number): number =>
    f(f(f(centre + size * 0.5) - shift) / f(last));
  for (const [level, stride] of backboneStrides.entries()) {
    const rows = Math.ceil(height / stride);
    const columns = Math.ceil(width / stride);
    const sizes = anchorRatios.map((ratio) => {
      const root = Math.sqrt(f(ratio));
      return { h: f(anchorScales[level]! / root), w: f(anchorScales[level]! * root) };
    });
    for (let row = 0; row < rows; row += anchorStride)
      for (let column = 0; column < columns; column += anchorStride)
        for (const { h, w } of sizes) {
          const [y, x] = [row * stride, column * stride];
          out.push(
            edge(y, -h, 0, height - 1),
            edge(x, -w, 0, width - 1),
            edge(y, h, 1, height - 1),
            edge(x, w, 1, width - 1),
          );
        }
  }
  return ndarray("float32", [1, out.length / 4, 4], Float32Array.from(out));
}
