import { createHash } from "node:crypto";
import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { ndarray, writeNpy } from "../../src/array/index.ts";
import { readImage } from "../../src/image/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";

interface Expected {
  readonly dtype: string;
  readonly shape: number[];
  readonly axes: string[];
  readonly rgb: boolean;
  readonly sha256?: string;
  readonly values?: number[];
  readonly note?: string;
  readonly calibration?: Record<string, [number, string]>;
}

const index = goldenJson<Record<string, Expected>>("image", "index.json");

async function expectGolden(name: string): Promise<void> {
  const expected = index[name]!;
  const image = await readImage(goldenBytes("image", name), name);
  expect(image.array.dtype).toBe(expected.dtype);
  expect(image.array.shape).toEqual(expected.shape);
  expect(image.array.axes).toEqual(expected.axes);
  expect(image.rgb).toBe(expected.rgb);
  const { buffer, byteOffset, byteLength } = image.array.data;
  if (expected.sha256) {
    const digest = createHash("sha256")
      .update(new Uint8Array(buffer, byteOffset, byteLength))
      .digest("hex");
    expect(digest).toBe(expected.sha256);
  } else {
    // Decoders of JPEG round differently by a few grey values.
    const values = ndarray("uint8", expected.shape, Uint8Array.from(expected.values ?? []));
    expectArrayClose(image.array, values, { absolute: 3 });
  }
  if (expected.note) expect(image.notes.join()).toContain(expected.note);
  const calibration = Object.entries(expected.calibration ?? {});
  expect(Object.keys(image.calibration).sort()).toEqual(calibration.map(([axis]) => axis).sort());
  for (const [axis, [scale, unit]] of calibration) {
    expect(image.calibration[axis]?.unit).toBe(unit);
    expect(image.calibration[axis]?.scale).toBeCloseTo(scale, 6);
  }
}

describe("PNG and JPEG files", () => {
  it("are the ones the script made", () => expectManifestHolds("image"));

  it.each(Object.keys(index).filter((name) => !name.startsWith("itk")))("%s", expectGolden);

  it("PNG as another decoder reads it", async () => {
    for (const name of ["png_grey_16bit.png", "png_rgb_8bit.png", "png_rgb_16bit_interlaced.png"]) {
      const other = decode(goldenBytes("image", name));
      expect([...(await readImage(goldenBytes("image", name), name)).array.data]).toEqual([...other.data]);
    }
  });
});

describe("files that itk-wasm reads, in Node", () => {
  it.each(Object.keys(index).filter((name) => name.startsWith("itk")))("%s", expectGolden);

  it("are told by content, whatever the name", async () => {
    const image = await readImage(goldenBytes("image", "itk_int16.nrrd"), "picture.tif");
    expect(image.array.dtype).toBe("int16");
    expect(image.name).toBe("picture.tif");
  });

  it("two at once", async () => {
    const names = ["itk_int16.nrrd", "itk_compressed.nrrd"];
    const images = await Promise.all(names.map((name) => readImage(goldenBytes("image", name), name)));
    expect(images.map((image) => image.array.shape)).toEqual(names.map((name) => index[name]?.shape));
  });
});

describe(".npy files", () => {
  it("have no axes", async () => {
    const array = ndarray("int64", [2, 1, 3], BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n));
    const image = await readImage(writeNpy(array), "folder/a.npy");
    expect(image.array).toEqual(array);
    expect(image.name).toBe("a.npy");
    expect(image.array.axes).toBeNull();
  });
});
