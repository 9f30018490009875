import { describe, expect, it } from "vitest";
import {
  combineRois,
  makeEllipse,
  makeFloatPolygon,
  makeLine,
  makeOval,
  makePoints,
  makeRectangle,
  makeRotatedRectangle,
  makeWholePolygon,
  roiBounds,
  roiMask,
  selectedProcessor,
  simplify,
} from "../../../src/image/roi/index.ts";
import { newWindow, type Roi } from "../../../src/image/world/index.ts";

const count = (roi: Roi) => roiMask(roi)?.reduce((n, value) => n + (value === 255 ? 1 : 0), 0);

describe("masks of selections", () => {
  it("has none for rectangles and lines", () => {
    expect(roiMask(makeRectangle(1, 2, 3, 4))).toBeNull();
    expect(roiMask(makeLine(1, 2, 3, 4))).toBeNull();
  });

  it("fills ovals by the centres of pixels", () => {
    expect(count(makeOval(0, 0, 1, 1))).toBe(1);
    expect(count(makeOval(0, 0, 2, 2))).toBe(4);
    expect([...(roiMask(makeOval(5, 5, 4, 3)) ?? [])].map((v) => v / 255)).toEqual([
      0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 0,
    ]);
  });

  it("leaves centres on left and lower borders of polygons out", () => {
    const half = makeFloatPolygon([0.5, 3.5, 3.5, 0.5], [0.5, 0.5, 2.5, 2.5], "polygon");
    expect(roiBounds(half)).toEqual({ x: 0, y: 0, width: 4, height: 3 });
    // Rows are rounded half up: 1 and 2; columns: centres at 1.5, 2.5 and 3.5.
    expect([...(roiMask(half) ?? [])].map((v) => v / 255)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1]);
  });

  it("fills crossing polygons even-odd", () => {
    const bow = makeWholePolygon([0, 10, 0, 10], [0, 0, 10, 10], "polygon");
    expect(count(bow)).toBe(50);
  });

  it("keeps a whole polygon's mask when it is moved by whole pixels only", () => {
    const polygon = makeWholePolygon([2, 20, 9], [3, 5, 17], "polygon");
    const far = makeWholePolygon([1002, 1020, 1009], [503, 505, 517], "polygon");
    expect(roiMask(far)).toEqual(roiMask(polygon));
  });

  it("is a dot for each point, once", () => {
    expect(count(makePoints([1, 4, 4], [1, 2, 2]))).toBe(2);
    expect(roiBounds(makePoints([5.6], [2.2]))).toEqual({ x: 6, y: 2, width: 1, height: 1 });
  });

  it("cuts the mask at the image border", () => {
    const window = newWindow(-1, { title: "a", type: "8-bit", width: 8, height: 6 });
    window.roi = makeOval(-2, -1, 6, 5);
    const { rect, mask } = selectedProcessor(window);
    expect(rect).toEqual({ x: 0, y: 0, width: 4, height: 4 });
    expect(mask?.length).toBe(16);
    window.roi = makeLine(0, 0, 5, 5);
    expect(selectedProcessor(window).mask).toBeNull();
    expect(selectedProcessor(window).rect).toEqual({ x: 0, y: 0, width: 8, height: 6 });
  });

  it("is about the area of ellipses and rotated rectangles", () => {
    const ellipse = count(makeEllipse(5, 20, 45, 20, 0.5)) ?? 0;
    expect(Math.abs(ellipse - Math.PI * 20 * 10)).toBeLessThan(15);
    const rectangle = count(makeRotatedRectangle(5, 5, 35, 45, 10)) ?? 0;
    expect(Math.abs(rectangle - 500)).toBeLessThan(15);
  });
});

describe("combined areas", () => {
  const bits = (roi: Roi, size: number) => {
    const out = new Uint8Array(size * size);
    const box = roiBounds(roi);
    const mask = roiMask(roi);
    for (let y = 0; y < box.height; y++)
      for (let x = 0; x < box.width; x++)
        if (mask === null || mask[y * box.width + x] !== 0) out[(box.y + y) * size + box.x + x] = 1;
    return out;
  };

  it("agrees with combining the masks of whole-number shapes", () => {
    const shapes = [
      makeRectangle(3, 4, 20, 11),
      makeOval(10, 2, 17, 22),
      makeWholePolygon([2, 28, 28, 15, 15, 2], [10, 10, 20, 20, 28, 28], "polygon"),
    ];
    for (const a of shapes)
      for (const b of shapes)
        for (const [operation, keep] of [
          ["or", (p: number, q: number) => p | q],
          ["and", (p: number, q: number) => p & q],
          ["xor", (p: number, q: number) => p ^ q],
          ["not", (p: number, q: number) => p & ~q],
        ] as const) {
          const [left, right] = [bits(a, 32), bits(b, 32)];
          const expected = left.map((p, i) => keep(p, right[i] ?? 0));
          expect(bits(combineRois(a, b, operation), 32)).toEqual(expected);
        }
  });

  it("becomes a rectangle again where it is one", () => {
    const joined = simplify(combineRois(makeRectangle(2, 3, 10, 8), makeRectangle(12, 3, 6, 8), "or"));
    expect(joined.type).toBe("rectangle");
    expect(roiBounds(joined)).toEqual({ x: 2, y: 3, width: 16, height: 8 });
  });

  it("is empty for areas apart", () => {
    const nothing = combineRois(makeRectangle(0, 0, 5, 5), makeRectangle(20, 20, 5, 5), "and");
    expect(roiBounds(nothing)).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(nothing.paths).toEqual([]);
  });
});
