import { fitFunctions } from "../fit/fit-functions.ts";
import { FLOAT_MAX } from "../numbers/index.ts";
import { type ImageWindow, isInvertingLut, type WindowCalibration } from "../world/index.ts";

/** Functions that a window's values can be calibrated with, by the names of ImageJ's curve fitter (`WindowCalibration.function`);
 * besides them: "none", "Uncalibrated OD" (8-bit only), and "Custom" (the coefficients are the table of calibrated values). */
export const calibrationFunctions: Readonly<Record<string, (p: readonly number[], x: number) => number>> =
  // The others can be fitted to points but not calibrated with.
  Object.fromEntries(fitFunctions.slice(0, 14).map(({ name, f }) => [name, f]));

/** Whether the window's values have a calibration function. 32-bit and RGB values never have. */
export function isValueCalibrated(window: ImageWindow): boolean {
  return (window.type === "8-bit" || window.type === "16-bit") && window.calibration.function !== "none";
}

/** Raw value → calibrated value as float32, 256 or 65536 of them; null when values are not calibrated. */
export function calibrationTable(window: ImageWindow): Float32Array | null {
  if (!isValueCalibrated(window)) return null;
  const { function: name, coefficients } = window.calibration;
  const size = window.type === "8-bit" ? 256 : 65536;
  if (name === "Custom")
    return coefficients !== null && coefficients.length === size ? Float32Array.from(coefficients) : null;
  if (name === "Uncalibrated OD") return size === 256 ? opticalDensities(window) : null;
  const f = calibrationFunctions[name];
  if (f === undefined || coefficients === null) return null;
  const table = new Float32Array(size);
  const clip = size === 256 && window.calibration.zeroClip === true;
  for (let i = 0; i < size; i++) {
    const value = f(coefficients, i);
    table[i] = clip && value < 0 ? 0 : value;
  }
  return table;
}

// ImageJ's own nine digits of log10(e).
const LOG10_E = 434294481 / 1e9;

function opticalDensities(window: ImageWindow): Float32Array {
  const inverted = isInvertingLut(window.lut);
  return Float32Array.from({ length: 256 }, (_, raw) => {
    if (inverted) return LOG10_E * Math.log(255 / (255 - (raw === 255 ? 254.5 : raw)));
    return LOG10_E * Math.log(255 / (raw === 0 ? 0.5 : raw));
  });
}

/** Calibrated value of a raw value, in double where the function is known by its coefficients (ImageJ's getCValue). */
export function calibratedValue(window: ImageWindow, raw: number): number {
  if (!isValueCalibrated(window)) return raw;
  const { function: name, coefficients, zeroClip } = window.calibration;
  const f = calibrationFunctions[name];
  if (f !== undefined && coefficients !== null) {
    const value = f(coefficients, raw);
    return zeroClip === true && value < 0 ? 0 : value;
  }
  return calibrationTable(window)?.[Math.trunc(raw)] ?? Math.trunc(raw);
}

/** Raw value of a calibrated value: exact for a straight line, else the index of the nearest table entry. */
export function rawValue(window: ImageWindow, value: number): number {
  if (!isValueCalibrated(window)) return value;
  const { function: name, coefficients } = window.calibration;
  if (name === "Straight Line" && coefficients?.length === 2 && coefficients[1] !== 0)
    return (value - coefficients[0]!) / coefficients[1]!;
  const table = calibrationTable(window) ?? [];
  const wanted = Math.fround(value);
  let best = 0;
  let least = FLOAT_MAX;
  for (let i = 0; i < table.length; i++) {
    const difference = Math.abs(Math.fround(wanted - table[i]!));
    if (difference < least) {
      least = difference;
      best = i;
    }
  }
  return best;
}

/** x in the image's unit. */
export function calibratedX(calibration: WindowCalibration | null, x: number): number {
  return calibration === null ? x : (x - calibration.xOrigin) * calibration.pixelWidth;
}

/** y in the image's unit; `invertY`: upwards from the bottom edge (or from the origin, if one is set). */
export function calibratedY(
  calibration: WindowCalibration | null,
  y: number,
  height: number,
  invertY: boolean,
): number {
  if (calibration === null) return y;
  const { yOrigin, pixelHeight } = calibration;
  if (!invertY) return (y - yOrigin) * pixelHeight;
  return (yOrigin !== 0 ? yOrigin - y : height - y - 1) * pixelHeight;
}
