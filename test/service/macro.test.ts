import { describe, expect, it } from "vitest";
import type { Engine } from "../../src/engine/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { readImage } from "../../src/image/index.ts";
import type { StepProgress } from "../../src/service/contract.ts";
import type { ServiceParts } from "../../src/service/parts.ts";
import { createService } from "../../src/service/service.ts";
import { decodeArray } from "../../src/service/wire.ts";

/** `macro` through the service: forms of the arguments, images in and out, files, answers, errors, cancel, jobs. What macros compute is
 * tested against ImageJ in test/macro. */

const limits = { pieceBytes: 8, jobsKept: 4, jobMinutes: 10, engineIdleMinutes: 10 };

function setup() {
  const never = async () => {
    throw new Error("not called here");
  };
  const engine = { dispose: async () => {} } as unknown as Engine; // only dispose is called here
  const parts = {
    openModel: never,
    card: () => never,
    readImage,
    runModel: never,
    testModel: never,
    createEngine: () => engine,
    bundled: {},
  } as unknown as ServiceParts; // none of these is reached
  return createService(parts, limits);
}

const grey = (...values: number[]) => ({
  _rtype: "ndarray",
  _rvalue: Uint8Array.from(values).buffer,
  _rshape: [2, values.length / 2],
  _rdtype: "uint8",
});

describe("macro", () => {
  it("opens images as windows, the last one current, and hands out what is open then", async () => {
    const answer = await setup().macro([
      'print(getTitle()); run("Add...", "value=1"); newImage("new", "32-bit black", 3, 2, 2);',
      { "a.tif": grey(1, 2, 3, 4), "b.tif": grey(5, 6, 7, 8) },
    ]);
    expect(answer.error).toBeNull();
    expect(answer.log).toEqual(["b.tif"]);
    expect(answer.images).toMatchObject([
      {
        title: "a.tif",
        output: "a.tif",
        type: "8-bit",
        shape: [2, 2],
        axes: ["y", "x"],
        current: false,
        bytes: 4,
      },
      { title: "b.tif", current: false, displayRanges: [[0, 255]] },
      {
        title: "new",
        type: "32-bit",
        shape: [2, 2, 3],
        axes: ["z", "y", "x"],
        current: true,
        dtype: "float32",
      },
    ]);
    const b = answer.outputs["b.tif"];
    expect(b && Array.from(decodeArray(b, "b").data as Uint8Array)).toEqual([6, 7, 8, 9]);
    expect(JSON.parse(JSON.stringify({ ...answer, outputs: null }))).toEqual({ ...answer, outputs: null });
  });

  it.each([
    ["uint8", Uint8Array, "8-bit"],
    ["int8", Int8Array, "32-bit"],
    ["uint16", Uint16Array, "16-bit"],
    ["int16", Int16Array, "16-bit"],
    ["uint32", Uint32Array, "32-bit"],
    ["int32", Int32Array, "32-bit"],
    ["float32", Float32Array, "32-bit"],
    ["float64", Float64Array, "32-bit"],
  ] as const)("opens %s with its values", async (dtype, Values, type) => {
    const data = Values.from([1, 2, 100, 7]);
    const answer = await setup().macro([
      "print(bitDepth(), getValue(0, 0), getValue(0, 1), getValue(1, 1));",
      { a: { _rtype: "ndarray", _rvalue: data.buffer, _rshape: [2, 2], _rdtype: dtype } },
    ]);
    expect(answer.error).toBeNull();
    expect(answer.images[0]).toMatchObject({ title: "a", shape: [2, 2] });
    expect({ dtype, type: answer.images[0]?.type }).toEqual({ dtype, type });
    expect(answer.log.at(-1)).toBe(`${Number.parseInt(type, 10)} 1 100 7`);
  });

  it("opens tables as ImageJ does: Results is open, tabs and quoted commas are understood", async () => {
    const seen = async (table: unknown) =>
      (
        await setup().macro([
          'print(isOpen("Results"), nResults, Table.headings, getResultString("name", 0), getResult("n", 0));',
          null,
          { _rintf: true, table },
        ])
      ).log;
    const line = "1 1 name\tn a,b 2";
    expect(await seen({ title: "T", columns: ["name", "n"], rows: [["a,b", 2]] })).toEqual([line]);
    expect(await seen('name,n\n"a,b",2\n')).toEqual([line]);
    expect(await seen("name\tn\na,b\t2\n")).toEqual([line]);
    await expect(seen("\n\n")).rejects.toSatisfy(
      (e) => isFailure(e) && e.code === "service/request" && e.message.includes("table"),
    );
  });

  it("takes one request as well; argument, answers, table, files", async () => {
    const answer = await setup().macro([
      {
        macro: [
          "#@ Integer n",
          "print(getArgument(), n);",
          'print(getNumber("Size", 3));',
          'print(getResult("A", 1));',
          'print(File.openAsString("/images/note.txt"));',
          'File.saveString("saved", "/output/out.txt");',
          'setResult("A", 2, 7.5); updateResults();',
          'return "done";',
        ].join("\n"),
        arg: "hello",
        answers: { n: 5, Size: 12 },
        table: "A\n1\n2\n",
        files: { "note.txt": "text in a file" },
      },
    ]);
    expect(answer.error).toBeNull();
    // Reading a file ends its last line, and print goes on to the next: as in ImageJ.
    expect(answer.log).toEqual(["hello 5", "12", "2", "text in a file", " "]);
    expect(answer.tables).toEqual([
      { title: "Results", columns: ["A"], rows: [[1], [2], [7.5]], text: expect.stringContaining("A\n") },
    ]);
    expect(answer.files).toEqual([{ path: "/output/out.txt", output: "file:/output/out.txt" }]);
    const file = answer.outputs["file:/output/out.txt"];
    expect(file && new TextDecoder().decode(file._rvalue)).toBe("saved");
    expect(answer.returned).toBe("done");
  });

  it("answers with the error of a macro that fails, and with all that was there", async () => {
    const answer = await setup().macro(['run("Invert");\nx = 3;\ny = x + nothing;\n', grey(0, 1, 2, 3)]);
    expect(answer.error).toMatchObject({ code: "macro/runtime", line: 3 });
    expect(answer.error?.statement).toContain("nothing");
    expect(answer.images).toHaveLength(1);
    const [image] = Object.values(answer.outputs);
    expect(image && Array.from(new Uint8Array(image._rvalue))).toEqual([255, 254, 253, 252]);
  });

  it("checks without running", async () => {
    const bad = await setup().macro([
      'print("ran");\nrun("No Such Command");\nfoo(1);',
      null,
      { check: true },
    ]);
    expect(bad.error).toMatchObject({ code: "macro/unsupported", line: 2 });
    expect(bad.error?.message).toContain("foo");
    expect(bad.log).toEqual([]);
    expect((await setup().macro(["print(1);", null, { check: true }])).error).toBeNull();
  });

  it("refuses wrong requests by code", async () => {
    const code = async (...args: unknown[]) => {
      try {
        await setup().macro(args);
      } catch (error) {
        if (isFailure(error)) return error.code;
        throw error;
      }
      return "nothing thrown";
    };
    expect(await code({ images: grey(1, 2) })).toBe("service/request");
    expect(await code({ macro: "print(1);", colour: "blue" })).toBe("service/request");
    expect(await code(42)).toBe("service/request");
    expect(await code("print(1);", [42])).toBe("service/wire");
    const empty = { _rtype: "ndarray", _rvalue: new ArrayBuffer(0), _rshape: [0, 3], _rdtype: "uint8" };
    expect(await code("run('Invert');", empty)).toBe("image/unsupported");
    expect(await code("print(1);", grey(1, 2), { axes: "zyx" })).toBe("service/request");
    expect(await code("print(1);", null, { files: { a: 5 } })).toBe("service/wire");
  });

  it("stops when it is cancelled, and tells how far it is", async () => {
    const controller = new AbortController();
    const seen: StepProgress[] = [];
    const promise = setup().macro(["i = 0;\nwhile (true) {\n  i = i + 1;\n}"], {
      signal: controller.signal,
      onProgress: (progress) => {
        seen.push(progress as StepProgress); // the only progress of a macro
        controller.abort();
      },
    });
    await expect(promise).rejects.toMatchObject({ code: "aborted" });
    expect(seen[0]).toMatchObject({ stage: "macro", total: 4 });
  });

  it("works as a job, its pixels read in pieces", async () => {
    const service = setup();
    const id = service.submit([
      { call: "macro", macro: 'run("Invert");', images: { "a.tif": grey(1, 2, 3, 4) } },
    ]);
    while (service.status(id).completedAt === null) await new Promise((resolve) => setTimeout(resolve, 5));
    const status = service.status(id);
    expect(status).toMatchObject({
      call: "macro",
      state: "completed",
      result: { images: [{ title: "a.tif" }] },
    });
    expect(status.result).not.toHaveProperty("outputs");
    expect(Array.from(new Uint8Array(service.output(id, "a.tif", 1, 2)._rvalue))).toEqual([253, 252]);
  });
});
