import { roiBounds } from "../roi/index.ts";
import { ellipseOutline, roundRectangle } from "../roi/round-rectangle.ts";
import type { Roi } from "../world/index.ts";

/** Vertices, image coordinates. */
export interface Vertices {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** How far the lines that stand for a curve may be from it when measuring, pixels. */
const FLATNESS = 0.1;
const f = Math.fround;

/** Outline of a selection as float32 vertices, none repeated at its end; the paths of a composite one after the other.
 * A line of more than one pixel's width: the corners of the area it covers.
 * @see ImageJ 1.54p getFloatPolygon("") of Roi, OvalRoi, PolygonRoi, Line, ShapeRoi */
export function floatPolygon(roi: Roi): Vertices {
  const box = roiBounds(roi);
  switch (roi.type) {
    case "rectangle":
      if (roi.arcSize !== undefined && roi.arcSize > 0)
        return open(moved(roundRectangle(box.width, box.height, roi.arcSize, FLATNESS), box.x, box.y));
      return corners(roi);
    case "oval": {
      // ImageJ takes the ellipse a little larger, so that rounded vertices do not fall inside.
      const outline = ellipseOutline(0.9996, 0.9996, box.width + 0.0008, box.height + 0.0008, FLATNESS);
      return open(moved(outline, box.x - 1, box.y - 1));
    }
    case "line":
      return roi.strokeWidth <= 1 ? { xs: roi.xs.map(f), ys: roi.ys.map(f) } : wideLine(roi);
    case "composite": {
      const paths = (roi.paths ?? []).map((path) => open({ xs: path.xs.map(f), ys: path.ys.map(f) }));
      return { xs: paths.flatMap((path) => path.xs), ys: paths.flatMap((path) => path.ys) };
    }
    default: {
      const vertices = { xs: roi.xs.map(f), ys: roi.ys.map(f) };
      return roi.type === "polygon" || roi.type === "freehand" || roi.type === "traced"
        ? open(vertices)
        : vertices;
    }
  }
}

function corners({ bounds }: Roi): Vertices {
  const { x, y, width, height } = bounds;
  const [left, right, top, bottom] = [f(x), f(x + width), f(y), f(y + height)];
  return { xs: [left, right, right, left], ys: [top, top, bottom, bottom] };
}

function moved({ xs, ys }: Vertices, dx: number, dy: number): Vertices {
  return { xs: xs.map((x) => f(f(x) + dx)), ys: ys.map((y) => f(f(y) + dy)) };
}

/** Without a last vertex that repeats the first. */
function open({ xs, ys }: Vertices): Vertices {
  const last = xs.length - 1;
  if (last < 1 || xs[0] !== xs[last] || ys[0] !== ys[last]) return { xs, ys };
  return { xs: xs.slice(0, last), ys: ys.slice(0, last) };
}

/** Corners of a straight line of some width, half a pixel longer at both ends; pixel centres are moved to the middle of their square. */
function wideLine(roi: Roi): Vertices {
  const [x1 = 0, x2 = 0] = roi.xs;
  const [y1 = 0, y2 = 0] = roi.ys;
  const width = roi.strokeWidth;
  const length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
  const dx = (x2 - x1) * (0.5 / length);
  const dy = (y2 - y1) * (0.5 / length);
  return {
    xs: [
      x1 + 0.5 - dx + dy * width,
      x1 + 0.5 - dx - dy * width,
      x2 + 0.5 + dx - dy * width,
      x2 + 0.5 + dx + dy * width,
    ].map(f),
    ys: [
      y1 + 0.5 - dy - dx * width,
      y1 + 0.5 - dy + dx * width,
      y2 + 0.5 + dy + dx * width,
      y2 + 0.5 + dy - dx * width,
    ].map(f),
  };
}
