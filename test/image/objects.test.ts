import { describe, expect, it } from "vitest";
import { cast, ndarray, readNpy, reshape, zeros } from "../../src/array/index.ts";
import { type LabelObjectsOptions, labelObjects, objectTable } from "../../src/image/index.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";

interface Case {
  readonly shape: number[];
  readonly levels: number;
  readonly foreground: number[];
  readonly interior: number[];
  readonly settings: LabelObjectsOptions;
  readonly labels: number[];
  /** Without interior. */
  readonly components: number[];
  readonly measures: Record<string, number[]>;
}

const cases = goldenJson<Case[]>("labels", "cases.json");

function map(values: readonly number[], of: Case) {
  const data = Float32Array.from(values, (value) => value / of.levels);
  return ndarray("float32", of.shape, data, of.shape.length === 2 ? ["y", "x"] : ["z", "y", "x"]);
}

const named = cases.map((c) => [`[${c.shape.join(", ")}] in ${c.levels} levels`, c] as const);

describe("labelObjects equals scipy and scikit-image to the last pixel", () => {
  it("goldens are the ones the script made", () => expectManifestHolds("labels"));

  it.each(named)("%s", (_, c) => {
    const labels = labelObjects(map(c.foreground, c), map(c.interior, c), c.settings);
    expect(labels.dtype).toBe("uint16");
    expect(labels.shape).toEqual(c.shape);
    expect(labels.axes).toEqual(c.shape.length === 2 ? ["y", "x"] : ["z", "y", "x"]);
    expect([...labels.data]).toEqual(c.labels);
  });

  it.each(named)("%s without interior", (_, c) => {
    expect([...labelObjects(map(c.foreground, c), null, c.settings).data]).toEqual(c.components);
  });

  it.each(["by_hand", "crowded", "rings"])("%s: probabilities of the bundled model", (name) => {
    const maps = readNpy(goldenBytes("objects", `${name}_probabilities.npy`), name);
    const expected = readNpy(goldenBytes("objects", `${name}_labels.npy`), name);
    const settings = goldenJson<{ settings: Record<string, number> }>("objects", "MANIFEST.json").settings;
    const n = maps.data.length / 2;
    const part = (i: number) =>
      ndarray(
        "float32",
        expected.shape,
        Float32Array.from({ length: n }, (_, k) => Number(maps.data[i * n + k])),
      );
    const labels = labelObjects(part(0), part(1), {
      foregroundThreshold: settings.foreground_threshold,
      interiorThreshold: settings.interior_threshold,
      minSize: settings.min_size,
    });
    expect([...labels.data]).toEqual([...expected.data]);
  });
});

describe("labelObjects", () => {
  const c = cases[2]!;

  it("leaves its input alone and gives the same twice", () => {
    const [foreground, interior] = [map(c.foreground, c), map(c.interior, c)];
    const before = foreground.data.slice();
    const first = labelObjects(foreground, interior, c.settings);
    expect(labelObjects(foreground, interior, c.settings)).toEqual(first);
    expect(foreground.data).toEqual(before);
  });

  it("takes any dtype, and leading axes of size 1", () => {
    const foreground = map(c.foreground, c);
    const wide = cast(foreground, "float64");
    const batched = reshape(foreground, [1, 1, ...c.shape], ["batch", "channel", "y", "x"]);
    const expected = labelObjects(foreground, null);
    expect(labelObjects(wide, null)).toEqual(expected);
    expect(labelObjects(batched, null)).toEqual(expected);
    const ints = ndarray("int64", c.shape, BigInt64Array.from(c.foreground, BigInt), ["y", "x"]);
    const whole = labelObjects(ints, null, { foregroundThreshold: 10 });
    expect([...whole.data]).toEqual([
      ...labelObjects(map(c.foreground, c), null, { foregroundThreshold: 10 / 20 }).data,
    ]);
    const mask = ndarray("bool", [1, 3], Uint8Array.of(1, 0, 1), ["y", "x"]);
    expect([...labelObjects(mask, null).data]).toEqual([1, 0, 2]);
  });

  it("NaN is background, infinity foreground", () => {
    const row = ndarray(
      "float32",
      [1, 4],
      Float32Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, Number.NaN),
    );
    expect([...labelObjects(row, null).data]).toEqual([0, 1, 1, 0]);
    expect([...labelObjects(row, row).data]).toEqual([0, 1, 1, 0]);
  });

  it("nothing, everything, one pixel, no pixel", () => {
    expect([...labelObjects(zeros("float32", [2, 2]), zeros("float32", [2, 2])).data]).toEqual([0, 0, 0, 0]);
    const ones = ndarray("float32", [2, 2], Float32Array.of(1, 1, 1, 1));
    expect([...labelObjects(ones, ones).data]).toEqual([1, 1, 1, 1]);
    expect([...labelObjects(ones, zeros("float32", [2, 2])).data]).toEqual([1, 1, 1, 1]);
    expect([...labelObjects(ones, ones, { minSize: 5 }).data]).toEqual([0, 0, 0, 0]);
    expect([...labelObjects(ndarray("float32", [1, 1], Float32Array.of(1)), null).data]).toEqual([1]);
    expect(labelObjects(zeros("float32", [0, 7]), null).shape).toEqual([0, 7]);
  });

  it("more than 65535 objects are uint32", () => {
    const size = 600;
    const data = new Float32Array(size * size);
    for (let i = 0; i < data.length; i++)
      data[i] = (i % size) % 2 === 0 && Math.floor(i / size) % 2 === 0 ? 1 : 0;
    const labels = labelObjects(ndarray("float32", [size, size], data), null);
    expect(labels.dtype).toBe("uint32");
    expect(labels.data[(size - 2) * size + size - 2]).toBe(90000);
  });

  it("refuses shapes that do not fit", () => {
    const map2 = zeros("float32", [3, 4]);
    expect(() => labelObjects(map2, zeros("float32", [4, 3]))).toThrow("array/shape");
    expect(() => labelObjects(zeros("float32", [2, 2, 3, 4]), null)).toThrow("array/shape");
    expect(() => labelObjects(zeros("float32", [4]), null)).toThrow("array/shape");
  });
});

describe("objectTable equals regionprops_table", () => {
  it.each(named)("%s", (_, c) => {
    const labels = ndarray("uint16", c.shape, Uint16Array.from(c.labels));
    const intensity = ndarray(
      "int32",
      c.shape,
      Int32Array.from(c.labels, (_, i) => (i * 7919) % 4001),
    );
    const table = objectTable(labels, { intensity });
    const column = (name: string) => table.rows.map((row) => Number(row[table.columns.indexOf(name)]));
    const solid = c.shape.length === 3;
    const axes = solid ? ["z", "y", "x"] : ["y", "x"];
    const same: Record<string, string> = {
      label: "label",
      [solid ? "volume" : "area"]: "area",
      equivalent_diameter: "equivalent_diameter_area",
      mean: "intensity_mean",
      min: "intensity_min",
      max: "intensity_max",
    };
    for (const [d, axis] of axes.entries()) {
      same[axis] = `centroid-${d}`;
      same[`${axis}_min`] = `bbox-${d}`;
      same[`${axis}_max`] = `bbox-${d + axes.length}`;
    }
    expect([...table.columns].sort()).toEqual(Object.keys(same).sort());
    for (const [ours, theirs] of Object.entries(same)) {
      const expected = c.measures[theirs] ?? [];
      expect(column(ours).length).toBe(expected.length);
      // Sums of doubles in another order.
      for (const [i, value] of column(ours).entries()) expect(value, ours).toBeCloseTo(expected[i]!, 9);
    }
  });

  it("gives physical sizes in the unit of x, for unequal pixels and mixed units too", () => {
    const labels = ndarray("uint8", [2, 3], Uint8Array.of(0, 7, 7, 0, 7, 7));
    const calibration = { x: { scale: 0.5, unit: "micrometer" }, y: { scale: 2000, unit: "nanometer" } };
    const table = objectTable(labels, { calibration, title: "Nuclei" });
    expect(table.title).toBe("Nuclei");
    const row = Object.fromEntries(table.columns.map((name, i) => [name, table.rows[0]?.[i]]));
    expect(row.area).toBe(4);
    expect(row.area_micrometer2).toBeCloseTo(4, 12);
    expect(row.equivalent_diameter_micrometer).toBeCloseTo(Math.sqrt(16 / Math.PI), 12);
    expect(objectTable(labels, { calibration: { x: calibration.x } }).columns).not.toContain(
      "area_micrometer2",
    );
    const strange = { x: { scale: 1, unit: "furlong" }, y: { scale: 1, unit: "furlong" } };
    expect(objectTable(labels, { calibration: strange }).columns.join()).not.toContain("furlong");
  });

  it("has no rows without objects, and NaN intensity shows", () => {
    expect(objectTable(zeros("uint16", [3, 3])).rows).toEqual([]);
    const labels = ndarray("uint8", [1, 3], Uint8Array.of(1, 1, 2));
    const intensity = ndarray("float32", [1, 3], Float32Array.of(1, Number.NaN, 3));
    const table = objectTable(labels, { intensity });
    const [first, second] = table.rows.map((row) => row.slice(-3));
    expect(first).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(second).toEqual([3, 3, 3]);
  });

  it("refuses an intensity image of another shape", () => {
    expect(() => objectTable(zeros("uint8", [2, 3]), { intensity: zeros("uint8", [3, 2]) })).toThrow(
      "array/shape",
    );
  });
});
