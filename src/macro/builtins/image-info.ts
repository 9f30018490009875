import { displayRange, isHyperstack, positionOf } from "../../image/display/index.ts";
import { d2s, toInt } from "../../image/numbers/index.ts";
import { roiBounds } from "../../image/roi/index.ts";
import { bitDepthOf, type ImageWindow, isGreyLut, isInvertingLut } from "../../image/world/index.ts";
import { isScaled, unitsOf } from "./units.ts";

/** Slice label up to its first line break, without an extension of three letters, at most 60 characters.
 * @see ImageJ ImageStack.getShortSliceLabel */
export function shortSliceLabel(label: string | null): string | null {
  if (label === null) return null;
  const newline = label.indexOf("\n");
  if (newline === 0) return null;
  let short = newline > 0 ? label.slice(0, newline) : label;
  if (short.length > 4 && short[short.length - 4] === "." && !/\d$/.test(short)) short = short.slice(0, -4);
  return short.slice(0, 60);
}

/** Label of a plane; a single image with info text has one made of title and info, as ImageJ's stack of one has. */
export function sliceLabel(window: ImageWindow, plane = window.plane): string | null {
  const label = window.labels[plane] ?? null;
  if (label !== null || window.planes.length > 1) return label;
  return (
    window.properties.get("Slice_Label") ?? (window.info === "" ? null : `${window.title}\n${window.info}`)
  );
}

/** Decimals that show a number without needless zeros, at most 4; −2 = scientific. */
function decimalsOf(value: number): number {
  if (toInt(value) === value || Number.isNaN(value)) return 0;
  const text = String(value);
  if (text.includes("e") || Math.abs(value) < 1e-3 || Math.abs(value) >= 1e7) return -2;
  return Math.min(4, text.length - text.indexOf(".") - 1);
}

const short = (value: number): string => d2s(value, decimalsOf(value));

/** "64K", "1.5MB" */
function sizeText(window: ImageWindow): string {
  const bytes =
    window.width *
    window.height *
    window.planes.length *
    (bitDepthOf[window.type] === 24 ? 4 : bitDepthOf[window.type] / 8);
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${d2s(kilo, 0)}K`;
  let text = d2s(kilo / 1048576, 1);
  if (kilo < 10000) text = d2s(kilo / 1024, 1);
  else if (kilo < 1048576) text = d2s(Math.round(kilo / 1024), 0);
  return `${text.replace(/\.0$/, "")}${kilo < 1048576 ? "MB" : "GB"}`;
}

/** The line over an image: position and label, size, type, memory.
 * @see ImageJ ImageWindow.createSubtitle */
export function subtitle(window: ImageWindow): string {
  const { calibration, planes, width, height } = window;
  let text = "";
  if (planes.length > 1) {
    const label = shortSliceLabel(window.labels[window.plane] ?? null);
    text = `${window.plane + 1}/${planes.length}`;
    if (label !== null && label !== "")
      text += ` (${isHyperstack(window) ? label.replaceAll(";", " ") : label})`;
    text += "; ";
  } else {
    const label = shortSliceLabel(window.properties.get("Slice_Label") ?? window.labels[0] ?? null);
    if (label !== null && label !== "") text = `"${label}"; `;
  }
  if (isScaled(calibration)) {
    const w = width * calibration.pixelWidth;
    const h = height * calibration.pixelHeight;
    const whole = toInt(w) === w && toInt(h) === h;
    const digits = whole ? 0 : Math.min(2, Math.max(decimalsOf(w), decimalsOf(h)));
    text += `${d2s(w, digits)}x${d2s(h, digits)} ${unitsOf(calibration)} (${width}x${height}); `;
  } else text += `${width}x${height} pixels; `;
  text += window.type;
  if (window.type !== "RGB" && isInvertingLut(window.lut)) text += " (inverting LUT)";
  return `${text}; ${sizeText(window)}`;
}

const ROI_NAMES: Readonly<Record<string, string>> = {
  rectangle: "Rectangle",
  oval: "Oval",
  polygon: "Polygon",
  freehand: "Freehand",
  traced: "Traced",
  line: "Straight Line",
  polyline: "Polyline",
  freeline: "Freeline",
  angle: "Angle",
  composite: "Composite",
  point: "Point",
};

/** Image > Show Info, without what only a desktop knows (Java, memory, place on the screen). */
export function imageInfo(window: ImageWindow): string {
  const label = window.labels[window.plane] ?? "";
  let info = window.planes.length > 1 && label.indexOf("\n") > 0 ? label : window.info;
  const properties = window.properties.has("HideInfo") ? "" : propertyLines(window);
  if (properties !== "") info = info === "" ? properties : `${properties}\n${info}`;
  const head = info === "" ? "" : `${info}--------------------------------------------\n`;
  const lines = [
    `Title: ${window.title}`,
    ...sizeLines(window),
    `ID: ${window.id}`,
    ...typeLines(window),
    ...positionLines(window),
    thresholdLine(window),
    window.calibration.function === "none"
      ? "Uncalibrated"
      : "Calibration function: " + window.calibration.function,
    ...originLine(window),
    window.properties.size === 0
      ? "No properties"
      : `Properties: ${window.properties.size} (${[...window.properties.keys()].join(" ")})`,
    window.overlay === null
      ? "No overlay"
      : `Overlay: ${window.overlay.length} non-selectable ${window.overlay.length === 1 ? "element" : "elements"}`,
    "Macro is running",
    ...selectionLines(window),
  ];
  return `${head}ImageJ 1.54p\n \n${lines.join("\n")}\n`;
}

function propertyLines(window: ImageWindow): string {
  let text = "";
  for (const [key, value] of window.properties)
    if (!["ShowInfo", "Slice_Label", "UniqueName"].includes(key))
      text += `${key}: ${value.length < 80 ? value : `<${value.length} characters>`}\n`;
  return text;
}

function sizeLines(window: ImageWindow): string[] {
  const { calibration: c, width, height, slices } = window;
  const stack = window.planes.length > 1;
  const size = `Size:  ${sizeText(window)}`;
  const pixel = stack
    ? `Voxel size: ${short(c.pixelWidth)}x${short(c.pixelHeight)}x${short(c.pixelDepth)} ${c.unit}^3`
    : `Pixel size: ${short(c.pixelWidth)}x${short(c.pixelHeight)} ${c.unit}^2`;
  if (!isScaled(c))
    return [
      `Width:  ${width} pixels`,
      `Height:  ${height} pixels`,
      ...(stack ? [`Depth:  ${slices} pixels`] : []),
      size,
      pixel,
    ];
  const units = unitsOf(c);
  const [x, y] = [1 / c.pixelWidth, 1 / c.pixelHeight];
  return [
    `Width:  ${short(width * c.pixelWidth)} ${units} (${width})`,
    `Height:  ${short(height * c.pixelHeight)} ${units} (${height})`,
    ...(slices > 1 ? [`Depth:  ${short(slices * c.pixelDepth)} ${units} (${slices})`] : []),
    size,
    ...(x === y
      ? [`Resolution:  ${short(x)} pixels per ${c.unit}`]
      : [
          `X Resolution:  ${short(x)} pixels per ${c.unit}`,
          `Y Resolution:  ${short(y)} pixels per ${c.unit}`,
        ]),
    pixel,
  ];
}

function typeLines(window: ImageWindow): string[] {
  if (window.type === "RGB") return ["Bits per pixel: 32 (RGB)"];
  const lut = `${isInvertingLut(window.lut) ? "inverting " : ""}${isGreyLut(window.lut) ? "grayscale" : "color"} LUT`;
  const kind = { "8-bit": `8 (${lut})`, "16-bit": `16 (unsigned, ${lut})`, "32-bit": `32 (float, ${lut})` }[
    window.type
  ];
  const bits = `Bits per pixel: ${kind}`;
  if (window.channels > 1) {
    const ranges = window.channelDisplay
      .slice(0, 7)
      .map(({ min, max }, i) => `  ${i + 1}: ${short(min)}-${short(max)}`);
    return [bits, "Display ranges", ...ranges];
  }
  const [min, max] = displayRange(window);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of window.planes[window.plane] ?? []) {
    if (value < low && value !== Number.NEGATIVE_INFINITY) low = value;
    if (value > high && value !== Number.POSITIVE_INFINITY) high = value;
  }
  const range = (a: number, b: number) =>
    window.type === "32-bit" ? `${short(a)} - ${short(b)}` : `${toInt(a)}-${toInt(b)}`;
  return [bits, `Display range: ${range(min, max)}`, `Pixel value range: ${range(low, high)}`];
}

function positionLines(window: ImageWindow): string[] {
  if (window.planes.length === 1) return [];
  const label = shortSliceLabel(window.labels[window.plane] ?? null);
  const number = `${window.plane + 1}/${window.planes.length}${label === null || label === "" ? "" : ` (${label})`}`;
  const { frameInterval, fps, timeUnit } = window.calibration;
  const timed = window.frames > 1 || frameInterval > 0 || fps !== 0;
  const lines = [`${timed ? "Frame" : "Image"}: ${number}`];
  if (timed && fps !== 0)
    lines.push(`Frame rate: ${d2s(fps, Math.abs(fps - Math.round(fps)) < 0.00001 ? 0 : 5)} fps`);
  else if (timed)
    lines.push(
      `Frame interval: ${d2s(frameInterval, toInt(frameInterval) === frameInterval ? 0 : 5)} ${timeUnit}`,
    );
  if (isHyperstack(window)) {
    const position = positionOf(window);
    if (window.channels > 1) lines.push(`  Channel: ${position.channel}/${window.channels}`);
    if (window.slices > 1) lines.push(`  Slice: ${position.slice}/${window.slices}`);
    if (window.frames > 1) lines.push(`  Frame: ${position.frame}/${window.frames}`);
  }
  if (window.composite !== null && !isHyperstack(window) && window.channels > 1)
    lines.push(`  Channels: ${window.channels}`);
  if (window.composite !== null) lines.push(`  Composite mode: "${window.composite}"`);
  return lines;
}

function thresholdLine({ threshold }: ImageWindow): string {
  if (threshold === null) return "No threshold";
  const modes = { red: "red", "black & white": "B&W", "over/under": "over/under", "no color": "invisible" };
  return `Threshold: ${short(threshold.lower)}-${short(threshold.upper)} (${modes[threshold.mode]})`;
}

function originLine({ calibration: { xOrigin, yOrigin, zOrigin }, planes }: ImageWindow): string[] {
  const z = planes.length > 1 || zOrigin !== 0 ? `,${short(zOrigin)}` : "";
  const origin = `${short(xOrigin)},${short(yOrigin)}${z}`;
  return origin === "0,0" ? [] : [`Coordinate origin:  ${origin}`];
}

function selectionLines({ roi, calibration: c }: ImageWindow): string[] {
  if (roi === null) return ["No selection"];
  const points = roi.type === "point" ? ` (${roi.xs.length} point${roi.xs.length > 1 ? "s" : ""})` : "";
  const head = [" ", `${ROI_NAMES[roi.type]} Selection${roi.name === null ? points : ` ("${roi.name}")`}`];
  if (roi.type === "line") {
    const [x1 = 0, x2 = 0] = roi.xs;
    const [y1 = 0, y2 = 0] = roi.ys;
    const at = (value: number, origin: number, size: number) => d2s((value - origin) * size, 2);
    return [
      ...head,
      `  X1: ${at(x1, c.xOrigin, c.pixelWidth)}`,
      `  Y1: ${at(y1, c.yOrigin, c.pixelHeight)}`,
      `  X2: ${at(x2, c.xOrigin, c.pixelWidth)}`,
      `  Y2: ${at(y2, c.yOrigin, c.pixelHeight)}`,
    ];
  }
  const { x, y, width, height } = roi.subPixel ? roi.bounds : roiBounds(roi);
  const decimals = [x, y, width, height].every((value) => toInt(value) === value) ? 0 : 2;
  const pair = (name: string, value: number, scaled: number) =>
    isScaled(c)
      ? `  ${name}: ${d2s(scaled, 2)} (${d2s(value, decimals)})`
      : `  ${name}: ${d2s(value, decimals)}`;
  return [
    ...head,
    pair("X", x, (x - c.xOrigin) * c.pixelWidth),
    pair("Y", y, (y - c.yOrigin) * c.pixelHeight),
    pair("Width", width, width * c.pixelWidth),
    pair("Height", height, height * c.pixelHeight),
  ];
}
