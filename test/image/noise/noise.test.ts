import { describe, expect, it } from "vitest";
import { addGaussianNoise, saltAndPepper } from "../../../src/image/noise/index.ts";
import { greyLut, type PlanePixels, type Processor } from "../../../src/image/world/index.ts";
import { JavaRandom } from "../../../src/macro/java-random.ts";

function plane(pixels: PlanePixels, type: Processor["type"]): Processor {
  const side = Math.sqrt(pixels.length);
  const rect = { x: 0, y: 0, width: side, height: side };
  return { type, width: side, height: side, pixels, rect, mask: null, lut: greyLut(), min: 0, max: 255 };
}

describe("noise", () => {
  it("draws again until the sum is in range", () => {
    const draws = [-3, 300, 2.5];
    const pixels = Uint8Array.of(1);
    addGaussianNoise(plane(pixels, "8-bit"), 1, () => draws.shift() ?? Number.NaN);
    expect(pixels[0]).toBe(4);
    expect(draws).toEqual([]);
  });

  it("takes red, green and blue one after the other", () => {
    const draws = [1, 2, 3];
    const pixels = Int32Array.of(0x102030);
    addGaussianNoise(plane(pixels, "RGB"), 1, () => draws.shift() ?? 0);
    expect(pixels[0]?.toString(16)).toBe("112233");
  });

  it("salt and pepper set at most 5 % of the pixels", () => {
    const random = new JavaRandom(1);
    const pixels = new Uint8Array(400).fill(77);
    saltAndPepper(plane(pixels, "8-bit"), (bound) => random.nextInt(bound));
    const changed = pixels.filter((value) => value !== 77);
    expect(changed.length).toBeLessThanOrEqual(20);
    expect(new Set(changed)).toEqual(new Set([0, 255]));
  });

  it("can be stopped where no draw is ever in range", () => {
    let ticks = 0;
    const stop = () => {
      if (++ticks > 2) throw new Error("stopped");
    };
    expect(() => addGaussianNoise(plane(Uint8Array.of(9), "8-bit"), 1, () => 1e9, stop)).toThrow("stopped");
  });
});
