import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DType, dtypes, type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { cutTile, type Padding, padMap, stitchTile } from "../../src/tiling/index.ts";
import { ramp } from "./models.ts";

/** Padding by definition: lay mirror images side by side until the position is covered. */
function padded<T>(row: readonly T[], position: number, mode: Padding["mode"], value: T): T {
  if (position >= 0 && position < row.length) return row[position]!;
  if (mode === "constant") return value;
  if (mode === "edge") return position < 0 ? row[0]! : row.at(-1)!;
  if (row.length === 1) return row[0]!;
  const back = [...row].reverse();
  const cell = mode === "symmetric" ? [...row, ...back] : [...row, ...back.slice(1, -1)];
  let p = position;
  while (p < 0) p += cell.length;
  while (p >= cell.length) p -= cell.length;
  return cell[p]!;
}

const modes = ["reflect", "constant", "edge", "symmetric"] as const;

describe("padMap", () => {
  it.each(modes)("%s is the definition, any distance outside", (mode) => {
    for (let n = 1; n <= 7; n++) {
      const row = Array.from({ length: n }, (_, i) => i);
      const expected = Array.from({ length: 60 }, (_, i) => padded(row, i - 30, mode, -1));
      expect([...padMap(n, -30, 60, mode)]).toEqual(expected);
    }
  });

  it("gives what numpy.pad gives", () => {
    // numpy.pad(arange(4), 5, mode)
    expect([...padMap(4, -5, 14, "reflect")]).toEqual([1, 2, 3, 2, 1, 0, 1, 2, 3, 2, 1, 0, 1, 2]);
    expect([...padMap(4, -5, 14, "symmetric")]).toEqual([3, 3, 2, 1, 0, 0, 1, 2, 3, 3, 2, 1, 0, 0]);
    expect([...padMap(4, -5, 14, "edge")]).toEqual([0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 3, 3, 3, 3]);
  });
});

describe("cutTile", () => {
  it("equals picking every element by its padded index", () => {
    const dimension = fc.record({
      n: fc.integer({ min: 1, max: 6 }),
      start: fc.integer({ min: -9, max: 9 }),
      length: fc.integer({ min: 1, max: 14 }),
    });
    fc.assert(
      fc.property(
        fc.array(dimension, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...modes),
        (axes, mode) => {
          const shape = axes.map((a) => a.n);
          const image = ramp(shape);
          const start = axes.map((a) => a.start);
          const tile = axes.map((a) => a.length);
          const got = cutTile(image, start, tile, { mode, value: 7.5 });
          expect(got.shape).toEqual(tile);
          const index = tile.map(() => 0);
          for (let i = 0; i < got.data.length; i++) {
            let flat: number | null = 0;
            for (let d = 0; d < tile.length; d++) {
              const row = Array.from({ length: shape[d]! }, (_, k) => k);
              const source: number = padded(row, start[d]! + index[d]!, mode, -1);
              flat = flat === null || source < 0 ? null : flat * shape[d]! + source;
            }
            const expected = flat === null ? 7.5 : image.data[flat];
            if (got.data[i] !== expected) throw new Error(`element ${i}: ${got.data[i]} for ${expected}`);
            for (let d = tile.length - 1; d >= 0; d--) {
              if (++index[d]! < tile[d]!) break;
              index[d] = 0;
            }
          }
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });

  it.each(dtypes)("keeps %s, its axes and the source", (dtype: DType) => {
    const image = zeros(dtype, [1, 3, 2], ["batch", "y", "channel"]) as NdArray;
    const one = dtype.endsWith("64") && dtype !== "float64" ? 1n : 1;
    (image.data as { [i: number]: number | bigint })[2] = one;
    const tile = cutTile(image, [0, -1, 0], [1, 4, 2]);
    expect(tile.dtype).toBe(dtype);
    expect(tile.axes).toEqual(["batch", "y", "channel"]);
    expect([...tile.data].map(Number)).toEqual([1, 0, 0, 0, 1, 0, 0, 0]);
    const constant = cutTile(image, [0, 2, 0], [1, 2, 2], { mode: "constant", value: 1 });
    expect([...constant.data].map(Number)).toEqual([0, 0, 1, 1]);
    expect(constant.data.buffer).not.toBe(image.data.buffer);
  });

  it("keeps NaN and infinities", () => {
    const image = ndarray("float32", [3], Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -1));
    const tile = cutTile(image, [-2], [6]);
    expect([...tile.data]).toEqual([
      -1,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("cuts an array without axes", () => {
    const tile = cutTile(ndarray("float32", [], Float32Array.of(4)), [], []);
    expect([...tile.data]).toEqual([4]);
  });

  it("cuts from an array that is a view", () => {
    const buffer = Float32Array.from({ length: 12 }, (_, i) => i);
    const image = ndarray("float32", [2, 4], buffer.subarray(4));
    expect([...cutTile(image, [1, -1], [1, 3]).data]).toEqual([9, 8, 9]);
  });

  it("refuses an empty axis and a wrong rank", () => {
    const empty = ndarray("float32", [0, 4], new Float32Array(0), ["y", "x"]);
    expect(() => cutTile(empty, [0, 0], [2, 2])).toThrow(/tiling\/empty.*axis y/);
    const image = zeros("float32", [4, 4]);
    expect(() => cutTile(image, [0, 0], [2, 0])).toThrow(/tiling\/empty.*tile.*axis 1/);
    expect(() => cutTile(image, [0], [2])).toThrow(/array\/shape/);
  });
});

describe("stitchTile", () => {
  it("writes the block and nothing else", () => {
    const target = zeros("float32", [2, 3, 4]);
    const tile = ramp([2, 2, 3]);
    const result = ndarray("float32", tile.shape, Float32Array.from(tile.data));
    stitchTile(target, result, { from: [0, 1, 1], to: [0, 0, 2], size: [2, 1, 2] });
    const expected = new Float32Array(24);
    for (let c = 0; c < 2; c++) {
      for (let x = 0; x < 2; x++) expected[c * 12 + 2 + x] = result.data[c * 6 + 3 + 1 + x]!;
    }
    expect([...target.data]).toEqual([...expected]);
  });

  it("moves whole arrays, scalars and empty blocks", () => {
    const whole = ramp([3, 2]);
    const target = zeros("float64", [3, 2]);
    stitchTile(target, whole, { from: [0, 0], to: [0, 0], size: [3, 2] });
    expect(target.data).toEqual(whole.data);
    const scalar = zeros("float64", []);
    stitchTile(scalar, ndarray("float64", [], Float64Array.of(3)), { from: [], to: [], size: [] });
    expect([...scalar.data]).toEqual([3]);
    stitchTile(target, whole, { from: [3, 0], to: [3, 0], size: [0, 2] });
    expect(target.data).toEqual(whole.data);
  });

  it("refuses a result of another size or dtype than planned", () => {
    const target = zeros("float32", [4, 4]);
    const placement = { from: [0, 0], to: [2, 2], size: [2, 2] };
    expect(() => stitchTile(target, zeros("float32", [1, 2]), placement)).toThrow(
      /array\/shape.*tile result/,
    );
    const outside = { from: [0, 0], to: [3, 0], size: [2, 2] };
    expect(() => stitchTile(target, zeros("float32", [2, 2]), outside)).toThrow(/array\/shape.*output/);
    try {
      stitchTile(target, zeros("float64", [2, 2]), placement);
      expect.unreachable();
    } catch (error) {
      expect(isFailure(error, "array/dtype")).toBe(true);
    }
  });
});
