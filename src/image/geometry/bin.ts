import { FLOAT_MAX } from "../numbers/index.ts";
import { joinColours, newPixels, type PixelType, type PlanePixels, splitColours } from "../world/index.ts";

export type BinMethod = "Average" | "Median" | "Min" | "Max" | "Sum";

/** Blocks of `xBlock` × `yBlock` pixels become one; what does not fill a block is dropped. Sums in float32.
 * Integer results are rounded half up; sums of 8- and 16-bit are clamped.
 * @see ImageJ 1.54p Binner */
export function binPlane(
  type: PixelType,
  pixels: PlanePixels,
  width: number,
  height: number,
  xBlock: number,
  yBlock: number,
  method: BinMethod,
): PlanePixels {
  if (type === "RGB") {
    const [red, green, blue] = splitColours(pixels).map((channel) =>
      binPlane("8-bit", channel, width, height, xBlock, yBlock, method),
    );
    return joinColours(red ?? pixels, green ?? pixels, blue ?? pixels);
  }
  const w = Math.trunc(width / xBlock);
  const h = Math.trunc(height / yBlock);
  const out = newPixels(type, w * h);
  const block = new Float32Array(xBlock * yBlock);
  const top = type === "8-bit" ? 255 : type === "16-bit" ? 65535 : 0;
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let at = 0;
      for (let v = 0; v < yBlock; v++)
        for (let u = 0; u < xBlock; u++) block[at++] = pixels[(y * yBlock + v) * width + x * xBlock + u] ?? 0;
      const value = reduce(block, method, top);
      out[y * w + x] = type === "32-bit" ? value : Math.trunc(Math.fround(value + 0.5));
    }
  return out;
}

function reduce(block: Float32Array, method: BinMethod, top: number): number {
  let result = method === "Min" ? FLOAT_MAX : method === "Max" ? -FLOAT_MAX : 0;
  switch (method) {
    case "Min":
      for (const value of block) if (value < result) result = value;
      return result;
    case "Max":
      for (const value of block) if (value > result) result = value;
      return result;
    case "Median":
      return blockMedian(block);
    default:
      for (const value of block) result = Math.fround(result + value);
      if (method === "Average") return Math.fround(result / block.length);
      return top > 0 && result > top ? top : result;
  }
}

/** ImageJ strikes out the largest positive value half the block's size plus one times and takes the largest that is left. */
function blockMedian(block: Float32Array): number {
  const half = block.length >> 1;
  for (let i = 0; i <= half; i++) {
    let max = 0;
    let where = 0;
    block.forEach((value, j) => {
      if (value > max) {
        max = value;
        where = j;
      }
    });
    block[where] = 0;
  }
  let max = -FLOAT_MAX;
  for (const value of block) if (value > max) max = value;
  return max;
}
