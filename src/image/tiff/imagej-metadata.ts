import { axisCalibration } from "../calibration.ts";
import type { Calibration } from "../image-types.ts";
import { type Ifd, type TiffFile, tagBytes, tagNumbers } from "./ifd.ts";
import type { TiffPage } from "./page.ts";

/** The key = value lines that ImageJ writes into ImageDescription. */
export type ImagejDescription = ReadonlyMap<string, string>;

/** Null when the text is not ImageJ's. Escapes such as \u00B5 are resolved. */
export function parseImagejDescription(text: string): ImagejDescription | null {
  if (!text.startsWith("ImageJ=")) return null;
  const map = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const at = line.indexOf("=");
    if (at > 0) map.set(line.slice(0, at).trim().toLowerCase(), unescapeUnicode(line.slice(at + 1).trim()));
  }
  return map;
}

/** Numbers of planes along the three stack axes, and in all. */
export interface ImagejSize {
  readonly images: number;
  readonly frames: number;
  readonly slices: number;
  readonly channels: number;
}

/** Stack size from the description. When the product of the axes contradicts `images`, all planes become slices and a
 * note is added.
 * @param planes - how many planes the file really has. */
export function imagejSize(description: ImagejDescription, planes: number, notes: string[]): ImagejSize {
  const count = (key: string) => Math.max(1, Math.floor(Number(description.get(key))) || 1);
  const size = { frames: count("frames"), slices: count("slices"), channels: count("channels") };
  const product = size.frames * size.slices * size.channels;
  if (product === planes) return { images: planes, ...size };
  if (product !== 1) {
    notes.push(
      `ImageJ's description speaks of ${size.channels} channels, ${size.slices} slices and ${size.frames} frames, the file has ${planes} planes: read as slices.`,
    );
  }
  return { images: planes, frames: 1, slices: planes, channels: 1 };
}

/** Pixel size, slice distance and frame interval. */
export function imagejCalibration(
  description: ImagejDescription,
  page: TiffPage,
  notes: string[],
): Calibration {
  const calibration: Record<string, NonNullable<ReturnType<typeof axisCalibration>>> = {};
  const fallback = ["", "", "inch", "cm"][page.resolution.unit] ?? "";
  const unit = description.get("unit") ?? fallback;
  const add = (axis: string, scale: number | undefined, unitText: string) => {
    const one = axisCalibration(axis, scale, unitText, notes);
    if (one) calibration[axis] = one;
  };
  const { x, y } = page.resolution;
  add("x", x > 0 ? 1 / x : undefined, unit);
  add("y", y > 0 ? 1 / y : undefined, description.get("yunit") ?? unit);
  add("z", numberOf(description, "spacing"), description.get("zunit") ?? unit);
  const interval = numberOf(description, "finterval");
  add("time", interval, description.get("tunit") ?? "sec");
  return calibration;
}

/** What the private tags 50838 and 50839 hold, plots left out. */
export interface ImagejMetadata {
  readonly labels: string[];
  readonly displayRanges: [number, number][];
  readonly luts: Uint8Array[];
  readonly info: string;
  readonly properties: string[];
  readonly roi: Uint8Array | null;
  readonly overlay: Uint8Array[];
}

/** Read the private tags; an unreadable block gives empty lists and a note.
 * @see ImageJ 1.54p, ij.io.TiffDecoder.getMetaData */
export function readImagejMetadata(file: TiffFile, ifd: Ifd, notes: string[]): ImagejMetadata {
  const empty: ImagejMetadata = {
    labels: [],
    displayRanges: [],
    luts: [],
    info: "",
    properties: [],
    roi: null,
    overlay: [],
  };
  const lengths = tagNumbers(file, ifd, 50838);
  const bytes = tagBytes(file, ifd, 50839);
  if (!lengths || !bytes) return empty;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = file.littleEndian;
  const headerLength = lengths[0] ?? 0;
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (headerLength < 4 || total > bytes.length || view.getUint32(0, little) !== 0x494a494a) {
    notes.push("ImageJ's private metadata are damaged; labels, display ranges and look-up tables are lost.");
    return empty;
  }
  const found = { ...empty, info: "", roi: null as Uint8Array | null };
  let entry = 1;
  let at = headerLength;
  for (let h = 4; h + 8 <= headerLength; h += 8) {
    const type = view.getUint32(h, little);
    const count = view.getUint32(h + 4, little);
    for (let i = 0; i < count && entry < lengths.length; i++, entry++) {
      const length = lengths[entry] ?? 0;
      const part = bytes.subarray(at, at + length);
      at += length;
      if (type === blockTypes.labels) found.labels.push(utf16(part, little));
      else if (type === blockTypes.luts && length === 768) found.luts.push(part.slice());
      else if (type === blockTypes.ranges) found.displayRanges.push(...rangesOf(part, little));
      else if (type === blockTypes.info) found.info = utf16(part, little);
      else if (type === blockTypes.properties) found.properties.push(utf16(part, little));
      else if (type === blockTypes.roi) found.roi = part.slice();
      else if (type === blockTypes.overlay) found.overlay.push(part.slice());
    }
  }
  return found;
}

/** Four-character codes of the blocks, as big-endian integers. */
export const blockTypes = {
  magic: 0x494a494a,
  info: 0x696e666f,
  overlay: 0x6f766572,
  properties: 0x70726f70,
  roi: 0x726f6920,
  labels: 0x6c61626c,
  ranges: 0x72616e67,
  luts: 0x6c757473,
} as const;

function rangesOf(part: Uint8Array, little: boolean): [number, number][] {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  const ranges: [number, number][] = [];
  for (let i = 0; i + 16 <= part.length; i += 16) {
    ranges.push([view.getFloat64(i, little), view.getFloat64(i + 8, little)]);
  }
  return ranges;
}

function utf16(part: Uint8Array, little: boolean): string {
  return new TextDecoder(little ? "utf-16le" : "utf-16be").decode(part);
}

function unescapeUnicode(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

export function numberOf(description: ImagejDescription, key: string): number | undefined {
  const text = description.get(key);
  if (text === undefined || text === "") return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
