import {
  endComposite,
  makeComposite,
  resetChannelRanges,
  setDisplayMode,
  shownColours,
} from "../../image/display/index.ts";
import {
  convertTo8,
  convertTo16,
  convertTo32,
  convertToComponents,
  convertToIndexed,
  convertToRgb,
  rgbToComposite,
} from "../../image/types/index.ts";
import { replaceWindow, setPlanes } from "../../image/windows/index.ts";
import { type ImageWindow, uniqueTitle } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";

const MENU = "Image>Type";

const unsupported =
  "Supported Conversions:\n \n8-bit -> 16-bit*\n8-bit -> 32-bit*\n8-bit -> RGB Color*\n16-bit -> 8-bit*\n16-bit -> 32-bit*\n16-bit -> RGB Color*\n32-bit -> 8-bit*\n32-bit -> 16-bit\n32-bit -> RGB Color*\n8-bit Color -> 8-bit (grayscale)*\n8-bit Color -> RGB Color\nRGB -> 8-bit (grayscale)*\nRGB -> 8-bit Color*\nRGB -> RGB Stack*\nRGB -> HSB Stack*\nRGB -> Lab Stack\nRGB Stack -> RGB Color\nHSB Stack -> RGB Color\n \n* works with stacks\n";

/** Every conversion ends the threshold and keeps the selection. */
function convert(
  name: string,
  options: readonly string[],
  run: (host: MacroHost, window: ImageWindow, options: CommandOptions) => "unsupported" | null,
): Command {
  return command(name, { menu: MENU, options }, (host, given) => {
    const window = host.image();
    host.claim(window.width * window.height * window.planes.length * 4, name);
    window.threshold = null;
    const { changed } = window;
    if (run(host, window, given) === "unsupported") {
      window.changed = changed;
      host.error(unsupported);
    }
    window.changed = true;
  });
}

const conversion = (host: MacroHost) => ({
  scale: host.world.options.scaleConversions,
  weights: host.world.options.rgbWeights,
});

/** A composite of channels only becomes a stack of what each channel looks like. */
function coloursOfChannels(window: ImageWindow): null {
  const planes = window.planes.map((pixels, i) => {
    const shown = window.channelDisplay[i];
    return shownColours(pixels, shown?.lut ?? window.lut, shown?.min ?? window.min, shown?.max ?? window.max);
  });
  endComposite(window);
  setPlanes(window, { type: "RGB", planes });
  return null;
}

/** Image > Color > Make Composite.
 * @see ImageJ 1.54p, ij.plugin.CompositeConverter */
function compositeOf(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  if (window.composite !== null) {
    setDisplayMode(window, "composite");
    return;
  }
  if (window.type === "RGB") {
    rgbToComposite(world, window);
    return;
  }
  const three = window.planes.length === 3 && window.slices === 3;
  const labels = three ? ["Red", "Green", "Blue"] : [...window.labels];
  const channels = three ? 3 : window.channels;
  const byDefault = channels === 1 && window.slices * window.frames > 7 ? "Grayscale" : "Composite";
  const mode = options.choice("display", ["Composite", "Color", "Grayscale"], byDefault);
  const size = window.planes.length;
  // One channel only: ImageJ takes the planes of a stack that has no dimensions yet for channels.
  const taken = channels === 1 && size <= 8 && !window.dimensionsSet ? size : channels;
  const { min, max, lut, plane } = window;
  const made = replaceWindow(world, window, {
    type: window.type,
    planes: window.planes,
    labels,
    channels: taken,
    slices: three ? 1 : taken === channels ? window.slices : 1,
    frames: three ? 1 : taken === channels ? window.frames : 1,
    hyperstack: taken !== size,
    lut,
  });
  [made.min, made.max] = [min, max];
  made.plane = plane < size && !three ? 0 : 0;
  makeComposite(made, mode === "Composite" ? "composite" : mode === "Color" ? "color" : "grayscale");
  if (made.type !== "8-bit") {
    resetChannelRanges(made);
    const [first] = made.channelDisplay;
    if (first) [made.min, made.max] = [first.min, first.max];
  }
}

export const imageTypeCommands: readonly Command[] = [
  convert("8-bit", [], (host, window) => convertTo8(window, conversion(host))),
  convert("16-bit", [], (host, window) => convertTo16(window, conversion(host))),
  convert("32-bit", [], (host, window) => convertTo32(window, conversion(host))),
  convert("8-bit Color", ["number"], (_, window, options) =>
    convertToIndexed(window, options.number("number", 256)),
  ),
  convert("RGB Color", ["slices", "frames", "keep"], (host, window, options) =>
    convertToRgb(
      host.world,
      window,
      {
        slices: options.absent || options.flag("slices"),
        frames: options.absent || options.flag("frames"),
        keep: options.flag("keep"),
      },
      (title) => uniqueTitle(host.world, title),
    ),
  ),
  convert("RGB Stack", [], (host, window) =>
    window.composite !== null && window.channels > 1 && window.channels === window.planes.length
      ? coloursOfChannels(window)
      : convertToComponents(host.world, window, "RGB Stack"),
  ),
  convert("HSB Stack", [], (host, window) => convertToComponents(host.world, window, "HSB Stack")),
  convert("HSB (32-bit)", [], (host, window) => convertToComponents(host.world, window, "HSB (32-bit)")),
  convert("Lab Stack", [], (host, window) => convertToComponents(host.world, window, "Lab Stack")),
  command("Make Composite", { menu: "Image>Color", options: ["display"] }, compositeOf),
];
