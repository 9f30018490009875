import { describe, expect, it } from "vitest";
import { floatsFrom, fromHalf, halvesFrom, toHalf } from "../../src/engine/float16.ts";

describe("half precision", () => {
  it("returns every half from its own value", () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalf(bits);
      if (Number.isNaN(value)) expect(toHalf(value) & 0x7fff).toBeGreaterThan(0x7c00);
      else if (toHalf(value) !== bits) throw new Error(`${bits} → ${value} → ${toHalf(value)}`);
    }
  });

  it("rounds to the nearest, ties to even, in both ranges", () => {
    const cases: [number, number][] = [
      [1 + 2 ** -11, 1],
      [1 + 3 * 2 ** -11, 1 + 2 ** -9],
      [1 + 2 ** -11 + 2 ** -20, 1 + 2 ** -10],
      [65519, 65504],
      [65520, Infinity],
      [-1e10, -Infinity],
      [2 ** -25, 0],
      [2 ** -25 * 1.01, 2 ** -24],
      [1.5 * 2 ** -24, 2 * 2 ** -24],
      [2 ** -14 - 2 ** -26, 2 ** -14],
      [-(2 ** -24), -(2 ** -24)],
    ];
    for (const [given, expected] of cases)
      expect([given, fromHalf(toHalf(given))]).toEqual([given, expected]);
    expect(Object.is(fromHalf(toHalf(-0)), -0)).toBe(true);
  });

  it("converts arrays", () => {
    expect([...floatsFrom(halvesFrom([1, -2.5, Number.NaN, Infinity]))]).toEqual([
      1,
      -2.5,
      Number.NaN,
      Infinity,
    ]);
    expect(floatsFrom(halvesFrom([])).length).toBe(0);
  });
});
