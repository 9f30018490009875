import type { DType } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import { compressionNames } from "./codecs.ts";
import { type Ifd, type TiffFile, tagBytes, tagNumber, tagNumbers, tagText } from "./ifd.ts";
import { photometric } from "./photometric.ts";

/** What a directory says about its pixels, checked: sizes are positive and the chunks cover the picture. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  /** Bits per sample, the same for all samples. */
  readonly bits: number;
  /** 1 unsigned, 2 signed, 3 float. */
  readonly sampleFormat: number;
  /** dtype of the decoded samples; 1 … 16 odd bits widen to uint8 or uint16, 16-bit float to float32. */
  readonly dtype: DType;
  readonly photometric: number;
  /** Samples are stored plane after plane instead of interleaved. */
  readonly planar: boolean;
  readonly compression: number;
  readonly predictor: number;
  readonly reversedBits: boolean;
  readonly tiled: boolean;
  readonly chunkWidth: number;
  readonly chunkHeight: number;
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
  /** Sum of byteCounts. */
  readonly storedBytes: number;
  /** ExtraSamples: 0 unspecified, 1 associated alpha, 2 unassociated alpha. */
  readonly extraSamples: readonly number[];
  readonly jpegTables: Uint8Array | undefined;
  /** 768 bytes red, green, blue, for palette images of up to 8 bits. */
  readonly lut: Uint8Array | undefined;
  readonly orientation: number;
  readonly description: string;
  readonly software: string;
  readonly resolution: { readonly x: number; readonly y: number; readonly unit: number };
}

/** Largest growth that a decoder is trusted with: what the header declares may not exceed this times what the file
 * holds. LZW reaches 1365, deflate 1032, PackBits 64; zstd writes a constant block in a few bytes. Uncompressed chunks
 * are checked one by one, but may be left out (offset and length 0) where they hold zeros only. */
const MAX_GROWTH = 1400;
const maxGrowth: ReadonlyMap<number, number> = new Map([
  [32773, 64],
  [50000, 50_000],
]);

/** Read and check one directory.
 * @throws image/malformed when it contradicts itself or the file, image/unsupported when it is a kind not read. */
export function readPage(file: TiffFile, ifd: Ifd): TiffPage {
  const malformed = (reason: string) => fail("image/malformed", { file: file.name, reason });
  const unsupported = (reason: string) => fail("image/unsupported", { file: file.name, reason });
  const number = (id: number, fallback: number) => tagNumber(file, ifd, id, fallback);

  const width = number(256, 0);
  const height = number(257, 0);
  if (!(width >= 1 && height >= 1)) throw malformed(`its size is ${width} x ${height}`);
  const samples = number(277, 1);
  if (!(samples >= 1 && samples <= 65535)) throw malformed(`it claims ${samples} samples per pixel`);
  const allBits = tagNumbers(file, ifd, 258) ?? [1];
  const bits = allBits[0] ?? 1;
  if (allBits.some((b) => b !== bits)) throw unsupported(`mixing samples of ${allBits.join(", ")} bits`);
  const allFormats = tagNumbers(file, ifd, 339) ?? [1];
  const sampleFormat = allFormats[0] ?? 1;
  if (allFormats.some((f) => f !== sampleFormat)) throw unsupported("mixing sample formats");
  const dtype = dtypeOf(bits, sampleFormat);
  if (!dtype) throw unsupported(`TIFF with ${bits}-bit samples of format ${sampleFormat}`);

  const compression = number(259, 1);
  if (!compressionNames.has(compression)) throw unsupported(`TIFF compression ${compression}`);
  const kind = number(262, samples >= 3 ? photometric.rgb : photometric.blackIsZero);
  if (kind === photometric.yCbCr && compression !== 7)
    throw unsupported("YCbCr colour without JPEG compression");
  if (kind > photometric.yCbCr) throw unsupported(`TIFF colour space ${kind}`);
  const predictor = number(317, 1);
  if (![1, 2, 3].includes(predictor)) throw unsupported(`TIFF predictor ${predictor}`);
  if (predictor === 2 && bits % 8 !== 0) throw unsupported(`predictor 2 with ${bits}-bit samples`);
  if (predictor === 3 && sampleFormat !== 3) throw malformed("its float predictor is used for integers");

  const tiled = ifd.has(324) || (ifd.has(322) && !ifd.has(273));
  const chunkWidth = tiled ? number(322, 0) : width;
  const chunkHeight = tiled ? number(323, 0) : Math.min(number(278, height) || height, height);
  if (!(chunkWidth >= 1 && chunkHeight >= 1)) throw malformed(`its tiles are ${chunkWidth} x ${chunkHeight}`);
  const planar = number(284, 1) === 2 && samples > 1;
  const perPlane = Math.ceil(width / chunkWidth) * Math.ceil(height / chunkHeight);
  const chunks = perPlane * (planar ? samples : 1);
  const offsets = tagNumbers(file, ifd, tiled ? 324 : 273) ?? [];
  if (offsets.length < chunks) {
    throw malformed(`it has ${offsets.length} ${tiled ? "tiles" : "strips"}, its size needs ${chunks}`);
  }
  const rowBytes = Math.ceil((chunkWidth * (planar ? 1 : samples) * bits) / 8);
  const chunkBytes = rowBytes * chunkHeight;
  let byteCounts = tagNumbers(file, ifd, tiled ? 325 : 279) ?? [];
  if (compression === 1) {
    byteCounts = offsets.slice(0, chunks).map((_, i) => {
      const rows = tiled ? chunkHeight : Math.min(chunkHeight, height - (i % perPlane) * chunkHeight);
      return offsets[i] === 0 && (byteCounts[i] ?? 0) === 0 ? 0 : rowBytes * rows;
    });
  }
  if (byteCounts.length < chunks) {
    throw malformed(`it has lengths for ${byteCounts.length} of ${chunks} ${tiled ? "tiles" : "strips"}`);
  }

  let stored = 0;
  for (let i = 0; i < chunks; i++) {
    const end = (offsets[i] ?? 0) + (byteCounts[i] ?? 0);
    if (!(end <= file.bytes.length)) {
      throw malformed(
        `its pixels should reach byte ${end}, but the file has ${file.bytes.length} bytes; it is probably cut off`,
      );
    }
    stored += byteCounts[i] ?? 0;
  }
  const declared = chunkBytes * chunks;
  if (declared > stored * (maxGrowth.get(compression) ?? MAX_GROWTH) + 4096) {
    throw malformed(
      `it claims ${width} x ${height} pixels, but its ${stored} bytes of pixel data cannot hold that many`,
    );
  }

  return {
    width,
    height,
    samples,
    bits,
    sampleFormat,
    dtype,
    photometric: kind,
    planar,
    compression,
    predictor,
    reversedBits: number(266, 1) === 2,
    tiled,
    chunkWidth,
    chunkHeight,
    offsets,
    byteCounts,
    storedBytes: stored,
    extraSamples: tagNumbers(file, ifd, 338) ?? [],
    jpegTables: tagBytes(file, ifd, 347),
    lut: kind === photometric.palette ? paletteOf(tagNumbers(file, ifd, 320), bits) : undefined,
    orientation: number(274, 1),
    description: tagText(file, ifd, 270) ?? "",
    software: tagText(file, ifd, 305) ?? "",
    resolution: { x: number(282, 0), y: number(283, 0), unit: number(296, 2) },
  };
}

/** Whether a directory is a reduced copy or a transparency mask of another page. */
export function isAuxiliary(file: TiffFile, ifd: Ifd): boolean {
  return (tagNumber(file, ifd, 254, 0) & 5) !== 0 || tagNumber(file, ifd, 255, 1) === 2;
}

/** Whether two pages can be planes of one stack. */
export function samePlane(a: TiffPage, b: TiffPage): boolean {
  return (
    a.width === b.width &&
    a.height === b.height &&
    a.samples === b.samples &&
    a.dtype === b.dtype &&
    a.bits === b.bits &&
    a.photometric === b.photometric
  );
}

function dtypeOf(bits: number, format: number): DType | undefined {
  switch (format) {
    case 2:
      return ({ 8: "int8", 16: "int16", 32: "int32", 64: "int64" } as const)[bits];
    case 3:
      return ({ 16: "float32", 32: "float32", 64: "float64" } as const)[bits];
    case 1:
    case 4:
      if (bits >= 1 && bits <= 8) return "uint8";
      if (bits > 8 && bits <= 16) return "uint16";
      return ({ 32: "uint32", 64: "uint64" } as const)[bits];
    default:
      return undefined;
  }
}

/** ColorMap holds 16-bit red, green, blue ramps; some writers use only the low byte. */
function paletteOf(map: readonly number[] | undefined, bits: number): Uint8Array | undefined {
  const n = 2 ** bits;
  if (!map || bits > 8 || map.length < 3 * n) return undefined;
  const shift = map.some((v) => v > 255) ? 8 : 0;
  const lut = new Uint8Array(768);
  for (let c = 0; c < 3; c++) {
    for (let i = 0; i < n; i++) lut[c * 256 + i] = (map[c * n + i] ?? 0) >> shift;
  }
  return lut;
}
