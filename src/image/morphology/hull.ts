interface Point {
  readonly x: number;
  readonly y: number;
}

/** Corners of the convex hull, without points on its sides.
 * @see Andrew 1979, Inf. Process. Lett. 9, 216-219 (monotone chain) */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const p of list) {
      while (chain.length >= 2 && turn(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/** Area of a polygon without crossings. */
export function hullArea(points: readonly Point[]): number {
  let twice = 0;
  for (const [i, p] of points.entries()) {
    const q = points[(i + 1) % points.length]!;
    twice += p.x * q.y - q.x * p.y;
  }
  return Math.abs(twice) / 2;
}

/** Largest distance of two corners, and the direction between them in degrees, -90 … 90. */
export function maxFeret(points: readonly Point[]): { diameter: number; angle: number } {
  let diameter = 0;
  let angle = 0;
  for (const [i, p] of points.entries())
    for (const q of points.slice(i + 1)) {
      const distance = Math.hypot(p.x - q.x, p.y - q.y);
      if (distance <= diameter) continue;
      diameter = distance;
      const direction = (Math.atan2(q.y - p.y, q.x - p.x) * 180) / Math.PI;
      angle = direction > 90 ? direction - 180 : direction <= -90 ? direction + 180 : direction;
    }
  return { diameter, angle };
}
