import { setProcessorRange } from "../../image/display/index.ts";
import {
  channelCount,
  channelFromFloat,
  channelToFloat,
  ImagejException,
} from "../../image/filters/index.ts";
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
  /** Of the command, for messages. */
  readonly name?: string;
  /** Pixel types it takes; others get ImageJ's message. Default: all. */
  readonly types?: readonly PixelType[];
  /** 8-bit, 16-bit and each channel of RGB are given as 32-bit, and put back rounded half up and clamped (CONVERT_TYPES). */
  readonly asFloat?: boolean;
  /** The filter itself puts float32 values back into the processor (ImageProcessor.setPixels): of a single plane this ends the
   * threshold and fixes the display range. */
  readonly setsPixels?: boolean;
  /** Restore what lies outside a selection that is no rectangle (SUPPORTS_MASKING). Default true. */
  readonly masking?: boolean;
  /** Refuse 8-bit images with a palette of colours, as ImageJ's "8-bit color" (no DOES_8C). Default false. */
  readonly noPalette?: boolean;
  /** Keep a threshold that Convert to Mask and the like left on binary images (KEEP_THRESHOLD). */
  readonly keepThreshold?: boolean;
}

/** Run a filter as ImageJ's PlugInFilterRunner does: over the planes of `planesToProcess` (or those given), inside the selection's
 * rectangle, put back outside an irregular selection. `run` changes `processor.pixels` in place.
 *
 * @returns what was filtered: the current plane only, or more; failed where ImageJ throws an exception (the macro goes on).
 *
 * A single plane leaves its old pixels in `window.snapshot`; a stack works on processors of its own, so that the window's
 * display range and threshold stay.
 */
export function applyFilter(
  host: MacroHost,
  options: CommandOptions,
  spec: FilterSpec,
  run: (processor: Processor, plane: number) => void,
  planes: readonly number[] = planesToProcess(host.image(), options),
): "plane" | "stack" | "failed" {
  const window = host.image();
  checkType(host, window, spec);
  const single = planes.length === 1 && planes[0] === window.plane;
  if (single) window.snapshot = window.planes[window.plane]?.slice() ?? null;
  try {
    for (const plane of planes) {
      host.tick();
      applyToPlane(window, plane, spec, run);
    }
  } catch (error) {
    if (error instanceof ImagejException) return "failed";
    throw error;
  }
  if (single) settle(window, spec);
  window.changed = true;
  return single ? "plane" : "stack";
}

/** What ImageJ leaves of display range and threshold after a filter on the current plane. */
function settle(window: ImageWindow, spec: FilterSpec): void {
  const converted = spec.asFloat === true && window.type !== "32-bit";
  if ((converted || spec.setsPixels === true) && window.type !== "RGB")
    setProcessorRange(window, window.min, window.max);
  const { threshold } = window;
  if (spec.keepThreshold !== true && threshold?.mode === "no color" && threshold.lower === threshold.upper)
    window.threshold = null;
}

function applyToPlane(
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

const typeNames: Readonly<Record<PixelType, string>> = {
  "8-bit": "8-bit grayscale",
  "16-bit": "16-bit grayscale",
  "32-bit": "32-bit (float) grayscale",
  RGB: "RGB color",
};

/** @throws macro/runtime when the filter does not take the window's pixel type */
export function checkType(host: MacroHost, window: ImageWindow, spec: FilterSpec): void {
  const types = spec.types ?? (["8-bit", "16-bit", "32-bit", "RGB"] as const);
  if (types.includes(window.type) && !(spec.noPalette === true && window.indexed)) return;
  const wanted = types.map((type) => typeNames[type]);
  if (spec.noPalette !== true && types.includes("8-bit")) wanted.splice(1, 0, "8-bit color");
  const list = wanted.map((name) => `\t${name}\n`).join("");
  host.error(`"${spec.name ?? "This command"}" requires an image of type:\n \n${list}`);
}

function runAsFloat(
  processor: Processor,
  plane: number,
  run: (processor: Processor, plane: number) => void,
): void {
  for (let channel = 0; channel < channelCount(processor); channel++) {
    const values = channelToFloat(processor, channel);
    run({ ...processor, type: "32-bit", pixels: values }, plane);
    channelFromFloat(processor, channel, values);
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
