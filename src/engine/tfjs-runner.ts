import type * as TfjsModule from "@tensorflow/tfjs";
import { cast, type DType, type NdArray, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { TensorSignature } from "./engine-types.ts";
import type { NetworkFiles } from "./handlers.ts";
import type { Runner } from "./runner.ts";
import { readTfjsNetwork, type TfjsNetwork } from "./tfjs-artifacts.ts";

export type Tfjs = typeof TfjsModule;
type Tensor = TfjsModule.Tensor;

export interface TfjsOptions {
  readonly provider: "cpu" | "webgl";
  readonly main: string;
  readonly files: NetworkFiles;
  readonly memoryBytes: () => number;
}

/** A network of TensorFlow.js: GraphModel or LayersModel, arrays in the layout the model has (usually channel last).
 * `memoryBytes` of this runner is the most its tensors held at once: what JavaScript frees afterwards is not known.
 * @throws engine/malformed-weights, engine/run (the backend does not start, an unknown layer) */
export async function createTfjsRunner(tf: Tfjs, options: TfjsOptions): Promise<Runner> {
  const { provider, main, files, memoryBytes } = options;
  const engine = `tfjs (${provider})`;
  tf.enableProdMode(); // else it advertises on the console
  if (!(await tf.setBackend(provider))) {
    throw fail("engine/run", { engine, reason: "the backend does not start" });
  }
  const source = readTfjsNetwork(files, main);
  const network = await load(tf, source, main, engine);
  const { inputs, outputs } = network;
  let peakBytes = tf.memory().numBytes;

  return {
    runtime: "tfjs",
    version: tf.version.tfjs,
    notes: randomNote(source),
    inputs,
    outputs,
    memoryBytes: () => peakBytes + memoryBytes(),
    dispose: async () => network.dispose(),
    async run(arrays, note) {
      const given = inputs.map((signature, i) => toTensor(tf, arrays[i], signature, note));
      let results: Tensor[] = [];
      try {
        const profile = await tf.profile(async () => {
          results = await network.execute(given);
          return []; // results are kept by us
        });
        peakBytes = Math.max(peakBytes, profile.peakBytes);
        return await Promise.all(results.map((tensor, i) => toArray(tensor, outputs[i], engine)));
      } catch (error) {
        throw fail("engine/run", { engine, reason: messageOf(error) }, error);
      } finally {
        tf.dispose(given);
        tf.dispose(results);
      }
    },
  };
}

interface LoadedNetwork {
  readonly inputs: TensorSignature[];
  readonly outputs: TensorSignature[];
  execute(inputs: Tensor[]): Promise<Tensor[]>;
  dispose(): void;
}

async function load(tf: Tfjs, source: TfjsNetwork, main: string, engine: string): Promise<LoadedNetwork> {
  const handler = tf.io.fromMemory(source.artifacts);
  try {
    return source.kind === "graph"
      ? graphNetwork(tf, await tf.loadGraphModel(handler))
      : layersNetwork(tf, await tf.loadLayersModel(handler));
  } catch (error) {
    const reason = messageOf(error);
    if (/^Unknown layer/.test(reason)) throw fail("engine/run", { engine, reason }, error);
    throw fail("engine/malformed-weights", { file: main, reason }, error);
  }
}

function graphNetwork(tf: Tfjs, model: TfjsModule.GraphModel): LoadedNetwork {
  let isDynamic = false;
  const asList = (result: Tensor | Tensor[]) => (Array.isArray(result) ? result : [result]);
  return {
    inputs: model.inputs.map(signatureOf),
    outputs: model.outputs.map(signatureOf),
    dispose: () => model.dispose(),
    async execute(inputs) {
      if (!isDynamic) {
        try {
          return tf.tidy(() => asList(model.execute(inputs)));
        } catch (error) {
          // Control flow and ops whose output size depends on values need the slower way.
          if (!/executeAsync/.test(messageOf(error))) throw error;
          isDynamic = true;
        }
      }
      return asList(await model.executeAsync(inputs));
    },
  };
}

function layersNetwork(tf: Tfjs, model: TfjsModule.LayersModel): LoadedNetwork {
  return {
    inputs: model.inputs.map(signatureOf),
    outputs: model.outputs.map(signatureOf),
    dispose: () => model.dispose(),
    async execute(inputs) {
      return tf.tidy(() => {
        const result = model.predictOnBatch(inputs.length === 1 && inputs[0] ? inputs[0] : inputs);
        return Array.isArray(result) ? result : [result];
      });
    },
  };
}

interface TensorLike {
  readonly name: string;
  readonly dtype: string;
  readonly shape?: readonly (number | null)[];
}

function signatureOf({ name, dtype, shape }: TensorLike): TensorSignature {
  return { name, dtype, shape: (shape ?? []).map((n) => (n === null || n < 0 ? null : n)) };
}

function toTensor(
  tf: Tfjs,
  array: NdArray | undefined,
  { name, dtype }: TensorSignature,
  note: (text: string) => void,
): Tensor {
  if (!array || !isTfjsDType(dtype)) {
    throw fail("array/dtype", { got: dtype, expected: "float32, int32 or bool", where: `input ${name}` });
  }
  if (array.dtype !== dtype) note(`Input ${name} was converted from ${array.dtype} to ${dtype}.`);
  const { data } = cast<"float32" | "int32" | "bool">(array, dtype);
  return tf.tensor(data, [...array.shape], dtype);
}

/** Values in a buffer of their own; TensorFlow.js may hand out its storage. */
async function toArray(
  tensor: Tensor,
  signature: TensorSignature | undefined,
  engine: string,
): Promise<NdArray> {
  const { dtype, shape } = tensor;
  if (!isTfjsDType(dtype)) {
    throw fail("engine/run", { engine, reason: `output ${signature?.name} is of type ${dtype}` });
  }
  const values = await tensor.data();
  return ndarray<DType>(dtype, shape, values.slice() as NdArray["data"]);
}

function isTfjsDType(dtype: string): dtype is "float32" | "int32" | "bool" {
  return dtype === "float32" || dtype === "int32" || dtype === "bool";
}

function randomNote({ randomNodes }: TfjsNetwork): string[] {
  const [first, ...others] = randomNodes;
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return [
    `The graph draws random numbers (node ${first}${more}): dropout was left in it, results differ from run to run.`,
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
