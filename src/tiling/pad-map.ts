/** How samples outside an axis are made from those inside.
 *
 * | mode | outside a b c | period | numpy.pad |
 * |---|---|---|---|
 * | reflect | … c b **a b c** b a … | 2n − 2 | reflect |
 * | symmetric | … b a **a b c** c b … | 2n | symmetric |
 * | edge | … a a **a b c** c c … | – | edge |
 * | constant | … v v **a b c** v v … | – | constant |
 */
export interface Padding {
  readonly mode: "reflect" | "constant" | "edge" | "symmetric";
  /** Used by "constant" only. */
  readonly value: number;
}

/** Mirrored without repeating the edge sample: what networks are trained and tested with (numpy `reflect`). */
export const reflectPadding: Padding = { mode: "reflect", value: 0 };

/** Source index of one position, any distance outside; −1 = the constant.
 * @param n - axis length, ≥ 1; with one sample "reflect" repeats it. */
export function padIndex(position: number, n: number, mode: Padding["mode"]): number {
  if (position >= 0 && position < n) return position;
  switch (mode) {
    case "constant":
      return -1;
    case "edge":
      return position < 0 ? 0 : n - 1;
    case "reflect": {
      if (n === 1) return 0;
      const period = 2 * n - 2;
      const phase = modulo(position, period);
      return phase < n ? phase : period - phase;
    }
    case "symmetric": {
      const phase = modulo(position, 2 * n);
      return phase < n ? phase : 2 * n - 1 - phase;
    }
  }
}

/** Source indices of the `length` positions from `start` on an axis of `n` samples; −1 = the constant. */
export function padMap(n: number, start: number, length: number, mode: Padding["mode"]): Int32Array {
  const map = new Int32Array(length);
  for (let i = 0; i < length; i++) map[i] = padIndex(start + i, n, mode);
  return map;
}

function modulo(a: number, b: number): number {
  return ((a % b) + b) % b;
}
