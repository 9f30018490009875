import type { DataOf, DType } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import { reverseByte, unpackBits } from "../bits.ts";
import { type ChunkGeometry, compressionNames, decodeChunk } from "./codecs.ts";
import type { TiffFile } from "./ifd.ts";
import type { TiffPage } from "./page.ts";
import { undoPredictor } from "./predictor.ts";
import { toSamples } from "./samples.ts";

/** Decode the pixels of a page.
 * @param target - storage of the page's dtype; width x height x `keep` elements are written from `offset` on.
 * @param keep - the first so many samples of each pixel are kept (drops alpha).
 * @param interleaved - true: (y, x, sample); false: (sample, y, x).
 * @throws image/malformed when a strip or tile is damaged or too short. */
export async function decodePage(
  file: TiffFile,
  page: TiffPage,
  target: DataOf[DType],
  offset: number,
  keep: number,
  interleaved: boolean,
): Promise<void> {
  const { width, height, chunkWidth, chunkHeight } = page;
  const across = Math.ceil(width / chunkWidth);
  const perPlane = across * Math.ceil(height / chunkHeight);
  const perChunk = page.planar ? 1 : page.samples;
  const planes = page.planar ? Math.min(keep, page.samples) : 1;
  for (let i = 0; i < perPlane * planes; i++) {
    const plane = Math.floor(i / perPlane);
    const row0 = Math.floor((i % perPlane) / across) * chunkHeight;
    const column0 = (i % across) * chunkWidth;
    const rows = Math.min(chunkHeight, height - row0);
    const columns = Math.min(chunkWidth, width - column0);
    // Only rows inside the picture matter; strips may end with it.
    const samples = await chunkSamples(file, page, i, { width: chunkWidth, height: rows, samples: perChunk });
    if (!samples) continue;
    const wanted = page.planar ? 1 : Math.min(keep, perChunk);
    for (let s = 0; s < wanted; s++) {
      const sample = page.planar ? plane : s;
      const step = interleaved ? keep : 1;
      const start = offset + (interleaved ? sample : sample * width * height);
      for (let y = 0; y < rows; y++) {
        const from = y * chunkWidth * perChunk + s;
        const to = start + ((row0 + y) * width + column0) * step;
        if (perChunk === 1 && step === 1) copyRow(target, to, samples, from, columns);
        else copyStrided(target, to, step, samples, from, perChunk, columns);
      }
    }
  }
}

/** One strip or tile as numbers; null for a chunk that the writer left out because it holds zeros only. */
async function chunkSamples(
  file: TiffFile,
  page: TiffPage,
  index: number,
  size: { width: number; height: number; samples: number },
): Promise<DataOf[DType] | null> {
  const start = page.offsets[index] ?? 0;
  const length = page.byteCounts[index] ?? 0;
  if (start === 0 && length === 0) return null;
  const perRow = size.width * size.samples;
  const rowBytes = Math.ceil((perRow * page.bits) / 8);
  // Tiles are always whole; JPEG needs its own height to be decoded.
  const codedRows = page.tiled ? page.chunkHeight : size.height;
  const geometry: ChunkGeometry = {
    width: size.width,
    height: codedRows,
    samples: size.samples,
    size: rowBytes * codedRows,
  };
  let source = file.bytes.subarray(start, start + length);
  if (page.reversedBits && page.compression !== 7) source = source.map(reverseByte);
  const decoded = await decodeChunk(source, geometry, page);
  const needed = rowBytes * size.height;
  if (!decoded || decoded.length < needed) {
    const kind = page.tiled ? "tile" : "strip";
    const codec = compressionNames.get(page.compression) ?? "";
    throw fail("image/malformed", {
      file: file.name,
      reason: `${kind} ${index} (${codec}) is damaged: ${decoded?.length ?? "no"} of ${needed} bytes could be decoded`,
    });
  }
  if (page.bits % 8 !== 0) return unpackBits(decoded, page.bits, perRow, size.height);
  let pixels = decoded.subarray(0, needed);
  if (page.predictor !== 1) {
    // Uncompressed data are still the caller's bytes.
    if (page.compression === 1) pixels = pixels.slice();
    undoPredictor(pixels, page.predictor, rowBytes, size.samples, page.bits / 8, file.littleEndian);
  }
  const littleEndian = file.littleEndian && page.predictor !== 3;
  return toSamples(pixels, page.dtype, isHalf(page), perRow * size.height, littleEndian);
}

function isHalf(page: TiffPage): boolean {
  return page.sampleFormat === 3 && page.bits === 16;
}

// The storages below have the same dtype by construction; TypeScript cannot follow that through the union.
function copyRow(
  target: DataOf[DType],
  to: number,
  source: DataOf[DType],
  from: number,
  count: number,
): void {
  (target as Uint8Array).set((source as Uint8Array).subarray(from, from + count), to);
}

function copyStrided(
  target: DataOf[DType],
  to: number,
  toStep: number,
  source: DataOf[DType],
  from: number,
  fromStep: number,
  count: number,
): void {
  for (let x = 0; x < count; x++) target[to + x * toStep] = source[from + x * fromStep]!;
}
