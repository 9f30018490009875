import { unzipSync } from "fflate";
import { findRange, parseLutFile } from "../../image/display/index.ts";
import { type ImageFile, readImage } from "../../image/index.ts";
import { decodeRoi, roiBounds, selectRoi } from "../../image/roi/index.ts";
import { showTable } from "../../image/tables/index.ts";
import { openImageFile, parseTextImage } from "../../image/windows/index.ts";
import { freeTitle, type ImageWindow, newPanel, type World } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { fileText, setLastFile } from "../builtins/files.ts";
import { tableOf } from "../builtins/table-in-use.ts";
import type { MacroHost } from "../host.ts";
import { type Reply, Suspension } from "../suspension.ts";
import { assignLut } from "./luts.ts";

/** A path as the virtual file system has it; relative ones begin at "/". */
export const absolutePath = (path: string): string => (path.startsWith("/") ? path : `/${path}`);

export const fileNameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** With "/" at the end. */
export const folderOf = (path: string): string => absolutePath(path).replace(/[^/]*$/, "");

/** What File>Open and open(path) do with a file, by its name and content.
 * @see ImageJ 1.54p, ij.io.Opener */
export function openPath(host: MacroHost, given: string): Reply {
  const path = absolutePath(given === "" ? String(answered(host, "Open")) : given);
  const name = fileNameOf(path);
  const lower = name.toLowerCase();
  const bytes = host.files.isFolder(path) ? undefined : host.files.read(path);
  if (bytes === undefined) return host.error(`File not found: \n${path.length > 64 ? name : path}`);
  setLastFile(host, path);
  if (/\.(?:txt|java|ijm|js|bsh|py|html)$/.test(lower)) return openEditor(host, path);
  if (/\.(?:xls|csv|tsv)$/.test(lower)) return openTable(host, path);
  if (lower.endsWith(".lut")) {
    assignLut(host, parseLutFile(bytes) ?? host.error("This is not an ImageJ or NIH Image LUT file"), name);
    return;
  }
  if (bytes[0] === 0x49 && bytes[1] === 0x6f) return openRoi(host, bytes, name);
  if (lower.endsWith(".zip")) return openZip(host, path, bytes);
  if (bytes.length > 0 && bytes.subarray(0, 10).every(isTextByte)) return openEditor(host, path);
  return openImage(host, path, bytes);
}

const isTextByte = (byte: number): boolean =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte <= 126);

/** Read an image without opening it. */
export async function readImageOf(host: MacroHost, path: string, bytes: Uint8Array): Promise<ImageFile> {
  host.claim(bytes.length, "image");
  const image = await readImage(bytes, fileNameOf(path));
  host.claim(image.array.data.byteLength, "image");
  return image;
}

export function openImage(
  host: MacroHost,
  path: string,
  bytes: Uint8Array,
  after: (window: ImageWindow) => void = () => {},
): Suspension {
  return new Suspension(`Opening ${fileNameOf(path)}`, async () => {
    const image = await readImageOf(host, path, bytes);
    const title = freeTitle(host.world, fileNameOf(path));
    const window = openImageFile(host.world, { ...image, name: title });
    window.directory = folderOf(path);
    window.fileName = fileNameOf(path);
    takeDrawings(host.world, window, image);
    after(window);
    return undefined;
  });
}

/** The selection and overlay that an ImageJ TIFF carries. */
export function takeDrawings(world: World, window: ImageWindow, image: ImageFile): void {
  const { roi, overlay = [] } = image.imagej ?? {};
  const selection = roi ? decodeRoi(roi, null) : null;
  if (selection) selectRoi(world, window, selection);
  const elements = overlay.flatMap((each) => decodeRoi(each, null) ?? []);
  if (elements.length > 0) window.overlay = elements;
}

function openEditor(host: MacroHost, path: string): void {
  const text = fileText(host, path) ?? "";
  const { world } = host;
  let title = fileNameOf(path);
  for (let n = 1; world.textWindows.has(title); n++) title = `${fileNameOf(path)}-${n}`;
  const lines = text.split("\n");
  world.textWindows.set(title, { kind: "editor", panel: { ...newPanel(), lines } });
  world.activeTable = title;
}

function openTable(host: MacroHost, path: string): void {
  try {
    showTable(host.world, tableOf(host, fileText(host, path) ?? "", path), fileNameOf(path));
  } catch (error) {
    if (error instanceof RangeError) host.error(error.message);
    throw error;
  }
}

/** Onto the current image; one that is large enough is made when there is none. */
function openRoi(host: MacroHost, bytes: Uint8Array, name: string): void {
  const roi = decodeRoi(bytes, name) ?? host.error("This is not an ImageJ ROI");
  const { x, y, width, height } = roiBounds(roi);
  const { world } = host;
  let window = world.current;
  if (window === null || window.width < x + width || window.height < y + height) {
    const size = [x + width + 10, y + height + 10] as const;
    host.claim(size[0] * size[1], "image");
    const planes = [new Uint8Array(size[0] * size[1])];
    window = world.open({ title: name, type: "8-bit", width: size[0], height: size[1], planes });
  }
  selectRoi(world, window, roi);
}

const MAX_ENTRIES = 100_000;

/** A TIFF in an archive, or a set of selections. */
function openZip(host: MacroHost, path: string, bytes: Uint8Array): Reply {
  let first: string | undefined;
  let count = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (++count > MAX_ENTRIES) host.error(`the archive holds more than ${MAX_ENTRIES} files`);
      if (count > 1) return false;
      first = name;
      host.claim(originalSize, "file");
      return name.endsWith(".tif");
    },
  });
  if (first?.endsWith(".roi")) {
    const nested = host.nested('roiManager("Open", getArgument());', path, "open");
    return nested instanceof Suspension ? nested : undefined;
  }
  const data = first === undefined ? undefined : files[first];
  if (first === undefined || data === undefined)
    return host.error(
      `This ZIP archive does not appear to contain a \nTIFF (".tif") or DICOM (".dcm") file, or ROIs (".roi").`,
    );
  return openImage(host, `${folderOf(path)}${fileNameOf(first)}`, data, (window) => {
    window.fileName = fileNameOf(path);
  });
}

/** open(path, n): one plane of a TIFF stack. */
export function openPlane(host: MacroHost, path: string, n: number): Reply {
  const place = absolutePath(path);
  const bytes = host.files.read(place) ?? host.error(`File not found: \n${path}`);
  setLastFile(host, place);
  return openImage(host, place, bytes, (window) => {
    const plane = window.planes[n - 1];
    if (plane === undefined) {
      const count = window.planes.length;
      host.world.close(window);
      host.error(`N out of 1-${count} range`);
    }
    const { world } = host;
    const { title, type, width, height, lut, calibration } = window;
    world.close(window);
    const one = world.open({ title, type, width, height, planes: [plane], lut, calibration });
    one.title = fileNameOf(place);
    one.directory = window.directory;
    one.fileName = window.fileName;
    one.min = window.min;
    one.max = window.max;
  });
}

/** File>Import>Text Image. */
export function importTextImage(host: MacroHost, given: string): void {
  const path = absolutePath(given);
  const text = host.files.read(path) ?? host.error(`${path} (No such file or directory)`);
  host.claim(text.length * 2, "text image");
  setLastFile(host, path);
  try {
    const found = parseTextImage(new TextDecoder("latin1").decode(text));
    if (found === null) return;
    const { width, height, pixels } = found;
    const window = host.world.open({
      title: fileNameOf(path),
      type: "32-bit",
      width,
      height,
      planes: [pixels],
    });
    findRange(window);
  } catch (error) {
    if (error instanceof RangeError) host.error(error.message);
    throw error;
  }
}
