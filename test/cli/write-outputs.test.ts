import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { asHyperstack, OutputFolder } from "../../src/cli/write-outputs.ts";
import { readImage } from "../../src/image/index.ts";
import type { OutputImage, RunResult } from "../../src/predict/index.ts";

const folder = mkdtempSync(join(tmpdir(), "write-"));
afterAll(() => rmSync(folder, { recursive: true }));

function counting(shape: number[], axes: string[]) {
  const size = shape.reduce((a, b) => a * b, 1);
  return ndarray(
    "float32",
    shape,
    Float32Array.from({ length: size }, (_, i) => i),
    axes,
  );
}

describe("axes that image files do not know", () => {
  const rows: [string[], number[], string[], number[]][] = [
    [
      ["batch", "channel", "y", "x"],
      [1, 2, 4, 5],
      ["channel", "y", "x"],
      [2, 4, 5],
    ],
    [
      ["batch", "channel", "h", "w"],
      [3, 2, 4, 5],
      ["time", "channel", "y", "x"],
      [3, 2, 4, 5],
    ],
    [
      ["y", "x"],
      [1, 1],
      ["y", "x"],
      [1, 1],
    ],
    [["channel", "h", "w"], [1, 1, 5], ["x"], [5]],
    [
      ["time", "z", "batch", "channel", "y", "x"],
      [3, 2, 2, 1, 4, 5],
      ["time", "z", "channel", "y", "x"],
      [3, 2, 2, 4, 5],
    ],
    [
      ["h", "w"],
      [4, 5],
      ["y", "x"],
      [4, 5],
    ],
    [
      ["index", "z", "y", "x"],
      [3, 2, 4, 5],
      ["time", "z", "y", "x"],
      [3, 2, 4, 5],
    ],
    [
      ["batch", "time", "z", "y", "x"],
      [2, 3, 2, 4, 5],
      ["channel", "time", "z", "y", "x"],
      [2, 3, 2, 4, 5],
    ],
    [
      ["batch", "time", "z", "channel", "y", "x"],
      [2, 3, 2, 2, 4, 5],
      ["time", "z", "channel", "y", "x"],
      [6, 2, 2, 4, 5],
    ],
  ];
  it.each(rows)("%j %j are stored as %j", (axes, shape, names, stored) => {
    const array = counting(shape, axes);
    const { array: found, notes } = asHyperstack(array);
    expect([found.axes, found.shape]).toEqual([names, stored]);
    expect(found.data).toBe(array.data);
    const renamed = axes.some((axis, d) => (shape[d] ?? 1) > 1 && !names.includes(axis));
    expect(notes.length > 0).toBe(renamed);
  });

  it("and such a file is read again with every number", async () => {
    const array = counting([2, 3, 2, 2, 4, 5], ["batch", "time", "z", "channel", "h", "w"]);
    const { written } = await new OutputFolder(folder).writeResult(result({ array }), "tiff");
    const file = written[0]?.file ?? "";
    const read = await readImage(new Uint8Array(readFileSync(file)), "again.tif");
    expect([read.array.shape, read.array.axes]).toEqual([
      [6, 2, 2, 4, 5],
      ["time", "z", "channel", "y", "x"],
    ]);
    expect(read.array.data).toEqual(array.data);
  });
});

it("a table is written once; beside .npy its array, too", async () => {
  const array = counting([3, 2], ["index", "channel"]);
  const table = { title: "score", columns: ["a", "b"], rows: [[0, 1]] };
  const some = result({ array, id: "score", kind: "table" }, [table]);
  const names = async (format: "tiff" | "npy") => {
    const own = join(folder, format);
    const { written } = await new OutputFolder(own).writeResult(some, format);
    expect(written.map(({ kind }) => kind)).toEqual(written.map(() => "table"));
    return readdirSync(own).sort();
  };
  expect(await names("tiff")).toEqual(["cells_score.csv"]);
  expect(await names("npy")).toEqual(["cells_score.csv", "cells_score.npy"]);
});

function result(
  output: Partial<OutputImage> & Pick<OutputImage, "array">,
  tables: RunResult["tables"] = [],
): RunResult {
  const whole: OutputImage = {
    image: "cells.tif",
    id: "out",
    kind: "image",
    calibration: {},
    channelNames: null,
    ...output,
  };
  return { outputs: [whole], tables, log: [], record: {} as RunResult["record"] };
}

it("any title is a file name, and none replaces another", async () => {
  const out = new OutputFolder(join(folder, "titles"));
  for (const title of ["a/b", "..", "", "same", "SAME", "é".repeat(400), "日".repeat(3000), "line\nend"])
    await out.write(title, "tif", title);
  const names = readdirSync(join(folder, "titles"));
  expect(names).toHaveLength(8);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(8);
  expect(
    names.filter((name) =>
      ["...tif", "SAME_2.tif", "a_b.tif", "untitled.tif", "line_end.tif"].includes(name),
    ),
  ).toHaveLength(5);
  expect(readFileSync(join(folder, "titles", "SAME_2.tif"), "utf8")).toBe("SAME");
});
