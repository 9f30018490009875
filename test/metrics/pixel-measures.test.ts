import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import * as m from "../../src/metrics/index.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";
import { expectClose, type GoldenArray, type GoldenNumber, goldenArray } from "./golden-arrays.ts";
import { type PixelOptions, pixelMeasures } from "./measure-pixels.ts";

interface PixelCase {
  readonly name: string;
  readonly reference: GoldenArray;
  readonly test: GoldenArray;
  readonly options: PixelOptions;
  readonly expected: Record<string, GoldenNumber>;
}

const golden = goldenJson<{
  cases: PixelCase[];
  oneHot: { reference: GoldenArray; test: GoldenArray; dim: number; value: number };
}>("metrics", "pixels.json");

/** All sums are float64 on both sides and differ in the order of the additions only. SSIM divides by a variance that is a
 * difference of two sums, on both sides: 1e-9. Keras' log_cosh holds ln 2 as float32: −1.9e-9 at every pixel. */
const tolerances: Record<string, { absolute: number; relative: number }> = {
  SSIM: { absolute: 1e-9, relative: 0 },
  Log_Cosh: { absolute: 3e-9, relative: 1e-12 },
};
const usual = { absolute: 1e-13, relative: 1e-11 };

describe("pixel measures against scikit-image, scikit-learn, scipy, keras", () => {
  it("has the goldens that the script made", () => {
    expectManifestHolds("metrics");
    expectManifestHolds("metrics-torch");
  });

  it.each(golden.cases.map((c) => [c.name, c] as const))("%s", (_name, c) => {
    const s = goldenArray(c.reference);
    const g = goldenArray(c.test);
    const measures = pixelMeasures(s, g, c.options);
    for (const [name, value] of Object.entries(c.expected))
      expectClose(name, measures[name]?.() ?? Number.NaN, value, tolerances[name] ?? usual);
  });

  it("covers every measure by at least three cases", () => {
    const names = Object.keys(
      pixelMeasures(ndarray("uint8", [1], Uint8Array.of(1)), ndarray("uint8", [1], Uint8Array.of(1)), {}),
    );
    for (const name of names.filter((n) => n !== "SI-PSNR"))
      expect(golden.cases.filter((c) => name in c.expected).length, name).toBeGreaterThanOrEqual(3);
  });

  it("Categorical_Hinge equals keras", () => {
    const { reference, test, dim, value } = golden.oneHot;
    expectClose(
      "Categorical_Hinge",
      m.categoricalHinge(goldenArray(reference), goldenArray(test), dim),
      value,
      usual,
    );
  });
});

describe("MS-SSIM and SI-PSNR", () => {
  const cases = goldenJson<
    {
      shape: [number, number];
      amounts: [number, number];
      range: number;
      "MS-SSIM": number;
      "SI-PSNR": number;
    }[]
  >("metrics-torch", "cases.json");

  function image([height, width]: [number, number], seed: number, amount: number) {
    const data = new Float32Array(height * width);
    for (let i = 0; i < data.length; i++) {
      let h = (i + seed * 1000003) >>> 0;
      h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
      h = (h ^ (h >>> 16)) >>> 0;
      const [y, x] = [Math.floor(i / width), i % width];
      const hill = 1 - (((y % 32) - 16) ** 2 + ((x % 32) - 16) ** 2) / 512;
      data[i] = hill * (1 - amount) + (h / 2 ** 32) * amount;
    }
    return ndarray("float32", [height, width], data);
  }

  it.each(cases.map((c) => [c.shape.join(" × "), c] as const))(
    "%s equal torchmetrics and careamics",
    (_name, c) => {
      const s = image(c.shape, 1, c.amounts[0]);
      const g = image(c.shape, 2, c.amounts[1]);
      // torchmetrics keeps its exponents as float32.
      expectClose("MS-SSIM", m.msSsim(s, g, c.range), c["MS-SSIM"], { absolute: 1e-8, relative: 0 });
      expectClose("SI-PSNR", pixelMeasures(s, g, {})["SI-PSNR"]?.() ?? Number.NaN, c["SI-PSNR"], {
        absolute: 1e-9,
        relative: 0,
      });
    },
  );

  it("is 1 for equal pictures, NaN with a NaN, refused below 176 pixels", () => {
    const s = image([176, 180], 1, 0.3);
    expect(m.msSsim(s, s, 1)).toBeCloseTo(1, 12);
    const hole = ndarray("float32", s.shape, s.data.slice());
    hole.data[7000] = Number.NaN;
    expect(m.msSsim(s, hole, 1)).toBeNaN();
    const small = image([175, 300], 1, 0.3);
    expect(() => m.msSsim(small, small, 1)).toThrow("metrics/window");
  });
});

describe("what pixel measures refuse or define", () => {
  const f32 = (...values: number[]) => ndarray("float32", [values.length], Float32Array.from(values));

  it.each([
    ["KLD", [1, -1], [1, 2], "metrics/values"],
    ["MSLE", [1, 1], [1, -2], "metrics/values"],
    ["Poisson", [-1, 1], [1, 2], "metrics/values"],
    ["Bce", [0, 255], [0, 1], "metrics/values"],
    ["DiceLoss", [0, 1], [0, 1.5], "metrics/values"],
    ["Hinge", [0, 0.5], [0, 1], "metrics/values"],
    ["Square_Hinge", [0, 2], [0, 1], "metrics/values"],
    ["PSNR", [4, 4], [1, 2], "metrics/range"],
    ["SSIM", [0, 1], [1, 2], "metrics/window"],
  ] as const)("%s of %j against %j", (name, s, g, code) => {
    const call = pixelMeasures(f32(...s), f32(...g), {})[name];
    expect(call).toThrow(code);
  });

  it("refuses different shapes, empty images and NaN everywhere", () => {
    const codeOf = (call: () => unknown) => {
      try {
        call();
      } catch (error) {
        return isFailure(error) ? error.code : error;
      }
      return null;
    };
    expect(codeOf(() => m.pixelSums(f32(1, 2), f32(1)))).toBe("metrics/shape-mismatch");
    expect(codeOf(() => m.pixelSums(f32(), f32()))).toBe("metrics/no-values");
    expect(codeOf(() => m.pixelSums(f32(Number.NaN, 1), f32(1, Number.NaN)))).toBe("metrics/no-values");
    expect(codeOf(() => m.laplacianPyramid(f32(1), f32(2), 0))).toBe("metrics/parameter");
    expect(codeOf(() => m.dataRange(f32(1), m.pixelSums(f32(1), f32(1)), -1))).toBe("metrics/range");
    expect(codeOf(() => m.ssim(f32(1, 2, 3, 4), f32(1, 2, 3, 4), { range: 1, window: 4 }))).toBe(
      "metrics/window",
    );
    const four = ndarray("uint8", [1, 1, 1, 3], new Uint8Array(3));
    expect(codeOf(() => m.ssim(four, four, { range: 1 }))).toBe("metrics/dimensions");
    expect(codeOf(() => m.categoricalHinge(f32(1, 1), f32(1, 0), 0))).toBe("metrics/values");
  });

  it("counts what NaN and zeros leave out, and lets infinity through", () => {
    const s = f32(1, Number.NaN, 0, 2);
    const g = f32(2, 1, 1, Number.NaN);
    const sums = m.pixelSums(s, g);
    expect([sums.n, sums.skipped]).toEqual([2, 2]);
    expect(m.mape(s, g, sums)).toEqual({ value: 100, excluded: 1 });
    const inf = m.pixelSums(f32(1, Number.POSITIVE_INFINITY), f32(1, 1));
    expect(m.rmse(inf)).toBe(Number.POSITIVE_INFINITY);
  });

  it("adds float32 pixels in float64", () => {
    // 2^24 + 1 is no float32: a sum kept in float32 would stop there.
    const n = 2 ** 17;
    const s = ndarray("float32", [n], new Float32Array(n).fill(1000));
    const g = ndarray("float32", [n], new Float32Array(n).fill(1001));
    expect(m.normL1(m.pixelSums(s, g))).toBe(n);
    expect(m.pixelSums(s, g).ss).toBe(n * 1e6);
  });
});
