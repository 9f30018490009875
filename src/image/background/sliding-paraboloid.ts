import type { Tick } from "../filters/index.ts";
import { endsWithoutObjects, type LineWork, lineWork, slideParabola } from "./slide-parabola.ts";

const f = Math.fround;

type Direction = "x" | "y" | "down from top" | "down from left" | "up from top" | "up from right";

/** Replace a float32 plane by the surface that a paraboloid reaches from below, made of parabolas in four directions.
 * @see ImageJ 1.54p, BackgroundSubtracter.slidingParaboloidFloatBackground */
export function slideBackground(
  pixels: Float32Array,
  width: number,
  height: number,
  radius: number,
  tick?: Tick,
): void {
  const work = lineWork(Math.max(width, height));
  const straight = f(0.5 / f(radius));
  const diagonal = f(1 / f(radius));
  correctCorners(pixels, width, height, straight, work);
  const passes: readonly Direction[] = [
    "x",
    "y",
    "x",
    "down from top",
    "down from left",
    "up from top",
    "up from right",
    "down from top",
    "down from left",
  ];
  for (const direction of passes) {
    const coefficient = direction === "x" || direction === "y" ? straight : diagonal;
    for (const [start, step, length] of lines(direction, width, height)) {
      tick?.();
      slideParabola(pixels, start, step, length, coefficient, work);
    }
  }
}

/** Start, step and length of all lines in one direction; diagonals shorter than three pixels are left out. */
function* lines(
  direction: Direction,
  width: number,
  height: number,
): Generator<[start: number, step: number, length: number]> {
  switch (direction) {
    case "x":
      for (let i = 0; i < height; i++) yield [i * width, 1, width];
      return;
    case "y":
      for (let i = 0; i < width; i++) yield [i, width, height];
      return;
    case "down from top":
      for (let i = 0; i < width - 2; i++) yield [i, width + 1, Math.min(height, width - i)];
      return;
    case "down from left":
      for (let i = 1; i < height - 2; i++) yield [i * width, width + 1, Math.min(width, height - i)];
      return;
    case "up from top":
      for (let i = 2; i < width; i++) yield [i, width - 1, Math.min(height, i + 1)];
      return;
    case "up from right":
      for (let i = 0; i < height - 2; i++)
        yield [i * width + width - 1, width - 1, Math.min(width, height - i)];
      return;
    default:
      direction satisfies never;
  }
}

/** Lower the corner pixels where an object lies in the corner, so that it is not taken for background: the mean of estimates along
 * both borders and the diagonal. The lines on the way are already changed.
 * @see ImageJ 1.54p, BackgroundSubtracter.correctCorners */
function correctCorners(
  pixels: Float32Array,
  width: number,
  height: number,
  coefficient: number,
  work: LineWork,
): void {
  const ends = (start: number, step: number, length: number, c: number) => {
    const touching = slideParabola(pixels, start, step, length, c, work);
    return endsWithoutObjects(length, c, work, touching);
  };
  const bottom = (height - 1) * width;
  const top = ends(0, 1, width, coefficient);
  const low = ends(bottom, 1, width, coefficient);
  const left = ends(0, width, height, coefficient);
  const right = ends(width - 1, width, height, coefficient);
  const slant = 2 * coefficient;
  const size = Math.min(width, height);
  const corners = [
    [0, top[0], left[0], 1 + width],
    [width - 1, top[1], right[0], width - 1],
    [bottom, low[0], left[1], 1 - width],
    [bottom + width - 1, low[1], right[1], -1 - width],
  ] as const;
  const limits = corners.map(([at, a, b, step]) => f(f(f(a + b) + ends(at, step, size, slant)[0]) / 3));
  for (const [i, [at]] of corners.entries()) if (pixels[at]! > limits[i]!) pixels[at] = limits[i]!;
}
