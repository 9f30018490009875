import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readImage } from "../../src/image/index.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";
import { describeWithSharedData, sharedBytes } from "../support/shared-data.ts";

const images = goldenJson<Record<string, { dtype: string; shape: number[]; sha256: string }>>(
  "known-images",
  "images.json",
);

describe("list of known images", () => {
  it("is the one the script made", () => expectManifestHolds("known-images"));
});

describeWithSharedData(
  "images from microscopes, ImageJ, Zeiss, Java and Python writers, as tifffile and Pillow read them",
  () => {
    it.each(Object.keys(images))("%s", async (path) => {
      const { array, rgb } = await readImage(sharedBytes(path), path);
      const expected = images[path]!;
      expect(array.dtype).toBe(expected.dtype);
      expect(array.shape).toEqual(expected.shape);
      expect(rgb).toBe(expected.shape.length === 3 && expected.shape[2] === 3);
      const { buffer, byteOffset, byteLength } = array.data;
      const digest = createHash("sha256")
        .update(new Uint8Array(buffer, byteOffset, byteLength))
        .digest("hex");
      expect(digest).toBe(expected.sha256);
    });
  },
);

describeWithSharedData("what stands beside the pixels", () => {
  it("a two-channel stack of ImageJ has a channel axis", async () => {
    const path = "images/piximi_multichannel/8b_2c_actin-nuclei.tif";
    expect((await readImage(sharedBytes(path), path)).array.axes).toEqual(["channel", "y", "x"]);
  });

  it("pixel size in centimeters", async () => {
    const path =
      "deepimagej_packages_without_weights/mulux_pancreatic_phase_contrast_0.3.2/exampleImage.tiff";
    const { calibration } = await readImage(sharedBytes(path), path);
    expect(calibration.x?.unit).toBe("centimeter");
    expect(calibration.x?.scale).toBeCloseTo(0.00016, 9);
  });
});
