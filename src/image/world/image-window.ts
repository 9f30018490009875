import { greyLut, type Lut } from "./lut.ts";
import { newPixels, type PixelType, type PlanePixels } from "./pixels.ts";
import type { Roi } from "./roi-types.ts";

/** Physical meaning of positions and values, as ImageJ's Calibration. */
export interface WindowCalibration {
  pixelWidth: number;
  pixelHeight: number;
  pixelDepth: number;
  /** "pixel" when not calibrated; micrometres are written "µm" or "micron" as the file or macro had it. */
  unit: string;
  /** null: the same unit as x. */
  yUnit: string | null;
  zUnit: string | null;
  timeUnit: string;
  frameInterval: number;
  fps: number;
  xOrigin: number;
  yOrigin: number;
  zOrigin: number;
  valueUnit: string;
  /** Density calibration: raw value → calibrated value; "none" for no function. */
  function: string;
  coefficients: readonly number[] | null;
  /** Negative calibrated values count as 0; only where `function` was set by Calibrate. Default false. */
  zeroClip?: boolean;
  /** y counts upwards (setOption("InvertY")). Default false. */
  invertY?: boolean;
}

/** How one channel of a composite is shown. */
export interface ChannelDisplay {
  lut: Lut;
  min: number;
  max: number;
  active: boolean;
}

/** Raw (not calibrated) values, both ends included. */
export interface Threshold {
  readonly lower: number;
  readonly upper: number;
  readonly mode: "red" | "black & white" | "over/under" | "no color";
}

/** An open image: what ImageJ keeps in ImagePlus and its current ImageProcessor. Mutable; belongs to one World.
 *
 * Planes are (y, x), in ImageJ's order: channel fastest, then slice, then frame; all of `type` and of `width` × `height`.
 * Positions are 1-based.
 */
export interface ImageWindow {
  /** Negative, unique, as ImageJ gives them: -2, -3, … */
  readonly id: number;
  title: string;
  type: PixelType;
  width: number;
  height: number;
  planes: PlanePixels[];
  /** One per plane; null = none. */
  labels: (string | null)[];
  channels: number;
  slices: number;
  frames: number;
  /** The dimensions were stated (by a file, a macro, a command), not just counted. */
  dimensionsSet?: boolean;
  /** Shown with separate channel, slice and frame positions (a composite always is). */
  hyperstack: boolean;
  /** Index of the current plane from 0: the one that everything without "stack" acts on. */
  plane: number;
  /** Plane that getPixel, setPixel and the like act on instead, after setZCoordinate and until the next command. */
  zPlane?: number | undefined;
  /** null: an ordinary image; else how the channels of a CompositeImage are shown. */
  composite: "composite" | "color" | "grayscale" | null;
  /** One per channel, composites only; else empty. */
  channelDisplay: ChannelDisplay[];
  /** Tables of the channels as the file had them, to which some conversions of a composite go back. */
  fileLuts?: readonly Lut[] | undefined;
  /** 8-bit: `lut` was set after the range and is shown without it. */
  rangeUnused?: boolean;
  /** 8-bit: the range as it was set, fractions too; `min` and `max` are whole numbers. Counts only while it rounds to them. */
  exactRange?: readonly [min: number, max: number] | undefined;
  /** Look-up table and display range of everything that is no composite. For a composite: of the current channel, see display.ts. */
  lut: Lut;
  min: number;
  max: number;
  /** The range was set (setMinAndMax and the like), not found from the pixels: ImageJ's `fixedScale`. While false,
   * arithmetic on 16-bit and 32-bit planes finds the range anew. */
  fixedRange: boolean;
  /** ImageJ's type COLOR_256: 8-bit whose look-up table is a palette of unordered colours. */
  indexed: boolean;
  threshold: Threshold | null;
  calibration: WindowCalibration;
  roi: Roi | null;
  overlay: Roi[] | null;
  /** Hide Overlay: kept, but not shown. */
  overlayHidden?: boolean;
  /** Image > Properties of ImageJ's Property functions. */
  properties: Map<string, string>;
  /** Show Info text. */
  info: string;
  /** A copy of the current plane for `reset` and Undo; null = none taken. */
  snapshot: PlanePixels | null;
  changed: boolean;
  /** Opened while batch mode was on, not shown yet. */
  hidden: boolean;
  /** Folder and file it was opened from, "" if it was made. */
  directory: string;
  fileName: string;
}

export function noCalibration(): WindowCalibration {
  return {
    pixelWidth: 1,
    pixelHeight: 1,
    pixelDepth: 1,
    unit: "pixel",
    yUnit: null,
    zUnit: null,
    timeUnit: "sec",
    frameInterval: 0,
    fps: 0,
    xOrigin: 0,
    yOrigin: 0,
    zOrigin: 0,
    valueUnit: "Gray Value",
    function: "none",
    coefficients: null,
  };
}

export interface NewWindow {
  readonly title: string;
  readonly type: PixelType;
  readonly width: number;
  readonly height: number;
  /** Default: one plane of zeros. Taken over, not copied. */
  readonly planes?: PlanePixels[];
  readonly labels?: (string | null)[];
  readonly channels?: number;
  readonly slices?: number;
  readonly frames?: number;
  readonly hyperstack?: boolean;
  readonly lut?: Lut;
  readonly calibration?: WindowCalibration;
}

/** A window that is not open yet: `World.open` gives it its id. The display range is left at 0…255 (8-bit, RGB) or 0…0; call `resetDisplayRange`. */
export function newWindow(id: number, from: NewWindow): ImageWindow {
  const planes = from.planes ?? [newPixels(from.type, from.width * from.height)];
  const channels = from.channels ?? 1;
  const frames = from.frames ?? 1;
  const eight = from.type === "8-bit" || from.type === "RGB";
  return {
    id,
    title: from.title,
    type: from.type,
    width: from.width,
    height: from.height,
    planes,
    labels: from.labels ?? planes.map(() => null),
    channels,
    slices: from.slices ?? planes.length / (channels * frames),
    frames,
    hyperstack: from.hyperstack ?? false,
    plane: 0,
    composite: null,
    channelDisplay: [],
    lut: from.lut ?? greyLut(),
    min: 0,
    max: eight ? 255 : 0,
    fixedRange: false,
    indexed: false,
    threshold: null,
    calibration: from.calibration ?? noCalibration(),
    roi: null,
    overlay: null,
    properties: new Map(),
    info: "",
    snapshot: null,
    changed: false,
    hidden: false,
    directory: "",
    fileName: "",
  };
}
