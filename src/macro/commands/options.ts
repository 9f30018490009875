import { colourRgb, namedColour } from "../../image/draw/index.ts";
import { FLOAT_MAX, parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { wand, wandStart } from "../builtins/selection.ts";
import { clearResults } from "../builtins/table-in-use.ts";
import { logText } from "../builtins/text-windows.ts";
import { type Command, type CommandOptions, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";

const menu = "Edit>Options";

const withoutEffect = ["Point Tool...", "Rounded Rect Tool...", "Reset... "];

/** What a division of 32-bit images by zero gives; all else there is about the desktop.
 * @see ImageJ 1.54p, ij.plugin.Options.miscOptions */
function misc({ world }: MacroHost, options: CommandOptions): void {
  const { other } = world.options;
  const before = other.get("divideByZero");
  const text = options.string("divide", "");
  const named: Readonly<Record<string, number>> = {
    infinity: Number.POSITIVE_INFINITY,
    infinite: Number.POSITIVE_INFINITY,
    nan: Number.NaN,
    max: FLOAT_MAX,
  };
  let value = named[text.toLowerCase()];
  if (value === undefined) {
    const number = parseJavaDouble(text);
    if (Number.isNaN(number)) return;
    value = Math.fround(number);
  }
  if (value !== before) other.set("divideByZero", value);
}

const wandModes = ["Legacy", "4-connected", "8-connected"] as const;

/** The selection that the wand made last on this image is traced again with the new tolerance.
 * @see ImageJ 1.54p, ij.plugin.WandToolOptions */
function wandTool(host: MacroHost, options: CommandOptions): void {
  const settings = host.world.options;
  settings.wandTolerance = options.number("tolerance", settings.wandTolerance);
  settings.wandMode = options.choice("mode", wandModes, settings.wandMode as (typeof wandModes)[number]);
  const window = host.world.current;
  const key = "wand tool: image";
  const before = host.state.get(key);
  host.state.set(key, window?.id);
  if (window === null || (before !== undefined && before !== window.id)) return;
  const start = wandStart(host);
  const traced = window.roi?.type === "traced" || window.roi?.type === "polygon";
  if (!traced || start === undefined || (start.x <= 0 && start.y <= 0)) return;
  wand(host, start.x, start.y, settings.wandTolerance, settings.wandMode);
}

/** Its colour is the foreground colour.
 * @see ImageJ 1.54p, ij.plugin.ArrowToolOptions */
function arrowTool(host: MacroHost, options: CommandOptions): void {
  const colour = namedColour(options.string("color", ""));
  if (colour === undefined) return;
  host.world.options.foreground = colourRgb(colour);
  host.world.options.other.delete("foregroundValue");
}

/** @see ImageJ 1.54p, ij.gui.RoiDefaultsDialog */
function roiDefaults({ world }: MacroHost, options: CommandOptions): void {
  const { other } = world.options;
  const width = options.number("stroke", Number(other.get("defaultStrokeWidth") ?? 0));
  other.set("defaultStrokeWidth", Math.max(0, width));
  const group = toInt(options.number("group", Number(other.get("defaultGroup") ?? 0)));
  if (group >= 0 && group <= 255) other.set("defaultGroup", group);
}

/** What of the profiles' options changes values: vertical ones of rectangles, interpolation.
 * @see ImageJ 1.54p, ij.plugin.Profiler.doOptions */
function plotOptions({ world }: MacroHost, options: CommandOptions): void {
  if (options.absent) return;
  world.options.other.set("verticalProfile", options.flag("vertical"));
  world.options.other.set("interpolateLines", options.flag("interpolate"));
}

/** Images, results, entries of the manager and lines of the log go, but those that are to be kept.
 * @see ImageJ 1.54p, ij.plugin.Options.freshStart */
function freshStart({ world }: MacroHost, options: CommandOptions): void {
  const keep = options.text.toLowerCase();
  if (!keep.includes("images")) for (const window of [...world.windows]) world.close(window);
  if (!keep.includes("results")) clearResults(world);
  if (!keep.includes("rois") && world.roiManager !== null) {
    world.roiManager.rois = [];
    world.roiManager.selected = [];
  }
  if (world.log !== null) logText(world, "\\Clear");
  world.options.blackBackground = true;
}

const anywhere = (...options: string[]) => ({ menu, options, needsImage: false });

/** @see ImageJ 1.54p, ij.plugin.SimpleCommands.reset */
function reset({ world }: MacroHost, options: CommandOptions): void {
  const what = ["Locked Image", "Clipboard", "Undo Buffer"] as const;
  const chosen = options.choice("reset", what, what[0]);
  if (chosen === "Clipboard") world.clipboard = null;
  if (chosen === "Undo Buffer" && world.current) world.current.snapshot = null;
}

/** Edit > Options, as far as it changes what macros compute, and what there is to say no to. */
export const optionCommands: readonly Command[] = [
  ...withoutEffect.map((name) =>
    command(name, { menu, needsImage: false, partly: "accepted, without effect" }, () => {}),
  ),
  command("Misc...", anywhere("divide"), misc),
  command("Wand Tool...", anywhere("tolerance", "mode"), wandTool),
  command(
    "Arrow Tool...",
    { ...anywhere("color"), partly: "the colour, which is the foreground colour; arrows keep their shape" },
    arrowTool,
  ),
  command(
    "Roi Defaults...",
    { ...anywhere("stroke", "group"), partly: "without colours and names of groups" },
    roiDefaults,
  ),
  command(
    "Plots...",
    {
      ...anywhere("vertical", "interpolate"),
      partly: "the values of profiles; sizes and scales of plots stay",
    },
    plotOptions,
  ),
  command("Fresh Start", anywhere("keep"), freshStart),
  command("Reset...", { menu: "Plugins>Utilities", options: ["reset"], needsImage: false }, reset),
  command(
    "Line Width... ",
    { menu: "Image>Adjust", needsImage: false, partly: "accepted, without effect" },
    () => {},
  ),
  refusedCommand("System Clipboard", "File>New", "there is no system clipboard"),
  refusedCommand(
    "Repeat Command",
    "Process",
    "it repeats what a person chose last; ImageJ refuses it in macros, too",
  ),
  refusedCommand("Display LUTs", "Image>Color", "it shows a folder of ImageJ that is not here"),
  refusedCommand(
    "3D Project...",
    "Image>Stacks",
    "its renderings are not computed here; use Z Project..., Reslice or Rotate...",
  ),
  refusedCommand("Label...", "Image>Stacks", "its drawing is not made here; Set Label... names slices"),
  ...["Convert...", "Macro... ", "Virtual Stack..."].map((name) =>
    refusedCommand(
      name,
      "Process>Batch",
      "it works through the files of a folder: write a loop over getFileList",
    ),
  ),
];
