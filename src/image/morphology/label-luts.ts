import type { Lut } from "../world/index.ts";

export const labelLutNames = [
  "Golden angle",
  "Ice",
  "Main Colors",
  "Mixed Colors",
  "Spectrum",
  "Grays",
  "Fire",
  "Glasbey",
  "Jet",
] as const;
export type LabelLutName = (typeof labelLutNames)[number];

export const labelBackgrounds = {
  White: 0xffffff,
  Black: 0,
  Red: 0xff0000,
  Green: 0x00ff00,
  Blue: 0x0000ff,
} as const;

/** 255 colours for labels, entry 0 is the background. Hues that differ from entry to entry by the golden angle; other names than
 * "Golden angle" that are no grey ramp get the same colours: they change what is seen, not the labels. */
export function labelLut(name: LabelLutName, background: number, shuffle: boolean): Lut {
  const lut = new Uint8Array(768);
  const set = (i: number, colour: number): void => {
    lut[i] = colour >> 16;
    lut[256 + i] = (colour >> 8) & 255;
    lut[512 + i] = colour & 255;
  };
  set(0, background);
  let [hue, saturation] = [0.5, 0.75];
  const order = Array.from({ length: 255 }, (_, i) => i + 1);
  // A fixed permutation: 97 has no factor in common with 255.
  if (shuffle) for (const [i] of order.entries()) order[i] = ((i * 97) % 255) + 1;
  for (const i of order) {
    set(i, name === "Grays" ? i * 0x010101 : colourOf(hue, saturation));
    hue = (hue + STEP) % 1;
    saturation = 0.5 + 0.5 * ((saturation + STEP) % 1);
  }
  return lut;
}

/** The golden angle as part of a turn: 2 - φ. */
const STEP = 2 - (1 + Math.sqrt(5)) / 2;

/** Hue and saturation 0…1 at full brightness. */
function colourOf(hue: number, saturation: number): number {
  const channel = (shift: number): number => {
    const k = (shift + hue * 6) % 6;
    return Math.round(255 * (1 - saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return (channel(5) << 16) | (channel(3) << 8) | channel(1);
}
