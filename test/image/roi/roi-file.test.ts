import { describe, expect, it } from "vitest";
import {
  combineRois,
  decodeRoi,
  encodeRoi,
  fitSpline,
  makeEllipse,
  makeFloatBox,
  makeFloatPolygon,
  makeLine,
  makeOval,
  makePoints,
  makeRectangle,
  makeRotatedRectangle,
  makeWholePolygon,
  roiBounds,
  roiMask,
  roiPosition,
  withHyperstackPosition,
  withPosition,
} from "../../../src/image/roi/index.ts";
import type { Roi } from "../../../src/image/world/index.ts";

const shapes: Readonly<Record<string, Roi>> = {
  rectangle: makeRectangle(3, 4, 12, 9),
  rounded: makeRectangle(3, 4, 12, 9, 5),
  "sub-pixel rectangle": makeFloatBox("rectangle", 3.25, 4.5, 12.75, 9.5),
  oval: makeOval(-3, 4, 12, 9),
  polygon: makeWholePolygon([2, 20, 9], [3, 5, 17], "polygon"),
  "float polygon": makeFloatPolygon([2.5, 20.25, 9], [3, 5.75, 17], "polygon"),
  traced: makeWholePolygon([2, 20, 20, 2], [3, 3, 9, 9], "traced"),
  line: { ...makeLine(2.5, 3, 20, 11.25), strokeWidth: 3 },
  polyline: makeWholePolygon([2, 20, 9], [3, 5, 17], "polyline"),
  points: { ...makePoints([2, 20.5, 9], [3, 5, 17]), counters: [0, 2, 1], pointPositions: [1, 1, 3] },
  ellipse: makeEllipse(3, 4, 25, 20, 0.5),
  rotated: makeRotatedRectangle(3, 4, 25, 20, 6),
  composite: combineRois(makeRectangle(3, 4, 20, 20), makeOval(8, 8, 6, 6), "not"),
  spline: fitSpline(makeWholePolygon([2, 20, 9], [3, 5, 17], "polygon")),
};

describe("selection files", () => {
  for (const [what, shape] of Object.entries(shapes))
    it(`brings back a ${what}`, () => {
      const roi = { ...shape, name: `my ${what} µ`, strokeColor: "#80ff8000", properties: { a: "b c" } };
      const back = decodeRoi(encodeRoi(roi), "other.roi");
      expect(back?.type).toBe(roi.type);
      // ImageJ reads rotated rectangles back as polygons, too.
      expect(back?.kind).toBe(roi.kind === "rotated rectangle" ? undefined : roi.kind);
      expect(back?.name).toBe(roi.name);
      expect(back?.strokeColor).toBe(roi.strokeColor);
      expect(back?.properties).toEqual(roi.properties);
      if (back === null || roi.kind === "rotated rectangle") return;
      expect(roiBounds(back)).toEqual(roiBounds(roi));
      expect(roiMask(back)).toEqual(roiMask(roi));
      expect(back.strokeWidth).toBe(roi.strokeWidth);
      expect(back.counters).toEqual(roi.counters);
      expect(roiPosition(back)).toBe(roiPosition(roi));
    });

  it("keeps positions", () => {
    const plain = decodeRoi(encodeRoi(withPosition(shapes.oval as Roi, 7)), null);
    expect([plain?.position, plain?.hyperstackPosition]).toEqual([7, false]);
    const hyper = decodeRoi(encodeRoi(withHyperstackPosition(shapes.oval as Roi, 1, 0, 4)), null);
    expect([hyper?.channel, hyper?.slice, hyper?.frame, hyper?.hyperstackPosition]).toEqual([1, 0, 4, true]);
  });

  it("takes the file's name where the selection has none", () => {
    expect(decodeRoi(encodeRoi(makeOval(1, 2, 3, 4)), "cell 5.roi")?.name).toBe("cell 5");
  });

  it("gives null for everything else", () => {
    expect(decodeRoi(new Uint8Array(0), null)).toBeNull();
    expect(decodeRoi(new Uint8Array(200), null)).toBeNull();
    const bytes = encodeRoi(shapes.polygon as Roi);
    for (let n = 0; n < 64; n++) expect(decodeRoi(bytes.slice(0, n), null)).toBeNull();
    const lying = bytes.slice();
    new DataView(lying.buffer).setUint16(16, 60000);
    expect(decodeRoi(lying, null)).toBeNull();
    const huge = encodeRoi(shapes.composite as Roi);
    new DataView(huge.buffer).setInt32(36, 0x7fffffff);
    expect(decodeRoi(huge, null)).toBeNull();
  });
});
