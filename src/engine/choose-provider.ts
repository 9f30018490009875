import type { EngineChoice } from "./engine-types.ts";

/** A WebGPU adapter, as far as the choice needs it. */
export interface AdapterFacts {
  /** Vendor and architecture, for people. */
  readonly name: string;
  /** It computes on the CPU (SwiftShader and the like): correct, and some hundred times slower than wasm. */
  readonly isSoftware: boolean;
}

export interface GpuFacts {
  readonly adapter: AdapterFacts | null;
  /** WebAssembly.Suspending exists, so that wasm may wait for the GPU without being rewritten. */
  readonly jspi: boolean;
  /** Name of the WebGL renderer; null = no WebGL2 in workers. */
  readonly webgl: string | null;
}

export type OrtBundle = "wasm" | "webgpu" | "jspi";

export interface ProviderChoice {
  /** Which build of onnxruntime-web to load. */
  readonly bundle: OrtBundle;
  readonly provider: "wasm" | "webgpu";
  /** For people: GPU name or "CPU". */
  readonly device: string;
  /** Why, in sentences for the record. */
  readonly notes: readonly string[];
}

/** Which build and execution provider of onnxruntime-web runs a network. Pure; this table is the whole rule:
 *
 * | asked  | adapter  | provider | bundle                     |
 * |--------|----------|----------|----------------------------|
 * | auto   | real     | webgpu   | jspi if possible, else webgpu |
 * | auto   | software | wasm     | wasm                       |
 * | auto   | none     | wasm     | wasm                       |
 * | webgpu | any      | webgpu   | jspi if possible, else webgpu |
 * | webgpu | none     | wasm     | wasm                       |
 * | wasm   | –        | wasm     | wasm                       |
 *
 * What WebGPU then cannot run (3D transposed or grouped convolution, lack of GPU memory) falls back to wasm at run time. */
export function chooseProvider(
  asked: EngineChoice,
  { adapter, jspi }: Pick<GpuFacts, "adapter" | "jspi">,
): ProviderChoice {
  const cpu = (...notes: string[]): ProviderChoice => ({
    bundle: "wasm",
    provider: "wasm",
    device: "CPU",
    notes,
  });
  if (asked === "wasm") return cpu();
  if (!adapter) {
    return asked === "webgpu"
      ? cpu("WebGPU was asked for, but there is no GPU adapter here: running on the CPU.")
      : cpu();
  }
  if (adapter.isSoftware && asked === "auto") {
    return cpu(
      `The only WebGPU adapter (${adapter.name}) is software, slower than running on the CPU directly.`,
    );
  }
  return {
    bundle: jspi ? "jspi" : "webgpu",
    provider: "webgpu",
    device: adapter.name,
    notes: adapter.isSoftware ? [`${adapter.name} is a software adapter: correct, but very slow.`] : [],
  };
}

export interface TfjsBackendChoice {
  readonly backend: "webgl" | "cpu";
  readonly device: string;
  readonly notes: readonly string[];
}

/** The same for TensorFlow.js, which has no wasm build here: WebGL on a real GPU, or on whatever renders when WebGPU was
 * asked for; otherwise plain JavaScript. */
export function chooseTfjsBackend(asked: EngineChoice, webgl: string | null): TfjsBackendChoice {
  if (webgl !== null && asked !== "wasm" && (asked === "webgpu" || !isSoftwareRenderer(webgl))) {
    return { backend: "webgl", device: webgl, notes: [] };
  }
  const slow = "TensorFlow.js computes in plain JavaScript here: expect it to be slow.";
  return { backend: "cpu", device: "CPU", notes: [slow] };
}

/** Does the name of a renderer or adapter belong to software? */
export function isSoftwareRenderer(name: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render|warp\b/i.test(name);
}
