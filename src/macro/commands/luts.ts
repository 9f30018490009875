import { coreLutNames, namedLut, setDisplayMode, setLut } from "../../image/display/index.ts";
import { invertShownLut } from "../../image/types/index.ts";
import type { Lut } from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";

const MENU = "Image>Lookup Tables";

/** Give the current image or channel a table; a composite in grey shows all its channels with it; without an image a picture of the table
 * is opened.
 * @see ImageJ 1.54p, ij.plugin.LutLoader */
export function assignLut(host: MacroHost, lut: Lut, name: string): void {
  const { world } = host;
  const window = world.current;
  if (window === null) {
    const row = Uint8Array.from({ length: 256 * 32 }, (_, i) => i % 256);
    const made = world.open({ title: name, type: "8-bit", width: 256, height: 32, planes: [row], lut });
    if (name !== "grays") made.properties.set("CurrentLUT", name);
    return;
  }
  if (window.type === "RGB") host.error("LUTs cannot be assiged to RGB Images.");
  if (window.composite === "grayscale") {
    for (const channel of window.channelDisplay) channel.lut = lut;
    setDisplayMode(window, "color");
  } else setLut(window, lut);
  if (name === "grays") window.properties.delete("CurrentLUT");
  else window.properties.set("CurrentLUT", name);
}

const ownName: Readonly<Record<string, string>> = { "3-3-2 RGB": "3-3-2 RGB", "Red/Green": "redgreen" };

/** Files of the ImageJ distribution; the colours are ours, they have no effect on numbers. */
const extra = [
  "Glasbey",
  "glasbey",
  "glasbey on dark",
  "Glasbey on dark",
  "glasbey inverted",
  "royal",
  "Royal",
];

const lutCommand = (name: string, partly?: string): Command =>
  command(name, { menu: MENU, needsImage: false, ...(partly ? { partly } : {}) }, (host) => {
    const lut = namedLut(name);
    if (lut) assignLut(host, lut, ownName[name] ?? name.toLowerCase());
  });

const distinct = "the colours differ from those of the file of the ImageJ distribution";

export const lutCommands: readonly Command[] = [
  ...coreLutNames.map((name) => lutCommand(name)),
  ...extra.map((name) => lutCommand(name, distinct)),
  ...[
    "physics",
    "Viridis",
    "mpl-viridis",
    "mpl-inferno",
    "mpl-magma",
    "mpl-plasma",
    "phase",
    "16 colors",
    "16_colors",
    "thal",
    "thallium",
    "unionjack",
    "cool",
    "brgbcmyw",
    "edges",
    "gem",
    "HiLo",
    "sepia",
    "smart",
    "Rainbow RGB",
    "5 ramps",
    "6 shades",
    "blue orange icb",
    "Cyan Hot",
    "Magenta Hot",
    "Yellow Hot",
    "Orange Hot",
    "Red Hot",
    "Green Fire Blue",
    "ICA",
    "ICA2",
    "ICA3",
  ].map((name) =>
    command(name, { menu: MENU, needsImage: false, partly: distinct }, (host) => {
      const lut = namedLut("spectrum");
      if (lut) assignLut(host, lut, name.toLowerCase());
    }),
  ),
  command("Invert LUT", { menu: MENU }, (host) => {
    const window = host.image();
    if (window.type === "RGB") host.error("RGB images do not use LUTs");
    invertShownLut(window);
  }),
];
