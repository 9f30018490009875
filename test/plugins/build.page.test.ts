import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

/** `build` called by another page, through imjoy-core, from another site. */

const site = useSite();
const onnx = readFileSync(resolve(import.meta.dirname, "../goldens/build/unet2d.onnx")).toString("base64");

it("builds a package that runs, with progress, stops, fails by code, and works as a job", async () => {
  const { page, foreign } = await openCoreHost(
    site,
    site.url(),
    `${site.otherUrl()}plugins/deepimagej.imjoy.html`,
  );
  const weights = `const weights = new File([Uint8Array.from(atob("${onnx}"), (c) => c.charCodeAt(0))], "unet2d.onnx");`;
  const made = await callPlugin<{
    isBuffer: boolean;
    name: string;
    stages: string[];
    verdict: string;
    halo: number;
    outputs: string[];
    code: string;
    pieces: { state: string; call: string; first: number[] };
  }>(
    page,
    `${weights}
     const stages = new Set();
     const answer = await dij.build(
       { weights, inputs: { ...image, axes: "yx" }, name: "Built by a host", license: "MIT" },
       { _rintf: true, onProgress: (p) => { stages.add(p.stage); } });
     const isBuffer = answer.package instanceof ArrayBuffer;
     const { proposal, test } = answer.report;
     const card = await dij.describe(answer.package);
     const run = await dij.run({ model: { handle: card.handle }, inputs: { ...image, _rvalue: image._rvalue.slice() }, axes: "yx" });

     let code = "none";
     let seen = 0;
     try {
       await dij.build({ weights, proposal }, { _rintf: true, onProgress: () => { seen += 1; }, isCancelled: () => seen > 0 });
     } catch (error) { code = error.code; }

     const id = await dij.submit({ call: "build", weights, proposal });
     let status = await dij.status(id);
     while (status.state === "queued" || status.state === "running") {
       await new Promise((r) => setTimeout(r, 20));
       status = await dij.status(id);
     }
     const piece = await dij.output(id, "package", 0, 2);
     return { isBuffer, name: card.name, stages: [...stages], verdict: test.results[0].verdict,
       halo: proposal.outputs[0].axes.at(-1).halo, outputs: Object.keys(run.outputs), code,
       pieces: { state: status.state, call: status.call, first: [...new Uint8Array(piece._rvalue)] } };`,
    64,
  );
  expect(made).toMatchObject({
    isBuffer: true,
    name: "Built by a host",
    verdict: "passed",
    outputs: ["scores"],
    code: "aborted",
    pieces: { state: "completed", call: "build", first: [0x50, 0x4b] },
  });
  expect(made.halo).toBeGreaterThan(0);
  expect(made.stages).toEqual(expect.arrayContaining(["read", "probe", "check", "test", "done"]));
  const refused = await callPlugin<{ code: string; message: string }>(
    page,
    `try { await dij.build({ weights: new File(["hello"], "model.pt") }); return { code: "none" }; } catch (e) { return e; }`,
  );
  expect(refused).toMatchObject({
    code: "build/weights",
    message: expect.stringMatching(/^\[build\/weights\].*PyTorch/),
  });
  expect(foreign).toEqual([]);
});
