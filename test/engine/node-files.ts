import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Engine, EngineOptions, WeightsFiles } from "../../src/engine/index.ts";
import { createNodeEngine, type NodeEngineOptions } from "../../src/engine/node.ts";
import { buildWorker } from "../support/build-worker.ts";

export const goldens = resolve(import.meta.dirname, "../goldens/onnx");

export function readBytes(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

export function golden(name: string): Uint8Array<ArrayBuffer> {
  return readBytes(resolve(goldens, name));
}

export function onnxWeights(name: string, ...besides: string[]): WeightsFiles {
  const files = Object.fromEntries([name, ...besides].map((file) => [file, golden(file)]));
  return { format: "onnx", main: name, files };
}

const script = await buildWorker("src/engine/engine.node-worker.ts");

/** Engine in Node whose worker is built from the sources as they are. */
export function nodeEngine(options: EngineOptions & Omit<NodeEngineOptions, "workerScript"> = {}): Engine {
  return createNodeEngine({ cores: 2, ...options, workerScript: script });
}
