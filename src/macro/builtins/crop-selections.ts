import { findRange, setPlane } from "../../image/display/index.ts";
import { greatest } from "../../image/numbers/index.ts";
import {
  deselectRoi,
  moveRoi,
  roiBounds,
  roiPosition,
  selectRoi,
  withPosition,
} from "../../image/roi/index.ts";
import { duplicatePlane } from "../../image/windows/index.ts";
import { type ImageWindow, newPixels, type Roi } from "../../image/world/index.ts";
import { saveAsFormat } from "../commands/save-file.ts";
import type { MacroHost } from "../host.ts";

const padded = (value: number, digits: number): string =>
  value < 0 ? `-${String(-value).padStart(digits - 1, "0")}` : String(value).padStart(digits, "0");

/** A copy of what each selection encloses, on the plane that it belongs to. The last one stays the image's selection.
 * @see ImageJ 1.54p ImagePlus.crop */
function cropsOf(host: MacroHost, rois: readonly Roi[]): ImageWindow[] {
  const window = host.image();
  return rois.map((roi, index) => {
    host.tick();
    const { width, height } = roiBounds(roi);
    host.claim(width * height * 4, "cropped image");
    const position = roiPosition(roi);
    if (position > 0 && position <= window.planes.length) setPlane(window, position - 1);
    selectRoi(host.world, window, roi);
    const crop = duplicatePlane(host.world, window, roi.name ?? `${padded(index + 1, 3)}_${window.title}`);
    crop.overlay = null;
    return crop;
  });
}

/** A stack as large as the largest crop, each in the upper left corner of its plane. */
function showStack(host: MacroHost, crops: readonly ImageWindow[], title: string): ImageWindow {
  const [first] = crops;
  if (first === undefined) return host.error("java.lang.ArrayIndexOutOfBoundsException");
  const width = greatest(crops.map((crop) => crop.width));
  const height = greatest(crops.map((crop) => crop.height));
  host.claim(width * height * 4 * crops.length, title);
  const planes = crops.map((crop) => {
    const plane = newPixels(first.type, width * height);
    const pixels = crop.planes[0] ?? plane;
    for (let y = 0; y < crop.height; y++)
      plane.set(pixels.subarray(y * crop.width, (y + 1) * crop.width), y * width);
    return plane;
  });
  const stack = host.world.open({
    title,
    type: first.type,
    width,
    height,
    slices: planes.length,
    planes,
    lut: first.lut,
  });
  findRange(stack);
  return stack;
}

function saveAll(
  host: MacroHost,
  crops: readonly ImageWindow[],
  rois: readonly Roi[],
  place: string,
  format: string,
) {
  const { world } = host;
  const before = world.current;
  const previous = world.previousRoi;
  crops.forEach((crop, index) => {
    const roi = rois[index];
    if (roi === undefined) return;
    const { x, y } = roiBounds(roi);
    world.show(crop);
    saveAsFormat(host, format, `${place}${padded(x, 4)}-${padded(y, 4)}.${format}`);
    world.close(crop);
  });
  world.current = before;
  world.previousRoi = previous;
}

const formatOf = (options: string): string => {
  if (options.includes("jpg")) return "jpg";
  return options.includes("png") ? "png" : "tif";
};

/** Overlay.cropAndSave: each element's part of the image as a file, or, with "show", as a stack.
 * @param place - put before the names of files as it is: a folder with its "/" at the end.
 * @see ImageJ 1.54p ImagePlus.cropAndSave */
export function cropAndSave(host: MacroHost, rois: readonly Roi[], place: string, options: string): void {
  const { title } = host.image();
  const crops = cropsOf(host, rois);
  if (options.includes("show")) showStack(host, crops, `CROPPED_${title}`);
  else saveAll(host, crops, rois, place, formatOf(options));
}

/** RoiManager.multiCrop: with "show" a stack with the selections as overlay; with "save" files, too.
 * @see ImageJ 1.54p RoiManager.multiCrop */
export function multiCrop(host: MacroHost, rois: readonly Roi[], place: string, options: string): void {
  const window = host.image();
  const { roi } = window;
  const crops = cropsOf(host, rois);
  if (options.includes("show")) {
    const stack = showStack(host, crops, "CROPPED_ROI Manager");
    stack.overlay = rois.map((each, index) => withPosition(moveRoi(each, 0, 0), index + 1));
    if (roi === null) deselectRoi(host.world, window);
  }
  if (options.includes("save")) saveAll(host, crops, rois, place, formatOf(options));
}
