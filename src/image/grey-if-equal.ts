import { allocate, ndarray } from "../array/index.ts";
import type { ImageFile } from "./image-types.ts";

/** An RGB picture whose red, green and blue are equal in every pixel becomes grey, with a note; others are returned as
 * they are: grey pictures are often saved as RGB or RGBA, and models for grey images should take them.
 * @see ImageJ 1.54p, ij.io.Opener.convertGrayJpegTo8Bits; differs: ImageJ does so for JPEG only. */
export function greyIfEqual(image: ImageFile): ImageFile {
  const { array } = image;
  if (!image.rgb || array.axes === null) return image;
  const { data } = array;
  for (let i = 0; i < data.length; i += 3) {
    if (data[i] !== data[i + 1] || data[i] !== data[i + 2]) return image;
  }
  const grey = allocate(array.dtype, data.length / 3);
  for (let i = 0; i < grey.length; i++) grey[i] = data[3 * i]!;
  return {
    ...image,
    array: ndarray(array.dtype, array.shape.slice(0, -1), grey, array.axes.slice(0, -1)),
    rgb: false,
    notes: [...image.notes, "Red, green and blue are equal in every pixel: read as a grey image."],
  };
}
