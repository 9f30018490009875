import { describe, expect, it } from "vitest";
import type { Progress } from "../../src/predict/index.ts";
import { takeHooks } from "../../src/service/hooks.ts";

const progress: Progress = {
  stage: "inference",
  elapsedMs: 5,
  tiles: { done: 1, total: 2 },
  memory: { nowBytes: 0, peakBytes: 0 },
  device: "CPU",
  message: "",
};

describe("takeHooks", () => {
  it("takes functions from every place they may stand in, and leaves plain arguments", async () => {
    const seen: string[] = [];
    const on = (name: string) => () => {
      seen.push(name);
    };
    const { args, hooks } = takeHooks([
      { model: "m", inputs: 1, onProgress: on("request") },
      { _rintf: "id1", onProgress: on("options"), isCancelled: async () => true, tile: false },
      { progress: { _rintf: "id2", onProgress: on("nested") } },
    ]);
    expect(args).toEqual([{ model: "m", inputs: 1 }, { tile: false }, {}]);
    hooks.onProgress(progress);
    await Promise.resolve();
    expect(seen).toEqual(["request", "options", "nested"]);
    expect(await hooks.isCancelled?.()).toBe(true);
    expect(hooks.remote).toHaveLength(2);
  });

  it("does not touch arrays, files and strings", () => {
    const array = { _rtype: "ndarray", _rvalue: new ArrayBuffer(1), _rshape: [1], _rdtype: "uint8" };
    const { args, hooks } = takeHooks([array, "text", undefined]);
    expect(args[0]).toBe(array);
    expect(args.slice(1)).toEqual(["text", undefined]);
    expect(hooks.isCancelled).toBeNull();
  });

  it("stops reporting to a caller that cannot hear any more", async () => {
    let calls = 0;
    const { hooks } = takeHooks([
      {
        onProgress: async () => {
          calls += 1;
          throw new Error("Callback function can only called once");
        },
      },
    ]);
    hooks.onProgress(progress);
    await new Promise((resolve) => setTimeout(resolve));
    hooks.onProgress(progress);
    expect(calls).toBe(1);
  });
});
