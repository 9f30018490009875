import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readImage } from "../../../src/image/index.ts";
import { openImageFile } from "../../../src/image/windows/index.ts";
import { World } from "../../../src/image/world/index.ts";

/** A PNG of 3 × 2 pixels with a palette of three colours. */
function palettePng(): Uint8Array<ArrayBuffer> {
  const chunk = (type: string, body: Uint8Array): number[] => {
    const length = [body.length >> 24, body.length >> 16, body.length >> 8, body.length];
    const named = [...new TextEncoder().encode(type), ...body];
    return [...length, ...named, ...crc(named)];
  };
  const header = Uint8Array.from([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
  const colours = Uint8Array.from([0, 0, 0, 255, 0, 0, 10, 20, 30]);
  const rows = zlibSync(Uint8Array.from([0, 0, 1, 2, 0, 2, 1, 0]));
  return Uint8Array.from([
    137,
    80,
    78,
    71,
    13,
    10,
    26,
    10,
    ...chunk("IHDR", header),
    ...chunk("PLTE", colours),
    ...chunk("IDAT", rows),
    ...chunk("IEND", new Uint8Array(0)),
  ]);
}

function crc(bytes: readonly number[]): number[] {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  c = ~c;
  return [c >>> 24, (c >>> 16) & 255, (c >>> 8) & 255, c & 255];
}

describe("PNG with a palette", () => {
  it("is colours for a model, entries with a look-up table in the macro world, as ImageJ opens it", async () => {
    const image = await readImage(palettePng(), "labels.png");
    expect(image.array.shape).toEqual([2, 3, 3]);
    expect(Array.from(image.array.data as Uint8Array).slice(3, 9)).toEqual([255, 0, 0, 10, 20, 30]);
    const window = openImageFile(new World(), image);
    expect(window.type).toBe("8-bit");
    expect(Array.from(window.planes[0] ?? [])).toEqual([0, 1, 2, 2, 1, 0]);
    expect([window.lut[2], window.lut[258], window.lut[514], window.lut[3]]).toEqual([10, 20, 30, 0]);
  });
});
