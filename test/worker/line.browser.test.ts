import { describe, expect, it } from "vitest";
import { startWorker, webWorkerHandle } from "../../src/worker/index.ts";
import { double } from "./fixtures/tasks.ts";
import { lineSuite } from "./line-suite.ts";

describe("worker line over a browser Worker", () => {
  lineSuite({
    good: () =>
      webWorkerHandle(new Worker(new URL("./fixtures/good.worker.ts", import.meta.url), { type: "module" })),
    missing: () => webWorkerHandle(new Worker(`${location.origin}/no-such-worker.js`, { type: "module" })),
    throws: () =>
      webWorkerHandle(
        new Worker(new URL("./fixtures/throws.worker.ts", import.meta.url), { type: "module" }),
      ),
    silent: () =>
      webWorkerHandle(
        new Worker(new URL("./fixtures/silent.worker.ts", import.meta.url), { type: "module" }),
      ),
    throwsText: /broken on purpose/,
    missingText: /could not be loaded/,
  });

  it("a worker starts workers of its own", async () => {
    const line = await startWorker(
      () =>
        webWorkerHandle(
          new Worker(new URL("./fixtures/nesting.worker.ts", import.meta.url), { type: "module" }),
        ),
      { name: "outer" },
    );
    const data = new Float32Array([5]);
    expect([...(await line.call(double, { data }, { transfer: [data.buffer] }))]).toEqual([10]);
    await line.terminate();
  });
});
