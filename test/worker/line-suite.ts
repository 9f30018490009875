import { afterEach, describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { type SpawnWorker, startWorker, type WorkerLine } from "../../src/worker/index.ts";
import { count, die, double, failCoded, failForeign, notServed, uncloneable } from "./fixtures/tasks.ts";

/** Behaviour of a line, the same in browsers and in Node. */
export function lineSuite(spawn: {
  good: SpawnWorker;
  missing: SpawnWorker;
  throws: SpawnWorker;
  silent: SpawnWorker;
  throwsText: RegExp;
  missingText: RegExp;
}): void {
  const lines: WorkerLine[] = [];
  const start = async () => {
    const line = await startWorker(spawn.good, { name: "good" });
    lines.push(line);
    return line;
  };
  afterEach(async () => {
    for (const line of lines.splice(0)) await line.terminate();
  });

  describe("calls", () => {
    it("moves arrays both ways without copying", async () => {
      const line = await start();
      const data = new Float32Array([1, -2, NaN, Infinity]);
      const out = await line.call(double, { data }, { transfer: [data.buffer] });
      expect(data.length).toBe(0);
      expect([...out]).toEqual([2, -4, NaN, Infinity]);
      const kept = new Float32Array([3]);
      expect([...(await line.call(double, { data: kept }))]).toEqual([6]);
      expect(kept.length).toBe(1);
    });

    it("delivers notes in order, each to its own call", async () => {
      const line = await start();
      const a: number[] = [];
      const b: number[] = [];
      const results = await Promise.all([
        line.call(count, { to: 3, everyMs: 2 }, { onNote: (v) => a.push(v) }),
        line.call(count, { to: 2, everyMs: 1 }, { onNote: (v) => b.push(v) }),
      ]);
      expect(results).toEqual([3, 2]);
      expect(a).toEqual([1, 2, 3]);
      expect(b).toEqual([1, 2]);
    });

    it("brings coded and foreign errors back and goes on", async () => {
      const line = await start();
      const coded = await line.call(failCoded, { file: "../x" }).catch((e: unknown) => e);
      expect(isFailure(coded, "package/unsafe-path") && coded.details.file).toBe("../x");
      await expect(line.call(failForeign, null)).rejects.toThrow("[internal] RangeError: out of range");
      await expect(line.call(uncloneable, null)).rejects.toThrow(/internal.*clone/);
      await expect(line.call(notServed, null)).rejects.toThrow(/worker\/unknown-task.*not-served.*double/);
      expect(await line.call(count, { to: 1, everyMs: 0 })).toBe(1);
    });

    it("rejects input that cannot be cloned and goes on", async () => {
      const line = await start();
      const bad = { to: 1, everyMs: 0, f: () => 1 };
      await expect(line.call(count, bad)).rejects.toThrow(/clone/);
      expect(await line.call(count, { to: 1, everyMs: 0 })).toBe(1);
    });

    it("aborts at once, tells the handler, and leaves other calls alone", async () => {
      const line = await start();
      const controller = new AbortController();
      const seen: number[] = [];
      const call = line.call(
        count,
        { to: 1000, everyMs: 1 },
        {
          signal: controller.signal,
          onNote: (v) => {
            seen.push(v);
            if (v === 2) controller.abort();
          },
        },
      );
      const other = line.call(count, { to: 20, everyMs: 1 });
      await expect(call).rejects.toThrow(/^\[aborted\] count was cancelled/);
      expect(await other).toBe(20);
      expect(seen).toEqual([1, 2]);
      await expect(line.call(count, { to: 1, everyMs: 0 }, { signal: controller.signal })).rejects.toThrow(
        /aborted/,
      );
    });
  });

  describe("death", () => {
    for (const how of ["throw", "exit"] as const) {
      it(`a worker that dies by ${how} rejects all open calls and later ones`, async () => {
        const line = await start();
        const told: string[] = [];
        line.onLost((failure) => told.push(failure.code));
        line.onLost(() => told.push("unsubscribed"))();
        const waiting = line.call(count, { to: 100_000, everyMs: 1 });
        const dying = line.call(die, how);
        await Promise.all([
          expect(dying).rejects.toThrow(/worker\/lost.*good/),
          expect(waiting).rejects.toThrow(/worker\/lost/),
        ]);
        await expect(line.call(count, { to: 1, everyMs: 0 })).rejects.toThrow(/worker\/lost/);
        expect(told).toEqual(["worker/lost"]);
        expect(line.lost?.retryable).toBe(true);
      });
    }

    it("terminate rejects open calls, tells no listener, and may be repeated", async () => {
      const line = await start();
      const told: string[] = [];
      line.onLost((failure) => told.push(failure.code));
      const waiting = line.call(count, { to: 100_000, everyMs: 1 });
      const refused = expect(waiting).rejects.toThrow(/worker\/lost.*ended by its owner/);
      await line.terminate();
      await line.terminate();
      await refused;
      expect(told).toEqual([]);
    });
  });

  describe("start", () => {
    it("rejects when the script is missing", async () => {
      await expect(startWorker(spawn.missing, { name: "gone" })).rejects.toThrow(
        new RegExp(`worker/start.*gone.*${spawn.missingText.source}`),
      );
    });

    it("rejects when the script throws while loading", async () => {
      await expect(startWorker(spawn.throws, { name: "broken" })).rejects.toThrow(
        new RegExp(`worker/start.*broken.*${spawn.throwsText.source}`),
      );
    });

    it("rejects when no hello comes in time, and foreign messages are no hello", async () => {
      await expect(startWorker(spawn.silent, { name: "mute", timeoutMs: 300 })).rejects.toThrow(
        /worker\/start.*mute.*300 ms/,
      );
    });

    it("rejects when the thread cannot even be made", async () => {
      const spawnFails = () => {
        throw new Error("blocked by policy");
      };
      await expect(startWorker(spawnFails, { name: "never" })).rejects.toThrow(
        /worker\/start.*blocked by policy/,
      );
    });
  });
}
