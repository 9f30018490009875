import { expect, it } from "vitest";
import { decodeText } from "../../src/macro/index.ts";

const text = 'print("5 µm, 20°");\n';
const utf16 = (mark: readonly number[], swapped: boolean) =>
  Uint8Array.from([
    ...mark,
    ...[...text].flatMap((char) => {
      const code = char.charCodeAt(0);
      return swapped ? [code >> 8, code & 255] : [code & 255, code >> 8];
    }),
  ]);

it.each([
  ["UTF-8", new TextEncoder().encode(text)],
  ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
  ["Windows-1252", Uint8Array.from([...text].map((char) => char.charCodeAt(0)))],
  ["UTF-16 LE", utf16([0xff, 0xfe], false)],
  ["UTF-16 BE", utf16([0xfe, 0xff], true)],
  ["UTF-16 LE without a mark", utf16([], false)],
  ["UTF-16 BE without a mark", utf16([], true)],
])("%s", (_name, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

it("takes anything", () => {
  expect(decodeText(new Uint8Array(0))).toBe("");
  expect(decodeText(Uint8Array.from([0]))).toBe("\0");
  expect(decodeText(Uint8Array.from([0xc3]))).toBe("Ã");
});
