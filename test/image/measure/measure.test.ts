import { describe, expect, it } from "vitest";
import {
  boxCounts,
  displayRow,
  measure,
  measuredPlane,
  measurementLabel,
  RedirectError,
  shortSliceLabel,
} from "../../../src/image/measure/index.ts";
import { makePoints, makeRectangle } from "../../../src/image/roi/index.ts";
import { Measurements as M } from "../../../src/image/statistics/index.ts";
import { headings } from "../../../src/image/tables/index.ts";
import { World } from "../../../src/image/world/index.ts";

function scene() {
  const world = new World();
  const pixels = Uint8Array.from({ length: 20 }, (_, i) => i);
  const window = world.open({ title: "ramp.tif", type: "8-bit", width: 5, height: 4, planes: [pixels] });
  return { world, window };
}

describe("Measure", () => {
  it("adds a row with the columns of the settings, in ImageJ's order", () => {
    const { world, window } = scene();
    measure(world, window, world.results, M.MEDIAN + M.AREA + M.LABELS + M.MIN_MAX);
    displayRow(world);
    expect(headings(world.results)).toEqual(["Label", "Area", "Min", "Max", "Median"]);
    expect(world.results.panel?.lines).toEqual(["1\tramp.tif\t20\t0\t19\t10"]);
  });

  it("gives each of several points its row", () => {
    const { world, window } = scene();
    window.roi = makePoints([1, 3], [0, 2]);
    measure(world, window, world.results, M.MEAN);
    expect(world.results.size).toBe(2);
    expect(world.results.panel?.lines).toEqual(["1\t1\t1\t0", "2\t13\t3\t2"]);
  });

  it("takes values from another image, and says so when it cannot", () => {
    const { world, window } = scene();
    const other = world.open({ title: "other", type: "8-bit", width: 5, height: 4 });
    other.planes[0]?.fill(7);
    world.options.redirect = "other";
    measure(world, window, world.results, M.MEAN);
    expect(world.results.columns[1]?.values).toEqual([7]);
    world.close(other);
    expect(() => measure(world, window, world.results, M.MEAN)).toThrow(RedirectError);
    expect(world.options.redirect).toBeNull();
  });

  it("forgets rows that no window shows", () => {
    const { world, window } = scene();
    measure(world, window, world.results, M.AREA);
    measure(world, window, world.results, M.AREA);
    expect(world.results.size).toBe(1);
  });
});

describe("what a selection limits measuring to", () => {
  it("is cut at the border, and nothing outside the image", () => {
    const { window } = scene();
    expect(measuredPlane(window, makeRectangle(3, -1, 9, 3)).rect).toEqual({
      x: 3,
      y: 0,
      width: 2,
      height: 2,
    });
    expect(measuredPlane(window, makeRectangle(9, 9, 2, 2)).rect.width).toBe(0);
  });

  it("of one point is a pixel, rounded only by processors", () => {
    const { window } = scene();
    const point = makePoints([1.6], [2.2]);
    expect(measuredPlane(window, point).rect).toEqual({ x: 1, y: 2, width: 1, height: 1 });
    expect(measuredPlane(window, point, 0, "processor").rect.x).toBe(2);
  });
});

describe("labels", () => {
  it("join title, selection and slice", () => {
    const { world, window } = scene();
    window.planes.push(new Uint8Array(20));
    window.labels = ["first.tif\nmore", null];
    window.slices = 2;
    window.roi = { ...makeRectangle(0, 0, 1, 1), name: "x".repeat(31) };
    expect(measurementLabel(world, window)).toBe(`ramp.tif:${"x".repeat(27)}...:first`);
    window.plane = 1;
    window.roi = { ...makeRectangle(0, 0, 1, 1), name: "with.dot" };
    expect(measurementLabel(world, window)).toBe("ramp.tif:2");
    window.labels = ["\nempty", null];
    expect(shortSliceLabel(window, 0)).toBeNull();
  });
});

describe("box counts", () => {
  it("of a filled square fall with the square of the size", () => {
    const pixels = new Uint8Array(64).fill(255);
    expect(boxCounts({ width: 8, height: 8 }, pixels, 255, [1, 2, 4, 8])).toEqual([64, 16, 4, 1]);
  });

  it("of nothing are none", () => {
    expect(boxCounts({ width: 2, height: 2 }, new Uint8Array(4), 255, [2])).toBeNull();
  });
});
