import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { isHyperstack, positionOf } from "../../../src/image/display/index.ts";
import { readImage } from "../../../src/image/index.ts";
import { openImageFile, windowToImageFile } from "../../../src/image/windows/index.ts";
import { type ImageWindow, isInvertingLut, World } from "../../../src/image/world/index.ts";
import { planesOf } from "../../support/macro-inputs.ts";
import type { RecordedImage } from "../../support/macro-record.ts";

const images = resolve(import.meta.dirname, "../../macros/images");
const goldens = resolve(import.meta.dirname, "../../goldens/macros/inputs");
const sha1 = (bytes: Uint8Array) => createHash("sha1").update(bytes).digest("hex");

function shown(window: ImageWindow) {
  const { channel, slice, frame } = positionOf(window);
  return {
    title: window.title,
    type: window.type,
    size: [window.width, window.height, window.channels, window.slices, window.frames],
    position: [channel, slice, frame],
    mode: window.composite ?? "none",
    hyperstack: isHyperstack(window),
    range: [window.min, window.max],
    ranges: window.composite ? window.channelDisplay.map(({ min, max }) => [min, max]) : null,
    luts:
      window.type === "RGB"
        ? null
        : (window.composite ? window.channelDisplay.map(({ lut }) => lut) : [window.lut]).map(sha1),
    inverting: window.type !== "RGB" && isInvertingLut(window.lut),
    pixel: [
      window.calibration.pixelWidth,
      window.calibration.pixelHeight,
      window.calibration.pixelDepth,
      window.calibration.unit,
    ],
    frameInterval: window.calibration.frameInterval,
    labels: window.labels.some((label) => label !== null) ? window.labels : null,
  };
}

function recorded(image: RecordedImage) {
  return {
    title: image.title,
    type: image.type,
    size: [image.width, image.height, image.channels, image.slices, image.frames],
    position: [...image.position],
    mode: image.mode,
    hyperstack: image.hyperstack,
    range: [Number(image.min), Number(image.max)],
    ranges: image.ranges?.map(([min, max]) => [Number(min), Number(max)]) ?? null,
    luts: image.luts,
    inverting: image.inverting,
    pixel: [
      image.calibration.pixelWidth,
      image.calibration.pixelHeight,
      image.calibration.pixelDepth,
      image.calibration.unit,
    ],
    frameInterval: image.calibration.frameInterval,
    labels: image.labels?.some((label) => label !== null) ? image.labels : null,
  };
}

describe("files open as ImageJ opens them", () => {
  for (const file of readdirSync(goldens).filter((name) => name !== "MANIFEST.json")) {
    const name = file.replace(".json", ".tif");
    it(name, async () => {
      const golden = JSON.parse(readFileSync(resolve(goldens, file), "utf8")) as RecordedImage;
      const world = new World();
      const window = openImageFile(world, await readImage(readFileSync(resolve(images, name)), name));
      expect(world.current).toBe(window);
      expect(shown(window)).toEqual(recorded(golden));
      const planes = planesOf(golden);
      expect(window.planes.length).toBe(planes.length);
      for (const [i, plane] of planes.entries()) expect(window.planes[i]).toEqual(plane);
    });

    it(`${name} survives being written`, async () => {
      const world = new World();
      const first = openImageFile(world, await readImage(readFileSync(resolve(images, name)), name));
      const { writeTiff } = await import("../../../src/image/index.ts");
      const { bytes } = writeTiff(windowToImageFile(first));
      const second = openImageFile(world, await readImage(bytes, name));
      // A blank unit is written as none, in ImageJ too.
      if (first.calibration.unit === " ") first.calibration.unit = "pixel";
      expect(shown(second)).toEqual(shown(first));
      expect(second.planes).toEqual(first.planes);
    });
  }
});
