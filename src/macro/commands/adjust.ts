import {
  dataRange,
  displayRange,
  resetProcessorRange,
  setDisplayRange,
  setPlane,
  setProcessorRange,
} from "../../image/display/index.ts";
import { applyTable } from "../../image/math/index.ts";
import { d2s } from "../../image/numbers/index.ts";
import { selectedProcessor } from "../../image/roi/index.ts";
import {
  convertToMask,
  maskEachPlane,
  type OldMask,
  setAutoThreshold,
  setThreshold,
  thresholdMethods,
} from "../../image/threshold/index.ts";
import { duplicateStack } from "../../image/windows/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { defaultBits16 } from "../builtins/display.ts";
import { openTool } from "../builtins/other-windows.ts";
import { type Command, type CommandOptions, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { planesToProcess, restoreOutside } from "./apply.ts";

const MENU = "Image>Adjust";

/** Image > Lookup Tables > Apply LUT: the pixels become what they are displayed as.
 * @see ImageJ 1.54p, ij.plugin.filter.LutApplier */
function applyLut(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (window.type === "32-bit")
    host.error(
      '"Apply LUT" requires an image of type:\n \n\t8-bit grayscale\n\t8-bit color\n\t16-bit grayscale\n\tRGB color\n',
    );
  if (window.threshold) {
    mask(host, options);
    window.threshold = null;
    return;
  }
  const [min, max] = displayRange(window).map(Math.trunc) as [number, number];
  if (window.type === "RGB") {
    const planes = window.planes.length > 1 ? window.planes.map((_, i) => i) : [window.plane];
    const { plane } = window;
    for (const i of planes) {
      if (planes.length > 1 && i === plane) continue;
      setPlane(window, i);
      setProcessorRange(window, min, max);
    }
    setPlane(window, plane);
    return;
  }
  const short = window.type === "16-bit";
  const bits = defaultBits16(host);
  const range = short ? (bits > 0 ? 2 ** bits - 1 : 65536) : 256;
  const table = new Int32Array(short ? 65536 : 256);
  for (let i = 0; i < table.length; i++)
    table[i] = i <= min ? 0 : i >= max ? range - 1 : Math.trunc(((i - min) / (max - min)) * range);
  resetProcessorRange(window);
  for (const plane of planesToProcess(window, options)) {
    const processor = selectedProcessor(window, plane);
    const before = processor.mask ? processor.pixels.slice() : null;
    applyTable(processor, table);
    if (before) restoreOutside(processor, before);
  }
  if (short) setDisplayRange(window, 0, range - 1);
  else for (const channel of window.channelDisplay) [channel.min, channel.max] = [0, 255];
  window.changed = true;
}

/** Process > Binary > Convert to Mask, and Make Binary.
 * @see ImageJ 1.54p, ij.plugin.Thresholder */
function mask(host: MacroHost, options: CommandOptions, old: OldMask | null = null): void {
  const { world } = host;
  const window = host.image();
  const { rgbWeights: weights, blackBackground } = world.options;
  if (window.roi && window.roi.bounds.width + window.roi.bounds.height > 0) world.previousRoi = window.roi;
  if (window.planes.length === 1) {
    convertToMask(window, { blackBackground, weights, old });
    return;
  }
  stackMask(host, window, options);
}

function stackMask(host: MacroHost, source: ImageWindow, options: CommandOptions): void {
  const { world } = host;
  const weights = world.options.rgbWeights;
  const method = options.choice("method", thresholdMethods, "Default");
  const background = options.choice("background", ["Default", "Dark", "Light"], "Default");
  const each = options.flag("calculate");
  const onlyCurrent = options.flag("only") || (options.text.includes("slice ") && options.flag("slice"));
  const blackBackground = options.absent ? world.options.blackBackground : options.flag("black");
  const list = options.flag("list") && !onlyCurrent;
  if (onlyCurrent && source.type !== "8-bit") host.error("8-bit stack required to process a single slice.");
  const create = options.flag("create") && !onlyCurrent;
  let window = source;
  if (create) {
    window = duplicateStack(world, source, `MASK_${source.title}`);
    if (source.threshold) setThreshold(window, source.threshold.lower, source.threshold.upper);
  }
  if (each && !onlyCurrent) {
    if (list) host.log(`Thresholding method: ${method}`);
    const digits = window.type === "32-bit" ? 2 : 0;
    const log = (plane: number, lower: number, upper: number) =>
      host.log(`  ${plane}: ${d2s(lower, digits)}-${d2s(upper, digits)}`);
    maskEachPlane(window, { method, background, blackBackground, list: list ? log : null }, weights);
  } else convertToMask(window, { blackBackground, weights, onlyCurrent });
  if (create) world.show(window);
}

function makeBinary(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const legacy = /thresholded|remaining/.test(options.text);
  if (!legacy || !window.threshold || window.type === "16-bit" || window.type === "32-bit") {
    mask(host, options);
    return;
  }
  const ink = options.flag("black") ? 0 : greyOfColour(host.world.options.foreground);
  const paper = options.flag("black") ? 255 : greyOfColour(host.world.options.background);
  mask(host, options, {
    foreground: options.flag("thresholded") ? ink : null,
    background: options.flag("remaining") ? paper : null,
  });
}

const greyOfColour = (rgb: number) =>
  Math.round((((rgb >> 16) & 255) + ((rgb >> 8) & 255) + (rgb & 255)) / 3);

/** Opening the Threshold window gives an image without a threshold one. */
function openThreshold(host: MacroHost): void {
  const window = host.world.current;
  openTool(host.world, "Threshold");
  if (!window || window.type === "RGB" || window.threshold || window.composite === "composite") return;
  setAutoThreshold(
    window,
    { method: "Default", dark: true, all16: false, addOne: true, reset: false, stack: false, mode: "red" },
    () => {},
  );
  const set = window.threshold as ImageWindow["threshold"];
  if (set && window.type === "16-bit") setThreshold(window, Math.round(set.lower), Math.round(set.upper));
}

/** Brightness/Contrast keeps a copy of RGB pixels, so that one range after another starts from them. */
function openContrast(host: MacroHost): void {
  const window = host.world.current;
  openTool(host.world, "B&C");
  if (window?.type === "RGB") window.snapshot = window.planes[window.plane]?.slice() ?? null;
  if (window && window.type !== "RGB" && window.min === window.max && window.type !== "8-bit")
    [window.min, window.max] = dataRange(window.planes[window.plane] ?? new Uint16Array(1));
}

export const adjustCommands: readonly Command[] = [
  command(
    "Convert to Mask",
    {
      menu: "Process>Binary",
      options: ["method", "background", "calculate", "only", "black", "list", "create"],
    },
    (host, options) => mask(host, options),
  ),
  command(
    "Make Binary",
    {
      menu: "Process>Binary",
      options: [
        "method",
        "background",
        "calculate",
        "only",
        "black",
        "list",
        "create",
        "thresholded",
        "remaining",
      ],
    },
    makeBinary,
  ),
  command("Apply LUT", { menu: "Image>Lookup Tables", options: ["stack", "slice"] }, applyLut),
  command("Threshold...", { menu: MENU, needsImage: false }, openThreshold),
  command("Brightness/Contrast...", { menu: MENU, needsImage: false }, openContrast),
  command("Window/Level...", { menu: MENU, needsImage: false }, (host) => openTool(host.world, "W&L")),
  command("Color Balance...", { menu: MENU, needsImage: false }, (host) => openTool(host.world, "Color")),
  refusedCommand(
    "Color Threshold...",
    MENU,
    "it is a dialog; threshold the channels of an HSB Stack or RGB Stack instead",
  ),
];
