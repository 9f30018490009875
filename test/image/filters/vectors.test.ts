import { describe, expect, it } from "vitest";
import { blurDirection } from "../../../src/image/filters/gaussian-direction.ts";
import { planLine } from "../../../src/image/filters/gaussian-plan.ts";
import { type RankFilter, rankFilter } from "../../../src/image/filters/index.ts";
import { VectorLines } from "../../../src/image/filters/simd/gaussian-lines.ts";
import { greyLut, newPixels, type PixelType, type Processor } from "../../../src/image/world/index.ts";
import { JavaRandom } from "../../../src/macro/java-random.ts";

const random = new JavaRandom(5);
const sizes = [
  [1, 1],
  [5, 3],
  [37, 29],
  [130, 141],
  [1, 50],
  [50, 1],
] as const;

function rects(width: number, height: number) {
  const x = Math.min(2, width - 1);
  const y = Math.min(3, height - 1);
  return [
    { x: 0, y: 0, width, height },
    { x, y, width: Math.min(7, width - x), height: Math.min(9, height - y) },
  ];
}

function noise(type: PixelType, length: number) {
  const pixels = newPixels(type, length);
  const top = { "8-bit": 256, "16-bit": 65536, "32-bit": 1000, RGB: 1 << 24 }[type];
  for (let i = 0; i < length; i++) pixels[i] = random.nextDouble() * top - (type === "32-bit" ? 500 : 0);
  return pixels;
}

/** Index of the first difference, -1 = none. */
function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return i;
  return -1;
}

describe("filters with vectors", () => {
  it("are used here", () => {
    expect(VectorLines.for(planLine(10, 0, 10, 1, 0.002))).not.toBeNull();
  });

  it.each(["x", "y"] as const)("blur in %s bit for bit as line by line", (direction) => {
    for (const [width, height] of sizes)
      for (const sigma of [0.5, 3, 8.4, 8.6, 20, 300])
        for (const rect of rects(width, height)) {
          const a = noise("32-bit", width * height) as Float32Array;
          if (a.length > 5) a[3] = Number.NaN;
          const b = a.slice();
          blurDirection(a, width, height, rect, sigma, 0.002, direction, 4, undefined, true);
          blurDirection(b, width, height, rect, sigma, 0.002, direction, 4, undefined, false);
          expect(difference(a, b), `${width} x ${height}, sigma ${sigma}`).toBe(-1);
        }
  });

  it.each<RankFilter>(["minimum", "maximum", "mean", "variance"])("%s bit for bit as without", (filter) => {
    for (const [width, height] of sizes)
      for (const radius of [0, 1, 2, 5, 13])
        for (const type of ["8-bit", "16-bit", "32-bit", "RGB"] as const)
          for (const rect of rects(width, height)) {
            const a = noise(type, width * height);
            if (type === "32-bit" && a.length > 20)
              for (const [i, v] of [Number.NaN, Infinity, -Infinity].entries()) a[4 * i + 3] = v;
            const b = a.slice();
            const plane = (pixels: Processor["pixels"]): Processor => ({
              ...{ type, width, height, pixels, rect, mask: null, lut: greyLut(), min: 0, max: 255 },
            });
            rankFilter(plane(a), filter, radius, undefined, true);
            rankFilter(plane(b), filter, radius, undefined, false);
            expect(difference(a, b), `${type} ${width} x ${height}, radius ${radius}`).toBe(-1);
          }
  });
});
