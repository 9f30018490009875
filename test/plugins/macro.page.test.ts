import { expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

/** `macro` called by another page, through imjoy-core, from another site. */

const site = useSite();

it("runs macros with progress, stops, answers with errors, and works as a job", async () => {
  const { page, foreign } = await openCoreHost(
    site,
    site.url(),
    `${site.otherUrl()}plugins/deepimagej.imjoy.html`,
  );
  const done = await callPlugin<{
    images: { title: string; output: string; shape: number[]; axes: string[]; dtype: string }[];
    first: number[];
    float: number[];
    tables: { title: string; columns: string[]; rows: unknown[][] }[];
    log: string[];
    file: string;
    error: unknown;
    messages: string[];
  }>(
    page,
    `const float = { _rtype: "ndarray", _rvalue: Float32Array.of(0.5, NaN, -2, 1e10).buffer, _rshape: [1, 4], _rdtype: "float32" };
     const text = \`print(getTitle(), getNumber("Size", 3));
       selectImage("discs"); run("Invert");
       start = getTime(); while (getTime() - start < 1500) x = 1;
       setThreshold(0, 100); run("Analyze Particles...", "display clear");
       print(File.openAsString("/images/note.txt"));
       File.saveString("made", "/output/a.txt");\`;
     const messages = [];
     const answer = await dij.macro(text, { discs: image, float },
       { _rintf: true, axes: "yx", answers: { size: 7 }, files: { "note.txt": "note" },
         onProgress: (p) => { messages.push(p.stage); } });
     return {
       images: answer.images, tables: answer.tables, log: answer.log, error: answer.error, messages,
       first: Array.from(new Uint8Array(answer.outputs.discs._rvalue).slice(0, 2)),
       float: Array.from(new Float32Array(answer.outputs.float._rvalue)),
       file: new TextDecoder().decode(answer.outputs["file:/output/a.txt"]._rvalue),
     };`,
  );
  expect(done.error).toBeNull();
  expect(done.log.slice(0, 2)).toEqual(["float 7", "note"]);
  expect(done.images).toMatchObject([
    { title: "discs", output: "discs", shape: [128, 128], axes: ["y", "x"], dtype: "uint8" },
    { title: "float", shape: [1, 4], dtype: "float32" },
  ]);
  expect(done.first).toEqual([235, 235]);
  expect(done.float).toEqual([0.5, Number.NaN, -2, 1e10]);
  expect(done.tables).toMatchObject([{ title: "Results", rows: { length: 4 } }]);
  expect(done.file).toBe("made");
  expect(new Set(done.messages)).toEqual(new Set(["macro"]));

  const failed = await callPlugin<{ error: object; log: string[]; titles: string[] }>(
    page,
    `const answer = await dij.macro("print('early');\\nx = nosuch;", [image]);
     return { error: answer.error, log: answer.log, titles: answer.images.map((i) => i.title) };`,
  );
  expect(failed.error).toMatchObject({ code: "macro/runtime", line: 2, column: 5, statement: "x = nosuch;" });
  expect(failed.log).toEqual(["early"]);
  expect(failed.titles).toHaveLength(1);

  const caught = (body: string) =>
    callPlugin<{ code: string; message: string }>(
      page,
      `try { ${body}; return { code: "none" }; } catch (error) { return error; }`,
    );
  expect(
    await caught(
      `let seen = 0;
       await dij.macro("while (true) x = 1;", null,
         { _rintf: true, onProgress: () => { seen += 1; }, isCancelled: () => seen > 0 })`,
    ),
  ).toMatchObject({ code: "aborted", message: expect.stringMatching(/^\[aborted\]/) });
  expect(await caught("await dij.macro(42)")).toMatchObject({ code: "service/request" });
  expect(await caught("await dij.macro('print(1);', image, { colour: 1 })")).toMatchObject({
    code: "service/request",
  });
  expect(await caught("await dij.macro('print(1);', [42])")).toMatchObject({ code: "service/wire" });

  const job = await callPlugin<{ state: string; title: string; piece: number[] }>(
    page,
    `const id = await dij.submit({ call: "macro", macro: 'run("Invert");', images: { discs: image } });
     let status = await dij.status(id);
     while (status.state === "queued" || status.state === "running") {
       await new Promise((r) => setTimeout(r, 20));
       status = await dij.status(id);
     }
     const piece = await dij.output(id, "discs", 0, 3);
     return { state: status.state, title: status.result.images[0].title, piece: Array.from(new Uint8Array(piece._rvalue)) };`,
  );
  expect(job).toEqual({ state: "completed", title: "discs", piece: [235, 235, 235] });
  expect(foreign).toEqual([]);
});
