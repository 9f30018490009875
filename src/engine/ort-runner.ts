import type * as OrtModule from "onnxruntime-web/wasm";
import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { preciseInstanceNorm } from "../onnx/index.ts";
import { standInFor } from "./compiled-runtime.ts";
import type { TensorSignature } from "./engine-types.ts";
import { fromGraphData, isGraphDType, toGraphData } from "./graph-tensor.ts";
import type { NetworkFiles } from "./handlers.ts";
import type { Runner } from "./runner.ts";

/** All builds of onnxruntime-web have the same interface. */
export type Ort = typeof OrtModule;

export interface OrtOptions {
  readonly provider: "wasm" | "webgpu";
  readonly main: string;
  readonly files: NetworkFiles;
  /** The build's wasm, compiled; null = the runtime finds and compiles it. */
  readonly wasm: WebAssembly.Module | null;
  readonly memoryBytes: () => number;
}

/** A network of onnxruntime-web, single-threaded. Files besides `main` are its external data.
 * @throws engine/malformed-weights, engine/out-of-memory, engine/run (the provider could not take it) */
export async function createOrtRunner(ort: Ort, options: OrtOptions): Promise<Runner> {
  const { provider, main, files, wasm, memoryBytes } = options;
  const engine = `onnxruntime-web (${provider})`;
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.proxy = false;
  ort.env.logLevel = "fatal"; // its complaints arrive as exceptions; the console is not ours to fill
  if (wasm) ort.env.wasm.wasmBinary = standInFor(wasm);
  const session = await createSession(ort, { provider, main, files, engine });
  const inputs = session.inputMetadata.map((meta) => signatureOf(meta, main));
  const outputs = session.outputMetadata.map((meta) => signatureOf(meta, main));

  return {
    runtime: "onnxruntime-web",
    version: ort.env.versions.web ?? ort.env.versions.common,
    notes: [],
    inputs,
    outputs,
    memoryBytes,
    dispose: () => session.release(),
    async run(arrays, note) {
      const feeds: Record<string, OrtModule.Tensor> = {};
      inputs.forEach((signature, i) => {
        const array = arrays[i];
        if (!array) return;
        feeds[signature.name] = toTensor(ort, array, signature, note);
      });
      let results: OrtModule.InferenceSession.OnnxValueMapType;
      try {
        results = await session.run(feeds, { logSeverityLevel: 4 });
      } catch (error) {
        throw runFailure(engine, error);
      }
      return outputs.map(({ name }) => takeOutput(engine, name, results[name] as OrtModule.Tensor));
    },
  };
}

async function createSession(
  ort: Ort,
  { provider, main, files, engine }: Omit<OrtOptions, "memoryBytes" | "wasm"> & { engine: string },
): Promise<OrtModule.InferenceSession> {
  const graph = files.get(main);
  if (!graph) throw fail("engine/malformed-weights", { file: main, reason: "the file is not there" });
  if (graph.length === 0) throw fail("engine/malformed-weights", { file: main, reason: "it is empty" });
  // the wasm kernel of InstanceNormalization sums too far in float32
  const network = provider === "wasm" ? preciseInstanceNorm(graph, main) : graph;
  const externalData = [...files].filter(([path]) => path !== main).map(([path, data]) => ({ path, data }));
  try {
    return await ort.InferenceSession.create(network, {
      executionProviders: [provider],
      graphOptimizationLevel: "all",
      logSeverityLevel: 4,
      externalData,
    });
  } catch (error) {
    const reason = reasonOf(error);
    if (isMemoryReason(reason)) throw fail("engine/out-of-memory", { engine, reason }, error);
    // 7 = protobuf, 10 = invalid graph, 9 = operator not implemented, 1 with "load" = missing external data or shape conflict
    if (/^Can't create a session/.test(messageOf(error)))
      throw fail("engine/malformed-weights", { file: main, reason }, error);
    throw fail("engine/run", { engine, reason }, error);
  }
}

function signatureOf(meta: OrtModule.InferenceSession.ValueMetadata, main: string): TensorSignature {
  if (!meta.isTensor || !isGraphDType(meta.type)) {
    const got = meta.isTensor ? `of type ${meta.type}` : "not a tensor";
    throw fail("engine/malformed-weights", { file: main, reason: `${meta.name} is ${got}` });
  }
  return {
    name: meta.name,
    dtype: meta.type,
    shape: meta.shape.map((n) => (typeof n === "number" && n >= 0 ? n : null)),
  };
}

function toTensor(
  ort: Ort,
  array: NdArray,
  signature: TensorSignature,
  note: (text: string) => void,
): OrtModule.Tensor {
  const { name, dtype } = signature;
  if (!isGraphDType(dtype)) throw fail("array/dtype", { got: dtype, expected: "a number type", where: name });
  if (array.dtype !== dtype) note(`Input ${name} was converted from ${array.dtype} to ${dtype}.`);
  const { data } = toGraphData(array, dtype);
  return new ort.Tensor(dtype, data, [...array.shape]);
}

function takeOutput(engine: string, name: string, tensor: OrtModule.Tensor): NdArray {
  const array = fromGraphData(tensor.type, tensor.dims, tensor.data as ArrayBufferView);
  tensor.dispose();
  if (!array) throw fail("engine/run", { engine, reason: `output ${name} is of type ${tensor.type}` });
  return array;
}

function runFailure(engine: string, error: unknown): Error {
  const reason = reasonOf(error);
  return isMemoryReason(reason)
    ? fail("engine/out-of-memory", { engine, reason }, error)
    : fail("engine/run", { engine, reason }, error);
}

function messageOf(error: unknown): string {
  if (typeof error === "number") return "an internal exception, often for lack of memory"; // a C++ exception nobody caught
  return error instanceof Error ? error.message : String(error);
}

/** What onnxruntime says, without its frame: "failed to call OrtRun(). ERROR_CODE: 2, ERROR_MESSAGE: …". */
function reasonOf(error: unknown): string {
  return messageOf(error)
    .replace(/^.*ERROR_MESSAGE:\s*/s, "")
    .trim();
}

function isMemoryReason(reason: string): boolean {
  return /bad_alloc|lack of memory|Integer overflow|out of memory|memory allocation|failed to allocate|could not allocate|Cannot enlarge memory|Array buffer allocation/i.test(
    reason,
  );
}
