import { blockTypes } from "./imagej-metadata.ts";

/** The values of the private tags 50838 (lengths) and 50839 (bytes), little-endian; null when there is nothing to store.
 * @see ImageJ 1.54p, ij.io.TiffEncoder.writeMetaData */
export function encodeMetadata(metadata: {
  readonly labels: readonly string[];
  readonly displayRanges: readonly (readonly [number, number])[];
  readonly luts: readonly Uint8Array[];
  readonly info?: string;
  readonly properties?: readonly string[];
  readonly roi?: Uint8Array | null;
  readonly overlay?: readonly Uint8Array[];
}): { lengths: number[]; bytes: Uint8Array } | null {
  const blocks: { type: number; parts: Uint8Array[] }[] = [];
  if (metadata.info) blocks.push({ type: blockTypes.info, parts: [utf16(metadata.info)] });
  if (metadata.labels.length > 0) blocks.push({ type: blockTypes.labels, parts: metadata.labels.map(utf16) });
  if (metadata.displayRanges.length > 0) {
    const range = new Uint8Array(metadata.displayRanges.length * 16);
    const view = new DataView(range.buffer);
    for (const [i, [min, max]] of metadata.displayRanges.entries()) {
      view.setFloat64(16 * i, min, true);
      view.setFloat64(16 * i + 8, max, true);
    }
    blocks.push({ type: blockTypes.ranges, parts: [range] });
  }
  if (metadata.luts.length > 0) blocks.push({ type: blockTypes.luts, parts: [...metadata.luts] });
  if (metadata.roi) blocks.push({ type: blockTypes.roi, parts: [metadata.roi] });
  if (metadata.overlay?.length) blocks.push({ type: blockTypes.overlay, parts: [...metadata.overlay] });
  if (metadata.properties?.length)
    blocks.push({ type: blockTypes.properties, parts: metadata.properties.map(utf16) });
  if (blocks.length === 0) return null;

  const header = new Uint8Array(4 + 8 * blocks.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, blockTypes.magic, true);
  for (const [i, block] of blocks.entries()) {
    view.setUint32(4 + 8 * i, block.type, true);
    view.setUint32(8 + 8 * i, block.parts.length, true);
  }
  const all = [header, ...blocks.flatMap((block) => block.parts)];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return { lengths: all.map((part) => part.length), bytes };
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return bytes;
}
