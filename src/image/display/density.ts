import type { ImageWindow, PixelType, WindowCalibration } from "../world/index.ts";

/** Names of ImageJ's calibration functions, in the order of their numbers (0 = straight line). */
export const curveNames = [
  "Straight Line",
  "2nd Degree Polynomial",
  "3rd Degree Polynomial",
  "4th Degree Polynomial",
  "Exponential",
  "Power",
  "Log",
  "Rodbard",
  "Gamma Variate",
  "y = a+b*ln(x-c)",
  "Rodbard (NIH Image)",
  "Exponential with Offset",
  "Gaussian",
  "Exponential Recovery",
] as const;

/** `WindowCalibration.function` of an image calibrated in optical density without coefficients. */
export const UNCALIBRATED_OD = "Uncalibrated OD";

/** A polynomial by Horner's rule, coefficient of x^0 first. */
function polynomial(p: readonly number[], degree: number, x: number): number {
  let value = p[degree] ?? 0;
  for (let i = degree - 1; i >= 0; i--) value = (p[i] ?? 0) + x * value;
  return value;
}

const curves: Readonly<Record<string, (p: readonly number[], x: number) => number>> = {
  "Straight Line": (p, x) => polynomial(p, 1, x),
  "2nd Degree Polynomial": (p, x) => polynomial(p, 2, x),
  "3rd Degree Polynomial": (p, x) => polynomial(p, 3, x),
  "4th Degree Polynomial": (p, x) => polynomial(p, 4, x),
  Exponential: ([a = 0, b = 0], x) => a * Math.exp(b * x),
  Power: ([a = 0, b = 0], x) => a * x ** b,
  Log: ([a = 0, b = 0], x) => (x === 0 ? -1000 * a : a * Math.log(b * x)),
  Rodbard: ([a = 0, b = 0, c = 0, d = 0], x) => d + (a - d) / (1 + (x / c) ** b),
  "Gamma Variate": ([a = 0, b = 0, c = 0, d = 0], x) => {
    if (a >= x) return 0;
    if (b <= 0 || c <= 0 || d <= 0) return Number.NaN;
    return b * (x - a) ** c * Math.exp(-(x - a) / d);
  },
  "y = a+b*ln(x-c)": ([a = 0, b = 0, c = 0], x) => (x - c <= 0 ? Number.NaN : a + b * Math.log(x - c)),
  "Rodbard (NIH Image)": ([a = 0, b = 0, c = 0, d = 0], x) =>
    d - x < 1e-323 || x < a ? 0 : ((x - a) / (d - x)) ** (1 / b) * c,
  "Exponential with Offset": ([a = 0, b = 0, c = 0], x) => a * Math.exp(-b * x) + c,
  Gaussian: ([a = 0, b = 0, c = 0, d = 0], x) => a + (b - a) * Math.exp((-(x - c) * (x - c)) / (2 * d * d)),
  "Exponential Recovery": ([a = 0, b = 0, c = 0], x) => a * (1 - Math.exp(-b * x)) + c,
};

type Calibrated = Pick<ImageWindow, "type" | "calibration" | "lut">;

/** Raw values of the image have a meaning of their own (optical density, signed 16-bit, …). */
export function isDensityCalibrated(calibration: WindowCalibration): boolean {
  return calibration.function !== "none";
}

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

/** Calibrated value of every raw one (256 or 65536 float32 numbers); null when the image is not calibrated.
 * @see ImageJ 1.54p, Calibration.getCTable */
export function calibrationTable(window: Calibrated): Float32Array | null {
  const { calibration, type } = window;
  if (!isDensityCalibrated(calibration) || (type !== "8-bit" && type !== "16-bit")) return null;
  if (calibration.table) return calibration.table;
  const size = type === "8-bit" ? 256 : 65536;
  const curve = curves[calibration.function];
  if (calibration.function === UNCALIBRATED_OD && type === "8-bit")
    return Float32Array.from({ length: 256 }, (_, i) => opticalDensity(i));
  if (!curve || !calibration.coefficients) return null;
  const table = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const value = curve(calibration.coefficients, i);
    table[i] = calibration.zeroClip && type === "8-bit" && value < 0 ? 0 : value;
  }
  return table;
}

function opticalDensity(value: number): number {
  return 0.434294481 * Math.log(255 / (value === 0 ? 0.5 : value));
}

/** Raw → calibrated, in double precision where there is a formula. */
export function calibratedValue(window: Calibrated, raw: number): number {
  const { calibration } = window;
  if (!isDensityCalibrated(calibration)) return raw;
  const curve = curves[calibration.function];
  if (curve && calibration.coefficients && !calibration.table) {
    const value = curve(calibration.coefficients, raw);
    return calibration.zeroClip && value < 0 ? 0 : value;
  }
  return calibrationTable(window)?.[Math.trunc(raw)] ?? raw;
}

/** Calibrated → raw: exact for a straight line, else the raw value with the nearest calibrated one. */
export function rawValue(window: Calibrated, calibrated: number): number {
  const { calibration } = window;
  if (!isDensityCalibrated(calibration)) return calibrated;
  const [offset = 0, slope = 0] = calibration.coefficients ?? [];
  if (calibration.function === "Straight Line" && calibration.coefficients?.length === 2 && slope !== 0)
    return (calibrated - offset) / slope;
  const table = calibrationTable(window);
  if (!table) return calibrated;
  const wanted = Math.fround(calibrated);
  let best = 0;
  let smallest = 3.4028234663852886e38;
  for (const [i, value] of table.entries()) {
    const distance = Math.abs(Math.fround(wanted - value));
    if (distance < smallest) {
      smallest = distance;
      best = i;
    }
  }
  return best;
}

/** What a change of the pixel type leaves of the density calibration (ImageJ's Calibration.setImage): nothing, but the
 * value unit of 32-bit images and the sign of 16-bit ones. */
export function adaptDensity(window: ImageWindow, previous: PixelType): void {
  const { calibration } = window;
  if (isSigned16(window)) return;
  if (previous === window.type && window.type !== "32-bit" && window.type !== "RGB") return;
  const { valueUnit } = calibration;
  calibration.function = "none";
  calibration.coefficients = null;
  calibration.table = undefined;
  calibration.valueUnit = window.type === "32-bit" ? valueUnit : "Gray Value";
}
