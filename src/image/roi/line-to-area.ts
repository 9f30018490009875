import type { Roi } from "../world/index.ts";
import { makeRotatedRectangle } from "./make-roi.ts";
import { roiBounds } from "./new-roi.ts";
import { fillPolygon } from "./polygon-filler.ts";
import { selectionFromPixels } from "./threshold-to-selection.ts";

const f = Math.fround;

/** The area that a line of its width covers: a rotated rectangle for a straight line, else the outline of its pixels. Colours are kept, transparency and width not.
 * @see ImageJ 1.54p ij.gui.Roi.convertLineToArea */
export function lineToArea(line: Roi): Roi | null {
  const lineWidth = Math.max(1, line.strokeWidth);
  const area = line.type === "line" ? straight(line, lineWidth) : segmented(line, lineWidth);
  if (area === null) return null;
  const color = line.strokeColor;
  const opaque = color !== null && /^#[0-9a-f]{8}$/.test(color) ? `#${color.slice(3)}` : color;
  return { ...area, strokeColor: opaque, strokeWidth: 0 };
}

function straight({ xs, ys }: Roi, width: number): Roi {
  return makeRotatedRectangle(f(xs[0] ?? 0), f(ys[0] ?? 0), f(xs[1] ?? 0), f(ys[1] ?? 0), width);
}

function segmented(line: Roi, lineWidth: number): Roi | null {
  const bounds = roiBounds(line);
  const width = Math.floor(bounds.x + bounds.width + lineWidth + 0.5);
  const height = Math.floor(bounds.y + bounds.height + lineWidth + 0.5);
  const mask = new Uint8Array(width * height);
  const fill = (points: readonly (readonly [number, number])[]) =>
    fillPolygon(mask, width, height, {
      xs: points.map(([x]) => f(x)),
      ys: points.map(([, y]) => f(y)),
      whole: false,
      xOffset: 0.5,
      yOffset: 0.5,
    });
  const radius = lineWidth / 2;
  const xs = line.xs.map(f);
  const ys = line.ys.map(f);
  const n = xs.length;
  let [dx1, dy1] = unit(f(xs[1]! - xs[0]!), f(ys[1]! - ys[0]!));
  let [dx0, dy0] = [dx1, dy1];
  let xFrom = xs[0]! - 0.5 * dx1;
  let yFrom = ys[0]! - 0.5 * dy1;
  for (let i = 1; i < n; i++) {
    let [xTo, yTo] = [xs[i]!, ys[i]!];
    if (i === n - 1) {
      xTo += 0.5 * dx1;
      yTo += 0.5 * dy1;
    }
    fill([
      [xFrom + radius * dy1, yFrom - radius * dx1],
      [xFrom - radius * dy1, yFrom + radius * dx1],
      [xTo - radius * dy1, yTo + radius * dx1],
      [xTo + radius * dy1, yTo - radius * dx1],
    ]);
    if (i > 1) {
      // The gap at the outer side of the bend; a little larger, so that no pixel is missed.
      const side = dx1 * dy0 > dx0 * dy1 ? 1 : -1;
      const x0 = f(f(xFrom) + side * f(0.5 * (radius * dy0 + radius * dy1)));
      const y0 = f(f(yFrom) - side * f(0.5 * (radius * dx0 + radius * dx1)));
      fill([
        [x0, y0],
        [xFrom - side * radius * dy0, yFrom + side * radius * dx0],
        [xFrom - side * radius * dy1, yFrom + side * radius * dx1],
      ]);
    }
    [dx0, dy0, xFrom, yFrom] = [dx1, dy1, xTo, yTo];
    if (i < n - 1) [dx1, dy1] = unit(f(xs[i + 1]! - xs[i]!), f(ys[i + 1]! - ys[i]!));
  }
  return selectionFromPixels(width, height, (x, y) => mask[y * width + x] === 255);
}

function unit(dx: number, dy: number): [number, number] {
  const length = Math.sqrt(dx * dx + dy * dy);
  return [dx / length, dy / length];
}
