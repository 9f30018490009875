import { type Field, readFields } from "./protobuf.ts";

/** Field numbers of onnx.proto that are read here. */
const MODEL = { graph: 7, opset: 8 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, name: 3, op: 4, attribute: 5, domain: 7 } as const;
const ATTRIBUTE = { name: 1, f: 2, i: 3, s: 4, t: 5, floats: 7, ints: 8 } as const;
const TENSOR = { dims: 1, type: 2, floats: 4, int32s: 5, int64s: 7, name: 8, raw: 9, doubles: 10 } as const;
const VALUE = { name: 1, type: 2 } as const;
const TYPE = { tensor: 1, shape: 2, dim: 1, dimValue: 1 } as const;
const OPSET = { domain: 1, version: 2 } as const;
const DATA_TYPE = { float: 1, int32: 6, int64: 7, double: 11 } as const;

/** Values of larger constants are weights, which nobody asks for here. */
const MAX_VALUES = 1024;

/** What the nodes of an ONNX file do, as far as its bytes say; weights are not touched. */
export interface Graph {
  /** Version of the default operator set. */
  readonly opset: number;
  /** Inputs that are no constants, and outputs, in order. */
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
  readonly nodes: readonly GraphNode[];
  /** Initializers and Constant nodes by name. */
  readonly constants: ReadonlyMap<string, GraphConstant>;
}

export interface GraphValue {
  readonly name: string;
  /** null = rank not stated; null entries = free. */
  readonly shape: readonly (number | null)[] | null;
}

export interface GraphNode {
  readonly op: string;
  readonly domain: string;
  readonly name: string;
  /** Names of values; "" = left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Integer attributes, single ones as a list of one. */
  readonly ints: Readonly<Record<string, readonly number[]>>;
  readonly floats: Readonly<Record<string, readonly number[]>>;
  readonly texts: Readonly<Record<string, string>>;
}

export interface GraphConstant {
  readonly dims: readonly number[];
  /** null where it is large, external or of another type than int32, int64, float, double. */
  readonly values: readonly number[] | null;
}

/** Read an ONNX file down to attributes and small constants.
 * @throws engine/malformed-weights */
export function readGraph(bytes: Uint8Array<ArrayBuffer>, file: string): Graph {
  const model = readFields(bytes, file);
  const parts = (fields: readonly Field[], number: number) =>
    fields.filter((f) => f.number === number && f.wire === 2).map((f) => readFields(f.bytes, file));
  const graph = parts(model, MODEL.graph)[0] ?? [];
  const constants = new Map<string, GraphConstant>();
  for (const tensor of parts(graph, GRAPH.initializer)) {
    constants.set(textOf(tensor, TENSOR.name), readConstant(tensor));
  }
  const nodes = parts(graph, GRAPH.node).map((node): GraphNode => {
    const ints: Record<string, readonly number[]> = {};
    const floats: Record<string, readonly number[]> = {};
    const texts: Record<string, string> = {};
    const outputs = textsOf(node, NODE.output);
    const op = textOf(node, NODE.op);
    for (const attribute of parts(node, NODE.attribute)) {
      const name = textOf(attribute, ATTRIBUTE.name);
      const has = (number: number) => attribute.some((f) => f.number === number);
      if (has(ATTRIBUTE.i)) ints[name] = intsOf(attribute, ATTRIBUTE.i);
      else if (has(ATTRIBUTE.ints)) ints[name] = intsOf(attribute, ATTRIBUTE.ints);
      else if (has(ATTRIBUTE.f)) floats[name] = floatsOf(attribute, ATTRIBUTE.f);
      else if (has(ATTRIBUTE.floats)) floats[name] = floatsOf(attribute, ATTRIBUTE.floats);
      else if (has(ATTRIBUTE.s)) texts[name] = textOf(attribute, ATTRIBUTE.s);
      const tensor = parts(attribute, ATTRIBUTE.t)[0];
      if (op === "Constant" && name === "value" && tensor && outputs[0] !== undefined) {
        constants.set(outputs[0], readConstant(tensor));
      }
    }
    if (op === "Constant" && outputs[0] !== undefined && !constants.has(outputs[0])) {
      const values = ints.value_ints ?? ints.value_int ?? floats.value_floats ?? floats.value_float ?? null;
      constants.set(outputs[0], { dims: values ? [values.length] : [], values });
    }
    const name = textOf(node, NODE.name);
    return {
      op,
      domain: textOf(node, NODE.domain),
      name: name === "" ? (outputs[0] ?? op) : name,
      inputs: textsOf(node, NODE.input),
      outputs,
      ints,
      floats,
      texts,
    };
  });
  const values = (number: number) => parts(graph, number).map((value) => readValue(value, parts));
  let opset = 0;
  for (const set of parts(model, MODEL.opset)) {
    if (["", "ai.onnx"].includes(textOf(set, OPSET.domain))) opset = intsOf(set, OPSET.version)[0] ?? 0;
  }
  const inputs = values(GRAPH.input).filter((value) => !constants.has(value.name));
  return { opset, inputs, outputs: values(GRAPH.output), nodes, constants };
}

function readValue(
  value: readonly Field[],
  parts: (fields: readonly Field[], number: number) => Field[][],
): GraphValue {
  const name = textOf(value, VALUE.name);
  const tensor = parts(parts(value, VALUE.type)[0] ?? [], TYPE.tensor)[0] ?? [];
  const shape = parts(tensor, TYPE.shape)[0];
  if (!shape) return { name, shape: null };
  const dims = parts(shape, TYPE.dim).map((dim) => {
    const size = intsOf(dim, TYPE.dimValue)[0];
    return size !== undefined && size > 0 ? size : null;
  });
  return { name, shape: dims };
}

function readConstant(tensor: readonly Field[]): GraphConstant {
  const dims = intsOf(tensor, TENSOR.dims);
  const count = dims.reduce((n, d) => n * d, 1);
  if (count > MAX_VALUES) return { dims, values: null };
  const type = intsOf(tensor, TENSOR.type)[0];
  const raw = tensor.find((f) => f.number === TENSOR.raw && f.wire === 2)?.bytes;
  let values: readonly number[] | null = null;
  if (type === DATA_TYPE.int64) values = raw ? words(raw, 8, getInt64) : intsOf(tensor, TENSOR.int64s);
  if (type === DATA_TYPE.int32)
    values = raw ? words(raw, 4, (v, at) => v.getInt32(at, true)) : intsOf(tensor, TENSOR.int32s);
  if (type === DATA_TYPE.float) values = raw ? words(raw, 4, getFloat32) : floatsOf(tensor, TENSOR.floats);
  if (type === DATA_TYPE.double && raw) values = words(raw, 8, (v, at) => v.getFloat64(at, true));
  return { dims, values: values?.length === count ? values : null };
}

function words(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  get: (view: DataView, at: number) => number,
): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => get(view, i * size));
}

function getInt64(view: DataView, at: number): number {
  return Number(view.getBigInt64(at, true));
}

function getFloat32(view: DataView, at: number): number {
  return view.getFloat32(at, true);
}

/** Repeated int64, one field each or packed in one. */
function intsOf(fields: readonly Field[], number: number): number[] {
  const values: number[] = [];
  for (const field of fields) {
    if (field.number !== number) continue;
    if (field.wire === 0) values.push(...signedVarints(withoutTag(field.raw)));
    else if (field.wire === 2) values.push(...signedVarints(field.bytes));
  }
  return values;
}

/** Repeated float, one field each or packed in one. */
function floatsOf(fields: readonly Field[], number: number): number[] {
  return fields
    .filter((f) => f.number === number && (f.wire === 5 || f.wire === 2))
    .flatMap((f) => words(f.bytes, 4, getFloat32));
}

function withoutTag(raw: Uint8Array): Uint8Array {
  let at = 0;
  while ((raw[at] ?? 0) >= 0x80) at++;
  return raw.subarray(at + 1);
}

/** Varints as two's complement int64; beyond 2^53 rounded. */
function signedVarints(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    values.push(Number(BigInt.asIntN(64, value)));
    value = 0n;
    shift = 0n;
  }
  return values;
}

function textsOf(fields: readonly Field[], number: number): string[] {
  return fields
    .filter((f) => f.number === number && f.wire === 2)
    .map((f) => new TextDecoder().decode(f.bytes));
}

function textOf(fields: readonly Field[], number: number): string {
  return textsOf(fields, number)[0] ?? "";
}
