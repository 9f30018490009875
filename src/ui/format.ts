import type { Calibration } from "../image/index.ts";

/** Numbers and sizes as people read them. */

/** "0:07.4", "12:05.0" */
export function clockText(ms: number): string {
  const tenths = Math.floor(ms / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = (tenths % 600) / 10;
  return `${minutes}:${seconds.toFixed(1).padStart(4, "0")}`;
}

/** "512 B", "1.4 MB"; decimal, as file managers count. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} B`;
  const units = ["kB", "MB", "GB"];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** Four significant digits, whole numbers whole. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  if (!Number.isFinite(value)) return String(value);
  const text = value.toPrecision(4);
  return text.includes("e") ? text : String(Number(text));
}

const dtypes: Readonly<Record<string, string>> = {
  uint8: "8-bit",
  uint16: "16-bit",
  float32: "32-bit float",
  float64: "64-bit float",
  bool: "binary",
};

export function dtypeText(dtype: string): string {
  return dtypes[dtype] ?? dtype;
}

const axisWords: Readonly<Record<string, string>> = {
  batch: "batch",
  channel: "channel",
  index: "index",
  time: "frame",
  z: "slice",
  y: "row",
  x: "column",
};

/** How a slider over an axis is called. */
export function axisText(axis: string): string {
  return axisWords[axis] ?? axis;
}

/** ["channel", "y", "x"] → "c, y, x" */
export function axesText(axes: readonly string[]): string {
  const letters: Readonly<Record<string, string>> = { batch: "b", channel: "c", time: "t", index: "i" };
  return axes.map((axis) => letters[axis] ?? axis).join(", ");
}

interface Sized {
  readonly shape: readonly number[];
  readonly axes: readonly string[];
  readonly width: number;
  readonly height: number;
  readonly rgb?: boolean;
}

const countWords: Readonly<Record<string, readonly [string, string]>> = {
  batch: ["sample", "samples"],
  channel: ["channel", "channels"],
  time: ["frame", "frames"],
  z: ["slice", "slices"],
};

/** "672 × 512 px · 3 channels · 20 slices"; axes of one sample are left out. */
export function sizeText({ shape, axes, width, height, rgb = false }: Sized): string {
  const others = axes.flatMap((axis, d) => {
    const n = shape[d] ?? 1;
    if (axis === "y" || axis === "x" || n === 1 || (rgb && axis === "channel")) return [];
    return [`${n} ${(countWords[axis] ?? [axis, axis])[1]}`];
  });
  return [`${width} × ${height} px`, ...others].join(" · ");
}

/** "0.25 × 0.25 µm", or null when x is not calibrated. */
export function pixelSizeText(calibration: Calibration): string | null {
  const { x, y } = calibration;
  if (!x) return null;
  const unit =
    x.unit === "micrometer" ? "µm" : x.unit === "nanometer" ? "nm" : x.unit === "millimeter" ? "mm" : x.unit;
  return `${numberText(x.scale)} × ${numberText((y ?? x).scale)} ${unit}`;
}
