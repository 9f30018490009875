import { describe, expect, it } from "vitest";
import { type ImageFile, readImage } from "../../src/image/index.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";
import type { SeenByImagej } from "./seen-by-imagej.ts";

const index = goldenJson<Record<string, SeenByImagej>>("imagej", "index.json");
const names: Readonly<Record<string, string>> = {
  µm: "micrometer",
  nm: "nanometer",
  inch: "inch",
  furlong: "furlong",
  sec: "second",
};

async function open(name: string): Promise<{ image: ImageFile; seen: SeenByImagej }> {
  const seen = index[name];
  if (!seen) throw new Error(`no golden ${name}`);
  return { image: await readImage(goldenBytes("imagej", name), name), seen };
}

describe("TIFF files of ImageJ", () => {
  it("are the ones the script made", () => expectManifestHolds("imagej"));

  it.each(Object.keys(index))("%s: shape, pixels and what stands beside them", async (name) => {
    const { image, seen } = await open(name);
    const { width, height, channels, slices, frames } = seen.dimensions;
    const rgb = seen.type === "RGB";
    const sizes = new Map(
      [
        ["time", frames],
        ["z", slices],
        ["channel", channels],
      ].filter(([, n]) => Number(n) > 1) as [string, number][],
    );
    const axes = [...sizes.keys(), "y", "x", ...(rgb ? ["channel"] : [])];
    expect(image.array.axes).toEqual(axes);
    expect(image.array.shape).toEqual([...sizes.values(), height, width, ...(rgb ? [3] : [])]);
    expect(image.rgb).toBe(rgb);
    const signed = image.array.dtype === "int16" ? 32768 : 0;
    const planeSize = width * height * (rgb ? 3 : 1);
    for (const [i, plane] of seen.planes.entries()) {
      const data = Array.from(image.array.data.subarray(i * planeSize, (i + 1) * planeSize), Number);
      expect(data.reduce((sum, value) => sum + value + signed, 0)).toBe(plane.sum);
      expect(rgb ? data.slice(0, 3) : data[0]! + signed).toEqual(plane.first);
      expect(rgb ? data.slice(-3) : data.at(-1)! + signed).toEqual(plane.last);
    }
    const { unit, x, y, z, interval, timeUnit } = seen.calibration;
    const expected: Record<string, { scale: number; unit: string }> = {};
    if (unit !== "pixel") {
      expected.x = { scale: x, unit: names[unit]! };
      expected.y = { scale: y, unit: names[unit]! };
      if (slices > 1) expected.z = { scale: z, unit: names[unit]! };
    }
    if (frames > 1) expected.time = { scale: interval, unit: names[timeUnit]! };
    expect(image.calibration).toEqual(expected);
    const labelled = seen.planes.some((plane) => plane.label !== null);
    expect(image.labels).toEqual(labelled ? seen.planes.map((plane) => plane.label) : []);
  });

  it("keep display ranges and look-up tables of every channel", async () => {
    const { image, seen } = await open("hyperstack_16bit_composite.tif");
    expect(image.displayRanges).toEqual(seen.ranges);
    expect(image.luts.map((lut) => [lut[255], lut[511], lut[767]])).toEqual(seen.lastColours);
    const single = await open("single_8bit_lut.tif");
    expect(single.image.luts.map((lut) => [lut[255], lut[511], lut[767]])).toEqual(single.seen.lastColours);
    expect((await open("slices_32bit.tif")).image.displayRanges).toEqual([[-2, 77.5]]);
  });

  it("read signed 16-bit images as int16, display range included", async () => {
    const { image } = await open("signed_16bit.tif");
    expect(image.array.dtype).toBe("int16");
    expect(image.array.data[0]).toBe(19 - 32768);
    expect(image.displayRanges).toEqual([[-32768, 32767]]);
  });

  it("keep an unknown unit and say so", async () => {
    const { image } = await open("unit_furlong.tif");
    expect(image.notes.join(" ")).toContain("furlong");
  });
});
