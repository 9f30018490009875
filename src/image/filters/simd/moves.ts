import {
  advance,
  type Code,
  get,
  int,
  lanes,
  load,
  loop,
  plus,
  seq,
  set,
  shl,
  store,
  type WasmFunction,
} from "./assembler.ts";

/** Four vectors in locals first … first + 3, rows and columns exchanged into locals first + 4 … first + 7. */
function transposed(first: number): Code {
  const at = (i: number) => get(first + i);
  const pairs = [
    lanes(at(0), at(1), [0, 4, 1, 5]),
    lanes(at(0), at(1), [2, 6, 3, 7]),
    lanes(at(2), at(3), [0, 4, 1, 5]),
    lanes(at(2), at(3), [2, 6, 3, 7]),
  ];
  const to = (i: number) => first + 4 + i;
  return seq(
    ...pairs.map((pair, i) => set(to(i), pair)),
    set(first, lanes(get(to(0)), get(to(2)), [0, 1, 4, 5])),
    set(first + 1, lanes(get(to(0)), get(to(2)), [2, 3, 6, 7])),
    set(first + 2, lanes(get(to(1)), get(to(3)), [0, 1, 4, 5])),
    set(first + 3, lanes(get(to(1)), get(to(3)), [2, 3, 6, 7])),
    ...[0, 1, 2, 3].map((i) => set(to(i), get(first + i))),
  );
}

/** from, fromPitch, to, toPitch, blocks: blocks of 4 × 4 float32, rows and columns exchanged. The four rows of a block are `fromPitch` bytes
 * apart, those of its transpose `toPitch`. "gather" goes along rows and lays the next transpose below; "scatter" is the way back,
 * from interleaved points. */
export function transpose<Name extends "gather" | "scatter">(
  name: Name,
): WasmFunction & { readonly name: Name } {
  const [from, fromPitch, to, toPitch, blocks, i] = [0, 1, 2, 3, 4, 5];
  const row = (base: number, pitch: number, n: number) =>
    plus(get(base), ...Array.from({ length: n }, () => get(pitch)));
  return {
    name,
    params: 5,
    ints: 1,
    vectors: 8,
    body: seq(
      set(i, int(0)),
      loop(
        i,
        get(blocks),
        int(1),
        seq(
          ...[0, 1, 2, 3].map((n) => set(6 + n, load(row(from, fromPitch, n)))),
          transposed(6),
          ...[0, 1, 2, 3].map((n) => store(row(to, toPitch, n), get(10 + n))),
          advance(from, name === "gather" ? int(16) : shl(get(fromPitch), 2)),
          advance(to, name === "gather" ? shl(get(toPitch), 2) : int(16)),
        ),
      ),
    ),
  };
}

/** copy(from, fromStep, to, toStep, count): vectors, steps in bytes (0 repeats one). */
export const copy = (): WasmFunction & { readonly name: "copy" } => ({
  name: "copy",
  params: 5,
  ints: 1,
  vectors: 0,
  body: seq(
    set(5, int(0)),
    loop(5, get(4), int(1), seq(store(get(2), load(get(0))), advance(0, get(1)), advance(2, get(3)))),
  ),
});

/** Address of vector `index` from `base`. */
export const vectorAt = (base: number, index: Code): Code => plus(get(base), shl(index, 4));
