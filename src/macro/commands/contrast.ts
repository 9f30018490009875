import {
  equalizingTable,
  type RangeHistogram,
  rangeHistogram,
  saturatedRange,
  stackHistogram,
  stretchPixels,
} from "../../image/contrast/index.ts";
import {
  dataRange,
  resetProcessorRange,
  setDisplayRange,
  setProcessorRange,
} from "../../image/display/index.ts";
import { applyTable } from "../../image/math/index.ts";
import { isLineOrPoint, roiBounds, roiMask, selectedProcessor } from "../../image/roi/index.ts";
import { countValues } from "../../image/statistics/index.ts";
import { type ImageWindow, type Processor, wholeProcessor } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { restoreOutside } from "./apply.ts";

interface ContrastSettings {
  readonly saturated: number;
  readonly normalize: boolean;
  readonly equalize: boolean;
  readonly stack: boolean;
  readonly stackHistogram: boolean;
  readonly selectionOnly: boolean;
}

function readSettings(window: ImageWindow, options: CommandOptions): ContrastSettings {
  const composite = window.composite !== null;
  const rgb = window.type === "RGB";
  const several = window.planes.length > 1 && !composite;
  const area = window.roi !== null && !isLineOrPoint(window.roi) && !composite;
  const equalize = options.flag("equalize");
  const stack = several && (options.flag("process_all") || options.flag("normalize_all"));
  const asked = !rgb && !composite && options.flag("normalize");
  return {
    saturated: Math.max(0, Math.min(100, options.number("saturated", 0.35))),
    normalize: asked || (stack && !equalize),
    equalize,
    stack,
    stackHistogram: several && options.flag("use"),
    selectionOnly: area && !options.flag("update") && (asked || rgb),
  };
}

/** @see ImageJ 1.54p, ContrastEnhancer.run */
function enhance(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const settings = readSettings(window, options);
  window.snapshot = null;
  if (settings.equalize) equalize(host, window, settings);
  else stretch(host, window, settings);
  if (settings.normalize)
    setProcessorRange(window, 0, window.type === "32-bit" ? 1 : window.type === "16-bit" ? 65535 : 255);
  window.changed = true;
}

/** With any selection, even a line, its bounds: what ImageProcessor.setRoi(Roi) takes. */
function measured(window: ImageWindow, plane: number): Processor {
  if (window.roi === null || !isLineOrPoint(window.roi)) return selectedProcessor(window, plane);
  const processor = wholeProcessor(window, plane);
  const bounds = roiBounds(window.roi);
  const x = Math.max(0, bounds.x);
  const y = Math.max(0, bounds.y);
  const width = Math.min(window.width, bounds.x + bounds.width) - x;
  const height = Math.min(window.height, bounds.y + bounds.height) - y;
  if (width <= 0 || height <= 0) return processor;
  processor.rect = { x, y, width, height };
  const mask = roiMask(window.roi);
  if (mask !== null && width === bounds.width && height === bounds.height) processor.mask = mask;
  return processor;
}

function stretch(host: MacroHost, window: ImageWindow, settings: ContrastSettings): void {
  const weights = host.world.options.rgbWeights;
  const all = settings.stackHistogram
    ? stackHistogram(
        window.planes.map((_, i) => measured(window, i)),
        weights,
      )
    : null;
  for (const plane of settings.stack ? window.planes.keys() : [window.plane]) {
    host.tick();
    const processor = measured(window, plane);
    const statistics: RangeHistogram = all ?? rangeHistogram(processor, weights);
    const range = saturatedRange(window.type, statistics, settings.saturated);
    if (range === null) continue;
    if (window.composite !== null) setDisplayRange(window, ...range);
    else if (settings.normalize) normalize(window, processor, range, settings.selectionOnly);
    else show(window, processor, range, settings.selectionOnly);
  }
}

function normalize(
  window: ImageWindow,
  processor: Processor,
  [min, max]: readonly [number, number],
  selectionOnly: boolean,
): void {
  const before = processor.pixels.slice();
  const rect = selectionOnly ? processor.rect : { x: 0, y: 0, width: window.width, height: window.height };
  stretchPixels(processor.pixels, window.width, rect, min, max);
  if (selectionOnly && window.type !== "32-bit") restoreOutside(processor, before);
}

/** The display range; RGB pixels are changed. */
function show(
  window: ImageWindow,
  processor: Processor,
  [min, max]: readonly [number, number],
  selectionOnly: boolean,
): void {
  if (window.type !== "RGB") {
    setProcessorRange(window, min, max);
    return;
  }
  const before = processor.pixels.slice();
  const { roi } = window;
  if (!selectionOnly) window.roi = null;
  setProcessorRange(window, min, max);
  window.roi = roi;
  if (selectionOnly) restoreOutside(processor, before);
}

function equalize(host: MacroHost, window: ImageWindow, settings: ContrastSettings): void {
  if (window.type === "32-bit") {
    host.notice("Contrast Enhancer", "Equalization of 32-bit images not supported.");
    return;
  }
  const weights = host.world.options.rgbWeights;
  const whole = { x: 0, y: 0, width: window.width, height: window.height };
  let histogram: ArrayLike<number> | null = null;
  if (settings.stackHistogram) {
    const all = stackHistogram(
      window.planes.map((_, i) => measured(window, i)),
      weights,
    );
    histogram = (window.type === "16-bit" ? all.histogram16 : null) ?? all.histogram;
  }
  for (const plane of settings.stack ? window.planes.keys() : [window.plane]) {
    host.tick();
    // ImageJ goes on with the histogram of the first plane, and of a selection takes the rectangle.
    const processor = settings.stack ? wholeProcessor(window, plane) : selectedProcessor(window, plane);
    const { pixels } = processor;
    histogram ??=
      pixels instanceof Uint8Array || pixels instanceof Uint16Array
        ? countValues({ ...processor, mask: null }, pixels instanceof Uint8Array ? 256 : 65536)
        : rangeHistogram({ ...processor, mask: null }, weights).histogram;
    applyTable({ pixels, width: window.width, rect: whole }, equalizingTable(histogram));
  }
  const middle = window.planes[Math.trunc(window.planes.length / 2) - 1];
  if (window.type === "16-bit" && settings.stack && middle) setProcessorRange(window, ...dataRange(middle));
  else resetProcessorRange(window);
}

/** Process > Enhance Contrast... */
export const contrastCommands: readonly Command[] = [
  command(
    "Enhance Contrast...",
    {
      menu: "Process",
      options: ["saturated", "normalize", "update", "equalize", "process_all", "use"],
    },
    enhance,
  ),
];
