import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { compositeOf } from "./composite.ts";
import { simplify } from "./simplify.ts";
import type { Selects } from "./trace.ts";

/** An outline that grows at both ends. Selected pixels are to the left of its direction. */
class Outline {
  points: [number, number][] = [];

  append(x: number, y: number): void {
    const { points } = this;
    const n = points.length;
    if (n >= 2 && collinear(points[n - 2]!, points[n - 1]!, [x, y])) points[n - 1] = [x, y];
    else points.push([x, y]);
  }

  prepend(x: number, y: number): void {
    const { points } = this;
    if (points.length >= 2 && collinear(points[1]!, points[0]!, [x, y])) points[0] = [x, y];
    else points.unshift([x, y]);
  }

  appendAll(other: Outline): void {
    for (const point of other.points) this.points.push(point);
  }

  prependAll(other: Outline): void {
    this.points = [...other.points, ...this.points];
  }

  /** Its vertices, those within straight lines left out. */
  path(): Path {
    const from = this.points;
    const kept: [number, number][] = [from[0]!];
    let j = 1;
    for (; j + 1 < from.length; j++)
      if (!collinear(from[j - 1]!, from[j]!, from[j + 1]!)) kept.push(from[j]!);
    if (!collinear(from[j - 1]!, from[j]!, from[0]!)) kept.push(from[j]!);
    const n = kept.length;
    if (n > 2 && collinear(kept[n - 1]!, kept[0]!, kept[1]!)) kept.shift();
    return { xs: kept.map(([x]) => x), ys: kept.map(([, y]) => y) };
  }
}

function collinear(a: readonly number[], b: readonly number[], c: readonly number[]): boolean {
  return (b[0]! - a[0]!) * (c[1]! - b[1]!) === (b[1]! - a[1]!) * (c[0]! - b[0]!);
}

/** The outlines of the selected pixels of an image, holes included; null when there are none. A single outline becomes a rectangle, polygon or traced selection.
 * @see ImageJ 1.54p ij.plugin.filter.ThresholdToSelection */
export function selectionFromPixels(width: number, height: number, selects: Selects): Roi | null {
  const paths = outlinePaths(width, height, selects);
  return paths.length === 0 ? null : simplify(compositeOf(paths));
}

/** Row by row; `open[x]` is the outline that is unclosed at the upper left corner of pixel x. */
export function outlinePaths(w: number, h: number, selects: Selects): Path[] {
  const paths: Path[] = [];
  const open: (Outline | null)[] = new Array(w + 1).fill(null);
  let above = new Uint8Array(w + 2);
  let row = new Uint8Array(w + 2);
  for (let y = 0; y <= h; y++) {
    [above, row] = [row, above];
    for (let x = 0; x < w; x++) row[x + 1] = y < h && selects(x, y) ? 1 : 0;
    // Where pixels touch only by a corner, an outline goes on to the right of it.
    let cornerX = -1;
    let corner: Outline | null = null;
    const afterCorner = (x: number) => (x === cornerX ? corner : null);
    const close = (x: number) => {
      paths.push(open[x]!.path());
      open[x + 1] = null;
      open[x] = afterCorner(x);
    };
    const merged = (x: number) => {
      const gone = open[x + 1]!;
      for (let other = 0; other <= w; other++)
        if (other !== x + 1 && open[other] === gone) {
          open[other] = open[x]!;
          break;
        }
      open[x + 1] = null;
      open[x] = afterCorner(x);
    };
    for (let x = 0; x <= w; x++) {
      const inside = row[x + 1] === 1;
      const insideAbove = above[x + 1] === 1;
      if (inside !== insideAbove) {
        // An edge from (x, y) to (x + 1, y): its left end is continued with `left`, its right end with `right`.
        const left = open[x] ?? null;
        const right = open[x + 1] ?? null;
        const atLeft = (o: Outline) => (inside ? o.append(x, y) : o.prepend(x, y));
        const atRight = (o: Outline) => (inside ? o.prepend(x + 1, y) : o.append(x + 1, y));
        const turns =
          x < w - 1 &&
          y < h &&
          x !== cornerX &&
          (row[x + 2] === 1) !== inside &&
          (above[x + 2] === 1) === inside;
        if (left === null) {
          if (right === null) {
            const fresh = new Outline();
            open[x] = open[x + 1] = fresh;
            if (inside) {
              fresh.append(x + 1, y);
              fresh.append(x, y);
            } else {
              fresh.append(x, y);
              fresh.append(x + 1, y);
            }
          } else {
            open[x] = right;
            open[x + 1] = null;
            atLeft(right);
          }
        } else if (right === null) {
          open[x + 1] = left;
          if (x === cornerX && corner !== null) {
            const onward: Outline = corner;
            open[x] = onward;
            atLeft(onward);
          } else open[x] = null;
          atRight(left);
        } else if (left === right) {
          if (turns) {
            open[x] = null;
            atRight(right);
            cornerX = x + 1;
            corner = right;
          } else close(x);
        } else if (inside) {
          left.prependAll(right);
          merged(x);
        } else if (turns) {
          left.append(x + 1, y);
          right.prepend(x + 1, y);
          cornerX = x + 1;
          corner = left;
          open[x] = null;
        } else {
          left.appendAll(right);
          merged(x);
        }
      }
      if (inside && row[x] === 0) open[x]!.append(x, y + 1);
      else if (!inside && row[x] === 1) open[x]!.prepend(x, y + 1);
    }
  }
  return paths;
}
