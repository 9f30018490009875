import { afterAll, describe, expect, inject, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { findGpu } from "../../src/engine/browser.ts";
import { expectArrayClose } from "../support/close.ts";
import { browserEngine, onnxWeights } from "./browser-files.ts";
import { options } from "./session-contract.ts";
import { convLayers } from "./tfjs-networks.ts";

const wanted = inject("webgpu");
const only = wanted ? describe : describe.skip;
const why = wanted ? "" : " [skipped: set DEEPIMAGEJ_WEBGPU=1]";

const noise = (...shape: number[]) => {
  const data = new Float32Array(shape.reduce((a, b) => a * b, 1));
  let state = 12345;
  for (let i = 0; i < data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    data[i] = state / 1073741824 - 1;
  }
  return ndarray("float32", shape, data);
};

only(`WebGPU on Chromium's software adapter${why}`, () => {
  const engine = browserEngine();
  afterAll(() => engine.dispose());

  it("finds the adapter and knows it for software", async () => {
    const { adapter } = await findGpu();
    expect(adapter?.isSoftware).toBe(true);
    expect(adapter?.name).toMatch(/swiftshader/i);
  });

  it("gives what wasm gives, and measures GPU buffers", async () => {
    const weights = () => onnxWeights("small_unet.onnx");
    const gpu = await engine.open("unet", weights, { ...options, engine: "webgpu" });
    const cpu = await engine.open("unet", weights, { ...options, engine: "wasm" });
    expect(gpu.info).toMatchObject({ provider: "webgpu", workers: 1 });
    expect(cpu.info.provider).toBe("wasm");
    for (const [height, width] of [
      [32, 48],
      [64, 64],
      [2, 2],
    ] as const) {
      const [a] = await gpu.run([noise(1, 1, height, width)]);
      const [b] = await cpu.run([noise(1, 1, height, width)]);
      if (!a || !b) throw new Error("no output");
      expectArrayClose(a, b, { absolute: 1e-5 });
    }
    expect(gpu.info.provider).toBe("webgpu"); // no silent fallback
    expect(gpu.info.notes.join()).toMatch(/software adapter/);
    const before = gpu.memory().nowBytes;
    await gpu.run([noise(1, 1, 256, 256)]);
    expect(gpu.memory().nowBytes).toBeGreaterThan(before + 4 * 256 * 256); // at least the input's buffer
    await gpu.dispose();
    await cpu.dispose();
  });

  it("runs in browsers without stack switching too", async () => {
    const gpu = async () => ({ ...(await findGpu()), jspi: false });
    const plain = browserEngine({ gpu });
    const weights = () => onnxWeights("small_unet.onnx");
    const a = await plain.open("unet", weights, { ...options, engine: "webgpu" });
    const b = await engine.open("unet", weights, { ...options, engine: "wasm" });
    const [x] = await a.run([noise(1, 1, 16, 16)]);
    const [y] = await b.run([noise(1, 1, 16, 16)]);
    if (!x || !y) throw new Error("no output");
    expectArrayClose(x, y, { absolute: 1e-5 });
    expect(a.info.provider).toBe("webgpu");
    await plain.dispose();
    await b.dispose();
  });

  it("what it cannot run is run on wasm, and said", async () => {
    const weights = () => onnxWeights("conv_transpose_3d.onnx");
    const gpu = await engine.open("ct3", weights, { ...options, engine: "webgpu" });
    const cpu = await engine.open("ct3", weights, { ...options, engine: "wasm" });
    const [a] = await gpu.run([noise(1, 2, 3, 4, 5)]);
    const [b] = await cpu.run([noise(1, 2, 3, 4, 5)]);
    if (!a || !b) throw new Error("no output");
    expectArrayClose(a, b, { absolute: 0 });
    expect(gpu.info.provider).toBe("wasm");
    expect(gpu.info.notes.join("\n")).toMatch(/\(webgpu\) failed, continued on onnxruntime-web \(wasm\)/);
    await gpu.dispose();
    await cpu.dispose();
  });

  it("TensorFlow.js computes on WebGL there when asked", async () => {
    const x = () => noise(1, 9, 14, 1);
    const gl = await engine.open("conv", async () => convLayers(3), { ...options, engine: "webgpu" });
    const cpu = await engine.open("conv", async () => convLayers(3), { ...options, engine: "wasm" });
    expect([gl.info.provider, cpu.info.provider]).toEqual(["webgl", "cpu"]);
    const [a] = await gl.run([x()]);
    const [b] = await cpu.run([x()]);
    if (!a || !b) throw new Error("no output");
    expectArrayClose(a, b, { absolute: 1e-5 });
    expect(gl.info.provider).toBe("webgl");
    await gl.dispose();
    await cpu.dispose();
  });

  it("auto takes wasm there", async () => {
    const session = await engine.open("auto", () => onnxWeights("small_unet.onnx"), {
      ...options,
      engine: "auto",
    });
    expect(session.info.provider).toBe("wasm");
    expect(session.info.notes.join()).toMatch(/software, slower/);
    await session.dispose();
  });
});
