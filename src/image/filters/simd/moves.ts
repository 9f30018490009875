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

/** transpose(from, fromPitch, to, toPitch, blocks): blocks of 4 × 4 float32. The four rows of a block are `fromPitch` bytes apart, and so
 * are those of its transpose by `toPitch`; the next block lies 16 bytes further when its pitch is not 16, else 64 bytes. */
export function transpose(name: "gather" | "scatter"): WasmFunction {
  const [from, fromPitch, to, toPitch, blocks, i] = [0, 1, 2, 3, 4, 5];
  const steps = name === "gather" ? [16, 64] : [64, 16];
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
          advance(from, int(steps[0] ?? 0)),
          advance(to, int(steps[1] ?? 0)),
        ),
      ),
    ),
  };
}

/** copy(from, fromStep, to, toStep, count): vectors, steps in bytes (0 repeats one). */
export const copy: WasmFunction & { readonly name: "copy" } = {
  name: "copy",
  params: 5,
  ints: 1,
  vectors: 0,
  body: seq(
    set(5, int(0)),
    loop(5, get(4), int(1), seq(store(get(2), load(get(0))), advance(0, get(1)), advance(2, get(3)))),
  ),
};

/** Address of vector `index` from `base`. */
export const vectorAt = (base: number, index: Code): Code => plus(get(base), shl(index, 4));
