import { describe, expect, it } from "vitest";
import { chooseProvider, chooseTfjsBackend, type EngineChoice } from "../../src/engine/index.ts";

const real = { name: "nvidia ampere", isSoftware: false };
const software = { name: "google swiftshader", isSoftware: true };

describe("chooseProvider", () => {
  it.each([
    ["auto", real, true, "webgpu", "jspi", "nvidia ampere", null],
    ["auto", real, false, "webgpu", "webgpu", "nvidia ampere", null],
    ["auto", software, true, "wasm", "wasm", "CPU", /swiftshader.*software/],
    ["auto", null, true, "wasm", "wasm", "CPU", null],
    ["webgpu", real, false, "webgpu", "webgpu", "nvidia ampere", null],
    [
      "webgpu",
      software,
      true,
      "webgpu",
      "jspi",
      "google swiftshader",
      /software adapter: correct, but very slow/,
    ],
    ["webgpu", null, true, "wasm", "wasm", "CPU", /no GPU adapter here/],
    ["wasm", real, true, "wasm", "wasm", "CPU", null],
    ["wasm", null, false, "wasm", "wasm", "CPU", null],
  ] as const)(
    "asked %s with %o, jspi %s → %s of %s",
    (asked, adapter, jspi, provider, bundle, device, note) => {
      const choice = chooseProvider(asked, { adapter, jspi });
      expect(choice).toMatchObject({ provider, bundle, device });
      if (note === null) expect(choice.notes).toEqual([]);
      else expect(choice.notes.join("\n")).toMatch(note);
    },
  );
});

describe("chooseTfjsBackend", () => {
  const gpu = "ANGLE (NVIDIA GeForce RTX 3060)";
  const swiftshader = "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)))";
  it.each<[EngineChoice, string | null, string]>([
    ["auto", gpu, "webgl"],
    ["auto", swiftshader, "cpu"],
    ["auto", "llvmpipe (LLVM 15.0.6)", "cpu"],
    ["auto", null, "cpu"],
    ["webgpu", swiftshader, "webgl"],
    ["webgpu", null, "cpu"],
    ["wasm", gpu, "cpu"],
  ])("asked %s on %s → %s", (asked, renderer, backend) => {
    const choice = chooseTfjsBackend(asked, renderer);
    expect(choice.backend).toBe(backend);
    expect(choice.device).toBe(backend === "cpu" ? "CPU" : renderer);
    expect(choice.notes.length).toBe(backend === "cpu" ? 1 : 0);
  });
});
