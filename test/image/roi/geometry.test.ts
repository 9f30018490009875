import { describe, expect, it } from "vitest";
import {
  convexHull,
  enlargeRoi,
  feret,
  fitCircle,
  interpolatedPolygon,
  inverseRoi,
  isStandardName,
  makeFloatPolygon,
  makeLine,
  makeOval,
  makePoints,
  makeRectangle,
  makeWholePolygon,
  moveRoi,
  outlinePaths,
  roiBounds,
  roiContains,
  roiLength,
  roiMask,
  rotateRoi,
  scaleRoi,
  selectionFromPixels,
  sliceOfName,
  standardName,
  translateRoi,
  wandRoi,
} from "../../../src/image/roi/index.ts";
import { newWindow } from "../../../src/image/world/index.ts";

describe("lengths", () => {
  it("measures in units of the pixel size", () => {
    expect(roiLength(makeRectangle(0, 0, 10, 4), 0.5, 2)).toBe(2 * 5 + 2 * 8);
    expect(roiLength(makeLine(0, 0, 3, 4))).toBe(5);
    expect(roiLength(makeLine(0, 0, 3, 4), 2, 1)).toBe(Math.sqrt(52));
  });

  it("counts corners of traced outlines as diagonals", () => {
    const pixel = makeWholePolygon([5, 6, 6, 5], [5, 5, 6, 6], "traced");
    expect(roiLength(pixel)).toBeCloseTo(4 - 2 * (2 - Math.SQRT2), 12);
  });
});

describe("hull and Feret", () => {
  it("goes around, from the topmost left vertex", () => {
    const { xs, ys } = convexHull(makePoints([5, 0, 10, 5, 5], [0, 5, 5, 10, 5]));
    expect(xs.map((x, i) => [x, ys[i]])).toEqual([
      [5, 0],
      [0, 5],
      [5, 10],
      [10, 5],
    ]);
  });

  it("is one point for coinciding points, none for none", () => {
    expect(convexHull(makePoints([3, 3], [4, 4])).xs).toEqual([3]);
    expect(feret(makePoints([], []))).toBeNull();
  });

  it("finds both diameters of a rectangle", () => {
    const found = feret(makeRectangle(1, 2, 4, 3));
    expect(found?.max).toBe(5);
    expect(found?.min).toBe(3);
  });
});

describe("moving", () => {
  it("keeps the mask at whole distances", () => {
    const roi = makeFloatPolygon([2.5, 20.25, 9], [3, 5.75, 17], "polygon");
    const moved = translateRoi(roi, 100, -3);
    expect(roiMask(moved)).toEqual(roiMask(roi));
    expect(roiBounds(moved)).toEqual({ ...roiBounds(roi), x: 102, y: 0 });
  });

  it("enlarges the box at fractions", () => {
    expect(roiBounds(moveRoi(makeWholePolygon([0, 4, 2], [0, 0, 4], "polygon"), 1.5, 2.5))).toEqual({
      x: 1,
      y: 2,
      width: 5,
      height: 5,
    });
  });

  it("turns a quarter exactly around a corner", () => {
    const { xs, ys } = rotateRoi(makeLine(0, 0, 10, 0), 90, 0, 0);
    expect(xs.map(Math.round)).toEqual([0, 0]);
    expect(ys.map(Math.round)).toEqual([0, 10]);
  });

  it("scales the line width, too", () => {
    expect(scaleRoi({ ...makeLine(1, 1, 3, 3), strokeWidth: 2 }, 3, 3, null).strokeWidth).toBe(6);
  });
});

describe("outlines of pixels", () => {
  const from = (rows: string[]) => {
    const width = rows[0]?.length ?? 0;
    return [width, rows.length, (x: number, y: number) => rows[y]?.[x] === "#"] as const;
  };

  it("goes around holes and joins pixels that touch by a corner", () => {
    expect(outlinePaths(...from(["###", "#.#", "###"])).length).toBe(2);
    expect(outlinePaths(...from(["#.", ".#"])).length).toBe(1);
    expect(selectionFromPixels(...from(["..", ".."]))).toBeNull();
    expect(selectionFromPixels(0, 0, () => true)).toBeNull();
  });

  it("gives back the pixels", () => {
    const rows = ["#..##.", "##.#.#", "..##..", "#.####", ".#...#"];
    const roi = selectionFromPixels(...from(rows));
    if (roi === null) throw new Error("no outline");
    const box = roiBounds(roi);
    const mask = roiMask(roi);
    for (let y = 0; y < rows.length; y++)
      for (let x = 0; x < 6; x++) {
        const at = (y - box.y) * box.width + x - box.x;
        expect(mask?.[at] === 255).toBe(rows[y]?.[x] === "#");
      }
  });

  it("traces with the wand", () => {
    const pixels = Uint8Array.from([0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
    const plane = { pixels, width: 4, height: 4 };
    const four = wandRoi(plane, 1, 1, { tolerance: 0 }, "4-connected");
    const eight = wandRoi(plane, 1, 1, { tolerance: 0 }, "8-connected");
    expect(four && roiBounds(four)).toEqual({ x: 1, y: 1, width: 1, height: 1 });
    expect(eight && roiBounds(eight)).toEqual({ x: 1, y: 1, width: 2, height: 2 });
    expect(wandRoi(plane, -1, 0, { tolerance: 0 }, "legacy")).toBeNull();
    const nan = { pixels: new Float32Array([Number.NaN]), width: 1, height: 1 };
    expect(wandRoi(nan, 0, 0, { tolerance: 0 }, "legacy")).toBeNull();
  });
});

describe("operations", () => {
  it("inverts twice to the same", () => {
    const oval = makeOval(3, 4, 9, 7);
    const twice = inverseRoi(inverseRoi(oval, 20, 20), 20, 20);
    expect(roiMask(twice)).toEqual(roiMask(oval));
  });

  it("shrinks to itself where nothing would be left", () => {
    const polygon = makeWholePolygon([2, 20, 9], [3, 5, 17], "polygon");
    expect(enlargeRoi(polygon, -40)).toBe(polygon);
    expect(enlargeRoi(polygon, 0)).toBe(polygon);
    expect(roiBounds(enlargeRoi(makeRectangle(5, 5, 4, 4), 3))).toEqual({
      x: 2,
      y: 2,
      width: 10,
      height: 10,
    });
  });

  it("fits no circle to points on a line", () => {
    expect(fitCircle(makePoints([1, 2, 3], [1, 2, 3]), 10, 10)).toBeNull();
    expect(fitCircle(makePoints([1, 2], [1, 5]), 10, 10)).toBeNull();
  });

  it("spaces interpolated points evenly", () => {
    const { xs, ys } = interpolatedPolygon(makeLine(0, 0, 10, 0), 2.5);
    expect(xs).toEqual([0, 2.5, 5, 7.5, 10]);
    expect(ys.every((y) => y === 0)).toBe(true);
  });

  it("tells pixels inside", () => {
    expect(roiContains(makeRectangle(2, 2, 3, 3), 4, 4)).toBe(true);
    expect(roiContains(makeRectangle(2, 2, 3, 3), 5, 4)).toBe(false);
    expect(roiContains(makePoints([3], [4]), 3, 4)).toBe(true);
    expect(roiContains(makeLine(0, 0, 9, 9), 4, 4)).toBe(false);
  });
});

describe("names", () => {
  it("are made of the middle and the slice", () => {
    const stack = newWindow(-1, {
      title: "s",
      type: "8-bit",
      width: 50,
      height: 50,
      planes: [new Uint8Array(2500), new Uint8Array(2500)],
      slices: 2,
    });
    stack.plane = 1;
    expect(standardName(makeRectangle(10, 20, 5, 7), null)).toBe("0023-0012");
    expect(standardName(makeRectangle(10, 20, 5, 7), stack)).toBe("0002-0023-0012");
    expect(standardName(makeRectangle(-20, 20, 5, 7), null, 3)).toBe("0003-0023");
    expect(standardName(makeRectangle(12345, 20, 5, 7), null)).toBe("00023-12347");
  });

  it("are recognised", () => {
    for (const name of ["0023-0012", "0002-0023-0012", "00023-12347"])
      expect(isStandardName(name)).toBe(true);
    for (const name of [null, "cell", "12-34", "a023-0012"]) expect(isStandardName(name)).toBe(false);
    expect(sliceOfName("0002-0023-0012")).toBe(2);
    expect(sliceOfName("0023-0012")).toBe(-1);
  });
});
