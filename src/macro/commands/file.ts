import { curveNames, findRange, parseLutFile } from "../../image/display/index.ts";
import { selectRoi } from "../../image/roi/index.ts";
import {
  makeFromImageFile,
  rawPixelType,
  rawPlaneBytes,
  rawTypes,
  readRaw,
  setPlanes,
} from "../../image/windows/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { setLastFile } from "../builtins/files.ts";
import { type Command, type CommandOptions, command, refusedCommand } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { type Reply, Suspension } from "../suspension.ts";
import { exportSequence } from "./export-sequence.ts";
import { importSequence } from "./file-sequence.ts";
import { assignLut } from "./luts.ts";
import { absolutePath, fileNameOf, folderOf, importTextImage, openPath, readImageOf } from "./open-file.ts";
import { formats, saveAsFormat, savePathOf } from "./save-file.ts";

const pathIn = (options: CommandOptions, key: string): string =>
  options.string(key, "") || options.string("path", "");

function save(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const given = pathIn(options, "save");
  const own = window.directory + window.fileName;
  // Its own file comes first, whatever path is given.
  const known = window.directory !== "" && window.title === window.fileName && /\.tiff?$/.test(own);
  saveAsFormat(host, "tif", known && host.files.read(own) !== undefined ? own : given);
}

function importLut(host: MacroHost, options: CommandOptions): void {
  const path = absolutePath(pathIn(options, "open") || String(answered(host, "Open LUT")));
  const bytes = host.files.read(path) ?? host.error(`${path} (No such file or directory)`);
  assignLut(
    host,
    parseLutFile(bytes) ??
      host.error(
        `This is not an ImageJ or NIH Image LUT, a 768 byte \nraw LUT, or a LUT in text format.\n \n${path}`,
      ),
    fileNameOf(path).replace(/\.lut$/, ""),
  );
}

/** Numbers without a header.
 * @see ImageJ 1.54p, ij.io.ImportDialog */
function importRaw(host: MacroHost, options: CommandOptions): void {
  const path = absolutePath(pathIn(options, "open") || String(answered(host, "Open Raw")));
  const bytes = host.files.read(path) ?? host.error(`File not found: \n${path}`);
  const whole = (key: string, byDefault: number) => Math.trunc(options.number(key, byDefault));
  const layout = {
    type: options.choice("image", rawTypes, "8-bit"),
    width: whole("width", 512),
    height: whole("height", 512),
    offset: whole("offset", 0),
    count: whole("number", 1),
    gap: whole("gap", 0),
    littleEndian: options.flag("little-endian"),
    whiteIsZero: options.flag("white"),
  };
  if (layout.width < 1 || layout.height < 1) host.error("Width or height is not larger than 0");
  host.claim(
    Math.min(layout.count * rawPlaneBytes(layout), bytes.length + rawPlaneBytes(layout)) * 2,
    "image",
  );
  const planes = readRaw(bytes, layout);
  if (planes.length === 0) host.error("The file has no bytes where the image would begin");
  setLastFile(host, path);
  const { width, height } = layout;
  const window = host.world.open({
    title: fileNameOf(path),
    type: rawPixelType(layout.type),
    width,
    height,
    planes,
  });
  if (layout.type === "16-bit Signed") {
    window.calibration.function = curveNames[0] ?? "none";
    window.calibration.coefficients = [-32768, 1];
  }
  findRange(window);
  window.fileName = fileNameOf(path);
  window.directory = folderOf(path);
}

/** The file's planes again; another file of that name counts, too. */
function revert(host: MacroHost): Reply {
  const window = host.image();
  const path = window.directory + window.fileName;
  const bytes = window.directory === "" || window.fileName === "" ? undefined : host.files.read(path);
  if (bytes === undefined) return;
  return new Suspension(`Reverting to ${window.fileName}`, async () => {
    const fresh = makeFromImageFile(host.world, await readImageOf(host, path, bytes));
    takeFrom(host, window, fresh);
    return undefined;
  });
}

/** Everything of another window that has been read from a file; the selection stays. */
export function takeFrom(host: MacroHost, window: ImageWindow, fresh: ImageWindow): void {
  const { roi } = window;
  const { type, planes, labels, width, height } = fresh;
  const dimensions = [fresh.channels, fresh.slices, fresh.frames] as const;
  setPlanes(window, { type, planes, labels, dimensions, width, height });
  window.lut = fresh.lut;
  window.min = fresh.min;
  window.max = fresh.max;
  window.composite = fresh.composite;
  window.channelDisplay = fresh.channelDisplay;
  window.hyperstack = fresh.hyperstack;
  window.indexed = fresh.indexed;
  window.calibration = fresh.calibration;
  window.changed = false;
  if (roi) selectRoi(host.world, window, roi);
}

/** The command names the image after the file, which saveAs("jpeg", …) does not. */
function renamed(window: ImageWindow, path: string): void {
  window.title = window.fileName = fileNameOf(path);
  window.directory = folderOf(path);
}

const saveCommands = formats.map((format) =>
  command(
    format.command,
    {
      menu: "File>Save As",
      options: ["save"],
      needsImage: format.command !== "Text...",
      ...(format.command === "Jpeg..."
        ? { partly: "the bytes differ from those of ImageJ's JPEG writer" }
        : {}),
    },
    (host, options) => {
      const path = savePathOf(host, format, pathIn(options, "save"));
      format.save(host, path);
      if (format.command === "Jpeg...") renamed(host.image(), path);
    },
  ),
);

const noWriter = "this format cannot be written here; save as TIFF or PNG";

export const fileCommands: readonly Command[] = [
  ...saveCommands,
  command("Save", { menu: "File", options: ["save"] }, save),
  command("Open...", { menu: "File", options: ["open"], needsImage: false }, (host, options) =>
    openPath(host, pathIn(options, "open")),
  ),
  command("Text Image... ", { menu: "File>Import", options: ["open"], needsImage: false }, (host, options) =>
    importTextImage(host, pathIn(options, "open") || String(answered(host, "Open Text Image"))),
  ),
  command("LUT... ", { menu: "File>Import", options: ["open"], needsImage: false }, importLut),
  command(
    "Raw...",
    {
      menu: "File>Import",
      needsImage: false,
      options: ["open", "image", "width", "height", "offset", "number", "gap", "white", "little-endian"],
      partly: "without ARGB, 24-bit integers and bitmaps; one file",
    },
    importRaw,
  ),
  command(
    "Image Sequence...",
    {
      menu: "File>Import",
      needsImage: false,
      options: ["dir", "type", "filter", "start", "count", "step", "scale", "sort", "use", "open"],
      partly: "virtual stacks are read into memory",
    },
    importSequence,
  ),
  command(
    "Image Sequence... ",
    {
      menu: "File>Save As",
      options: ["dir", "format", "name", "start", "digits", "use"],
      partly: "as TIFF, PNG, JPEG, text, raw, PGM and ZIP",
    },
    exportSequence,
  ),
  command("Revert", { menu: "File" }, revert),
  ...["Gif...", "BMP...", "FITS...", "AVI... "].map((name) => refusedCommand(name, "File>Save As", noWriter)),
  refusedCommand("AVI...", "File>Import", "this format cannot be read here; convert it to TIFF"),
  refusedCommand(
    "TIFF Virtual Stack...",
    "File>Import",
    "virtual stacks are not kept on disk; open(path) reads the stack into memory",
  ),
  refusedCommand(
    "Stack From List...",
    "File>Import",
    "open each file of the list with open(path), then run Images to Stack",
  ),
  refusedCommand("DICOM...", "Edit>Options", "its choices for opening DICOM files have no counterpart here"),
];
