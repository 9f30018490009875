import { convexHull, hullArea, maxFeret } from "./hull.ts";
import type { Raster } from "./raster.ts";

/** Size of a pixel along x and y, and the place of the first pixel's corner, in the image's unit. */
export interface PixelGrid {
  readonly width: number;
  readonly height: number;
  readonly xOrigin: number;
  readonly yOrigin: number;
}

export interface RegionMeasures {
  readonly label: number;
  readonly pixelCount: number;
  readonly area: number;
  /** Crofton, four directions. */
  readonly perimeter: number;
  /** 4 π area / perimeter². */
  readonly circularity: number;
  /** Components (face neighbours) less holes. */
  readonly euler: number;
  readonly box: {
    readonly xMin: number;
    readonly xMax: number;
    readonly yMin: number;
    readonly yMax: number;
  };
  readonly centroid: { readonly x: number; readonly y: number };
  readonly ellipse: {
    readonly radius1: number;
    readonly radius2: number;
    /** Degrees, -90 … 90, of the long axis; positive turns from x to y. */
    readonly orientation: number;
  };
  readonly convexArea: number;
  readonly feret: { readonly diameter: number; readonly angle: number };
}

/** Measures of every label of a picture, by ascending label.
 * - Perimeter by the Cauchy-Crofton formula: changes of the label along rows, columns and both diagonals (the outside counts as another
 *   label), each direction weighted by its share of the half circle.
 * - Ellipse of the same second moments (a pixel is a square: + 1/12), radii 2 √λ.
 * - Hull and diameter of the pixels' corners.
 * @see Legland, Kiêu and Devaux 2007, Image Anal. Stereol. 26, 83-92; scikit-image 0.26 measure.regionprops, perimeter_crofton */
export function measureRegions(raster: Raster, grid: PixelGrid): RegionMeasures[] {
  const { width, height, data } = raster;
  const regions = new Map<number, Sums>();
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : data[y * width + x]!;
  const of = (label: number): Sums => {
    let sums = regions.get(label);
    if (sums === undefined) {
      sums = newSums();
      regions.set(label, sums);
    }
    return sums;
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const label = data[y * width + x]!;
      if (label === 0) continue;
      const sums = of(label);
      add(sums, x, y);
      // Changes on both sides of the pixel, so that every change is counted once per label.
      for (const s of [-1, 1]) {
        if (at(x + s, y) !== label) sums.changes[0]++;
        if (at(x, y + s) !== label) sums.changes[1]++;
        if (at(x + s, y + s) !== label) sums.changes[2]++;
        if (at(x + s, y - s) !== label) sums.changes[3]++;
      }
      // Euler number: vertices - edges + faces of the face-connected picture, each counted at its first pixel.
      const right = at(x + 1, y) === label;
      const below = at(x, y + 1) === label;
      sums.euler += 1 - (right ? 1 : 0) - (below ? 1 : 0);
      if (right && below && at(x + 1, y + 1) === label) sums.euler++;
    }
  return [...regions]
    .sort(([a], [b]) => a - b)
    .map(([label, sums]) => finished(label, sums, grid, (x, y) => at(x, y) === label));
}

interface Sums {
  n: number;
  x: number;
  y: number;
  xx: number;
  yy: number;
  xy: number;
  euler: number;
  changes: [number, number, number, number];
  xMin: number;
  xMax: number;
  yMin: number;
  yMax: number;
}

function newSums(): Sums {
  const none = Number.POSITIVE_INFINITY;
  return {
    n: 0,
    x: 0,
    y: 0,
    xx: 0,
    yy: 0,
    xy: 0,
    euler: 0,
    changes: [0, 0, 0, 0],
    xMin: none,
    xMax: -none,
    yMin: none,
    yMax: -none,
  };
}

function add(sums: Sums, x: number, y: number): void {
  sums.n++;
  sums.x += x;
  sums.y += y;
  sums.xx += x * x;
  sums.yy += y * y;
  sums.xy += x * y;
  if (x < sums.xMin) sums.xMin = x;
  if (x > sums.xMax) sums.xMax = x;
  if (y < sums.yMin) sums.yMin = y;
  if (y > sums.yMax) sums.yMax = y;
}

function finished(
  label: number,
  sums: Sums,
  grid: PixelGrid,
  inside: (x: number, y: number) => boolean,
): RegionMeasures {
  const { width: dx, height: dy, xOrigin, yOrigin } = grid;
  const { n } = sums;
  const area = n * dx * dy;
  const perimeter = crofton(sums.changes, dx, dy);
  const x = sums.x / n;
  const y = sums.y / n;
  const points = convexHull(corners(sums, inside)).map((p) => ({ x: p.x * dx, y: p.y * dy }));
  return {
    label,
    pixelCount: n,
    area,
    perimeter,
    circularity: (4 * Math.PI * area) / (perimeter * perimeter),
    euler: sums.euler,
    box: {
      xMin: sums.xMin * dx + xOrigin,
      xMax: (sums.xMax + 1) * dx + xOrigin,
      yMin: sums.yMin * dy + yOrigin,
      yMax: (sums.yMax + 1) * dy + yOrigin,
    },
    centroid: { x: (x + 0.5) * dx + xOrigin, y: (y + 0.5) * dy + yOrigin },
    ellipse: momentEllipse(
      (sums.xx / n - x * x + 1 / 12) * dx * dx,
      (sums.yy / n - y * y + 1 / 12) * dy * dy,
      (sums.xy / n - x * y) * dx * dy,
    ),
    convexArea: hullArea(points),
    feret: maxFeret(points),
  };
}

function crofton(changes: readonly number[], dx: number, dy: number): number {
  const [rows = 0, columns = 0, falling = 0, rising = 0] = changes;
  const diagonal = Math.hypot(dx, dy);
  const theta = Math.atan2(dy, dx);
  const across = theta / Math.PI;
  const down = 0.5 - across;
  const chords = (across * rows) / dx + (down * columns) / dy + (0.25 * (falling + rising)) / diagonal;
  return (Math.PI / 2) * dx * dy * chords;
}

function momentEllipse(xx: number, yy: number, xy: number): RegionMeasures["ellipse"] {
  const common = Math.sqrt((xx - yy) * (xx - yy) + 4 * xy * xy);
  return {
    radius1: Math.SQRT2 * Math.sqrt(xx + yy + common),
    radius2: Math.SQRT2 * Math.sqrt(Math.max(0, xx + yy - common)),
    orientation: ((Math.atan2(2 * xy, xx - yy) / 2) * 180) / Math.PI,
  };
}

/** Corners of the first and last pixel of every row of a region. */
function corners(sums: Sums, inside: (x: number, y: number) => boolean): { x: number; y: number }[] {
  const out: { x: number; y: number }[] = [];
  for (let y = sums.yMin; y <= sums.yMax; y++) {
    let first = sums.xMin;
    while (first <= sums.xMax && !inside(first, y)) first++;
    if (first > sums.xMax) continue;
    let last = sums.xMax;
    while (!inside(last, y)) last--;
    for (const corner of [y, y + 1]) out.push({ x: first, y: corner }, { x: last + 1, y: corner });
  }
  return out;
}
