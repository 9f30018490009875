import { shortSliceLabel } from "../measure/index.ts";
import { Measurements as M } from "../statistics/index.ts";
import { addNumber, addRow, addText, DEFAULT_HEADINGS, showTable } from "../tables/index.ts";
import { type ImageWindow, newTable, type ResultsTable, type World } from "../world/index.ts";

/** What one plane's particles come to. */
export interface PlaneSummary {
  readonly window: ImageWindow;
  /** Number of the plane since the start, 1-based. */
  readonly slice: number;
  readonly stack: boolean;
  readonly count: number;
  /** Calibrated area of the selection. */
  readonly totalArea: number;
  readonly measurements: number;
  /** The table that the particles were measured into, its last `count` rows. */
  readonly results: ResultsTable;
}

const MEANS: readonly (readonly [number, readonly string[]])[] = [
  [M.MEAN, ["Mean"]],
  [M.MODE, ["Mode"]],
  [M.PERIMETER, ["Perim."]],
  [M.ELLIPSE, ["Major", "Minor", "Angle"]],
  [M.SHAPE_DESCRIPTORS, ["Circ.", "Solidity"]],
  [M.FERET, ["Feret", "FeretX", "FeretY", "FeretAngle", "MinFeret"]],
  [M.INTEGRATED_DENSITY, ["IntDen"]],
  [M.MEDIAN, ["Median"]],
  [M.SKEWNESS, ["Skew"]],
  [M.KURTOSIS, ["Kurt"]],
];

/** Add a row to the table "Summary" (of a stack: "Summary of TITLE").
 * @param table - the one used for the planes before; null = the one that is open, else a new one.
 * @returns the table to go on with.
 * @see ImageJ 1.54p ParticleAnalyzer.updateSliceSummary */
export function addSummary(world: World, table: ResultsTable | null, plane: PlaneSummary): ResultsTable {
  const { window, results, count } = plane;
  const single = window.planes.length === 1;
  const title = single ? "Summary" : `Summary of ${window.title}`;
  const summary = world.tables.get(title) ?? table ?? newTable(null, world.options.precision);
  const areas = floatColumn(results, "Area") ?? new Float32Array(0);
  addRow(summary);
  addText(summary, "Slice", labelOf(plane, single));
  const start = areas.length - count;
  if (start < 0) return summary;
  let sum = 0;
  for (const area of areas.subarray(start)) sum += area;
  addNumber(summary, "Count", count);
  addNumber(summary, "Total Area", sum);
  addNumber(summary, "Average Size", sum / count);
  addNumber(summary, "%Area", (sum * 100.0) / plane.totalArea);
  for (const [bit, headings] of MEANS)
    if ((plane.measurements & bit) !== 0)
      for (const heading of headings)
        addNumber(
          summary,
          heading,
          areas.length > 0 ? meanFrom(floatColumn(results, heading), start) : Number.NaN,
        );
  return showTable(world, summary, title);
}

function labelOf({ window, slice, stack }: PlaneSummary, single: boolean): string {
  if (single) return window.title;
  const label = shortSliceLabel(window, stack ? slice - 1 : window.plane);
  return label !== null && label !== "" ? label : String(slice);
}

function floatColumn(table: ResultsTable, heading: string): Float32Array | null {
  const values = table.columns[DEFAULT_HEADINGS.indexOf(heading)]?.values;
  return values == null ? null : Float32Array.from(values.slice(0, table.size));
}

/** Mean of finite float32 values, in double. */
function meanFrom(values: Float32Array | null, start: number): number {
  if (values === null) return Number.NaN;
  let sum = 0;
  let count = 0;
  for (const value of values.subarray(start)) {
    if (!Number.isFinite(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
