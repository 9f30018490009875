/** Natural cubic spline through float32 points, second derivatives in double. Needs two points at least.
 * @see Haysn Hornbeck, Fast Cubic Spline Interpolation, arXiv 2001.09253; ImageJ 1.54p SplineFitter */
export function naturalSpline(x: Float32Array, y: Float32Array): (at: number) => number {
  const n = x.length;
  const second = new Float64Array(n);
  const c = new Float64Array(n);
  let step = Math.fround(x[1]! - x[0]!);
  let slope = Math.fround(y[1]! - y[0]!) / step;
  for (let j = 1; j < n - 1; j++) {
    const before = step;
    const slopeBefore = slope;
    step = x[j + 1]! - x[j]!;
    slope = (y[j + 1]! - y[j]!) / step;
    const inverse = 1.0 / (2.0 * (step + before) - before * c[j - 1]!);
    second[j] = (6.0 * (slope - slopeBefore) - before * second[j - 1]!) * inverse;
    c[j] = step * inverse;
  }
  for (let j = n - 2; j >= 0; j--) second[j] = second[j]! - c[j]! * second[j + 1]!;
  return (at) => {
    let left = 0;
    let right = n - 1;
    while (right > 1 + left) {
      const middle = Math.floor(0.5 * (left + right));
      if (x[middle]! < at) left = middle;
      else right = middle;
    }
    const width = Math.fround(x[right]! - x[left]!);
    const a = at - x[left]!;
    const b = x[right]! - at;
    const square = width * width;
    const linear = a * y[right]! + b * y[left]!;
    const C = (a * a - square) * a * second[right]!;
    const D = (b * b - square) * b * second[left]!;
    return (linear + (C + D) / 6.0) / width;
  };
}

/** A line as points about one pixel apart: a spline through its vertices, in half pixel steps, then evenly spaced.
 * @param xs - vertices relative to the line's corner, float32, two at least.
 * @see ImageJ 1.54p PolygonRoi.fitSplineForStraightening */
export function evenlySpaced(
  xs: Float32Array,
  ys: Float32Array,
  length: number,
): { xs: Float32Array; ys: Float32Array } {
  const fine = fineSpline(xs, ys, Math.trunc(length * 2) + 1);
  const total = polylineLength(fine.xs, fine.ys);
  const count = Math.floor(total + 0.5) + 1;
  const step = total / (count - 1);
  const out = { xs: new Float32Array(count), ys: new Float32Array(count) };
  out.xs[0] = fine.xs[0]!;
  out.ys[0] = fine.ys[0]!;
  let walked = 0;
  let written = 1;
  const last = fine.xs.length - 1;
  for (let i = 1; i <= last; i++) {
    const dx = fine.xs[i]! - fine.xs[i - 1]!;
    const dy = fine.ys[i]! - fine.ys[i - 1]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    walked += distance;
    let over = walked - written * step;
    while ((over >= 0 || i === last) && written < count) {
      const fraction = distance === 0 ? 0 : over / distance;
      out.xs[written] = fine.xs[i]! - fraction * dx;
      out.ys[written] = fine.ys[i]! - fraction * dy;
      over -= step;
      written++;
    }
  }
  return out;
}

function fineSpline(xs: Float32Array, ys: Float32Array, count: number) {
  const f = Math.fround;
  const nodes = new Float32Array(xs.length);
  for (let i = 1; i < xs.length; i++) {
    const dx = f(xs[i]! - xs[i - 1]!);
    const dy = f(ys[i]! - ys[i - 1]!);
    const root = f(Math.sqrt(Math.sqrt(f(f(dx * dx) + f(dy * dy)))));
    nodes[i] = nodes[i - 1]! + Math.max(root, f(0.001));
  }
  const x = naturalSpline(nodes, xs);
  const y = naturalSpline(nodes, ys);
  const scale = nodes[nodes.length - 1]! / (count - 1);
  const out = { xs: new Float32Array(count), ys: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    out.xs[i] = x(i * scale);
    out.ys[i] = y(i * scale);
  }
  return out;
}

function polylineLength(xs: Float32Array, ys: Float32Array): number {
  let length = 0;
  for (let i = 0; i < xs.length - 1; i++) {
    const dx = Math.fround(xs[i + 1]! - xs[i]!);
    const dy = Math.fround(ys[i + 1]! - ys[i]!);
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}
