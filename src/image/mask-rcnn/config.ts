import { fail } from "../../errors/index.ts";

/** The parameters of config.ijm that are read. */
export interface MaskRcnnConfig {
  readonly inputImage: string;
  readonly maskOutput: string;
  readonly detectionOutput: string;
  readonly resizeMode: "none" | "square" | "pad64" | "crop";
  readonly minDim: number;
  readonly maxDim: number;
  readonly minScale: number;
  readonly meanPixel: readonly number[];
  readonly numClasses: number;
  readonly backboneStrides: readonly number[];
  readonly anchorScales: readonly number[];
  readonly anchorRatios: readonly number[];
  readonly anchorStride: number;
}

/** Read `config.ijm`: lines with `*` and `PARAMETER: KEY = value`; the last one of a key counts.
 * @throws image/mask-rcnn when a needed key is missing or no number (list of numbers). */
export function parseMaskRcnnConfig(text: string): MaskRcnnConfig {
  const values = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const at = line.indexOf("PARAMETER:");
    const equals = line.indexOf("=");
    if (at < 0 || equals < at || !line.includes("*") || line.includes("'PARAMETER:'")) continue;
    values.set(line.slice(at + "PARAMETER:".length, equals).trim(), line.slice(equals + 1).trim());
  }
  const wanted = (key: string): string => {
    const value = values.get(key);
    if (value === undefined || value === "")
      throw fail("image/mask-rcnn", { reason: `config.ijm has no parameter ${key}` });
    return value;
  };
  const list = (key: string): number[] => {
    const value = wanted(key);
    const numbers = value
      .replace(/^.*[[(]/, "")
      .replace(/[\])].*$/, "")
      .split(",")
      .map(Number);
    if (numbers.some((n) => !Number.isFinite(n)))
      throw fail("image/mask-rcnn", {
        reason: `config.ijm has ${key} = ${value}, which is no list of numbers`,
      });
    return numbers;
  };
  const number = (key: string): number => list(key)[0] ?? Number.NaN;
  /** "None" and nothing stand for no demand. */
  const optional = (key: string): number => (/^\d/.test(values.get(key) ?? "") ? number(key) : 0);
  const resizeMode = wanted("IMAGE_RESIZE_MODE");
  if (resizeMode !== "none" && resizeMode !== "square" && resizeMode !== "pad64" && resizeMode !== "crop")
    throw fail("image/mask-rcnn", {
      reason: `config.ijm has IMAGE_RESIZE_MODE = ${resizeMode}; known are none, square, pad64`,
    });
  return {
    inputImage: wanted("INPUT_IMAGE"),
    maskOutput: wanted("MRCNN_MASK"),
    detectionOutput: wanted("MRCNN_DETECTION"),
    resizeMode,
    minDim: optional("IMAGE_MIN_DIM"),
    maxDim: optional("IMAGE_MAX_DIM"),
    minScale: optional("IMAGE_MIN_SCALE"),
    meanPixel: list("MEAN_PIXEL"),
    numClasses: number("NUM_CLASSES"),
    backboneStrides: list("BACKBONE_STRIDES"),
    anchorScales: list("RPN_ANCHOR_SCALES"),
    anchorRatios: list("RPN_ANCHOR_RATIOS"),
    anchorStride: number("RPN_ANCHOR_STRIDE"),
  };
}
