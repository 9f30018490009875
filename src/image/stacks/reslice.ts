import { resizePlane, sampler } from "../geometry/index.ts";
import { joinColours, newPixels, type PixelType, type PlanePixels, splitColours } from "../world/index.ts";

/** A line through all planes, moved by a step for each slice of the result. */
export interface ReslicePlan {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly xStep: number;
  readonly yStep: number;
  readonly count: number;
}

export interface ResliceOptions {
  /** Distance of planes in pixels of x: other than 1 stretches the result by bilinear interpolation. */
  readonly zSpacing: number;
  readonly flip: boolean;
  readonly rotate: boolean;
}

export interface Volume {
  readonly type: PixelType;
  readonly planes: readonly PlanePixels[];
  readonly width: number;
  readonly height: number;
}

/** Sections of a volume along a moving line; one row (or, rotated, column) per plane.
 * @see ImageJ 1.54p Slicer */
export function reslice(
  volume: Volume,
  plan: ReslicePlan,
  options: ResliceOptions,
): { planes: PlanePixels[]; width: number; height: number } {
  const depth = volume.planes.length;
  const order = options.flip ? [...volume.planes].reverse() : volume.planes;
  let size = { width: 0, height: 0 };
  const planes = Array.from({ length: plan.count }, (_, i) => {
    const at = {
      x1: plan.x1 + i * plan.xStep,
      y1: plan.y1 + i * plan.yStep,
      x2: plan.x2 + i * plan.xStep,
      y2: plan.y2 + i * plan.yStep,
    };
    const rows = order.map((pixels) => lineOf(volume, pixels, at));
    const length = rows[0]?.length ?? 0;
    const section = { width: options.rotate ? depth : length, height: options.rotate ? length : depth };
    const pixels = newPixels(volume.type, section.width * section.height);
    rows.forEach((row, z) => {
      for (let k = 0; k < length; k++) {
        const value = row[k] ?? 0;
        const index = options.rotate ? k * depth + z : z * length + k;
        pixels[index] =
          volume.type === "8-bit" || volume.type === "16-bit" ? Math.trunc(Math.fround(value + 0.5)) : value;
      }
    });
    size = section;
    if (options.zSpacing === 1) return pixels;
    const scaled = Math.trunc(depth * options.zSpacing);
    size = options.rotate ? { width: scaled, height: length } : { width: length, height: scaled };
    const rect = { x: 0, y: 0, ...section };
    return resizePlane(
      { type: volume.type, pixels, ...section, rect },
      size.width,
      size.height,
      "Bilinear",
      false,
    );
  });
  return { planes, ...size };
}

type Line = Pick<ReslicePlan, "x1" | "y1" | "x2" | "y2">;

function lineOf(volume: Volume, pixels: PlanePixels, line: Line): Float32Array | Int32Array {
  const { x1, y1, x2, y2 } = line;
  // ImageJ's own precedence: whole start with a vertical line, or any horizontal one.
  const straight = (Math.trunc(x1) === x1 && Math.trunc(y1) === y1 && x1 === x2) || y1 === y2;
  return straight ? straightLine(volume, pixels, line) : obliqueLine(volume, pixels, line);
}

function straightLine(volume: Volume, pixels: PlanePixels, line: Line): Float32Array | Int32Array {
  const { width, height } = volume;
  let x = Math.trunc(line.x1);
  let y = Math.trunc(line.y1);
  const right = Math.trunc(line.x2);
  const bottom = Math.trunc(line.y2);
  const outside = [x, right].some((v) => v < 0 || v > width) || [y, bottom].some((v) => v < 0 || v > height);
  const n = Math.max(Math.abs(right - x), Math.abs(bottom - y));
  const xStep = Math.trunc((right - x) / n);
  const yStep = Math.trunc((bottom - y) / n);
  const out = volume.type === "RGB" ? new Int32Array(n) : new Float32Array(n);
  for (let i = 0; i < n; i++, x += xStep, y += yStep) {
    const inside = !outside || (x > 0 && x < width && y > 0 && y < height);
    out[i] = inside ? (pixels[y * width + x] ?? 0) : 0;
  }
  return out;
}

function obliqueLine(volume: Volume, pixels: PlanePixels, line: Line): Float32Array | Int32Array {
  const dx = line.x2 - line.x1;
  const dy = line.y2 - line.y1;
  const n = Math.floor(Math.sqrt(dx * dx + dy * dy) + 0.5);
  if (volume.type === "RGB") {
    const channels = splitColours(pixels).map((channel) =>
      Float32Array.from(sampleLine({ ...volume, type: "8-bit" }, channel, line, n), (v) =>
        Math.trunc(v + 0.5),
      ),
    );
    const [red, green, blue] = channels;
    return red && green && blue ? joinColours(red, green, blue) : new Int32Array(n);
  }
  return sampleLine(volume, pixels, line, n);
}

function sampleLine(volume: Volume, pixels: PlanePixels, line: Line, n: number): Float32Array {
  const sample = sampler(pixels, volume.width, volume.height);
  const out = new Float32Array(n);
  let x = line.x1;
  let y = line.y1;
  const xStep = (line.x2 - line.x1) / n;
  const yStep = (line.y2 - line.y1) / n;
  for (let i = 0; i < n; i++, x += xStep, y += yStep) out[i] = sample.bilinear(x, y);
  return out;
}
