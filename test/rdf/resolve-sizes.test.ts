import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AxisSize,
  inputHalo,
  isValidSize,
  resolveSizes,
  sizeText,
  validSize,
} from "../../src/rdf/index.ts";
import { batch, codeOf, follow, param, rdf05, read, space } from "./support.ts";

const model = read(
  rdf05({
    inputs: [
      { id: "raw", axes: [batch, space("y", param(64, 16)), space("x", param(32, 8))] },
      { id: "mask", axes: [space("y", follow("raw", "y"), { scale: 2 }), space("z", 7)] },
    ],
    outputs: [
      {
        id: "a",
        axes: [
          batch,
          space("y", follow("raw", "y", -4), { scale: 0.25, halo: 8 }),
          { type: "index", size: {} },
        ],
      },
      {
        id: "b",
        axes: [
          space("v", follow("a", "y"), { scale: 0.5, halo: 3 }),
          space("x", follow("raw", "x"), { halo: 5 }),
        ],
      },
    ],
  }),
);

describe("resolveSizes", () => {
  it("takes the smallest sizes and batch 1 by default", () => {
    expect(resolveSizes(model)).toEqual({
      inputs: { raw: { batch: 1, y: 64, x: 32 }, mask: { y: 32, z: 7 } },
      outputs: { a: { batch: 1, y: 252, index: null }, b: { v: 126, x: 32 } },
    });
  });

  it("takes n for all or per axis, explicit sizes, and batch", () => {
    expect(resolveSizes(model, { n: 2, batch: 3 }).inputs.raw).toEqual({ batch: 3, y: 96, x: 48 });
    expect(resolveSizes(model, { n: { y: 1, "raw.x": 3 } }).inputs.raw).toEqual({ batch: 1, y: 80, x: 56 });
    expect(resolveSizes(model, { n: 5, sizes: { "raw.y": 80 } }).outputs.b).toEqual({ v: 158, x: 72 });
    expect(resolveSizes(model, { sizes: { "raw.y": 80, "mask.y": 40 } }).inputs.mask).toEqual({
      y: 40,
      z: 7,
    });
  });

  it.each<[string, Parameters<typeof resolveSizes>[1]]>([
    ["a size off the grid", { sizes: { "raw.y": 70 } }],
    ["a size below the smallest", { sizes: { "raw.y": 48 } }],
    ["a size other than the fixed one", { sizes: { z: 8 } }],
    ["a size other than the reference gives", { sizes: { "raw.y": 80, "mask.y": 41 } }],
    ["size 0", { sizes: { "raw.y": 0 } }],
    ["NaN", { sizes: { "raw.y": Number.NaN } }],
    ["n = −1", { n: -1 }],
    ["n = 0.5", { n: { y: 0.5 } }],
    ["batch 0", { batch: 0 }],
  ])("refuses %s", (_, options) => {
    expect(codeOf(() => resolveSizes(model, options))).toBe("rdf/size");
  });

  it("says what would fit", () => {
    expect(() => resolveSizes(model, { sizes: { "raw.y": 70 } })).toThrow(
      "[rdf/size] raw: axis y: the size 70 does not fit; expected 64 + k·16. Pad it to 80, or let it be tiled.",
    );
    const shrinking = read(rdf05({ outputs: [{ id: "a", axes: [space("y", follow("raw", "y", -64))] }] }));
    expect(() => resolveSizes(shrinking)).toThrow(
      /a: axis y: the size 0 does not fit.*follows raw.y, which is 64/,
    );
  });

  it("is not misled by rounding, and truncates real fractions", () => {
    const scaled = (length: number, scale: number) =>
      read(
        rdf05({
          inputs: [{ id: "raw", axes: [space("y", length)] }],
          outputs: [{ id: "a", axes: [space("y", follow("raw", "y"), { scale })] }],
        }),
      );
    expect(5 / (1 / 4.6)).toBeLessThan(23); // 5 · 4.6, as a 0.4 scale of 4.6 is converted
    expect(resolveSizes(scaled(5, 1 / 4.6)).outputs.a?.y).toBe(23);
    expect(resolveSizes(scaled(10, 4)).outputs.a?.y).toBe(2);
    expect(resolveSizes(scaled(7, 4)).outputs.a?.y).toBe(1);
  });

  it("gives axes of any name as own keys", () => {
    const odd = read(
      rdf05({
        inputs: [{ id: "__proto__", axes: [space("constructor", 4)] }],
        outputs: [{ id: "a", axes: [space("y", follow("__proto__", "constructor"))] }],
      }),
    );
    const sizes = resolveSizes(odd);
    expect(Object.keys(sizes.inputs)).toEqual(["__proto__"]);
    expect(sizes.outputs.a).toEqual({ y: 4 });
  });
});

describe("validSize", () => {
  const size = (s: AxisSize) => ({ size: s });

  it("is the smallest allowed size that is large enough", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: -10, max: 2000 }),
        (min, step, wanted) => {
          const axis = size({ kind: "param", min, step });
          const got = validSize(axis, wanted) ?? Number.NaN;
          expect(got).toBeGreaterThanOrEqual(wanted);
          expect((got - min) % step).toBe(0);
          expect(got).toBeGreaterThanOrEqual(min);
          expect(got === min || got - step < wanted).toBe(true);
          expect(isValidSize(axis, got)).toBe(true);
          expect(isValidSize(axis, got + 1)).toBe(step === 1);
        },
      ),
    );
  });

  it("knows fixed, free, bounded and following axes", () => {
    expect(validSize(size({ kind: "fixed", size: 8 }), 3)).toBe(8);
    expect(validSize(size({ kind: "fixed", size: 8 }), 9)).toBeNull();
    expect(validSize(size({ kind: "any" }), 2.2)).toBe(3);
    expect(validSize(size({ kind: "any" }), 0)).toBe(1);
    expect(validSize(size({ kind: "dynamic", min: 2, max: 5 }), 1)).toBe(2);
    expect(validSize(size({ kind: "dynamic", min: 2, max: 5 }), 6)).toBeNull();
    const ref = size({ kind: "ref", tensorId: "raw", axisId: "y", offset: 0 });
    expect(validSize(ref, 6)).toBeNull();
    expect(isValidSize(ref, 6)).toBe(true);
    expect(isValidSize(ref, 0)).toBe(false);
    expect(isValidSize(size({ kind: "any" }), 1.5)).toBe(false);
  });

  it("has words for each", () => {
    const words = [
      { kind: "any" },
      { kind: "fixed", size: 8 },
      { kind: "param", min: 64, step: 16 },
      { kind: "ref", tensorId: "raw", axisId: "y", offset: 0 },
      { kind: "ref", tensorId: "raw", axisId: "y", offset: -4 },
      { kind: "dynamic", min: 1, max: null },
      { kind: "dynamic", min: 1, max: 9 },
    ] as const;
    expect(words.map(sizeText)).toEqual([
      "any",
      "8",
      "64 + k·16",
      "as raw.y",
      "as raw.y, minus 4",
      "known after the run, at least 1",
      "1 to 9, known after the run",
    ]);
  });
});

describe("inputHalo", () => {
  it("is in input samples, filed under the axis followed, the largest over all outputs", () => {
    // a.y: 8 samples of 0.25 = 2 input samples; b.v follows a.y: 3 samples of 0.5 = 1.5, rounded up.
    expect(inputHalo(model)).toEqual({ raw: { y: [2, 2], x: [5, 5] } });
  });

  it("can be filed as core does it: under the output's own axis id", () => {
    expect(inputHalo(model, { key: "output" })).toEqual({ raw: { y: [2, 2], v: [2, 2], x: [5, 5] } });
  });

  it("several outputs with different halos: the largest, where core takes the last", () => {
    const outputs = [16, 4].map((halo, i) => ({
      id: `o${i}`,
      axes: [space("y", follow("raw", "y"), { halo })],
    }));
    const d = read(rdf05({ outputs }));
    expect(inputHalo(d)).toEqual({ raw: { y: [16, 16] } });
    expect(inputHalo(d, { key: "output" })).toEqual({ raw: { y: [4, 4] } });
  });

  it("is empty without halos", () => {
    expect(inputHalo(read(rdf05()))).toEqual({});
  });
});
