/** Node only: the engine on worker threads. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, totalmem } from "node:os";
import { fail } from "../errors/index.ts";
import { nodeWorkerHandle } from "../worker/node.ts";
import { createEngine, type EngineOptions } from "./engine.ts";
import type { Engine } from "./engine-types.ts";

export interface NodeEngineOptions extends EngineOptions {
  /** JavaScript of the engine worker. Default: engine-worker.js beside the running script, as the build lays it, or
   * that of the checkout's dist/node. */
  readonly workerScript?: URL;
  /** Default: what the machine has. */
  readonly cores?: number;
  readonly memoryBytes?: number;
}

/** Engine of the command line. There is no GPU in Node: networks run on the CPU. */
export function createNodeEngine(options: NodeEngineOptions = {}): Engine {
  const script = options.workerScript ?? builtWorker();
  return createEngine(
    {
      spawn: () => nodeWorkerHandle(script),
      cores: options.cores ?? availableParallelism(),
      memoryBytes: options.memoryBytes ?? totalmem(),
      gpu: async () => ({ adapter: null, jspi: false, webgl: null }),
      compile: compileOrt,
      assetBase: null,
    },
    options,
  );
}

async function compileOrt(): Promise<WebAssembly.Module> {
  const file = "onnxruntime-web/ort-wasm-simd-threaded.wasm";
  try {
    const path = createRequire(import.meta.url).resolve(file);
    return await WebAssembly.compile(await readFile(path));
  } catch (error) {
    throw fail("engine/assets", { file, reason: String(error) }, error);
  }
}

function builtWorker(): URL {
  const beside = new URL("./engine-worker.js", import.meta.url);
  return existsSync(beside) ? beside : new URL("../../dist/node/engine-worker.js", import.meta.url);
}
