import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readImage } from "../../src/image/index.ts";
import { openImageFile } from "../../src/image/windows/index.ts";
import { World } from "../../src/image/world/index.ts";
import { macrosFolder, recordedInput } from "../support/macro-cases.ts";
import { imageDifferences } from "../support/macro-differences.ts";

const folder = resolve(macrosFolder, "images");

describe("an image file opened in the world of macros", () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith(".tif")))(
    "%s is as ImageJ opens it",
    async (name) => {
      const bytes = new Uint8Array(readFileSync(resolve(folder, name)));
      const window = openImageFile(new World(), await readImage(bytes, name));
      expect(imageDifferences(window, recordedInput(name), { ulps: 0 })).toEqual([]);
      expect(window.title).toBe(name);
    },
  );
});
