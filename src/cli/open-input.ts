import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { fail } from "../errors/index.ts";
import { type ImageFile, readImage } from "../image/index.ts";
import { readOwned } from "../package/node.ts";
import type { PredictInput } from "../predict/index.ts";

/** Names an image reader may know; other files of a folder are passed over (and named in the log). */
const imageName = /\.(tiff?|png|jpe?g|npy|nrrd|mha|nii|nii\.gz|bmp|mrc|gipl)$/i;

/** Read one file from disk.
 * @throws image/…, array/malformed-npy, package/not-found */
export async function readImageFile(path: string): Promise<ImageFile> {
  const info = await stat(path).catch((error: unknown) => {
    throw fail("image/not-found", { file: path }, error);
  });
  if (info.isDirectory())
    throw fail("image/unsupported", { file: path, reason: "a folder in place of one image" });
  return readImage(await readOwned(path), basename(path));
}

export async function readInput(path: string): Promise<{ input: PredictInput; notes: readonly string[] }> {
  const image = await readImageFile(path);
  return {
    input: { array: image.array, name: image.name, calibration: image.calibration, ...colourOf(image) },
    notes: image.notes.map((note) => `${image.name}: ${note}`),
  };
}

/** Whether samples are colours is known from image files; an array may be anything. */
function colourOf(image: ImageFile): { rgb?: boolean } {
  return image.array.axes === null ? {} : { rgb: image.rgb };
}

/** Files for the IMAGE arguments: each file itself, for a folder all images in it by name. */
export async function imagePaths(args: readonly string[]): Promise<{ paths: string[]; skipped: string[] }> {
  const paths: string[] = [];
  const skipped: string[] = [];
  for (const arg of args) {
    const info = await stat(arg).catch((error: unknown) => {
      throw fail("image/not-found", { file: arg }, error);
    });
    if (!info.isDirectory()) {
      paths.push(arg);
      continue;
    }
    const names = (await readdir(arg)).sort();
    const images = names.filter((name) => imageName.test(name));
    skipped.push(...names.filter((name) => !imageName.test(name)).map((name) => join(arg, name)));
    if (images.length === 0) throw fail("image/none-in-folder", { folder: arg });
    paths.push(...images.map((name) => join(arg, name)));
  }
  return { paths, skipped };
}
