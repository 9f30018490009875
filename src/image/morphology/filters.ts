import type { Element } from "./element.ts";
import { dilate, erode } from "./flat-filter.ts";
import { emptyLike, type Raster } from "./raster.ts";

export const filterOperations = [
  "Erosion",
  "Dilation",
  "Opening",
  "Closing",
  "White Top Hat",
  "Black Top Hat",
  "Gradient",
  "Laplacian",
  "Internal Gradient",
  "External Gradient",
] as const;
export type FilterOperation = (typeof filterOperations)[number];

/** Grey-scale morphology with a flat element. New raster of the same type; grey values, no colours.
 * Laplacian: external minus internal gradient, + 128 in 8-bit, + 32768 in 16-bit, clamped. */
export function morphologicalFilter(raster: Raster, operation: FilterOperation, element: Element): Raster {
  switch (operation) {
    case "Erosion":
      return erode(raster, element);
    case "Dilation":
      return dilate(raster, element);
    case "Opening":
      return dilate(erode(raster, element), element);
    case "Closing":
      return erode(dilate(raster, element), element);
    case "White Top Hat":
      return minus(raster, dilate(erode(raster, element), element));
    case "Black Top Hat":
      return minus(erode(dilate(raster, element), element), raster);
    case "Gradient":
      return minus(dilate(raster, element), erode(raster, element));
    case "Internal Gradient":
      return minus(raster, erode(raster, element));
    case "External Gradient":
      return minus(dilate(raster, element), raster);
    case "Laplacian":
      return laplacian(raster, dilate(raster, element), erode(raster, element));
    default:
      return operation satisfies never;
  }
}

/** a - b, where that is nowhere negative for the integer types. New raster. */
export function minus(a: Raster, b: Raster): Raster {
  const out = emptyLike(a);
  for (let i = 0; i < out.data.length; i++) out.data[i] = a.data[i]! - b.data[i]!;
  return out;
}

function laplacian(raster: Raster, dilated: Raster, eroded: Raster): Raster {
  const out = emptyLike(raster);
  const float = raster.data instanceof Float32Array;
  const top = raster.data instanceof Uint8Array ? 255 : 65535;
  const shift = float ? 0 : (top + 1) / 2;
  for (let i = 0; i < out.data.length; i++) {
    const v = raster.data[i]!;
    const sum = Math.fround(dilated.data[i]! - v) - Math.fround(v - eroded.data[i]!) + shift;
    out.data[i] = float ? sum : Math.min(top, Math.max(0, sum));
  }
  return out;
}
