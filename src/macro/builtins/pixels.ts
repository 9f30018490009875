import { touchRange } from "../../image/display/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { selectedProcessor } from "../../image/roi/index.ts";
import { greyOf } from "../../image/statistics/index.ts";
import type { ImageWindow, PlanePixels } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import { restoreOutside } from "../commands/apply.ts";
import type { MacroHost } from "../host.ts";

/** Alpha is kept inverted in our RGB pixels; macros see it as it is. */
const OPAQUE = 0xff000000 | 0;

function windowOf(host: MacroHost): ImageWindow {
  const window = host.world.current ?? host.image();
  if (window.max === 0) touchRange(window, host.world.options.foreground);
  return window;
}

function planeOf(window: ImageWindow): PlanePixels {
  return window.planes[window.zPlane ?? window.plane]!;
}

/** Grey value of a pixel as ImageJ's getPixelValue: calibrated, RGB by weights, NaN outside the image. */
function pixelValue(
  window: ImageWindow,
  pixels: PlanePixels,
  x: number,
  y: number,
  table: Float32Array | null,
  weights: readonly [number, number, number] | null,
): number {
  if (!(x >= 0 && x < window.width && y >= 0 && y < window.height)) return Number.NaN;
  const value = pixels[y * window.width + x]!;
  if (window.type === "RGB") return Math.fround(greyOf(value, weights));
  return table ? table[value]! : value;
}

/** Bilinear between the four neighbours; up to one pixel outside the edge values go on, farther outside it is 0.
 * @see ImageJ 1.54p, ImageProcessor.getInterpolatedValue */
function interpolatedValue(
  window: ImageWindow,
  pixels: PlanePixels,
  x: number,
  y: number,
  table: Float32Array | null,
  weights: readonly [number, number, number] | null,
): number {
  const { width, height } = window;
  if (x < -1 || x >= width || y < -1 || y >= height) return 0;
  const outside = x < 0 || x >= width - 1 || y < 0 || y >= height - 1;
  const xBase = Math.trunc(x);
  const yBase = Math.trunc(y);
  const xFraction = Math.max(0, x - xBase);
  const yFraction = Math.max(0, y - yBase);
  const at = (column: number, row: number) =>
    outside
      ? pixelValue(
          window,
          pixels,
          Math.max(0, Math.min(width - 1, column)),
          Math.max(0, Math.min(height - 1, row)),
          table,
          weights,
        )
      : pixelValue(window, pixels, column, row, table, weights);
  const lowerLeft = at(xBase, yBase);
  const lowerRight = at(xBase + 1, yBase);
  const upperRight = at(xBase + 1, yBase + 1);
  const upperLeft = at(xBase, yBase + 1);
  const upper = upperLeft + xFraction * (upperRight - upperLeft);
  const lower = lowerLeft + xFraction * (lowerRight - lowerLeft);
  return lower + yFraction * (upper - lower);
}

/** Bilinear for each colour; black and transparent outside. */
function interpolatedColour(window: ImageWindow, pixels: PlanePixels, x: number, y: number): number {
  const { width, height } = window;
  if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1) return 0;
  const xBase = Math.trunc(x);
  const yBase = Math.trunc(y);
  const offset = yBase * width + xBase;
  const corners = [offset, offset + 1, offset + width + 1, offset + width].map((i) => pixels[i]!);
  let colour = OPAQUE;
  for (const shift of [16, 8, 0]) {
    const [ll, lr, ur, ul] = corners.map((corner) => (corner >> shift) & 255) as [
      number,
      number,
      number,
      number,
    ];
    const upper = ul + (x - xBase) * (ur - ul);
    const lower = ll + (x - xBase) * (lr - ll);
    colour |= (Math.trunc(lower + (y - yBase) * (upper - lower) + 0.5) & 255) << shift;
  }
  return colour;
}

function getPixel(host: MacroHost, x: number, y?: number): number {
  const window = windowOf(host);
  const pixels = planeOf(window);
  if (y === undefined) {
    const value = pixels[toInt(x)];
    if (value === undefined) return host.error(`Index ${toInt(x)} out of bounds for length ${pixels.length}`);
    return window.type === "RGB" ? value ^ OPAQUE : value;
  }
  const column = Math.trunc(x);
  const row = Math.trunc(y);
  if (column === x && row === y) {
    if (column >= 0 && row >= 0 && column < window.width && row < window.height) {
      const value = pixels[row * window.width + column]!;
      return window.type === "RGB" ? value ^ OPAQUE : value;
    }
    return window.type === "32-bit" ? Number.NaN : 0;
  }
  if (window.type === "RGB") return interpolatedColour(window, pixels, x, y);
  return interpolatedValue(window, pixels, x, y, null, null);
}

function setPixel(host: MacroHost, a: number, b: number, c?: number): void {
  const window = windowOf(host);
  const pixels = planeOf(window);
  const first = toInt(a);
  if (c === undefined) {
    if (first < 0 || first >= pixels.length)
      host.error(`Index ${first} out of bounds for length ${pixels.length}`);
    // The low bits, as Java's casts keep them.
    if (window.type === "32-bit") pixels[first] = b;
    else if (window.type === "RGB") pixels[first] = toInt(b) ^ OPAQUE;
    else pixels[first] = toInt(Math.fround(b));
    window.changed = true;
    return;
  }
  const row = toInt(b);
  if (first < 0 || row < 0 || first >= window.width || row >= window.height) return;
  const i = row * window.width + first;
  switch (window.type) {
    case "8-bit":
      pixels[i] = c > 255 ? 255 : c > 0 ? Math.trunc(c) : 0;
      break;
    case "16-bit":
      pixels[i] = c > 65535 ? 65535 : c > 0 ? Math.trunc(c) : 0;
      break;
    case "32-bit":
      pixels[i] = c;
      break;
    default:
      pixels[i] = toInt(c) ^ OPAQUE;
  }
  window.changed = true;
}

/** Pixels within lower…upper in the selection become `to`. NaN, NaN finds NaN. */
function changeValues(host: MacroHost, from: number, upTo: number, to: number): void {
  const window = host.image();
  const processor = selectedProcessor(window);
  const { pixels, rect } = processor;
  const before = processor.mask ? pixels.slice() : null;
  const float = window.type === "32-bit";
  const colour = window.type === "RGB";
  const [low, high] = colour ? [toInt(from) & 0xffffff, toInt(upTo) & 0xffffff] : [from, upTo];
  const both = Number.isNaN(low) && Number.isNaN(high);
  const top = window.type === "16-bit" ? 65535 : 255;
  let value = to;
  if (colour) value = toInt(to) ^ OPAQUE;
  else if (!float) value = Math.max(0, Math.min(top, toInt(to)));
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const start = y * window.width + rect.x;
    for (let i = start; i < start + rect.width; i++) {
      const v = colour ? pixels[i]! & 0xffffff : pixels[i]!;
      if ((v >= low && v <= high) || (both && Number.isNaN(v))) pixels[i] = value;
    }
  }
  if (before) restoreOutside(processor, before);
  window.changed = true;
}

export const pixelBuiltins: readonly Builtin[] = [
  builtin("getPixel", "number", ["number", "number?"], getPixel),
  builtin("setPixel", "nothing", ["number", "number", "number?"], setPixel),
  builtin("putPixel", "nothing", ["number", "number", "number?"], setPixel),
  builtin("changeValues", "nothing", ["number", "number", "number"], changeValues),
  builtin("snapshot", "nothing", [], (host) => {
    const window = windowOf(host);
    const pixels = planeOf(window);
    window.snapshot = pixels.slice();
  }),
  builtin("reset", "nothing", [], (host) => {
    const window = windowOf(host);
    const pixels = planeOf(window);
    if (window.snapshot && window.snapshot.length === pixels.length) pixels.set(window.snapshot as never);
  }),
  builtin("setupUndo", "nothing", [], (host) => {
    const window = windowOf(host);
    const pixels = planeOf(window);
    window.snapshot = pixels.slice();
  }),
  builtin("updateDisplay", "nothing", [], () => {}),
  builtin("autoUpdate", "nothing", ["number"], () => {}),
  builtin("setZCoordinate", "nothing", ["number"], (host, z) => {
    const window = host.image();
    const plane = toInt(z);
    const size = window.planes.length;
    if (plane < 0 || plane >= size) host.error(`Z coordinate (${plane}) is out of 0-${size - 1} range`);
    window.zPlane = plane;
  }),
];
