/** A curve stretched or shrunk to another length by linear interpolation; both ends stay. */
export function resample(curve: readonly number[], length: number): number[] {
  const first = curve[0];
  if (first === undefined) return new Array<number>(length).fill(0);
  if (curve.length === 1) return new Array<number>(length).fill(first);
  const factor = (length - 1) / (curve.length - 1);
  const out: number[] = [];
  for (let j = 0; j < length - 1; j++) {
    const position = j / factor;
    const left = Math.floor(position);
    const a = curve[left] as number;
    out.push(a + (position - left) * ((curve[left + 1] as number) - a));
  }
  out.push(curve[curve.length - 1] as number);
  return out;
}

/** Angle in degrees at each vertex of a closed polygon, seen over `arm` vertices to both sides: 0 = straight, −180 … 180, its sign says
 * to which side it bends. */
export function vertexAngles(xs: readonly number[], ys: readonly number[], arm: number): number[] {
  const n = xs.length;
  return xs.map((x, mid) => {
    const left = (mid + 10 * n - arm) % n;
    const right = (mid + arm) % n;
    const y = ys[mid] as number;
    const dx = [(xs[right] as number) - x, (xs[left] as number) - x] as const;
    const dy = [(ys[right] as number) - y, (ys[left] as number) - y] as const;
    const dot = dx[0] * dx[1] + dy[0] * dy[1];
    const cross = dx[0] * dy[1] - dy[0] * dx[1];
    let angle = 180 - (180 / Math.PI) * Math.atan2(cross, dot);
    while (angle >= 180) angle -= 360;
    return angle;
  });
}

export interface CurveStatistics {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** n − 1 */
  readonly deviation: number;
}

/** Sums in double, as ImageJ's Array.getStatistics: NaN is neither minimum nor maximum, but makes mean and deviation NaN. */
export function curveStatistics(values: readonly number[]): CurveStatistics {
  const n = values.length;
  let sum = 0;
  let squares = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    sum += value;
    squares += value * value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max, mean: sum / n, deviation: Math.sqrt((n * squares - sum * sum) / n / (n - 1)) };
}
