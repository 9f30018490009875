import { pathsFromBase } from "../roi/composite.ts";
import { arrowShape, isArea, lineToArea, roiBounds, roiMask, wholePolygon } from "../roi/index.ts";
import { roundRectangle } from "../roi/round-rectangle.ts";
import type { Roi } from "../world/index.ts";
import type { Painter } from "./painter.ts";

/** Draw a selection's outline with the painter's value, as ImageJ's Roi.drawPixels of each class. Corners of rounded rectangles and
 * arrows are drawn with our own lines: ImageJ leaves them to Java's graphics.
 * @param lineWidth - ImageJ's global line width (Edit > Options > Line Width): wide lines made with it are drawn as outlines. */
export function drawRoi(painter: Painter, roi: Roi, lineWidth = 1): void {
  const kept = painter.lineWidth;
  const stroke = Math.max(1, half(roi.strokeWidth));
  if (roi.strokeWidth > 1 && roi.type !== "composite") painter.lineWidth = stroke;
  switch (roi.type) {
    case "rectangle":
      drawRectangle(painter, roi);
      break;
    case "oval": {
      const { xs, ys } = wholePolygon(roi);
      if (xs.length > 0) painter.polygon(xs, ys);
      break;
    }
    case "line":
      if (roi.kind === "arrow") fillArrow(painter, roi);
      else drawLine(painter, roi, lineWidth, stroke);
      return;
    case "composite":
      drawComposite(painter, roi);
      break;
    case "point":
      painter.lineWidth = 1;
      for (let i = 0; i < roi.xs.length; i++) {
        const [x, y] = [half(roi.xs[i] ?? 0), half(roi.ys[i] ?? 0)];
        painter.line(x, y, x, y);
      }
      return;
    default: {
      const xs = roi.xs.map(half);
      const ys = roi.ys.map(half);
      painter.moveTo(xs[0] ?? 0, ys[0] ?? 0);
      for (let i = 1; i < xs.length; i++) painter.lineTo(xs[i]!, ys[i]!);
      if (isArea(roi)) painter.lineTo(xs[0] ?? 0, ys[0] ?? 0);
    }
  }
  painter.lineWidth = kept;
}

function half(value: number): number {
  return Math.floor(value + 0.5);
}

function drawRectangle(painter: Painter, roi: Roi): void {
  const { x, y, width, height } = roiBounds(roi);
  const arc = roi.arcSize ?? 0;
  if (arc > 0) {
    const { xs, ys } = roundRectangle(width, height, arc, 0.1);
    painter.polygon(
      xs.map((px) => half(px) + x),
      ys.map((py) => half(py) + y),
    );
  } else if (painter.lineWidth === 1) painter.rectangle(x, y, width + 1, height + 1);
  else painter.rectangle(x, y, width, height);
}

/** ImageJ leaves the painter's line width as it is after a straight line. */
function drawLine(painter: Painter, roi: Roi, lineWidth: number, stroke: number): void {
  const fills = roi.strokeWidth > 1 && lineWidth <= 1;
  painter.lineWidth = fills ? stroke : 1;
  if (roi.strokeWidth <= 1 || fills) {
    const [x1, x2] = roi.xs.map(half) as [number, number];
    const [y1, y2] = roi.ys.map(half) as [number, number];
    painter.line(x1, y1, x2, y2);
  } else {
    const { xs, ys } = wholePolygon(roi);
    painter.polygon(xs, ys);
  }
}

function fillArrow(painter: Painter, roi: Roi): void {
  const shape = arrowShape(roi);
  painter.fillMask(roiBounds(shape), roiMask(shape));
}

function drawComposite(painter: Painter, roi: Roi): void {
  const { x, y } = roiBounds(roi);
  for (const { xs, ys } of pathsFromBase(roi)) {
    const at = (i: number) => [x + Math.trunc(xs[i] ?? 0), y + Math.trunc(ys[i] ?? 0)] as const;
    painter.moveTo(...at(0));
    for (let i = 1; i < xs.length; i++) painter.lineTo(...at(i));
    painter.lineTo(...at(0));
  }
}

/** Fill a selection as ImageJ's Fill command: lines are drawn, wide straight ones filled, a single point is its pixel. */
export function fillRoi(painter: Painter, roi: Roi, lineWidth = 1): void {
  if (roi.type === "line" && roi.strokeWidth > 1 && roi.kind !== "arrow") {
    const area = lineToArea(roi);
    if (area === null) return;
    const { x, y, width, height } = roiBounds(area);
    const inside = x >= 0 && y >= 0 && x + width <= painter.width && y + height <= painter.height;
    // ImageJ fills a line that reaches beyond the border in 8-bit images only.
    if (inside || painter.pixels instanceof Uint8Array) painter.fillMask(roiBounds(area), roiMask(area));
  } else if (!isArea(roi) && roi.type !== "point") drawRoi(painter, roi, lineWidth);
  else painter.fillMask(roiBounds(roi), roiMask(roi));
}

/** Fill a selection as ImageJ's ImageProcessor.fill(Roi), which the ROI manager and overlays use: a wide straight line as its outline polygon. */
export function fillInside(painter: Painter, roi: Roi, lineWidth = 1): void {
  if (roi.type === "line" && roi.strokeWidth > 1 && roi.kind !== "arrow") {
    const { xs, ys } = wholePolygon(roi);
    painter.fillPolygon(xs, ys);
  } else if (!isArea(roi) && roi.type !== "point") drawRoi(painter, roi, lineWidth);
  else painter.fillMask(roiBounds(roi), roiMask(roi));
}
