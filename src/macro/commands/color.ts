import { isHyperstack, setDisplayMode } from "../../image/display/index.ts";
import {
  channelOf,
  mergeChannels,
  mergeIntoComposite,
  openFlat,
  splitChannels,
  stackToRgb,
} from "../../image/types/index.ts";
import { type ImageWindow, uniqueTitle } from "../../image/world/index.ts";
import { openTool } from "../builtins/other-windows.ts";
import { imagesInOrder } from "../builtins/windows.ts";
import { type Command, type CommandOptions, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";

const MENU = "Image>Color";

function merge(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const open = imagesInOrder(world);
  if (open.length === 0) host.error("No images are open.");
  // Old macros say red, green, blue and gray.
  const old = ["red", "green", "blue", "gray"];
  const images = Array.from({ length: 7 }, (_, i): ImageWindow | null => {
    const key = options.has(`c${i + 1}`) ? `c${i + 1}` : (old[i] ?? `c${i + 1}`);
    const title = options.string(key, "*None*");
    if (title === "*None*") return null;
    return (
      open.find((window) => window.title === title) ??
      host.error(`"${title}" is not a valid choice for "C${i + 1}"`)
    );
  });
  const create = options.flag("create");
  const keep = options.flag("keep");
  for (const image of images)
    if (image && isHyperstack(image) && image.composite !== null && image.composite !== "composite") {
      setDisplayMode(image, "composite");
      return;
    }
  const message = mergeChannels(world, { images, create, keep, ignoreLuts: options.flag("ignore") });
  if (message) host.error(message);
}

function stackToColour(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const size = window.planes.length;
  if (window.composite !== null) {
    openFlat(
      world,
      window,
      {
        slices: options.absent || options.flag("slices"),
        frames: options.absent || options.flag("frames"),
        keep: options.absent || options.flag("keep"),
      },
      (title) => uniqueTitle(world, title),
    );
    return;
  }
  if (size < 2 || size > 3) host.error("A 2 or 3 image stack, or a HyperStack, required");
  if (window.type !== "8-bit" && window.type !== "16-bit")
    host.error("8-bit or 16-bit grayscale stack required");
  stackToRgb(world, window);
}

/** @see ImageJ 1.54p, ij.plugin.ChannelArranger */
function arrange(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const { channels } = window;
  if (channels === 1) host.error("Image must have more than one channel");
  if (channels > 9) host.error("This command does not work with more than 9 channels.");
  const order = options.string("new", "123456789".slice(0, channels));
  if (/\D/.test(order)) host.error(`Non-digit in new order string: "${order}"`);
  const wanted = [...order].slice(0, channels).map(Number);
  if (wanted.length === 0) return;
  if (wanted.some((c) => c < 1 || c > channels)) host.error(`value out of range:${order}`);
  if (window.composite === null) host.error("Multichannel image required");
  const mode = window.composite ?? "color";
  const parts = wanted.map((c) => channelOf(world, window, c - 1));
  const position = window.plane;
  world.close(window);
  const [only] = parts;
  if (parts.length === 1 && only) {
    world.show(only);
    return;
  }
  const made = mergeIntoComposite(world, parts, false, false);
  for (const [i, part] of parts.entries()) {
    const display = made.channelDisplay[i];
    if (display) [display.lut, display.min, display.max] = [part.lut, part.min, part.max];
  }
  made.title = window.title;
  made.calibration = { ...window.calibration };
  made.info = window.info;
  made.properties = new Map(window.properties);
  made.overlay = window.overlay;
  setDisplayMode(made, mode);
  made.changed = true;
  const channel = position % channels;
  const target = (wanted[channel] ?? 1) - 1;
  made.plane = Math.min(made.planes.length - 1, Math.floor(position / channels) * parts.length + target);
}

function showLut(host: MacroHost): void {
  const window = host.image();
  if (window.type === "RGB") host.error("RGB images do not have LUTs");
  const [width, height] = [326, 188];
  const planes = [new Int32Array(width * height).fill(0xffffff)];
  host.world.open({ title: "Look-Up Table", type: "RGB", width, height, planes });
}

export const colorCommands: readonly Command[] = [
  command("Split Channels", { menu: MENU }, (host) => {
    if (!splitChannels(host.world, host.image())) host.error("Multichannel image required");
  }),
  command(
    "Merge Channels...",
    {
      menu: MENU,
      options: [
        "c1",
        "c2",
        "c3",
        "c4",
        "c5",
        "c6",
        "c7",
        "create",
        "keep",
        "ignore",
        "red",
        "green",
        "blue",
        "gray",
      ],
      needsImage: false,
    },
    merge,
  ),
  command("Stack to RGB", { menu: MENU, options: ["slices", "frames", "keep"] }, stackToColour),
  command("Arrange Channels...", { menu: MENU, options: ["new"] }, arrange),
  command("Channels Tool...", { menu: MENU, needsImage: false }, (host) => openTool(host.world, "Channels")),
  command("Show LUT", { menu: MENU, partly: "the window opens without ImageJ's drawing" }, showLut),
  command("Color Picker...", { menu: MENU, needsImage: false }, (host) => openTool(host.world, "CP")),
  refusedCommand("Edit LUT...", MENU, "it is a dialog; use setLut(reds, greens, blues)"),
];
