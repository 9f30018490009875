import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { Calibration, Table } from "./image-types.ts";
import { unitRatio } from "./units.ts";

export interface ObjectTableOptions {
  /** Image of the same spatial shape, for mean, min and max; any dtype. */
  readonly intensity?: NdArray;
  readonly calibration?: Calibration;
  /** Default "Objects". */
  readonly title?: string;
}

/** One row per object, in order of labels: label, area (elements), centroid, bounding box, equivalent diameter, and, when
 * asked for, physical sizes and intensity.
 *
 * | column | meaning |
 * |---|---|
 * | label | value in the label image |
 * | area, or volume in 3D | number of elements |
 * | x, y (z) | mean coordinate of the elements, first element = 0 |
 * | x_min … z_max | bounding box; min inside, max the first coordinate outside |
 * | equivalent_diameter | of the circle or ball of equal size, in elements |
 * | area_micrometer2, volume_micrometer3, equivalent_diameter_micrometer | the same in the unit of x; only when all axes are calibrated in lengths |
 * | mean, min, max | of the intensity; NaN if one is NaN |
 *
 * @param labels - (y, x) or (z, y, x), integers, 0 = background.
 * @throws array/shape when the shapes differ.
 * @see scikit-image 0.26, measure.regionprops_table: area, centroid, bbox, equivalent_diameter_area, intensity_mean,
 * intensity_min, intensity_max. Physical diameter from the physical area, so it is right for unequal pixel sizes. */
export function objectTable(labels: NdArray, options: ObjectTableOptions = {}): Table {
  const shape = labels.shape.length === 2 ? [1, ...labels.shape] : [...labels.shape];
  const solid = labels.shape.length === 3;
  const [depth, height, width] = shape;
  if (shape.length !== 3 || depth === undefined || height === undefined || width === undefined) {
    throw mismatch("labels", labels, "(y, x) or (z, y, x)");
  }
  const intensity = options.intensity;
  if (intensity && intensity.shape.join() !== labels.shape.join()) {
    throw mismatch("intensity", intensity, `the shape of the labels, [${labels.shape.join(", ")}]`);
  }
  const objects = measure(labels, intensity, depth, height, width);
  const size = solid ? "volume" : "area";
  const axes = solid ? ["x", "y", "z"] : ["x", "y"];
  const physical = elementSize(options.calibration, axes);
  const columns = ["label", size];
  if (physical) columns.push(`${size}_${physical.unit}${axes.length}`);
  columns.push(...axes, ...axes.flatMap((axis) => [`${axis}_min`, `${axis}_max`]), "equivalent_diameter");
  if (physical) columns.push(`equivalent_diameter_${physical.unit}`);
  if (intensity) columns.push("mean", "min", "max");

  const diameter = (n: number) => (solid ? Math.cbrt((6 * n) / Math.PI) : Math.sqrt((4 * n) / Math.PI));
  const rows = objects.map((o) => {
    const row: number[] = [o.label, o.count];
    if (physical) row.push(o.count * physical.size);
    for (let a = 0; a < axes.length; a++) row.push(o.sums[a]! / o.count);
    for (let a = 0; a < axes.length; a++) row.push(o.low[a]!, o.high[a]! + 1);
    row.push(diameter(o.count));
    if (physical) row.push(diameter(o.count * physical.size));
    if (intensity) row.push(o.total / o.count, o.min, o.max);
    return row;
  });
  return { title: options.title ?? "Objects", columns, rows };
}

/** Sums of one object; lists by axis x, y, z. */
interface Measured {
  readonly label: number;
  count: number;
  readonly sums: [number, number, number];
  readonly low: [number, number, number];
  readonly high: [number, number, number];
  total: number;
  min: number;
  max: number;
}

function measure(
  labels: NdArray,
  intensity: NdArray | undefined,
  depth: number,
  height: number,
  width: number,
): Measured[] {
  const found = new Map<number, Measured>();
  let last: Measured | undefined;
  let i = 0;
  for (let z = 0; z < depth; z++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const label = Number(labels.data[i]);
        if (!(label > 0)) continue;
        let object = last?.label === label ? last : found.get(label);
        if (!object) {
          object = {
            label,
            count: 0,
            sums: [0, 0, 0],
            low: [x, y, z],
            high: [x, y, z],
            total: 0,
            min: Number.POSITIVE_INFINITY,
            max: Number.NEGATIVE_INFINITY,
          };
          found.set(label, object);
        }
        last = object;
        object.count++;
        object.sums[0] += x;
        object.sums[1] += y;
        object.sums[2] += z;
        if (x < object.low[0]) object.low[0] = x;
        if (x > object.high[0]) object.high[0] = x;
        if (y < object.low[1]) object.low[1] = y;
        if (y > object.high[1]) object.high[1] = y;
        if (z > object.high[2]) object.high[2] = z;
        if (!intensity) continue;
        const value = Number(intensity.data[i]);
        object.total += value;
        object.min = Math.min(object.min, value);
        object.max = Math.max(object.max, value);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.label - b.label);
}

/** Area or volume of one element in the unit of x; null unless every axis has a length. */
function elementSize(
  calibration: Calibration | undefined,
  axes: readonly string[],
): { size: number; unit: string } | null {
  const unit = calibration?.x?.unit;
  if (!calibration || !unit || unitRatio(unit, "meter") === null) return null;
  let size = 1;
  for (const axis of axes) {
    const one = calibration[axis];
    const ratio = one && unitRatio(one.unit, unit);
    if (!one || !ratio) return null;
    size *= one.scale * ratio;
  }
  return { size, unit };
}

function mismatch(what: string, array: NdArray, expected: string): Error {
  return fail("array/shape", { where: `objectTable: ${what}`, got: `[${array.shape.join(", ")}]`, expected });
}
