import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

/** The page embedded: by the demo host over imjoy-core, by a bare page, by a hostile one. */

const site = useSite();

interface Caught {
  readonly code: string;
  readonly message: string;
}

describe("demo/host.html", () => {
  it("loads the plugin file, runs it with progress, and draws the result", async () => {
    const { page, foreign } = await site.open(`${site.url()}demo/host.html`);
    await page.getByText("Ready: Small nuclei U-Net").waitFor();
    await page.getByRole("button", { name: "Segment nuclei" }).click();
    await page.getByText(/patch \d+ of [1-9]/).waitFor();
    await page.getByText(/^Done in/).waitFor({ timeout: 60_000 });
    expect(await page.locator("#caption").textContent()).toMatch(/^Received: probabilities \[2, 512, 672\]/);
    const bright = await page.locator("#result").evaluate((canvas: HTMLCanvasElement) => {
      const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return data.filter((v, i) => i % 4 === 0 && v > 127).length / (canvas.width * canvas.height);
    });
    expect(bright).toBeGreaterThan(0.02);
    expect(bright).toBeLessThan(0.5);
    expect(foreign).toEqual([]);
  });
});

describe("the plugin in imjoy-core, from another site", () => {
  it("describes, runs, stops, fails and works as jobs", async () => {
    const { page, foreign } = await openCoreHost(
      site,
      site.url(),
      `${site.otherUrl()}plugins/deepimagej.imjoy.html`,
    );
    const names = await callPlugin<string[]>(
      page,
      "return Object.keys(dij).filter((name) => typeof dij[name] === 'function')",
    );
    expect(names).toEqual(
      expect.arrayContaining([
        "describe",
        "run",
        "test",
        "validate",
        "build",
        "submit",
        "status",
        "cancel",
        "output",
        "setup",
      ]),
    );
    const card = await callPlugin<{ name: string; handle: string }>(page, 'return dij.describe("nuclei")');
    expect(card).toMatchObject({ name: "Small nuclei U-Net", license: "MIT" });

    const ran = await callPlugin<{
      shape: number[];
      bytes: number;
      stages: string[];
      largest: number;
      axes: string[];
    }>(
      page,
      `const stages = [];
       const result = await dij.run(
         { model: { handle: "${card.handle}" }, inputs: image, axes: "yx" },
         { _rintf: true, onProgress: (p) => { stages.push(p.stage); } });
       const { _rvalue, _rshape, axes } = result.outputs.probabilities;
       return { shape: _rshape, axes, bytes: _rvalue.byteLength, stages, largest: Math.max(...new Float32Array(_rvalue)) };`,
    );
    expect(ran.shape).toEqual([2, 128, 128]);
    expect(ran.bytes).toBe(2 * 128 * 128 * 4);
    expect(ran.axes).toEqual(["channel", "y", "x"]);
    expect(ran.largest).toBeGreaterThan(0.5);
    expect(ran.stages).toContain("inference");

    const caught = (body: string, size?: number) =>
      callPlugin<Caught>(
        page,
        `try { ${body}; return { code: "none" }; } catch (error) { return error; }`,
        size,
      );
    const stopped = await caught(
      `let seen = 0;
       await dij.run({ model: "nuclei", inputs: image, axes: "yx", tile: { y: 128, x: 128 } }, {
         _rintf: true, onProgress: () => { seen += 1; }, isCancelled: () => seen > 0 })`,
      1024,
    );
    expect(stopped).toMatchObject({ code: "aborted", message: expect.stringMatching(/^\[aborted\]/) });
    const byId = await caught(
      `const running = dij.run({ model: "nuclei", inputs: image, axes: "yx", tile: { y: 128, x: 128 }, id: "mine" });
       while ((await dij.status("mine").catch(() => ({}))).state !== "running") await new Promise((r) => setTimeout(r, 5));
       await dij.cancel("mine");
       await running`,
      1024,
    );
    expect(byId.code).toBe("aborted");
    expect(await caught('await dij.run({ model: "nuclei", inputs: image, tiles: 3 })')).toMatchObject({
      code: "service/request",
      message: expect.stringMatching(/^\[service\/request\] run: `tiles` is not known/),
    });
    expect(await caught('await dij.describe("unheard-of")')).toMatchObject({ code: "service/unknown-model" });
    const short = "{ ...image, _rshape: [7, 7] }";
    expect(await caught(`await dij.run({ model: "nuclei", inputs: ${short} })`)).toMatchObject({
      code: "service/wire",
    });
    expect(await callPlugin(page, "return (await dij.run({ data: {}, config: {} })) === undefined")).toBe(
      true,
    );

    const job = await callPlugin<{ state: string; total: number; first: number[] }>(
      page,
      `const id = await dij.submit({ model: "nuclei", inputs: image, axes: "yx" });
       let status = await dij.status(id);
       while (status.state === "queued" || status.state === "running") {
         await new Promise((r) => setTimeout(r, 20));
         status = await dij.status(id);
       }
       const piece = await dij.output(id, "probabilities", 128 * 128, 10);
       return { state: status.state, total: status.result.images[0].bytes, first: piece._rshape };`,
    );
    expect(job).toEqual({ state: "completed", total: ran.bytes, first: [10] });
    const verdict = await callPlugin<{ results: { verdict: string }[] }>(page, 'return dij.test("nuclei")');
    expect(verdict.results.map((r) => r.verdict)).toEqual(["passed"]);
    const two = await callPlugin<number>(
      page,
      `const both = await Promise.all([1, 2].map(() => dij.run({ model: "nuclei", inputs: image, axes: "yx" })));
       return both.filter((result) => result.outputs.probabilities._rvalue.byteLength > 0).length;`,
    );
    expect(two).toBe(2);
    expect(foreign).toEqual([]);
  });

  it("keeps nothing of the caller's after a call", async () => {
    const { page } = await openCoreHost(
      site,
      site.url(),
      `${site.otherUrl()}plugins/deepimagej.html?type=rpc-worker`,
    );
    const kept = await callPlugin<number[]>(
      page,
      `const [plugin] = Object.values(imjoy.pm.plugins ?? {});
       const store = () => Object.keys(plugin._rpc._object_store).length;
       const counts = [];
       for (let i = 0; i < 4; i++) {
         await dij.run({ model: "nuclei", inputs: image, axes: "yx" }, { _rintf: true, onProgress() {} });
         await new Promise((r) => setTimeout(r, 50));
         counts.push(store());
       }
       return counts;`,
    );
    expect(new Set(kept).size).toBe(1);
  });

  it("runs the example of docs/rpc.md as it is written", async () => {
    const text = readFileSync(resolve(import.meta.dirname, "../../docs/rpc.md"), "utf8");
    const example = /<!-- example[^>]*-->\s*```js\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
    expect(example.trim().split("\n").length).toBeLessThanOrEqual(11);
    const { page, foreign } = await site.open(`${site.url()}docs/rpc.md`);
    await page.setContent("<title>host</title>");
    await page.addScriptTag({ url: `${site.url()}assets/imjoy-core/imjoy-core.min.js` });
    const shape = await page.evaluate(
      async ([code, address]) => {
        const AsyncFunction = (async () => {}).constructor as new (
          ...args: string[]
        ) => (...args: unknown[]) => Promise<number[]>;
        const body = `${code}\nreturn [...probabilities._rshape, objects._rshape.length];`;
        return new AsyncFunction("site", "pixels", "width", "height", body)(
          address,
          new Uint8Array(120 * 90).fill(9),
          120,
          90,
        );
      },
      [example, site.url()] as const,
    );
    expect(shape).toEqual([2, 90, 120, 2]);
    expect(foreign).toEqual([]);
  });
});

describe("the page in a host that is not ImJoy", () => {
  it("runs no code that the host sends", async () => {
    const { page } = await site.open(`${site.otherUrl()}docs/rpc.md`);
    const frame = `${site.url()}plugins/deepimagej.html?type=rpc-worker`;
    const answers = await page.evaluate(async (src) => {
      document.body.innerHTML = "";
      const heard: { type: string }[] = [];
      let peer = "";
      addEventListener("message", (event) => {
        heard.push(event.data);
        if (event.data?.type === "initialized") peer = event.data.peer_id;
      });
      const iframe = document.createElement("iframe");
      iframe.src = src;
      document.body.append(iframe);
      while (peer === "") await new Promise((r) => setTimeout(r, 20));
      const code = {
        type: "script",
        content: "parent.postMessage({ type: 'pwned' }, '*')",
        attrs: { lang: "javascript" },
      };
      for (let i = 0; i < 3; i++) {
        iframe.contentWindow?.postMessage({ type: "execute", peer_id: peer, code }, "*");
        await new Promise((r) => setTimeout(r, 100));
      }
      // The same road is open to what a host may send.
      iframe.contentWindow?.postMessage({ type: "setInterface", peer_id: peer, api: {} }, "*");
      await new Promise((r) => setTimeout(r, 300));
      iframe.contentWindow?.postMessage({ type: "getInterface", peer_id: peer }, "*");
      await new Promise((r) => setTimeout(r, 300));
      return heard.map((message) => message.type);
    }, frame);
    expect(answers).toContain("initialized");
    expect(answers).toContain("setInterface");
    expect(answers).not.toContain("pwned");
    expect(answers).not.toContain("executed");
  });
});
