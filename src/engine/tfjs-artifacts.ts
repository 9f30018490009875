import type { io } from "@tensorflow/tfjs";
import { fail } from "../errors/index.ts";
import type { NetworkFiles } from "./handlers.ts";

/** Parts of model.json that are read here; the rest is handed to TensorFlow.js as it is. */
interface ModelJson extends io.ModelJSON {
  readonly modelTopology: { readonly node?: readonly GraphNode[]; readonly library?: GraphLibrary };
}

interface GraphNode {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
}

interface GraphLibrary {
  readonly function?: readonly { readonly nodeDef?: readonly GraphNode[] }[];
}

export interface TfjsNetwork {
  readonly kind: "graph" | "layers";
  readonly artifacts: io.ModelArtifacts;
  /** Names of nodes that draw random numbers at every run, which dropout left in a graph does. */
  readonly randomNodes: readonly string[];
}

/** Put model.json and its shards together.
 * @param main - key of model.json in `files`; shards lie under the paths that its manifest states, relative to it.
 * @throws engine/malformed-weights */
export function readTfjsNetwork(files: NetworkFiles, main: string): TfjsNetwork {
  const json = parseModelJson(files, main);
  const manifest = json.weightsManifest ?? [];
  const shards = manifest.flatMap((group) => group.paths.map((path) => shardOf(files, main, path)));
  const weightData = join(shards);
  const specs = manifest.flatMap((group) => group.weights);
  const { modelTopology, format, generatedBy, convertedBy, signature, userDefinedMetadata } = json;
  return {
    kind: modelTopology.node ? "graph" : "layers",
    artifacts: {
      modelTopology,
      weightSpecs: specs,
      weightData,
      ...(format !== undefined && { format }),
      ...(generatedBy !== undefined && { generatedBy }),
      ...(convertedBy !== undefined && { convertedBy }),
      ...(signature !== undefined && { signature }),
      ...(userDefinedMetadata !== undefined && { userDefinedMetadata }),
      ...(json.modelInitializer !== undefined && { modelInitializer: json.modelInitializer }),
      ...(json.initializerSignature !== undefined && { initializerSignature: json.initializerSignature }),
    },
    randomNodes: findRandomNodes(modelTopology),
  };
}

function parseModelJson(files: NetworkFiles, main: string): ModelJson {
  const bytes = files.get(main);
  const malformed = (reason: string, cause?: unknown) =>
    fail("engine/malformed-weights", { file: main, reason }, cause);
  if (!bytes) throw malformed("the file is not there");
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw malformed("it is not the JSON of a TensorFlow.js model", error);
  }
  if (typeof json !== "object" || json === null || !("modelTopology" in json)) {
    throw malformed("its JSON has no modelTopology");
  }
  if (typeof json.modelTopology !== "object" || json.modelTopology === null) {
    throw malformed("its modelTopology is not an object");
  }
  return json as ModelJson;
}

function shardOf(files: NetworkFiles, main: string, path: string): Uint8Array<ArrayBuffer> {
  const bytes = files.get(path) ?? files.get(path.replace(/^\.\//, ""));
  if (bytes) return bytes;
  const held = [...files.keys()].join(", ");
  throw fail("engine/malformed-weights", {
    file: main,
    reason: `its weights file ${path} is missing (given: ${held})`,
  });
}

function join(parts: readonly Uint8Array<ArrayBuffer>[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

const RANDOM_OPS = new Set(["RandomUniform", "RandomStandardNormal", "TruncatedNormal", "Multinomial"]);

/** Random nodes that run in every case: those behind a Switch are training branches, off by default. */
function findRandomNodes({ node = [], library }: ModelJson["modelTopology"]): string[] {
  const graphs = [node, ...(library?.function ?? []).map((f) => f.nodeDef ?? [])];
  return graphs.flatMap((nodes) => {
    const byName = new Map(nodes.map((n) => [n.name, n]));
    return nodes.filter((n) => RANDOM_OPS.has(n.op) && !isBehindSwitch(n, byName)).map((n) => n.name);
  });
}

function isBehindSwitch(start: GraphNode, byName: ReadonlyMap<string, GraphNode>): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.op === "Switch") return true;
    for (const reference of node.input ?? []) {
      const name = reference.replace(/^\^/, "").split(":")[0] ?? "";
      const source = byName.get(name);
      if (source && !seen.has(name)) open.push(source);
      seen.add(name);
    }
  }
  return false;
}
