import { bytesField, type Chunks, type Field, intField, join, readFields, textField } from "./protobuf.ts";

/** Field numbers of onnx.proto that are read or written here. */
const MODEL = { graph: 7, opset: 8 } as const;
const GRAPH = { node: 1, initializer: 5 } as const;
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 } as const;
const TENSOR = { dims: 1, type: 2, name: 8, raw: 9 } as const;
const ATTRIBUTE = { name: 1, f: 2, i: 3, t: 5, ints: 8, type: 20 } as const;
const OPSET = { domain: 1, version: 2 } as const;

/** Tensor types of onnx.proto. */
export const tensorType = { float: 1, int64: 7 } as const;

export interface Node {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Float attributes by name; others stay in the raw bytes. */
  readonly floats: Readonly<Record<string, number>>;
  /** Type of the tensor in the attribute `value` (Constant), else null. */
  readonly tensorType: number | null;
  /** The node message as it was read or made. */
  readonly message: Chunks;
}

/** An ONNX file whose nodes can be replaced; everything else, weights included, stays a view of the bytes it came from. */
export interface ModelFile {
  /** Version of the default operator set. */
  readonly opset: number;
  readonly nodes: readonly Node[];
  /** Tensor type of each constant by name: initializers and outputs of Constant nodes. */
  readonly constants: ReadonlyMap<string, number>;
  /** Bytes of the same file with other nodes and further initializers (tensor messages). */
  write(nodes: readonly Node[], added: readonly Chunks[]): Uint8Array<ArrayBuffer>;
}

/** Read the structure of an ONNX file. Weights are not touched.
 * @throws engine/malformed-weights */
export function readModelFile(bytes: Uint8Array<ArrayBuffer>, file: string): ModelFile {
  const model = readFields(bytes, file);
  const graphField = model.find((field) => field.number === MODEL.graph && field.wire === 2);
  const graph = graphField ? readFields(graphField.bytes, file) : [];
  const isNode = (field: Field) => field.number === GRAPH.node && field.wire === 2;
  const nodes = graph.filter(isNode).map((field) => readNode(field.bytes, file));
  const constants = new Map<string, number>();
  for (const field of graph) {
    if (field.number !== GRAPH.initializer || field.wire !== 2) continue;
    const tensor = readFields(field.bytes, file);
    constants.set(textOf(tensor, TENSOR.name), numberOf(tensor, TENSOR.type));
  }
  for (const node of nodes) {
    const [name] = node.outputs;
    if (node.op === "Constant" && name !== undefined && node.tensorType !== null)
      constants.set(name, node.tensorType);
  }
  return {
    opset: defaultOpset(model, file),
    nodes,
    constants,
    write(written, added) {
      const content: Chunks = [
        ...written.flatMap((node) => bytesField(GRAPH.node, node.message)),
        ...graph.filter((field) => !isNode(field)).map((field) => field.raw),
        ...added.flatMap((tensor) => bytesField(GRAPH.initializer, tensor)),
      ];
      return join(
        model.flatMap((field) => (field === graphField ? bytesField(MODEL.graph, content) : [field.raw])),
      );
    },
  };
}

/** A node of the default domain. Attributes: numbers are ints. */
export function makeNode(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number | readonly number[]>> = {},
): Node {
  const message = [
    ...inputs.flatMap((name) => textField(NODE.input, name)),
    ...textField(NODE.output, output),
    ...textField(NODE.name, output),
    ...textField(NODE.op, op),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      bytesField(NODE.attribute, attribute(name, value)),
    ),
  ];
  return { op, domain: "", inputs, outputs: [output], floats: {}, tensorType: null, message };
}

/** A tensor message for `write`. int64 values, or float32. */
export function makeTensor(
  name: string,
  type: "int64" | "float",
  dims: readonly number[],
  values: readonly number[],
): Chunks {
  const raw =
    type === "int64"
      ? BigInt64Array.from(values, (value) => BigInt(value)).buffer
      : Float32Array.from(values).buffer;
  return [
    ...dims.flatMap((dim) => intField(TENSOR.dims, dim)),
    ...intField(TENSOR.type, tensorType[type]),
    ...textField(TENSOR.name, name),
    ...bytesField(TENSOR.raw, [new Uint8Array(raw)]),
  ];
}

function attribute(name: string, value: number | readonly number[]): Chunks {
  const int = 2;
  const ints = 7;
  return typeof value === "number"
    ? [...textField(ATTRIBUTE.name, name), ...intField(ATTRIBUTE.i, value), ...intField(ATTRIBUTE.type, int)]
    : [
        ...textField(ATTRIBUTE.name, name),
        ...value.flatMap((item) => intField(ATTRIBUTE.ints, item)),
        ...intField(ATTRIBUTE.type, ints),
      ];
}

function readNode(message: Uint8Array<ArrayBuffer>, file: string): Node {
  const fields = readFields(message, file);
  const floats: Record<string, number> = {};
  let tensorType: number | null = null;
  for (const field of fields) {
    if (field.number !== NODE.attribute || field.wire !== 2) continue;
    const parts = readFields(field.bytes, file);
    const float = parts.find((part) => part.number === ATTRIBUTE.f && part.wire === 5);
    if (float) {
      const { buffer, byteOffset } = float.bytes;
      floats[textOf(parts, ATTRIBUTE.name)] = new DataView(buffer, byteOffset, 4).getFloat32(0, true);
    }
    const tensor = parts.find((part) => part.number === ATTRIBUTE.t && part.wire === 2);
    if (tensor) tensorType = numberOf(readFields(tensor.bytes, file), TENSOR.type);
  }
  return {
    op: textOf(fields, NODE.op),
    domain: textOf(fields, NODE.domain),
    inputs: textsOf(fields, NODE.input),
    outputs: textsOf(fields, NODE.output),
    floats,
    tensorType,
    message: [message],
  };
}

function defaultOpset(model: readonly Field[], file: string): number {
  for (const field of model) {
    if (field.number !== MODEL.opset || field.wire !== 2) continue;
    const parts = readFields(field.bytes, file);
    if (["", "ai.onnx"].includes(textOf(parts, OPSET.domain))) {
      return numberOf(parts, OPSET.version);
    }
  }
  return 0;
}

function numberOf(fields: readonly Field[], number: number): number {
  return fields.find((field) => field.number === number && field.wire === 0)?.varint ?? 0;
}

function textsOf(fields: readonly Field[], number: number): string[] {
  return fields
    .filter((field) => field.number === number && field.wire === 2)
    .map((field) => new TextDecoder().decode(field.bytes));
}

function textOf(fields: readonly Field[], number: number): string {
  return textsOf(fields, number)[0] ?? "";
}
