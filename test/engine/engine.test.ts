import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { fail } from "../../src/errors/index.ts";
import { fakeEngine, fakeWeights } from "./fake-engine.ts";
import { options, row } from "./session-contract.ts";

const weights = async () => fakeWeights;
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A gate that runs wait at until it is opened. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("workers", () => {
  it("a single tile pays for one worker, waiting tiles start more up to the limit", async () => {
    const { engine, platform } = fakeEngine();
    const session = await engine.open("a", weights, { ...options, workers: 3 });
    await session.run([row(1)]);
    await session.run([row(1)]);
    expect(platform.workers.length).toBe(1);
    await Promise.all(Array.from({ length: 8 }, () => session.run([row(1)])));
    await settle();
    expect(platform.workers.length).toBe(3);
    expect(session.info).toMatchObject({ workers: 3, device: "CPU, 3 workers" });
    await engine.dispose();
    expect(platform.alive).toBe(0);
  });

  it("are no more than cores, and no more than fit the budget at the largest size seen", async () => {
    const { engine } = fakeEngine({}, { cores: 2 });
    const session = await engine.open("a", weights, { ...options, workers: 8 });
    expect(session.parallel).toBe(2);
    const tight = await engine.open("b", weights, { ...options, workers: 8, memoryBytes: 2500 });
    expect(tight.parallel).toBe(2);
    await tight.run([row(...new Array(100).fill(0))]); // heap 1000 → 2000 of 2500
    expect(tight.parallel).toBe(1);
    expect(tight.estimateBytes(100)).toBe(2000);
    expect(tight.memory()).toEqual({ nowBytes: 2000, peakBytes: 2000 });
    await engine.dispose();
  });

  it("run one tile at a time until the need of such tiles is known, then as many as fit", async () => {
    let busy = 0;
    const most: number[] = [];
    const { engine } = fakeEngine({
      onRun: async () => {
        busy++;
        most.push(busy);
        await settle();
        busy--;
      },
    });
    const wide = await engine.open("a", weights, { ...options, workers: 4, memoryBytes: 5000 });
    const tile = () => wide.run([row(...new Array(100).fill(0))]); // 2000 bytes each
    await Promise.all([tile(), tile(), tile(), tile(), tile()]);
    expect(most[0]).toBe(1);
    expect(Math.max(...most)).toBe(2);
    await engine.dispose();
  });

  it("a further worker that cannot start is done without, and said", async () => {
    let loads = 0;
    const { engine } = fakeEngine({
      onLoad: () => {
        if (loads++ > 0) throw new Error("no room");
      },
    });
    const session = await engine.open("a", weights, { ...options, workers: 2 });
    const answers = await Promise.all([1, 2, 3, 4].map((v) => session.run([row(v)])));
    expect(answers.map(([y]) => y?.data[0])).toEqual([3, 5, 7, 9]);
    expect(session.info.notes.join()).toMatch(/further worker could not be started.*no room/);
    expect(loads).toBe(2);
    await engine.dispose();
  });

  it("that dies gives worker/lost for its tile only; the next run gets a new one", async () => {
    const { passed, open } = gate();
    let runs = 0;
    const { engine, platform } = fakeEngine({ onRun: () => (runs++ === 0 ? passed : undefined) });
    const session = await engine.open("a", weights, { ...options, workers: 1 });
    const doomed = session.run([row(1)]);
    const waiting = session.run([row(2)]);
    await settle();
    platform.workers[0]?.die("out of memory");
    await expect(doomed).rejects.toThrow(/\[worker\/lost\].*out of memory/);
    expect((await waiting)[0]?.data[0]).toBe(5);
    expect(platform.workers.length).toBe(2);
    open();
    await engine.dispose();
  });

  it("dying while idle is noticed by the next run only", async () => {
    const { engine, platform } = fakeEngine();
    const session = await engine.open("a", weights, options);
    platform.workers[0]?.die("crashed");
    expect(session.memory().nowBytes).toBe(0);
    expect((await session.run([row(1)]))[0]?.data[0]).toBe(3);
    await engine.dispose();
  });

  it("a failing run ends its worker and reaches the caller", async () => {
    const { engine, platform } = fakeEngine({
      onRun: ({ elements }) => {
        if (elements === 2) throw fail("engine/out-of-memory", { engine: "fake", reason: "bad_alloc" });
      },
    });
    const session = await engine.open("a", weights, options);
    await expect(session.run([row(1, 2)])).rejects.toThrow(/\[engine\/out-of-memory\].*smaller tile/);
    expect(platform.alive).toBe(0);
    expect((await session.run([row(1)]))[0]?.data[0]).toBe(3);
    await engine.dispose();
  });
});

describe("warm networks", () => {
  it("the latest released are kept, older ones are ended", async () => {
    const { engine, platform } = fakeEngine({}, {}, { keepWarm: 2 });
    for (const key of ["a", "b", "c"]) (await engine.open(key, weights, options)).release();
    await settle();
    expect(platform.workers.map(({ terminated }) => terminated)).toEqual([true, false, false]);
    (await engine.open("b", weights, options)).release();
    expect(platform.workers.length).toBe(3);
    await engine.dispose();
  });

  it("those in use do not count and are never ended", async () => {
    const { engine, platform } = fakeEngine({}, {}, { keepWarm: 0 });
    const held = await engine.open("a", weights, options);
    (await engine.open("b", weights, options)).release();
    await settle();
    expect(platform.workers.map(({ terminated }) => terminated)).toEqual([false, true]);
    expect((await held.run([row(1)]))[0]?.data[0]).toBe(3);
    await engine.dispose();
  });

  it("make room for the next: unused ones hold at most half of its budget", async () => {
    const { engine, platform } = fakeEngine({ heap: () => 1000 }, {}, { keepWarm: 9 });
    for (const key of ["a", "b", "c"]) (await engine.open(key, weights, options)).release();
    await engine.open("d", weights, { ...options, memoryBytes: 4000 });
    await settle();
    expect(platform.workers.map(({ terminated }) => terminated)).toEqual([true, false, false, false]);
    await engine.dispose();
  });

  it("give their memory back after a while", async () => {
    const { engine, platform } = fakeEngine({}, {}, { idleMs: 20 });
    const session = await engine.open("a", weights, options);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(platform.alive).toBe(1); // in use, however long
    session.release();
    session.release();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(platform.alive).toBe(0);
    const again = await engine.open("a", weights, options);
    expect((await again.run([row(1)]))[0]?.data[0]).toBe(3);
    await engine.dispose();
  });

  it("are told apart by key and engine choice", async () => {
    const { engine, platform } = fakeEngine();
    await engine.open("a", weights, options);
    await engine.open("a", weights, { ...options, engine: "auto" });
    await engine.open("a", weights, options);
    expect(platform.workers.length).toBe(2);
    await engine.dispose();
  });
});

describe("opening", () => {
  it("one of two waiting may give up; when both do, the load is ended", async () => {
    const { passed, open } = gate();
    const { engine, platform } = fakeEngine({ onLoad: () => passed });
    const [a, b] = [new AbortController(), new AbortController()];
    const first = engine.open("a", weights, { ...options, signal: a.signal }).catch((e: Error) => e.message);
    const second = engine.open("a", weights, { ...options, signal: b.signal }).catch((e: Error) => e.message);
    await settle();
    a.abort();
    expect(await first).toMatch(/^\[aborted\]/);
    expect(platform.alive).toBe(1);
    b.abort();
    expect(await second).toMatch(/^\[aborted\]/);
    await settle();
    expect(platform.alive).toBe(0);
    open();
    const third = await engine.open("a", weights, options);
    expect((await third.run([row(1)]))[0]?.data[0]).toBe(3);
    await engine.dispose();
  });

  it("with a signal that has fired, and after dispose, is refused", async () => {
    const { engine, platform } = fakeEngine();
    const signal = AbortSignal.abort();
    await expect(engine.open("a", weights, { ...options, signal })).rejects.toThrow(/aborted/);
    const session = await engine.open("a", weights, options);
    await engine.dispose();
    await expect(session.run([row(1)])).rejects.toThrow(/\[engine\/closed\]/);
    await expect(engine.open("b", weights, options)).rejects.toThrow(/\[engine\/closed\] The engine/);
    expect(platform.alive).toBe(0);
  });

  it("dispose during a run rejects it as closed", async () => {
    const { engine } = fakeEngine({ onRun: () => new Promise(() => {}) });
    const session = await engine.open("a", weights, { ...options, workers: 1 });
    const running = expect(session.run([row(1)])).rejects.toThrow(/engine\/closed/);
    const waiting = expect(session.run([row(2)])).rejects.toThrow(/engine\/closed/);
    await settle();
    await engine.dispose();
    await Promise.all([running, waiting]);
  });
});

describe("falling back from the GPU", () => {
  const adapter = { name: "real gpu", isSoftware: false };
  const gpu = async () => ({ adapter, jspi: true, webgl: null });
  const auto = { ...options, engine: "auto" } as const;
  const isGpu = (input: { backend: { provider: string } }) => input.backend.provider === "webgpu";

  it("one worker, inputs kept, as long as it works", async () => {
    const { engine, platform } = fakeEngine({}, { gpu });
    const session = await engine.open("a", weights, auto);
    expect(session.info).toMatchObject({ provider: "webgpu", device: "real gpu", workers: 1, notes: [] });
    expect(session.parallel).toBe(1);
    const x = row(1, 2);
    const large = new Float32Array([9, 3, 4, 9]);
    const view = ndarray("float32", [1, 2], large.subarray(1, 3));
    const [, [y] = []] = await Promise.all([session.run([x]), session.run([view])]);
    expect([...(y?.data ?? [])]).toEqual([7, 9]);
    expect([...x.data, ...large]).toEqual([1, 2, 9, 3, 4, 9]);
    expect(platform.workers.length).toBe(1);
    await engine.dispose();
  });

  it("a run that fails there is repeated on wasm, with all that waits, and said", async () => {
    const { engine } = fakeEngine(
      {
        onRun: ({ input }) => {
          if (isGpu(input)) throw fail("engine/run", { engine: "gpu", reason: "Only Conv2d is supported" });
        },
      },
      { gpu },
    );
    const session = await engine.open("a", weights, auto);
    const answers = await Promise.all([1, 2, 3].map((v) => session.run([row(v)])));
    expect(answers.map(([y]) => y?.data[0])).toEqual([3, 5, 7]);
    expect(session.info.provider).toBe("wasm");
    expect(session.info.notes).toEqual([
      "onnxruntime-web (webgpu) failed, continued on onnxruntime-web (wasm): Only Conv2d is supported",
    ]);
    expect(session.parallel).toBe(2);
    await engine.dispose();
  });

  it("a load that fails there is repeated on wasm", async () => {
    const { engine } = fakeEngine(
      {
        onLoad: (input) => {
          if (isGpu(input)) throw new Error("device lost");
        },
      },
      { gpu },
    );
    const session = await engine.open("a", weights, auto);
    expect(session.info.provider).toBe("wasm");
    expect(session.info.notes.join()).toMatch(/webgpu\) failed.*device lost/);
    await engine.dispose();
  });

  it("when nothing works, all reasons come together", async () => {
    const { engine } = fakeEngine(
      {
        onLoad: (input) => {
          throw new Error(isGpu(input) ? "no device" : "no heap");
        },
      },
      { gpu },
    );
    await expect(engine.open("a", weights, auto)).rejects.toThrow(
      /\[engine\/none-worked\].*\(webgpu\): .*no device \| .*\(wasm\): .*no heap/,
    );
    await engine.dispose();
  });

  it("malformed weights are malformed everywhere: no second try", async () => {
    const { engine, platform } = fakeEngine({}, { gpu });
    const bad = { ...fakeWeights, files: { "fake.onnx": new TextEncoder().encode("?") } };
    await expect(engine.open("a", async () => bad, auto)).rejects.toThrow(/malformed-weights/);
    expect(platform.workers.length).toBe(1);
    await engine.dispose();
  });

  it("a tile that fails on both is itself to blame: the GPU stays the choice", async () => {
    const { engine } = fakeEngine(
      {
        onRun: ({ elements }) => {
          if (elements === 3) throw fail("engine/run", { engine: "fake", reason: "odd size" });
        },
      },
      { gpu },
    );
    const session = await engine.open("a", weights, auto);
    await expect(session.run([row(1, 2, 3)])).rejects.toThrow(/odd size/);
    expect((await session.run([row(1)]))[0]?.data[0]).toBe(3);
    expect(session.info.provider).toBe("webgpu");
    await engine.dispose();
  });

  it("a cancelled tile is no reason to change", async () => {
    const { engine } = fakeEngine(
      { onRun: ({ elements }) => (elements === 2 ? new Promise(() => {}) : undefined) },
      { gpu },
    );
    const session = await engine.open("a", weights, auto);
    const controller = new AbortController();
    const tile = session.run([row(1, 2)], controller.signal);
    await settle();
    controller.abort();
    await expect(tile).rejects.toThrow(/aborted/);
    expect((await session.run([row(1)]))[0]?.data[0]).toBe(3);
    expect(session.info.provider).toBe("webgpu");
    await engine.dispose();
  });
});
