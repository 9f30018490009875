/** Worker of the engine in browsers; reached by URL, never imported. */
import { ownPort, serve } from "../worker/index.ts";
import { runnersOf } from "./create-runner.ts";
import { engineHandlers } from "./handlers.ts";
import type { Ort } from "./ort-runner.ts";
import type { LoadInput } from "./requests.ts";

/** Loaded from our own folder of static files, past the bundler, which would pack each build's wasm a second time. */
async function importOrt({ backend, assetBase }: LoadInput): Promise<Ort> {
  if (backend.runtime !== "onnxruntime-web" || assetBase === null) {
    throw new Error("onnxruntime-web was asked for without the folder of its files");
  }
  const url = new URL(`ort.${backend.bundle}.bundle.min.mjs`, assetBase).href;
  return (await import(/* @vite-ignore */ url)) as Ort;
}

serve(ownPort(), engineHandlers(runnersOf({ importOrt, importTfjs: () => import("@tensorflow/tfjs") })));
