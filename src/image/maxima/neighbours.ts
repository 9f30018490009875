/** The 8 neighbours, clockwise from above. */
export const DX = [0, 1, 1, 1, 0, -1, -1, -1] as const;
export const DY = [-1, -1, 0, 1, 1, 1, 0, -1] as const;

export function offsetsOf(width: number): Int32Array {
  return Int32Array.from(DX, (dx, d) => dx + DY[d]! * width);
}

/** The neighbour of (x, y) in direction d lies in the picture. */
export function isWithin(x: number, y: number, d: number, width: number, height: number): boolean {
  const nx = x + DX[d]!;
  const ny = y + DY[d]!;
  return nx >= 0 && nx < width && ny >= 0 && ny < height;
}

/** What is known of a pixel while maxima are searched. */
export const MAXIMUM = 1;
export const LISTED = 2;
export const PROCESSED = 4;
export const MAX_AREA = 8;
export const EQUAL = 16;
export const MAX_POINT = 32;
export const ELIMINATED = 64;

/** √2 as a Java float. */
export const SQRT2 = Math.fround(Math.SQRT2);
