import { colourRgb, colourText, decodeColour, rgbColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type Value } from "../values.ts";
import { numberOf } from "./java-values.ts";

const clamp = (value: number): number => Math.max(0, Math.min(255, toInt(value)));

function rgbOf(red: number, green: number, blue: number): number {
  return (clamp(red) << 16) | (clamp(green) << 8) | clamp(blue);
}

type Which = "foreground" | "background";

function setFrom(host: MacroHost, which: Which, color: Value, green?: number, blue?: number): void {
  if (isArray(color) || (typeof color === "number" && blue === undefined))
    host.error("Number or numeric function expected");
  const rgb =
    green === undefined || blue === undefined
      ? colourRgb(decodeColour(String(color)) ?? "#000000")
      : rgbOf(numberOf(color as number | string), green, blue);
  set(host, which, rgb);
}

function set(host: MacroHost, which: Which, rgb: number): void {
  const { options } = host.world;
  options[which] = rgb;
  options.other.delete(`${which}Value`);
  if (which === "foreground") options.drawValue = null;
}

/** A grey from 0 to 255 as colour; the value itself is what gets drawn. */
function setValue(host: MacroHost, which: Which, value: number): void {
  if (value >= 0) set(host, which, rgbOf(value, value, value));
  host.world.options.other.set(`${which}Value`, value);
}

/** Colour of light, wavelength in nm (380 … 750, else black).
 * @see D. Bruton's approximation, gamma 0.8, as in ImageJ Colors.wavelengthToColor */
function wavelengthRgb(wavelength: number): number {
  const between = (low: number, high: number) => wavelength >= low && wavelength <= high;
  const bent = (value: number) => value ** 0.8;
  let rgb: readonly [number, number, number] = [0, 0, 0];
  if (between(380, 440)) {
    const dim = 0.3 + (0.7 * (wavelength - 380)) / (440 - 380);
    rgb = [bent((-(wavelength - 440) / (440 - 380)) * dim), 0, bent(dim)];
  } else if (between(440, 490)) rgb = [0, bent((wavelength - 440) / (490 - 440)), 1];
  else if (between(490, 510)) rgb = [0, 1, bent(-(wavelength - 510) / (510 - 490))];
  else if (between(510, 580)) rgb = [bent((wavelength - 510) / (580 - 510)), 1, 0];
  else if (between(580, 645)) rgb = [1, bent(-(wavelength - 645) / (645 - 580)), 0];
  else if (between(645, 750)) rgb = [bent(0.3 + (0.7 * (750 - wavelength)) / (750 - 645)), 0, 0];
  const [red, green, blue] = rgb.map((value) => Math.floor(value * 255)) as [number, number, number];
  return rgbOf(red, green, blue);
}

export const colorBuiltins: readonly Builtin[] = [
  builtin("Color.foreground", "string", [], (host) => colourText(rgbColour(host.world.options.foreground))),
  builtin("Color.background", "string", [], (host) => colourText(rgbColour(host.world.options.background))),
  builtin("Color.setForeground", "nothing", ["value", "number?", "number?"], (host, color, green, blue) =>
    setFrom(host, "foreground", color, green, blue),
  ),
  builtin("Color.setBackground", "nothing", ["value", "number?", "number?"], (host, color, green, blue) =>
    setFrom(host, "background", color, green, blue),
  ),
  builtin("Color.setForegroundValue", "nothing", ["number"], (host, value) =>
    setValue(host, "foreground", value),
  ),
  builtin("Color.setBackgroundValue", "nothing", ["number"], (host, value) =>
    setValue(host, "background", value),
  ),
  builtin("Color.toString", "string", ["number", "number", "number"], (_, red, green, blue) =>
    colourText(rgbColour(rgbOf(red, green, blue))),
  ),
  builtin("Color.toArray", "array", ["string"], (_, text) => {
    const rgb = colourRgb(decodeColour(text) ?? "#000000");
    return [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  }),
  builtin("Color.wavelengthToColor", "string", ["number"], (_, wavelength) =>
    colourText(rgbColour(wavelengthRgb(wavelength))),
  ),
];
