import { zipSync } from "fflate";
import { writeJpeg, writePng, writeTiff } from "../../image/index.ts";
import { d2s } from "../../image/numbers/index.ts";
import { encodeRoi, floatPolygon, wholePolygon } from "../../image/roi/index.ts";
import { Measurements } from "../../image/statistics/index.ts";
import { savedLines } from "../../image/tables/index.ts";
import {
  colourPicture,
  pictureOf,
  rawBytes,
  seenColours,
  textImage,
  windowToImageFile,
} from "../../image/windows/index.ts";
import { type ImageWindow, isGreyLut, textOfWindow } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { saveFrontTable } from "../builtins/table-in-use.ts";
import type { MacroHost } from "../host.ts";
import { flattened } from "./flatten.ts";
import { absolutePath, fileNameOf, folderOf } from "./open-file.ts";

const encoder = new TextEncoder();

/** @throws macro/runtime with ImageJ's message when the folder does not exist. */
export function writeBytes(host: MacroHost, path: string, bytes: Uint8Array): void {
  const { files } = host;
  const reason = files.isFolder(path)
    ? "Is a directory"
    : files.isFolder(folderOf(path).slice(0, -1) || "/")
      ? ""
      : "No such file or directory";
  if (reason !== "") host.error(`File saving error (IOException):\n   "${path} (${reason})" \n   ${path}`);
  host.claim(bytes.length, "file");
  files.write(path, bytes);
}

/** The image has been saved: its title is the file's name. */
function saved(window: ImageWindow, path: string): void {
  window.changed = false;
  window.title = fileNameOf(path);
  window.fileName = fileNameOf(path);
  window.directory = folderOf(path);
}

function tiffBytes(window: ImageWindow): Uint8Array {
  const file = windowToImageFile(window);
  const overlay = window.overlayHidden === true ? [] : (window.overlay ?? []).map(encodeRoi);
  const roi = window.roi === null ? null : encodeRoi(window.roi);
  return writeTiff(file.imagej ? { ...file, imagej: { ...file.imagej, roi, overlay } } : file).bytes;
}

const hasOverlay = (window: ImageWindow): boolean =>
  (window.overlay?.length ?? 0) > 0 && window.overlayHidden !== true;

function pngBytes(host: MacroHost, window: ImageWindow): Uint8Array {
  const { title, width, height } = window;
  if (!hasOverlay(window)) return writePng(pictureOf(window)).bytes;
  return writePng(colourPicture(title, width, height, flattened(host, window, window.plane, window.roi)))
    .bytes;
}

function jpegBytes(host: MacroHost, window: ImageWindow): Uint8Array {
  const quality = host.world.options.other.get("jpegQuality");
  const { width, height } = window;
  const colours = hasOverlay(window)
    ? flattened(host, window, window.plane, window.roi)
    : seenColours(window);
  host.claim(colours.length * 16, "JPEG");
  return writeJpeg(width, height, colours, typeof quality === "number" ? quality : 85);
}

/** Portable grey or colour map; 32-bit as shown. */
function pnmBytes(window: ImageWindow): Uint8Array {
  const { width, height, type } = window;
  const pixels = window.planes[window.plane];
  const raw = rawBytes({ ...window, planes: pixels ? [pixels] : [] });
  const grey = type === "8-bit" && isGreyLut(window.lut);
  const colour = grey || type === "16-bit" ? "" : "P6";
  const head = `${colour || "P5"}\n# Written by ImageJ PNM Writer\n${width} ${height}\n${type === "16-bit" ? 65535 : 255}\n`;
  const body = colour ? rawBytes({ ...window, type: "RGB", planes: [seenColours(window)] }) : raw;
  const out = new Uint8Array(head.length + body.length);
  out.set(encoder.encode(head));
  out.set(body, head.length);
  return out;
}

function textBytes(host: MacroHost, window: ImageWindow, path: string): Uint8Array {
  const { precision, rgbWeights, measurements } = host.world.options;
  const decimals = (measurements & Measurements.SCIENTIFIC_NOTATION) !== 0 ? -precision : precision;
  host.claim(window.width * window.height * 16, "text image");
  return encoder.encode(textImage(window, /\.(?:csv|CSV)$/.test(path) ? "," : "\t", decimals, rgbWeights));
}

/** @see ImageJ 1.54p, ij.plugin.filter.XYWriter */
function coordinates(host: MacroHost, window: ImageWindow): Uint8Array {
  const roi = window.roi ?? host.error("This command requires a selection");
  const { pixelWidth, pixelHeight, pixelDepth, unit } = window.calibration;
  const scaled = pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || !/^pixels?$/.test(unit);
  const { xs, ys } = roi.subPixel ? floatPolygon(roi) : wholePolygon(roi);
  const precise = roi.subPixel || scaled;
  const lines = Array.from(xs, (x, i) => {
    const y = ys[i] ?? 0;
    return precise ? `${d2s(x * pixelWidth, 4)}\t${d2s(y * pixelHeight, 4)}\n` : `${x}\t${y}\n`;
  });
  return encoder.encode(lines.join(""));
}

/** The text window or table in front, or the log. */
function saveText(host: MacroHost, path: string): void {
  const { world } = host;
  const front = world.activeTable;
  if (front === "Log" && world.log !== null) {
    writeBytes(host, path, encoder.encode(world.log.map((line) => `${line}\n`).join("")));
    return;
  }
  const text = front === null ? undefined : world.textWindows.get(front);
  if (front === null)
    host.error(
      'This command requires a TextWindow, such\nas the "Log" window, or an Editor window. Use\nFile>Save>Text Image to save an image as text.',
    );
  if (text?.kind === "editor") {
    writeBytes(host, path, encoder.encode(textOfWindow(text)));
    const others = [...world.textWindows];
    world.textWindows.clear();
    for (const [title, each] of others) world.textWindows.set(each === text ? fileNameOf(path) : title, each);
    world.activeTable = fileNameOf(path);
  } else if (text !== undefined)
    writeBytes(host, path, encoder.encode(savedLines(text.panel, path.endsWith(".csv") ? "csv" : "tab")));
  else saveFrontTable(host, path);
}

function saveSelection(host: MacroHost, path: string): void {
  const window = host.image();
  const roi = window.roi ?? host.error("This command requires a selection");
  writeBytes(host, path, encodeRoi(roi));
  window.roi = { ...roi, name: fileNameOf(path).replace(/\.roi$/, "") };
}

interface Format {
  readonly command: string;
  readonly extension: string;
  readonly save: (host: MacroHost, path: string) => void;
}

const image =
  (bytes: (host: MacroHost, window: ImageWindow, path: string) => Uint8Array, renames = true) =>
  (host: MacroHost, path: string): void => {
    const window = host.image();
    writeBytes(host, path, bytes(host, window, path));
    if (renames) saved(window, path);
  };

/** A TIFF in an archive; the image takes the TIFF's name. */
function saveArchive(host: MacroHost, path: string): void {
  const window = host.image();
  const stem = fileNameOf(path).replace(/\.zip$/, "");
  const name = stem.endsWith(".tif") ? stem : `${stem}.tif`;
  writeBytes(host, path, zipSync({ [name]: tiffBytes(window) }));
  saved(window, folderOf(path) + name);
}

const lutBytes = image((host, window) => {
  if (window.type === "RGB") host.error("RGB Images do not have a LUT.");
  return window.lut.slice();
}, false);

/** What can be saved; `command` is the entry of File>Save As. */
export const formats: readonly Format[] = [
  { command: "Tiff...", extension: ".tif", save: image((_, window) => tiffBytes(window)) },
  { command: "PNG...", extension: ".png", save: image(pngBytes) },
  { command: "Jpeg...", extension: ".jpg", save: image(jpegBytes, false) },
  { command: "Text Image...", extension: ".txt", save: image(textBytes, false) },
  { command: "ZIP...", extension: ".zip", save: saveArchive },
  { command: "Raw Data...", extension: ".raw", save: image((_, window) => rawBytes(window)) },
  { command: "PGM...", extension: ".pgm", save: image((_, window) => pnmBytes(window)) },
  { command: "LUT...", extension: ".lut", save: lutBytes },
  { command: "Text...", extension: ".txt", save: saveText },
  { command: "Selection...", extension: ".roi", save: saveSelection },
  { command: "XY Coordinates...", extension: ".txt", save: image(coordinates, false) },
];

/** The path of an option, or the answer to the question, without which the image's title in /output. */
export function savePathOf(host: MacroHost, format: Format, given: string): string {
  if (given !== "") return absolutePath(given);
  const title = host.world.current?.title ?? host.world.activeTable ?? "untitled";
  const byDefault = `/output/${fileNameOf(updateExtension(title.replaceAll("/", "-"), format.extension))}`;
  return absolutePath(String(answered(host, `Save as ${format.command.replace("...", "")}`, byDefault)));
}

/** The extension in place of the one that is there; after it when it begins with a digit.
 * @see ImageJ 1.54p, IJ.updateExtension */
function updateExtension(path: string, extension: string): string {
  const dot = path.lastIndexOf(".");
  if (dot < 0 || dot <= path.lastIndexOf("/") || path.length - dot > 5) return path + extension;
  return /\d/.test(path.charAt(dot + 1)) ? path + extension : path.slice(0, dot) + extension;
}

/** Parts of a format's name in lower case, tried in this order, and what they stand for. */
const kinds: readonly (readonly [part: RegExp, command: string])[] = [
  [/tif/, "Tiff..."],
  [/jpeg|jpg/, "Jpeg..."],
  [/gif/, "Gif..."],
  [/text image/, "Text Image..."],
  [/text|txt/, "Text..."],
  [/zip/, "ZIP..."],
  [/raw/, "Raw Data..."],
  [/avi/, "AVI... "],
  [/bmp/, "BMP..."],
  [/fits/, "FITS..."],
  [/png/, "PNG..."],
  [/pgm/, "PGM..."],
  [/lut/, "LUT..."],
  [/results|measurements|table/, "Results..."],
  [/selection|roi/, "Selection..."],
  [/xy|coordinates/, "XY Coordinates..."],
];

function withExtension(command: string, extension: string, path: string): string {
  switch (command) {
    case "Tiff...":
      return path.endsWith(".tiff") ? path : updateExtension(path, extension);
    case "Text Image...":
      return updateExtension(path, /\.(?:csv|CSV)$/.test(path) ? ".csv" : extension);
    case "Text...":
      return /\.(?:xls|csv|tsv)$/.test(path) ? path : updateExtension(path, extension);
    case "Raw Data...":
      return path;
    default:
      return updateExtension(path, extension);
  }
}

/** saveAs(format, path).
 * @see ImageJ 1.54p, IJ.saveAs */
export function saveAsFormat(host: MacroHost, format: string, path: string): void {
  const wanted = format.toLowerCase();
  const command = kinds.find(([part]) => part.test(wanted))?.[1];
  if (command === undefined) {
    host.error(`Unsupported save() or saveAs() file format: "${wanted}"\n \n"${path}"`);
    return;
  }
  if (command === "Results...") {
    const place =
      path || String(answered(host, "Save Table", `/output/${host.world.activeTable ?? "Results"}.csv`));
    if (!saveFrontTable(host, absolutePath(place))) host.error("The Results table is empty");
    return;
  }
  const kind = formats.find((each) => each.command === command);
  if (kind === undefined) {
    host.error(`${command.replace(/\.\.\. ?$/, "")} files cannot be written here: save as TIFF or PNG`);
    return;
  }
  kind.save(host, savePathOf(host, kind, path && withExtension(command, kind.extension, path)));
}

/** save(path): the format by the extension; the image keeps its title.
 * @see ImageJ 1.54p, IJ.save */
export function saveByExtension(host: MacroHost, path: string): void {
  const { current } = host.world;
  const place = path.includes(".") || current === null ? path : `${path}.tif`;
  const dot = place.lastIndexOf(".");
  if (dot < 0)
    host.error(
      `The file path passed to IJ.save() method or save()\nmacro function is missing the required extension.\n \n"${place}"`,
    );
  const title = current?.title;
  saveAsFormat(host, place.slice(dot + 1), place);
  if (current && title !== undefined) current.title = title;
}
