import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/errors/index.ts";
import { itkFormats } from "../../src/image/itk-formats.ts";
import { compressionNames } from "../../src/image/tiff/codecs.ts";

const page = readFileSync(resolve(import.meta.dirname, "../../docs/images.md"), "utf8");

describe("docs/images.md", () => {
  it.each([...itkFormats.map((format) => format.name), ...compressionNames.values()])("names %s", (name) => {
    expect(page).toContain(name);
  });

  it.each(["image/malformed", "image/unsupported", "image/too-large", "image/mismatch"])(
    "explains %s",
    (code) => {
      expect(Object.keys(catalogue)).toContain(code);
      expect(page).toContain(`\`${code}\``);
    },
  );
});
