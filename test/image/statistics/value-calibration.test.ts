import { describe, expect, it } from "vitest";
import {
  calibratedValue,
  calibratedY,
  calibrationTable,
  isValueCalibrated,
  rawValue,
} from "../../../src/image/statistics/index.ts";
import {
  newWindow,
  noCalibration,
  type PixelType,
  type WindowCalibration,
} from "../../../src/image/world/index.ts";

function calibrated(type: PixelType, change: Partial<WindowCalibration>) {
  const calibration = { ...noCalibration(), ...change };
  return newWindow(-1, { title: "t", type, width: 2, height: 2, calibration });
}

describe("density calibration", () => {
  it("is raw without a function, and in 32-bit and RGB whatever is set", () => {
    const line = { function: "Straight Line", coefficients: [5, 2] };
    for (const window of [calibrated("8-bit", {}), calibrated("32-bit", line), calibrated("RGB", line)]) {
      expect(isValueCalibrated(window)).toBe(false);
      expect([calibratedValue(window, 12.5), rawValue(window, 3), calibrationTable(window)]).toEqual([
        12.5,
        3,
        null,
      ]);
    }
  });

  it("goes there and back along a straight line", () => {
    const window = calibrated("16-bit", { function: "Straight Line", coefficients: [-32768, 1] });
    expect(calibratedValue(window, 40000)).toBe(7232);
    expect(rawValue(window, 7232)).toBe(40000);
    expect(calibrationTable(window)?.[0]).toBe(-32768);
  });

  it("finds the nearest raw value of a curve", () => {
    const window = calibrated("8-bit", { function: "2nd Degree Polynomial", coefficients: [0, 0, 1] });
    expect(calibratedValue(window, 9)).toBe(81);
    expect(rawValue(window, 80)).toBe(9);
  });

  it("knows optical density, and clips at zero where asked", () => {
    const od = calibrated("8-bit", { function: "Uncalibrated OD" });
    expect(calibrationTable(od)?.[255]).toBe(0);
    expect(calibratedValue(od, 25.5)).toBeCloseTo(Math.log10(255 / 25), 6);
    const clipped = calibrated("8-bit", {
      function: "Straight Line",
      coefficients: [-10, 1],
      zeroClip: true,
    });
    expect([calibratedValue(clipped, 3), calibratedValue(clipped, 30)]).toEqual([0, 20]);
  });

  it("turns y around, about the origin if there is one", () => {
    const calibration = { ...noCalibration(), pixelHeight: 2 };
    expect(calibratedY(calibration, 3, 10, false)).toBe(6);
    expect(calibratedY(calibration, 3, 10, true)).toBe(12);
    expect(calibratedY({ ...calibration, yOrigin: 5 }, 3, 10, true)).toBe(4);
  });
});
