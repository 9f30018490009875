import { describe, expect, it } from "vitest";
import { type DType, ndarray, zeros } from "../../src/array/index.ts";
import { combineChannels, imageFile } from "../../src/image/index.ts";

function channel(name: string, first: number, shape = [2, 3], axes: string[] | null = ["y", "x"]) {
  const n = shape.reduce((a, b) => a * b, 1);
  const array = ndarray(
    "uint16",
    shape,
    Uint16Array.from({ length: n }, (_, i) => first + i),
    axes,
  );
  return imageFile({ name, array, calibration: { x: { scale: 0.5, unit: "micrometer" } } });
}

describe("combineChannels", () => {
  it("puts files one after another, named and calibrated", () => {
    const image = combineChannels([channel("DAPI.tif", 0), channel("GFP.tif", 100), channel("RFP.tif", 200)]);
    expect(image.array.axes).toEqual(["channel", "y", "x"]);
    expect(image.array.shape).toEqual([3, 2, 3]);
    expect([...image.array.data]).toEqual([
      0, 1, 2, 3, 4, 5, 100, 101, 102, 103, 104, 105, 200, 201, 202, 203, 204, 205,
    ]);
    expect(image.labels).toEqual(["DAPI.tif", "GFP.tif", "RFP.tif"]);
    expect(image.calibration).toEqual({ x: { scale: 0.5, unit: "micrometer" } });
    expect(image.notes).toEqual([]);
  });

  it("in stacks, channels stand inside the slices", () => {
    const axes = ["z", "y", "x"];
    const { array } = combineChannels([channel("a", 0, [2, 1, 2], axes), channel("b", 10, [2, 1, 2], axes)]);
    expect(array.axes).toEqual(["z", "channel", "y", "x"]);
    expect([...array.data]).toEqual([0, 1, 10, 11, 2, 3, 12, 13]);
  });

  it("one file is one channel, and data are copied", () => {
    const one = channel("a", 0);
    const { array } = combineChannels([one]);
    expect(array.shape).toEqual([1, 2, 3]);
    expect(array.data).not.toBe(one.array.data);
  });

  it("says when pixel sizes differ", () => {
    const other = { ...channel("b", 0), calibration: {} };
    expect(combineChannels([channel("a", 0), other]).notes.join()).toContain(
      "b has another pixel size than a",
    );
  });

  it.each([
    ["nothing", []],
    ["another size", [channel("a", 0), channel("b", 0, [3, 2])]],
    [
      "another type",
      [channel("a", 0), imageFile({ name: "b", array: zeros("uint8" as DType, [2, 3], ["y", "x"]) })],
    ],
    [
      "other axes",
      [channel("a", 0, [2, 2, 2], ["z", "y", "x"]), channel("b", 0, [2, 2, 2], ["time", "y", "x"])],
    ],
    ["a channel axis", [channel("a", 0, [2, 2, 2], ["channel", "y", "x"])]],
    ["channel last", [channel("a", 0, [2, 2, 2], ["y", "x", "z"])]],
    ["unknown axes of a stack", [channel("a", 0, [2, 2, 2], null)]],
  ])("refuses %s", (_, images) => {
    expect(() => combineChannels(images)).toThrow("image/mismatch");
  });
});
