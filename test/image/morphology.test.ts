import { describe, expect, it } from "vitest";
import {
  attributeFilter,
  type Connectivity,
  chamferMap,
  chamferMasks,
  classicWatershed,
  componentsOf,
  dilateLabels,
  type ElementShape,
  extendedExtrema,
  type FilterOperation,
  fillGreyHoles,
  filterBySize,
  floodMarkers,
  geodesicMap,
  imposeExtrema,
  killBorders,
  labelBoundaries,
  labelSizes,
  labelsOf,
  largestRegion,
  measureIntensities,
  measureRegions,
  morphologicalFilter,
  openBySize,
  planarElement,
  type Raster,
  reconstructByDilation,
  reconstructByErosion,
  regionalExtrema,
  remapLabels,
  removeBorderLabels,
  replaceLabels,
  type SolidShape,
  solidElement,
  spreadLabels,
} from "../../src/image/morphology/index.ts";
import { newPixels, type PixelType } from "../../src/image/world/index.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";

interface Picture {
  readonly shape: number[];
  readonly type: PixelType;
  readonly data: number[];
}

interface Region {
  readonly label: number;
  readonly pixelCount: number;
  readonly perimeter: number;
  readonly euler: number;
  readonly box: [number, number, number, number];
  readonly centroid: [number, number];
  readonly radii: [number, number];
  readonly axis: [number, number];
  readonly round: boolean;
  readonly convexArea: number;
  readonly feret: number;
  readonly mean: number;
  readonly stdDev: number;
  readonly max: number;
  readonly min: number;
  readonly median: number;
  readonly mode: number;
  readonly skewness: number | null;
  readonly kurtosis: number | null;
}

type Kind = "maxima" | "minima";

interface Cases {
  readonly pictures: Record<string, Picture>;
  readonly filters: {
    picture: string;
    operation: FilterOperation;
    shape: ElementShape;
    radius: number;
    data: number[];
  }[];
  readonly solid: {
    picture: string;
    operation: FilterOperation;
    shape: SolidShape;
    radii: [number, number, number];
    data: number[];
  }[];
  readonly reconstructions: {
    picture: string;
    marker: number[];
    method: "dilation" | "erosion";
    connectivity: Connectivity;
    data: number[];
  }[];
  readonly holes: { picture: string; connectivity: Connectivity; data: number[] }[];
  readonly borders: { picture: string; connectivity: Connectivity; data: number[] }[];
  readonly extrema: {
    picture: string;
    kind: Kind;
    connectivity: Connectivity;
    dynamic: number;
    regional: number[];
    extended: number[];
  }[];
  readonly imposed: {
    picture: string;
    marker: number[];
    kind: Kind;
    connectivity: Connectivity;
    data: number[];
  }[];
  readonly components: (Picture & { connectivity: Connectivity; labels: number[] })[];
  readonly distances: (Picture & { weights: string; data: number[] })[];
  readonly geodesics: (Picture & { marker: number[]; weights: string; distances: (number | null)[] })[];
  readonly attributes: {
    picture: string;
    connectivity: Connectivity;
    minimum: number;
    opening: number[];
    closing: number[];
  }[];
  readonly floods: (Picture & {
    markers: number[];
    connectivity: Connectivity;
    dams: boolean;
    mask: number[] | null;
    labels: number[];
  })[];
  readonly tools: {
    shape: number[];
    type: PixelType;
    data: number[];
    labels: number[];
    sizes: Record<string, number>;
    withoutBorder: number[];
    overTwelve: number[];
    largest: number[];
    withoutLargest: number[];
    remapped: number[];
    expanded: Record<string, number[]>;
    values: number[];
  };
  readonly regions: Region[];
}

const cases = goldenJson<Cases>("morphology", "cases.json");

function raster({ shape, type, data }: Picture): Raster {
  const pixels = newPixels(type, data.length);
  pixels.set(data);
  return { width: shape.at(-1) ?? 1, height: shape.at(-2) ?? 1, depth: shape.at(-3) ?? 1, data: pixels };
}

const named = (name: string): Raster => raster(cases.pictures[name] as Picture);
const like = (to: Raster, data: readonly number[]): Raster => {
  const pixels = to.data.slice();
  pixels.set(data);
  return { ...to, data: pixels };
};
const values = (of: Raster): number[] => [...of.data];

describe("equal to scikit-image", () => {
  it("goldens are the ones the script made", () => expectManifestHolds("morphology"));

  it.each(cases.filters)("$operation of $picture, $shape $radius", (c) => {
    const result = morphologicalFilter(named(c.picture), c.operation, planarElement(c.shape, c.radius));
    expect(values(result)).toEqual(c.data);
  });

  it.each(cases.solid)("$operation of $picture, $shape $radii", (c) => {
    const result = morphologicalFilter(named(c.picture), c.operation, solidElement(c.shape, ...c.radii));
    expect(values(result)).toEqual(c.data);
  });

  it.each(cases.reconstructions)("reconstruction by $method, $picture, $connectivity", (c) => {
    const mask = named(c.picture);
    const run = c.method === "dilation" ? reconstructByDilation : reconstructByErosion;
    // Markers may lie outside the type's range.
    const marker = { ...mask, data: Float32Array.from(c.marker) };
    expect(values(run(marker, mask, c.connectivity))).toEqual(c.data);
  });

  it.each(cases.holes)("holes of $picture, $connectivity", (c) => {
    expect(values(fillGreyHoles(named(c.picture), c.connectivity))).toEqual(c.data);
  });

  it.each(cases.borders)("borders of $picture, $connectivity", (c) => {
    expect(values(killBorders(named(c.picture), c.connectivity))).toEqual(c.data);
  });

  it.each(cases.extrema)("$kind of $picture, $connectivity", (c) => {
    const from = named(c.picture);
    expect(values(regionalExtrema(from, c.kind, c.connectivity))).toEqual(c.regional);
    expect(values(extendedExtrema(from, c.kind, c.dynamic, c.connectivity))).toEqual(c.extended);
  });

  it.each(cases.imposed)("imposed $kind, $picture, $connectivity", (c) => {
    const from = named(c.picture);
    expect(values(imposeExtrema(from, like(from, c.marker), c.kind, c.connectivity))).toEqual(c.data);
  });

  it.each(cases.components)("components of $shape, $connectivity", (c) => {
    const { labels, count } = componentsOf(raster(c), c.connectivity);
    expect([...labels]).toEqual(c.labels);
    expect(count).toBe(Math.max(...c.labels));
  });

  it.each(cases.distances)("distances by $weights in $shape", (c) => {
    // Distances are 0 exactly in the background.
    const mask = raster({ ...c, type: "8-bit", data: c.data.map((d) => (d === 0 ? 0 : 255)) });
    const weights = chamferMasks[c.weights]?.float ?? [];
    expect(values(chamferMap(mask, weights, false, "32-bit"))).toEqual(c.data);
    const whole = chamferMap(mask, weights, true, "16-bit");
    expect(values(whole)).toEqual(c.data.map((d) => Math.trunc(d / (weights[0] ?? 1))));
  });

  it.each(cases.geodesics)("geodesic distances by $weights in $shape", (c) => {
    const mask = raster(c);
    const map = geodesicMap(like(mask, c.marker), mask, chamferMasks[c.weights]?.float ?? [], false);
    const expected = c.distances.map(
      (d, i) => d ?? (mask.data[i] === 0 ? Number.NaN : Number.POSITIVE_INFINITY),
    );
    expect(values(map)).toEqual(expected);
  });

  it.each(cases.attributes)("area filters of $picture, $minimum, $connectivity", (c) => {
    const from = named(c.picture);
    expect(values(attributeFilter(from, "opening", "area", c.minimum, c.connectivity))).toEqual(c.opening);
    expect(values(attributeFilter(from, "closing", "area", c.minimum, c.connectivity))).toEqual(c.closing);
  });

  it("a box diagonal counts corner pixels whole", () => {
    const data = Uint8Array.from([9, 9, 9, 0, 0, 0, 0, 0, 5, 0, 0, 5]);
    const from: Raster = { width: 6, height: 2, depth: 1, data };
    const kept = (minimum: number) => values(attributeFilter(from, "opening", "box diagonal", minimum, 4));
    expect(kept(3.1)).toEqual([9, 9, 9, 0, 0, 0, 0, 0, 5, 0, 0, 0]);
    expect(kept(3.2)).toEqual([5, 5, 5, 0, 0, 0, 0, 0, 5, 0, 0, 0]);
    expect(kept(3.7)).toEqual(new Array(12).fill(0));
  });

  it("without background there is no distance", () => {
    const full = named("constant");
    expect(new Set(values(chamferMap(full, [3, 4], true, "32-bit")))).toEqual(
      new Set([Number.POSITIVE_INFINITY]),
    );
    expect(new Set(values(chamferMap(full, [3, 4], true, "16-bit")))).toEqual(new Set([65535]));
  });

  it.each(cases.floods)("flooding $shape, $connectivity, dams $dams", (c) => {
    const input = raster(c);
    const mask = c.mask === null ? null : { ...input, data: Uint8Array.from(c.mask) };
    const labels = floodMarkers(input, c.markers, { connectivity: c.connectivity, dams: c.dams, mask });
    expect([...labels]).toEqual(c.labels);
  });
});

describe("label tools", () => {
  const { tools } = cases;
  const all = { left: true, right: true, top: true, bottom: true, front: true, back: true };
  it("sizes, borders, largest", () => {
    const labels = raster(tools);
    expect(labelsOf(labels)).toEqual(tools.labels);
    expect(Object.fromEntries(labelSizes(labels))).toEqual(tools.sizes);
    expect(values(removeBorderLabels(labels, all))).toEqual(tools.withoutBorder);
    expect(values(filterBySize(labels, "Greater_Than", 12))).toEqual(tools.overTwelve);
    expect(values(openBySize(labels, 13, 4))).toEqual(tools.overTwelve);
    expect(values(largestRegion(labels, false, 4))).toEqual(tools.largest);
    expect(values(largestRegion(labels, true, 4))).toEqual(tools.withoutLargest);
  });

  it("remaps and replaces in place", () => {
    const labels = raster(tools);
    expect(remapLabels(labels)).toBe(tools.labels.length);
    expect(values(labels)).toEqual(tools.remapped);
    replaceLabels(labels, [1, 2], 0);
    expect(labelsOf(labels)[0]).toBe(3);
  });

  it.each(Object.entries(tools.expanded))(
    "expands by %s as far as scikit-image, to a label as near",
    (radius, expected) => {
      const grown = values(dilateLabels(raster(tools), Number(radius)));
      expect(grown.map((v) => v > 0)).toEqual(expected.map((v) => v > 0));
      // Of two labels equally near either is right: differences must be such ties.
      const width = tools.shape[1] ?? 1;
      const nearest = (i: number, label: number): number => {
        let best = Number.POSITIVE_INFINITY;
        for (const [j, other] of tools.data.entries())
          if (other === label)
            best = Math.min(
              best,
              ((i % width) - (j % width)) ** 2 + (Math.trunc(i / width) - Math.trunc(j / width)) ** 2,
            );
        return best;
      };
      for (const [i, label] of grown.entries())
        if (label !== expected[i]) expect(nearest(i, label)).toBe(nearest(i, expected[i] ?? 0));
    },
  );

  it("masks are opened and kept by component", () => {
    const mask = named("mask");
    const opened = openBySize(mask, 10, 4);
    const { labels, count } = componentsOf(mask, 4);
    const sizes = Array.from({ length: count + 1 }, (_, n) => labels.filter((label) => label === n).length);
    expect(values(opened)).toEqual(
      [...labels].map((label) => (label > 0 && (sizes[label] ?? 0) >= 10 ? 255 : 0)),
    );
    expect(values(largestRegion(mask, false, 4)).filter((v) => v === 255).length).toBe(
      Math.max(...sizes.slice(1)),
    );
  });

  it("spreads labels by their centroids", () => {
    const data = Uint8Array.from([1, 0, 0, 2, 1, 0, 0, 2]);
    const spread = spreadLabels({ width: 4, height: 2, depth: 1, data }, 50);
    expect([spread.width, spread.height]).toEqual([6, 3]);
    expect(values(spread)).toEqual([1, 0, 0, 0, 2, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("boundaries lie where a label meets another before it", () => {
    const data = Uint8Array.from([1, 1, 0, 1, 1, 2, 0, 0, 2]);
    expect(values(labelBoundaries({ width: 3, height: 3, depth: 1, data }))).toEqual([
      0, 0, 255, 0, 0, 255, 255, 255, 255,
    ]);
  });
});

describe("measures of regions equal scikit-image and scipy", () => {
  const labels = raster(cases.tools);
  const grid = { width: 1, height: 1, xOrigin: 0, yOrigin: 0 };
  const measured = measureRegions(labels, grid);
  const intensities = measureIntensities({ ...labels, data: Float32Array.from(cases.tools.values) }, labels);
  it.each(cases.regions.map((region, i) => [region.label, region, i] as const))(
    "label %i",
    (_, region, i) => {
      const m = measured[i]!;
      expect(m.label).toBe(region.label);
      expect(m.pixelCount).toBe(region.pixelCount);
      expect(m.perimeter).toBeCloseTo(region.perimeter, 9);
      expect(m.circularity).toBeCloseTo((4 * Math.PI * region.pixelCount) / region.perimeter ** 2, 9);
      expect(m.euler).toBe(region.euler);
      expect([m.box.xMin, m.box.xMax, m.box.yMin, m.box.yMax]).toEqual(region.box);
      expect(m.centroid.x).toBeCloseTo(region.centroid[0], 9);
      expect(m.centroid.y).toBeCloseTo(region.centroid[1], 9);
      expect(m.ellipse.radius1).toBeCloseTo(region.radii[0], 7);
      expect(m.ellipse.radius2).toBeCloseTo(region.radii[1], 7);
      if (!region.round) {
        const angle = (m.ellipse.orientation * Math.PI) / 180;
        const along = Math.cos(angle) * region.axis[0] + Math.sin(angle) * region.axis[1];
        expect(Math.abs(along)).toBeCloseTo(1, 9);
      }
      expect(m.convexArea).toBeCloseTo(region.convexArea, 7);
      expect(m.feret.diameter).toBeCloseTo(region.feret, 9);
      const v = intensities[i]!;
      expect(v.count).toBe(region.pixelCount);
      for (const key of ["mean", "stdDev", "max", "min", "median", "mode"] as const)
        expect(v[key], key).toBeCloseTo(region[key], 9);
      if (region.skewness !== null) expect(v.skewness).toBeCloseTo(region.skewness, 6);
      if (region.kurtosis !== null) expect(v.kurtosis).toBeCloseTo(region.kurtosis, 6);
    },
  );

  it("pixels that are no squares", () => {
    const data = Uint8Array.from({ length: 100 }, () => 1);
    const [m] = measureRegions(
      { width: 10, height: 10, depth: 1, data },
      { width: 2, height: 0.5, xOrigin: 4, yOrigin: 0 },
    );
    expect(m?.area).toBe(100);
    expect(m?.box).toEqual({ xMin: 4, xMax: 24, yMin: 0, yMax: 5 });
    expect(m?.ellipse.radius1).toBeCloseTo((2 * 2 * 10) / Math.sqrt(12), 9);
    expect(m?.feret.diameter).toBeCloseTo(Math.hypot(20, 5), 9);
  });
});

describe("immersion", () => {
  it("one dimension by hand: the line is where two floods meet", () => {
    const row = (data: number[]): Raster => ({
      width: data.length,
      height: 1,
      depth: 1,
      data: Uint8Array.from(data),
    });
    expect([...classicWatershed(row([0, 1, 2, 1, 0]), 4, null, 0, 255)]).toEqual([1, 1, 0, 2, 2]);
    expect([...classicWatershed(row([3, 1, 2, 2, 0, 5]), 4, null, 0, 4)]).toEqual([2, 2, 2, 1, 1, 0]);
  });

  it("has a basin for every regional minimum, each of them connected, and parts them by lines", () => {
    const from = named("grey8");
    const labels = classicWatershed(from, 8, null, 0, 255);
    const minima = componentsOf(regionalExtrema(from, "minima", 8), 8);
    expect(new Set([...labels].filter((v) => v > 0)).size).toBe(minima.count);
    const basin = new Map<number, number>();
    for (const [i, minimum] of minima.labels.entries())
      if (minimum > 0) {
        expect(basin.get(minimum) ?? labels[i]).toBe(labels[i]);
        basin.set(minimum, labels[i]!);
      }
    for (let label = 1; label <= minima.count; label++) {
      const part = { ...from, data: Uint8Array.from(labels, (v) => (v === label ? 255 : 0)) };
      expect(componentsOf(part, 8).count).toBe(1);
    }
  });

  it("a constant picture is one basin, an empty mask none", () => {
    const from = named("constant");
    expect(new Set(classicWatershed(from, 4, null, 0, 255))).toEqual(new Set([1]));
    const none = { ...from, data: new Uint8Array(from.data.length) };
    expect(new Set(classicWatershed(from, 4, none, 0, 255))).toEqual(new Set([0]));
    expect(new Set(classicWatershed(from, 4, null, 10, 255))).toEqual(new Set([0]));
  });
});
