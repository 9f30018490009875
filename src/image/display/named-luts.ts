import { greyLut, type Lut } from "../world/index.ts";

/** ImageJ's own look-up tables under the names of its Image>Lookup Tables menu, in the order in which getList("LUTs") gives them. */
export const coreLutNames: readonly string[] = [
  "Fire",
  "Grays",
  "Ice",
  "Spectrum",
  "3-3-2 RGB",
  "Red",
  "Green",
  "Blue",
  "Cyan",
  "Magenta",
  "Yellow",
  "Red/Green",
];

/** Red, green, blue of some entries; the rest is interpolated and truncated. */
function interpolated(parts: readonly (readonly number[])[]): Lut {
  const lut = new Uint8Array(768);
  for (const [p, values] of parts.entries()) {
    const last = values.length - 1;
    for (let i = 0; i < 256; i++) {
      const at = i * (values.length / 256);
      const index = Math.trunc(at);
      const fraction = at - index;
      lut[256 * p + i] =
        (1 - fraction) * (values[index] ?? 0) + fraction * (values[Math.min(last, index + 1)] ?? 0);
    }
  }
  return lut;
}

function of(red: (i: number) => number, green: (i: number) => number, blue: (i: number) => number): Lut {
  const lut = new Uint8Array(768);
  for (let i = 0; i < 256; i++) {
    lut[i] = red(i);
    lut[256 + i] = green(i);
    lut[512 + i] = blue(i);
  }
  return lut;
}

const none = () => 0;
const all = (i: number) => i;

function fire(): Lut {
  return interpolated([
    [
      0,
      0,
      1,
      25,
      49,
      73,
      98,
      122,
      146,
      162,
      173,
      184,
      195,
      207,
      217,
      229,
      240,
      252,
      ...Array<number>(14).fill(255),
    ],
    [
      ...Array<number>(13).fill(0),
      14,
      35,
      57,
      79,
      101,
      117,
      133,
      147,
      161,
      175,
      190,
      205,
      219,
      234,
      248,
      255,
      255,
      255,
      255,
    ],
    [
      0,
      61,
      96,
      130,
      165,
      192,
      220,
      227,
      210,
      181,
      151,
      122,
      93,
      64,
      35,
      5,
      ...Array<number>(11).fill(0),
      35,
      98,
      160,
      223,
      255,
    ],
  ]);
}

function ice(): Lut {
  return interpolated([
    [
      0, 0, 0, 0, 0, 0, 19, 29, 50, 48, 79, 112, 134, 158, 186, 201, 217, 229, 242, 250, 250, 250, 250, 251,
      250, 250, 250, 250, 251, 251, 243, 230,
    ],
    [
      156, 165, 176, 184, 190, 196, 193, 184, 171, 162, 146, 125, 107, 93, 81, 87, 92, 97, 95, 93, 93, 90, 85,
      69, 64, 54, 47, 35, 19, 0, 4, 0,
    ],
    [
      140, 147, 158, 166, 170, 176, 209, 220, 234, 225, 236, 246, 250, 251, 250, 250, 245, 230, 230, 222, 202,
      180, 163, 142, 123, 114, 106, 94, 84, 64, 26, 27,
    ],
  ]);
}

/** Hue i/255 at full saturation and brightness, in float32 as java.awt.Color.HSBtoRGB. */
function spectrum(): Lut {
  const lut = new Uint8Array(768);
  for (let i = 0; i < 256; i++) {
    const [r, g, b] = hsbToRgb(Math.fround(i / 255), 1, 1);
    lut[i] = r;
    lut[256 + i] = g;
    lut[512 + i] = b;
  }
  return lut;
}

/** java.awt.Color.HSBtoRGB: float32 hue, saturation, brightness to bytes. */
export function hsbToRgb(hue: number, saturation: number, brightness: number): [number, number, number] {
  const f = Math.fround;
  const byte = (value: number) => Math.trunc(f(f(value * 255) + 0.5)) & 255;
  if (saturation === 0) {
    const grey = byte(brightness);
    return [grey, grey, grey];
  }
  const h = f(f(hue - f(Math.floor(hue))) * 6);
  const rest = f(h - f(Math.floor(h)));
  const p = f(brightness * f(1 - saturation));
  const q = f(brightness * f(1 - f(saturation * rest)));
  const t = f(brightness * f(1 - f(saturation * f(1 - rest))));
  switch (Math.trunc(h)) {
    case 0:
      return [byte(brightness), byte(t), byte(p)];
    case 1:
      return [byte(q), byte(brightness), byte(p)];
    case 2:
      return [byte(p), byte(brightness), byte(t)];
    case 3:
      return [byte(p), byte(q), byte(brightness)];
    case 4:
      return [byte(t), byte(p), byte(brightness)];
    default:
      return [byte(brightness), byte(p), byte(q)];
  }
}

/** Colours far apart for label images: black, then 255 by turning the hue by the golden section. */
function labelColours(): Lut {
  const lut = new Uint8Array(768);
  for (let i = 1; i < 256; i++) {
    const [r, g, b] = hsbToRgb(
      Math.fround((i * 0.618033988749895) % 1),
      [1, 0.6, 0.8][i % 3] ?? 1,
      [1, 0.9, 0.7][(i >> 1) % 3] ?? 1,
    );
    lut[i] = r;
    lut[256 + i] = g;
    lut[512 + i] = b;
  }
  return lut;
}

/** Purple over red to yellow and white. */
function royal(): Lut {
  return interpolated([
    [0, 20, 60, 120, 180, 220, 245, 255],
    [0, 0, 0, 0, 40, 110, 190, 255],
    [40, 120, 190, 200, 140, 70, 60, 255],
  ]);
}

const makers: Readonly<Record<string, () => Lut>> = {
  fire,
  grays: greyLut,
  ice,
  spectrum,
  "3-3-2 rgb": () =>
    of(
      (i) => i & 0xe0,
      (i) => (i << 3) & 0xe0,
      (i) => (i << 6) & 0xc0,
    ),
  red: () => of(all, none, none),
  green: () => of(none, all, none),
  blue: () => of(none, none, all),
  cyan: () => of(none, all, all),
  magenta: () => of(all, none, all),
  yellow: () => of(all, all, none),
  "red/green": () =>
    of(
      (i) => (i < 128 ? i * 2 : 0),
      (i) => (i < 128 ? 0 : i * 2),
      none,
    ),
  glasbey: labelColours,
  royal,
};

/** The tables of ImageJ's core, by the name in Image > Lookup Tables in lower case, and label colours and "royal" of our own
 * (in ImageJ they are files of the distribution). */
export function namedLut(name: string): Lut | null {
  const key = name.toLowerCase().replaceAll("_", " ");
  if (key === "redgreen") return makers["red/green"]?.() ?? null;
  if (/^glasbey( on dark| inverted)?$/.test(key)) return labelColours();
  return makers[key]?.() ?? null;
}
