import { hsbToRgb } from "../display/named-luts.ts";

/** Hue, saturation and brightness 0…1 of bytes, in float32 as java.awt.Color.RGBtoHSB. */
export function rgbToHsb(
  r: number,
  g: number,
  b: number,
): [hue: number, saturation: number, brightness: number] {
  const f = Math.fround;
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const brightness = f(most / 255);
  const saturation = most === 0 ? 0 : f((most - least) / most);
  if (saturation === 0) return [0, saturation, brightness];
  const range = most - least;
  const redness = f((most - r) / range);
  const greenness = f((most - g) / range);
  const blueness = f((most - b) / range);
  let hue: number;
  if (r === most) hue = f(blueness - greenness);
  else if (g === most) hue = f(f(2 + redness) - blueness);
  else hue = f(f(4 + greenness) - redness);
  hue = f(hue / 6);
  if (hue < 0) hue = f(hue + 1);
  return [hue, saturation, brightness];
}

/** Three 32-bit planes of RGB pixels: hue, saturation, brightness, 0…1. */
export function toHsb32(pixels: Int32Array): [Float32Array, Float32Array, Float32Array] {
  const out = [0, 1, 2].map(() => new Float32Array(pixels.length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let i = 0; i < pixels.length; i++) {
    const c = pixels[i]!;
    const hsb = rgbToHsb((c >> 16) & 255, (c >> 8) & 255, c & 255);
    for (let k = 0; k < 3; k++) out[k]![i] = hsb[k]!;
  }
  return out;
}

/** Three 8-bit planes: 0…255, truncated. */
export function toHsb8(pixels: Int32Array): [Uint8Array, Uint8Array, Uint8Array] {
  return toHsb32(pixels).map((plane) => Uint8Array.from(plane, (value) => Math.trunc(value * 255))) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
}

/** RGB pixels of hue, saturation and brightness planes; bytes are divided by 255 first. */
export function fromHsb(
  hue: ArrayLike<number>,
  saturation: ArrayLike<number>,
  brightness: ArrayLike<number>,
): Int32Array {
  const bytes = hue instanceof Uint8Array;
  const unit = (value = 0) => (bytes ? Math.fround(value / 255) : value);
  const out = new Int32Array(hue.length);
  for (let i = 0; i < out.length; i++) {
    const [r, g, b] = hsbToRgb(unit(hue[i]), unit(saturation[i]), unit(brightness[i]));
    out[i] = (r << 16) | (g << 8) | b;
  }
  return out;
}
