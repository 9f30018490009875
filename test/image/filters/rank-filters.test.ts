import { describe, expect, it } from "vitest";
import { gaussianKernel } from "../../../src/image/filters/gaussian-kernel.ts";
import { discKernel, ImagejException, rankFilter, removeNaNs } from "../../../src/image/filters/index.ts";
import { nthSmallest } from "../../../src/image/filters/rank-median.ts";
import { greyLut, type PlanePixels, type Processor } from "../../../src/image/world/index.ts";
import { JavaRandom } from "../../../src/macro/java-random.ts";

function plane(pixels: PlanePixels, type: Processor["type"], width: number): Processor {
  const height = pixels.length / width;
  const rect = { x: 0, y: 0, width, height };
  return { type, width, height, pixels, rect, mask: null, lut: greyLut(), min: 0, max: 255 };
}

/** Median of each neighbourhood by sorting. */
function sortedMedians(pixels: PlanePixels, width: number, radius: number): number[] {
  const height = pixels.length / width;
  const kernel = discKernel(radius);
  return Array.from(pixels, (_, i) => {
    const around: number[] = [];
    for (const [k, dx] of kernel.halfWidths.entries()) {
      const y = Math.max(0, Math.min(height - 1, Math.trunc(i / width) + k - kernel.radius));
      for (let d = -dx; d <= dx; d++)
        around.push(pixels[y * width + Math.max(0, Math.min(width - 1, (i % width) + d))] ?? 0);
    }
    return around.sort((a, b) => a - b)[around.length >> 1] ?? 0;
  });
}

describe("rank filters", () => {
  it.each([
    [0.5, 5],
    [1, 9],
    [1.5, 13],
    [2, 21],
    [2.5, 29],
    [5, 89],
  ])("a radius of %d takes %d pixels", (radius, points) => {
    expect(discKernel(radius).points).toBe(points);
  });

  it.each(["8-bit", "16-bit", "32-bit"] as const)(
    "medians of %s are those of sorted neighbourhoods",
    (type) => {
      const random = new JavaRandom(9);
      const width = 31;
      for (const radius of [1, 3, 7]) {
        const values = Array.from({ length: width * 75 }, () =>
          type === "32-bit" ? random.nextGaussian() : random.nextInt(type === "8-bit" ? 256 : 65536),
        );
        const pixels =
          type === "8-bit"
            ? Uint8Array.from(values)
            : type === "16-bit"
              ? Uint16Array.from(values)
              : Float32Array.from(values);
        const expected = sortedMedians(pixels.slice(), width, radius);
        rankFilter(plane(pixels, type, width), "median", radius);
        expect([...pixels]).toEqual(expected);
      }
    },
  );

  it("keeps NaN in the median, fills it when asked", () => {
    const { NaN: nan } = Number;
    const pixels = Float32Array.from([1, 2, 3, 4, nan, 6, 7, 8, 10]);
    const copy = pixels.slice();
    rankFilter(plane(pixels, "32-bit", 3), "median", 1);
    expect(pixels[4]).toBeNaN();
    removeNaNs(plane(copy, "32-bit", 3), 1);
    // Of 8 values 1 … 10, what is nearest to the last value before (4) between the middle two.
    expect(copy[4]).toBe(4);
  });

  it("finds the n-th of many equal values", () => {
    const values = Float32Array.from([3, 1, 3, 2, 3, 3, 1]);
    const sorted = [...values].sort();
    for (let n = 0; n < values.length; n++)
      expect(nthSmallest(values.slice(), values.length, n)).toBe(sorted[n]);
  });

  it("stops when the caller's tick throws", () => {
    const stop = () => {
      throw new Error("stopped");
    };
    expect(() => rankFilter(plane(new Uint8Array(100), "8-bit", 10), "mean", 2, stop)).toThrow("stopped");
  });
});

describe("Gaussian kernels", () => {
  it("add up to one with what lies beyond", () => {
    for (const sigma of [0.3, 1, 4, 8.5]) {
      const { values, rest } = gaussianKernel(sigma, 0.0002, 1000);
      const sum = values.reduce((total, value, i) => total + (i === 0 ? value : 2 * value), 0);
      expect(sum).toBeCloseTo(1, 6);
      expect(rest[values.length - 1]).toBeCloseTo(0, 6);
    }
  });

  it("refuse a radius beyond 32 bits", () => {
    expect(() => gaussianKernel(1e20, 0.002, 100)).toThrow(ImagejException);
  });
});
