/** Browsers only: the engine on web workers. To be called in a page or, better, in the core worker. */
import { fail } from "../errors/index.ts";
import { webWorkerHandle } from "../worker/index.ts";
import { type AdapterFacts, type GpuFacts, isSoftwareRenderer, type OrtBundle } from "./choose-provider.ts";
import { createEngine, type EngineOptions } from "./engine.ts";
import type { Engine } from "./engine-types.ts";

/** The wasm beside each build's script ort.<bundle>.bundle.min.mjs. */
const wasmFiles: Readonly<Record<OrtBundle, string>> = {
  wasm: "ort-wasm-simd-threaded.wasm",
  webgpu: "ort-wasm-simd-threaded.asyncify.wasm",
  jspi: "ort-wasm-simd-threaded.jspi.wasm",
};

export interface BrowserEngineOptions extends EngineOptions {
  /** Folder URL, absolute or relative to the page or worker, with the files of onnxruntime-web listed in docs/engine.md. */
  readonly assetBase: string;
  /** Default: what the browser tells. */
  readonly cores?: number;
  readonly memoryBytes?: number;
  /** Default: `findGpu`. */
  readonly gpu?: () => Promise<GpuFacts>;
}

export function createBrowserEngine(options: BrowserEngineOptions): Engine {
  const folder = options.assetBase.endsWith("/") ? options.assetBase : `${options.assetBase}/`;
  const assetBase = new URL(folder, location.href).href;
  return createEngine(
    {
      spawn: () =>
        webWorkerHandle(new Worker(new URL("./engine.worker.ts", import.meta.url), { type: "module" })),
      cores: options.cores ?? navigator.hardwareConcurrency,
      memoryBytes: options.memoryBytes ?? deviceMemory(),
      gpu: options.gpu ?? findGpu,
      compile: (bundle) => compileOrt(new URL(wasmFiles[bundle], assetBase).href),
      assetBase,
    },
    options,
  );
}

/** Compile while it arrives, where the server names the type; browsers keep the compiled code beside the cached file.
 * @throws engine/assets */
async function compileOrt(url: string): Promise<WebAssembly.Module> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const isWasm = response.headers.get("content-type")?.startsWith("application/wasm");
    return isWasm
      ? await WebAssembly.compileStreaming(response)
      : await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    throw fail(
      "engine/assets",
      { file: url, reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

/** Ask the browser for its GPU; answers with nulls where there is none. */
export async function findGpu(): Promise<GpuFacts> {
  return { adapter: await findAdapter(), jspi: "Suspending" in WebAssembly, webgl: findWebgl() };
}

async function findAdapter(): Promise<AdapterFacts | null> {
  if (!("gpu" in navigator)) return null;
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: "high-performance" });
    if (!adapter) return null;
    const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
    const name = description || [vendor, architecture].filter(Boolean).join(" ") || "unnamed GPU";
    return { name, isSoftware: isFallbackAdapter || isSoftwareRenderer(`${name} ${architecture}`) };
  } catch {
    return null; // a browser that has the interface and forbids its use
  }
}

function findWebgl(): string | null {
  const gl = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(1, 1).getContext("webgl2");
  if (!gl) return null;
  const details = gl.getExtension("WEBGL_debug_renderer_info");
  const name = String(gl.getParameter(details ? details.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return name;
}

/** Browsers tell 0.25 … 8 (GiB), never more; null where they do not tell. */
function deviceMemory(): number | null {
  const told = (navigator as { deviceMemory?: number }).deviceMemory;
  return told === undefined ? null : told * 2 ** 30;
}
