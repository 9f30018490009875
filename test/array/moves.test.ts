import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocate,
  compactBuffer,
  concat,
  copyRegion,
  crop,
  type DType,
  dtypes,
  equalArrays,
  expandDim,
  isBigDType,
  type NdArray,
  ndarray,
  sizeOf,
  split,
  squeeze,
  stack,
  stridesOf,
  transpose,
  zeros,
} from "../../src/array/index.ts";
import { valuesOf } from "./golden-values.ts";

/** 0, 1, 2 … of that dtype (wrapping). */
function counting(dtype: DType, shape: readonly number[], axes: readonly string[] | null = null): NdArray {
  const data = allocate(dtype, sizeOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = isBigDType(dtype) ? BigInt(i) * 3_000_000_007n : i;
  return ndarray(dtype, shape, data, axes);
}

/** All index tuples of a shape in C order. */
function* indexes(shape: readonly number[]): Generator<number[]> {
  for (let i = 0; i < sizeOf(shape); i++)
    yield stridesOf(shape).map((stride, d) => Math.floor(i / stride) % shape[d]!);
}

function at(array: NdArray, index: readonly number[]): number | bigint {
  const strides = stridesOf(array.shape);
  return array.data[index.reduce((n, v, d) => n + v * strides[d]!, 0)]!;
}

const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 0, maxLength: 5 });
const someDType = fc.constantFrom(...dtypes);

describe("transpose", () => {
  it("moves every element to its permuted place", () => {
    fc.assert(
      fc.property(
        shapes.chain((shape) =>
          fc.tuple(
            fc.constant(shape),
            fc.shuffledSubarray(
              shape.map((_, d) => d),
              { minLength: shape.length },
            ),
            someDType,
          ),
        ),
        ([shape, order, dtype]) => {
          const array = counting(dtype, shape);
          const turned = transpose(array, order);
          expect(turned.shape).toEqual(order.map((d) => shape[d]));
          for (const index of indexes(turned.shape)) {
            const source = new Array<number>(shape.length);
            for (const [d, from] of order.entries()) source[from] = index[d]!;
            expect(at(turned, index)).toBe(at(array, source));
          }
          const back = transpose(
            turned,
            order.map((_, d) => order.indexOf(d)),
          );
          expect(equalArrays(back, array)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
  it("is right across the squares it works in", () => {
    const array = counting("float32", [3, 70, 65]);
    for (const order of [
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 1],
    ]) {
      const turned = transpose(array, order);
      const inverse = order.map((_, d) => order.indexOf(d));
      expect(equalArrays(transpose(turned, inverse), array)).toBe(true);
      expect(at(turned, [2, 1, 2])).toBe(
        at(
          array,
          inverse.map((d) => [2, 1, 2][d]!),
        ),
      );
    }
  });
  it("carries axes along and shares data when only sizes of 1 move", () => {
    const array = counting("uint8", [1, 2, 3], ["batch", "y", "x"]);
    const turned = transpose(array, [1, 0, 2]);
    expect(turned.axes).toEqual(["y", "batch", "x"]);
    expect(turned.data).toBe(array.data);
    expect(transpose(array, [0, 2, 1]).axes).toEqual(["batch", "x", "y"]);
  });
  it("keeps every bit of integers that look like NaN", () => {
    const data = new BigInt64Array([0x7ff0000000000001n, -1n, 0x7ff8dead00000000n, 1n]);
    const turned = transpose(ndarray("int64", [2, 2], data), [1, 0]);
    expect(valuesOf(turned)).toEqual([data[0], data[2], data[1], data[3]]);
  });
  it("refuses what is no permutation", () => {
    for (const order of [[0], [0, 0], [0, 2], [1, 0, 2]])
      expect(() => transpose(counting("uint8", [2, 3]), order)).toThrow("[array/shape] transpose");
  });
});

describe("copyRegion and crop", () => {
  it("copy exactly the block", () => {
    const block = (size: number) =>
      fc.record({
        size: fc.constant(size),
        sourcePad: fc.tuple(fc.nat(3), fc.nat(3)),
        targetPad: fc.tuple(fc.nat(3), fc.nat(3)),
      });
    const dims = fc.array(fc.nat(4).chain(block), { minLength: 0, maxLength: 4 });
    fc.assert(
      fc.property(dims, someDType, (plan, dtype) => {
        const source = counting(
          dtype,
          plan.map((p) => p.sourcePad[0] + p.size + p.sourcePad[1]),
        );
        const target = zeros(
          dtype,
          plan.map((p) => p.targetPad[0] + p.size + p.targetPad[1]),
        );
        const from = plan.map((p) => p.sourcePad[0]);
        const to = plan.map((p) => p.targetPad[0]);
        const size = plan.map((p) => p.size);
        copyRegion(source, from, target, to, size);
        const nought = isBigDType(dtype) ? 0n : 0;
        for (const index of indexes(target.shape)) {
          const inside = index.every((v, d) => v >= to[d]! && v < to[d]! + size[d]!);
          const expected = inside
            ? at(
                source,
                index.map((v, d) => v - to[d]! + from[d]!),
              )
            : nought;
          expect(at(target, index)).toBe(expected);
        }
        const cut = crop(source, from, size);
        for (const index of indexes(size))
          expect(at(cut, index)).toBe(
            at(
              source,
              index.map((v, d) => v + from[d]!),
            ),
          );
      }),
      { numRuns: 150 },
    );
  });
  it("copies long runs", () => {
    const source = counting("uint16", [3, 100]);
    expect(valuesOf(crop(source, [1, 10], [2, 50])).slice(48, 52)).toEqual([158, 159, 210, 211]);
  });
  it("keeps axes and refuses blocks that leave the array", () => {
    const array = counting("uint8", [2, 3], ["y", "x"]);
    expect(crop(array, [0, 1], [2, 2]).axes).toEqual(["y", "x"]);
    for (const [from, size] of [
      [
        [0, 2],
        [2, 2],
      ],
      [
        [-1, 0],
        [1, 1],
      ],
      [[0], [1]],
      [
        [0, 0.5],
        [1, 1],
      ],
      [
        [0, Number.NaN],
        [1, 1],
      ],
    ] as const)
      expect(() => crop(array, from, size)).toThrow("[array/shape] crop");
    const other = zeros("uint16", [2, 3]);
    expect(() => copyRegion(array, [0, 0], other, [0, 0], [1, 1])).toThrow("[array/dtype] copyRegion");
    expect(() => copyRegion(array, [0, 0], array, [1, 2], [1, 2])).toThrow("[array/shape] copyRegion target");
  });
});

describe("concat, stack and split", () => {
  it("split undoes concat", () => {
    const cases = fc
      .tuple(
        shapes.filter((s) => s.length > 0),
        fc.nat(),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
      )
      .map(([shape, n, sizes]) => ({ shape, dim: n % shape.length, sizes }));
    fc.assert(
      fc.property(cases, someDType, ({ shape, dim, sizes }, dtype) => {
        const parts = sizes.map((size) =>
          counting(
            dtype,
            shape.map((s, d) => (d === dim ? size : s)),
          ),
        );
        const joined = concat(parts, dim);
        const back = split(joined, dim, sizes);
        for (const [k, part] of parts.entries()) expect(equalArrays(back[k]!, part)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
  it("stack puts arrays side by side along a new axis", () => {
    const a = counting("uint8", [2, 2], ["y", "x"]);
    const stacked = stack([a, { ...a, data: a.data.slice().fill(9 as never) as never }], 1, "channel");
    expect(stacked.axes).toEqual(["y", "channel", "x"]);
    expect(valuesOf(stacked)).toEqual([0, 1, 9, 9, 2, 3, 9, 9]);
  });
  it("refuse what does not fit", () => {
    const a = counting("uint8", [2, 2]);
    expect(() => concat([], 0)).toThrow("[array/shape] concat");
    expect(() => concat([a], 2)).toThrow("[array/shape] concat");
    expect(() => concat([a, counting("uint8", [2, 3])], 0)).toThrow("[array/shape] concat");
    expect(() => concat([a, counting("int8", [2, 2])], 0)).toThrow("[array/dtype] concat");
    expect(() => split(a, 0, [1, 2])).toThrow("[array/shape] split");
  });
});

describe("shapes", () => {
  const array = counting("uint8", [1, 2, 1], ["batch", "y", "x"]);
  it("squeeze and expandDim share data", () => {
    expect(squeeze(array)).toEqual({ ...array, shape: [2], axes: ["y"] });
    expect(squeeze(array, [2]).axes).toEqual(["batch", "y"]);
    expect(expandDim(squeeze(array, [2]), 2, "x")).toEqual(array);
    expect(expandDim(array, 0, "z").data).toBe(array.data);
    expect(squeeze(counting("uint8", [1, 2])).axes).toBeNull();
  });
  it("refuse what cannot be", () => {
    expect(() => squeeze(array, [1])).toThrow("[array/shape] squeeze");
    expect(() => squeeze(array, [3])).toThrow("[array/shape] squeeze");
    expect(() => expandDim(array, 4, "z")).toThrow("[array/shape] expandDim");
    expect(() => expandDim(array, 0)).toThrow("[array/shape] expandDim");
  });
  it("compactBuffer leaves exactly the elements in the buffer", () => {
    const whole = counting("uint16", [6]);
    expect(compactBuffer(whole)).toBe(whole);
    const view: NdArray = {
      dtype: "uint16",
      shape: [2],
      axes: null,
      data: new Uint16Array(whole.data.buffer, 4, 2),
    };
    const compact = compactBuffer(view);
    expect(compact.data.buffer.byteLength).toBe(4);
    expect(valuesOf(compact)).toEqual([2, 3]);
  });
  it("equalArrays sees dtype, shape, values and NaN", () => {
    const a = ndarray("float32", [2], new Float32Array([Number.NaN, 0]));
    expect(equalArrays(a, ndarray("float32", [2], new Float32Array([Number.NaN, -0])))).toBe(true);
    expect(equalArrays(a, ndarray("float32", [2], new Float32Array([1, 0])))).toBe(false);
    expect(equalArrays(a, ndarray("float32", [2], new Float32Array([Number.NaN, 1])))).toBe(false);
    expect(equalArrays(a, ndarray("float32", [1, 2], a.data))).toBe(false);
    expect(equalArrays(a, ndarray("float64", [2], new Float64Array([Number.NaN, 0])))).toBe(false);
    const big = ndarray("int64", [1], new BigInt64Array([5n]));
    expect(equalArrays(big, ndarray("int64", [1], new BigInt64Array([5n])))).toBe(true);
    expect(equalArrays(big, ndarray("int64", [1], new BigInt64Array([6n])))).toBe(false);
  });
});
