import {
  joinColours,
  newPixels,
  type PixelType,
  type PlanePixels,
  type Rect,
  splitColours,
} from "../world/index.ts";
import { cropPixels } from "./crop.ts";
import { type Interpolation, sampler, storeSample } from "./sample.ts";

/** One plane and the part of it that is meant. */
export interface PlaneView {
  readonly type: PixelType;
  readonly pixels: PlanePixels;
  readonly width: number;
  readonly height: number;
  readonly rect: Rect;
}

/** Without averaging. Bilinear and bicubic grids are shifted by a quarter of the scale, as ImageJ shifts them. */
export function sampled(view: PlaneView, width: number, height: number, method: Interpolation): PlanePixels {
  const { rect, type, pixels } = view;
  if (rect.width === width && rect.height === height) return cropPixels(view, rect);
  if (type === "RGB" && method !== "None") {
    const [red, green, blue] = splitColours(pixels).map((channel) =>
      sampled({ ...view, type: "8-bit", pixels: channel }, width, height, method),
    );
    return joinColours(red ?? new Uint8Array(0), green ?? new Uint8Array(0), blue ?? new Uint8Array(0));
  }
  if ((view.width === 1 || view.height === 1) && method !== "None") return stretchLine(view, width, height);
  const xScale = width / rect.width;
  const yScale = height / rect.height;
  const xSource = rect.x + rect.width / 2;
  const ySource = rect.y + rect.height / 2;
  let xCentre = width / 2;
  let yCentre = height / 2;
  if (method !== "None") {
    if (width !== view.width) xCentre += xScale / 4;
    if (height !== view.height) yCentre += yScale / 4;
  }
  const out = newPixels(type, width * height);
  const sample = sampler(pixels, view.width, view.height);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let ys = (y - yCentre) / yScale + ySource;
    if (method === "Bilinear") ys = clampInside(ys, view.height);
    for (let x = 0; x < width; x++) {
      const xs = (x - xCentre) / xScale + xSource;
      if (method === "Bicubic") out[to++] = storeSample(type, sample.bicubic(xs, ys, 0));
      else if (method === "Bilinear") {
        const value = sample.inside(clampInside(xs, view.width), ys);
        out[to++] = type === "32-bit" ? value : Math.trunc(value + 0.5);
      } else out[to++] = pixels[view.width * Math.trunc(ys) + Math.trunc(xs)] ?? 0;
    }
  }
  return out;
}

export function clampInside(position: number, length: number): number {
  const low = Math.max(position, 0);
  return low >= length - 1 ? length - 1.001 : low;
}

/** Planes of one row or one column: linear between the end points, in float32. */
function stretchLine(view: PlaneView, width: number, height: number): PlanePixels {
  const column = view.width === 1;
  const from = column ? view.height : view.width;
  const to = column ? height : width;
  // A column is turned counter-clockwise and back, which keeps its order from top to bottom.
  const scale = (from - 1) / (to - 1);
  const line = new Float32Array(to);
  for (let x = 0; x < to; x++) {
    const x1 = Math.trunc(x * scale);
    const x2 = x1 + 1 === from ? from - 1 : x1 + 1;
    const fraction = x * scale - x1;
    line[x] = (1 - fraction) * (view.pixels[x1] ?? 0) + fraction * (view.pixels[x2] ?? 0);
  }
  const out = newPixels(view.type, width * height);
  const top = view.type === "16-bit" ? 65535 : 255;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = line[column ? y : x] ?? 0;
      const rounded = Math.trunc(Math.fround(value + 0.5));
      out[y * width + x] = view.type === "32-bit" ? value : rounded < 0 ? 0 : Math.min(rounded, top);
    }
  return out;
}
