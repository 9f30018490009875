import { describe, expect, it } from "vitest";
import {
  Measurements as M,
  type MeasuredPlane,
  planeStatistics,
  stackStatistics,
} from "../../../src/image/statistics/index.ts";

function plane(
  type: MeasuredPlane["type"],
  width: number,
  values: readonly number[],
  mask: Uint8Array | null = null,
): MeasuredPlane {
  const arrays = { "8-bit": Uint8Array, "16-bit": Uint16Array, "32-bit": Float32Array, RGB: Int32Array };
  const pixels = arrays[type].from(values);
  const height = values.length / width;
  return { type, width, height, pixels, rect: { x: 0, y: 0, width, height }, mask };
}

const ALL = M.ALL_STATISTICS;
const values = [1, 2, 2, 7, 9, 250];

describe("statistics of a plane", () => {
  it.each(["8-bit", "16-bit", "32-bit"] as const)("agree with the definition in %s", (type) => {
    const s = planeStatistics(plane(type, 3, values), { measurements: ALL });
    const mean = 271 / 6;
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 5);
    expect(s.pixelCount).toBe(6);
    expect(s.mean).toBeCloseTo(mean, 12);
    expect(s.stdDev).toBeCloseTo(deviation, 9);
    expect([s.min, s.max]).toEqual([1, 250]);
    const population = Math.sqrt((deviation * deviation * 5) / 6);
    const moment = (k: number) => values.reduce((sum, v) => sum + ((v - mean) / population) ** k, 0) / 6;
    expect(s.skewness).toBeCloseTo(moment(3), 9);
    expect(s.kurtosis).toBeCloseTo(moment(4) - 3, 9);
    expect(s.xCenterOfMass).toBeCloseTo((2 + 4 + 9 + 500) / 271 + 0.5, 9);
    expect([s.xCentroid, s.yCentroid]).toEqual([1.5, 1]);
  });

  it("takes the middle of a histogram as the median of whole numbers, the mean of two in 32-bit", () => {
    const bits = { measurements: M.MEDIAN };
    expect(planeStatistics(plane("8-bit", 2, [1, 2, 5, 9]), bits).median).toBe(5);
    expect(planeStatistics(plane("16-bit", 2, [1, 2, 500, 900]), bits).median).toBe(500);
    expect(planeStatistics(plane("32-bit", 2, [1, 2, 5, 9]), bits).median).toBe(3.5);
  });

  it("leaves out NaN and the infinities", () => {
    const s = planeStatistics(
      plane("32-bit", 5, [Number.NaN, 1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY]),
      {
        measurements: ALL,
      },
    );
    expect([s.pixelCount, s.mean, s.min, s.max, s.median]).toEqual([2, 2, 1, 3, 2]);
  });

  it("of nothing but NaN has the extremes of a double and no mean", () => {
    const s = planeStatistics(plane("32-bit", 2, [Number.NaN, Number.NaN]), { measurements: ALL });
    expect([s.pixelCount, s.min, s.max]).toEqual([0, Number.MAX_VALUE, -Number.MAX_VALUE]);
    expect(s.mean).toBeNaN();
    expect(s.median).toBeNaN();
    expect(s.stdDev).toBe(0);
  });

  it("of a constant plane has no spread, its mode at the value", () => {
    for (const type of ["8-bit", "16-bit", "32-bit"] as const) {
      const s = planeStatistics(plane(type, 2, [7, 7, 7, 7]), { measurements: ALL });
      expect([s.stdDev, s.mode, s.median, s.maxCount]).toEqual([0, 7, 7, 4]);
    }
  });

  it("of an empty rectangle counts nothing and throws nothing", () => {
    for (const type of ["8-bit", "16-bit", "32-bit", "RGB"] as const) {
      const empty = { ...plane(type, 2, [1, 2, 3, 4]), rect: { x: 0, y: 0, width: 0, height: 0 } };
      const s = planeStatistics(empty, { measurements: ALL });
      expect(s.pixelCount).toBe(0);
      expect(s.mean).toBeNaN();
    }
  });

  it("looks at the mask only", () => {
    const mask = Uint8Array.of(255, 0, 0, 0, 0, 255);
    const s = planeStatistics(plane("8-bit", 3, values, mask), { measurements: ALL });
    expect([s.pixelCount, s.mean, s.min, s.max]).toEqual([2, 125.5, 1, 250]);
    expect(s.histogram[2]).toBe(0);
  });

  it("limits to a threshold where asked, and takes the area fraction from it in any case", () => {
    const threshold = { lower: 2, upper: 9 };
    const limited = planeStatistics(plane("8-bit", 3, values), { measurements: ALL + M.LIMIT, threshold });
    expect([limited.pixelCount, limited.mean, limited.lowerThreshold, limited.upperThreshold]).toEqual([
      4, 5, 2, 9,
    ]);
    const whole = planeStatistics(plane("16-bit", 3, values), { measurements: ALL, threshold });
    expect([whole.pixelCount, whole.areaFraction]).toEqual([6, 400 / 6]);
    expect(whole.lowerThreshold).toBeNaN();
  });

  it("weighs the channels of RGB", () => {
    const red = plane("RGB", 1, [0xff0000]);
    expect(planeStatistics(red, { measurements: ALL }).mean).toBe(85);
    const weighted = planeStatistics(red, { measurements: ALL, rgbWeights: [0.299, 0.587, 0.114] });
    expect(weighted.mean).toBe(76);
  });

  it("sorts 16-bit values into bins between their extremes, the last one closed", () => {
    const s = planeStatistics(plane("16-bit", 4, [10, 11, 12, 13]), { measurements: M.MEAN, bins: 2 });
    expect([...s.histogram]).toEqual([2, 2]);
    expect([s.histogramMin, s.histogramMax, s.binSize]).toEqual([10, 13, 2]);
  });
});

describe("statistics of a stack", () => {
  it("are those of all planes side by side", () => {
    for (const type of ["8-bit", "16-bit", "32-bit"] as const) {
      const both = stackStatistics([plane(type, 3, [1, 2, 3]), plane(type, 3, [4, 5, 60])]);
      const one = planeStatistics(plane(type, 6, [1, 2, 3, 4, 5, 60]), { measurements: ALL });
      expect([both.pixelCount, both.mean, both.min, both.max]).toEqual([6, one.mean, 1, 60]);
      expect(both.stdDev).toBeCloseTo(one.stdDev, 12);
    }
  });
});
