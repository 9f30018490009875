import type { NdArray } from "../../array/index.ts";
import type { Calibration } from "../../image/index.ts";
import { task } from "../../worker/index.ts";

/** What the page asks of the display worker, which holds the shown arrays and turns parts of them into pictures. */
export const displayTasks = {
  /** First call: folder of our own files, ends in "/". */
  start: task<{ readonly siteUrl: string }, void>("start"),
  openFile: task<{ readonly id: string; readonly file: Blob; readonly name: string }, View>("open-file"),
  openArray: task<OpenArray, View>("open-array"),
  /** The array itself, for another tool. */
  read: task<{ readonly id: string }, OpenArray>("read"),
  /** Other names for the same dimensions. */
  setAxes: task<{ readonly id: string; readonly axes: readonly string[] }, View>("set-axes"),
  render: task<RenderRequest, ImageBitmap>("render"),
  probe: task<ProbeRequest, readonly number[]>("probe"),
  save: task<SaveRequest, { readonly bytes: Uint8Array<ArrayBuffer>; readonly extension: string }>("save"),
  close: task<{ readonly id: string }, void>("close"),
};

export interface OpenArray {
  readonly id: string;
  readonly name: string;
  readonly array: NdArray;
  readonly calibration: Calibration;
  readonly labels: boolean;
  /** Samples are red, green, blue. */
  readonly rgb?: boolean;
}

/** An array as the page knows it: no pixels. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly axes: readonly string[];
  /** False: nobody said the axes, they were guessed from the shape. */
  readonly axesKnown: boolean;
  readonly width: number;
  readonly height: number;
  /** Axes other than y and x that are longer than one sample, to be chosen by sliders. RGB images have no channel here. */
  readonly sliders: readonly { readonly axis: string; readonly length: number }[];
  readonly rgb: boolean;
  readonly labels: boolean;
  readonly calibration: Calibration;
  /** Smallest and largest finite value, and a range that hides the extremes. */
  readonly range: Range;
  readonly autoRange: Range;
  /** What was assumed or repaired while reading. */
  readonly notes: readonly string[];
}

export type Range = readonly [number, number];

/** Index along each axis of `sliders`. */
export type Position = Readonly<Record<string, number>>;

export type Palette = "grey" | "heat" | "labels" | "outlines";

export interface RenderRequest {
  readonly id: string;
  readonly position: Position;
  readonly range: Range;
  readonly palette: Palette;
  /** Part of the plane, in samples; fractions allowed. */
  readonly part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Size of the picture in screen pixels. */
  readonly width: number;
  readonly height: number;
}

export interface ProbeRequest {
  readonly id: string;
  readonly position: Position;
  readonly x: number;
  readonly y: number;
}

export interface SaveRequest {
  readonly id: string;
  readonly format: "tiff" | "png";
  /** PNG only: the plane to write and its display range. */
  readonly position: Position;
  readonly range: Range;
  readonly palette: Palette;
}
