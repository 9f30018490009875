/** A colour as "#rrggbb", or "#aarrggbb" where it is not opaque; lower case. */
export type Colour = string;

const NAMES: readonly (readonly [string, number])[] = [
  ["red", 0xff0000],
  ["green", 0x00ff00],
  ["blue", 0x0000ff],
  ["magenta", 0xff00ff],
  ["cyan", 0x00ffff],
  ["yellow", 0xffff00],
  ["orange", 0xffc800],
  ["black", 0x000000],
  ["white", 0xffffff],
  ["gray", 0x808080],
  ["lightgray", 0xc0c0c0],
  ["darkgray", 0x404040],
  ["pink", 0xffafaf],
];

/** The order in which ImageJ looks for a name inside a text. */
const SEARCHED = ["black", "white", "red", "blue", "yellow", "green", "magenta", "cyan", "orange", "pink"];

export function rgbColour(rgb: number): Colour {
  return `#${(rgb & 0xffffff).toString(16).padStart(6, "0")}`;
}

/** 0x00RRGGBB, transparency dropped. */
export function colourRgb(colour: Colour): number {
  return Number.parseInt(colour.slice(-6), 16);
}

/** A colour whose name occurs in the text; undefined = none.
 * @see ImageJ 1.54p ij.plugin.Colors.getColor */
export function namedColour(text: string): Colour | undefined {
  if (text.length < 2) return undefined;
  const name = text.toLowerCase();
  let found = SEARCHED.find((word) => name.includes(word));
  if (found === undefined && (name.includes("gray") || name.includes("grey")))
    found = name.includes("light") ? "lightgray" : name.includes("dark") ? "darkgray" : "gray";
  const rgb = NAMES.find(([word]) => word === found)?.[1];
  return rgb === undefined ? undefined : rgbColour(rgb);
}

/** A name or 6 or 8 hexadecimal digits, with or without "#" or "0x"; undefined = neither.
 * @see ImageJ 1.54p ij.plugin.Colors.decode */
export function decodeColour(text: string): Colour | undefined {
  const named = namedColour(text);
  if (named !== undefined) return named;
  const digits = text.startsWith("#") ? text.slice(1) : text.startsWith("0x") ? text.slice(2) : text;
  if (!/^[+-]?[0-9a-fA-F]+$/.test(digits) || (digits.length !== 6 && digits.length !== 8)) return undefined;
  const value = Number.parseInt(digits, 16);
  const rgb = rgbColour(value & 0xffffff);
  const alpha = digits.length === 8 ? (value >>> 24) & 255 : 255;
  return alpha === 255 ? rgb : `#${alpha.toString(16).padStart(2, "0")}${rgb.slice(1)}`;
}

/** "red", "#aa55ff", "#80aa55ff", or "none" for null.
 * @see ImageJ 1.54p ij.plugin.Colors.colorToString */
export function colourText(colour: Colour | null): string {
  if (colour === null) return "none";
  if (colour.length === 9) return colour;
  const rgb = colourRgb(colour);
  return NAMES.find(([, value]) => value === rgb)?.[0] ?? colour;
}
