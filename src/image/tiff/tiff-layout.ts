/** A tag to be written. Text gets its closing NUL here; a rational is one quotient. */
export type TagValue =
  | { readonly id: number; readonly type: "short" | "long" | "byte"; readonly values: ArrayLike<number> }
  | { readonly id: number; readonly type: "rational"; readonly values: readonly [number, number] }
  | { readonly id: number; readonly type: "ascii"; readonly values: string };

const types = { byte: [1, 1], ascii: [2, 1], short: [3, 2], long: [4, 4], rational: [5, 8] } as const;

/** Lays out a classic little-endian TIFF file: header, first directory, pixels of all pages one after another, the other
 * directories. ImageJ and tifffile map such files without reading every directory. */
export class TiffLayout {
  private readonly pages: { tags: readonly TagValue[]; strip: Uint8Array }[] = [];

  /** One page with one strip; the tags for its place are added here. */
  addPage(tags: readonly TagValue[], strip: Uint8Array): void {
    this.pages.push({ tags, strip });
  }

  build(): Uint8Array<ArrayBuffer> {
    const sizes = this.pages.map((page) => directorySize(complete(page.tags, 0, 0)));
    const firstStrip = align(8 + (sizes[0] ?? 0));
    let at = firstStrip;
    const stripAt: number[] = [];
    for (const { strip } of this.pages) {
      stripAt.push(at);
      at += strip.length;
    }
    const directoryAt = [8];
    at = align(at);
    for (let i = 1; i < this.pages.length; i++) {
      directoryAt.push(at);
      at = align(at + (sizes[i] ?? 0));
    }
    const bytes = new Uint8Array(at);
    const view = new DataView(bytes.buffer);
    bytes.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
    for (const [i, { tags, strip }] of this.pages.entries()) {
      bytes.set(strip, stripAt[i]);
      const all = complete(tags, stripAt[i] ?? 0, strip.length);
      writeDirectory(bytes, view, directoryAt[i] ?? 0, all, directoryAt[i + 1] ?? 0);
    }
    return bytes;
  }
}

/** Tags in ascending order, with StripOffsets and StripByteCounts. */
function complete(tags: readonly TagValue[], offset: number, length: number): TagValue[] {
  const place: TagValue[] = [
    { id: 273, type: "long", values: [offset] },
    { id: 279, type: "long", values: [length] },
  ];
  return [...tags, ...place].sort((a, b) => a.id - b.id);
}

function countOf(tag: TagValue): number {
  if (tag.type === "rational") return 1;
  return tag.type === "ascii" ? tag.values.length + 1 : tag.values.length;
}

function directorySize(tags: readonly TagValue[]): number {
  let size = 2 + 12 * tags.length + 4;
  for (const tag of tags) {
    const bytes = countOf(tag) * types[tag.type][1];
    if (bytes > 4) size += align(bytes);
  }
  return size;
}

function writeDirectory(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  tags: readonly TagValue[],
  next: number,
): void {
  view.setUint16(start, tags.length, true);
  let outside = start + 2 + 12 * tags.length + 4;
  for (const [i, tag] of tags.entries()) {
    const at = start + 2 + 12 * i;
    const [type, size] = types[tag.type];
    const count = countOf(tag);
    view.setUint16(at, tag.id, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    let values = at + 8;
    if (count * size > 4) {
      view.setUint32(at + 8, outside, true);
      values = outside;
      outside += align(count * size);
    }
    writeValues(bytes, view, values, tag);
  }
  view.setUint32(start + 2 + 12 * tags.length, next, true);
}

function writeValues(bytes: Uint8Array, view: DataView, at: number, tag: TagValue): void {
  switch (tag.type) {
    case "ascii":
      for (let i = 0; i < tag.values.length; i++) bytes[at + i] = tag.values.charCodeAt(i);
      break;
    case "rational":
      view.setUint32(at, tag.values[0], true);
      view.setUint32(at + 4, tag.values[1], true);
      break;
    case "byte":
      bytes.set(tag.values, at);
      break;
    case "short":
      for (let i = 0; i < tag.values.length; i++) view.setUint16(at + 2 * i, tag.values[i]!, true);
      break;
    case "long":
      for (let i = 0; i < tag.values.length; i++) view.setUint32(at + 4 * i, tag.values[i]!, true);
      break;
  }
}

function align(offset: number): number {
  return offset + (offset % 2);
}
