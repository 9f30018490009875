import { huang, maxEntropy, renyiEntropy, shanbhag, yen } from "./entropy.ts";
import { imagejIsoData, isoData, li, meanThreshold, minError, withCutPeak } from "./isodata.ts";
import { intermodes, minimum, moments, otsu, percentile, triangle } from "./shape.ts";

type Method = (histogram: Int32Array, onFailure: (message: string) => void) => number;

const methods = {
  Default: (data) => imagejIsoData(withCutPeak(data)),
  Huang: huang,
  Intermodes: intermodes,
  IsoData: (data, onFailure) => {
    const threshold = isoData(data);
    if (threshold < 0) onFailure("IsoData Threshold not found.");
    return threshold;
  },
  IJ_IsoData: imagejIsoData,
  Li: li,
  MaxEntropy: maxEntropy,
  Mean: meanThreshold,
  MinError: minError,
  Minimum: minimum,
  Moments: moments,
  Otsu: otsu,
  Percentile: percentile,
  RenyiEntropy: renyiEntropy,
  Shanbhag: shanbhag,
  Triangle: triangle,
  Yen: yen,
} as const satisfies Record<string, Method>;

/** Name of one of ImageJ's 17 methods. */
export type ThresholdMethod = keyof typeof methods;

/** In the order of ImageJ's list. */
export const thresholdMethods = Object.keys(methods) as readonly ThresholdMethod[];

export function isThresholdMethod(name: string): name is ThresholdMethod {
  return Object.hasOwn(methods, name);
}

/** The threshold of a histogram: the last bin that belongs to the lower class. Histograms of one or two values are answered without
 * the method; longer ones than 256 are cut to the bins in use first.
 * @param subtractOne - for one or two values: the bin below the upper (not for 16-bit histograms).
 * @param onFailure - what ImageJ writes to its log when a method finds nothing (the threshold is 0 then).
 * @see ImageJ 1.54p, AutoThresholder.getThreshold */
export function autoThreshold(
  method: ThresholdMethod,
  histogram: Int32Array,
  subtractOne = true,
  onFailure: (message: string) => void = () => {},
): number {
  const used: number[] = [];
  for (let i = 0; i < histogram.length && used.length < 3; i++) if (histogram[i]! > 0) used.push(i);
  const two = used.length === 1 || used.length === 2 ? (used.at(-1) ?? 0) - (subtractOne ? 1 : 0) : -1;
  if (two >= 0) return two;
  let data = histogram;
  let offset = 0;
  if (histogram.length > 256) {
    let last = histogram.length - 1;
    while (last > 0 && histogram[last] === 0) last--;
    offset = used[0] ?? 0;
    data = histogram.slice(offset, last + 1);
  }
  const threshold = methods[method](data, onFailure);
  return (threshold === -1 ? 0 : threshold) + offset;
}
