import { isBinary } from "../../image/binary/index.ts";
import { fillInside, Painter } from "../../image/draw/index.ts";
import {
  bandAround,
  convexHullRoi,
  deselectRoi,
  enlargeRoi,
  fitCircle,
  fitEllipseRoi,
  fitFineSpline,
  fitRectangle,
  fitSpline,
  floatPolygon,
  interpolatedComposite,
  interpolatedPolygon,
  inverseRoi,
  isArea,
  isLine,
  lineToArea,
  makeFloatPolygon,
  makeRectangle,
  makeWholePolygon,
  moveRoi,
  removeSpline,
  replaceRoi,
  restoreRoi,
  roiBounds,
  rotateRoi,
  rotationCentre,
  saveRoi,
  scaleRoi,
  selectionFromPixels,
  selectRoi,
  shapeOf,
  simplify,
  trimmed,
  wholePolygon,
} from "../../image/roi/index.ts";
import { invertedLut, isInvertingLut, newPixels, type Roi } from "../../image/world/index.ts";
import { withLineWidth } from "../builtins/selection.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import type { Reply } from "../suspension.ts";
import { properties, specify } from "./selection-properties.ts";

function required(host: MacroHost, message = "This command requires a selection"): Roi {
  return host.image().roi ?? host.error(message);
}

function area(host: MacroHost, message = "Area selection required"): Roi {
  const roi = required(host, message);
  if (!isArea(roi)) host.error(message);
  return roi;
}

/** Put a new selection in the place of the old one, which Restore Selection keeps; outline colour and width go over. */
function become(host: MacroHost, from: Roi, to: Roi | null): void {
  const { world } = host;
  const window = host.image();
  if (to === null) return;
  deselectRoi(world, window);
  selectRoi(world, window, { ...to, strokeColor: from.strokeColor, strokeWidth: from.strokeWidth });
}

function selectAll(host: MacroHost): void {
  const window = host.image();
  saveRoi(host.world, window);
  selectRoi(host.world, window, makeRectangle(0, 0, window.width, window.height));
}

function makeInverse(host: MacroHost): void {
  const window = host.image();
  if (window.roi === null) {
    selectAll(host);
    return;
  }
  const roi = area(host);
  selectRoi(host.world, window, simplify({ ...inverseRoi({ ...roi }, window.width, window.height) }));
}

function splineCommand(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const roi = required(host);
  if (!["polygon", "polyline", "freehand", "traced", "freeline"].includes(roi.type))
    host.error("Polygon or polyline selection required");
  if (roi.kind === "ellipse") return;
  let nodes = roi;
  if (roi.type !== "polygon" && roi.type !== "polyline" && roi.xs.length > 3) nodes = trimmed(roi);
  const { text } = options;
  let curve: Roi;
  if (text.includes("straighten")) curve = fitFineSpline(nodes);
  else curve = text.includes("remove") ? removeSpline(nodes) : fitSpline(nodes);
  if (nodes === roi) replaceRoi(world, roi, curve);
  else selectRoi(world, host.image(), curve);
}

function replaceFitted(
  host: MacroHost,
  make: (roi: Roi, width: number, height: number) => Roi | null,
  problem: string,
): void {
  const window = host.image();
  const roi = required(host);
  const made = make(roi, window.width, window.height);
  if (made === null) host.error(problem);
  become(host, roi, made);
}

function convexHull(host: MacroHost): void {
  const roi = required(host, "Selection required");
  if (roi.type === "line") host.error("Area selection, point selection, or segmented or free line required");
  become(host, roi, convexHullRoi(roi));
}

function interpolate(host: MacroHost, options: CommandOptions): void {
  const roi = required(host);
  if (roi.type === "point") return;
  const interval = options.absent ? 1 : options.number("interval", 1);
  const smooth = options.flag("smooth");
  const adjust = options.flag("adjust");
  if (interval < 0.01) host.error("Interval must be >= 0.01");
  const { world } = host;
  const window = host.image();
  const composite = interpolatedComposite(roi, interval, smooth);
  let made = composite;
  if (made === null) {
    const { xs, ys } = interpolatedPolygon(roi, adjust ? -interval : interval, smooth);
    made = makeFloatPolygon(xs, ys, interpolatedType(roi, interval));
  }
  const { strokeColor, strokeWidth, name } = roi;
  selectRoi(world, window, { ...made, strokeColor, strokeWidth, name });
}

function interpolatedType(roi: Roi, interval: number): "freeline" | "freehand" | "polygon" | "polyline" {
  const { type } = roi;
  if (type === "polygon" && interval > 1) return "polygon";
  if ((type === "rectangle" || type === "oval" || type === "freehand") && interval >= 8) return "polygon";
  if ((type === "line" || type === "freeline" || type === "polyline") && interval >= 8) return "polyline";
  return isLine(roi) ? "freeline" : "freehand";
}

/** From a thresholded image, or a binary one: its foreground, which becomes the threshold. */
function createSelection(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const pixels = window.planes[window.plane] ?? newPixels(window.type, 0);
  if (window.threshold === null) {
    if (!isBinary(pixels)) {
      host.error(
        "This command creates a composite selection from\na mask (8-bit binary image) or from an image\nthresholded using Image>Adjust>Threshold\nThe current image is not a mask and has not\nbeen thresholded.",
      );
      return;
    }
    const level = isInvertingLut(window.lut) !== world.options.blackBackground ? 255 : 0;
    window.threshold = { lower: level, upper: level, mode: "no color" };
  }
  const { lower, upper } = window.threshold;
  const [low, high] = [Math.fround(lower), Math.fround(upper)];
  const { width, height } = window;
  selectRoi(
    world,
    window,
    selectionFromPixels(width, height, (x, y) => {
      const value = pixels[y * width + x]!;
      return value >= low && value <= high;
    }),
  );
}

/** "Mask" of the selection or overlay (combined with an open image of that title), or "mask" of the thresholded pixels. */
function createMask(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const { width, height, roi, overlay, threshold } = window;
  const box = roi === null ? null : roiBounds(roi);
  const whole =
    roi?.type === "rectangle" && box?.width === width && box.height === height && threshold !== null;
  const useOverlay = overlay !== null && threshold === null;
  const mask = new Uint8Array(width * height);
  let title = "Mask";
  if (!useOverlay && (roi === null || whole)) {
    if (threshold === null) {
      host.error("Area selection, overlay or thresholded image required");
      return;
    }
    title = "mask";
    const pixels = window.planes[window.plane] ?? mask;
    const [low, high] = [Math.fround(threshold.lower), Math.fround(threshold.upper)];
    for (let i = 0; i < mask.length; i++) {
      const value = pixels[i]!;
      if (value >= low && value <= high) mask[i] = 255;
    }
  } else {
    const painter = new Painter(mask, width, height, 255);
    for (const each of roi === null ? (overlay ?? []) : [roi]) fillInside(painter, each);
    const open = world.windows.find((other) => other.title === "Mask" && other.type === "8-bit");
    if (open !== undefined) {
      const there = open.planes[open.plane] ?? mask;
      for (let i = 0; i < Math.min(there.length, mask.length); i++) there[i] = there[i]! | mask[i]!;
      return;
    }
  }
  const made = world.open({ title, type: "8-bit", width, height, planes: [mask] });
  if (!world.options.blackBackground) made.lut = invertedLut(made.lut);
  made.threshold = { lower: 255, upper: 255, mode: "no color" };
  const { pixelWidth, pixelHeight, unit, pixelDepth } = window.calibration;
  if (pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || unit !== "pixel")
    made.calibration = { ...made.calibration, pixelWidth, pixelHeight, unit };
}

function lineToAreaCommand(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const { roi } = window;
  if (roi === null || !isLine(roi)) {
    host.error("Line selection required");
    return;
  }
  selectRoi(world, window, lineToArea(roi));
  world.previousRoi = {
    ...roi,
    strokeWidth: roi.type === "line" ? Math.max(1, roi.strokeWidth) : roi.strokeWidth,
  };
}

function areaToLine(host: MacroHost): void {
  const window = host.image();
  const roi = area(host);
  if (roi.type === "composite") host.error("Composite selections cannot be converted to lines.");
  const free =
    roi.type === "oval" || roi.type === "freehand" || roi.type === "traced" || roi.anchors !== undefined;
  const type = free ? "freeline" : "polyline";
  let line: Roi;
  if (roi.subPixel) {
    const { xs, ys } = floatPolygon(roi);
    line = makeFloatPolygon(xs, ys, type);
  } else {
    const { xs, ys } = wholePolygon(roi);
    const inside = (values: readonly number[], size: number) =>
      roi.type === "traced" ? values.map((value) => Math.min(value, size - 1)) : values;
    line = makeWholePolygon(inside(xs, window.width), inside(ys, window.height), type);
  }
  const { strokeWidth } = roi.strokeWidth > 0 ? roi : withLineWidth(host, line);
  line = { ...line, strokeColor: roi.strokeColor, strokeWidth };
  selectRoi(host.world, window, moveRoi(line, roi.bounds.x - 0.5, roi.bounds.y - 0.5));
}

function enlarge(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  const roi = required(host, "This command requires an area selection");
  if (isLine(roi)) host.error("This command requires an area selection");
  const { pixelWidth, pixelHeight, pixelDepth, unit } = window.calibration;
  const scaled = pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || unit !== "pixel";
  const last = Number(host.state.get("enlarge") ?? 15);
  const amount = options.number("enlarge", last);
  const pixels = !scaled || options.flag("pixel") ? amount : amount / pixelWidth;
  selectRoi(world, window, enlargeRoi(roi, pixels));
  world.previousRoi = { ...roi };
  host.state.set("enlarge", pixels);
}

function makeBand(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const roi = area(host);
  const { pixelWidth } = window.calibration;
  const last = Number(host.state.get("band") ?? 15);
  const size = options.number("band", last * pixelWidth);
  const n = Math.floor(size / pixelWidth + 0.5);
  if (n > 255) host.error("Cannot make bands wider that 255 pixels");
  const band = bandAround(roi, n, window.width, window.height) ?? host.error("Unable to make band");
  selectRoi(host.world, window, { ...band, strokeColor: roi.strokeColor, strokeWidth: roi.strokeWidth });
  host.state.set("band", n);
}

function scale(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const roi = required(host);
  const centre = options.flag("centered") ? centreIn(roi, window.width, window.height) : null;
  selectRoi(host.world, window, scaleRoi(roi, options.number("x", 1.5), options.number("y", 1.5), centre));
  host.world.previousRoi = { ...roi };
}

function centreIn(roi: Roi, width: number, height: number): [number, number] {
  const box = roiBounds(roi);
  if (isLine(roi)) {
    const half = (value: number) => Math.floor(value / 2 + 0.5);
    return [box.x + half(box.width), box.y + half(box.height)];
  }
  const { xCentroid, yCentroid } = shapeOf(roi, width, height);
  return [xCentroid, yCentroid];
}

function rotate(host: MacroHost, options: CommandOptions): Reply {
  const { text } = options;
  if (text.includes("grid=") || text.includes("interpolat")) return host.run("Rotate... ", text);
  const window = host.image();
  const roi = required(host);
  const angle = options.number("angle", 15);
  const aroundImage = options.flag("rotate");
  const [x, y] = aroundImage ? [window.width / 2, window.height / 2] : rotationCentre(roi);
  const turned = rotateRoi(roi, angle, x, y);
  const kept = aroundImage ? turned : { ...turned, extra: { ...turned.extra, rotationCentre: [x, y] } };
  selectRoi(host.world, window, kept);
  host.world.previousRoi = { ...roi };
  return undefined;
}

function translate(host: MacroHost, options: CommandOptions): Reply {
  if (options.text.includes("interpolation=")) return host.run("Translate...", options.text);
  const roi = required(host);
  const x = roi.bounds.x + options.number("x", 0);
  const y = roi.bounds.y + options.number("y", 0);
  replaceRoi(host.world, roi, moveRoi(roi, x, y));
  return undefined;
}

function toBoundingBox(host: MacroHost): void {
  const roi = required(host);
  const { x, y, width, height } = roiBounds(roi);
  become(host, roi, makeRectangle(x, y, width, height));
}

const menu = "Edit>Selection";

export const selectionCommands: readonly Command[] = [
  command("Select All", { menu }, selectAll),
  command("Select None", { menu, needsImage: false }, (host) => {
    if (host.world.current !== null) deselectRoi(host.world, host.world.current);
  }),
  command("Restore Selection", { menu }, (host) => restoreRoi(host.world, host.image())),
  command("Fit Spline", { menu, options: ["straighten", "remove"] }, splineCommand),
  command("Fit Circle", { menu }, (host) =>
    replaceFitted(
      host,
      fitCircle,
      "At least 3 points that do not lie on a line are required to fit a circle.",
    ),
  ),
  command("Fit Ellipse", { menu }, (host) =>
    replaceFitted(
      host,
      (roi, w, h) => (isLine(roi) ? null : fitEllipseRoi(roi, w, h)),
      '"Fit Ellipse" does not work with line selections',
    ),
  ),
  command("Fit Rectangle", { menu }, (host) =>
    replaceFitted(
      host,
      (roi) => (roi.type === "line" ? null : fitRectangle(roi)),
      "Area selection, point selection, or segmented or free line required",
    ),
  ),
  command("Interpolate", { menu, options: ["interval", "smooth", "adjust"] }, interpolate),
  command("Convex Hull", { menu }, convexHull),
  command("Make Inverse", { menu }, makeInverse),
  command("Create Selection", { menu }, createSelection),
  command("Create Mask", { menu }, createMask),
  command(
    "Properties... ",
    { menu, options: ["name", "position", "group", "stroke", "width", "fill"] },
    properties,
  ),
  command("Scale... ", { menu, options: ["x", "y", "centered"] }, scale),
  command("Rotate...", { menu, options: ["angle", "rotate"] }, rotate),
  command("Translate... ", { menu, options: ["x", "y"] }, translate),
  command("Enlarge...", { menu, options: ["enlarge", "pixel"] }, enlarge),
  command("Make Band...", { menu, options: ["band"] }, makeBand),
  command(
    "Specify...",
    { menu, options: ["width", "height", "x", "y", "slice", "oval", "constrain", "centered", "scaled"] },
    specify,
  ),
  command("To Bounding Box", { menu }, toBoundingBox),
  command("Line to Area", { menu }, lineToAreaCommand),
  command("Area to Line", { menu }, areaToLine),
];
