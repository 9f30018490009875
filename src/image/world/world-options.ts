/** ImageJ's settings that change results, with the values of fresh preferences (1.54). */
export interface WorldOptions {
  blackBackground: boolean;
  /** Edit > Options > Conversions. */
  scaleConversions: boolean;
  /** RGB to grey: weights of red, green, blue; null = plain mean. */
  rgbWeights: readonly [number, number, number] | null;
  /** Process > Binary > Options. */
  binaryIterations: number;
  binaryCount: number;
  padEdges: boolean;
  edmOutput: "Overwrite" | "8-bit" | "16-bit" | "32-bit";
  /** 0x00RRGGBB */
  foreground: number;
  background: number;
  /** Pixel value that setColor(value) or setForegroundColor chose for drawing; see src/image/draw. */
  drawValue: number | null;
  lineWidth: number;
  /** Analyze > Set Measurements: ImageJ's Measurements bits. Default area, mean, min. */
  measurements: number;
  /** Title of the image that grey values are measured in; null = the image itself. */
  redirect: string | null;
  precision: number;
  /** Interpolated getPixel, line profiles… */
  subPixel: boolean;
  interpolateScaled: boolean;
  pointAutoMeasure: boolean;
  pointAutoNextSlice: boolean;
  inverting: "none" | "inverting";
  wandTolerance: number;
  wandMode: string;
  /** Loops and `setOption` values that have no field of their own. */
  other: Map<string, boolean | number | string>;
}

export function defaultOptions(): WorldOptions {
  return {
    blackBackground: true,
    scaleConversions: true,
    rgbWeights: null,
    binaryIterations: 1,
    binaryCount: 1,
    padEdges: false,
    edmOutput: "Overwrite",
    foreground: 0xffffff,
    background: 0x000000,
    drawValue: null,
    lineWidth: 1,
    measurements: 1 + 2 + 16, // AREA, MEAN, MIN_MAX
    redirect: null,
    precision: 3,
    subPixel: false,
    interpolateScaled: false,
    pointAutoMeasure: false,
    pointAutoNextSlice: false,
    inverting: "none",
    wandTolerance: 0,
    wandMode: "Legacy",
    other: new Map(),
  };
}
