import { describe, expect, it } from "vitest";
import { axisCalibration } from "../../src/image/calibration.ts";
import {
  parseUnit,
  sameCalibration,
  scaleCalibration,
  unitRatio,
  unitSymbol,
} from "../../src/image/index.ts";

const um = (scale: number) => ({ scale, unit: "micrometer" });

describe("units", () => {
  it.each([
    ["um", "micrometer"],
    ["µm", "micrometer"],
    ["\u03bcm", "micrometer"],
    [" Micron ", "micrometer"],
    ["microns", "micrometer"],
    ["nm", "nanometer"],
    ["NM", "nanometer"],
    ["cm", "centimeter"],
    ["inch", "inch"],
    ["Å", "angstrom"],
    ["\u212b", "angstrom"],
    ["sec", "second"],
    ["ms", "millisecond"],
    ["m", "meter"],
    ["micrometer", "micrometer"],
  ])("%s is %s", (text, unit) => expect(parseUnit(text)).toEqual({ unit, known: true }));

  it.each(["", " ", "pixel", "Pixels", "px", "null"])("'%s' is no unit", (text) =>
    expect(parseUnit(text)).toBeNull(),
  );

  it("keeps what it does not know, and one letter in the wrong case is not known", () => {
    expect(parseUnit(" furlong")).toEqual({ unit: "furlong", known: false });
    expect(parseUnit("M")).toEqual({ unit: "M", known: false });
  });

  it("compares lengths with lengths and times with times only", () => {
    expect(unitRatio("millimeter", "micrometer")).toBeCloseTo(1000, 9);
    expect(unitRatio("minute", "second")).toBe(60);
    expect(unitRatio("second", "micrometer")).toBeNull();
    expect(unitRatio("furlong", "furlong")).toBe(1);
    expect(unitRatio("furlong", "meter")).toBeNull();
  });

  it("has symbols for people", () => {
    expect(["micrometer", "second", "nanometer", "furlong"].map(unitSymbol)).toEqual([
      "µm",
      "s",
      "nm",
      "furlong",
    ]);
  });
});

describe("calibration", () => {
  it("of a model that scales: four times the samples, a quarter of the size", () => {
    const before = { x: um(0.4), y: um(0.2), time: { scale: 2, unit: "second" } };
    expect(scaleCalibration(before, { x: 4, y: 0.5 })).toEqual({
      x: um(0.1),
      y: um(0.4),
      time: { scale: 2, unit: "second" },
    });
    expect(scaleCalibration({}, { x: 2 })).toEqual({});
    expect(before.x.scale).toBe(0.4);
  });

  it("is the same in other units, not with other axes", () => {
    expect(sameCalibration({ x: um(1) }, { x: { scale: 1000, unit: "nanometer" } })).toBe(true);
    expect(sameCalibration({ x: um(1) }, { x: um(1.00001) })).toBe(false);
    expect(sameCalibration({ x: um(1) }, { x: um(1), y: um(1) })).toBe(false);
    expect(sameCalibration({ x: um(1) }, { y: um(1) })).toBe(false);
    expect(sameCalibration({ x: um(1) }, { x: { scale: 1, unit: "second" } })).toBe(false);
    expect(sameCalibration({}, {})).toBe(true);
  });

  it("of impossible sizes is none", () => {
    for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, undefined]) {
      expect(axisCalibration("x", scale, "um", [])).toBeNull();
    }
  });
});
