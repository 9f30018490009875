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
  const runs = foregroundRuns(pixels, width, height, background);
  const squares = new Int32Array(pixels.length);
  for (let r = 0; r < runs.length; r += 2) squares.fill(FAR, runs[r], runs[r + 1]);
  const nearest = new Int32Array(width);
  const plane = { pixels, squares, nearest, width, height, background };
  for (const down of [true, false])
    for (const step of [1, -1] as const)
      for (let k = 0; k < runs.length; k += 2) {
        const r = down ? k : runs.length - 2 - k;
        propagate(plane, runs[r]!, runs[r + 1]!, down ? -1 : 1, step);
      }
  // In the same memory: every place is read before it is written.
  const out = new Float32Array(squares.buffer);
  for (let r = 0; r < runs.length; r += 2) takeRoots(squares, out, runs[r]!, runs[r + 1]!);
  return out;
}

function takeRoots(squares: Int32Array, out: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i++) out[i] = Math.sqrt(Math.fround(squares[i]!));
}

interface Sweep {
  readonly pixels: Uint8Array;
  readonly squares: Int32Array;
  /** Per column, the nearest background point known (x in the low, y in the high 16 bits) where the row before has foreground;
   * background is its own nearest point and is not written down. */
  readonly nearest: Int32Array;
  readonly width: number;
  readonly height: number;
  readonly background: number;
}

const NONE = -1;
/** Java's largest int: farther than any square of a distance. */
const FAR = 0x7fffffff;

/** Start and end (behind the last) of every run of foreground in a row, as indices into the plane, from top left to bottom right. */
function foregroundRuns(pixels: Uint8Array, width: number, height: number, background: number): Int32Array {
  let runs = new Int32Array(4096);
  let length = 0;
  for (let y = 0; y < height; y++) {
    const rowEnd = (y + 1) * width;
    for (let i = y * width; i < rowEnd; i++) {
      if (pixels[i] === background) continue;
      const start = i++;
      while (i < rowEnd && pixels[i] !== background) i++;
      if (length === runs.length) {
        const longer = new Int32Array(2 * length);
        longer.set(runs);
        runs = longer;
      }
      runs[length] = start;
      runs[length + 1] = i;
      length += 2;
    }
  }
  return runs.subarray(0, length);
}

/** One run in one of the four directions. Small functions like this one are compiled early; a loop over the whole image is not.
 * @param back - to the row before, -1 or 1. */
function propagate(plane: Sweep, start: number, end: number, back: 1 | -1, step: 1 | -1): void {
  const { pixels, squares, nearest, width, height, background } = plane;
  const count = end - start;
  const y = Math.floor(start / width);
  const before = y + back;
  const isFirst = before < 0 || before >= height;
  let x = start - y * width + (step === 1 ? 0 : count - 1);
  let i = y * width + x;
  let above = i + back * width;
  let beside = NONE;
  let diagonal = NONE;
  const side = x - step;
  if (side >= 0 && side < width) {
    beside = side | (y << 16);
    if (!isFirst) diagonal = pixels[above - step] === background ? side | (before << 16) : nearest[side]!;
  }
  for (let n = 0; n < count; n++, x += step, i += step, above += step) {
    let best = NONE;
    let square = FAR;
    let point = NONE;
    if (!isFirst) {
      point = pixels[above] === background ? x | (before << 16) : nearest[x]!;
      best = point;
      if (point !== NONE) {
        const dx = x - (point & 0xffff);
        const dy = y - ((point >> 16) & 0xffff);
        square = dx * dx + dy * dy;
      }
    }
    if (diagonal !== point && diagonal !== NONE) {
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
    beside = best;
    diagonal = point;
  }
}
