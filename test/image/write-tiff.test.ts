import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ndarray, zeros } from "../../src/array/index.ts";
import { readImage, writeTiff } from "../../src/image/index.ts";
import { toRational } from "../../src/image/tiff/imagej-description.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";
import type { SeenByImagej } from "./seen-by-imagej.ts";
import { writeCase, writtenCases } from "./written-cases.ts";

interface Reading {
  readonly sha256: string;
  readonly imagej: SeenByImagej;
  readonly tifffile: {
    readonly imagej: boolean;
    readonly axes: string;
    readonly shape: number[];
    readonly dtype: string;
    readonly sha256: string;
    readonly metadata: Record<string, unknown>;
    readonly luts: number[][];
  };
}

const readings = goldenJson<Record<string, Reading>>("written", "readings.json");

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function reading(name: string): Reading {
  const found = readings[name];
  if (!found) throw new Error(`no reading of ${name}; run scripts/goldens/written_tiff.py`);
  return found;
}

describe("written TIFF files, as ImageJ and tifffile see them", () => {
  it("readings belong to the script", () => expectManifestHolds("written"));

  it.each(Object.keys(writtenCases))("%s: the file is the one they opened", (name) => {
    expect(sha256(writeCase(name).bytes)).toBe(reading(name).sha256);
  });

  it.each(Object.keys(writtenCases))("%s: pixels arrive in both, and come back here", async (name) => {
    const { imagej, tifffile } = reading(name);
    const back = await readImage(writeCase(name).bytes, `${name}.tif`);
    const { data } = back.array;
    expect(tifffile.imagej).toBe(true);
    expect(tifffile.dtype).toBe(back.array.dtype);
    expect(tifffile.shape).toEqual(back.array.shape);
    expect(tifffile.sha256).toBe(sha256(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)));
    const total = Array.from(data, Number).reduce((sum, value) => sum + value, 0);
    expect(imagej.planes.reduce((sum, plane) => sum + plane.sum, 0)).toBe(total);
  });

  it("hyperstack: dimensions, calibration, labels, ranges, look-up tables", () => {
    const { imagej, tifffile } = reading("hyperstack");
    expect(imagej.dimensions).toEqual({ width: 7, height: 5, channels: 2, slices: 3, frames: 2 });
    expect(imagej.composite).toBe(true);
    const { unit, x, y, z, interval, timeUnit } = imagej.calibration;
    expect({ unit, z, interval, timeUnit }).toEqual({ unit: "µm", z: 2, interval: 90, timeUnit: "sec" });
    expect(x).toBeCloseTo(0.1, 12);
    expect(y).toBeCloseTo(0.325, 12);
    expect(imagej.planes.map((plane) => plane.label)).toEqual(writtenCases.hyperstack?.image.labels);
    expect(imagej.ranges).toEqual(writtenCases.hyperstack?.image.displayRanges);
    expect(imagej.lastColours).toEqual([
      [255, 0, 255],
      [0, 255, 0],
    ]);
    expect(tifffile.axes).toBe("TZCYX");
    expect(tifffile.luts).toEqual([
      [255, 0, 255],
      [0, 255, 0],
    ]);
    expect(tifffile.metadata).toMatchObject({ unit: "um", spacing: 2, finterval: 90, hyperstack: true });
  });

  it("types: bool is a mask, integers take the smallest exact type, RGB of 16 bits becomes three channels", () => {
    const types = Object.fromEntries(
      Object.keys(writtenCases).map((name) => [name, reading(name).imagej.type]),
    );
    expect(types).toMatchObject({
      mask: "8-bit",
      labels_int64: "16-bit",
      negative_int32: "32-bit",
      small_uint32: "8-bit",
      batch: "32-bit",
      rgb: "RGB",
      rgb_16bit: "16-bit",
    });
    expect(reading("mask").imagej.planes[0]?.last).toBe(255);
    expect(reading("rgb_16bit").imagej.dimensions.channels).toBe(3);
    expect(reading("rgb_16bit").imagej.lastColours).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
    ]);
    expect(reading("palette").imagej.lastColours).toEqual([[255, 128, 0]]);
    expect(reading("floats").imagej.ranges).toEqual([[-1.5, 3]]);
    expect(reading("frames").imagej.calibration.interval).toBeCloseTo(0.02, 12);
    expect(reading("other_unit").imagej.calibration.unit).toBe("Äon length");
  });
});

describe("writeTiff", () => {
  it("keeps calibration, labels, ranges and look-up tables through our own reader", async () => {
    const { image } = writtenCases.hyperstack!;
    const back = await readImage(writeTiff(image).bytes, "a.tif");
    expect(back.array).toEqual(image.array);
    expect(back.labels).toEqual(image.labels);
    expect(back.displayRanges).toEqual(image.displayRanges);
    expect(back.luts).toEqual(image.luts);
    for (const [axis, one] of Object.entries(image.calibration ?? {})) {
      const unit = axis === "time" ? "second" : one.unit;
      expect(back.calibration[axis]?.unit).toBe(unit);
      expect(back.calibration[axis]?.scale).toBeCloseTo(axis === "time" ? 90 : one.scale, 10);
    }
  });

  it("keeps the look-up table of an 8-bit image as its palette", async () => {
    const back = await readImage(writeCase("palette").bytes, "a.tif");
    expect(back.luts).toEqual(writtenCases.palette?.image.luts?.map((lut) => Uint8Array.from(lut)));
    expect(back.array).toEqual(writtenCases.palette?.image.array);
  });

  it("brings axes in any order into place", async () => {
    const { array } = writtenCases.turned!.image;
    const back = await readImage(writeCase("turned").bytes, "a.tif");
    expect(back.array.axes).toEqual(["z", "channel", "y", "x"]);
    const [Y = 0, C = 0, X = 0, Z = 0] = array.shape;
    const at = (z: number, c: number, y: number, x: number) => back.array.data[((z * C + c) * Y + y) * X + x];
    for (let i = 0; i < array.data.length; i++) {
      const z = i % Z;
      const x = Math.floor(i / Z) % X;
      const c = Math.floor(i / (Z * X)) % C;
      expect(at(z, c, Math.floor(i / (Z * X * C)), x)).toBe(array.data[i]);
    }
  });

  it("says what it assumed or changed", () => {
    expect(writeCase("without_axes").notes.join()).toContain("z, y, x");
    expect(writeCase("batch").notes.join()).toContain("Axis batch is stored as time");
    expect(writeCase("mask").notes.join()).toContain("255");
    expect(writeCase("hyperstack").notes).toEqual([]);
    const two = { name: "two", array: zeros("uint8", [2, 1, 1], ["z", "y", "x"]), labels: ["only one"] };
    expect(writeTiff(two).notes.join()).toContain("labels do not fit");
    const odd = ndarray("uint32", [1, 2], Uint32Array.of(0xffffffff, 70000), ["y", "x"]);
    expect(writeTiff({ name: "odd", array: odd }).notes.join()).toContain("rounded");
    const tenth = ndarray("float64", [1, 1], Float64Array.of(0.1), ["y", "x"]);
    expect(writeTiff({ name: "tenth", array: tenth }).notes.join()).toContain("rounded");
    const wide = ndarray("int64", [1, 1], BigInt64Array.of(2n ** 60n + 1n), ["y", "x"]);
    expect(writeTiff({ name: "wide", array: wide }).notes.join()).toContain("rounded");
    const exact = ndarray("int64", [1, 1], BigInt64Array.of(-(2n ** 60n)), ["y", "x"]);
    expect(writeTiff({ name: "exact", array: exact }).notes).toEqual([]);
  });

  it("keeps NaN and infinities", async () => {
    const data = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, -1.5, Number.NEGATIVE_INFINITY);
    const array = ndarray("float32", [2, 2], data, ["y", "x"]);
    const back = await readImage(writeTiff({ name: "a", array }).bytes, "a.tif");
    expect(back.array).toEqual(array);
    const wide = ndarray("float64", [2, 2], Float64Array.from(data), ["y", "x"]);
    const written = writeTiff({ name: "a", array: wide, displayRanges: [[Number.NaN, 1]] });
    expect(written.notes).toEqual([]);
    const again = await readImage(written.bytes, "a.tif");
    expect(again.array).toEqual(array);
    expect(again.displayRanges).toEqual([]);
  });

  it("leaves its input alone and shares no memory with it", () => {
    const array = ndarray("uint8", [2, 2], Uint8Array.of(1, 2, 3, 4), ["x", "y"]);
    const { bytes } = writeTiff({ name: "a", array });
    bytes.fill(0);
    expect([...array.data]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ["an empty image", { name: "empty", array: zeros("uint8", [0, 5], ["y", "x"]) }, "image/unsupported"],
    [
      "more than five axes",
      { name: "six", array: zeros("uint8", [2, 2, 2, 2, 2, 2], ["a", "time", "z", "channel", "y", "x"]) },
      "image/unsupported",
    ],
    ["six unnamed axes", { name: "six", array: zeros("uint8", [1, 1, 1, 1, 1, 1]) }, "image/unsupported"],
    [
      "more than 4 GiB",
      {
        name: "huge",
        array: { ...zeros("uint8", [1, 1], ["y", "x"]), shape: [70000, 70000], data: hugeBytes() },
      },
      "image/too-large",
    ],
  ] as const)("refuses %s", (_, image, code) => {
    expect(() => writeTiff(image)).toThrowError(expect.objectContaining({ code }));
  });

  it("round trip of any small stack (property)", async () => {
    const size = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(size, { minLength: 2, maxLength: 5 }),
        fc.constantFrom("uint8" as const, "uint16" as const, "float32" as const),
        fc.constantFrom("none" as const, "deflate" as const),
        async (shape, dtype, compression) => {
          const axes = ["time", "z", "channel", "y", "x"].slice(-shape.length);
          const array = zeros(dtype, shape, axes);
          for (let i = 0; i < array.data.length; i++) array.data[i] = (i * 37) % 251;
          const { bytes, notes } = writeTiff({ name: "a", array }, { compression });
          expect(notes).toEqual([]);
          const back = await readImage(bytes, "a.tif");
          expect([...back.array.data]).toEqual([...array.data]);
          const keep = axes.filter((axis, d) => axis === "y" || axis === "x" || shape[d]! > 1);
          expect(back.array.axes).toEqual(keep);
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Claims the length of a huge image; nothing may read it. */
function hugeBytes(): Uint8Array<ArrayBuffer> {
  return new Proxy(new Uint8Array(1), {
    get: (target, key) =>
      key === "length" || key === "byteLength" ? 70000 * 70000 : Reflect.get(target, key, target),
  });
}

describe("rational numbers of resolution tags", () => {
  it("are the nearest quotient of 32-bit integers", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e6, noNaN: true }), (value) => {
        const [n, d] = toRational(value);
        expect(n).toBeLessThanOrEqual(2 ** 32 - 1);
        expect(d).toBeLessThanOrEqual(2 ** 32 - 1);
        expect(Math.abs(n / d / value - 1)).toBeLessThan(1e-9);
      }),
    );
    expect(toRational(0.5)).toEqual([1, 2]);
    expect(toRational(1 / 3)).toEqual([1, 3]);
    expect(toRational(Number.POSITIVE_INFINITY)).toEqual([0, 1]);
    expect(toRational(0)).toEqual([0, 1]);
  });

  it("of a pixel size that no TIFF can hold leave the image uncalibrated", async () => {
    const array = zeros("uint8", [2, 2], ["y", "x"]);
    const huge = { scale: 1e12, unit: "micrometer" };
    const { bytes } = writeTiff({ name: "a", array, calibration: { x: huge, y: huge } });
    expect((await readImage(bytes, "a.tif")).calibration).toEqual({});
  });
});
