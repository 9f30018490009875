/** One line of a structuring element: the run from `from` to `to` (both included) at (dy, dz). */
export interface ElementRun {
  readonly dy: number;
  readonly dz: number;
  readonly from: number;
  readonly to: number;
}

/** A flat structuring element around (0, 0, 0), as runs along x. */
export type Element = readonly ElementRun[];

export const elementShapes = [
  "Disk",
  "Square",
  "Octagon",
  "Diamond",
  "Horizontal Line",
  "Vertical Line",
  "Line 45 degrees",
  "Line 135 degrees",
] as const;
export type ElementShape = (typeof elementShapes)[number];

/** An element of 2 · radius + 1 pixels in every direction it extends to.
 * - Disk: that of ImageJ's rank filters, dx² + dy² ≤ trunc(radius²) + 1, so radius 1 is 3 × 3.
 * - Octagon: a square and two diagonal lines added, its sides as equal as they can be.
 * - Line 45 degrees goes up to the right. */
export function planarElement(shape: ElementShape, radius: number): Element {
  const rows: ElementRun[] = [];
  const row = (dy: number, from: number, to: number): void => {
    rows.push({ dy, dz: 0, from, to });
  };
  const half = octagonCorner(radius);
  for (let dy = -radius; dy <= radius; dy++) {
    switch (shape) {
      case "Disk": {
        const reach = Math.floor(Math.sqrt(Math.trunc(radius * radius) + 1 - dy * dy));
        row(dy, -reach, reach);
        break;
      }
      case "Square":
        row(dy, -radius, radius);
        break;
      case "Diamond":
        row(dy, Math.abs(dy) - radius, radius - Math.abs(dy));
        break;
      case "Octagon": {
        const cut = Math.max(0, Math.abs(dy) - (radius - half));
        row(dy, cut - radius, radius - cut);
        break;
      }
      case "Horizontal Line":
        if (dy === 0) row(0, -radius, radius);
        break;
      case "Vertical Line":
        row(dy, 0, 0);
        break;
      case "Line 45 degrees":
        row(dy, -dy, -dy);
        break;
      case "Line 135 degrees":
        row(dy, dy, dy);
        break;
      default:
        shape satisfies never;
    }
  }
  return rows;
}

/** Rows that the corner of the octagon cuts off at either end. */
function octagonCorner(radius: number): number {
  return Math.round((2 * radius + 3) / (2 + Math.SQRT2)) - 1;
}

export const solidShapes = ["Cube", "Ball", "X-Line", "Y-Line", "Z-Line"] as const;
export type SolidShape = (typeof solidShapes)[number];

/** Radii along x, y, z in voxels. Ball: (dx/rx)² + (dy/ry)² + (dz/rz)² ≤ 1, a direction with radius 0 has one layer. */
export function solidElement(shape: SolidShape, rx: number, ry: number, rz: number): Element {
  const x = shape === "Y-Line" || shape === "Z-Line" ? 0 : rx;
  const y = shape === "X-Line" || shape === "Z-Line" ? 0 : ry;
  const z = shape === "X-Line" || shape === "Y-Line" ? 0 : rz;
  const rows: ElementRun[] = [];
  for (let dz = -z; dz <= z; dz++)
    for (let dy = -y; dy <= y; dy++) {
      if (shape !== "Ball") {
        rows.push({ dy, dz, from: -x, to: x });
        continue;
      }
      const rest = (y === 0 ? 0 : (dy * dy) / (y * y)) + (z === 0 ? 0 : (dz * dz) / (z * z));
      let reach = -1;
      for (let dx = 0; dx <= x && (x === 0 ? 0 : (dx * dx) / (x * x)) + rest <= 1; dx++) reach = dx;
      if (reach >= 0) rows.push({ dy, dz, from: -reach, to: reach });
    }
  return rows;
}
