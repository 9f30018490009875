import {
  fitFineSpline,
  floatPolygon,
  lineEnds,
  makeFloatPolygon,
  type Path,
  removeSpline,
} from "../roi/index.ts";
import type { Roi } from "../world/index.ts";
import type { PixelValues } from "./pixel-values.ts";

/** A 32-bit plane, row by row. */
export interface StraightPlane {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** The surroundings of a line as a rectangle: x along the line, a pixel a step, y across it.
 * @param lineWidth - height of the result, pixels, 1 or more
 * @returns null when the line has no length
 * @see ImageJ 1.54p Straightener.straightenLine */
export function straightenLine(values: PixelValues, line: Roi, lineWidth: number): StraightPlane | null {
  const { xs, ys } = centreLine(line);
  const n = xs.length;
  if (n < 2) return null;
  const pixels = new Float32Array(n * lineWidth);
  let x2 = Math.fround(xs[0]! - Math.fround(xs[1]! - xs[0]!));
  let y2 = Math.fround(ys[0]! - Math.fround(ys[1]! - ys[0]!));
  for (let i = 0; i < n; i++) {
    const x1 = x2;
    const y1 = y2;
    x2 = xs[i]!;
    y2 = ys[i]!;
    if (lineWidth === 1) {
      pixels[i] = values.between(x2, y2);
      continue;
    }
    let dx = x2 - x1;
    let dy = y1 - y2;
    const length = Math.fround(Math.sqrt(dx * dx + dy * dy));
    dx /= length;
    dy /= length;
    let x = x2 - (dy * (lineWidth - 1)) / 2.0;
    let y = y2 - (dx * (lineWidth - 1)) / 2.0;
    for (let j = 0; j < lineWidth; j++) {
      pixels[j * n + i] = values.between(x, y);
      x += dy;
      y += dx;
    }
  }
  return { width: n, height: lineWidth, pixels };
}

/** Points about one pixel apart along the line. */
function centreLine(line: Roi): Path {
  const ends = lineEnds(line);
  const bare = line.type === "line" ? makeFloatPolygon(ends.xs, ends.ys, "polyline") : removeSpline(line);
  return bare.xs.length < 2 ? { xs: [], ys: [] } : floatPolygon(fitFineSpline(bare));
}
