import { describe, expect, it } from "vitest";
import { pixelValues, profile, straightenLine } from "../../../src/image/profile/index.ts";
import { makeLine, makeRectangle, makeWholePolygon } from "../../../src/image/roi/index.ts";
import { type ImageWindow, type Roi, World } from "../../../src/image/world/index.ts";

const world = new World();

/** 6 × 4, value = 10 y + x. */
function ramp(roi: Roi | null): ImageWindow {
  const pixels = Float32Array.from({ length: 24 }, (_, i) => 10 * Math.floor(i / 6) + (i % 6));
  const window = world.open({ title: "r", type: "32-bit", width: 6, height: 4, planes: [pixels] });
  window.roi = roi;
  return window;
}

const along = (roi: Roi, options = {}) => [...(profile(world, ramp(roi), options)?.values ?? [])];

describe("profiles", () => {
  it("take every pixel of a level or upright line, both ends included", () => {
    expect(along(makeLine(1, 2, 4, 2))).toEqual([21, 22, 23, 24]);
    expect(along(makeLine(3, 0, 3, 3))).toEqual([3, 13, 23, 33]);
  });

  it("mix neighbours between pixels, unless lines are not interpolated", () => {
    expect(along(makeLine(1.5, 1, 3.5, 1))).toEqual([11.5, 12.5, 13.5]);
    const nearest = new World();
    nearest.options.other.set("interpolateLines", false);
    expect([...(profile(nearest, ramp(makeLine(1.5, 1, 3.5, 1)))?.values ?? [])]).toEqual([12, 13, 14]);
  });

  it("average columns of a rectangle, rows when vertical, leaving out what lies outside", () => {
    expect(along(makeRectangle(1, 1, 2, 2))).toEqual([16, 17]);
    expect(along(makeRectangle(1, 1, 2, 2), { vertical: true })).toEqual([11.5, 21.5]);
    expect(along(makeRectangle(4, 3, 3, 4))).toEqual([34, 35, Number.NaN]);
  });

  it("have no values for an area and none without a selection", () => {
    expect(profile(world, ramp(makeWholePolygon([0, 3, 3], [0, 0, 3], "polygon")))).toBeUndefined();
    expect(profile(world, ramp(null))).toBeUndefined();
  });

  it("know the calibrated step", () => {
    const window = ramp(makeLine(0, 0, 3, 0));
    window.calibration.pixelWidth = 0.5;
    expect(profile(world, window)?.step).toBe(0.5);
  });
});

describe("straightening", () => {
  it("of a level line gives the rows around it", () => {
    const values = pixelValues({
      type: "32-bit",
      width: 6,
      height: 4,
      pixels: Float32Array.from({ length: 24 }, (_, i) => 10 * Math.floor(i / 6) + (i % 6)),
    });
    const straight = straightenLine(values, makeLine(1, 2, 4, 2), 3);
    expect([straight?.width, straight?.height]).toEqual([4, 3]);
    expect([...(straight?.pixels ?? [])]).toEqual([11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34]);
  });
});

describe("values between pixels", () => {
  const values = pixelValues({ type: "8-bit", width: 2, height: 2, pixels: Uint8Array.of(0, 10, 20, 30) });

  it("continue the border for a pixel, then are 0", () => {
    expect([
      values.between(1.5, 0),
      values.between(-0.5, 0),
      values.between(2, 0),
      values.between(0, -1.5),
    ]).toEqual([10, 0, 0, 0]);
    expect(values.between(0.5, 0.5)).toBe(15);
  });

  it("are NaN outside where no mixing is asked for", () => {
    expect(values.at(2, 0)).toBeNaN();
    expect(values.at(1, 1)).toBe(30);
  });
});
