/** A circular neighbourhood: row y (from -radius to radius) reaches from -dx to dx. */
export interface DiscKernel {
  readonly radius: number;
  /** dx of each row, 2 × radius + 1 of them. */
  readonly halfWidths: readonly number[];
  readonly points: number;
}

/** All pixels with x² + y² ≤ trunc(radius²) + 1; radius 0.5 is a cross, 1 is 3 × 3. Radii from 1.5 and 2.5 on are
 * taken as 1.75 and 2.85, as in ImageJ.
 * @see ImageJ 1.54p, RankFilters.makeLineRadii */
export function discKernel(radius: number): DiscKernel {
  let r = radius;
  if (r >= 1.5 && r < 1.75) r = 1.75;
  else if (r >= 2.5 && r < 2.85) r = 2.85;
  const square = Math.trunc(r * r) + 1;
  const rows = Math.trunc(Math.sqrt(square + 1e-10));
  const halfWidths: number[] = [];
  let points = 0;
  for (let y = -rows; y <= rows; y++) {
    const dx = y === 0 ? rows : Math.trunc(Math.sqrt(square - y * y + 1e-10));
    halfWidths.push(dx);
    points += 2 * dx + 1;
  }
  return { radius: rows, halfWidths, points };
}

/** Start and end of each kernel row as offsets from the centre in a plane of `stride` values per row. */
export function kernelEnds(kernel: DiscKernel, stride: number): { left: Int32Array; right: Int32Array } {
  const left = new Int32Array(kernel.halfWidths.length);
  const right = new Int32Array(kernel.halfWidths.length);
  for (const [i, dx] of kernel.halfWidths.entries()) {
    left[i] = (i - kernel.radius) * stride - dx;
    right[i] = (i - kernel.radius) * stride + dx;
  }
  return { left, right };
}

/** Distinct half widths, ascending, and the kernel rows (0 = the middle) that have them. */
export function halfWidthsOf({
  halfWidths,
  radius,
}: DiscKernel): readonly { readonly dx: number; readonly rows: readonly number[] }[] {
  const distinct = [...new Set(halfWidths)].sort((a, b) => a - b);
  return distinct.map((dx) => ({
    dx,
    rows: halfWidths.flatMap((other, i) => (other === dx ? [i - radius] : [])),
  }));
}
