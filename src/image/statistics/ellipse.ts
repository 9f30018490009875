import type { Rect } from "../world/index.ts";

/** The ellipse with the area and second moments of a region. Centre in image coordinates, axes in pixels. */
export interface Ellipse {
  readonly xCenter: number;
  readonly yCenter: number;
  /** Full lengths. */
  readonly major: number;
  readonly minor: number;
  /** Degrees, 0 ≤ angle < 180, against the x axis, counter-clockwise as seen (y down is turned). */
  readonly angle: number;
  /** The same in radians, before 180° is made 0. */
  readonly theta: number;
}

// ImageJ's own constants: digits matter.
const HALF_PI = 1.5707963267949;
const SQRT_PI = 1.772453851;

/** @param mask - one byte per pixel of `rect`, 0 = outside; null = the whole rectangle, whose ellipse has its sides' lengths in proportion.
 * @see ImageJ 1.54p EllipseFitter, after Bob Rodieck */
export function fitEllipse(rect: Rect, mask: Uint8Array | null): Ellipse {
  if (mask === null) return ellipseOfRectangle(rect);
  const moments = momentsOf(rect, mask);
  const { u20, u02, u11, count } = moments;
  const m4 = Math.max(4.0 * Math.abs(u02 * u20 - u11 * u11), 0.000001);
  let a11 = u02 / m4;
  const a12 = u11 / m4;
  let a22 = u20 / m4;
  let difference = a11 - a22;
  if (difference === 0) difference = 0.000001;
  let theta = 0.5 * Math.atan((2.0 * a12) / difference);
  if (theta < 0) theta += HALF_PI;
  if (a12 > 0) theta += HALF_PI;
  else if (a12 === 0) {
    if (a22 > a11) {
      theta = 0;
      [a11, a22] = [a22, a11];
    } else if (a11 !== a22) theta = HALF_PI;
  }
  let sine = Math.sin(theta);
  if (sine === 0) sine = 0.000001;
  const z = (a12 * Math.cos(theta)) / sine;
  let major = Math.sqrt(1.0 / Math.abs(a22 + z));
  let minor = Math.sqrt(1.0 / Math.abs(a11 - z));
  const scale = Math.sqrt(count / (Math.PI * major * minor));
  major = major * scale * 2.0;
  minor = minor * scale * 2.0;
  let angle = (180.0 * theta) / Math.PI;
  if (angle === 180) angle = 0;
  if (major < minor) [major, minor] = [minor, major];
  return {
    xCenter: rect.x + moments.xMean + 0.5,
    yCenter: rect.y + moments.yMean + 0.5,
    major,
    minor,
    angle,
    theta,
  };
}

function ellipseOfRectangle({ x, y, width, height }: Rect): Ellipse {
  const alongX = (width * 2) / SQRT_PI;
  const alongY = (height * 2) / SQRT_PI;
  const upright = alongX < alongY;
  return {
    xCenter: x + width / 2,
    yCenter: y + height / 2,
    major: upright ? alongY : alongX,
    minor: upright ? alongX : alongY,
    angle: upright ? 90 : 0,
    theta: upright ? Math.PI / 2 : 0,
  };
}

function momentsOf({ width, height }: Rect, mask: Uint8Array) {
  let xSum = 0;
  let ySum = 0;
  let x2Sum = 0;
  let y2Sum = 0;
  let xySum = 0;
  let count = 0;
  for (let y = 0; y < height; y++) {
    let inLine = 0;
    let xOfLine = 0;
    for (let x = 0; x < width; x++)
      if (mask[y * width + x] !== 0) {
        inLine++;
        xOfLine += x;
        x2Sum += x * x;
      }
    xSum += xOfLine;
    ySum += inLine * y;
    xySum += xOfLine * y;
    y2Sum += y * y * inLine;
    count += inLine;
  }
  if (count === 0) return { u20: 0, u02: 0, u11: 0, xMean: 0, yMean: 0, count };
  x2Sum += 0.08333333 * count;
  y2Sum += 0.08333333 * count;
  const xMean = xSum / count;
  const yMean = ySum / count;
  return {
    u20: x2Sum / count - xMean * xMean,
    u02: y2Sum / count - yMean * yMean,
    u11: xySum / count - xMean * yMean,
    xMean,
    yMean,
    count,
  };
}
