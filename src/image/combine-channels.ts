import { type NdArray, ndarray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { allocateFor } from "./allocate-for.ts";
import { sameCalibration } from "./calibration.ts";
import { imageFile } from "./image-file.ts";
import type { ImageFile } from "./image-types.ts";

/** One image from several files that hold one channel each, in the given order.
 * @param images - at least one; grey, the same shape, axes and dtype; none may have a channel axis.
 * @returns the channel axis stands before y and x; name and calibration of the first; labels are the file names when
 * there is one plane per file. New data.
 * @throws image/mismatch when they do not fit together. */
export function combineChannels(images: readonly ImageFile[]): ImageFile {
  const [first] = images;
  if (!first) throw mismatch("channels", "no image", "one image per channel");
  const axes = first.array.axes ?? ["y", "x"];
  const { shape, dtype } = first.array;
  if (axes.includes("channel")) {
    throw mismatch(first.name, `axes ${axes.join(", ")}`, "a grey image without a channel axis");
  }
  if (axes.at(-2) !== "y" || axes.at(-1) !== "x" || axes.length !== shape.length) {
    throw mismatch(
      first.name,
      `axes ${axes.join(", ")} for shape [${shape.join(", ")}]`,
      "axes that end in y, x",
    );
  }
  const notes = images.flatMap((image) => image.notes);
  for (const image of images) {
    const { array } = image;
    const got = `${array.dtype} [${array.shape.join(", ")}] with axes ${(array.axes ?? axes).join(", ")}`;
    const same = array.dtype === dtype && array.shape.join() === shape.join();
    if (!same || (array.axes ?? axes).join() !== axes.join()) {
      throw mismatch(
        image.name,
        got,
        `${dtype} [${shape.join(", ")}] with axes ${axes.join(", ")}, as ${first.name}`,
      );
    }
    if (!sameCalibration(image.calibration, first.calibration)) {
      notes.push(`${image.name} has another pixel size than ${first.name}, whose pixel size is kept.`);
    }
  }
  const plane = (shape.at(-1) ?? 1) * (shape.at(-2) ?? 1);
  const outer = first.array.data.length / Math.max(1, plane);
  const data = allocateFor(first.name, dtype, first.array.data.length * images.length);
  for (let o = 0; o < outer; o++) {
    for (const [c, image] of images.entries()) {
      const part = image.array.data.subarray(o * plane, (o + 1) * plane);
      // Equal dtypes were checked above.
      (data as Uint8Array).set(part as Uint8Array, (o * images.length + c) * plane);
    }
  }
  const at = axes.length - 2;
  const array: NdArray = ndarray(dtype, [...shape.slice(0, at), images.length, ...shape.slice(at)], data, [
    ...axes.slice(0, at),
    "channel",
    ...axes.slice(at),
  ]);
  const perChannel = <T>(list: (image: ImageFile) => readonly T[]): T[] => {
    const all = images.map((image) => list(image)[0]);
    return all.every((one) => one !== undefined) ? (all as T[]) : [];
  };
  return imageFile({
    name: first.name,
    array,
    calibration: first.calibration,
    labels: outer === 1 ? images.map((image) => image.name) : [],
    displayRanges: perChannel((image) => image.displayRanges),
    luts: perChannel((image) => image.luts),
    notes: [...new Set(notes)],
  });
}

function mismatch(what: string, got: string, expected: string): Error {
  return fail("image/mismatch", { what, got, expected });
}
