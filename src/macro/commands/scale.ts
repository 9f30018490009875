import { displayRange, isHyperstack, MAX_CHANNELS, makeComposite } from "../../image/display/index.ts";
import {
  cropPixels,
  type Interpolation,
  interpolations,
  type PlaneView,
  resizePlane,
  scaleDepth,
  scalePlane,
} from "../../image/geometry/index.ts";
import { javaRound } from "../../image/numbers/index.ts";
import {
  clippedRoi,
  croppedElements,
  croppedRoi,
  isArea,
  roiBounds,
  scaledElements,
  selectedProcessor,
} from "../../image/roi/index.ts";
import { makeLike, replacePlanes } from "../../image/stacks/index.ts";
import {
  bytesPerPixel,
  type ImageWindow,
  newPixels,
  type PlanePixels,
  type Rect,
  type Roi,
  uniqueTitle,
} from "../../image/world/index.ts";
import { isScaled } from "../builtins/units.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { backgroundValue } from "./background-value.ts";
import { canvasCommands, methodOf, planeOf } from "./canvas.ts";

/** Numbers as ImageJ reads them from text fields: what is none counts as `otherwise`. */
function parsed(text: string, otherwise: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(value) ? otherwise : value;
}

const scale = command(
  "Scale...",
  {
    menu: "Image",
    options: [
      "x",
      "y",
      "z",
      "width",
      "height",
      "depth",
      "interpolation",
      "fill",
      "average",
      "process",
      "create",
      "title",
    ],
  },
  (host, options) => {
    const window = host.image();
    const stack = window.planes.length > 1;
    const { rect } = selectedProcessor(window);
    const bySize = options.text.includes("width=") && options.text.includes(" height=");
    const dash = bySize ? "-" : "0.5";
    let xScale = parsed(options.string("x", dash), 0);
    let yScale = parsed(options.string("y", dash), 0);
    const depthText = bySize && options.text.includes(" depth=") ? "-" : "1.0";
    const zScale = stack ? parsed(options.string("z", depthText), 0) : 0;
    let { width, height } = { width: rect.width, height: rect.height };
    if (xScale !== 0 && yScale !== 0) {
      width = javaRound(rect.width * xScale);
      height = javaRound(rect.height * yScale);
    }
    const widthText = options.string("width", String(width));
    width = javaRound(parsed(widthText, 0));
    height = javaRound(parsed(options.string("height", String(height)), 0));
    if (height !== 0 && (widthText === "-" || widthText === "0"))
      width = javaRound((height * rect.width) / rect.height);
    else if (width !== 0 && height === 0) height = javaRound((width * rect.height) / rect.width);
    if (width === 0 || height === 0) host.error("Width or height is 0");
    if (xScale > 0 && yScale > 0) {
      width = javaRound(rect.width * xScale);
      height = javaRound(rect.height * yScale);
    }
    const hyper = isHyperstack(window);
    const oldDepth = !hyper ? window.planes.length : window.slices === 1 ? window.frames : window.slices;
    let depth = stack ? javaRound(parsed(options.string("depth", String(oldDepth)), 0)) : 0;
    if (stack && zScale > 0) depth = javaRound(oldDepth * zScale);
    const method = methodOf(options);
    const average = options.flag("average");
    const background = options.flag("fill") ? backgroundValue(host.world, window) : 0;
    if (xScale === 0) {
      xScale = width / rect.width;
      yScale = height / rect.height;
    }
    const deep = depth > 0 && depth !== oldDepth && stack;
    const whole = hyper || window.composite !== null || options.flag("process") || deep;
    const title = options.string("title", uniqueTitle(host.world, window.title));
    const small = window.width === 1 || window.height === 1;
    if (!(deep || options.flag("create"))) {
      const planes = stack && whole ? window.planes.map((_, i) => i) : [window.plane];
      for (const plane of planes) {
        const processor = selectedProcessor(window, plane);
        const filled = method === "Bicubic" || window.type === "8-bit" || window.type === "RGB";
        const outside = filled ? background : processor.min;
        scalePlane(processor, xScale, yScale, small ? "None" : method, outside);
        host.tick();
      }
      window.roi = null;
      window.changed = true;
      return;
    }
    const planes = stack && whole ? window.planes : [currentPlane(window)];
    host.claim(width * height * bytesPerPixel[window.type] * planes.length, "Scale");
    const resized = planes.map((pixels) => {
      host.tick();
      const from = cropped(window, pixels, rect, stack && whole);
      return resizePlane(from, width, height, small && stack && whole ? "None" : method, average);
    });
    const made = openScaled(host, window, title, resized, width, height, stack && whole);
    if (isScaled(made.calibration)) {
      made.calibration.pixelWidth *= 1 / xScale;
      made.calibration.pixelHeight *= 1 / yScale;
    }
    made.calibration.xOrigin *= xScale;
    made.calibration.yOrigin *= yScale;
    if (window.overlay !== null && !deep) {
      const here = (roi: Roi) => roi.position === 0 || roi.position === window.plane + 1;
      // The one plane that is left is plane 1.
      const moved = (roi: Roi) => (roi.position === 0 ? roi : { ...roi, position: 1 });
      const elements = stack && whole ? window.overlay : window.overlay.filter(here).map(moved);
      made.overlay = scaledElements(croppedElements(elements, rect), xScale, yScale);
    }
    if (deep) changeDepth(made, depth, method, average, oldDepth);
    host.world.show(made);
    made.changed = true;
  },
);

function currentPlane(window: ImageWindow): PlanePixels {
  return window.planes[window.plane] ?? newPixels(window.type, 0);
}

/** ImageJ cuts the selection out of the planes of a stack first; of a single image it samples beyond its edges. */
function cropped(window: ImageWindow, pixels: PlanePixels, rect: Rect, cut: boolean): PlaneView {
  const view = { type: window.type, pixels, width: window.width, height: window.height, rect };
  if (!cut || (rect.width === window.width && rect.height === window.height)) return view;
  const { width, height } = rect;
  return {
    type: window.type,
    pixels: cropPixels(view, rect),
    width,
    height,
    rect: { x: 0, y: 0, width, height },
  };
}

function openScaled(
  host: MacroHost,
  window: ImageWindow,
  title: string,
  planes: PlanePixels[],
  width: number,
  height: number,
  whole: boolean,
): ImageWindow {
  return makeLike(host.world, window, {
    title,
    planes,
    width,
    height,
    labels: whole ? [...window.labels] : [null],
    channels: whole ? window.channels : 1,
    slices: whole ? window.slices : 1,
    frames: whole ? window.frames : 1,
    hyperstack: whole && isHyperstack(window),
    composite: whole ? window.composite : null,
    lut: window.composite === "composite" ? window.lut : selectedProcessor(window).lut,
  });
}

/** Slices (or, of a hyperstack with one slice, frames) in another number. */
function changeDepth(
  window: ImageWindow,
  depth: number,
  method: Interpolation,
  average: boolean,
  oldDepth: number,
): void {
  const hyper = isHyperstack(window);
  const alongFrames = hyper && window.slices === 1;
  const { channels, type, width, height } = window;
  const others = !hyper ? 1 : alongFrames ? window.slices : window.frames;
  const lanes = hyper ? channels : 1;
  const out: PlanePixels[] = new Array(lanes * depth * others);
  for (let other = 0; other < others; other++)
    for (let lane = 0; lane < lanes; lane++) {
      const at = (k: number, length: number) =>
        !hyper ? k : alongFrames ? (k * others + other) * lanes + lane : (other * length + k) * lanes + lane;
      const run = Array.from(
        { length: oldDepth },
        (_, k) => window.planes[at(k, oldDepth)] ?? newPixels(type, 0),
      );
      scaleDepth(type, run, width, height, depth, method, average).forEach((plane, k) => {
        out[at(k, depth)] = plane;
      });
    }
  const before = window.planes.length;
  window.planes = out;
  window.labels = out.map(() => null);
  if (isScaled(window.calibration)) window.calibration.pixelDepth *= oldDepth / depth;
  window.calibration.zOrigin *= out.length / before;
  if (alongFrames) window.frames = depth;
  else window.slices = depth;
  if (!hyper) {
    window.channels = 1;
    window.slices = out.length;
    window.frames = 1;
    compositeOfDepth(window);
  }
}

/** Of a composite of channels only, ImageJ takes up to eight planes for channels again, all with the range of the current one. */
function compositeOfDepth(window: ImageWindow): void {
  const { composite, planes } = window;
  if (composite === null) return;
  [window.min, window.max] = displayRange(window);
  if (planes.length <= MAX_CHANNELS) [window.channels, window.slices] = [planes.length, 1];
  makeComposite(window, composite);
}

/** Replaces every plane by its part in a rectangle; calibration's origin follows. */
function cropWindow(window: ImageWindow, rect: Rect): void {
  const { min, max } = window;
  const planes = window.planes.map((pixels) => cropPixels({ ...planeOf(window, pixels) }, rect));
  replacePlanes(window, planes, window.labels, rect);
  const { calibration } = window;
  if (calibration.xOrigin !== 0 || calibration.yOrigin !== 0) {
    calibration.xOrigin -= rect.x;
    calibration.yOrigin -= rect.y;
  }
  if (window.type !== "RGB") [window.min, window.max] = [min, max];
}

const crop = command("Crop", { menu: "Image" }, (host) => {
  const window = host.image();
  const { roi } = window;
  if (roi === null || !isArea(roi)) return host.error("Area selection required");
  const box = roiBounds(roi);
  const x = Math.max(0, box.x);
  const y = Math.max(0, box.y);
  const width = Math.min(window.width, box.x + box.width) - x;
  const height = Math.min(window.height, box.y + box.height) - y;
  const straight = roi.type === "rectangle" && !roi.arcSize;
  const inside = width > 0 && height > 0;
  const rect =
    straight || !inside ? { x, y, width, height } : roiBounds(clippedRoi(roi, window.width, window.height));
  if (rect.width <= 0 || rect.height <= 0) {
    host.log("Selection is outside image");
    return;
  }
  const before = { width: window.width, height: window.height };
  cropWindow(window, rect);
  window.overlay = window.overlay && croppedElements(window.overlay, rect);
  window.roi = straight ? null : croppedRoi(roi, before.width, before.height);
});

const size = command(
  "Size...",
  {
    menu: "Image>Adjust",
    options: ["width", "height", "depth", "time", "constrain", "average", "interpolation"],
  },
  (host, options) => {
    const window = host.image();
    const { rect } = selectedProcessor(window);
    const stack = window.planes.length > 1;
    const hyper = isHyperstack(window);
    let width = Math.trunc(options.number("width", stack ? rect.width : Math.trunc(rect.width / 2)));
    let height = Math.trunc(options.number("height", stack ? rect.height : Math.trunc(rect.height / 2)));
    const constrain = options.flag("constrain");
    const toHeight = constrain && (width === 0 || (options.has("height") && !options.has("width")));
    if (width <= 0 && !constrain) width = 50;
    if (height <= 0) height = 50;
    if (constrain) {
      if (toHeight) width = javaRound(height * (rect.width / rect.height));
      else height = javaRound(width * (rect.height / rect.width));
    }
    const method = options.choice("interpolation", interpolations, "Bilinear");
    const average = options.flag("average");
    const depth = hyper && window.slices === 1 ? 0 : options.number("depth", 0);
    const frames = hyper && window.frames > 1 ? options.number("time", 0) : 0;
    host.claim(width * height * bytesPerPixel[window.type] * window.planes.length, "Size");
    if (width !== rect.width || height !== rect.height || (window.roi !== null && isArea(window.roi))) {
      const planes = window.planes.map((pixels) => {
        host.tick();
        return resizePlane({ ...planeOf(window, pixels), rect }, width, height, method, average);
      });
      if (isScaled(window.calibration)) {
        window.calibration.pixelWidth *= rect.width / width;
        window.calibration.pixelHeight *= rect.height / height;
      }
      replacePlanes(window, planes, window.labels, { width, height });
      window.overlay =
        window.overlay && scaledElements(window.overlay, width / rect.width, height / rect.height);
      window.roi = null;
    }
    const oldDepth = hyper ? window.slices : window.planes.length;
    if (depth > 0 && depth !== oldDepth) changeDepth(window, depth, method, average, oldDepth);
    if (frames > 0 && frames !== window.frames)
      host.error("Changing the number of frames is not supported; use Scale...");
    window.plane = Math.min(window.plane, window.planes.length - 1);
  },
);

export const scaleCommands: readonly Command[] = [scale, crop, size, ...canvasCommands];
