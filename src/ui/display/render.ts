import type { Palette, Range, RenderRequest } from "./display-request.ts";
import { grey, heat, labelColour, rgba } from "./palette.ts";
import type { Plane } from "./plane.ts";

/** Samples averaged per screen pixel and direction at most: a larger reduction is thinned first. */
const MAX_BOX = 4;

type Part = RenderRequest["part"];

interface Target {
  readonly width: number;
  readonly height: number;
}

/** Picture of a part of a plane: reduced by averaging, enlarged by repeating samples; outside the plane transparent.
 * NaN is drawn as black, values beyond the range saturate.
 * @param planes - one, or red, green and blue
 * @returns RGBA bytes, width × height */
export function renderPart(
  planes: readonly Plane[],
  part: Part,
  target: Target,
  range: Range,
  palette: Palette,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint32Array(target.width * target.height);
  const [first, second, third] = planes;
  if (first && palette === "labels") paintLabels(first, part, target, out);
  else if (first && palette === "outlines") paintOutlines(first, part, target, out);
  else if (first && second && third) paintRgb([first, second, third], part, target, range, out);
  else if (first) paintLevels(first, part, target, range, palette === "heat" ? heat : grey, out);
  return new Uint8ClampedArray(out.buffer);
}

function paintLevels(
  plane: Plane,
  part: Part,
  target: Target,
  range: Range,
  lut: Uint32Array,
  out: Uint32Array,
): void {
  const levels = reduce(plane, part, target);
  const gain = 255 / (range[1] - range[0]);
  const inside = coverage(plane, part, target);
  for (let i = 0; i < out.length; i++) {
    if (inside[i] === 0) continue;
    const v = ((levels[i] as number) - range[0]) * gain;
    out[i] = lut[v > 255 ? 255 : v > 0 ? (v + 0.5) | 0 : 0] as number;
  }
}

function paintRgb(
  planes: readonly [Plane, Plane, Plane],
  part: Part,
  target: Target,
  range: Range,
  out: Uint32Array,
): void {
  const [r, g, b] = planes.map((plane) => reduce(plane, part, target)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const inside = coverage(planes[0], part, target);
  const gain = 255 / (range[1] - range[0]);
  const level = (v: number) => Math.max(0, Math.min(255, Math.round((v - range[0]) * gain))) || 0;
  for (let i = 0; i < out.length; i++) {
    if (inside[i] === 1) out[i] = rgba(level(r[i] as number), level(g[i] as number), level(b[i] as number));
  }
}

function paintLabels(plane: Plane, part: Part, target: Target, out: Uint32Array): void {
  const labels = nearest(plane, part, target);
  const known = new Map<number, number>();
  for (let i = 0; i < out.length; i++) {
    const label = labels[i] as number;
    if (label === 0) continue;
    let colour = known.get(label);
    if (colour === undefined) {
      colour = labelColour(label);
      known.set(label, colour);
    }
    out[i] = colour;
  }
}

/** Borders between labels, on the screen's own grid, so that they are thin at every zoom. */
function paintOutlines(plane: Plane, part: Part, target: Target, out: Uint32Array): void {
  const labels = nearest(plane, part, target);
  const { width, height } = target;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const label = labels[i] as number;
      if (label === 0) continue;
      const differs =
        (x > 0 && labels[i - 1] !== label) ||
        (x + 1 < width && labels[i + 1] !== label) ||
        (y > 0 && labels[i - width] !== label) ||
        (y + 1 < height && labels[i + width] !== label);
      if (!differs) continue;
      const colour = labelColour(label);
      out[i] = colour;
      // Two pixels thick, inwards where possible: one is lost on a dense screen.
      if (x + 1 < width && labels[i + 1] === label) out[i + 1] = colour;
      if (y + 1 < height && labels[i + width] === label) out[i + width] = colour;
    }
  }
}

function coverage(plane: Plane, part: Part, target: Target): Uint8Array {
  const xs = indices(part.x, part.width, target.width, plane.width);
  const ys = indices(part.y, part.height, target.height, plane.height);
  const inside = new Uint8Array(target.width * target.height);
  for (let y = 0; y < target.height; y++) {
    if ((ys[y] as number) < 0) continue;
    for (let x = 0; x < target.width; x++) if ((xs[x] as number) >= 0) inside[y * target.width + x] = 1;
  }
  return inside;
}

/** Index of the sample under the middle of each screen pixel; −1 outside. */
function indices(from: number, length: number, pixels: number, size: number): Int32Array {
  return Int32Array.from({ length: pixels }, (_, i) => {
    const at = Math.floor(from + ((i + 0.5) * length) / pixels);
    return at >= 0 && at < size ? at : -1;
  });
}

function nearest(plane: Plane, part: Part, target: Target): Float64Array {
  const xs = indices(part.x, part.width, target.width, plane.width);
  const ys = indices(part.y, part.height, target.height, plane.height);
  const out = new Float64Array(target.width * target.height);
  for (let y = 0; y < target.height; y++) {
    const row = ys[y] as number;
    if (row < 0) continue;
    const base = plane.offset + row * plane.strideY;
    for (let x = 0; x < target.width; x++) {
      const column = xs[x] as number;
      if (column >= 0) out[y * target.width + x] = Number(plane.data[base + column * plane.strideX]);
    }
  }
  return out;
}

/** Mean of the samples under each screen pixel, thinned to MAX_BOX per direction; the nearest sample when enlarging. */
function reduce(plane: Plane, part: Part, target: Target): Float32Array {
  const out = new Float32Array(target.width * target.height);
  const scaleX = part.width / target.width;
  const scaleY = part.height / target.height;
  const nx = Math.max(1, Math.min(MAX_BOX, Math.floor(scaleX)));
  const ny = Math.max(1, Math.min(MAX_BOX, Math.floor(scaleY)));
  const xs = boxIndices(part.x, scaleX, target.width, plane.width, nx);
  const ys = boxIndices(part.y, scaleY, target.height, plane.height, ny);
  const share = 1 / (nx * ny);
  for (let y = 0; y < target.height; y++) {
    for (let x = 0; x < target.width; x++) {
      let sum = 0;
      for (let j = 0; j < ny; j++) {
        const base = plane.offset + (ys[y * ny + j] as number) * plane.strideY;
        for (let i = 0; i < nx; i++)
          sum += Number(plane.data[base + (xs[x * nx + i] as number) * plane.strideX]);
      }
      out[y * target.width + x] = sum * share;
    }
  }
  return out;
}

function boxIndices(from: number, scale: number, pixels: number, size: number, n: number): Int32Array {
  return Int32Array.from({ length: pixels * n }, (_, k) => {
    const at = Math.floor(from + (Math.floor(k / n) + ((k % n) + 0.5) / n) * scale);
    return Math.min(Math.max(0, at), size - 1);
  });
}
