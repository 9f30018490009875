import { expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

/** `validate` called by another page, through imjoy-core, from another site. */

const site = useSite();

it("validates with progress, stops, fails by code, and works as a job", async () => {
  const { page, foreign } = await openCoreHost(
    site,
    site.url(),
    `${site.otherUrl()}plugins/deepimagej.imjoy.html`,
  );
  // The discs of the image, and a copy in which everything right of the middle is gone.
  const pair = `const half = { ...image, _rvalue: image._rvalue.slice() };
    const bytes = new Uint8Array(half._rvalue);
    for (let i = 0; i < bytes.length; i++) bytes[i] = i % 128 < 64 && bytes[i] > 100 ? 1 : 0;
    const whole = { ...image, _rvalue: new Uint8Array(image._rvalue).map((v) => (v > 100 ? 1 : 0)).buffer };`;
  const done = await callPlugin<{
    values: Record<string, number | string>;
    reason: string;
    messages: string[];
    pictures: { title: string; shape: number[]; colours: number; legend: string[] }[];
  }>(
    page,
    `${pair}
     const messages = [];
     const answer = await dij.validate({ reference: whole, test: half, axes: "yx" },
       { _rintf: true, onProgress: (p) => { messages.push(p.stage + " " + p.message); } });
     return {
       values: Object.fromEntries(answer.rows.filter((r) => r.label !== 1).map((r) => [r.measure, r.value])),
       reason: answer.reason,
       messages,
       pictures: answer.pictures.map(({ title, image, legend }) => ({ title, shape: image._rshape,
         colours: new Set(new Uint8Array(image._rvalue)).size, legend: legend.map((l) => l.meaning) })),
     };`,
  );
  expect(done.reason).toBe("Both images hold 0 and one other value: masks.");
  expect(done.values).toMatchObject({ Dice: expect.closeTo(2 / 3, 6), Jaccard: expect.closeTo(1 / 2, 6) });
  expect(done.messages[0]).toMatch(/^compare reference \(1\/1\): Dice/);
  expect(done.messages.at(-1)).toBe("done done");
  expect(done.pictures).toMatchObject([
    { title: "Objects of reference and test", shape: [128, 128, 3], legend: expect.any(Array) },
  ]);
  expect(done.pictures[0]?.colours).toBeGreaterThan(2);

  const caught = (body: string, size?: number) =>
    callPlugin<{ code: string; message: string }>(
      page,
      `try { ${body}; return { code: "none" }; } catch (error) { return error; }`,
      size,
    );
  const stopped = await caught(
    `let seen = 0;
     await dij.validate({ reference: image, test: { ...image, _rvalue: image._rvalue.slice() }, measures: "all" },
       { _rintf: true, onProgress: () => { seen += 1; }, isCancelled: () => seen > 0 })`,
    1024,
  );
  expect(stopped).toMatchObject({ code: "aborted", message: expect.stringMatching(/^\[aborted\]/) });
  expect(
    await caught(
      "await dij.validate({ reference: image, test: { ...image, _rvalue: new ArrayBuffer(4), _rshape: [2, 2] } })",
    ),
  ).toMatchObject({ code: "metrics/shape-mismatch" });

  const job = await callPlugin<{ state: string; rows: number; piece: number[]; values: unknown[] }>(
    page,
    `${pair}
     const id = await dij.submit({ call: "validate", reference: [whole], test: [half], measures: ["SEG"] });
     let status = await dij.status(id);
     while (status.state === "queued" || status.state === "running") {
       await new Promise((r) => setTimeout(r, 20));
       status = await dij.status(id);
     }
     const { rows, pictures } = status.result;
     const piece = await dij.output(id, pictures[0].title, 0, 30);
     return { state: status.state, rows: rows.length, piece: piece._rshape, values: rows.map((r) => r.measure) };`,
  );
  expect(job).toEqual({ state: "completed", rows: 1, piece: [30], values: ["SEG"] });
  expect(foreign).toEqual([]);
});
