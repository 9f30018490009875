import { describe, expect, it } from "vitest";
import { pan, partOf, scaleOf, wholeImage, zoomAt } from "../../src/ui/camera.ts";
import { sortDropped } from "../../src/ui/dropped.ts";
import { axesText, byteText, clockText, numberText, pixelSizeText, sizeText } from "../../src/ui/format.ts";

describe("text for people", () => {
  it("says times, sizes and numbers", () => {
    expect(clockText(7_450)).toBe("0:07.4");
    expect(clockText(725_000)).toBe("12:05.0");
    expect([0, 999, 1400, 25_000_000, 3.2e9].map(byteText)).toEqual([
      "0 B",
      "999 B",
      "1.4 kB",
      "25 MB",
      "3.2 GB",
    ]);
    expect([1, 0.123456, -2.5, 1e-9, Number.NaN, 123456.7].map(numberText)).toEqual([
      "1",
      "0.1235",
      "-2.5",
      "1.000e-9",
      "NaN",
      "1.235e+5",
    ]);
    expect(axesText(["batch", "channel", "y", "x"])).toBe("b, c, y, x");
    expect(pixelSizeText({ x: { scale: 0.25, unit: "micrometer" } })).toBe("0.25 × 0.25 µm");
    expect(pixelSizeText({})).toBeNull();
    const stack = {
      shape: [1, 3, 20, 512, 672],
      axes: ["batch", "channel", "z", "y", "x"],
      width: 672,
      height: 512,
    };
    expect(sizeText(stack)).toBe("672 × 512 px · 3 channels · 20 slices");
  });
});

describe("the camera", () => {
  const image = { width: 200, height: 100 };
  const canvas = { width: 400, height: 400 };

  it("shows the whole image first", () => {
    expect(scaleOf(wholeImage, image, canvas)).toBe(2);
    expect(partOf(wholeImage, image, canvas)).toEqual({ x: 0, y: -50, width: 200, height: 200 });
  });

  it("keeps the sample under the pointer when it zooms", () => {
    const at = { x: 300, y: 250 };
    const under = (camera: typeof wholeImage) => {
      const part = partOf(camera, image, canvas);
      return [part.x + (at.x / canvas.width) * part.width, part.y + (at.y / canvas.height) * part.height];
    };
    const [x, y] = under(wholeImage);
    const zoomed = zoomAt(wholeImage, 3, at, image, canvas);
    expect(under(zoomed)[0]).toBeCloseTo(x ?? 0, 9);
    expect(under(zoomed)[1]).toBeCloseTo(y ?? 0, 9);
  });

  it("neither leaves the image nor gets smaller than it", () => {
    const zoomed = zoomAt(wholeImage, 4, { x: 200, y: 200 }, image, canvas);
    expect(pan(zoomed, -1e6, 1e6, image, canvas)).toMatchObject({ u: 1, v: 0 });
    expect(zoomAt(zoomed, 1e-6, { x: 0, y: 0 }, image, canvas)).toEqual(wholeImage);
  });
});

describe("sortDropped", () => {
  const file = (name: string) => new File(["x"], name);

  it("tells models from images", () => {
    expect(sortDropped([file("model.zip")], false).kind).toBe("model");
    expect(sortDropped([file("rdf.yaml"), file("weights.onnx")], true).kind).toBe("model");
    expect(sortDropped([file("cells.tif")], false).kind).toBe("images");
    expect(sortDropped([file("a.png"), file("b.png")], false).kind).toBe("images");
    expect(sortDropped([], false).kind).toBe("nothing");
  });
});
