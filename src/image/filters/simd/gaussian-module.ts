import {
  addF,
  advance,
  atLeast,
  equal,
  get,
  int,
  less,
  load,
  loop,
  minus,
  mulF,
  plus,
  seq,
  set,
  shl,
  splat,
  store,
  type WasmFunction,
  when,
  zero,
} from "./assembler.ts";
import { VectorModule } from "./module.ts";
import { copy, transpose, vectorAt } from "./moves.ts";

/** Four lines at once, their points interleaved: the arithmetic of gaussian-line.ts in each lane. All addresses and sizes in bytes
 * unless a parameter counts points. */

/** down(source, out, kernel, unit × 4, size × 16): source starts at what belongs to the point before the first; out has room for two
 * vectors on each side. */
function down(): WasmFunction & { readonly name: "down" } {
  const [source, out, kernel, unit, size, at, x] = [0, 1, 2, 3, 4, 5, 6];
  const [before, here, after, v] = [7, 8, 9, 10];
  const term = (sum: number, offset: number) => {
    const parts = Array.from({ length: offset }, () => get(unit));
    return set(sum, addF(get(sum), mulF(get(v), splat(plus(get(kernel), get(x), ...parts)))));
  };
  const place = plus(get(out), get(at), int(-16));
  return {
    name: "down",
    params: 5,
    ints: 2,
    vectors: 4,
    body: seq(
      set(at, int(-16)),
      loop(
        at,
        plus(get(size), int(16)),
        int(16),
        seq(
          set(before, zero),
          set(here, zero),
          set(after, zero),
          set(x, int(0)),
          loop(
            x,
            get(unit),
            int(4),
            seq(
              set(v, load(get(source))),
              advance(source, int(16)),
              term(before, 2),
              term(here, 1),
              term(after, 0),
            ),
          ),
          store(place, addF(load(place), get(before))),
          store(place, addF(load(place, 16), get(here)), 16),
          store(place, get(after), 32),
        ),
      ),
    ),
  };
}

/** inside(input, out, kernel, radius, from, to): points whose whole neighbourhood is there; count of points a multiple of 4 is not
 * needed: the last ones are done singly. */
function inside(): WasmFunction & { readonly name: "inside" } {
  const [input, out, kernel, radius, from, to, k, left, right, weight] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const sums = [10, 11, 12, 13];
  const factor = 14;
  const points = (count: number) =>
    seq(
      set(left, vectorAt(input, get(from))),
      set(right, get(left)),
      set(factor, splat(get(kernel))),
      ...sums.slice(0, count).map((sum, n) => set(sum, mulF(load(get(left), 16 * n), get(factor)))),
      set(weight, get(kernel)),
      set(k, int(1)),
      loop(
        k,
        get(radius),
        int(1),
        seq(
          advance(weight, int(4)),
          advance(left, int(-16)),
          advance(right, int(16)),
          set(factor, splat(get(weight))),
          ...sums
            .slice(0, count)
            .map((sum, n) =>
              set(
                sum,
                addF(get(sum), mulF(get(factor), addF(load(get(left), 16 * n), load(get(right), 16 * n)))),
              ),
            ),
        ),
      ),
      ...sums.slice(0, count).map((sum, n) => store(vectorAt(out, get(from)), get(sum), 16 * n)),
    );
  return {
    name: "inside",
    params: 6,
    ints: 4,
    vectors: 5,
    body: seq(loop(from, minus(get(to), int(3)), int(4), points(4)), loop(from, get(to), int(1), points(1))),
  };
}

/** edge(input, out, kernel, rest, radius, length, from, to, slack): points near an end; the sum beyond the line's end is added
 * where i + radius > length - slack. */
function edge(): WasmFunction & { readonly name: "edge" } {
  const [input, out, kernel, rest, radius, length, from, to, slack, k] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const [sum, pair] = [10, 11];
  const atInput = (index: readonly number[]) => load(vectorAt(input, index));
  const weigh = (table: number, index: readonly number[], value: readonly number[]) =>
    set(sum, addF(get(sum), mulF(splat(plus(get(table), shl(index, 2))), value)));
  const last = minus(get(length), int(1));
  return {
    name: "edge",
    params: 9,
    ints: 1,
    vectors: 2,
    body: loop(
      from,
      get(to),
      int(1),
      seq(
        set(sum, mulF(atInput(get(from)), splat(get(kernel)))),
        when(less(get(from), get(radius)), weigh(rest, get(from), load(get(input)))),
        when(
          less(minus(get(length), get(slack)), plus(get(from), get(radius))),
          weigh(rest, minus(last, get(from)), atInput(last)),
        ),
        set(k, int(1)),
        loop(
          k,
          get(radius),
          int(1),
          seq(
            set(pair, zero),
            when(atLeast(get(from), get(k)), set(pair, addF(get(pair), atInput(minus(get(from), get(k)))))),
            when(
              less(plus(get(from), get(k)), get(length)),
              set(pair, addF(get(pair), atInput(plus(get(from), get(k))))),
            ),
            weigh(kernel, get(k), get(pair)),
          ),
        ),
        store(vectorAt(out, get(from)), get(sum)),
      ),
    ),
  };
}

/** up(coarse, out, kernel, unit × 4, phase × 4, end of out): `coarse` is the third of the four points that the first result needs. */
function up(): WasmFunction & { readonly name: "up" } {
  const [coarse, out, kernel, unit, phase, end, x] = [0, 1, 2, 3, 4, 5, 6];
  const term = (n: number) =>
    mulF(
      load(plus(get(coarse), int(16 * n - 32))),
      splat(plus(get(x), ...Array.from({ length: n }, () => get(unit)))),
    );
  return {
    name: "up",
    params: 6,
    ints: 1,
    vectors: 0,
    body: loop(
      out,
      get(end),
      int(16),
      seq(
        set(x, minus(plus(get(kernel), get(unit), int(-4)), get(phase))),
        store(get(out), addF(addF(addF(term(0), term(1)), term(2)), term(3))),
        advance(phase, int(4)),
        when(equal(get(phase), get(unit)), seq(set(phase, int(0)), advance(coarse, int(16)))),
      ),
    ),
  };
}

export type GaussianCall = "down" | "inside" | "edge" | "up" | "copy" | "gather" | "scatter";

export const gaussianModule = new VectorModule<GaussianCall>(() => [
  down(),
  inside(),
  edge(),
  up(),
  copy(),
  transpose("gather"),
  transpose("scatter"),
]);
