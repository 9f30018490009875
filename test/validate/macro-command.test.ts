import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { savedTable, toTable } from "../../src/image/tables/index.ts";
import { openImageFile } from "../../src/image/windows/index.ts";
import { World } from "../../src/image/world/index.ts";
import { runMacro } from "../../src/macro/index.ts";
import { validate, validateCommands } from "../../src/validate/index.ts";

const a = ndarray(
  "float32",
  [4, 4],
  Float32Array.from({ length: 16 }, (_, i) => i),
  ["y", "x"],
);
const b = ndarray(
  "float32",
  [4, 4],
  Float32Array.from({ length: 16 }, (_, i) => i + (i % 3)),
  ["y", "x"],
);

function world(): World {
  const made = new World();
  openImageFile(made, { name: "a.tif", array: a });
  openImageFile(made, { name: "b.tif", array: b });
  return made;
}

async function run(options: string) {
  const { world: end, error } = await runMacro(
    `run("DeepImageJ Validate", "${options}");\nprint(Table.title, Table.size);`,
    { world: world(), commands: validateCommands() },
  );
  const table = end.tables.get("Loss");
  return { error, table: table ? toTable(table) : null, text: table ? savedTable(table) : "", log: end.log };
}

describe('run("DeepImageJ Validate", …)', () => {
  it("writes the named measures into the table Loss, and the macro goes on", async () => {
    const { table, text, error, log } = await run("reference=a.tif test=b.tif norml1 RMSE ssim decimals=4");
    expect(error).toBeNull();
    const { rows } = await validate({
      reference: a,
      test: b,
      measures: ["NormL1", "RMSE", "SSIM"],
      pictures: false,
    });
    const found = (measure: string) => rows.find((row) => row.measure === measure)?.value;
    expect(table?.columns).toEqual(["ref", "test", "N Ref", "N Test", "NormL1", "RMSE", "SSIM"]);
    expect(table?.rows).toEqual([["a.tif", "b.tif", 1, 1, found("NormL1"), found("RMSE"), found("SSIM")]]);
    expect(log).toEqual(["Loss 1"]);
    expect(text).toBe("ref,test,N Ref,N Test,NormL1,RMSE,SSIM\na.tif,b.tif,1,1,15,1.2500,0.9624\n");
  });

  it("writes with the decimals of the last call, into a table that was there too", async () => {
    const { world: end, error } = await runMacro(
      'run("DeepImageJ Validate", "RMSE decimals=6"); run("DeepImageJ Validate", "RMSE decimals=4");',
      { world: world(), commands: validateCommands() },
    );
    expect(error).toBeNull();
    const table = end.tables.get("Loss");
    expect(table ? savedTable(table) : null).toBe(
      "ref,test,N Ref,N Test,RMSE\na.tif,b.tif,1,1,1.2500\na.tif,b.tif,1,1,1.2500\n",
    );
  });

  it("takes the first two windows and NormL2 when nothing is said", async () => {
    const { table } = await run("");
    expect(table?.columns.slice(4)).toEqual(["NormL2"]);
    expect(table?.rows[0]?.slice(0, 2)).toEqual(["a.tif", "b.tif"]);
  });

  it("names a window that is not open", async () => {
    const { error } = await run("reference=[no such image] test=b.tif");
    expect(error).toMatchObject({ code: "macro/runtime", line: 1 });
    expect(error?.message).toContain("no such image");
  });
});
