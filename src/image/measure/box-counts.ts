import type { ImageWindow, Rect } from "../world/index.ts";

/** For each box size: how many boxes of a grid over the object's bounding box hold any of it. null: there is no foreground.
 * @see ImageJ 1.54p FractalBoxCounter */
export function boxCounts(
  window: Pick<ImageWindow, "width" | "height">,
  pixels: ArrayLike<number>,
  foreground: number,
  sizes: readonly number[],
): number[] | null {
  const box = boundsOf(window, pixels, foreground);
  if (box === null) return null;
  const { width } = window;
  const holds = (x: number, y: number, w: number, h: number): boolean => {
    for (let row = y; row < Math.min(y + h, window.height); row++)
      for (let column = x; column < Math.min(x + w, width); column++)
        if (pixels[row * width + column] === foreground) return true;
    return false;
  };
  return sizes.map((size) => countBoxes(box, size, holds));
}

function boundsOf(
  { width, height }: Pick<ImageWindow, "width" | "height">,
  pixels: ArrayLike<number>,
  foreground: number,
): Rect | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (pixels[y * width + x] === foreground) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** Boxes in ImageJ's order: widths and heights at the far sides are cut, and the height stays cut from the last row but one on. */
function countBoxes(
  box: Rect,
  size: number,
  holds: (x: number, y: number, w: number, h: number) => boolean,
): number {
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  let [x, y] = [box.x, box.y];
  let w = Math.min(size, box.width);
  let h = Math.min(size, box.height);
  let count = 0;
  for (;;) {
    if (holds(x, y, w, h)) count++;
    x += size;
    if (x + size < right) continue;
    w = right - x;
    if (x < right) continue;
    w = size;
    x = box.x;
    y += size;
    if (y + size >= bottom) h = bottom - y;
    if (y >= bottom) return count;
  }
}
