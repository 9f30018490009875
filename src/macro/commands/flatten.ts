import { compositeColours, positionOf, windowColours } from "../../image/display/index.ts";
import { colourRgb, drawRoi, Painter } from "../../image/draw/index.ts";
import { isArea, roiBounds, roiMask, roiPosition } from "../../image/roi/index.ts";
import { type ImageWindow, type Roi, uniqueTitle } from "../../image/world/index.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { drawShownImage } from "./image-selection.ts";

/** What is seen, with overlay and selection drawn into it: a new RGB image of the current position, or, with "stack", the stack itself as RGB.
 * Lines are a pixel wide steps, not antialiased as in ImageJ. */
export function flatten(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const all = window.planes.length > 1 && `${options.text} `.includes("stack ");
  if (!all) {
    host.claim(window.width * window.height * 4, "flattened image");
    const made = world.open({
      title: uniqueTitle(world, window.title),
      type: "RGB",
      width: window.width,
      height: window.height,
      planes: [flattened(host, window, window.plane, window.roi)],
      calibration: { ...window.calibration },
    });
    made.changed = true;
    return;
  }
  if (window.overlay === null && window.composite === null)
    host.error("Overlay or multi-channel image required");
  host.claim(window.width * window.height * 4 * window.planes.length, "flattened stack");
  const planes = window.planes.map((_, plane) => flattened(host, window, plane, null));
  window.planes = planes;
  window.type = "RGB";
  window.overlay = null;
}

export function flattened(host: MacroHost, window: ImageWindow, plane: number, roi: Roi | null): Int32Array {
  const { slice, frame } = positionOf(window, plane);
  const pixels =
    window.composite === "composite"
      ? compositeColours(window, slice - 1, frame - 1)
      : windowColours(window, plane);
  const shown = window.overlayHidden === true ? [] : (window.overlay ?? []);
  const here = shown.filter((each) => isShown(each, window, plane));
  for (const each of roi === null ? here : [...here, roi]) drawElement(host, pixels, window, each);
  return pixels;
}

function isShown(roi: Roi, window: ImageWindow, plane: number): boolean {
  const { channel, slice, frame } = positionOf(window, plane);
  if (roi.hyperstackPosition === true)
    return (
      (roi.channel === 0 || roi.channel === channel) &&
      (roi.slice === 0 || roi.slice === slice) &&
      (roi.frame === 0 || roi.frame === frame)
    );
  const position = roiPosition(roi);
  return position <= 0 || position === plane + 1;
}

function drawElement(host: MacroHost, pixels: Int32Array, window: ImageWindow, roi: Roi): void {
  const colour = roi.fillColor ?? roi.strokeColor ?? "#ffff00";
  const painter = new Painter(pixels, window.width, window.height, colourRgb(colour));
  host.tick();
  if (roi.kind === "image") drawShownImage(pixels, window.width, window.height, roi);
  else if (roi.fillColor !== null && isArea(roi)) painter.fillMask(roiBounds(roi), roiMask(roi));
  else drawRoi(painter, roi);
}
