/** Colours as 32-bit words of an ImageData on a little-endian machine: 0xAABBGGRR. */

export function rgba(r: number, g: number, b: number, a = 255): number {
  return ((a << 24) | (b << 16) | (g << 8) | r) >>> 0;
}

export const grey: Uint32Array = Uint32Array.from({ length: 256 }, (_, i) => rgba(i, i, i));

const stops: readonly (readonly [number, number, number])[] = [
  [13, 59, 102],
  [20, 130, 140],
  [94, 201, 98],
  [253, 200, 40],
  [255, 250, 220],
];

/** Transparent where low, through blue-green and yellow to white: for probabilities over an image. */
export const heat: Uint32Array = Uint32Array.from({ length: 256 }, (_, i) => {
  const t = i / 255;
  const [r, g, b] = ramp(t);
  return rgba(r, g, b, Math.round(255 * Math.min(1, t * 1.6)));
});

function ramp(t: number): [number, number, number] {
  const at = Math.min(stops.length - 1.0001, Math.max(0, t * (stops.length - 1)));
  const i = Math.floor(at);
  const [from, to] = [stops[i] ?? [0, 0, 0], stops[i + 1] ?? [255, 255, 255]];
  const mix = (k: 0 | 1 | 2) => Math.round(from[k] + (to[k] - from[k]) * (at - i));
  return [mix(0), mix(1), mix(2)];
}

/** A steady, bright colour per label; neighbours differ because hues step by the golden ratio. 0 is transparent. */
export function labelColour(label: number): number {
  if (label === 0 || !Number.isFinite(label)) return 0;
  const hue = (Math.abs(Math.trunc(label)) * 0.618033988749895) % 1;
  const lightness = Math.abs(Math.trunc(label)) % 2 === 0 ? 0.62 : 0.52;
  const channel = (n: number) => {
    const k = (n + hue * 12) % 12;
    const a = 0.75 * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return rgba(channel(0), channel(8), channel(4));
}
