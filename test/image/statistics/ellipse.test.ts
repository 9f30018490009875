import { describe, expect, it } from "vitest";
import { fitEllipse } from "../../../src/image/statistics/index.ts";

const rect = { x: 10, y: 20, width: 9, height: 5 };

describe("the ellipse of a region", () => {
  it("of a rectangle has its area and lies along its longer side", () => {
    const e = fitEllipse(rect, null);
    expect((Math.PI * e.major * e.minor) / 4).toBeCloseTo(45, 6);
    expect([e.angle, e.xCenter, e.yCenter]).toEqual([0, 14.5, 22.5]);
    expect(fitEllipse({ ...rect, width: 5, height: 9 }, null).angle).toBe(90);
  });

  it("of a full mask has the same centre and area", () => {
    const e = fitEllipse(rect, new Uint8Array(45).fill(255));
    expect((Math.PI * e.major * e.minor) / 4).toBeCloseTo(45, 9);
    expect([e.xCenter, e.yCenter]).toEqual([14.5, 22.5]);
    expect(e.major / e.minor).toBeCloseTo(9 / 5, 2);
  });

  it("follows a diagonal", () => {
    const mask = new Uint8Array(25);
    for (let i = 0; i < 5; i++) mask[i * 5 + (4 - i)] = 255;
    expect(fitEllipse({ x: 0, y: 0, width: 5, height: 5 }, mask).angle).toBeCloseTo(45, 4);
    const other = new Uint8Array(25);
    for (let i = 0; i < 5; i++) other[i * 5 + i] = 255;
    expect(fitEllipse({ x: 0, y: 0, width: 5, height: 5 }, other).angle).toBeCloseTo(135, 4);
  });

  it("of one pixel is round", () => {
    const mask = new Uint8Array(4);
    mask[3] = 255;
    const e = fitEllipse({ x: 0, y: 0, width: 2, height: 2 }, mask);
    expect(e.major).toBeCloseTo(e.minor, 9);
    expect([e.xCenter, e.yCenter]).toEqual([1.5, 1.5]);
  });
});
