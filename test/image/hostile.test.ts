import fc from "fast-check";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { allocateFor } from "../../src/image/allocate-for.ts";
import { readImage } from "../../src/image/index.ts";
import { goldenBytes } from "../support/manifest.ts";

const text = (value: string) => new TextEncoder().encode(value);

/** A TIFF file from its directory entries [tag, type, count, value or offset], little-endian. */
function tiff(
  entries: [number, number, number, number][],
  more: { next?: number; data?: number } = {},
): Uint8Array {
  const length = 8 + 2 + entries.length * 12 + 4 + (more.data ?? 16);
  const view = new DataView(new ArrayBuffer(length));
  view.setUint16(0, 0x4949);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    view.setUint16(10 + 12 * i, tag, true);
    view.setUint16(12 + 12 * i, type, true);
    view.setUint32(14 + 12 * i, count, true);
    view.setUint32(18 + 12 * i, value, true);
  }
  view.setUint32(10 + 12 * entries.length, more.next ?? 0, true);
  return new Uint8Array(view.buffer);
}

/** Entries of a plain 8-bit picture whose pixels are the last bytes of the file. */
function picture(width: number, height: number, extra: [number, number, number, number][] = []) {
  const entries = new Map<number, [number, number, number, number]>();
  for (const entry of [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 8],
    [279, 4, 1, width * height],
    ...extra,
  ] as [number, number, number, number][]) {
    entries.set(entry[0], entry);
  }
  return [...entries.values()].sort((a, b) => a[0] - b[0]);
}

function png(width: number, height: number, raw: Uint8Array, bits = 8, colour = 0): Uint8Array {
  const data = zlibSync(raw);
  const view = new DataView(new ArrayBuffer(8 + 25 + 12 + data.length + 12));
  const bytes = new Uint8Array(view.buffer);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  view.setUint32(8, 13);
  bytes.set(text("IHDR"), 12);
  view.setUint32(16, width);
  view.setUint32(20, height);
  bytes.set([bits, colour, 0, 0, 0], 24);
  view.setUint32(33, data.length);
  bytes.set(text("IDAT"), 37);
  bytes.set(data, 41);
  bytes.set(text("IEND"), 41 + data.length + 8);
  return bytes;
}

async function refusal(bytes: Uint8Array, name: string): Promise<{ code: string; message: string }> {
  try {
    await readImage(bytes, `folder/${name}`);
  } catch (error) {
    if (isFailure(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error(`${name} was read`);
}

describe("hostile files are refused by code, with their name", () => {
  const cases: [string, Uint8Array, string, string | RegExp][] = [
    ["nothing at all", new Uint8Array(), "image/malformed", "empty"],
    ["text under the name of a TIFF", text("Label,Area\n1,20\n"), "image/malformed", /it is a text.*\.tif/],
    ["noise", Uint8Array.from({ length: 99 }, (_, i) => (i * 91) % 256), "image/malformed", "no signature"],
    ["a TIFF header alone", Uint8Array.of(0x49, 0x49, 42, 0), "image/malformed", "ends inside"],
    ["no directory", Uint8Array.of(0x49, 0x49, 42, 0, 0, 0, 0, 0), "image/malformed", "no directory"],
    [
      "a directory beyond the end",
      Uint8Array.of(0x49, 0x49, 42, 0, 99, 0, 0, 0),
      "image/malformed",
      "cut off",
    ],
    ["a loop of directories", tiff(picture(2, 2), { next: 8 }), "image/malformed", "loop"],
    ["overlapping directories", tiff(picture(2, 2), { next: 22 }), "image/malformed", /overlap|claims/],
    [
      "more entries than bytes",
      Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0, 255, 255),
      "image/malformed",
      "claims 65535",
    ],
    ["no size", tiff([[258, 3, 1, 8]]), "image/malformed", "its size is 0 x 0"],
    ["zero height", tiff(picture(5, 0)), "image/malformed", "its size is 5 x 0"],
    ["a huge size in a small file", tiff(picture(2 ** 31, 2 ** 31)), "image/malformed", "cut off"],
    [
      "a huge size with small compressed strips",
      tiff(
        picture(60000, 60000, [
          [259, 3, 1, 5],
          [279, 4, 1, 16],
        ]),
      ),
      "image/malformed",
      "cannot hold that many",
    ],
    [
      "an absurd number of strips",
      tiff(picture(2, 2, [[273, 4, 4e9, 8]])),
      "image/malformed",
      "claims 4000000000 values",
    ],
    [
      "fewer strips than needed",
      tiff(picture(2, 9, [[278, 3, 1, 1]])),
      "image/malformed",
      "its size needs 9",
    ],
    [
      "tiles of no size",
      tiff(
        picture(2, 2, [
          [322, 3, 1, 0],
          [323, 3, 1, 0],
          [324, 4, 1, 8],
        ]),
      ),
      "image/malformed",
      "tiles",
    ],
    ["pixels beyond the end", tiff(picture(200, 2)), "image/malformed", "cut off"],
    [
      "damaged LZW",
      tiff(
        picture(9, 9, [
          [259, 3, 1, 5],
          [279, 4, 1, 20],
        ]),
      ),
      "image/malformed",
      "damaged",
    ],
    [
      "damaged deflate",
      tiff(
        picture(9, 9, [
          [259, 3, 1, 8],
          [279, 4, 1, 20],
        ]),
      ),
      "image/malformed",
      "damaged",
    ],
    [
      "damaged JPEG",
      tiff(
        picture(9, 9, [
          [259, 3, 1, 7],
          [279, 4, 1, 20],
        ]),
      ),
      "image/malformed",
      "damaged",
    ],
    [
      "damaged zstd",
      tiff(
        picture(9, 9, [
          [259, 3, 1, 50000],
          [279, 4, 1, 20],
        ]),
      ),
      "image/malformed",
      "damaged",
    ],
    ["old JPEG compression", tiff(picture(2, 2, [[259, 3, 1, 6]])), "image/unsupported", "compression 6"],
    ["an unknown predictor", tiff(picture(2, 2, [[317, 3, 1, 9]])), "image/unsupported", "predictor 9"],
    ["24-bit integers", tiff(picture(2, 2, [[258, 3, 1, 24]])), "image/unsupported", "24-bit"],
    ["Lab colour", tiff(picture(2, 2, [[262, 3, 1, 8]])), "image/unsupported", "colour space 8"],
    ["a PNG header alone", png(2, 2, new Uint8Array(6)).subarray(0, 20), "image/malformed", "cut off"],
    ["a PNG of no size", png(0, 2, new Uint8Array(6)), "image/malformed", "0 x 2"],
    ["a PNG of huge size", png(2 ** 31, 2 ** 31, new Uint8Array(600)), "image/malformed", "cannot hold"],
    ["a PNG that ends early", png(20, 20, new Uint8Array(100)), "image/malformed", "end early"],
    ["a PNG with an impossible depth", png(2, 2, new Uint8Array(6), 3), "image/malformed", "impossible"],
    ["a PNG without its palette", png(2, 2, new Uint8Array(6), 8, 3), "image/malformed", "palette"],
    ["a PNG with an unknown filter", png(2, 2, Uint8Array.of(9, 0, 0, 0, 0, 0)), "image/malformed", "filter"],
    ["a cut JPEG", goldenBytes("image", "jpeg_colour.jpg").subarray(0, 150), "image/malformed", "JPEG"],
    [
      "NRRD with pixels elsewhere",
      text("NRRD0004\ndata file: a.raw\n\n"),
      "image/unsupported",
      "another file",
    ],
    [
      "MetaImage with pixels elsewhere",
      text(
        "ObjectType = Image\nNDims = 2\nDimSize = 4 4\nElementType = MET_UCHAR\nElementDataFile = a.raw\n",
      ),
      "image/unsupported",
      "another file",
    ],
    [
      "NRRD of huge size",
      text("NRRD0004\ntype: short\ndimension: 2\nsizes: 100000 100000\nencoding: raw\n\nabc"),
      "image/malformed",
      "NRRD",
    ],
    [
      "MetaImage that ends early, its reader's message a bare number",
      text(
        "ObjectType = Image\nNDims = 2\nBinaryData = True\nDimSize = 9 9\nElementType = MET_USHORT\nElementDataFile = LOCAL\nabc",
      ),
      "image/malformed",
      "readable MetaImage file. Get",
    ],
    ["NIfTI that is none", text("not an image"), "image/malformed", "it is a text"],
  ];

  it.each(cases)("%s", async (_, bytes, code, reason) => {
    const got = await refusal(bytes, "evil.tif");
    expect(got.code).toBe(code);
    expect(got.message).toContain("evil.tif");
    expect(got.message).not.toContain("folder/");
    expect(got.message).toMatch(reason);
  });

  it("pages that all claim the same pixels", async () => {
    const pages = 40;
    const entries = picture(100, 100);
    const size = 2 + entries.length * 12 + 4;
    const bytes = new Uint8Array(8 + pages * size + 10000);
    const view = new DataView(bytes.buffer);
    bytes.set(tiff(entries));
    for (let i = 0; i < pages; i++) {
      bytes.copyWithin(8 + i * size, 8, 8 + size - 4);
      view.setUint32(8 + (i + 1) * size - 4, i + 1 < pages ? 8 + (i + 1) * size : 0, true);
    }
    expect((await refusal(bytes, "same.tif")).message).toContain("overlap");
  });
});

describe("memory", () => {
  it("that cannot be had is a coded error", () => {
    expect(() => allocateFor("huge.tif", "float64", 2 ** 50)).toThrow(/image\/too-large.*huge.tif/);
  });
});

/** Either an image or a coded error. */
async function readOrRefuse(bytes: Uint8Array, name: string): Promise<boolean> {
  try {
    const { array } = await readImage(bytes, name);
    return array.data.length > 0;
  } catch (error) {
    if (isFailure(error) && /^(image|array)\//.test(error.code)) return false;
    throw error;
  }
}

const samples: [string, string][] = [
  ["tiff", "lzw_uint8.tif"],
  ["tiff", "predictor3_float32_big.tif"],
  ["tiff", "rgb_planar_tiles_lzw.tif"],
  ["tiff", "packbits_uint16_big_endian.tif"],
  ["tiff", "imagej_hyperstack_big_endian.tif"],
  ["tiff", "ome_tzcyx.tif"],
  ["tiff", "pages_bigtiff_big_endian.tif"],
  ["tiff", "jpeg_rgb_tiles.tif"],
  ["tiff", "palette.tif"],
  ["image", "png_palette_4bit_interlaced.png"],
  ["image", "png_rgba_16bit.png"],
  ["image", "jpeg_progressive.jpg"],
];

describe("cut and damaged files", () => {
  it.each(samples)("%s/%s cut anywhere", async (topic, name) => {
    const bytes = goldenBytes(topic, name);
    let refused = 0;
    for (let n = 0; n < bytes.length; n += Math.max(1, Math.floor(bytes.length / 60))) {
      if (!(await readOrRefuse(bytes.subarray(0, n), name))) refused++;
    }
    expect(refused).toBeGreaterThan(30);
  });

  it.each(samples)("%s/%s with bytes changed", async (topic, name) => {
    const bytes = goldenBytes(topic, name);
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
    const head = fc.record({
      at: fc.nat(Math.min(300, bytes.length - 1)),
      value: fc.constantFrom(0, 1, 127, 128, 255),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(change, head), { minLength: 1, maxLength: 8 }), async (changes) => {
        const damaged = bytes.slice();
        for (const { at, value } of changes) damaged[at] = value;
        await readOrRefuse(damaged, name);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 40) },
    );
  });
});
