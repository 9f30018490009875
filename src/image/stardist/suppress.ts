import { PolygonOverlap } from "./polygon-overlap.ts";
import { type CornerRule, innerRadius, StarPolygons, signedArea } from "./star-polygon.ts";

export interface StarInput {
  readonly width: number;
  readonly height: number;
  /** (y, x), one per pixel (of the grid). */
  readonly prob: ArrayLike<number>;
  /** One (y, x) plane of distances per ray, in pixels of the image; ray 0 along x, the next ones turn towards y. At least 3. */
  readonly dist: readonly ArrayLike<number>[];
}

export interface SuppressOptions {
  /** Only higher probabilities are candidates. */
  readonly probThresh: number;
  /** Of two candidates the one with the lower probability goes when they share more than this part of the smaller one. */
  readonly nmsThresh: number;
  /** Pixels this near to the border are no candidates. Default 2. */
  readonly excludeBoundary?: number;
  /** Default "hundredths". */
  readonly corners?: CornerRule;
  /** Pixels of the image per pixel of the maps. Default 1, 1. */
  readonly grid?: { readonly x: number; readonly y: number };
  /** Called now and then; may throw to stop. */
  readonly tick?: () => void;
}

export interface StarObject {
  /** Pixel of the maps that won. */
  readonly index: number;
  readonly prob: number;
  /** Corners in pixels, pixel (0, 0) has its centre at 0, 0; rounded to hundredths or whole pixels. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** The candidates that survive, highest probability first (equal ones column by column, as the ImageJ plugin looks at them).
 * Areas of overlap are exact; the original rounds the corners of an overlap to its unit, so that a share within a rounding of
 * `nmsThresh` can be judged otherwise there.
 * @see Schmidt et al. 2018, MICCAI; stardist 0.9.2 non_maximum_suppression; the ImageJ plugin's StarDist2DNMS */
export function suppressStars(input: StarInput, options: SuppressOptions): StarObject[] {
  const { width, prob } = input;
  const { nmsThresh } = options;
  const candidates = rankedCandidates(input, options);
  const stars = new StarPolygons(
    candidates,
    input.dist,
    width,
    options.corners ?? "hundredths",
    options.grid ?? { x: 1, y: 1 },
  );
  const shapes = measureCandidates(candidates.length, stars);
  const cells = new Cells(shapes);
  const suppressed = new Uint8Array(candidates.length);
  const overlap = new PolygonOverlap(stars.rays);
  const mine = new Float64Array(2 * stars.rays);
  const other = new Float64Array(2 * stars.rays);
  const winners: StarObject[] = [];
  for (let i = 0; i < candidates.length; i++) {
    if (suppressed[i] !== 0) continue;
    options.tick?.();
    const index = candidates[i]!;
    stars.corners(i, mine);
    winners.push(objectOf(index, prob[index]!, mine, stars.unit));
    cells.near(i, (j) => {
      if (suppressed[j] !== 0) return;
      const verdict = judgeByCircles(shapes, i, j, nmsThresh);
      if (verdict === "below") return;
      if (verdict === "unknown") {
        stars.corners(j, other);
        const smaller = Math.min(shapes.area[i]!, shapes.area[j]!) + 1e-10;
        if (!(overlap.area(mine, other) / smaller > nmsThresh)) return;
      }
      suppressed[j] = 1;
    });
  }
  return winners;
}

function objectOf(index: number, prob: number, corners: Float64Array, unit: number): StarObject {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let k = 0; k < corners.length; k += 2) {
    xs.push(corners[k]! / unit);
    ys.push(corners[k + 1]! / unit);
  }
  return { index, prob, xs, ys };
}

/** Pixels above the threshold, highest first; equal ones by x, then y. */
function rankedCandidates(input: StarInput, options: SuppressOptions): Int32Array {
  const { width, height, prob } = input;
  const edge = options.excludeBoundary ?? 2;
  const list: number[] = [];
  for (let x = edge; x < width - edge; x++)
    for (let y = edge; y < height - edge; y++)
      if (prob[y * width + x]! > options.probThresh) list.push(y * width + x);
  return Int32Array.from(list.sort((a, b) => prob[b]! - prob[a]!));
}

interface Shapes {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly area: Float64Array;
  /** Radius of a circle around, inside, the polygon and its own centre. */
  readonly outer: Float64Array;
  readonly inner: Float64Array;
  /** left, top, right, bottom of each. */
  readonly box: Float64Array;
}

function measureCandidates(n: number, stars: StarPolygons): Shapes {
  const shapes: Shapes = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    area: new Float64Array(n),
    outer: new Float64Array(n),
    inner: new Float64Array(n),
    box: new Float64Array(4 * n),
  };
  const corners = new Float64Array(2 * stars.rays);
  for (let i = 0; i < n; i++) {
    stars.corners(i, corners);
    const x = stars.x(i) * stars.unit;
    const y = stars.y(i) * stars.unit;
    let [left, top, right, bottom, square] = [x, y, x, y, 0];
    for (let k = 0; k < corners.length; k += 2) {
      const px = corners[k]!;
      const py = corners[k + 1]!;
      if (k === 0 || px < left) left = px;
      if (k === 0 || px > right) right = px;
      if (k === 0 || py < top) top = py;
      if (k === 0 || py > bottom) bottom = py;
      square = Math.max(square, (px - x) ** 2 + (py - y) ** 2);
    }
    shapes.x[i] = x;
    shapes.y[i] = y;
    shapes.area[i] = signedArea(corners);
    shapes.outer[i] = Math.sqrt(square);
    shapes.inner[i] = shapes.area[i]! > 0 ? innerRadius(corners, x, y) : 0;
    shapes.box[4 * i] = left;
    shapes.box[4 * i + 1] = top;
    shapes.box[4 * i + 2] = right;
    shapes.box[4 * i + 3] = bottom;
  }
  return shapes;
}

/** What circles tell of the shared part: polygons contain their inner circle and lie in their outer one. */
function judgeByCircles(
  shapes: Shapes,
  i: number,
  j: number,
  threshold: number,
): "above" | "below" | "unknown" {
  const { box, x, y, outer, inner, area } = shapes;
  const [a, b] = [4 * i, 4 * j];
  const width = Math.min(box[a + 2]!, box[b + 2]!) - Math.max(box[a]!, box[b]!);
  const height = Math.min(box[a + 3]!, box[b + 3]!) - Math.max(box[a + 1]!, box[b + 1]!);
  if (width < 0 || height < 0) return "below";
  const limit = threshold * (Math.min(area[i]!, area[j]!) + 1e-10);
  // Margins: what rounding in double can do.
  if (width * height < limit * (1 - 1e-9)) return "below";
  const distance = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
  if (lens(inner[i]!, inner[j]!, distance) > limit * (1 + 1e-9)) return "above";
  if (lens(outer[i]!, outer[j]!, distance) < limit * (1 - 1e-9)) return "below";
  return "unknown";
}

/** Area that two circles share. */
function lens(r: number, s: number, distance: number): number {
  if (distance >= r + s) return 0;
  const small = Math.min(r, s);
  if (distance <= Math.abs(r - s)) return Math.PI * small * small;
  const alpha = Math.acos((distance * distance + r * r - s * s) / (2 * distance * r));
  const beta = Math.acos((distance * distance + s * s - r * r) / (2 * distance * s));
  return r * r * (alpha - Math.sin(2 * alpha) / 2) + s * s * (beta - Math.sin(2 * beta) / 2);
}

/** Candidates by place, to find those whose circles touch. */
class Cells {
  readonly #shapes: Shapes;
  readonly #size: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #members: Int32Array;
  readonly #starts: Int32Array;
  /** Largest outer radius of each cell, and of all. */
  readonly #reach: Float64Array;
  readonly #widest: number;

  constructor(shapes: Shapes) {
    const n = shapes.x.length;
    this.#shapes = shapes;
    let [right, bottom, sum, widest] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      right = Math.max(right, shapes.x[i]!);
      bottom = Math.max(bottom, shapes.y[i]!);
      sum += shapes.outer[i]!;
      widest = Math.max(widest, shapes.outer[i]!);
    }
    this.#widest = widest;
    this.#size = Math.max(1, sum / Math.max(1, n), Math.sqrt((right * bottom) / 4e6));
    this.#columns = Math.floor(right / this.#size) + 1;
    this.#rows = Math.floor(bottom / this.#size) + 1;
    const count = this.#columns * this.#rows;
    this.#starts = new Int32Array(count + 1);
    this.#reach = new Float64Array(count);
    for (let i = 0; i < n; i++) {
      const cell = this.#cellOf(i);
      this.#starts[cell + 1]!++;
      this.#reach[cell] = Math.max(this.#reach[cell]!, shapes.outer[i]!);
    }
    for (let c = 0; c < count; c++) this.#starts[c + 1]! += this.#starts[c]!;
    const filled = this.#starts.slice();
    this.#members = new Int32Array(n);
    for (let i = 0; i < n; i++) this.#members[filled[this.#cellOf(i)]!++] = i;
  }

  #cellOf(i: number): number {
    const column = Math.floor(this.#shapes.x[i]! / this.#size);
    return Math.floor(this.#shapes.y[i]! / this.#size) * this.#columns + column;
  }

  /** Candidates after `i` whose outer circle can touch that of `i`. */
  near(i: number, visit: (j: number) => void): void {
    const { x, y, outer } = this.#shapes;
    const [cx, cy, r] = [x[i]!, y[i]!, outer[i]!];
    const size = this.#size;
    const far = r + this.#widest;
    const firstRow = Math.max(0, Math.floor((cy - far) / size));
    const lastRow = Math.min(this.#rows - 1, Math.floor((cy + far) / size));
    const firstColumn = Math.max(0, Math.floor((cx - far) / size));
    const lastColumn = Math.min(this.#columns - 1, Math.floor((cx + far) / size));
    for (let row = firstRow; row <= lastRow; row++)
      for (let column = firstColumn; column <= lastColumn; column++) {
        const cell = row * this.#columns + column;
        const end = this.#starts[cell + 1]!;
        let at = this.#starts[cell]!;
        if (at === end) continue;
        const dx = Math.max(0, column * size - cx, cx - (column + 1) * size);
        const dy = Math.max(0, row * size - cy, cy - (row + 1) * size);
        const touch = r + this.#reach[cell]!;
        if (dx * dx + dy * dy > touch * touch) continue;
        for (; at < end; at++) {
          const j = this.#members[at]!;
          if (j <= i) continue;
          const reach = r + outer[j]!;
          const ex = x[j]! - cx;
          const ey = y[j]! - cy;
          if (ex * ex + ey * ey <= reach * reach) visit(j);
        }
      }
  }
}
