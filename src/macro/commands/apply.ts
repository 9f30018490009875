import { selectedProcessor } from "../../image/roi/index.ts";
import type { ImageWindow, PixelType, Processor } from "../../image/world/index.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";

/** Which planes a filter changes, by index: all when the options contain "stack " or the image is a composite in
 * composite mode (unless "slice" is said); else the current one. ImageJ asks for a plain stack without either word: the current one then.
 * @see ImageJ 1.54p IJ.setupDialog */
export function planesToProcess(window: ImageWindow, options: CommandOptions): number[] {
  const all = window.planes.map((_, index) => index);
  if (all.length === 1) return all;
  if (window.composite === "composite" && (options.absent || !options.text.includes("slice"))) return all;
  return !options.absent && `${options.text} `.includes("stack ") ? all : [window.plane];
}

export interface FilterSpec {
  /** Pixel types it takes; others get ImageJ's message. Default: all. */
  readonly types?: readonly PixelType[];
  /** 8-bit, 16-bit and each channel of RGB are given as 32-bit, and put back rounded half up and clamped (CONVERT_TYPES). */
  readonly asFloat?: boolean;
  /** Restore what lies outside a selection that is no rectangle (SUPPORTS_MASKING). Default true. */
  readonly masking?: boolean;
}

/** Run a filter as ImageJ's PlugInFilterRunner does: over the planes of `planesToProcess`, inside the selection's rectangle,
 * put back outside an irregular selection. `run` changes `processor.pixels` in place.
 */
export function applyFilter(
  host: MacroHost,
  options: CommandOptions,
  spec: FilterSpec,
  run: (processor: Processor, plane: number) => void,
): void {
  const window = host.image();
  if (spec.types && !spec.types.includes(window.type)) wrongType(host, window, spec.types);
  for (const plane of planesToProcess(window, options)) {
    host.tick();
    applyToPlane(window, plane, spec, run);
  }
  window.changed = true;
}

export function applyToPlane(
  window: ImageWindow,
  plane: number,
  spec: FilterSpec,
  run: (processor: Processor, plane: number) => void,
): void {
  const processor = selectedProcessor(window, plane);
  const before = spec.masking !== false && processor.mask !== null ? processor.pixels.slice() : null;
  if (spec.asFloat && window.type !== "32-bit") runAsFloat(processor, plane, run);
  else run(processor, plane);
  if (before !== null) restoreOutside(processor, before);
}

function wrongType(host: MacroHost, window: ImageWindow, types: readonly PixelType[]): never {
  const wanted = types.map((type) => (type === "8-bit" ? "8-bit grayscale" : type)).join(" or ");
  return host.error(`"${window.title}" is ${window.type}; this command needs ${wanted}`);
}

function runAsFloat(
  processor: Processor,
  plane: number,
  run: (processor: Processor, plane: number) => void,
): void {
  const { pixels } = processor;
  const size = pixels.length;
  const top = processor.type === "16-bit" ? 65535 : 255;
  for (const shift of processor.type === "RGB" ? [16, 8, 0] : [0]) {
    const values = new Float32Array(size);
    if (processor.type === "RGB") for (let i = 0; i < size; i++) values[i] = (pixels[i]! >> shift) & 255;
    else values.set(pixels);
    const float: Processor = { ...processor, type: "32-bit", pixels: values };
    run(float, plane);
    const keep = ~(255 << shift);
    for (let i = 0; i < size; i++) {
      // Java: float + 0.5f, clamped, cast; NaN becomes 0.
      let value = Math.fround(values[i]! + 0.5);
      value = value > top ? top : value > 0 ? Math.trunc(value) : 0;
      pixels[i] = processor.type === "RGB" ? (pixels[i]! & keep) | (value << shift) : value;
    }
  }
}

/** Inside the selection's rectangle, pixels where the mask is 0 get their old values back. */
export function restoreOutside(processor: Processor, before: Processor["pixels"]): void {
  const { rect, mask, pixels, width } = processor;
  if (mask === null) return;
  for (let y = 0; y < rect.height; y++)
    for (let x = 0; x < rect.width; x++)
      if (mask[y * rect.width + x] === 0) {
        const i = (rect.y + y) * width + rect.x + x;
        pixels[i] = before[i] ?? 0;
      }
}
