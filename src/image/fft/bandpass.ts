const f = Math.fround;

export interface BandpassOptions {
  /** Structures larger than this are suppressed, as a share of the side (2 × diameter / side). */
  readonly large: number;
  readonly small: number;
  readonly stripes: "None" | "Horizontal" | "Vertical";
  /** Width of the stripe filter: (100 - tolerance in percent) / 100. */
  readonly sharpness: number;
}

/** Multiply a Hartley transform by a band-pass filter of Gaussians, in place; gives the filter itself (origin in the corner).
 * Everything is float32, in ImageJ's order.
 * @see ImageJ 1.54p, FFTFilter.filterLargeSmall */
export function bandpass(hartley: Float32Array, size: number, options: BandpassOptions): Float32Array {
  const filter = new Float32Array(size * size).fill(1);
  const half = size >> 1;
  const { stripes } = options;
  const large = options.large * options.large;
  const small = options.small * options.small;
  const stripe = options.sharpness * options.sharpness;
  const gauss = (i: number, scale: number) => f(Math.exp(-(i * i) * scale));
  const scale = (i: number, factor: number) => {
    hartley[i] = hartley[i]! * factor;
    filter[i] = filter[i]! * factor;
  };
  const clear = (i: number) => {
    hartley[i] = 0;
    filter[i] = 0;
  };
  const rest = (value: number) => f(1 - value);
  const larges = Float32Array.from({ length: half + 1 }, (_, i) => gauss(i, large));
  const smalls = Float32Array.from({ length: half + 1 }, (_, i) => gauss(i, small));
  const gaps = Float32Array.from({ length: half + 1 }, (_, i) => rest(gauss(i, stripe)));
  /** (1 - L₁L₂) S₁ S₂ */
  const band = (i: number, j: number) => f(f(rest(f(larges[i]! * larges[j]!)) * smalls[i]!) * smalls[j]!);
  const band1 = (i: number) => f(rest(larges[i]!) * smalls[i]!);

  for (let row = 1; row < half; row++)
    for (let col = 1; col < half; col++) {
      let factor = band(row, col);
      if (stripes === "Horizontal") factor = f(factor * gaps[col]!);
      else if (stripes === "Vertical") factor = f(factor * gaps[row]!);
      for (const r of [row * size, (size - row) * size]) {
        scale(r + col, factor);
        scale(r + size - col, factor);
      }
    }

  const middle = half * size;
  scale(half, band1(half));
  scale(middle, band1(half));
  scale(middle + half, band(half, half));
  if (stripes !== "None") {
    const gap = gaps[half]!;
    if (stripes === "Horizontal") {
      scale(half, gap);
      clear(middle);
    } else {
      clear(half);
      scale(middle, gap);
    }
    scale(middle + half, gap);
  }

  /** A frequency on an axis (and the one opposite), and those at the same place of the line through the middle. */
  const axis = (i: number, near: number, far: number, beside: number, kept: BandpassOptions["stripes"]) => {
    const along = band1(i);
    const across = band(i, half);
    for (const p of [near, far])
      if (stripes === "None") {
        scale(p, along);
        scale(p + beside, across);
      } else if (stripes === kept) {
        scale(p, f(along * gaps[i]!));
        scale(p + beside, f(across * gaps[i]!));
      } else {
        clear(p);
        scale(p + beside, f(across * gaps[half]!));
      }
  };
  for (let i = 1; i < half; i++) axis(i, i, size - i, middle, "Horizontal");
  for (let i = 1; i < half; i++) axis(i, i * size, (size - i) * size, half, "Vertical");
  return filter;
}
