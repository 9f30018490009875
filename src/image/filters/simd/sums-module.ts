import {
  addD,
  advance,
  type Code,
  divD,
  get,
  int,
  lanes,
  load,
  loadInt,
  loop,
  mulD,
  plus,
  seq,
  set,
  splatDouble,
  store,
  subD,
  toDoubles,
  toFloats,
  type WasmFunction,
  zero,
} from "./assembler.ts";
import { VectorModule } from "./module.ts";
import { transpose } from "./moves.ts";

export type SumsCall = "mean" | "variance" | "gather" | "scatter";

/** mean or variance(centre, left, right, end of left, columns, column pitch, out, points, sums): four rows at once along all columns, by
 * running sums in double. `left` and `right` are tables of what goes out and comes in, as byte offsets from the centre, right behind
 * each other; `points` is the address of a double; `sums` that of four sums and four sums of squares for the first column. */
function running(name: "mean" | "variance"): WasmFunction & { readonly name: "mean" | "variance" } {
  const [centre, left, right, end, columns, pitch, out, points, sums, x, t, u] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  const squares = name === "variance";
  const total = [12, 13];
  const square = [14, 15];
  const change = [16, 17];
  const squareChange = [18, 19];
  const [leaving, coming, count] = [20, 21, 22];
  const half = (value: number, h: number) =>
    toDoubles(h === 0 ? get(value) : lanes(get(value), get(value), [2, 3, 2, 3]));
  const exchange = (sum: number, of: (value: number) => Code) =>
    set(sum, addD(subD(get(sum), of(leaving)), of(coming)));
  const both = (make: (h: number) => Code) => seq(make(0), make(1));
  const s = (list: readonly number[], h: number) => list[h] ?? 0;
  const twice = (value: number, h: number) => mulD(half(value, h), half(value, h));
  const result = (h: number): Code => {
    const sum = get(s(total, h));
    if (!squares) return toFloats(divD(sum, get(count)));
    return toFloats(divD(subD(get(s(square, h)), divD(mulD(sum, sum), get(count))), get(count)));
  };
  return {
    name,
    params: 9,
    ints: 3,
    vectors: 11,
    body: seq(
      set(count, splatDouble(get(points))),
      both((h) => set(s(total, h), load(get(sums), 16 * h))),
      both((h) => set(s(square, h), load(get(sums), 32 + 16 * h))),
      set(x, int(0)),
      loop(
        x,
        get(columns),
        int(1),
        seq(
          store(get(out), lanes(result(0), result(1), [0, 1, 4, 5])),
          advance(out, int(16)),
          both((h) => set(s(change, h), zero)),
          both((h) => set(s(squareChange, h), zero)),
          set(t, get(left)),
          set(u, get(right)),
          loop(
            t,
            get(end),
            int(4),
            seq(
              set(leaving, load(plus(get(centre), loadInt(get(t))))),
              set(coming, load(plus(get(centre), loadInt(get(u))))),
              both((h) => exchange(s(change, h), (value) => half(value, h))),
              squares ? both((h) => exchange(s(squareChange, h), (value) => twice(value, h))) : [],
              advance(u, int(4)),
            ),
          ),
          both((h) => set(s(total, h), addD(get(s(total, h)), get(s(change, h))))),
          squares ? both((h) => set(s(square, h), addD(get(s(square, h)), get(s(squareChange, h))))) : [],
          advance(centre, get(pitch)),
        ),
      ),
      both((h) => store(get(sums), get(s(total, h)), 16 * h)),
    ),
  };
}

export const sumsModule = new VectorModule<SumsCall>(() => [
  running("mean"),
  running("variance"),
  transpose("gather"),
  transpose("scatter"),
]);
