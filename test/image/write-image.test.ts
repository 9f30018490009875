import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { allocate, type DType, type NdArray, ndarray, readNpy, zeros } from "../../src/array/index.ts";
import { type ImageFormat, imageFormats, readImage, writeImage, writePng } from "../../src/image/index.ts";

function row<D extends DType>(dtype: D, values: number[]): NdArray<D> {
  const data = allocate(dtype, values.length);
  const big = dtype === "int64" || dtype === "uint64";
  for (const [i, value] of values.entries()) data[i] = (big ? BigInt(value) : value) as never;
  return ndarray(dtype, [1, values.length], data, ["y", "x"]);
}

describe("writePng", () => {
  it("keeps uint8, uint16 and RGB exactly, as another decoder sees them", async () => {
    for (const [dtype, depth] of [
      ["uint8", 8],
      ["uint16", 16],
    ] as const) {
      const array = zeros(dtype, [5, 7, 3], ["y", "x", "channel"]);
      for (let i = 0; i < array.data.length; i++) array.data[i] = i * (depth === 8 ? 2 : 601);
      const { bytes, notes } = writePng({ name: "a", array, rgb: true });
      const other = decode(bytes);
      expect(notes).toEqual([]);
      expect([other.width, other.height, other.channels, other.depth]).toEqual([7, 5, 3, depth]);
      expect([...other.data]).toEqual([...array.data]);
      expect((await readImage(bytes, "a.png")).array).toEqual(array);
    }
  });

  it("stores labels of any integer type as they are", async () => {
    for (const dtype of ["int8", "int16", "int32", "uint32", "int64", "uint64"] as const) {
      const { bytes, notes } = writePng({ name: "a", array: row(dtype, [0, 3, 100]) });
      expect(notes).toEqual([]);
      expect([...(await readImage(bytes, "a.png")).array.data]).toEqual([0, 3, 100]);
    }
    const many = await readImage(
      writePng({ name: "a", array: row("int32", [0, 300, 65535]) }).bytes,
      "a.png",
    );
    expect(many.array.dtype).toBe("uint16");
    expect([...many.array.data]).toEqual([0, 300, 65535]);
  });

  it("scales floats to their display range, else to what is finite, and says so", async () => {
    const values = [Number.NaN, Number.NEGATIVE_INFINITY, -1, 0, 1, Number.POSITIVE_INFINITY];
    const open = async (written: { bytes: Uint8Array }) => [
      ...(await readImage(written.bytes, "a.png")).array.data,
    ];
    const free = writePng({ name: "a", array: row("float32", values) });
    expect(await open(free)).toEqual([0, 0, 0, 128, 255, 255]);
    expect(free.notes.join()).toContain("-1 to 1");
    const ranged = writePng({ name: "a", array: row("float32", values), displayRanges: [[0, 2]] });
    expect(await open(ranged)).toEqual([0, 0, 0, 0, 128, 255]);
    expect(await open(writePng({ name: "a", array: row("float64", [5, 5]) }))).toEqual([0, 0]);
    expect(await open(writePng({ name: "a", array: row("float32", [Number.NaN]) }))).toEqual([0]);
    expect(await open(writePng({ name: "a", array: row("int16", [-100, 0, 100]) }))).toEqual([0, 128, 255]);
    expect(await open(writePng({ name: "a", array: row("bool", [0, 1]) }))).toEqual([0, 255]);
  });

  it.each([
    ["a stack", zeros("uint8", [2, 3, 4], ["z", "y", "x"]), "2 slices"],
    ["channels", zeros("uint8", [2, 3, 4], ["channel", "y", "x"]), "2 channels"],
    ["nothing", zeros("uint8", [0, 4], ["y", "x"]), "PNG"],
  ] as const)("refuses %s", (_, array, reason) => {
    expect(() => writePng({ name: "a.png", array })).toThrow(/image\/unsupported/);
    expect(() => writePng({ name: "a.png", array })).toThrow(reason);
  });
});

describe("writeImage", () => {
  it("writes every format it lists, and what it writes is read again", async () => {
    const array = row("uint8", [1, 2, 3]);
    for (const format of Object.keys(imageFormats) as ImageFormat[]) {
      const { bytes } = writeImage({ name: "a", array }, format);
      const back = await readImage(bytes, `a${imageFormats[format].extension}`);
      expect([...back.array.data]).toEqual([1, 2, 3]);
    }
    expect(readNpy(writeImage({ name: "a", array }, "npy").bytes, "a").dtype).toBe("uint8");
  });
});
