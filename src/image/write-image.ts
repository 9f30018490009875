import { writeNpy } from "../array/index.ts";
import type { ImageLike } from "./image-file.ts";
import { writeTiff } from "./tiff/write-tiff.ts";
import { writePng } from "./write-png.ts";

export type ImageFormat = "tiff" | "png" | "npy";

/** Formats that can be written, with what a file of theirs is called. */
export const imageFormats: Readonly<
  Record<ImageFormat, { readonly extension: string; readonly mime: string }>
> = {
  tiff: { extension: ".tif", mime: "image/tiff" },
  png: { extension: ".png", mime: "image/png" },
  npy: { extension: ".npy", mime: "application/octet-stream" },
};

/** The bytes of a file that holds the image. TIFF keeps everything (`writeTiff`), PNG one picture (`writePng`), .npy the
 * numbers in their own dtype without axes, calibration or names.
 * @returns the file, and notes for the user about what was changed or lost.
 * @throws image/unsupported, image/too-large */
export function writeImage(
  image: ImageLike,
  format: ImageFormat,
): { bytes: Uint8Array<ArrayBuffer>; notes: string[] } {
  switch (format) {
    case "tiff":
      return writeTiff(image);
    case "png":
      return writePng(image);
    case "npy":
      return { bytes: writeNpy(image.array), notes: [] };
  }
}
