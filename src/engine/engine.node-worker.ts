/** Worker thread of the engine in Node. Bundled to JavaScript by the build; see node.ts. */
import { serve } from "../worker/index.ts";
import { ownPort } from "../worker/node.ts";
import { runnersOf } from "./create-runner.ts";
import { engineHandlers } from "./handlers.ts";
import type { Tfjs } from "./tfjs-runner.ts";

const createRunner = runnersOf({
  // The package's default entry: its wasm build runs in Node without a base URL.
  importOrt: () => import("onnxruntime-web"),
  async importTfjs() {
    const module: Tfjs & { default?: Tfjs } = await import("@tensorflow/tfjs");
    return module.default ?? module; // Node finds its CommonJS build
  },
});

serve(ownPort(), engineHandlers(createRunner));
