import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MacroDocument } from "../../src/cli/commands/macro.ts";
import { readImage } from "../../src/image/index.ts";
import { runCli } from "../support/cli.ts";

const images = resolve(import.meta.dirname, "../macros/images");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "macro-cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The document of `macro TEXT ARGS --json`, with the exit status. */
async function macro(text: string, ...args: string[]) {
  const file = join(folder, "test.ijm");
  writeFileSync(file, text);
  const { status, stdout } = await runCli(["macro", file, ...args, "--json"], { cwd: folder });
  expect(stdout.trim().split("\n")).toHaveLength(1);
  const document = JSON.parse(stdout) as MacroDocument & {
    readonly error?: { readonly code: string; readonly message: string };
  };
  return { status, document };
}

describe("deepimagej macro", () => {
  it("opens images in order and writes what is open at the end, raw", async () => {
    const { status, document } = await macro(
      'print(getTitle(), getArgument());\nrun("32-bit");\nrun("Divide...", "value=4");\nrun("Fire");\nrename("quarter");\nnewImage("stack", "16-bit ramp", 8, 6, 3);',
      join(images, "blobs8.tif"),
      join(images, "cells16.tif"),
      "--arg",
      "seven",
      "-o",
      "out",
    );
    expect(status).toBe(0);
    expect(document).toMatchObject({
      images: [
        {
          title: "blobs8.tif",
          file: join("out", "blobs8.tif"),
          type: "8-bit",
          shape: [60, 64],
          axes: "yx",
          current: false,
        },
        {
          title: "quarter",
          file: join("out", "quarter.tif"),
          type: "32-bit",
          shape: [47, 61],
          axes: "yx",
          current: false,
        },
        {
          title: "stack",
          file: join("out", "stack.tif"),
          type: "16-bit",
          shape: [3, 6, 8],
          axes: "zyx",
          current: true,
        },
      ],
      tables: [],
      log: ["cells16.tif seven"],
    });
    expect(document.error).toBeUndefined();
    const read = async (path: string) => (await readImage(new Uint8Array(readFileSync(path)), "x.tif")).array;
    const before = await read(join(images, "cells16.tif"));
    const after = await read(join(folder, "out/quarter.tif"));
    expect(after.dtype).toBe("float32");
    expect(Array.from(after.data as Float32Array)).toEqual(
      Array.from(before.data as Uint16Array, (v) => v / 4),
    );
  });

  it("opens the table as ImageJ does", async () => {
    writeFileSync(join(folder, "t.tsv"), "name\tn\na,b\t2\n");
    const { document } = await macro(
      'print(isOpen("Results"), Table.headings, getResultString("name", 0));',
      "--table",
      join(folder, "t.tsv"),
    );
    expect(document.log).toEqual(["1 name\tn a,b"]);
    writeFileSync(join(folder, "none.csv"), "\n\n");
    const failed = await macro("print(1);", "--table", join(folder, "none.csv"));
    expect(failed.status).toBe(3);
    expect(failed.document.error).toMatchObject({ code: "cli/unreadable" });
  });

  it("writes as TIFF what a PNG cannot hold, and says so", async () => {
    const file = join(folder, "png.ijm");
    writeFileSync(file, 'newImage("stack", "16-bit ramp", 8, 6, 3); newImage("one", "8-bit ramp", 8, 6, 1);');
    const { status, stderr } = await runCli(["macro", file, "--format", "png", "-o", "pngs"], {
      cwd: folder,
    });
    expect(status).toBe(0);
    expect(readdirSync(join(folder, "pngs")).sort()).toEqual(["one.png", "stack.tif"]);
    expect(stderr).toContain("written as TIFF");
  });

  it("takes a table and answers, and writes tables as ImageJ does", async () => {
    writeFileSync(join(folder, "in.csv"), "Area,Mean\n1,2.5\n3,4\n");
    const { status, document } = await macro(
      '#@ String name\nn = getNumber("Factor", 1);\nfor (i = 0; i < nResults; i++) setResult("Mean", i, getResult("Mean", i) * n);\nupdateResults();\nprint(name);',
      "--table",
      "in.csv",
      "--answer",
      "factor=10",
      "--answer",
      "name=cells",
      "-o",
      "tables",
    );
    expect(status).toBe(0);
    expect(document.log).toEqual(["cells"]);
    expect(document.tables).toEqual([{ title: "Results", file: join("tables", "Results.csv") }]);
    expect(readFileSync(join(folder, "tables/Results.csv"), "utf8")).toContain("25");
  });

  it("gives windows, log and the failing line of a macro that stops", async () => {
    const { status, document } = await macro(
      'print("one");\n\nrun("Invert");\nfor (i = 0; i < 3; i++) {\n  a = newArray(2);\n  b = a[i];\n}\n',
      join(images, "ramp8.tif"),
    );
    expect(status).toBe(3);
    expect(document.log).toEqual(["one"]);
    expect(document.images).toMatchObject([{ title: "ramp8.tif", file: null }]);
    expect(document.error).toMatchObject({ code: "macro/runtime", line: 6, statement: "b = a[i];" });
    expect(document.error?.message).toContain("test.ijm");
  });

  it("reports all that is unknown before anything runs; --check does only that", async () => {
    const text = 'print("ran");\nrun("Nonsense...");\nwhatIsThis(3);\n';
    const ran = await macro(text);
    const checked = await macro(text, "--check");
    for (const { status, document } of [ran, checked]) {
      expect(status).toBe(3);
      expect(document.log).toEqual([]);
      expect(document.error).toMatchObject({ code: "macro/unsupported", line: 2 });
      expect(document.error?.message).toContain("whatIsThis");
    }
    expect((await macro("print(1);", "--check")).status).toBe(0);
  });

  it("keeps macros inside their own files", async () => {
    writeFileSync(join(folder, "secret.txt"), "secret");
    const outside = await macro(`print(File.openAsString("${join(folder, "secret.txt")}"));`);
    expect(outside.status).toBe(3);
    const above = await macro('print(File.exists("/images/../../etc/passwd"));');
    expect(above.document.log).not.toEqual(["1"]);
    mkdirSync(join(folder, "given/sub"), { recursive: true });
    writeFileSync(join(folder, "given/a.txt"), "alpha");
    writeFileSync(join(folder, "given/sub/b.txt"), "beta");
    const inside = await macro(
      'list = getFileList("/images/");\nfor (i = 0; i < list.length; i++) print(list[i]);\nprint(File.openAsString("/images/sub/b.txt"));\nFile.saveString("made", "/output/deep.txt");',
      "--files",
      "given",
      "-o",
      "files",
    );
    expect(inside.document.error).toBeUndefined();
    expect(inside.document.log.slice(0, 3)).toEqual(["a.txt", "sub/", "beta"]);
    expect(inside.document.files).toEqual([{ path: "/output/deep.txt", file: join("files", "deep.txt") }]);
    expect(readdirSync(join(folder, "files"))).toEqual(["deep.txt"]);
  });

  it("stops a macro that does not end", async () => {
    const { status, document } = await macro("while (true) {\n  x = 1;\n}", "--time-limit", "0.3");
    expect(status).toBe(3);
    expect(document.error).toMatchObject({ code: "macro/limit" });
    expect([1, 2]).toContain(document.error?.line);
  });

  it("refuses wrong calls and files that cannot be read, by code", async () => {
    const call = async (...args: string[]) => {
      const { status, stdout } = await runCli(["macro", ...args, "--json"], { cwd: folder });
      return [status, (JSON.parse(stdout) as { error: { code: string } }).error.code];
    };
    writeFileSync(join(folder, "ok.ijm"), "print(1);");
    expect(await call()).toEqual([2, "cli/usage"]);
    expect(await call("nowhere.ijm")).toEqual([3, "cli/unreadable"]);
    expect(await call("ok.ijm", "nowhere.tif")).toEqual([3, "image/not-found"]);
    expect(await call("ok.ijm", "--answer", "nothing")).toEqual([2, "cli/usage"]);
    expect(await call("ok.ijm", "--files", "nowhere")).toEqual([3, "cli/unreadable"]);
    expect(await call("ok.ijm", "ok.ijm")).toEqual([3, "image/malformed"]);
  });

  it("runs models by name, and the macro goes on", async () => {
    const { status, document } = await macro(
      'title = getTitle();\nrun("DeepImageJ Run", "model_path=[nuclei]");\nprint(getTitle(), bitDepth(), nImages);\nselectImage(title);\nprint(bitDepth());',
      resolve(import.meta.dirname, "../../demo/images/nuclei.png"),
    );
    expect(document.error).toBeUndefined();
    expect(status).toBe(0);
    expect(document.log).toEqual(["nuclei_probabilities 32 2", "8"]);
    const missing = await macro(
      'run("DeepImageJ Run", "model_path=[not a model]");',
      join(images, "blobs8.tif"),
    );
    expect(missing.status).toBe(3);
    expect(missing.document.error).toMatchObject({ line: 1 });
    expect(missing.document.error?.message).toContain("not a model");
  }, 120_000);
});
