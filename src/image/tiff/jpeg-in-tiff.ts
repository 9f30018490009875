import { decodeJpegSamples } from "../jpeg.ts";
import type { ChunkGeometry } from "./codecs.ts";
import type { TiffPage } from "./page.ts";
import { photometric } from "./photometric.ts";

/** Decode a strip or tile of compression 7: an abbreviated JPEG stream whose tables stand in the JPEGTables tag.
 * @returns samples interleaved, 8 bits; YCbCr becomes RGB. Rows are cropped or padded to the chunk's width.
 * @see Adobe TIFF technical note 2. */
export function decodeJpegInTiff(
  source: Uint8Array,
  chunk: ChunkGeometry,
  page: TiffPage,
): Uint8Array<ArrayBuffer> | null {
  const stream = page.jpegTables ? joinTables(page.jpegTables, source) : source;
  const jpeg = decodeJpegSamples(
    stream,
    page.photometric === photometric.yCbCr,
    chunk.width * chunk.height * 4,
  );
  if (jpeg.samples !== chunk.samples) return null;
  if (jpeg.width === chunk.width && jpeg.height === chunk.height) return jpeg.data;
  const out = new Uint8Array(chunk.size);
  const rowBytes = chunk.width * chunk.samples;
  for (let y = 0; y < Math.min(jpeg.height, chunk.height); y++) {
    const row = jpeg.data.subarray(
      y * jpeg.width * chunk.samples,
      y * jpeg.width * chunk.samples + Math.min(jpeg.width, chunk.width) * chunk.samples,
    );
    out.set(row, y * rowBytes);
  }
  return out;
}

/** Tables (SOI … EOI) and stream (SOI …) to one stream: drop the tables' EOI and the stream's SOI. */
function joinTables(tables: Uint8Array, source: Uint8Array): Uint8Array {
  let end = tables.length;
  while (end > 2 && !(tables[end - 2] === 0xff && tables[end - 1] === 0xd9)) end--;
  const head = tables.subarray(0, end > 2 ? end - 2 : tables.length);
  const joined = new Uint8Array(head.length + source.length - 2);
  joined.set(head);
  joined.set(source.subarray(2), head.length);
  return joined;
}
