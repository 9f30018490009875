import { describe, expect, it } from "vitest";
import {
  equalizingTable,
  rangeHistogram,
  saturatedRange,
  stackHistogram,
  stretchPixels,
} from "../../../src/image/contrast/index.ts";
import { greyLut, type PlanePixels, type Processor } from "../../../src/image/world/index.ts";

function plane(pixels: PlanePixels, type: Processor["type"]): Processor {
  const rect = { x: 0, y: 0, width: pixels.length, height: 1 };
  return {
    type,
    width: pixels.length,
    height: 1,
    pixels,
    rect,
    mask: null,
    lut: greyLut(),
    min: 0,
    max: 255,
  };
}

describe("contrast", () => {
  const ramp = Uint8Array.from({ length: 200 }, (_, i) => i);

  it("leaves half of the percentage on each side", () => {
    const histogram = rangeHistogram(plane(ramp, "8-bit"));
    expect(saturatedRange("8-bit", histogram, 0)).toEqual([0, 199]);
    expect(saturatedRange("8-bit", histogram, 10)).toEqual([10, 189]);
  });

  it("has no range for a constant image or none but NaN", () => {
    expect(saturatedRange("8-bit", rangeHistogram(plane(new Uint8Array(9), "8-bit")), 1)).toBeNull();
    const nan = new Float32Array(4).fill(Number.NaN);
    expect(saturatedRange("32-bit", rangeHistogram(plane(nan, "32-bit")), 1)?.some(Number.isFinite)).not.toBe(
      true,
    );
  });

  it("stacks are counted together", () => {
    const two = stackHistogram([plane(ramp, "8-bit"), plane(ramp, "8-bit")]);
    expect([two.pixelCount, two.histogram[7]]).toEqual([400, 2]);
    const float = stackHistogram([
      plane(Float32Array.of(-1, 0), "32-bit"),
      plane(Float32Array.of(3), "32-bit"),
    ]);
    expect([float.histogramMin, float.binSize]).toEqual([-1, 4 / 256]);
  });

  it("stretches integers truncated, floats to 0 … 1", () => {
    const bytes = Uint8Array.of(10, 20, 50, 90);
    stretchPixels(bytes, 4, { x: 0, y: 0, width: 4, height: 1 }, 20, 80);
    expect([...bytes]).toEqual([0, 0, 127, 255]);
    const floats = Float32Array.of(-5, 0, 1, 9);
    stretchPixels(floats, 4, { x: 0, y: 0, width: 4, height: 1 }, 0, 4);
    expect([...floats]).toEqual([0, 0, 0.25, 1]);
  });

  it("equalises to an ascending table over the whole range", () => {
    const table = equalizingTable(Int32Array.from({ length: 256 }, (_, i) => (i < 100 ? 9 : 0)));
    expect([table[0], table[255]]).toEqual([0, 255]);
    for (let i = 1; i < 256; i++) expect(table[i]).toBeGreaterThanOrEqual(table[i - 1] ?? 0);
  });
});
