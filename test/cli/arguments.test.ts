import { describe, expect, it } from "vitest";
import { choice, parseCall, positiveNumber, sizesByAxis, UsageError } from "../../src/cli/arguments.ts";
import { stem } from "../../src/cli/output-files.ts";
import { clock, progressLine, progressText } from "../../src/cli/progress-line.ts";
import type { Progress } from "../../src/predict/index.ts";

describe("parseCall", () => {
  const table = {
    output: { kind: "string", short: "o" },
    input: { kind: "strings" },
    json: { kind: "boolean" },
  } as const;

  it("takes positionals and options in any order", () => {
    const call = parseCall(
      ["model", "--json", "-o", "out", "a.tif", "--input", "x=1", "--input", "y=2"],
      table,
    );
    expect(call.positionals).toEqual(["model", "a.tif"]);
    expect(call.flag("json")).toBe(true);
    expect(call.text("output")).toBe("out");
    expect(call.texts("input")).toEqual(["x=1", "y=2"]);
    expect(call.text("input")).toBe("x=1");
  });

  it("refuses unknown, valueless and repeated options", () => {
    expect(() => parseCall(["--nonsense"], table)).toThrow(UsageError);
    expect(() => parseCall(["--output"], table)).toThrow(UsageError);
    expect(() => parseCall(["-o", "a", "-o", "b"], table)).toThrow(/--output is given more than once/);
  });

  it("reads sizes, numbers and choices strictly", () => {
    expect(sizesByAxis("y=256, x=128", "tile")).toEqual({ y: 256, x: 128 });
    expect(sizesByAxis("raw.y=64", "tile")).toEqual({ "raw.y": 64 });
    expect(sizesByAxis("12", "halo")).toBe(12);
    expect(sizesByAxis("0", "halo")).toBe(0);
    expect(() => sizesByAxis("y256", "tile")).toThrow(/write it as y=256,x=256/);
    expect(() => sizesByAxis("12abc", "halo")).toThrow(UsageError);
    expect(() => positiveNumber("12abc", "memory")).toThrow(UsageError);
    expect(() => positiveNumber("0", "memory")).toThrow(UsageError);
    expect(choice("png", "format", ["tiff", "png"])).toBe("png");
    expect(() => choice("gif", "format", ["tiff", "png"])).toThrow(/one of tiff, png/);
  });
});

describe("progress line", () => {
  const progress: Progress = {
    stage: "inference",
    elapsedMs: 83_500,
    tiles: { done: 3, total: 16 },
    memory: { nowBytes: 200 * 1024 * 1024, peakBytes: 256 * 1024 * 1024 },
    device: "CPU, 2 workers",
    message: "",
  };

  it("says clock, stage, patches, memory and device", () => {
    expect(progressText("nuclei", progress)).toBe(
      "01:23  nuclei  inference  patches 3/16  memory 200 MiB, peak 256 MiB  CPU, 2 workers",
    );
    expect(clock(3_723_000)).toBe("1:02:03");
  });

  it("writes a line per stage where there is no terminal", () => {
    const lines: string[] = [];
    const stream = {
      isTTY: false,
      write: (text: string) => lines.push(text),
    } as unknown as NodeJS.WriteStream;
    const line = progressLine(stream, "m");
    line.show(progress);
    line.show(progress);
    line.show({ ...progress, stage: "done" });
    line.end();
    expect(lines).toHaveLength(2);
  });
});

describe("output names", () => {
  it("drops folder and extension", () => {
    expect(stem("/a/b/cells.ome.tif")).toBe("cells.ome");
    expect(stem("brain.nii.gz")).toBe("brain");
    expect(stem("C:\\x\\y.png")).toBe("y");
    expect(stem(".hidden")).toBe(".hidden");
  });
});
