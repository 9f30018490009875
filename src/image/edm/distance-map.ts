/** Distance of every pixel to the nearest background pixel, 0 in the background: ImageJ's two-way 8-neighbour propagation of the nearest
 * point, exact for distances below 13 and at most 0.09 too large beyond.
 * @param pixels - (y, x), 8-bit.
 * @param background - value that is background; everything else is foreground.
 * @returns new float32 plane. Without any background all distances are √(2³¹).
 * @see ImageJ 1.54p EDM.makeFloatEDM; Leymarie and Levine 1992, CVGIP 55, 84-94 */
export function distanceMap(
  pixels: Uint8Array,
  width: number,
  height: number,
  background: number,
): Float32Array {
  const squares = new Int32Array(pixels.length).fill(FAR);
  for (let i = 0; i < pixels.length; i++) if (pixels[i] === background) squares[i] = 0;
  for (const down of [true, false]) {
    const rightward = new Int32Array(width).fill(NONE);
    const leftward = new Int32Array(width).fill(NONE);
    for (let row = 0; row < height; row++) {
      const y = down ? row : height - 1 - row;
      propagate(pixels, squares, rightward, width, y, background, 1);
      propagate(pixels, squares, leftward, width, y, background, -1);
    }
  }
  const out = new Float32Array(pixels.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(Math.fround(squares[i]!));
  return out;
}

const NONE = -1;
/** Java's largest int: farther than any square of a distance. */
const FAR = 0x7fffffff;

/** One line in one direction. `nearest` holds, per column, the nearest background point known (x in the low, y in the high 16 bits). */
function propagate(
  pixels: Uint8Array,
  squares: Int32Array,
  nearest: Int32Array,
  width: number,
  y: number,
  background: number,
  step: 1 | -1,
): void {
  let beside = NONE;
  let diagonal = NONE;
  for (let k = 0, x = step === 1 ? 0 : width - 1; k < width; k++, x += step) {
    const i = y * width + x;
    const above = nearest[x]!;
    if (pixels[i] === background) nearest[x] = x | (y << 16);
    else {
      let best = above;
      let square = FAR;
      if (above !== NONE) {
        const dx = x - (above & 0xffff);
        const dy = y - ((above >> 16) & 0xffff);
        square = dx * dx + dy * dy;
      }
      if (diagonal !== above && diagonal !== NONE) {
        const dx = x - (diagonal & 0xffff);
        const dy = y - ((diagonal >> 16) & 0xffff);
        const other = dx * dx + dy * dy;
        if (other < square) {
          best = diagonal;
          square = other;
        }
      }
      if (beside !== diagonal && beside !== NONE) {
        const dx = x - (beside & 0xffff);
        const dy = y - ((beside >> 16) & 0xffff);
        const other = dx * dx + dy * dy;
        if (other < square) {
          best = beside;
          square = other;
        }
      }
      nearest[x] = best;
      if (square < squares[i]!) squares[i] = square;
    }
    beside = nearest[x]!;
    diagonal = above;
  }
}
