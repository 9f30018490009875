import {
  advance,
  type Code,
  get,
  greaterF,
  int,
  lesserF,
  load,
  loop,
  minus,
  plus,
  seq,
  set,
  splat,
  store,
  type WasmFunction,
} from "./assembler.ts";
import { VectorModule } from "./module.ts";

type Side = "Max" | "Min";
export type ExtremaCall = `${"clean" | "widen" | "raise"}${Side}`;

function functions(side: Side): (WasmFunction & { readonly name: ExtremaCall })[] {
  const better = side === "Max" ? greaterF : lesserF;
  const [a, b, c, d, i] = [0, 1, 2, 3, 4];
  const each = (end: number, local: number, body: Code) =>
    seq(set(local, int(0)), loop(local, get(end), int(1), body));
  return [
    {
      // clean(from, to, address of the limit, vectors): NaN and what is beyond the limit become the limit.
      name: `clean${side}`,
      params: 4,
      ints: 1,
      vectors: 0,
      body: each(
        d,
        i,
        seq(store(get(b), better(splat(get(c)), load(get(a)))), advance(a, int(16)), advance(b, int(16))),
      ),
    },
    {
      // widen(from, to, step in bytes, vectors): the extremum of three values, two of them a step away.
      name: `widen${side}`,
      params: 4,
      ints: 1,
      vectors: 0,
      body: each(
        d,
        i,
        seq(
          store(
            get(b),
            better(better(load(minus(get(a), get(c))), load(get(a))), load(plus(get(a), get(c)))),
          ),
          advance(a, int(16)),
          advance(b, int(16)),
        ),
      ),
    },
    {
      // raise(out, line, vectors)
      name: `raise${side}`,
      params: 3,
      ints: 1,
      vectors: 0,
      body: each(
        c,
        d,
        seq(store(get(a), better(load(get(a)), load(get(b)))), advance(a, int(16)), advance(b, int(16))),
      ),
    },
  ];
}

/** Sliding maxima and minima of rows of float32. */
export const extremaModule = new VectorModule<ExtremaCall>(() => [...functions("Max"), ...functions("Min")]);
