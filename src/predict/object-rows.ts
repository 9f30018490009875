import { type NdArray, reshape, transpose } from "../array/index.ts";
import { type Calibration, objectTable, type Table } from "../image/index.ts";
import { rolesOf } from "./axis-roles.ts";
import type { LabelPlane } from "./label-output.ts";
import { type MatchedInput, type SampleGrid, sampleOf } from "./samples.ts";

/** Rows of all planes in one table; columns in front tell the plane where there are several (counted from 0). Mean, min
 * and max are of the input image, where it has one channel and the size of the labels. */
export function tableOfObjects(
  planes: readonly LabelPlane[],
  calibration: Calibration,
  inputs: readonly MatchedInput[],
  grid: SampleGrid,
): Table {
  const intensities = planes.map(({ labels }, n) => intensityOf(labels, n, planes.length, inputs, grid));
  const measured = intensities.every((intensity) => intensity !== null);
  const tables = planes.map(({ labels }, n) => {
    const intensity = measured ? intensities[n] : null;
    return objectTable(labels, { calibration, ...(intensity ? { intensity } : {}) });
  });
  const [first] = tables;
  if (!first) return { title: "Objects", columns: [], rows: [] };
  const where = planes[0]?.place.map(({ axis }) => axis) ?? [];
  return {
    title: first.title,
    columns: [...where, ...first.columns],
    rows: tables.flatMap((table, n) => {
      const place = planes[n]?.place.map(({ index }) => index) ?? [];
      return table.rows.map((row) => [...place, ...row]);
    }),
  };
}

/** The first input's pixels under a plane of labels, or null when they do not lie one on the other. */
function intensityOf(
  labels: NdArray,
  n: number,
  planes: number,
  inputs: readonly MatchedInput[],
  grid: SampleGrid,
): NdArray | null {
  const [input] = inputs;
  if (!input || planes !== grid.count) return null;
  const sample = sampleOf(input, grid, n);
  const roles = rolesOf(input.tensor.axes);
  const space = ["z", "y", "x"].flatMap((role) => {
    const d = (roles as readonly string[]).indexOf(role);
    return d < 0 ? [] : [d];
  });
  const others = sample.shape.map((_, d) => d).filter((d) => !space.includes(d));
  if (others.some((d) => sample.shape[d] !== 1)) return null;
  const shape = space.map((d) => sample.shape[d] ?? 1);
  while (shape.length > labels.shape.length && shape[0] === 1) shape.shift();
  if (shape.join() !== labels.shape.join()) return null;
  return reshape(transpose({ ...sample, axes: null }, [...others, ...space]), shape);
}
