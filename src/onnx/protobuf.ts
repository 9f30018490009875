import { fail } from "../errors/index.ts";

/** One field of a protobuf message as it lies in the bytes. `value` is the content of a length-delimited field (a view,
 * not a copy) or the number of a varint; fixed 32 and 64 bit fields keep their bytes. */
export interface Field {
  readonly number: number;
  readonly wire: 0 | 1 | 2 | 5;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly varint: number;
  /** The whole field, tag included: can be written back as it is. */
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** The fields of a message in order. Encoding: protobuf.dev, "Encoding".
 * @throws engine/malformed-weights when a length points past the end or a tag is none */
export function readFields(message: Uint8Array<ArrayBuffer>, file: string): Field[] {
  const fields: Field[] = [];
  const bad = (reason: string) => fail("engine/malformed-weights", { file, reason });
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = message[at++];
      if (byte === undefined) throw bad("it ends inside a number");
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw bad("it holds a number of more than ten bytes");
  };
  while (at < message.length) {
    const start = at;
    const tag = varint();
    const wire = tag % 8;
    let from = at;
    let value = 0;
    if (wire === 0) {
      value = varint();
    } else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else if (wire === 2) {
      const length = varint();
      from = at;
      at += length;
    } else throw bad(`it holds a field of unknown kind ${wire}`);
    if (at > message.length) throw bad("a part is longer than the file; the file is truncated");
    fields.push({
      number: Math.floor(tag / 8),
      wire,
      bytes: message.subarray(from, at),
      varint: value,
      raw: message.subarray(start, at),
    });
  }
  return fields;
}

/** Chunks of a message; joined once at the end. */
export type Chunks = Uint8Array[];

export function lengthOf(chunks: Chunks): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

export function join(chunks: Chunks): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(chunks));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A non-negative integer below 2^53 as varint. */
export function varintBytes(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** An int64 field; negative numbers take ten bytes of two's complement. */
export function intField(number: number, value: number): Chunks {
  if (value >= 0) return [varintBytes(number * 8), varintBytes(value)];
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return [varintBytes(number * 8), Uint8Array.from(bytes)];
}

export function bytesField(number: number, content: Chunks): Chunks {
  return [varintBytes(number * 8 + 2), varintBytes(lengthOf(content)), ...content];
}

export function textField(number: number, text: string): Chunks {
  return bytesField(number, [new TextEncoder().encode(text)]);
}

export function floatField(number: number, value: number): Chunks {
  return [varintBytes(number * 8 + 5), new Uint8Array(new Float32Array([value]).buffer)];
}
