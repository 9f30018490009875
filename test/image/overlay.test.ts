import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { labelColour, overlayPicture } from "../../src/image/index.ts";

function gradient(height: number, width: number): NdArray<"float32"> {
  const data = Float32Array.from({ length: height * width }, (_, i) => i % width);
  return ndarray("float32", [height, width], data, ["y", "x"]);
}

const at = (picture: NdArray, y: number, x: number) => {
  const start = (y * picture.shape[1]! + x) * 3;
  return [...picture.data.slice(start, start + 3)];
};

describe("overlayPicture", () => {
  const labels = zeros("uint16", [9, 9], ["y", "x"]);
  for (let y = 2; y < 7; y++) for (let x = 2; x < 7; x++) labels.data[9 * y + x] = 5;

  it("draws outlines in the label's colour, tints inside, leaves the rest grey", () => {
    const picture = overlayPicture(gradient(9, 9), labels);
    expect(picture.shape).toEqual([9, 9, 3]);
    expect(picture.axes).toEqual(["y", "x", "channel"]);
    expect(at(picture, 2, 4)).toEqual([...labelColour(5)]);
    expect(at(picture, 6, 6)).toEqual([...labelColour(5)]);
    const [red, green, blue] = at(picture, 0, 4);
    expect([green, blue]).toEqual([red, red]);
    expect(at(picture, 4, 4)).not.toEqual(at(picture, 0, 4));
    expect(at(picture, 0, 0)).toEqual([0, 0, 0]);
    expect(at(picture, 0, 8)).toEqual([255, 255, 255]);
  });

  it("gives neighbouring labels colours far apart", () => {
    for (let label = 1; label < 2000; label++) {
      const [a, b] = [labelColour(label), labelColour(label + 1)];
      expect(a.reduce((sum, value, c) => sum + Math.abs(value - b[c]!), 0)).toBeGreaterThan(150);
    }
  });

  it("keeps the colours of an RGB picture", () => {
    const data = Uint8Array.from({ length: 243 }, (_, i) => (i % 3) * 100);
    data[0] = 255;
    const picture = overlayPicture(
      ndarray("uint8", [9, 9, 3], data, ["y", "x", "channel"]),
      zeros("uint8", [9, 9]),
    );
    const [red, green, blue] = at(picture, 1, 1);
    expect(red!).toBeLessThan(green!);
    expect(green!).toBeLessThan(blue!);
  });

  it("takes the middle slice of a stack, or the one it is told", () => {
    const stack = zeros("uint8", [3, 2, 2], ["z", "y", "x"]);
    const marks = zeros("uint8", [3, 2, 2], ["z", "y", "x"]);
    marks.data[4] = 1;
    expect(at(overlayPicture(stack, marks), 0, 0)).toEqual([...labelColour(1)]);
    expect(at(overlayPicture(stack, marks, { z: 0 }), 0, 0)).toEqual([0, 0, 0]);
  });

  it.each([
    ["constant", Float32Array.of(7, 7, 7, 7)],
    ["NaN", Float32Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN)],
    ["mostly equal", Float32Array.of(0, 0, 0, 1)],
  ])("%s pictures do not break it", (name, data) => {
    const picture = overlayPicture(ndarray("float32", [2, 2], data, ["y", "x"]), zeros("uint8", [2, 2]));
    expect(at(picture, 1, 1)).toEqual(name === "mostly equal" ? [255, 255, 255] : [0, 0, 0]);
  });

  it("refuses labels of another size", () => {
    expect(() => overlayPicture(gradient(9, 9), zeros("uint8", [9, 8]))).toThrow("array/shape");
    expect(() => overlayPicture(gradient(9, 9), zeros("uint8", [81]))).toThrow("array/shape");
  });
});
