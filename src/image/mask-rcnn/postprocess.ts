import type { NdArray } from "../../array/index.ts";
import { fail } from "../../errors/index.ts";
import { resizePlane } from "../geometry/index.ts";
import type { MaskRcnnGeometry } from "./preprocess.ts";

export interface MaskRcnnObjects {
  readonly title: "finalMask";
  readonly width: number;
  readonly height: number;
  /** One plane (y, x) per object in the order of the detections: 1 inside, 0 outside. */
  readonly planes: readonly Float32Array[];
  /** Boxes in pixels of the original image, ends outside, and class of each. */
  readonly boxes: readonly { y1: number; x1: number; y2: number; x2: number; classId: number }[];
}

/** Masks of the detected objects in the original image. The first n detections are taken, n = number of those with a class that is not 0.
 * Each box goes from the processed picture through the window to the original size, rounded; its mask (of its class) is resized to
 * it, bicubic as ImageJ's, and what is 0.5 or more is the object. Parts outside the image are left out.
 * @param detections - [1, n, 6] or [n, 6]: y1, x1, y2, x2 (0…1 in the processed picture), class, score.
 * @param masks - [1, n, y, x, class], 0…1; axes may say that x comes before y.
 * @throws image/mask-rcnn when there is none, or the arrays do not fit.
 * @see matterport Mask R-CNN 2.1, model.unmold_detections, utils.unmold_mask */
export function maskRcnnObjects(
  detections: NdArray,
  masks: NdArray,
  geometry: MaskRcnnGeometry,
): MaskRcnnObjects {
  const rows = numbersOf(detections, "detections");
  const columns = detections.shape.at(-1) ?? 0;
  if (columns < 5) throw misfit("detections", detections, "[1, n, 6]");
  const count = rows.length / columns;
  let n = 0;
  for (let i = 0; i < count; i++) if (Math.trunc(rows[i * columns + 4]!) !== 0) n++;
  if (n === 0) throw fail("image/mask-rcnn", { reason: "no object was detected in the input image" });
  const maskOf = maskReader(masks, n);
  const [height, width] = geometry.original;
  const boxes = Array.from({ length: n }, (_, i) => ({
    ...originalBox(rows.subarray(i * columns, i * columns + 4), geometry),
    classId: Math.trunc(rows[i * columns + 4]!),
  }));
  const planes = boxes.map((box, i) => {
    const plane = new Float32Array(width * height);
    const [w, h] = [box.x2 - box.x1, box.y2 - box.y1];
    if (w <= 0 || h <= 0) return plane;
    const small = maskOf(i, box.classId);
    const rect = { x: 0, y: 0, width: small.width, height: small.height };
    const large = resizePlane({ type: "32-bit", ...small, rect }, w, h, "Bicubic", false);
    for (let y = Math.max(0, -box.y1); y < Math.min(h, height - box.y1); y++)
      for (let x = Math.max(0, -box.x1); x < Math.min(w, width - box.x1); x++)
        if (large[y * w + x]! >= 0.5) plane[(box.y1 + y) * width + box.x1 + x] = 1;
    return plane;
  });
  return { title: "finalMask", width, height, planes, boxes };
}

/** y1, x1, y2, x2 of 0…1 in the processed picture → pixels of the original one. */
function originalBox(
  box: ArrayLike<number>,
  geometry: MaskRcnnGeometry,
): { y1: number; x1: number; y2: number; x2: number } {
  const [height, width] = geometry.processed;
  const f = Math.fround;
  const normal = geometry.window.map((edge, i) =>
    f(f(edge - (i < 2 ? 0 : 1)) / f((i % 2 === 0 ? height : width) - 1)),
  ) as [number, number, number, number];
  const [top, left, bottom, right] = normal;
  const [oh, ow] = geometry.original;
  const at = (value: number, from: number, to: number, size: number, shift: number): number =>
    Math.floor(((value - from) / f(to - from)) * (size - 1) + shift + 0.5);
  return {
    y1: at(box[0]!, top, bottom, oh, 0),
    x1: at(box[1]!, left, right, ow, 0),
    y2: at(box[2]!, top, bottom, oh, 1),
    x2: at(box[3]!, left, right, ow, 1),
  };
}

/** Gives the mask of one object and class as (y, x). */
function maskReader(
  masks: NdArray,
  n: number,
): (object: number, classId: number) => { pixels: Float32Array; width: number; height: number } {
  const data = numbersOf(masks, "masks");
  const [objects = 0, first = 0, second = 0, classes = 0] = masks.shape.slice(-4);
  if (masks.shape.length < 4 || objects < n) throw misfit("masks", masks, `[1, ${n} or more, y, x, classes]`);
  const axes = masks.axes?.slice(-4) ?? [];
  const turned = axes.includes("x") && axes.indexOf("x") < axes.indexOf("y");
  const [height, width] = turned ? [second, first] : [first, second];
  return (object, classId) => {
    if (classId < 0 || classId >= classes)
      throw fail("image/mask-rcnn", {
        reason: `an object has the class ${classId}, the masks have ${classes}`,
      });
    const pixels = new Float32Array(width * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const place = turned ? x * second + y : y * second + x;
        pixels[y * width + x] = data[(object * first * second + place) * classes + classId]!;
      }
    return { pixels, width, height };
  };
}

function numbersOf(array: NdArray, what: string): Float64Array {
  const { data } = array;
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) throw misfit(what, array, "numbers");
  return Float64Array.from(data as ArrayLike<number>);
}

function misfit(what: string, array: NdArray, expected: string): Error {
  return fail("image/mask-rcnn", {
    reason: `${what}: got ${array.dtype} [${array.shape.join(", ")}], expected ${expected}`,
  });
}
