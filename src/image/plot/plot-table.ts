import { FLOAT_MAX, greatest } from "../numbers/index.ts";
import { SCIENTIFIC_NOTATION } from "../statistics/measurements.ts";
import { setNumber, setText } from "../tables/index.ts";
import { newTable, type ResultsTable, type WorldOptions } from "../world/index.ts";
import type { Plot, PlotItem } from "./plot.ts";

interface Column {
  readonly heading: string;
  readonly values: Float32Array;
}

/** All data of a plot as a table: x columns equal to the first one are left out when all sets have one length. null = no data.
 * @see ImageJ 1.54p Plot.getResultsTable */
export function plotTable(plot: Plot, useLabels: boolean, options: WorldOptions): ResultsTable | null {
  const sets = plot.items.filter((item) => item.kind !== "other");
  if (sets.length === 0) return null;
  const rows = greatest(sets.map((item) => item.xs.length));
  const columns = columnsOf(plot, sets, useLabels);
  const table = newTable(null, options.precision);
  for (let row = 0; row < rows; row++)
    for (const { heading, values } of columns) {
      const value = values[row];
      if (value === undefined) setText(table, heading, row, "");
      else setNumber(table, heading, row, value);
    }
  for (const column of table.columns)
    column.decimals = decimalsOf(Float32Array.from((column.values ?? []).slice(0, rows)), options);
  return table;
}

function columnsOf(plot: Plot, sets: readonly PlotItem[], useLabels: boolean): Column[] {
  const data = sets.filter((item) => item.kind === "data");
  const first = data[0];
  const sameLength = data.every((item) => item.xs.length === first?.xs.length);
  const columns: Column[] = [];
  const several = sets.length > 1;
  const add = (heading: string, values: Float32Array) => columns.push({ heading, values });
  const free = (label: string | null) =>
    label !== null && columns.some(({ heading }) => heading === label) ? null : label;
  const numbers = { data: 0, arrows: 0 };
  for (const item of sets) {
    const arrows = item.kind === "arrows";
    const number = arrows ? numbers.arrows++ : numbers.data++;
    const suffix = several ? String(number) : "";
    const own = useLabels && !arrows ? tidy(item.label) : null;
    const sameX = !arrows && item !== first && first !== undefined && sameLength && equal(first.xs, item.xs);
    const sameXY = sameX && first !== undefined && equal(first.ys, item.ys);
    if (!sameX) {
      let label: string | null = null;
      if (!arrows && number === 0) label = useLabels ? tidy(plot.xLabel) : spaced(plot.xLabel);
      else if (own !== null && number > 0) label = `X_${own}`;
      add(free(label) ?? `${arrows ? "XStart" : "X"}${suffix}`, item.xs);
    }
    if (!sameXY) {
      let label: string | null = null;
      if (!arrows && number === 0)
        label = useLabels && own === null ? tidy(plot.yLabel) : spaced(plot.yLabel);
      add(free(own ?? label) ?? `${arrows ? "YStart" : "Y"}${suffix}`, item.ys);
    }
    if (item.xEnds !== null) add(`${arrows ? "XEnd" : "XERR"}${suffix}`, item.xEnds);
    if (item.yEnds !== null) add(`${arrows ? "YEnd" : "ERR"}${suffix}`, item.yEnds);
  }
  return columns;
}

/** Without what tables cannot have in headings. */
function tidy(label: string | null): string | null {
  const text = label?.trim().replace(/[\s,]/g, "_").replaceAll('"', "''") ?? "";
  return text === "" ? null : text;
}

/** An axis label between blanks is a heading of its own right. */
function spaced(label: string): string | null {
  return label.startsWith(" ") && label.endsWith(" ") ? label.slice(1, -1) : null;
}

function equal(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

/** As many decimals as tell 1e-5 of the range apart.
 * @see ImageJ 1.54p Plot.getPrecision */
function decimalsOf(values: Float32Array, options: WorldOptions): number {
  if ((options.measurements & SCIENTIFIC_NOTATION) !== 0) return -Math.max(4, options.precision);
  let min = FLOAT_MAX;
  let max = -min;
  let whole = true;
  for (const value of values) {
    if (Number.isNaN(value) || Math.trunc(value) === value) continue;
    whole = false;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (whole) return 0;
  const range = max - min;
  const digits =
    range > 0
      ? digitsFor(Math.max(Math.abs(min), Math.abs(max)), Math.fround(1e-5 * range))
      : digitsFor(Math.abs(max), 1e-5 * Math.abs(max));
  return options.precision > Math.abs(digits) ? options.precision * (digits < 0 ? -1 : 1) : digits;
}

function digitsFor(size: number, resolution: number): number {
  const MAX = 15;
  const magnitude = Math.floor(Math.log10(size) + 1e-7);
  const digits = -Math.floor(Math.log10(Math.abs(resolution)) + 1e-7);
  const scientific = -Math.max(magnitude + digits, 1);
  if (digits < -2 && magnitude >= MAX) return scientific;
  if (digits < 0) return 0;
  return digits > MAX - 1 && magnitude < -2 ? scientific : digits;
}
