import { describe, expect, it } from "vitest";
import { type FitFunction, fitCurve, fitFunctions } from "../../../src/image/fit/index.ts";
import { JavaRandom } from "../../../src/macro/java-random.ts";

const random = (seed: number) => new JavaRandom(seed);
const named = (name: string) => fitFunctions.find((each) => each.name === name) as FitFunction;
const xs = Array.from({ length: 20 }, (_, i) => 0.5 + i * 0.5);

/** Parameters that each function is computed with; the fit has to find them again. */
const truths: Readonly<Record<string, readonly number[]>> = {
  "Straight Line": [2, -3],
  "2nd Degree Polynomial": [1, -2, 0.5],
  "3rd Degree Polynomial": [1, -2, 0.5, 0.1],
  Exponential: [2, 0.3],
  Power: [1.5, 0.7],
  Log: [2, 3],
  Rodbard: [1, 2, 4, 9],
  "y = a+b*ln(x-c)": [1, 2, -1],
  "Exponential with Offset": [5, 0.4, 2],
  Gaussian: [1, 8, 5, 1.5],
  "Exponential Recovery": [5, 0.4, 2],
  "Exponential (linear regression)": [2, 0.3],
  "Power (linear regression)": [1.5, 0.7],
  "Gaussian (no offset)": [8, 5, 1.5],
  "Exponential Recovery (no offset)": [5, 0.4],
  "Chapman-Richards": [5, 0.6, 1.8],
  "Error Function": [1, 3, 5, 1.2],
};

describe("curve fitting", () => {
  it.each(Object.entries(truths))("finds the parameters of %s", (name, truth) => {
    const curve = named(name);
    const fit = fitCurve(
      curve,
      xs,
      xs.map((x) => curve.f(truth, x)),
      { random },
    );
    expect(fit.problem).toBeNull();
    fit.parameters.forEach((p, i) => {
      expect(p, `parameter ${i}`).toBeCloseTo(truth[i] as number, 3);
    });
    expect(fit.rSquared).toBeCloseTo(1, 6);
  });

  it("gives the least squares line of points with noise, weighted or not", () => {
    const fit = fitCurve(named("Straight Line"), [1, 2, 3, 4], [1, 3, 2, 5], { random });
    expect(fit.parameters[0]).toBeCloseTo(0, 12);
    expect(fit.parameters[1]).toBeCloseTo(1.1, 12);
    expect(fit.sumOfSquares).toBeCloseTo(2.7, 12);
    expect(fit.rSquared).toBeCloseTo(1 - 2.7 / 8.75, 12);
    const weighted = fitCurve(named("Straight Line"), [1, 2, 3], [1, 2, 9], { random, weights: [1, 1, 0] });
    expect(weighted.parameters[1]).toBeCloseTo(1, 12);
  });

  it("leaves out pairs with NaN", () => {
    const fit = fitCurve(named("Straight Line"), [1, 2, Number.NaN, 4], [1, 2, 7, 4], { random });
    expect(fit.parameters[1]).toBeCloseTo(1, 12);
  });

  it("says why nothing can be fitted", () => {
    expect(fitCurve(named("Power"), [-1, 1], [1, 1], { random }).problem).toBe("Cannot fit Power when x<0");
    expect(fitCurve(named("Log"), [0, 1], [1, 1], { random }).problem).toBe("Cannot fit Log when x<=0");
    expect(fitCurve(named("Rodbard"), [-1, 1], [1, 1], { random }).problem).toContain("mixture");
    const regression = fitCurve(named("Exponential (linear regression)"), [1, 2], [1, -1], { random });
    expect(regression.problem).toContain("mixture of y>0, y<0");
    expect(regression.parameters.every(Number.isNaN)).toBe(true);
  });

  it("is the same every time", () => {
    const ys = xs.map((x, i) => Math.sin(x) + 0.1 * (i % 3));
    const run = () => fitCurve(named("4th Degree Polynomial"), xs, ys, { random }).parameters;
    expect(run()).toEqual(run());
  });

  it("can be stopped from outside", () => {
    const tick = () => {
      throw new Error("stop");
    };
    expect(() => fitCurve(named("Gaussian"), xs, xs, { random, tick })).toThrow("stop");
  });
});
