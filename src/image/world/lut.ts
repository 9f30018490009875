/** A look-up table: 256 red, 256 green, 256 blue values. Tables are never changed in place; replace them. */
export type Lut = Uint8Array;

/** From black to a colour, components 0…255. */
export function rampLut(red: number, green: number, blue: number): Lut {
  const lut = new Uint8Array(768);
  // As ImageJ's LUT.createLutFromColor: the increment first, then the product, truncated.
  for (let i = 0; i < 256; i++) {
    lut[i] = Math.trunc(i * (red / 255));
    lut[256 + i] = Math.trunc(i * (green / 255));
    lut[512 + i] = Math.trunc(i * (blue / 255));
  }
  return lut;
}

/** 0 is black, 255 is white. */
export function greyLut(): Lut {
  const lut = new Uint8Array(768);
  for (let i = 0; i < 256; i++) lut[i] = lut[256 + i] = lut[512 + i] = i;
  return lut;
}

export function invertedLut(lut: Lut): Lut {
  const out = new Uint8Array(768);
  for (let part = 0; part < 768; part += 256)
    for (let i = 0; i < 256; i++) out[part + i] = lut[part + 255 - i] ?? 0;
  return out;
}

/** ImageJ's ImageProcessor.isInvertedLut: the brightness never rises between entries 0 and 254. */
export function isInvertingLut(lut: Lut): boolean {
  const brightness = (i: number) => (lut[i] ?? 0) + (lut[256 + i] ?? 0) + (lut[512 + i] ?? 0);
  for (let i = 1; i < 255; i++) if (brightness(i - 1) < brightness(i)) return false;
  return true;
}

/** Red, green and blue are equal everywhere. */
export function isGreyLut(lut: Lut): boolean {
  for (let i = 0; i < 256; i++) if (lut[i] !== lut[256 + i] || lut[i] !== lut[512 + i]) return false;
  return true;
}

/** Entry whose colour is nearest (sum of squared differences; the first of equals). `rgb` is 0x00RRGGBB. */
export function nearestLutIndex(lut: Lut, rgb: number): number {
  let best = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 256; i++) {
    const red = ((rgb >> 16) & 255) - (lut[i] ?? 0);
    const green = ((rgb >> 8) & 255) - (lut[256 + i] ?? 0);
    const blue = (rgb & 255) - (lut[512 + i] ?? 0);
    const distance = red * red + green * green + blue * blue;
    if (distance < smallest) {
      smallest = distance;
      best = i;
    }
    if (distance === 0) break;
  }
  return best;
}
