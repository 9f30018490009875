/** A small assembler for WebAssembly functions over vectors of four float32: enough for the inner loops of filters.
 * Numbers are the opcodes of the WebAssembly specification. Arithmetic of float32 lanes is that of Java's float, rounding by rounding. */
export type Code = readonly number[];

export function unsigned(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    out.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return out;
}

function signed(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return [...out, low];
    out.push(low | 0x80);
  }
}

export const int = (value: number): Code => [0x41, ...signed(value)];
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const plus = (...terms: readonly Code[]): Code =>
  terms.flatMap((term, i) => (i === 0 ? [...term] : [...term, 0x6a]));
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const shl = (a: Code, bits: number): Code => [...a, ...int(bits), 0x74];
export const less = (a: Code, b: Code): Code => [...a, ...b, 0x48];
export const atLeast = (a: Code, b: Code): Code => [...a, ...b, 0x4e];
export const equal = (a: Code, b: Code): Code => [...a, ...b, 0x46];
export const advance = (local: number, by: Code): Code => set(local, plus(get(local), by));
export const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b];
export const seq = (...parts: readonly Code[]): Code => parts.flat();

/** While local < `to`: the body, then local += step. The local keeps what it was set to before. */
export function loop(local: number, to: Code, step: Code, body: Code): Code {
  return [
    ...[0x02, 0x40, 0x03, 0x40],
    ...atLeast(get(local), to),
    ...[0x0d, 1],
    ...body,
    ...advance(local, step),
    ...[0x0c, 0, 0x0b, 0x0b],
  ];
}

export const loadInt = (address: Code, offset = 0): Code => [...address, 0x28, 2, ...unsigned(offset)];
export const load = (address: Code, offset = 0): Code => [...address, 0xfd, 0x00, 2, ...unsigned(offset)];
/** Four times the float32 at an address. */
export const splat = (address: Code, offset = 0): Code => [...address, 0xfd, 0x09, 2, ...unsigned(offset)];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  0xfd,
  0x0b,
  2,
  ...unsigned(offset),
];
export const zero: Code = [0xfd, 0x0c, ...Array<number>(16).fill(0)];

const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, 0xfd, ...unsigned(opcode)];
export const addF = binary(0xe4);
export const mulF = binary(0xe6);
/** b where b is smaller (greater) than a, else a; so NaN in b is passed over. */
export const lesserF = binary(0xea);
export const greaterF = binary(0xeb);
export const addD = binary(0xf0);
export const subD = binary(0xf1);
export const mulD = binary(0xf2);
export const divD = binary(0xf3);
/** The first two float32 as doubles. */
export const toDoubles = (a: Code): Code => [...a, 0xfd, 0x5f];
/** Two doubles as the first two float32. */
export const toFloats = (a: Code): Code => [...a, 0xfd, 0x5e];
export const splatDouble = (address: Code): Code => [...address, 0xfd, 0x0a, 3, 0];

/** Four lanes of a (0 … 3) and b (4 … 7). */
export function lanes(a: Code, b: Code, picks: readonly [number, number, number, number]): Code {
  const bytes = picks.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte));
  return [...a, ...b, 0xfd, 0x0d, ...bytes];
}

export interface WasmFunction {
  readonly name: string;
  /** Number of i32 parameters (locals 0 …), of further i32 locals, and of vector locals after these. */
  readonly params: number;
  readonly ints: number;
  readonly vectors: number;
  readonly body: Code;
}

/** A module that imports its memory as "m" "m". */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const text = (value: string) => [value.length, ...[...value].map((char) => char.charCodeAt(0))];
  const list = (items: readonly Code[]) => [...unsigned(items.length), ...items.flat()];
  const section = (id: number, content: Code) => [id, ...unsigned(content.length), ...content];
  const bodies = functions.map(({ ints, vectors, body }) => {
    const locals = list([
      [...unsigned(ints), 0x7f],
      [...unsigned(vectors), 0x7b],
    ]);
    const code = [...locals, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(
      1,
      list(functions.map(({ params }) => [0x60, params, ...Array<number>(params).fill(0x7f), 0])),
    ),
    ...section(2, list([[...text("m"), ...text("m"), 2, 0, 1]])),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(functions.map(({ name }, i) => [...text(name), 0, ...unsigned(i)]))),
    ...section(10, list(bodies)),
  ]);
}
