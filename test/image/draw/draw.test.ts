import { describe, expect, it } from "vitest";
import {
  blitModeOf,
  colourText,
  copyBits,
  decodeColour,
  drawRoi,
  drawValueOf,
  floodFill,
  Painter,
} from "../../../src/image/draw/index.ts";
import { makeOval, makeRectangle } from "../../../src/image/roi/index.ts";
import { greyLut } from "../../../src/image/world/index.ts";

const painter = (width: number, height: number, value = 1) =>
  new Painter(new Uint8Array(width * height), width, height, value);
const set = (p: Painter) => [...p.pixels].reduce((n, value) => n + (value === 0 ? 0 : 1), 0);

describe("drawing", () => {
  it("draws a dot per step, ends included, whatever lies outside", () => {
    const p = painter(10, 5);
    p.line(0, 0, 9, 4);
    expect(set(p)).toBe(10);
    p.line(-1000, 2, 1000, 2);
    p.line(5, -1e6, 5, 1e6);
    expect(p.pixels[2 * 10 + 9]).toBe(1);
    const far = painter(4, 4);
    far.line(100, 100, 200, 120);
    expect(set(far)).toBe(0);
  });

  it("draws one pixel for a line without length", () => {
    const p = painter(5, 5);
    p.line(2, 2, 2, 2);
    expect(set(p)).toBe(1);
    p.lineWidth = 2;
    p.line(4, 4, 4, 4);
    expect(set(p)).toBe(5);
  });

  it("draws rectangles of selections around their pixels", () => {
    const p = painter(20, 20);
    drawRoi(p, makeRectangle(2, 2, 5, 4));
    expect(p.pixels[2 * 20 + 7]).toBe(1);
    expect(p.pixels[6 * 20 + 7]).toBe(1);
    expect(set(p)).toBe(2 * (6 + 5) - 4);
    drawRoi(p, makeOval(-30, -30, 5, 5));
    expect(set(p)).toBe(2 * (6 + 5) - 4);
  });

  it("floods by bits, so NaN is filled too", () => {
    const pixels = new Float32Array([Number.NaN, Number.NaN, 1, Number.NaN]);
    floodFill(new Painter(pixels, 4, 1, 5), 0, 0, 4);
    expect([...pixels.subarray(0, 3)]).toEqual([5, 5, 1]);
    expect(pixels[3]).toBeNaN();
    floodFill(new Painter(pixels, 4, 1, 5), 40, 40, 8);
  });
});

describe("values of colours", () => {
  const plane = { lut: greyLut(), min: 0, max: 255 };
  it("takes the nearest grey", () => {
    expect(drawValueOf({ type: "8-bit", ...plane }, 0xff0000)).toEqual({ value: 85, setsRange: false });
    expect(drawValueOf({ type: "RGB", ...plane }, 0xff0000).value).toBe(0xff0000);
    expect(drawValueOf({ type: "16-bit", ...plane, min: 100, max: 1000 }, 0xffffff).value).toBe(1000);
    expect(drawValueOf({ type: "16-bit", ...plane, min: 100, max: 1000 }, 0).value).toBe(0);
    expect(drawValueOf({ type: "32-bit", ...plane, max: 0 }, 0xffffff)).toEqual({
      value: 255,
      setsRange: true,
    });
  });

  it("reads names and digits", () => {
    expect(decodeColour("Light Grey")).toBe("#c0c0c0");
    expect(decodeColour("0x80FF00ff")).toBe("#80ff00ff");
    expect(decodeColour("ff00ff")).toBe("#ff00ff");
    for (const bad of ["", "x", "#12", "ggffee"]) expect(decodeColour(bad)).toBeUndefined();
    expect(colourText("#ffff00")).toBe("yellow");
    expect(colourText(null)).toBe("none");
  });
});

describe("pasting", () => {
  const paste = (there: number[], pasted: number[], mode: string) => {
    const target = { pixels: Uint8Array.from(there), width: there.length, height: 1 };
    copyBits(
      target,
      { pixels: Uint8Array.from(pasted), width: pasted.length, height: 1 },
      0,
      0,
      blitModeOf(mode),
    );
    return [...target.pixels];
  };
  it("clamps and truncates", () => {
    expect(paste([200, 3, 10], [100, 4, 0], "Add")).toEqual([255, 7, 10]);
    expect(paste([200, 3, 10], [100, 4, 0], "Blend")).toEqual([150, 3, 5]);
    expect(paste([200, 3, 10], [100, 4, 0], "Divide")).toEqual([2, 0, 255]);
    expect(paste([200, 3, 10], [255, 4, 0], "Transparent")).toEqual([200, 4, 0]);
    expect(paste([200, 3, 10], [255, 4, 0], "Transparent-zero")).toEqual([255, 4, 10]);
    expect(paste([200], [1], "anything")).toEqual([1]);
  });

  it("skips what lies outside, on every side", () => {
    const target = { pixels: new Float32Array(4), width: 2, height: 2 };
    const source = { pixels: new Float32Array([1, 2, 3, 4]), width: 2, height: 2 };
    copyBits(target, source, -1, -1, "copy");
    copyBits(target, source, 5, 0, "copy");
    expect([...target.pixels]).toEqual([4, 0, 0, 0]);
  });
});
