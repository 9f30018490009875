import { describe, expect, it } from "vitest";
import { subtractBackground } from "../../../src/image/background/index.ts";
import { rollingBall } from "../../../src/image/background/rolling-ball.ts";
import { ImagejException } from "../../../src/image/filters/index.ts";
import { greyLut, type PlanePixels, type Processor } from "../../../src/image/world/index.ts";

function plane(pixels: PlanePixels, type: Processor["type"], width: number): Processor {
  const height = pixels.length / width;
  const rect = { x: 0, y: 0, width, height };
  return { type, width, height, pixels, rect, mask: null, lut: greyLut(), min: 0, max: 255 };
}

const options = { radius: 5, light: false, create: false, paraboloid: false, smooth: true, separate: false };

describe("background", () => {
  it.each([
    [5, 1, 9],
    [20, 2, 17],
    [50, 4, 19],
    [200, 8, 31],
  ])("a ball of radius %d works on 1/%d of the size with %d points", (radius, shrink, width) => {
    const ball = rollingBall(radius);
    expect([ball.shrink, ball.width]).toEqual([shrink, width]);
  });

  it.each([true, false])("nothing is left of a constant image (paraboloid: %s)", (paraboloid) => {
    const pixels = new Uint16Array(30 * 20).fill(700);
    subtractBackground(plane(pixels, "16-bit", 30), { ...options, paraboloid });
    expect(Math.max(...pixels)).toBeLessThanOrEqual(1);
  });

  it("keeps a spot on a slope", () => {
    const pixels = Float32Array.from({ length: 900 }, (_, i) => (i % 30) * 2);
    pixels[15 * 30 + 15] = 500;
    subtractBackground(plane(pixels, "32-bit", 30), { ...options, smooth: false });
    expect(pixels[15 * 30 + 15]).toBeGreaterThan(450);
    expect(pixels[5 * 30 + 15]).toBeCloseTo(0, 0);
  });

  it("ends on NaN, for which ImageJ's paraboloid never does", () => {
    const pixels = new Float32Array(100).fill(Number.NaN);
    subtractBackground(plane(pixels, "32-bit", 10), { ...options, paraboloid: true });
    expect(pixels.every(Number.isNaN)).toBe(true);
  });

  it("a plane too small for the ball is left alone", () => {
    const pixels = Uint8Array.of(200);
    expect(() => subtractBackground(plane(pixels, "8-bit", 1), { ...options, radius: 50 })).toThrow(
      ImagejException,
    );
    expect(pixels[0]).toBe(200);
  });
});
