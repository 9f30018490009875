import type { ImageWindow } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { absolutePath } from "./open-file.ts";
import { saveAsFormat } from "./save-file.ts";

const choices = ["BMP", "FITS", "GIF", "JPEG", "PGM", "PNG", "Raw", "Text", "TIFF", "ZIP"] as const;

/** File>Save As>Image Sequence: each plane as a file of its own.
 * @see ImageJ 1.54p, ij.plugin.StackWriter */
export function exportSequence(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const hyperstack = window.hyperstack;
  const given = options.string("dir", "") || options.string("save", "") || String(answered(host, "Dir"));
  // A path with a file name at its end means its folder.
  let folder = absolutePath(given).replace(/\/*$/, "/");
  if (!host.files.isFolder(folder)) folder = folder.replace(/[^/]*\/$/, "");
  if (!host.files.isFolder(folder)) host.error(`Directory not found: ${given}`);
  let format: string = options.choice("format", choices, "TIFF").toLowerCase();
  const name = options.string("name", window.title.replace(/\.[^.]*$/, ""));
  const start = hyperstack ? 0 : Math.max(0, Math.trunc(options.number("start", 0)));
  const digits = Math.min(8, Math.max(1, Math.trunc(options.number("digits", hyperstack ? 3 : 4))));
  const useLabels = !hyperstack && options.flag("use");
  if (window.planes.length > 10 ** digits && !useLabels && !hyperstack)
    host.error(
      `More than ${digits} digits are required to generate \nunique file names for ${window.planes.length} images.`,
    );
  const extension = format === "tiff" ? ".tif" : format === "text" ? ".txt" : `.${format}`;
  if (format === "text") format = "text image";
  const { world } = host;
  const before = world.current;
  for (const [i] of window.planes.entries()) {
    host.tick();
    const label = useLabels ? shortLabel(window.labels[i] ?? null) : null;
    const number = hyperstack
      ? position(window, i, digits)
      : String(start + i)
          .padStart(digits, "0")
          .slice(-digits);
    const path =
      label === null
        ? `${folder}${name}${number}${extension}`
        : label.toLowerCase().endsWith(".tiff") && extension === ".tif"
          ? `${folder}${label}`
          : `${folder}${label}${extension}`;
    const one = planeWindow(host, window, i);
    world.show(one);
    try {
      saveAsFormat(host, format, path);
    } finally {
      world.close(one);
      world.current = before;
    }
  }
}

/** A window with one plane, as it is shown, for the writers. */
function planeWindow(host: MacroHost, window: ImageWindow, i: number): ImageWindow {
  const { width, height, type, calibration } = window;
  const channel = window.hyperstack ? window.channelDisplay[i % window.channels] : undefined;
  const plane = window.planes[i];
  const one = host.world.make({
    title: window.title,
    type,
    width,
    height,
    planes: plane ? [plane] : [],
    lut: channel?.lut ?? window.lut,
    calibration: { ...calibration },
  });
  one.min = channel?.min ?? window.min;
  one.max = channel?.max ?? window.max;
  one.hidden = window.hidden;
  const label = window.labels[i] ?? null;
  if (label?.includes("\n")) one.info = label;
  else if (label !== null) one.properties.set("Slice_Label", label);
  const here = (window.overlay ?? []).filter((roi) => roi.position === 0 || roi.position === i + 1);
  if (here.length > 0) one.overlay = here;
  return one;
}

/** The first line, without an extension of three letters. */
function shortLabel(label: string | null): string | null {
  const line = label?.split("\n")[0] ?? "";
  const bare = line.length > 4 && /^\...\D$/.test(line.slice(-4)) ? line.slice(0, -4) : line;
  return bare === "" ? null : bare.slice(0, 111).replaceAll("/", "-");
}

function position(window: ImageWindow, i: number, digits: number): string {
  const { channels, slices, frames } = window;
  const part = (letter: string, of: number, value: number) =>
    of > 1
      ? `_${letter}${String(value + 1)
          .padStart(8, "0")
          .slice(-digits)}`
      : "";
  return (
    part("t", frames, Math.trunc(i / (channels * slices)) % frames) +
    part("z", slices, Math.trunc(i / channels) % slices) +
    part("c", channels, i % channels)
  );
}
