import type { Roi } from "../world/index.ts";
import type { Path } from "./area-sweep.ts";
import { compositeOf, pathsFromBase } from "./composite.ts";
import { makeFloatPolygon, makeLine, makePoints, makeRotatedRectangle } from "./make-roi.ts";
import { moveRoi } from "./move.ts";
import { copyAttributes, roiBounds } from "./new-roi.ts";
import { floatPolygon, lineEnds } from "./outline.ts";

const f = Math.fround;

/** Turn clockwise by `degrees` around (x, y); the result keeps colours and name, not the position in a stack.
 * @see ImageJ 1.54p ij.plugin.RoiRotator */
export function rotateRoi(roi: Roi, degrees: number, x: number, y: number): Roi {
  const theta = (-degrees * Math.PI) / 180;
  if (roi.type === "composite") return copyAttributes(rotateComposite(roi, -theta, x, y), roi);
  const from = roi.kind === "rotated rectangle" ? rotatedAxis(roi) : vertices(roi);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < from.xs.length; i++) {
    const dx = from.xs[i]! - x;
    const dy = y - from.ys[i]!;
    const radius = Math.sqrt(dx * dx + dy * dy);
    const angle = Math.atan2(dy, dx) + theta;
    xs.push(f(x + radius * Math.cos(angle)));
    ys.push(f(y - radius * Math.sin(angle)));
  }
  if (roi.kind === "rotated rectangle") {
    const turned = makeRotatedRectangle(xs[0]!, ys[0]!, xs[1]!, ys[1]!, rectWidth(roi));
    return copyAttributes(turned, roi);
  }
  const turned = sameKind(roi, { xs, ys });
  return copyAttributes(
    roi.kind === "arrow" ? { ...turned, kind: undefined, extra: undefined } : turned,
    roi,
  );
}

/** Where rotating turns around: the middle of the bounds, of a line the middle between its ends.  */
export function rotationCentre(roi: Roi): [number, number] {
  const kept = roi.extra?.rotationCentre;
  if (Array.isArray(kept)) return [f(Number(kept[0])), f(Number(kept[1]))];
  if (roi.type === "line") {
    const [x1, x2] = roi.xs as [number, number];
    const [y1, y2] = roi.ys as [number, number];
    return [f(x1 + (x2 - x1) / 2), f(y1 + (y2 - y1) / 2)];
  }
  const { x, y, width, height } = roi.bounds;
  return [f(x + width / 2), f(y + height / 2)];
}

/** @param centre - of the selection's pixels; null: scale the coordinates themselves, around (0, 0). Points are rounded when it is given.
 * @see ImageJ 1.54p ij.plugin.RoiScaler */
export function scaleRoi(
  roi: Roi,
  xScale: number,
  yScale: number,
  centre: readonly [number, number] | null,
): Roi {
  const scaled =
    roi.type === "composite" ? scaleComposite(roi, xScale, yScale, centre !== null) : scaleVertices();
  const width = roi.strokeWidth;
  return { ...copyAttributes(scaled, roi), strokeWidth: width === 0 ? 0 : f(width * xScale) };

  function scaleVertices(): Roi {
    const from = vertices(roi);
    const scale = (values: readonly number[], factor: number, middle: number | undefined) =>
      values.map((value) =>
        middle === undefined ? f(value * factor) : f(Math.floor((value - middle) * factor + middle + 0.5)),
      );
    return sameKind(roi, {
      xs: scale(from.xs, xScale, centre?.[0]),
      ys: scale(from.ys, yScale, centre?.[1]),
    });
  }
}

function vertices(roi: Roi): Path {
  return roi.type === "line" ? lineEnds(roi) : floatPolygon(roi);
}

/** Rectangles become polygons, ovals and traced outlines freehand selections. */
function sameKind(roi: Roi, { xs, ys }: Path): Roi {
  switch (roi.type) {
    case "line": {
      const line = makeLine(xs[0]!, ys[0]!, xs[1]!, ys[1]!);
      return roi.kind === "arrow" ? { ...line, kind: "arrow", extra: roi.extra } : line;
    }
    case "point":
      return makePoints(xs, ys);
    case "rectangle":
      return makeFloatPolygon(xs, ys, "polygon");
    case "oval":
    case "traced":
    case "composite":
      return makeFloatPolygon(xs, ys, "freehand");
    default:
      return makeFloatPolygon(xs, ys, roi.type);
  }
}

/** The line in the middle of a rotated rectangle: its first two values are the middles of the short sides. */
export function rotatedAxis(roi: Roi): Path {
  const box = roiBounds(roi);
  const middle = (values: readonly number[], a: number, b: number, base: number) => {
    const [va, vb] = [f(values[a]! - base), f(values[b]! - base)];
    return f(f(va + f(f(vb - va) / 2)) + base);
  };
  return {
    xs: [middle(roi.xs, 3, 0, box.x), middle(roi.xs, 1, 2, box.x)],
    ys: [middle(roi.ys, 3, 0, box.y), middle(roi.ys, 1, 2, box.y)],
  };
}

function rectWidth(roi: Roi): number {
  return typeof roi.extra?.rectWidth === "number" ? roi.extra.rectWidth : 1;
}

/** As java.awt.geom.AffineTransform: multiples of 90° are exact, and the shift is summed up before it is applied. */
function rotateComposite(roi: Roi, angle: number, x: number, y: number): Roi {
  const box = roiBounds(roi);
  let [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  if (Math.abs(sin) === 1) cos = 0;
  else if (Math.abs(cos) === 1) sin = 0;
  let [shiftX, shiftY] = [x, y];
  for (const [dx, dy] of [
    [-x, -y],
    [box.x, box.y],
  ] as const) {
    shiftX = dx * cos + dy * -sin + shiftX;
    shiftY = dx * sin + dy * cos + shiftY;
  }
  const paths = pathsFromBase(roi).map((path) => ({
    xs: path.xs.map((px, i) => cos * px + -sin * path.ys[i]! + shiftX),
    ys: path.ys.map((py, i) => sin * path.xs[i]! + cos * py + shiftY),
  }));
  return compositeOf(paths);
}

function scaleComposite(roi: Roi, xScale: number, yScale: number, centred: boolean): Roi {
  const box = roiBounds(roi);
  const [left, top] = centred ? [0, 0] : [box.x, box.y];
  const scaled = compositeOf(
    pathsFromBase(roi).map(({ xs, ys }) => ({
      xs: xs.map((x) => x * xScale + left * xScale),
      ys: ys.map((y) => y * yScale + top * yScale),
    })),
  );
  if (!centred) return scaled;
  const x = Math.trunc(box.x - (box.width * xScale - box.width) / 2);
  const y = Math.trunc(box.y - (box.height * yScale - box.height) / 2);
  return moveRoi(scaled, x, y);
}
