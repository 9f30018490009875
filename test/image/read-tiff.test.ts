import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type NdArray, ndarray } from "../../src/array/index.ts";
import { type ImageFile, readImage } from "../../src/image/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";

interface Expected {
  readonly dtype: string;
  readonly shape: number[];
  readonly axes: string[];
  readonly sha256?: string;
  readonly values?: number[];
  readonly rgb?: boolean;
  readonly note?: string;
  readonly calibration?: Record<string, [number, string]>;
  readonly labels?: string[];
  readonly displayRanges?: [number, number][];
  /** Every 37th byte of the first look-up table. */
  readonly lut?: number[];
}

const index = goldenJson<Record<string, Expected>>("tiff", "index.json");

function hash(array: NdArray): string {
  const { buffer, byteOffset, byteLength } = array.data;
  return createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex");
}

function expectImage(image: ImageFile, expected: Expected): void {
  expect(image.array.dtype).toBe(expected.dtype);
  expect(image.array.shape).toEqual(expected.shape);
  expect(image.array.axes).toEqual(expected.axes);
  expect(image.rgb).toBe(expected.rgb ?? false);
  if (expected.sha256) expect(hash(image.array)).toBe(expected.sha256);
  if (expected.note) expect(image.notes.join(" ")).toContain(expected.note);
  if (expected.labels) expect(image.labels).toEqual(expected.labels);
  if (expected.displayRanges) expect(image.displayRanges).toEqual(expected.displayRanges);
  if (expected.lut) {
    expect([...(image.luts[0] ?? [])].filter((_, i) => i % 37 === 0)).toEqual(expected.lut);
  }
  if (expected.calibration) {
    const { calibration } = expected;
    expect(Object.keys(image.calibration).sort()).toEqual(Object.keys(calibration).sort());
    for (const [axis, [scale, unit]] of Object.entries(calibration)) {
      expect(image.calibration[axis]?.unit, axis).toBe(unit);
      expect(image.calibration[axis]?.scale, axis).toBeCloseTo(scale, 9);
    }
  }
}

describe("TIFF files of tifffile", () => {
  it("are the ones the script made", () => expectManifestHolds("tiff"));

  it.each(Object.keys(index).filter((name) => index[name]?.sha256))("%s", async (name) => {
    expectImage(await readImage(goldenBytes("tiff", name), name), index[name]!);
  });

  // Decoders of JPEG round differently, and spread halved chroma differently (libjpeg interpolates it).
  it.each(Object.keys(index).filter((name) => index[name]?.values))("%s nearly", async (name) => {
    const expected = index[name]!;
    const image = await readImage(goldenBytes("tiff", name), name);
    expectImage(image, expected);
    const values = ndarray("uint8", expected.shape, Uint8Array.from(expected.values ?? []));
    expectArrayClose(image.array, values, { absolute: name.includes("half_chroma") ? 16 : 2 });
  });

  it("give the same from a view at an odd offset, and leave the bytes alone", async () => {
    for (const name of ["plain_uint16.tif", "predictor2_uint16_big.tif", "big_endian_float32.tif"]) {
      const bytes = goldenBytes("tiff", name);
      const padded = new Uint8Array(bytes.length + 7);
      padded.set(bytes, 3);
      const view = padded.subarray(3, 3 + bytes.length);
      const image = await readImage(view, `some/folder/${name}`);
      expect(image.name).toBe(name);
      expectImage(image, index[name]!);
      expect(view).toEqual(bytes);
    }
  });

  it("own their pixels", async () => {
    const bytes = goldenBytes("tiff", "plain_uint8.tif");
    const image = await readImage(bytes, "a.tif");
    expect(image.array.data.buffer).not.toBe(bytes.buffer);
  });

  it("can be read twice at once", async () => {
    const bytes = goldenBytes("tiff", "zstd_uint8.tif");
    const [a, b] = await Promise.all([readImage(bytes, "a.tif"), readImage(bytes, "b.tif")]);
    expect(a?.array).toEqual(b?.array);
  });

  it("pass over later pages of a kind that is not read, and say so", async () => {
    const bytes = goldenBytes("tiff", "pages.tif");
    const view = new DataView(bytes.buffer);
    // Second directory: compression 1 becomes 6.
    let ifd = view.getUint32(4, true);
    ifd = view.getUint32(ifd + 2 + 12 * view.getUint16(ifd, true), true);
    for (let i = 0; i < view.getUint16(ifd, true); i++) {
      const at = ifd + 2 + 12 * i;
      if (view.getUint16(at, true) === 259) view.setUint16(at + 8, 6, true);
    }
    const image = await readImage(bytes, "a.tif");
    expect(image.array.shape[0]).toBe(index["pages.tif"]!.shape[0]! - 1);
    expect(image.notes.join()).toContain("1 of 4 pages");
  });
});
