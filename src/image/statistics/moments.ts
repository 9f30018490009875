import type { MeasuredPlane, Statistics, StatisticsOptions } from "./statistics.ts";
import { calibratedX, calibratedY } from "./value-calibration.ts";

/** Skewness, kurtosis and centre of mass, from the mean and count already there.
 * @param value - value of a pixel
 */
export function addMoments(
  statistics: Statistics,
  plane: MeasuredPlane,
  options: StatisticsOptions,
  value: (index: number) => number,
  accepts: (index: number) => boolean,
): void {
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  let xSum = 0;
  let ySum = 0;
  const { rect, mask, width } = plane;
  // A loop of its own: sums that a closure adds to are kept in memory one by one.
  for (let row = 0, m = 0; row < rect.height; row++) {
    const y = rect.y + row;
    const start = y * width;
    for (let x = rect.x; x < rect.x + rect.width; x++, m++) {
      if ((mask !== null && mask[m] === 0) || !accepts(start + x)) continue;
      const v = value(start + x);
      const v2 = v * v;
      sum1 += v;
      sum2 += v2;
      sum3 += v * v2;
      sum4 += v2 * v2;
      xSum += x * v;
      ySum += y * v;
    }
  }
  const { mean, pixelCount } = statistics;
  const mean2 = mean * mean;
  const variance = sum2 / pixelCount - mean2;
  const deviation = Math.sqrt(variance);
  statistics.skewness =
    ((sum3 - 3.0 * mean * sum2) / pixelCount + 2.0 * mean * mean2) / (variance * deviation);
  statistics.kurtosis =
    ((sum4 - 4.0 * mean * sum3 + 6.0 * mean2 * sum2) / pixelCount - 3.0 * mean2 * mean2) /
      (variance * variance) -
    3.0;
  const calibration = options.calibration ?? null;
  statistics.xCenterOfMass = calibratedX(calibration, xSum / sum1 + 0.5);
  statistics.yCenterOfMass = calibratedY(
    calibration,
    ySum / sum1 + 0.5,
    plane.height,
    options.invertY ?? false,
  );
}

/** Mean position of the pixels that `accepts` takes. */
export function addCentroid(
  statistics: Statistics,
  plane: MeasuredPlane,
  options: StatisticsOptions,
  accepts: (index: number) => boolean,
): void {
  let count = 0;
  let xSum = 0;
  let ySum = 0;
  const { rect, mask, width } = plane;
  for (let row = 0, m = 0; row < rect.height; row++) {
    const y = rect.y + row;
    const start = y * width;
    for (let x = rect.x; x < rect.x + rect.width; x++, m++) {
      if ((mask !== null && mask[m] === 0) || !accepts(start + x)) continue;
      count++;
      xSum += x;
      ySum += y;
    }
  }
  const calibration = options.calibration ?? null;
  statistics.xCentroid = calibratedX(calibration, xSum / count + 0.5);
  statistics.yCentroid = calibratedY(calibration, ySum / count + 0.5, plane.height, options.invertY ?? false);
}
