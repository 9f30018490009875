import { calibrationFunctions, isValueCalibrated } from "../statistics/value-calibration.ts";
import type { ImageWindow, PixelType } from "../world/index.ts";

/** `WindowCalibration.function` of an image calibrated in optical density without coefficients. */
export const UNCALIBRATED_OD = "Uncalibrated OD";

export {
  calibratedValue,
  calibrationTable,
  isValueCalibrated,
  rawValue,
} from "../statistics/value-calibration.ts";

/** Names of ImageJ's calibration functions, in the order of their numbers in files (0 = straight line). */
export const curveNames: readonly string[] = Object.keys(calibrationFunctions);

/** ImageJ's way to store signed 16-bit images: unsigned plus 32768. */
export function isSigned16(window: Pick<ImageWindow, "type" | "calibration">): boolean {
  const { function: name, coefficients } = window.calibration;
  return (
    window.type === "16-bit" &&
    name === "Straight Line" &&
    coefficients?.[0] === -32768 &&
    coefficients[1] === 1
  );
}

/** What a change of the pixel type leaves of the density calibration: nothing, but the value unit of 32-bit images.
 * @see ImageJ 1.54p, Calibration.setImage */
export function adaptDensity(window: ImageWindow, previous: PixelType): void {
  const { calibration } = window;
  if (isSigned16(window) && previous === "16-bit") return;
  if (previous === window.type && isValueCalibrated(window)) return;
  const { valueUnit } = calibration;
  calibration.function = "none";
  calibration.coefficients = null;
  calibration.valueUnit = window.type === "32-bit" ? valueUnit : "Gray Value";
}
