import type { NdArray } from "../array/index.ts";
import type { Table } from "../image/index.ts";

/** A table output as rows and columns. The channel axis runs across, the index (or time) axis down; without such names
 * the last axis longer than 1 runs across, and a single one down. Further axes become columns of their own, with the
 * index of each row. Columns are headed by the channel names, or C1 … Cn as ImageJ does.
 * @param array - with axes. */
export function tableOf(title: string, array: NdArray, channelNames: readonly string[] | null): Table {
  const axes = array.axes ?? array.shape.map((_, d) => `axis${d}`);
  const long = array.shape.map((_, d) => d).filter((d) => (array.shape[d] ?? 1) > 1);
  const named = (names: readonly string[]): number | undefined =>
    long.find((d) => names.includes(axes[d] ?? ""));
  let across = named(["channel"]);
  let down = named(["index", "time"]);
  if (across === undefined) across = long.filter((d) => d !== down).at(-1);
  if (down === undefined) down = long.filter((d) => d !== across).at(-1);
  if (down === undefined && across !== undefined && axes[across] !== "channel")
    [down, across] = [across, down];
  const width = across === undefined ? 1 : (array.shape[across] ?? 1);
  const before = long.filter((d) => d !== across);
  const headed = channelNames?.length === width ? channelNames : null;
  const columns = [
    ...before.filter((d) => d !== down).map((d) => axes[d] ?? ""),
    ...Array.from({ length: width }, (_, i) => headed?.[i] ?? `C${i + 1}`),
  ];
  const strides = array.shape.map((_, d) => array.shape.slice(d + 1).reduce((a, b) => a * b, 1));
  const rowCount = before.reduce((n, d) => n * (array.shape[d] ?? 1), 1);
  // The down axis varies fastest.
  const order = [...before.filter((d) => d !== down), ...before.filter((d) => d === down)];
  const rows = Array.from({ length: rowCount }, (_, r) => {
    const index = new Map<number, number>();
    let rest = r;
    for (const d of order.toReversed()) {
      const size = array.shape[d] ?? 1;
      index.set(d, rest % size);
      rest = Math.floor(rest / size);
    }
    let at = 0;
    for (const [d, i] of index) at += i * (strides[d] ?? 0);
    const values = Array.from({ length: width }, (_, c) =>
      Number(array.data[at + c * (across === undefined ? 0 : (strides[across] ?? 0))]),
    );
    return [...before.filter((d) => d !== down).map((d) => index.get(d) ?? 0), ...values];
  });
  return { title, columns, rows };
}
