import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type DType, equalArrays, type NdArray, readNpy, writeNpy, zeros } from "../../src/array/index.ts";
import { expectManifestHolds, goldenBytes, goldenJson } from "../support/manifest.ts";
import { describeWithSharedData, hasSharedData, sharedBytes, sharedPath } from "../support/shared-data.ts";
import { type GoldenValue, goldenArray, valuesOf } from "./golden-values.ts";

interface Index {
  readonly files: Record<
    string,
    { dtype: DType; shape: number[]; values: GoldenValue[]; same_bytes: boolean }
  >;
  readonly refused: Record<string, string>;
}
const { files, refused } = goldenJson<Index>("npy", "index.json");

/** A file of version 1.0 with that header text and data, as careless writers make them. */
function npyFile(header: string, data: ArrayLike<number> = []): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(header);
  return Uint8Array.from([
    0x93,
    0x4e,
    0x55,
    0x4d,
    0x50,
    0x59,
    1,
    0,
    text.length & 255,
    text.length >> 8,
    ...text,
    ...Array.from(data),
  ]);
}
const header = (shape: string, descr = "'<f4'", order = "False") =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}}`;

describe("files that numpy wrote", () => {
  it("are those that the script made", () => expectManifestHolds("npy"));
  for (const [name, expected] of Object.entries(files)) {
    const array = goldenArray(expected.dtype, expected.shape, expected.values);
    it(`${name} reads as ${expected.dtype}`, () => {
      const got = readNpy(goldenBytes("npy", name), name);
      expect(got.shape).toEqual(expected.shape);
      expect(equalArrays(got, array)).toBe(true);
    });
    if (expected.same_bytes)
      it(`${name} is written byte for byte`, () => {
        // the golden holds the sign of zero, which JSON loses
        expect(writeNpy(readNpy(goldenBytes("npy", name), name))).toEqual(goldenBytes("npy", name));
      });
  }
  it("keep the sign of zero", () => {
    expect(Object.is(readNpy(goldenBytes("npy", "float16.npy"), "").data[1], -0)).toBe(true);
  });
  for (const [name, dtype] of Object.entries(refused))
    it(`${name} is refused for its dtype`, () => {
      const shown = dtype.startsWith("[") ? "record" : dtype;
      expect(() => readNpy(goldenBytes("npy", name), name)).toThrow(`[array/dtype] ${name}: dtype ${shown}`);
    });
});

describe("files of careless writers", () => {
  const ones = new Uint8Array(new Float32Array([1, 2, 3, 4]).buffer);
  it("drops zeros from a shape that has data", () => {
    expect(readNpy(npyFile(header("(2,2,1,1,0, )"), ones), "a").shape).toEqual([2, 2, 1, 1]);
  });
  it("gives an empty array when no data follow", () => {
    expect(readNpy(npyFile(header("(1,26, )")), "a").shape).toEqual([0, 26]);
  });
  it("needs no padding, takes double quotes and long integers", () => {
    const text = '{"descr":"<f4","fortran_order":false,"shape":(2L, 2L)}';
    expect(valuesOf(readNpy(npyFile(text, ones), "a"))).toEqual([1, 2, 3, 4]);
  });
  it("ignores what follows the data", () => {
    expect(valuesOf(readNpy(npyFile(header("(3,)"), ones), "a"))).toEqual([1, 2, 3]);
  });
  it("makes bool of any byte", () => {
    expect(valuesOf(readNpy(npyFile(header("(3,)", "'|b1'"), [0, 1, 7]), "a"))).toEqual([0, 1, 1]);
  });
  it("does not keep the bytes it was given", () => {
    const bytes = npyFile(header("(4,)"), ones);
    const array = readNpy(bytes, "a");
    bytes.fill(0);
    expect(valuesOf(array)).toEqual([1, 2, 3, 4]);
    expect(array.data.byteLength).toBe(array.data.buffer.byteLength);
  });
  it("reads from the middle of a larger buffer", () => {
    const bytes = npyFile(header("(4,)"), ones);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(valuesOf(readNpy(larger.subarray(3), "a"))).toEqual([1, 2, 3, 4]);
  });
});

describe("malformed files", () => {
  const whole = goldenBytes("npy", "uint16.npy");
  it("is refused wherever it is cut off, except where nothing but the header is left", () => {
    for (let length = 0; length < whole.length; length++) {
      if (length === 128) continue; // header alone: an empty array, see above
      expect(() => readNpy(whole.subarray(0, length), "cut.npy"), `${length}`).toThrow(
        "[array/malformed-npy] cut.npy",
      );
    }
  });
  const cases: [string, Uint8Array, string][] = [
    ["a text", new TextEncoder().encode("this is not an array"), "does not begin"],
    ["a later version", Uint8Array.from(whole, (b, i) => (i === 6 ? 9 : b)), "version 9.0"],
    ["a header beyond all measure", npyFile(" ".repeat(20_000)), "header of 20000 bytes"],
    ["no type", npyFile("{'fortran_order': False, 'shape': (1,)}"), "no element type"],
    ["no order", npyFile("{'descr': '<f4', 'shape': (1,)}"), "no element order"],
    ["no shape", npyFile("{'descr': '<f4', 'fortran_order': False}"), "no shape"],
    ["a negative size", npyFile(header("(-1, 4)")), '"-1"'],
    ["a word for a size", npyFile(header("(n, 4)")), '"n"'],
    ["a size beyond all memory", npyFile(header("(99999999999999999999, 4)")), "99999999999999999999"],
    [
      "a shape larger than the file",
      npyFile(header("(4000000000, 4000000000)"), [1, 2, 3, 4]),
      "needs 64000000000000000000 bytes",
    ],
    ["zeros and data that do not fit", npyFile(header("(2, 0)"), [1, 2, 3, 4]), "the file has 4"],
  ];
  for (const [what, bytes, reason] of cases)
    it(`says why: ${what}`, () => {
      const read = () => readNpy(bytes, "bad.npy");
      expect(read).toThrow(reason);
      expect(read).toThrow("[array/malformed-npy] bad.npy");
    });
});

describe("writing", () => {
  it("writes only the elements of a view", () => {
    const all = new Uint16Array([9, 1, 2, 9]);
    const view: NdArray = { dtype: "uint16", shape: [2], axes: null, data: all.subarray(1, 3) };
    const back = readNpy(writeNpy(view), "a");
    expect(valuesOf(back)).toEqual([1, 2]);
  });
  it("keeps data aligned for every header length", () => {
    for (let rank = 0; rank < 40; rank++) {
      const shape = Array.from({ length: rank }, () => 1);
      const bytes = writeNpy(zeros("uint8", shape));
      expect((bytes.length - 1) % 64).toBe(0);
      expect(readNpy(bytes, "a").shape).toEqual(shape);
    }
  });
});

describeWithSharedData("every .npy of the test data", () => {
  const names = hasSharedData
    ? readdirSync(sharedPath(), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".npy"))
    : [];
  it("are found", () => expect(names.length).toBeGreaterThan(30));
  for (const name of names)
    it(`${name} reads`, () => {
      const array = readNpy(sharedBytes(name), name);
      const expected: Record<string, number[]> = {
        "exampleImage.npy": [64, 64, 1, 1],
        "Results.npy": [0, 26],
        "resultImage.npy": [64, 64, 1, 1, 1],
      };
      const dirty = name.includes("defcon") ? expected[name.split(/[/\\]/).at(-1)!] : undefined;
      if (dirty) expect(array.shape).toEqual(dirty);
      else expect(Buffer.compare(writeNpy(array), sharedBytes(name))).toBe(0); // files by numpy itself
    });
});
