import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import type { RunAnswer } from "../../src/service/contract.ts";
import { type JobContext, Jobs } from "../../src/service/jobs.ts";
import { Queue } from "../../src/service/queue.ts";

const limits = { pieceBytes: 32, jobsKept: 2, jobMinutes: 10, engineIdleMinutes: 1 };

function answerOf(values: Float32Array<ArrayBuffer>): RunAnswer {
  const output = {
    _rtype: "ndarray",
    _rvalue: values.buffer,
    _rshape: [values.length],
    _rdtype: "float32",
  } as const;
  return {
    outputs: { y: { ...output, axes: ["x"], kind: "image" } },
    images: [],
    tables: [],
    log: ["done"],
    record: {} as RunAnswer["record"], // not looked at here
  };
}

async function settled(done: Promise<unknown>): Promise<void> {
  await done.catch(() => {});
}

describe("Jobs", () => {
  it("goes from queued over running to completed, and gives its output in pieces", async () => {
    const jobs = new Jobs(limits);
    const values = Float32Array.from({ length: 20 }, (_, i) => i);
    let go: () => void = () => {};
    const { id, done } = jobs.start("run", undefined, true, undefined, async (context) => {
      context.onQueued(() => 3);
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      context.onStart();
      return answerOf(values);
    });
    expect(jobs.status(id)).toMatchObject({
      state: "queued",
      queuePosition: 3,
      result: null,
      completedAt: null,
    });
    expect(() => jobs.output(id, "y")).toThrow(/service\/unknown-output.*queued/);
    go();
    await done;
    const status = jobs.status(id);
    expect(status).toMatchObject({ state: "completed", queuePosition: 0, error: null });
    expect(status.result).toEqual({ images: [], tables: [], log: ["done"], record: {} });
    const got: number[] = [];
    while (got.length < 20) {
      const piece = jobs.output(id, "y", got.length);
      expect(piece._rvalue.byteLength).toBeLessThanOrEqual(limits.pieceBytes);
      got.push(...new Float32Array(piece._rvalue));
    }
    expect(got).toEqual([...values]);
    expect(jobs.output(id, "y", 18, 100)._rshape).toEqual([2]);
    expect(jobs.output(id, "y", 20)._rshape).toEqual([0]);
    expect(() => jobs.output(id, "y", 21)).toThrow(/service\/request/);
    expect(() => jobs.output(id, "z")).toThrow(/no output z\. It has: y/);
  });

  it("keeps a failure in the status", async () => {
    const jobs = new Jobs(limits);
    const { id, done } = jobs.start("run", "mine", true, undefined, async () => {
      throw fail("engine/run", { engine: "wasm", reason: "boom" });
    });
    await settled(done);
    expect(id).toBe("mine");
    expect(jobs.status(id)).toMatchObject({ state: "failed", error: { code: "engine/run" }, result: null });
    expect(() => jobs.status("other")).toThrow(/service\/unknown-job/);
  });

  it("stops a running job and a queued one, and leaves a finished one alone", async () => {
    const jobs = new Jobs(limits);
    const untilAborted = (context: JobContext) =>
      new Promise<never>((_, reject) => {
        context.onStart();
        context.signal.addEventListener("abort", () => reject(fail("aborted", { what: "run" })));
      });
    const running = jobs.start("run", undefined, true, undefined, untilAborted);
    expect(jobs.status(running.id).state).toBe("running");
    jobs.cancel(running.id);
    await settled(running.done);
    expect(jobs.status(running.id).state).toBe("cancelled");
    expect(jobs.cancel(running.id).state).toBe("cancelled");

    const finished = jobs.start("run", undefined, true, undefined, async () => answerOf(new Float32Array(1)));
    await finished.done;
    expect(jobs.cancel(finished.id).state).toBe("completed");
  });

  it("finds a direct call by its id while it runs, and forgets it afterwards", async () => {
    const jobs = new Jobs(limits);
    const outer = new AbortController();
    const call = jobs.start("run", "direct", false, outer.signal, async ({ signal }) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw fail("aborted", { what: "run" });
    });
    expect(() =>
      jobs.start("run", "direct", false, undefined, async () => answerOf(new Float32Array(1))),
    ).toThrow(/in use/);
    outer.abort();
    await expect(call.done).rejects.toThrow(/aborted/);
    expect(() => jobs.status("direct")).toThrow(/unknown-job/);
  });

  it("forgets the oldest of too many, and those nobody asked for", async () => {
    let now = 0;
    const jobs = new Jobs(limits, () => now);
    for (const id of ["a", "b", "c"]) {
      now += 1000;
      await jobs.start("run", id, true, undefined, async () => answerOf(new Float32Array(1))).done;
    }
    expect(() => jobs.status("a")).toThrow(/unknown-job/);
    expect(jobs.status("c").state).toBe("completed");
    now += 11 * 60_000;
    expect(() => jobs.status("c")).toThrow(/unknown-job/);
  });
});

describe("Queue", () => {
  it("runs one at a time, in order, and goes on after a failure", async () => {
    const queue = new Queue();
    const events: string[] = [];
    const job = (name: string, error?: Error) => async () => {
      events.push(`${name} starts`);
      await Promise.resolve();
      events.push(`${name} ends`);
      if (error) throw error;
      return name;
    };
    const first = queue.add(job("a", new Error("broken")), undefined, "run");
    const second = queue.add(job("b"), undefined, "run");
    expect([first.position(), second.position(), queue.length]).toEqual([0, 1, 2]);
    await expect(first.done).rejects.toThrow("broken");
    expect(await second.done).toBe("b");
    expect(events).toEqual(["a starts", "a ends", "b starts", "b ends"]);
    expect(queue.length).toBe(0);
  });

  it("does not start what was cancelled while it waited", async () => {
    const queue = new Queue();
    const controller = new AbortController();
    let started = false;
    queue.add(async () => controller.abort(), undefined, "run");
    const { done } = queue.add(
      async () => {
        started = true;
      },
      controller.signal,
      "run",
    );
    await expect(done).rejects.toThrow(/aborted/);
    expect(started).toBe(false);
  });
});
