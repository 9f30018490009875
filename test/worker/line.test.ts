import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import { handle, messagePort, serve, startWorker, task } from "../../src/worker/index.ts";
import { nodeWorkerHandle, ownPort } from "../../src/worker/node.ts";
import { buildWorker } from "../support/build-worker.ts";
import { lineSuite } from "./line-suite.ts";

const folder = "test/worker/fixtures/";
const [good, throws, silent] = await Promise.all(
  ["good", "throws", "silent"].map((name) => buildWorker(`${folder}${name}.node-worker.ts`)),
);
if (!good || !throws || !silent) throw new Error("test workers were not built");

describe("worker line over node:worker_threads", () => {
  lineSuite({
    good: () => nodeWorkerHandle(good),
    missing: () => nodeWorkerHandle(new URL("./no-such-worker.mjs", import.meta.url)),
    throws: () => nodeWorkerHandle(throws),
    silent: () => nodeWorkerHandle(silent),
    throwsText: /broken on purpose/,
    missingText: /no-such-worker/,
  });

  it("refuses to serve where there is no parent", () => {
    expect(() => ownPort()).toThrow(/main thread/);
  });
});

describe("worker line over a message channel", () => {
  const odd = task<null, never>("odd");

  it("keeps code and text of a failure whose details cannot be cloned", async () => {
    const { port1, port2 } = new MessageChannel();
    const line = startWorker(
      () => ({
        ...messagePort(port1),
        onEnd: () => {},
        terminate: async () => port1.close(),
        keepAlive: () => {},
      }),
      { name: "channel" },
    );
    serve(messagePort(port2), [
      handle(odd, () => {
        const details = { file: "a", extra: () => 1 };
        throw fail("package/unsafe-path", details);
      }),
    ]);
    await expect((await line).call(odd, null)).rejects.toThrow(/\[package\/unsafe-path\].*\(a\)/);
    await (await line).terminate();
  });
});
