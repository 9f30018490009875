import { describe, expect, it } from "vitest";
import {
  histogramBars,
  Plot,
  type PlotItem,
  type PlotShape,
  plotTable,
} from "../../../src/image/plot/index.ts";
import { savedTable } from "../../../src/image/tables/index.ts";
import { defaultOptions } from "../../../src/image/world/index.ts";

function data(shape: PlotShape, xs: number[], ys: number[]): PlotItem {
  const values = { xs: Float32Array.from(xs), ys: Float32Array.from(ys) };
  return { kind: "data", shape, ...values, xEnds: null, yEnds: null, label: null, hidden: false };
}

function plotOf(...items: PlotItem[]): Plot {
  const plot = new Plot("P", "x", "y");
  plot.items.push(...items);
  return plot;
}

describe("plots", () => {
  it("takes the first limits from the first data set, without room for a line that ends at the frame", () => {
    const plot = plotOf(data("line", [1, 2, 3], [4, 5, 9]), data("symbol", [0, 9], [0, 99]));
    plot.findLimits();
    expect(plot.limits).toEqual([1, 3, 4, 9]);
    plot.setLimitsToFit();
    expect(plot.limits.map((x) => Math.round(x * 1000) / 1000)).toEqual([-0.135, 9.135, 0, 100.485]);
  });

  it("makes room around marks, and around values that occur inside a line", () => {
    const marks = plotOf(data("symbol", [0, 10], [-10, 10]));
    marks.findLimits();
    expect(marks.limits).toEqual([-0.15, 10.15, -10.3, 10.3]);
    const wave = plotOf(data("line", [0, 1, 2], [0, 10, 0]));
    wave.findLimits();
    expect(wave.limits).toEqual([0, 2, 0, 10.15]);
  });

  it("keeps limits that are set, finds those that are NaN, and is logarithmic only for positive limits", () => {
    const plot = plotOf(data("line", [1, 10], [1, 1000]));
    plot.setLimits([0, Number.NaN, 5, 50]);
    expect(plot.limits).toEqual([0, 10, 5, 50]);
    plot.logX = plot.logY = true;
    plot.findLimits();
    expect(plot.limits[0]).toBe(0);
    plot.setLimits([2, 1, 3, 4]);
    expect(plot.limits).toEqual([2, 1, 3, 4]);
    const empty = new Plot("E", "x", "y");
    empty.setLimits([Number.NaN, 1, 2, 3]);
    // ImageJ's limits of a plot without data.
    expect(empty.limits).toEqual([Number.NaN, 0, Number.NaN, 0]);
  });

  it("writes its data as a table, equal x once", () => {
    const options = defaultOptions();
    const plot = plotOf(
      data("line", [1, 2], [3, 4.5]),
      data("symbol", [1, 2], [5, 6]),
      data("symbol", [1, 2], [3, 4.5]),
    );
    expect(savedTable(plotTable(plot, false, options) as NonNullable<ReturnType<typeof plotTable>>)).toBe(
      "X0,Y0,Y1\n1,3.00000,5\n2,4.50000,6\n",
    );
    const longer = plotOf(data("line", [1], [3]), data("symbol", [1, 2], [5, 6]));
    (longer.items[1] as PlotItem).label = "my data";
    expect(savedTable(plotTable(longer, true, options) as NonNullable<ReturnType<typeof plotTable>>)).toBe(
      'x,y,X_my_data,my_data\n1,3,1,5\n"","",2,6\n',
    );
    expect(plotTable(new Plot("E", "x", "y"), false, options)).toBeNull();
  });

  it("counts values in bins", () => {
    expect(histogramBars([1, 1.2, 2, 2.5, 3, 3, 3, Number.NaN], 1, 0)).toEqual({
      xs: [1, 2, 3],
      counts: [2, 1, 4],
    });
    expect(histogramBars([5], 1, 0)?.counts).toEqual([1, 0]);
    expect(histogramBars([0, 1], 1e-9, 0)).toBeNull();
    expect(histogramBars([], 1, 0)).toBeNull();
  });
});
