import { describe, expect, it } from "vitest";
import type { DType } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { type AxisMatch, matchAxes } from "../../src/predict/match-axes.ts";
import { parseAxes } from "../../src/predict/parse-axes.ts";
import { input } from "./make-tensor.ts";

function match(
  model: string,
  shape: number[],
  more: { axes?: string; file?: string[]; dtype?: DType; rgb?: boolean } = {},
): AxisMatch {
  const tensor = input(model);
  return matchAxes(
    tensor,
    { dtype: more.dtype ?? "float32", shape, axes: more.file ?? null, rgb: more.rgb },
    parseAxes(more.axes, tensor),
  );
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isFailure(error)) return error.code;
    throw error;
  }
  return "nothing thrown";
}

const loopsOf = (m: AxisMatch): string => m.loops.map((l) => `${l.axis}${l.size}`).join(" ");

describe("arrays without axes", () => {
  // model, dtype, shape → names, loops, from
  const rows: [string, DType, number[], string, string, (number | null)[]][] = [
    ["batch,channel,y,x", "float32", [1, 1, 8, 9], "batch channel y x", "", [0, 1, 2, 3]],
    ["batch,channel,y,x", "float32", [4, 1, 8, 9], "batch channel y x", "", [0, 1, 2, 3]],
    ["batch:1,channel,y,x", "float32", [4, 1, 8, 9], "batch channel y x", "batch4", [null, 1, 2, 3]],
    ["batch,channel,y,x", "float32", [1, 8, 9], "channel y x", "", [null, 0, 1, 2]],
    ["batch,channel,y,x", "uint8", [8, 9], "y x", "", [null, null, 0, 1]],
    ["batch,channel,y,x", "float32", [7, 8, 9], "z y x", "z7", [null, null, 1, 2]],
    ["batch,channel:3,y,x", "float32", [3, 8, 9], "channel y x", "", [null, 0, 1, 2]],
    ["batch,channel:3,y,x", "uint8", [8, 9, 3], "y x channel", "", [null, 2, 0, 1]],
    ["batch,channel:2,y,x", "float32", [8, 9, 2], "y x channel", "", [null, 2, 0, 1]],
    ["batch,channel:3,y,x", "float32", [5, 3, 8, 9], "batch channel y x", "", [0, 1, 2, 3]],
    ["batch,channel:3,y,x", "float32", [5, 8, 9, 3], "z y x channel", "z5", [null, 3, 1, 2]],
    ["batch,channel,y,x", "float32", [5, 6, 8, 9], "time z y x", "time5 z6", [null, null, 2, 3]],
    [
      "batch,channel,y,x",
      "float32",
      [2, 3, 4, 8, 9],
      "time z channel y x",
      "time2 z3 channel4",
      [null, null, 3, 4],
    ],
    ["batch,channel,y,x", "float32", [8, 9, 1, 1], "y x 1 1", "", [null, null, 0, 1]],
    ["batch,channel,y,x", "float32", [1, 1, 1, 8, 9], "1 1 1 y x", "", [null, null, 3, 4]],
    ["batch,channel,y,x", "float32", [1, 1], "y x", "", [null, null, 0, 1]],
    ["batch,channel,y,x", "float32", [1, 9], "y x", "", [null, null, 0, 1]],
    ["batch,y,x,channel", "float32", [8, 9], "y x", "", [null, 0, 1, null]],
    ["batch,y,x,channel", "float32", [8, 9, 1], "y x channel", "", [null, 0, 1, 2]],
    ["batch,y,x,channel", "float32", [1, 8, 9, 1], "batch y x channel", "", [0, 1, 2, 3]],
    ["batch,y:4+4,x:4+4,channel", "float32", [8, 9, 1, 1], "y x 1 1", "", [null, 0, 1, null]],
    ["batch,y,x,channel", "float32", [8, 9, 1, 1], "batch y x channel", "", [0, 1, 2, 3]],
    ["batch,x,y,channel", "float32", [8, 9], "y x", "", [null, 1, 0, null]],
    ["batch,channel,x,y", "float32", [1, 1, 8, 9], "batch channel x y", "", [0, 1, 2, 3]],
    ["batch,channel,z,y,x", "float32", [7, 8, 9], "z y x", "", [null, null, 0, 1, 2]],
    ["batch,channel:2,z,y,x", "float32", [7, 2, 8, 9], "z channel y x", "", [null, 1, 0, 2, 3]],
    ["batch,channel:2,z,y,x", "float32", [2, 7, 8, 9], "channel z y x", "", [null, 0, 1, 2, 3]],
    ["batch,channel:2,z,y,x", "float32", [7, 8, 9, 2], "z y x channel", "", [null, 3, 0, 1, 2]],
    ["batch,channel,z,y,x", "float32", [4, 7, 8, 9], "time z y x", "time4", [null, null, 1, 2, 3]],
    ["z,channel,y,x", "float32", [7, 1, 8, 9], "z channel y x", "", [0, 1, 2, 3]],
    ["z,channel,y,x", "float32", [7, 8, 9], "z y x", "", [0, null, 1, 2]],
    ["y,x", "float32", [8, 9], "y x", "", [0, 1]],
    ["y,x", "float32", [3, 8, 9], "z y x", "z3", [1, 2]],
    ["batch,channel,h,w", "float32", [8, 9], "y x", "", [null, null, 0, 1]],
    ["batch,channel,h,w", "float32", [1, 1, 8, 9], "batch channel h w", "", [0, 1, 2, 3]],
    ["batch,channel,time,y,x", "float32", [6, 8, 9], "time y x", "", [null, null, 0, 1, 2]],
  ];
  it.each(rows)("model %s, %s %j is %s", (model, dtype, shape, names, loops, from) => {
    const m = match(model, shape, { dtype });
    expect(m.names.map((name) => name || "1").join(" ")).toBe(names);
    expect(loopsOf(m)).toBe(loops);
    expect(m.from).toEqual(from);
    expect(m.assumptions.join()).toContain("were not stated");
  });

  it("takes the model's own axes as they are, batch included", () => {
    expect(match("batch,channel,y,x", [1, 1, 8, 9]).own).toBe(true);
    expect(match("batch,channel,y,x", [1, 8, 9]).own).toBe(false);
    expect(match("batch,y,x,channel", [2, 8, 9, 1]).own).toBe(true);
  });

  it("asks for axes where no rule helps", () => {
    expect(codeOf(() => match("batch,channel,y,x", [9]))).toBe("predict/axes");
    expect(codeOf(() => match("batch,channel,y,x", [2, 2, 2, 2, 8, 9]))).toBe("predict/axes");
    expect(codeOf(() => match("batch,index", [3, 4, 5]))).toBe("predict/axes");
  });
});

describe("arrays with axes", () => {
  it("permutes by name and adds batch and channel", () => {
    expect(match("batch,channel,y,x", [9, 8], { axes: "xy" }).from).toEqual([null, null, 1, 0]);
    expect(match("batch,y,x,channel:2", [2, 8, 9], { axes: "cyx" }).from).toEqual([null, 1, 2, 0]);
    expect(match("batch,channel:2,x,y", [8, 9, 2], { axes: "y,x,channel" }).from).toEqual([null, 2, 1, 0]);
  });

  it("knows a model's own names by their order", () => {
    expect(match("batch,channel,h,w", [8, 9], { axes: "yx" }).from).toEqual([null, null, 0, 1]);
    expect(match("batch,channel,h,w", [9, 8], { axes: "w,h" }).from).toEqual([null, null, 1, 0]);
    expect(match("batch,channel,depth,y,x", [7, 8, 9], { axes: "zyx" }).from).toEqual([null, null, 0, 1, 2]);
  });

  it("drops axes of length 1 that the model lacks, loops over longer ones", () => {
    const m = match("batch,channel,y,x", [1, 5, 1, 8, 9], { file: ["time", "z", "channel", "y", "x"] });
    expect(m.from).toEqual([null, 2, 3, 4]);
    expect(loopsOf(m)).toBe("z5");
    expect(m.assumptions).toEqual([]);
    expect(loopsOf(match("y,x", [8, 9, 3], { axes: "yxz" }))).toBe("z3");
  });

  it("runs the channels of a grey model one by one, and colours as their mean", () => {
    const channels = match("batch,channel,y,x", [3, 8, 9], { file: ["channel", "y", "x"], dtype: "uint8" });
    expect(loopsOf(channels)).toBe("channel3");
    expect(channels.from).toEqual([null, null, 1, 2]);
    const colours = match("batch,channel,y,x", [8, 9, 3], { file: ["y", "x", "channel"], dtype: "uint8" });
    expect(colours.colour.kind).toBe("grey");
    expect(colours.from).toEqual([null, null, 0, 1]);
    expect(colours.assumptions.join()).toContain("grey");
    const said = match("batch,channel,y,x", [8, 9, 3], {
      file: ["y", "x", "channel"],
      dtype: "uint8",
      rgb: false,
    });
    expect(loopsOf(said)).toBe("channel3");
    expect(match("y,x", [8, 9, 4], { dtype: "uint8" }).colour.kind).toBe("grey");
    const alpha = match("batch,channel:3,y,x", [8, 9, 4], { dtype: "uint8" });
    expect(alpha.colour).toEqual({ kind: "drop-alpha", dimension: 2, keep: 3 });
    expect(alpha.from).toEqual([null, 2, 0, 1]);
  });

  it("takes frames as slices when a 3D model gets a stack saved as a time series", () => {
    const file = ["time", "y", "x"];
    const m = match("batch,channel,z:16+16,y,x", [20, 8, 9], { file });
    expect(m.from).toEqual([null, null, 0, 1, 2]);
    expect(m.assumptions.join()).toContain("time is taken as z");
    expect(loopsOf(match("batch,channel,z:16+16,y,x", [20, 8, 9], { axes: "tyx" }))).toBe("time20");
    expect(loopsOf(match("batch,channel,y,x", [20, 8, 9], { file }))).toBe("time20");
  });

  it("says that a single plane is repeated for a 3D model", () => {
    const m = match("batch,channel,z:16+16,y,x", [8, 9], { axes: "yx" });
    expect(m.from).toEqual([null, null, null, 0, 1]);
    expect(m.assumptions.join()).toContain("repeated");
  });

  it("takes a complete array of the model as it is: other channels are an error, not slices or samples", () => {
    expect(codeOf(() => match("batch,channel,y,x", [1, 3, 8, 9]))).toBe("predict/channels");
    expect(codeOf(() => match("batch,channel,y,x", [2, 3, 8, 9], { axes: "bcyx" }))).toBe("predict/channels");
    expect(codeOf(() => match("batch,channel:2,y,x", [1, 3, 8, 9]))).toBe("predict/channels");
    expect(loopsOf(match("batch,channel,y,x", [3, 8, 9], { axes: "cyx" }))).toBe("channel3");
  });

  it("refuses wrong channels, wrong axes, empty images", () => {
    expect(codeOf(() => match("batch,channel:3,y,x", [8, 9], { axes: "yx" }))).toBe("predict/channels");
    expect(codeOf(() => match("batch,channel:3,y,x", [2, 8, 9], { axes: "cyx" }))).toBe("predict/channels");
    expect(codeOf(() => match("batch,channel:2,y,x", [8, 9, 3], { dtype: "uint8" }))).toBe(
      "predict/channels",
    );
    expect(codeOf(() => match("batch,channel,y,x", [8, 9], { axes: "yxz" }))).toBe("predict/axes");
    expect(codeOf(() => match("batch,channel,y,x", [8, 9], { axes: "yq" }))).toBe("predict/axes");
    expect(codeOf(() => match("batch,channel,y,x", [8, 9], { axes: "yy" }))).toBe("predict/axes");
    expect(codeOf(() => match("batch,channel,y,x", [8, 9], { axes: "zx" }))).toBe("predict/axes");
    expect(codeOf(() => match("batch,channel,y,x", [0, 9]))).toBe("predict/empty");
    expect(codeOf(() => match("batch,channel,x", [8, 9], { axes: "yx" }))).toBe("predict/axes");
  });
});
