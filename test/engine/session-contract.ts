import { afterAll, expect, it } from "vitest";
import { type NdArray, ndarray } from "../../src/array/index.ts";
import type { Engine, SessionOptions, WeightsFiles } from "../../src/engine/index.ts";
import { isFailure } from "../../src/errors/index.ts";

export interface Subject {
  readonly engine: Engine;
  readonly runtime: string;
  readonly provider: string;
  /** Network y = 2x + 1 over a float32 matrix of any size. */
  readonly affine: WeightsFiles;
  readonly malformed: WeightsFiles;
  /** Takes seconds at least, on inputs made by `arrays`. */
  readonly endless: { readonly weights: WeightsFiles; readonly arrays: () => NdArray[] };
}

export const options: SessionOptions = { engine: "wasm", workers: 2, memoryBytes: null };

export function row(...values: number[]): NdArray<"float32"> {
  return ndarray("float32", [1, values.length], new Float32Array(values));
}

/** What every runtime does behind a session: run against onnxruntime-web, TensorFlow.js and a fake. */
export function sessionContract({ engine, runtime, provider, affine, malformed, endless }: Subject): void {
  let opened = 0;
  const weights = async () => {
    opened++;
    return affine;
  };
  const open = (more: Partial<SessionOptions> = {}) =>
    engine.open("affine", weights, { ...options, ...more });
  afterAll(() => engine.dispose());

  it("says what it is and what it takes", async () => {
    const session = await open();
    expect(session.info).toMatchObject({ runtime, provider, workers: 1, device: "CPU, 1 worker" });
    expect(session.info.version).toMatch(/^\d+\.\d+/);
    expect(session.inputs).toMatchObject([{ name: "x", dtype: "float32", shape: [null, null] }]);
    expect(session.outputs).toMatchObject([{ dtype: "float32" }]);
    expect(session.parallel).toBe(2);
    session.release();
  });

  it("runs: own buffers out, no axes, inputs moved when they own theirs", async () => {
    const session = await open();
    const x = row(0, -1.5, Number.NaN, Infinity, -Infinity, 3e38);
    const [y] = await session.run([x]);
    expect([...(y?.data ?? [])]).toEqual([1, -2, Number.NaN, Infinity, -Infinity, Infinity]);
    expect(y).toMatchObject({ dtype: "float32", shape: [1, 6], axes: null });
    expect(y?.data.byteLength).toBe(y?.data.buffer.byteLength);
    expect(x.data.length).toBe(0);

    const large = new Float32Array([9, 1, 2, 9]);
    const view = ndarray("float32", [1, 2], large.subarray(1, 3));
    const [z] = await session.run([view]);
    expect([...(z?.data ?? [])]).toEqual([3, 5]);
    expect([...large]).toEqual([9, 1, 2, 9]);
    session.release();
  });

  it("converts other dtypes and says so", async () => {
    const session = await open();
    const [y] = await session.run([ndarray("uint8", [1, 2], new Uint8Array([255, 0]))]);
    const [z] = await session.run([ndarray("int64", [1, 1], new BigInt64Array([-3n]))]);
    expect([...(y?.data ?? []), ...(z?.data ?? [])]).toEqual([511, 1, -5]);
    expect(session.info.notes.join("\n")).toMatch(/converted from uint8 to float32/);
    session.release();
  });

  it("runs many tiles at once, each answer in its place, on no more workers than allowed", async () => {
    const session = await open();
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, i) => session.run([row(...new Array(i + 1).fill(i))])),
    );
    answers.forEach(([y], i) => {
      expect([...(y?.data ?? [])]).toEqual(new Array(i + 1).fill(2 * i + 1));
    });
    expect(session.info.workers).toBeLessThanOrEqual(2);
    const { nowBytes, peakBytes } = session.memory();
    expect(nowBytes).toBeGreaterThan(0);
    expect(peakBytes).toBeGreaterThanOrEqual(nowBytes);
    session.release();
  });

  it("refuses inputs that do not fit, and runs the next", async () => {
    const session = await open();
    const wrong: [NdArray[], RegExp][] = [
      [
        [ndarray("float32", [2], new Float32Array(2))],
        /input 0 \(x\) has shape \[2\], expected \[any, any\]/,
      ],
      [[row(1), row(2)], /has 1 inputs, got 2/],
      [[], /has 1 inputs, got 0/],
      [[ndarray("float32", [0, 3], new Float32Array(0))], /no elements/],
    ];
    for (const [arrays, text] of wrong) {
      await expect(session.run(arrays)).rejects.toThrow(text);
      await expect(session.run(arrays)).rejects.toThrow(/^\[engine\/run\]/);
    }
    const [y] = await session.run([row(1)]);
    expect(y?.data[0]).toBe(3);
    session.release();
  });

  it("cancels before, while waiting and while running; the next run works", async () => {
    const session = await engine.open("endless", async () => endless.weights, { ...options, workers: 1 });
    const before = new AbortController();
    before.abort();
    await expect(session.run(endless.arrays(), before.signal)).rejects.toThrow(/^\[aborted\]/);

    const running = new AbortController();
    const waiting = new AbortController();
    const a = session.run(endless.arrays(), running.signal).catch((e: unknown) => e);
    const b = session.run(endless.arrays(), waiting.signal).catch((e: unknown) => e);
    waiting.abort();
    expect(isFailure(await b, "aborted")).toBe(true);
    const asked = performance.now();
    running.abort();
    expect(isFailure(await a, "aborted")).toBe(true);
    expect(performance.now() - asked).toBeLessThan(500);
    await session.dispose();

    const next = await open();
    const [y] = await next.run([row(4)]);
    expect(y?.data[0]).toBe(9);
    next.release();
  });

  it("goes on with the same session after a cancelled tile", async () => {
    const session = await open({ workers: 1 });
    const controller = new AbortController();
    const tile = session.run([row(1)], controller.signal);
    controller.abort();
    await expect(tile).rejects.toThrow(/aborted/);
    const [y] = await session.run([row(2)]);
    expect(y?.data[0]).toBe(5);
    session.release();
  });

  it("refuses malformed weights, and the same key opens once they are sound", async () => {
    const broken = engine.open("mended", async () => malformed, options);
    await expect(broken).rejects.toThrow(/^\[engine\/malformed-weights\]/);
    const session = await engine.open("mended", async () => affine, options);
    expect((await session.run([row(0)]))[0]?.data[0]).toBe(1);
    await session.dispose();
  });

  it("keeps a released network warm, and closes a disposed one", async () => {
    const before = opened;
    const first = await open();
    first.release();
    const second = await open();
    expect(opened).toBe(before);
    await expect(first.run([row(1)])).rejects.toThrow(/^\[engine\/closed\]/);
    await second.dispose();
    await second.dispose();
    await expect(second.run([row(1)])).rejects.toThrow(/^\[engine\/closed\]/);
    const third = await open();
    expect(opened).toBe(before + 1);
    expect((await third.run([row(1)]))[0]?.data[0]).toBe(3);
    await third.dispose();
  });

  it("shares one load between two calls at once", async () => {
    const before = opened;
    const [a, b] = await Promise.all([open(), open()]);
    expect(opened).toBe(before + 1);
    await a.dispose();
    expect((await b.run([row(1)]))[0]?.data[0]).toBe(3); // still open for the other
    await b.dispose();
  });
}
