import type { CreateRunner } from "./handlers.ts";
import { createOrtRunner, type Ort } from "./ort-runner.ts";
import type { LoadInput } from "./requests.ts";
import { createTfjsRunner, type Tfjs } from "./tfjs-runner.ts";

/** How a worker of this platform gets at the runtimes; each is loaded when the first network needs it. */
export interface Runtimes {
  importOrt(input: LoadInput): Promise<Ort>;
  importTfjs(): Promise<Tfjs>;
}

/** The runtime that the request names, with its network. */
export function runnersOf(runtimes: Runtimes): CreateRunner {
  return async (input, files, memoryBytes) => {
    const { backend, main, wasm } = input;
    if (backend.runtime === "onnxruntime-web") {
      const ort = await runtimes.importOrt(input);
      return createOrtRunner(ort, { provider: backend.provider, main, files, wasm, memoryBytes });
    }
    const tf = await runtimes.importTfjs();
    return createTfjsRunner(tf, { provider: backend.provider, main, files, memoryBytes });
  };
}
