import { axisCalibration } from "../calibration.ts";
import type { AxisCalibration, Calibration } from "../image-types.ts";
import { orderPlanes, type StackAxis, type StackLayout } from "./layout.ts";

/** The first Image of an OME-XML document: as much of Pixels as is needed to lay out its planes. */
export interface OmePixels {
  readonly order: string;
  readonly sizes: Readonly<Record<StackAxis, number>>;
  /** SamplesPerPixel of the channels (1 unless pixels are interleaved). */
  readonly samplesPerChannel: number;
  readonly channelNames: readonly string[];
  readonly calibration: Calibration;
  readonly tiffData: readonly TiffData[];
  readonly images: number;
}

/** One TiffData element: `count` pages from `ifd` on are the planes from (c, z, t) on. */
interface TiffData {
  readonly ifd: number | undefined;
  readonly first: Readonly<Record<StackAxis, number>>;
  readonly count: number | undefined;
}

export function isOmeXml(text: string): boolean {
  return /<(\w+:)?OME[\s>]/.test(text.slice(0, 4096));
}

/** Read the few elements needed, without an XML parser (there is none in workers).
 * @returns null when there is no Pixels element with sizes. */
export function parseOmeXml(text: string, notes: string[]): OmePixels | null {
  const xml = text.replace(/<!--[\s\S]*?-->/g, "");
  const start = xml.search(/<(\w+:)?Pixels[\s>]/);
  if (start < 0) return null;
  const end = xml.slice(start).search(/<\/(\w+:)?Pixels\s*>/);
  const block = end < 0 ? xml.slice(start) : xml.slice(start, start + end);
  const [pixels] = elements(block, "Pixels");
  if (!pixels) return null;
  const size = (key: string) => Math.floor(Number(pixels.get(key)));
  const sizes = { channel: size("SizeC") || 1, z: size("SizeZ") || 1, time: size("SizeT") || 1 };
  if (!(sizes.channel > 0 && sizes.z > 0 && sizes.time > 0)) return null;
  const channels = elements(block, "Channel");
  const spp = channels.map((c) => Number(c.get("SamplesPerPixel") ?? 1) || 1);
  const planar = spp.length > 0 && spp.every((n) => n === spp[0]) ? (spp[0] ?? 1) : 1;

  const calibration: Record<string, AxisCalibration> = {};
  const add = (axis: string, key: string, fallback: string) => {
    const scale = pixels.get(key);
    if (scale === undefined) return;
    const one = axisCalibration(axis, Number(scale), pixels.get(`${key}Unit`) ?? fallback, notes);
    if (one) calibration[axis] = one;
  };
  add("x", "PhysicalSizeX", "µm");
  add("y", "PhysicalSizeY", "µm");
  add("z", "PhysicalSizeZ", "µm");
  add("time", "TimeIncrement", "s");

  const tiffData = elements(block, "TiffData").map((t): TiffData => {
    const int = (key: string) => (t.has(key) ? Math.floor(Number(t.get(key))) : undefined);
    return {
      ifd: int("IFD"),
      first: { channel: int("FirstC") ?? 0, z: int("FirstZ") ?? 0, time: int("FirstT") ?? 0 },
      count: int("PlaneCount"),
    };
  });
  return {
    order: pixels.get("DimensionOrder") ?? "XYCZT",
    sizes,
    samplesPerChannel: planar,
    channelNames: channels.map((c) => c.get("Name") ?? ""),
    calibration,
    tiffData,
    images: elements(xml, "Pixels").length,
  };
}

const axisOfLetter: Readonly<Record<string, StackAxis>> = { C: "channel", Z: "z", T: "time" };

/** Lay out the planes of the first image.
 * @param indices - for each page the number of its directory in the file, which TiffData elements name.
 * @param samples - samples per pixel of a page: they are channels that need no page of their own.
 * @returns null, with a note, when description and file contradict each other. */
export function omeLayout(
  ome: OmePixels,
  indices: readonly number[],
  samples: number,
  notes: string[],
): StackLayout | null {
  const pages = indices.length;
  const { channel, z, time } = ome.sizes;
  const inPage = channel % samples === 0 ? samples : ome.samplesPerChannel;
  const channels = channel / inPage;
  const planeCount = channels * z * time;
  if (!Number.isInteger(channels) || planeCount > pages) {
    notes.push(
      `The OME description speaks of ${channel} channels, ${z} slices and ${time} frames; the file has ${pages} pages of ${samples} samples and may be one of several files: its own pages are read as slices.`,
    );
    return null;
  }
  const letters = [...ome.order.toUpperCase()].filter((letter) => letter in axisOfLetter);
  if (letters.length !== 3 || new Set(letters).size !== 3) letters.splice(0, letters.length, "C", "Z", "T");
  const size: Record<StackAxis, number> = { channel: channels, z, time };
  const dims = letters.reverse().map((letter) => {
    const axis = axisOfLetter[letter] ?? "z";
    return { axis, size: size[axis] };
  });
  const ordered = orderPlanes(dims);
  const planes = placeTiffData(ome, dims, ordered.planes, indices) ?? [...ordered.planes];
  if (ome.images > 1) notes.push(`The file describes ${ome.images} images; the first is read.`);
  const named = ome.channelNames.length === channels && ome.channelNames.some((name) => name !== "");
  return {
    sizes: ordered.sizes,
    planes,
    calibration: ome.calibration,
    labels: named ? planes.map((_, i) => ome.channelNames[i % channels] ?? "") : [],
    displayRanges: [],
    luts: [],
  };
}

/** Follow the TiffData elements; null when they do not name every plane exactly. */
function placeTiffData(
  ome: OmePixels,
  dims: readonly { axis: StackAxis; size: number }[],
  order: readonly number[],
  indices: readonly number[],
): number[] | null {
  const pageOfDirectory = new Map(indices.map((directory, page) => [directory, page]));
  const strides: Record<StackAxis, number> = { time: 0, z: 0, channel: 0 };
  let total = 1;
  for (const { axis, size } of [...dims].reverse()) {
    strides[axis] = total;
    total *= size;
  }
  const pageOf = new Array<number>(total).fill(-1);
  for (const block of ome.tiffData) {
    const first =
      ome.samplesPerChannel > 1
        ? Math.floor(block.first.channel / ome.samplesPerChannel)
        : block.first.channel;
    const from = first * strides.channel + block.first.z * strides.z + block.first.time * strides.time;
    const ifd = block.ifd ?? 0;
    const count = block.count ?? (block.ifd === undefined ? total : 1);
    if (!(from >= 0 && count >= 0 && ifd >= 0 && from + count <= total)) return null;
    for (let i = 0; i < count; i++) pageOf[from + i] = pageOfDirectory.get(ifd + i) ?? -1;
  }
  if (pageOf.includes(-1)) return null;
  return order.map((index) => pageOf[index] ?? 0);
}

/** Attributes of every start tag with that local name. */
function elements(xml: string, name: string): ReadonlyMap<string, string>[] {
  const found: Map<string, string>[] = [];
  const tag = new RegExp(`<(?:\\w+:)?${name}(\\s(?:[^>"']|"[^"]*"|'[^']*')*)?/?>`, "g");
  for (const match of xml.matchAll(tag)) {
    const attributes = new Map<string, string>();
    for (const [, key, double, single] of (match[1] ?? "").matchAll(
      /([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
    )) {
      if (key) attributes.set(key, unescapeXml(double ?? single ?? ""));
    }
    found.push(attributes);
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|\w+);/g, (whole, body: string) => {
    if (!body.startsWith("#")) return entities[body] ?? whole;
    const code = body.startsWith("#x") ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
