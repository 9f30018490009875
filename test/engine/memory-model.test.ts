import { describe, expect, it } from "vitest";
import { MemoryModel } from "../../src/engine/memory-model.ts";

describe("MemoryModel", () => {
  it("knows nothing before a run has made the heap grow", () => {
    const model = new MemoryModel();
    expect(model.estimate(10)).toBeNull();
    expect(model.largestBytes).toBe(0);
    model.observe(0, 1000);
    expect(model.estimate(10)).toBeNull();
    model.observe(10, 1000);
    expect(model.estimate(5)).toBe(1000);
    expect(model.estimate(10)).toBe(1000);
    expect(model.estimate(11)).toBeNull();
  });

  it("interpolates between sizes seen and adds a fifth of the growth beyond", () => {
    const model = new MemoryModel();
    model.observe(0, 1000);
    model.observe(100, 2000);
    model.observe(300, 6000);
    expect(model.estimate(50)).toBe(1500);
    expect(model.estimate(200)).toBe(4000);
    expect(model.estimate(300)).toBe(6000);
    expect(model.estimate(400)).toBe(6000 + 1.2 * 2000);
    expect(model.largestBytes).toBe(6000);
  });

  it("takes the smallest heap seen for a size, and skips sizes that did not grow it", () => {
    const model = new MemoryModel();
    model.observe(0, 1000);
    model.observe(10, 1000);
    model.observe(100, 9000);
    model.observe(100, 2800);
    expect(model.estimate(100)).toBe(2800);
    expect(model.estimate(190)).toBe(2800 + 1.2 * 1800); // slope 20 from (10, 1000)
  });

  it("bounds what onnxruntime was seen to take for a real U-Net", () => {
    // heap after 64², 128², 256², 512² (16.8 MB loaded); then 768² took 174.4 MB and 1024² 301.5 MB
    const model = new MemoryModel();
    const seen = [
      [0, 16777216],
      [64 ** 2, 16777216],
      [128 ** 2, 20185088],
      [256 ** 2, 34930688],
      [512 ** 2, 84017152],
    ] as const;
    for (const [elements, bytes] of seen) model.observe(elements, bytes);
    for (const [size, megabytes] of [
      [768, 174.4],
      [1024, 301.5],
    ] as const) {
      const estimate = (model.estimate(size ** 2) ?? 0) / 1e6;
      expect(estimate).toBeGreaterThan(megabytes);
      expect(estimate).toBeLessThan(1.25 * megabytes);
    }
  });
});
