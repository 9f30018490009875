import { describe, expect, it } from "vitest";
import { dilateBinary, erodeBinary, fillHoles, isBinary, skeletonize } from "../../src/image/binary/index.ts";
import { distanceMap, ultimatePoints, voronoiLines, watershedOfShapes } from "../../src/image/edm/index.ts";
import { findMaxima } from "../../src/image/maxima/index.ts";
import { componentsOf } from "../../src/image/morphology/index.ts";
import { greyLut, type Processor } from "../../src/image/world/index.ts";

function processor(width: number, height: number, pixels: Uint8Array): Processor {
  const rect = { x: 0, y: 0, width, height };
  return { type: "8-bit", width, height, pixels, rect, mask: null, lut: greyLut(), min: 0, max: 255 };
}

/** Whole numbers by a linear congruence, so that a failure can be repeated. */
function speckled(width: number, height: number, part: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: width * height }, () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648 < part ? 255 : 0;
  });
}

const sizes = [
  [1, 1],
  [1, 9],
  [9, 1],
  [2, 2],
  [17, 11],
  [40, 33],
] as const;

describe("distance maps", () => {
  it.each(sizes)("%i x %i: Euclidean below 13 pixels", (width, height) => {
    for (const part of [0.5, 0.9, 0.99]) {
      const pixels = speckled(width, height, part, 7);
      if (!pixels.includes(0)) continue;
      const map = distanceMap(pixels, width, height, 0);
      for (let i = 0; i < map.length; i++) {
        let best = Number.POSITIVE_INFINITY;
        for (let j = 0; j < map.length; j++)
          if (pixels[j] === 0)
            best = Math.min(
              best,
              Math.hypot((i % width) - (j % width), Math.trunc(i / width) - Math.trunc(j / width)),
            );
        if (best < 13) expect(map[i]).toBe(Math.fround(best));
        else expect(Math.abs((map[i] ?? 0) - best)).toBeLessThan(0.09);
      }
    }
  });

  it("are as far as ImageJ's numbers go without any background, and 0 without foreground", () => {
    expect([...distanceMap(new Uint8Array(4).fill(255), 2, 2, 0)]).toEqual(
      new Array(4).fill(Math.fround(Math.sqrt(2 ** 31))),
    );
    expect([...distanceMap(new Uint8Array(4), 2, 2, 0)]).toEqual([0, 0, 0, 0]);
  });
});

describe("binary operations", () => {
  it.each(sizes)(
    "%i x %i: opening only takes away, closing only adds; the complement behaves as the background does",
    (width, height) => {
      const before = speckled(width, height, 0.6, 3);
      const options = { background: 0, count: 1, padEdges: true };
      const run = (steps: readonly (typeof erodeBinary)[], from = before, o = options): Uint8Array => {
        const p = processor(width, height, from.slice());
        for (const step of steps) step(p, o);
        return p.pixels as Uint8Array;
      };
      const opened = run([erodeBinary, dilateBinary]);
      const closed = run([dilateBinary, erodeBinary]);
      for (let i = 0; i < before.length; i++) {
        expect(opened[i]).toBeLessThanOrEqual(before[i] ?? 0);
        expect(closed[i]).toBeGreaterThanOrEqual(before[i] ?? 0);
      }
      const inverse = before.map((v) => 255 - v);
      expect(run([erodeBinary], inverse, { ...options, background: 255 })).toEqual(
        run([erodeBinary]).map((v) => 255 - v),
      );
    },
  );

  it.each(sizes)("%i x %i: skeletons keep the number of objects", (width, height) => {
    const p = processor(width, height, speckled(width, height, 0.45, 11));
    const raster = () => ({ width, height, depth: 1, data: p.pixels.slice() });
    const count = componentsOf(raster(), 8).count;
    skeletonize(p, 255);
    expect(componentsOf(raster(), 8).count).toBe(count);
  });

  it("holes are what face neighbours do not lead out of", () => {
    const ring = Uint8Array.from([0, 255, 0, 255, 0, 255, 0, 255, 0]);
    const p = processor(3, 3, ring);
    fillHoles(p, 0);
    expect([...p.pixels]).toEqual([0, 255, 0, 255, 255, 255, 0, 255, 0]);
    expect(isBinary(p.pixels)).toBe(true);
    expect(isBinary(Uint8Array.of(0, 1, 255))).toBe(false);
    expect(isBinary(new Uint16Array(2))).toBe(false);
  });
});

describe("what is made of maxima", () => {
  it.each(sizes)(
    "%i x %i: the watershed only cuts, Voronoi lines lie in the background, ultimate points in objects",
    (width, height) => {
      const pixels = speckled(width, height, 0.7, 5);
      const parts = watershedOfShapes(pixels, width, height, 0);
      const points = ultimatePoints(pixels, width, height, 0);
      const lines = voronoiLines(pixels, width, height, 0);
      for (let i = 0; i < pixels.length; i++) {
        if (pixels[i] === 0) {
          expect(parts[i]).toBe(0);
          expect(points[i]).toBe(0);
        } else expect(lines[i]).toBe(0);
      }
      const raster = (data: Uint8Array) => ({ width, height, depth: 1, data });
      expect(componentsOf(raster(parts), 8).count).toBeGreaterThanOrEqual(
        componentsOf(raster(pixels), 8).count,
      );
    },
  );

  const options = { strict: false, output: "List", excludeOnEdges: false, isEdm: false } as const;
  const list = (width: number, value: readonly number[], tolerance: number) =>
    findMaxima(
      { width, height: value.length / width, value: Float32Array.from(value), isFloat: true },
      { ...options, tolerance },
    ).points.map(({ x, y }) => [x, y]);

  it("points come highest first; what rises by no more than the prominence above its saddle does not count", () => {
    const row = [0, 5, 2, 9, 8, 8.5, 0];
    expect(list(7, row, 0)).toEqual([
      [3, 0],
      [5, 0],
      [1, 0],
    ]);
    expect(list(7, row, 0.5)).toEqual([
      [3, 0],
      [1, 0],
    ]);
    expect(list(7, row, 3)).toEqual([[3, 0]]);
  });

  it("a plateau counts once, at the point nearest to its middle; infinities and NaN end", () => {
    expect(list(5, [0, 4, 4, 4, 0], 1)).toEqual([[2, 0]]);
    expect(list(3, [Number.NaN, Number.NaN, Number.NaN], 1)).toEqual([]);
    expect(list(4, [1, Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY], 1).length).toBeGreaterThan(0);
  });
});
