import { type BrowserEngineOptions, createBrowserEngine } from "../../src/engine/browser.ts";
import type { WeightsFiles } from "../../src/engine/index.ts";

/** The test server serves the checkout; the built site has these files in one folder instead. */
const ortFolder = "/node_modules/onnxruntime-web/dist/";

export function browserEngine(options: Partial<BrowserEngineOptions> = {}) {
  return createBrowserEngine({ assetBase: ortFolder, cores: 2, ...options });
}

export async function fetchBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function onnxWeights(name: string, ...besides: string[]): Promise<WeightsFiles> {
  const files: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const file of [name, ...besides]) files[file] = await fetchBytes(`test/goldens/onnx/${file}`);
  return { format: "onnx", main: name, files };
}
