import { describe, expect, it } from "vitest";
import {
  HartleyTransform,
  isPowerOf2,
  paddedFrame,
  powerSpectrum,
  swapQuadrants,
  tileMirror,
} from "../../../src/image/fft/index.ts";

describe("Hartley transform", () => {
  it("equals its definition", () => {
    const size = 8;
    const values = Float32Array.from({ length: 64 }, (_, i) => ((i * 37) % 23) - 5);
    const expected = Array.from({ length: 64 }, (_, i) => {
      let sum = 0;
      for (const [j, value] of values.entries()) {
        const angle = (2 * Math.PI * ((i >> 3) * (j >> 3) + (i & 7) * (j & 7))) / size;
        sum += value * (Math.cos(angle) + Math.sin(angle));
      }
      return sum;
    });
    new HartleyTransform(size).transform(values, false);
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 3);
  });

  it.each([4, 16, 64])("comes back from %d frequencies a side", (size) => {
    const before = Float32Array.from({ length: size * size }, (_, i) => (i * 7919) % 251);
    const values = before.slice();
    const transform = new HartleyTransform(size);
    transform.transform(values, false);
    transform.transform(values, true);
    for (const [i, value] of values.entries()) expect(value).toBeCloseTo(before[i] ?? 0, 2);
  });

  it("shows a constant as one bright point", () => {
    const values = new Float32Array(64).fill(3);
    new HartleyTransform(8).transform(values, false);
    const spectrum = powerSpectrum(values, 8);
    expect(spectrum[4 * 8 + 4]).toBe(254);
    expect(spectrum.filter((value) => value > 1)).toHaveLength(1);
  });

  it("knows powers of 2", () => {
    expect([1, 2, 3, 64, 65].map(isPowerOf2)).toEqual([false, true, false, true, false]);
  });
});

describe("mirrored tiles", () => {
  it("go on at the edges", () => {
    const { size, fit } = paddedFrame(3, 2);
    expect([size, fit.x, fit.y]).toEqual([8, 3, 3]);
    const tiles = tileMirror(
      Uint8Array.from([1, 2, 3, 4, 5, 6]),
      3,
      { x: 0, y: 0, width: 3, height: 2 },
      8,
      3,
      3,
    );
    expect([...tiles.subarray(3 * 8, 4 * 8)]).toEqual([3, 2, 1, 1, 2, 3, 3, 2]);
    expect([...tiles.subarray(2 * 8, 3 * 8)]).toEqual([3, 2, 1, 1, 2, 3, 3, 2]);
    expect([...tiles.subarray(4 * 8, 5 * 8)]).toEqual([6, 5, 4, 4, 5, 6, 6, 5]);
  });

  it("quadrants change places across the centre", () => {
    const pixels = Uint8Array.from([1, 2, 3, 4]);
    swapQuadrants(pixels, 2);
    expect([...pixels]).toEqual([4, 3, 2, 1]);
  });
});
