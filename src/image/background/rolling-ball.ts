import { ImagejException, type Tick } from "../filters/index.ts";
import { FLOAT_MAX } from "../numbers/index.ts";

const f = Math.fround;

/** The upper part of a ball, a square of `width` × `width` heights, for a plane made smaller by `shrink`. */
export interface RollingBall {
  readonly heights: Float32Array;
  readonly width: number;
  readonly shrink: number;
}

/** @see ImageJ 1.54p, RollingBall.buildRollingBall */
export function rollingBall(radius: number): RollingBall {
  const [shrink, trimPercent] =
    radius <= 10 ? [1, 24] : radius <= 30 ? [2, 24] : radius <= 100 ? [4, 32] : [8, 40];
  const small = Math.max(1, radius / shrink);
  const square = small * small;
  const trim = Math.trunc(Math.trunc(trimPercent * small) / 100);
  const half = Math.floor(small - trim + 0.5);
  const width = 2 * half + 1;
  const heights = new Float32Array(width * width);
  for (let y = -half, p = 0; y <= half; y++)
    for (let x = -half; x <= half; x++, p++) {
      const rest = square - x * x - y * y;
      heights[p] = rest > 0 ? Math.sqrt(rest) : 0;
    }
  return { heights, width, shrink };
}

/** Replace a float32 plane by the surface that the ball reaches from below.
 * @throws ImagejException when a plane made smaller has one row or column
 * @see ImageJ 1.54p, BackgroundSubtracter.rollingBallFloatBackground */
export function rollBackground(
  pixels: Float32Array,
  width: number,
  height: number,
  ball: RollingBall,
  tick?: Tick,
): void {
  if (ball.shrink === 1) {
    roll(pixels, width, height, ball, tick);
    return;
  }
  const smallWidth = Math.trunc((width + ball.shrink - 1) / ball.shrink);
  const smallHeight = Math.trunc((height + ball.shrink - 1) / ball.shrink);
  const small = shrunk(pixels, width, height, ball.shrink, smallWidth, smallHeight);
  roll(small, smallWidth, smallHeight, ball, tick);
  if (smallWidth === 1 || smallHeight === 1)
    throw new ImagejException(`A plane of ${width} x ${height} pixels is too small for this ball`);
  enlarge(small, smallWidth, smallHeight, pixels, width, height, ball.shrink);
}

/** Each point the smallest of its square. */
function shrunk(
  pixels: Float32Array,
  width: number,
  height: number,
  by: number,
  smallWidth: number,
  smallHeight: number,
): Float32Array {
  const out = new Float32Array(smallWidth * smallHeight).fill(FLOAT_MAX);
  for (let y = 0; y < height; y++) {
    const row = Math.trunc(y / by) * smallWidth;
    for (let x = 0, p = y * width; x < width; x++, p++) {
      const q = row + Math.trunc(x / by);
      if (pixels[p]! < out[q]!) out[q] = pixels[p]!;
    }
  }
  return out;
}

/** For every place of the ball, its centre up to half a ball outside: how high it can go, then raise what lies on its surface. */
function roll(
  pixels: Float32Array,
  width: number,
  height: number,
  { heights, width: size }: RollingBall,
  tick: Tick | undefined,
): void {
  const radius = size >> 1;
  const source = pixels.slice();
  pixels.fill(-FLOAT_MAX);
  for (let y = -radius; y < height + radius; y++) {
    tick?.();
    const y0 = Math.max(0, y - radius);
    const y1 = Math.min(height - 1, y + radius);
    for (let x = -radius; x < width + radius; x++) {
      const x0 = Math.max(0, x - radius);
      const x1 = Math.min(width - 1, x + radius);
      let z = FLOAT_MAX;
      for (let v = y0; v <= y1; v++) {
        const toBall = (v - y + radius) * size - x + radius;
        for (let u = x0, p = v * width + x0, b = toBall + x0; u <= x1; u++, p++, b++) {
          const room = f(source[p]! - heights[b]!);
          if (z > room) z = room;
        }
      }
      for (let v = y0; v <= y1; v++) {
        const toBall = (v - y + radius) * size - x + radius;
        for (let u = x0, p = v * width + x0, b = toBall + x0; u <= x1; u++, p++, b++) {
          const surface = f(z + heights[b]!);
          if (pixels[p]! < surface) pixels[p] = surface;
        }
      }
    }
  }
}

/** Back to full size by interpolation between the centres of the squares; at the border, straight on. */
function enlarge(
  small: Float32Array,
  smallWidth: number,
  smallHeight: number,
  pixels: Float32Array,
  width: number,
  height: number,
  by: number,
): void {
  const across = interpolation(width, smallWidth, by);
  const down = interpolation(height, smallHeight, by);
  const stretch = (row: number, out: Float32Array) => {
    for (let x = 0; x < width; x++) {
      const i = row + across.first[x]!;
      const w = across.weight[x]!;
      out[x] = f(small[i]! * w) + f(small[i + 1]! * f(1 - w));
    }
  };
  let upper = new Float32Array(width);
  let lower = new Float32Array(width);
  stretch(0, lower);
  let line = -1;
  for (let y = 0; y < height; y++) {
    const first = down.first[y]!;
    if (line < first) {
      [upper, lower] = [lower, upper];
      line++;
      stretch((first + 1) * smallWidth, lower);
    }
    const w = down.weight[y]!;
    const rest = f(1 - w);
    for (let x = 0, p = y * width; x < width; x++, p++) pixels[p] = f(upper[x]! * w) + f(lower[x]! * rest);
  }
}

/** For each of `length` points the coarse point on its left, and the weight of that. */
function interpolation(length: number, coarse: number, by: number) {
  const first = new Int32Array(length);
  const weight = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const index = Math.min(Math.trunc((i - Math.trunc(by / 2)) / by), coarse - 2);
    first[i] = index;
    const distance = f(f(f(i + 0.5) / by) - f(index + 0.5));
    weight[i] = 1 - distance;
  }
  return { first, weight };
}
