import { ndarray } from "../../array/index.ts";
import { curveNames, isHyperstack, UNCALIBRATED_OD } from "../display/index.ts";
import { imageFile } from "../image-file.ts";
import type { AxisCalibration, Calibration, ImageFile } from "../image-types.ts";
import { parseUnit } from "../units.ts";
import { type ImageWindow, isGreyLut } from "../world/index.ts";

/** A window as an image for files, results and models: raw values.
 * @returns uint8, uint16 or float32 (RGB: uint8 with a last axis of 3, `rgb` set) with the axes time, z, channel, y, x that are longer
 * than 1 (y and x always); calibration of these axes, labels where any plane has one, display ranges and look-up tables per channel
 * (none for RGB, no table where it is plain grey), and what ImageJ's TIFF says besides. New data. */
export function windowToImageFile(window: ImageWindow): ImageFile {
  const { width, height, planes, type } = window;
  const size = width * height;
  const samples = type === "RGB" ? 3 : 1;
  const data =
    type === "16-bit"
      ? new Uint16Array(size * planes.length)
      : type === "32-bit"
        ? new Float32Array(size * planes.length)
        : new Uint8Array(size * planes.length * samples);
  for (const [i, plane] of planes.entries()) {
    if (type !== "RGB") data.set(plane, i * size);
    else
      for (let k = 0; k < size; k++) {
        const colour = plane[k]!;
        const at = 3 * (i * size + k);
        data[at] = (colour >> 16) & 255;
        data[at + 1] = (colour >> 8) & 255;
        data[at + 2] = colour & 255;
      }
  }
  const dims = [
    ["time", window.frames],
    ["z", window.slices],
    ["channel", window.channels],
  ] as const;
  const kept: (readonly [string, number])[] = dims.filter(([, length]) => length > 1);
  kept.push(["y", height], ["x", width]);
  if (type === "RGB") {
    // RGB stacks have no channels of their own; what is called so in ImageJ goes with the slices.
    const channel = kept.findIndex(([axis]) => axis === "channel");
    if (channel >= 0)
      kept.splice(channel, 1, [kept.some(([axis]) => axis === "z") ? "index" : "z", window.channels]);
    kept.push(["channel", 3]);
  }
  const axes = kept.map(([axis]) => axis);
  const shape = kept.map(([, length]) => length);
  const array =
    data instanceof Uint16Array
      ? ndarray("uint16", shape, data, axes)
      : data instanceof Float32Array
        ? ndarray("float32", shape, data, axes)
        : ndarray("uint8", shape, data, axes);
  return imageFile({
    name: window.title,
    array,
    rgb: type === "RGB",
    calibration: calibrationOf(window, axes),
    labels: window.labels.some((label) => label !== null) ? window.labels.map((label) => label ?? "") : [],
    displayRanges: rangesOf(window),
    luts: lutsOf(window),
    imagej: {
      description: descriptionOf(window),
      info: window.info,
      properties: [...window.properties].flat(),
      roi: null,
      overlay: [],
    },
  });
}

function rangesOf(window: ImageWindow): (readonly [number, number])[] {
  if (window.type === "RGB") return [];
  if (window.composite !== null) return window.channelDisplay.map(({ min, max }) => [min, max] as const);
  return [[window.min, window.max]];
}

function lutsOf(window: ImageWindow): Uint8Array[] {
  if (window.type === "RGB") return [];
  if (window.composite !== null) return window.channelDisplay.map(({ lut }) => lut);
  const { lut } = window;
  const plain = isGreyLut(lut) && lut[255] === 255;
  return plain ? [] : [lut];
}

function calibrationOf(window: ImageWindow, axes: readonly string[]): Calibration {
  const { calibration } = window;
  const out: Record<string, AxisCalibration> = {};
  const add = (axis: string, scale: number, text: string) => {
    const unit = parseUnit(text)?.unit;
    if (unit !== undefined && scale > 0 && Number.isFinite(scale) && axes.includes(axis))
      out[axis] = { scale, unit };
  };
  add("x", calibration.pixelWidth, calibration.unit);
  add("y", calibration.pixelHeight, calibration.yUnit ?? calibration.unit);
  add("z", calibration.pixelDepth, calibration.zUnit ?? calibration.unit);
  if (calibration.frameInterval > 0) add("time", calibration.frameInterval, calibration.timeUnit);
  return out;
}

/** @see ImageJ 1.54p, FileSaver.getDescriptionString */
function descriptionOf(window: ImageWindow): Map<string, string> {
  const { calibration } = window;
  const lines = new Map<string, string>();
  if (isHyperstack(window)) lines.set("hyperstack", "true");
  if (window.composite !== null) lines.set("mode", window.composite);
  lines.set("unit", calibration.unit);
  const number = calibration.function === UNCALIBRATED_OD ? 21 : curveNames.indexOf(calibration.function);
  if (calibration.function !== "none" && number >= 0) {
    lines.set("cf", String(number));
    for (const [i, c] of (calibration.coefficients ?? []).entries()) lines.set(`c${i}`, String(c));
    lines.set("vunit", calibration.valueUnit);
    if (calibration.zeroClip) lines.set("zeroclip", "true");
  } else if (window.type === "32-bit" && calibration.valueUnit !== "Gray Value")
    lines.set("vunit", calibration.valueUnit);
  if (calibration.frameInterval !== 0) lines.set("finterval", String(calibration.frameInterval));
  if (calibration.timeUnit !== "sec") lines.set("tunit", calibration.timeUnit);
  if (calibration.yUnit !== null) lines.set("yunit", calibration.yUnit);
  if (calibration.zUnit !== null) lines.set("zunit", calibration.zUnit);
  if (window.planes.length > 1) {
    if (calibration.pixelDepth !== 1) lines.set("spacing", String(calibration.pixelDepth));
    if (calibration.fps !== 0) lines.set("fps", String(calibration.fps));
  }
  for (const [key, origin] of [
    ["xorigin", calibration.xOrigin],
    ["yorigin", calibration.yOrigin],
    ["zorigin", calibration.zOrigin],
  ] as const)
    if (origin !== 0) lines.set(key, String(origin));
  if (calibration.invertY) lines.set("inverty", "true");
  if (window.indexed) lines.set("8bitcolor", "true");
  return lines;
}
