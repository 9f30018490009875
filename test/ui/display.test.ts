import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, zeros } from "../../src/array/index.ts";
import { imageFile } from "../../src/image/index.ts";
import { levelsOf } from "../../src/ui/display/levels.ts";
import { labelColour, rgba } from "../../src/ui/display/palette.ts";
import { guessAxes, planeAt } from "../../src/ui/display/plane.ts";
import { renderPart } from "../../src/ui/display/render.ts";
import { DisplayStore } from "../../src/ui/display/store.ts";

/** The first byte of each pixel, by rows. */
function reds(pixels: Uint8ClampedArray, width: number): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < pixels.length / 4; i += width) {
    rows.push(Array.from({ length: width }, (_, x) => pixels[4 * (i + x)] ?? -1));
  }
  return rows;
}

const ramp = ndarray("uint8", [2, 4], Uint8Array.of(0, 10, 20, 30, 100, 110, 120, 130), ["y", "x"]);
const whole = (array: NdArray, axes = array.axes ?? []) => planeAt(array, axes, {});

describe("renderPart", () => {
  it("shows samples one to one, between black and white of the range", () => {
    const part = { x: 0, y: 0, width: 4, height: 2 };
    const pixels = renderPart([whole(ramp)], part, { width: 4, height: 2 }, [0, 255], "grey");
    expect(reds(pixels, 4)).toEqual([
      [0, 10, 20, 30],
      [100, 110, 120, 130],
    ]);
    const stretched = renderPart([whole(ramp)], part, { width: 4, height: 2 }, [10, 112], "grey");
    expect(reds(stretched, 4)).toEqual([
      [0, 0, 25, 50],
      [225, 250, 255, 255],
    ]);
  });

  it("averages when it reduces and repeats when it enlarges", () => {
    const part = { x: 0, y: 0, width: 4, height: 2 };
    expect(reds(renderPart([whole(ramp)], part, { width: 2, height: 1 }, [0, 255], "grey"), 2)).toEqual([
      [55, 75],
    ]);
    const corner = { x: 3, y: 0, width: 1, height: 2 };
    expect(reds(renderPart([whole(ramp)], corner, { width: 2, height: 4 }, [0, 255], "grey"), 2)).toEqual([
      [30, 30],
      [30, 30],
      [130, 130],
      [130, 130],
    ]);
  });

  it("leaves what is outside transparent, draws NaN black and saturates infinities", () => {
    const array = ndarray(
      "float32",
      [1, 3],
      Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
      ["y", "x"],
    );
    const pixels = renderPart(
      [whole(array)],
      { x: -1, y: 0, width: 4, height: 1 },
      { width: 4, height: 1 },
      [0, 1],
      "grey",
    );
    expect([...pixels.filter((_, i) => i % 4 === 3)]).toEqual([0, 255, 255, 255]);
    expect(reds(pixels, 4)).toEqual([[0, 0, 255, 0]]);
  });

  it("colours labels, 0 transparent, outlines only borders", () => {
    const labels = zeros("int32", [5, 5], ["y", "x"]);
    for (const i of [6, 7, 8, 11, 12, 13, 16, 17, 18]) labels.data[i] = 3;
    const part = { x: 0, y: 0, width: 5, height: 5 };
    const words = (palette: "labels" | "outlines", size: number) =>
      new Uint32Array(
        renderPart([whole(labels)], part, { width: size, height: size }, [0, 1], palette).buffer,
      );
    const filled = words("labels", 5);
    expect(filled[12]).toBe(labelColour(3));
    expect(filled[0]).toBe(0);
    const outlined = words("outlines", 50);
    expect(outlined[10 * 50 + 10]).toBe(labelColour(3));
    expect(outlined[25 * 50 + 25]).toBe(0);
  });

  it("mixes red, green and blue planes", () => {
    const image = ndarray("uint8", [1, 2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6), ["y", "x", "channel"]);
    const planes = [0, 1, 2].map((channel) => planeAt(image, image.axes ?? [], { channel }));
    const pixels = renderPart(
      planes,
      { x: 0, y: 0, width: 2, height: 1 },
      { width: 2, height: 1 },
      [0, 255],
      "grey",
    );
    expect([...pixels]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  });

  it("gives different labels different colours", () => {
    const colours = new Set(Array.from({ length: 50 }, (_, i) => labelColour(i + 1)));
    expect(colours.size).toBe(50);
    expect(labelColour(0)).toBe(0);
    expect(rgba(1, 2, 3)).toBe(0xff030201);
  });
});

describe("planeAt and guessAxes", () => {
  it("finds a plane in any order of axes, and clamps positions", () => {
    const stack = ndarray(
      "uint8",
      [2, 2, 3],
      Uint8Array.from({ length: 12 }, (_, i) => i),
      null,
    );
    const at = (axes: string[], position: Record<string, number>) => {
      const plane = planeAt(stack, axes, position);
      return [plane.width, plane.height, plane.data[plane.offset + plane.strideX]];
    };
    expect(at(["z", "y", "x"], { z: 1 })).toEqual([3, 2, 7]);
    expect(at(["y", "x", "channel"], { channel: 2 })).toEqual([2, 2, 5]);
    expect(at(["z", "y", "x"], { z: 99 })).toEqual([3, 2, 7]);
    expect(planeAt(ndarray("uint8", [3], Uint8Array.of(1, 2, 3)), ["x"], {})).toMatchObject({
      width: 3,
      height: 1,
    });
  });

  it("names dimensions by rank and length", () => {
    expect(guessAxes([5])).toEqual(["x"]);
    expect(guessAxes([64, 64])).toEqual(["y", "x"]);
    expect(guessAxes([64, 64, 3])).toEqual(["y", "x", "channel"]);
    expect(guessAxes([3, 64, 64])).toEqual(["channel", "y", "x"]);
    expect(guessAxes([20, 64, 64])).toEqual(["z", "y", "x"]);
    expect(guessAxes([1, 2, 64, 64])).toEqual(["z", "channel", "y", "x"]);
    expect(guessAxes([9, 20, 2, 64, 64])).toEqual(["time", "z", "channel", "y", "x"]);
    expect(new Set(guessAxes([1, 1, 1, 1, 1, 8, 8])).size).toBe(7);
  });
});

describe("levelsOf", () => {
  it("hides outliers in the automatic range and ignores what is not finite", () => {
    const data = Float32Array.from({ length: 10_000 }, (_, i) => i % 100);
    data[0] = 1e6;
    data[1] = Number.NaN;
    data[2] = Number.POSITIVE_INFINITY;
    const { range, autoRange } = levelsOf(ndarray("float32", [100, 100], data));
    expect(range).toEqual([0, 1e6]);
    expect(autoRange[1]).toBeLessThan(101);
  });

  it("is never empty", () => {
    expect(levelsOf(zeros("uint8", [4, 4]))).toEqual({ range: [0, 1], autoRange: [0, 1] });
    const nan = ndarray("float32", [2], Float32Array.of(Number.NaN, Number.NaN));
    expect(levelsOf(nan)).toEqual({ range: [0, 1], autoRange: [0, 1] });
  });
});

describe("DisplayStore", () => {
  const store = new DisplayStore();

  it("knows sliders, guesses axes and takes others", () => {
    const view = store.openImage("a", imageFile({ name: "a.npy", array: zeros("uint8", [4, 6, 5]) }));
    expect(view).toMatchObject({ axes: ["channel", "y", "x"], axesKnown: false, width: 5, height: 6 });
    expect(view.sliders).toEqual([{ axis: "channel", length: 4 }]);
    expect(store.setAxes("a", ["y", "x", "time"])).toMatchObject({ width: 6, height: 4, axesKnown: true });
  });

  it("reads values, and nothing outside", () => {
    store.openArray({ id: "b", name: "b", array: ramp, calibration: {}, labels: false });
    expect(store.probe({ id: "b", position: {}, x: 2, y: 1 })).toEqual([120]);
    expect(store.probe({ id: "b", position: {}, x: 4, y: 0 })).toEqual([]);
  });

  it("writes TIFF and PNG", () => {
    const how = { id: "b", position: {}, range: [0, 255], palette: "grey" } as const;
    expect(store.save({ ...how, format: "png" }).bytes.subarray(1, 4)).toEqual(
      new TextEncoder().encode("PNG"),
    );
    expect(store.save({ ...how, format: "tiff" }).extension).toBe(".tif");
  });

  it("refuses an image without samples, and what was closed", () => {
    const empty = imageFile({ name: "empty.tif", array: zeros("uint8", [0, 5], ["y", "x"]) });
    expect(() => store.openImage("c", empty)).toThrow(/image\/malformed.*no samples/);
    store.close("b");
    expect(() => store.probe({ id: "b", position: {}, x: 0, y: 0 })).toThrow(/nothing is shown/);
  });
});
