import { describe, expect, it } from "vitest";
import {
  compareIgnoringCase,
  curveStatistics,
  erf,
  findPeaks,
  findValleys,
  fourierAmplitudes,
  rank,
  rankTexts,
  resample,
  vertexAngles,
} from "../../../src/image/arrays/index.ts";
import { compareDoubles } from "../../../src/image/arrays/rank.ts";

describe("arrays", () => {
  it("orders as Java: -0 before 0, NaN last; text without regard to case", () => {
    expect([0, Number.NaN, -0, -1, Number.POSITIVE_INFINITY].sort(compareDoubles)).toEqual([
      -1,
      -0,
      0,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
    expect(rank([3, 1, 2, 1])).toEqual([1, 3, 2, 0]);
    expect(rankTexts(["b", "A", "a", "ab"])).toEqual([1, 2, 3, 0]);
    expect(compareIgnoringCase("abc", "ABD")).toBeLessThan(0);
    expect(compareIgnoringCase("ß", "SS")).toBeGreaterThan(0);
  });

  it("finds peaks between valleys", () => {
    const curve = [0, 5, 1, 3, 3, 3, 0, 9];
    expect(findPeaks(curve, 1, "include")).toEqual([7, 1, 4]);
    expect(findPeaks(curve, 1, "exclude")).toEqual([1, 4]);
    expect(findPeaks(curve, 2.5, "include")).toEqual([7, 1]);
    expect(findPeaks(curve, 4, "include")).toEqual([7, 1]);
    expect(findValleys(curve, 1, "exclude")).toEqual([6, 2]);
    expect(findPeaks([1], 0, "include")).toEqual([]);
    expect(findPeaks([Number.NaN, Number.NaN], 0, "include")).toEqual([]);
    expect(findPeaks([9, 1, 1, 8], 2, "circular")).toEqual([0]);
  });

  it("gives the RMS amplitudes of a Fourier transform", () => {
    const n = 32;
    const values = Array.from({ length: n }, (_, i) => 3 + 2 * Math.sin((2 * Math.PI * 3 * i) / n));
    const amplitudes = fourierAmplitudes(values);
    expect(amplitudes).toHaveLength(16);
    amplitudes.forEach((value, k) => {
      let re = 0;
      let im = 0;
      values.forEach((v, i) => {
        re += (v * Math.cos((2 * Math.PI * k * i) / n)) / n;
        im += (v * Math.sin((2 * Math.PI * k * i) / n)) / n;
      });
      expect(value).toBeCloseTo(k === 0 ? Math.abs(re) : Math.SQRT2 * Math.hypot(re, im), 5);
    });
    expect(fourierAmplitudes(values, "hann")[3]).toBeCloseTo(Math.SQRT2, 5);
    expect([...fourierAmplitudes([4])]).toEqual([4]);
  });

  it("resamples and keeps the ends", () => {
    expect(resample([0, 10, 20], 5)).toEqual([0, 5, 10, 15, 20]);
    expect(resample([7], 3)).toEqual([7, 7, 7]);
    expect(resample([], 2)).toEqual([0, 0]);
    expect(resample([0, 1, 4], 2)).toEqual([0, 4]);
  });

  it("measures angles of a square", () => {
    expect(vertexAngles([0, 1, 1, 0], [0, 0, 1, 1], 1).map(Math.round)).toEqual([90, 90, 90, 90]);
    expect(vertexAngles([0, 0, 1, 1], [0, 1, 1, 0], 1).map(Math.round)).toEqual([-90, -90, -90, -90]);
  });

  it("sums up", () => {
    const found = curveStatistics([1, 2, 6]);
    expect([found.min, found.max, found.mean]).toEqual([1, 6, 3]);
    expect(found.deviation).toBeCloseTo(Math.sqrt(7), 12);
    expect(curveStatistics([]).min).toBe(Number.POSITIVE_INFINITY);
    expect(curveStatistics([Number.NaN, 1]).mean).toBeNaN();
  });

  it("knows the error function", () => {
    // Abramowitz and Stegun, table 7.1
    expect(erf(0.5)).toBeCloseTo(0.5204998778, 10);
    expect(erf(1)).toBeCloseTo(0.8427007929, 10);
    expect(erf(-2)).toBeCloseTo(-0.995322265, 10);
    expect([erf(7), erf(-7), erf(0), erf(Number.NaN)]).toEqual([1, -1, 0, Number.NaN]);
    expect(erf(1e-6)).toBeCloseTo(1.1283791670951e-6, 18);
  });
});
