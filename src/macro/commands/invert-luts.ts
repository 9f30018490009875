import { positionOf, setLut, setPosition } from "../../image/display/index.ts";
import { type ImageWindow, isInvertingLut, type Lut } from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";

const MODE = "CompositeProjection";

/** The same hue on a white ground: brightness turned round, in steps of 256 around the circle of hues. */
function turned(lut: Lut): Lut {
  const out = new Uint8Array(768);
  for (let i = 0; i < 256; i++) {
    const [r, g, b] = [255 - lut[i]!, 255 - lut[256 + i]!, 255 - lut[512 + i]!] as const;
    const value = Math.max(r, g, b);
    const chroma = value - Math.min(r, g, b);
    let hue = 0;
    if (chroma > 0) {
      if (value === r) hue = ((256 / 6) * (0 + g - b)) / chroma;
      if (value === g) hue = (256 / 6) * (2 + (b - r) / chroma);
      if (value === b) hue = (256 / 6) * (4 + (r - g) / chroma);
    }
    hue = (((hue + 256) % 256) + 128) % 256;
    const saturation = value > 0 ? (chroma / value) * 256 : 0;
    [5, 3, 1].forEach((shift, part) => {
      const k = (shift + (hue / 256) * 6) % 6;
      const share = Math.max(0, Math.min(k, Math.min(4 - k, 1)));
      out[part * 256 + i] = Math.floor(value - ((value * saturation) / 256) * share + 0.5);
    });
  }
  return out;
}

/** How composites are mixed goes with it: dark on white or bright on black. */
function turnMode(window: ImageWindow): void {
  const mode = window.properties.get(MODE) ?? "";
  const inverting = window.type !== "RGB" && isInvertingLut(window.lut);
  if (inverting ? mode === "Min" || mode === "Invert" : mode === "Sum" || mode === "Max") return;
  const next: Readonly<Record<string, string>> = { Invert: "Sum", Min: "Max", Max: "Min" };
  window.properties.set(MODE, next[mode] ?? "Invert");
}

/** The tables of all channels turned from bright on black to dark on white, or back.
 * @see ImageJ 1.54p, Image > Color > Invert LUTs (K. Terretaz, N. De Francesco) */
function invertLuts(host: MacroHost): void {
  const window = host.image();
  if (window.type === "RGB") {
    host.notice("Macro Error", "Non-RGB image expected");
    return;
  }
  for (let channel = 1; channel <= window.channels; channel++) {
    setPosition(window, { ...positionOf(window), channel });
    const shown = window.composite === null ? window : window.channelDisplay[channel - 1];
    setLut(window, turned(shown?.lut ?? window.lut));
  }
  setPosition(window, { ...positionOf(window), channel: 1 });
  turnMode(window);
}

export const invertLutCommands: readonly Command[] = [
  command(
    "Invert LUTs",
    {
      menu: "Image>Color",
      partly: "colour pictures of composites are made by adding, whatever the mode says",
    },
    invertLuts,
  ),
];
