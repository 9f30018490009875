import { rangeHistogram, saturatedRange } from "../../image/contrast/index.ts";
import { resetProcessorRange, setProcessorRange } from "../../image/display/index.ts";
import {
  convolve,
  discKernel,
  gaussianBlur,
  type RankFilter,
  rankFilter,
  topHat,
  unsharpMask,
} from "../../image/filters/index.ts";
import { type ImageWindow, wholeProcessor } from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { applyFilter } from "./apply.ts";
import { convolutionKernel } from "./convolve-kernel.ts";
import { remembered } from "./remembered.ts";

const MENU = "Process>Filters";
const STACK = ["stack", "slice"];

/** As ImageJ asks whether to offer scaled units. */
function hasUnits({ calibration }: ImageWindow): boolean {
  return !["pixel", "pixels", ""].includes(calibration.unit);
}

/** Display range for what is new in 16-bit and 32-bit images: half a percent saturated.
 * @see ImageJ 1.54p, RankFilters.setDisplayRange */
function showNewValues(window: ImageWindow): void {
  if (window.type === "8-bit" || window.type === "RGB") return;
  const range = saturatedRange(window.type, rangeHistogram(wholeProcessor(window)), 0.5);
  if (range !== null) setProcessorRange(window, ...range);
}

function rankCommand(name: string, filter: RankFilter): Command {
  return command(name, { menu: MENU, options: ["radius", ...STACK] }, (host, options) => {
    const radius = options.number("radius", 2);
    applyFilter(host, options, {}, (processor) => rankFilter(processor, filter, radius, () => host.tick()));
    if (filter === "variance") showNewValues(host.image());
  });
}

const gaussian = command(
  "Gaussian Blur...",
  { menu: MENU, options: ["sigma", "scaled", ...STACK] },
  (host, options) => {
    const window = host.image();
    // Before 1.38r the width was given as 2.5 times sigma, under the name of radius.
    const old = options.text.includes("radius=");
    const sigma = options.number(old && !options.has("sigma") ? "radius" : "sigma", 2) / (old ? 2.5 : 1);
    const scaled = hasUnits(window) && options.flag("scaled");
    const { pixelWidth, pixelHeight } = window.calibration;
    const sigmaX = scaled ? sigma / pixelWidth : sigma;
    const sigmaY = scaled ? sigma / pixelHeight : sigma;
    applyFilter(host, options, { setsPixels: true }, (processor) =>
      gaussianBlur(processor, sigmaX, sigmaY, undefined, () => host.tick()),
    );
  },
);

const convolution = command(
  "Convolve...",
  { menu: MENU, options: ["text1", "normalize", ...STACK] },
  (host, options) => {
    const text = options.has("text1") ? options.string("text1", "") : undefined;
    const kernel = convolutionKernel(host, text, !options.absent);
    const normalize = options.absent || options.flag("normalize");
    applyFilter(host, options, { asFloat: true }, ({ pixels, width, height, rect }) =>
      convolve(pixels as Float32Array, width, height, rect, kernel, normalize, () => host.tick()),
    );
    const window = host.image();
    if (window.roi === null) resetProcessorRange(window);
  },
);

const unsharp = command(
  "Unsharp Mask...",
  { menu: MENU, options: ["radius", "mask", ...STACK] },
  (host, options) => {
    const kept = remembered(host, "unsharp mask", { sigma: 1, weight: 0.6 });
    const old = options.text.includes("gaussian=");
    const sigma = Math.abs(kept.sigma);
    kept.sigma = options.number(old ? "gaussian" : "radius", sigma) / (old ? 2.5 : 1);
    kept.weight = options.number("mask", Math.max(0, Math.min(0.99, kept.weight)));
    applyFilter(host, options, { asFloat: true }, (processor) =>
      unsharpMask(processor, kept.sigma, kept.weight, () => host.tick()),
    );
  },
);

const hat = command(
  "Top Hat...",
  { menu: MENU, options: ["radius", "light", "don't", ...STACK] },
  (host, options) => {
    const radius = options.number("radius", 2);
    const light = options.flag("light");
    const openOnly = options.flag("don't");
    applyFilter(host, options, { setsPixels: !openOnly }, (processor) =>
      topHat(processor, radius, light, openOnly, () => host.tick()),
    );
    if (!openOnly) showNewValues(host.image());
  },
);

/** Kernels of radius 0.5, 1, … 49.5 as a stack. */
function showMasks(host: MacroHost): void {
  const side = 150;
  const planes: Float32Array[] = [];
  const labels: string[] = [];
  for (let radius = 0.5; radius < 50; radius += 0.5) {
    const kernel = discKernel(radius);
    const plane = new Float32Array(side * side);
    for (const [i, dx] of kernel.halfWidths.entries()) {
      const start = (side / 2 - kernel.radius + i) * side + side / 2;
      plane.fill(1, start - dx, start + dx + 1);
    }
    planes.push(plane);
    const text = Number.isInteger(radius) ? `${radius}.0` : `${radius}`;
    labels.push(`radius=${text}, size=${2 * kernel.radius + 1}`);
  }
  host.claim(planes.length * side * side * 4, "the stack of circular masks");
  const window = host.world.open({
    title: "Masks",
    type: "32-bit",
    width: side,
    height: side,
    planes,
    labels,
  });
  resetProcessorRange(window);
}

/** Process > Filters, without the filters in three dimensions. */
export const filterCommands: readonly Command[] = [
  convolution,
  gaussian,
  rankCommand("Median...", "median"),
  rankCommand("Mean...", "mean"),
  rankCommand("Minimum...", "minimum"),
  rankCommand("Maximum...", "maximum"),
  unsharp,
  rankCommand("Variance...", "variance"),
  hat,
  command("Show Circular Masks...", { menu: MENU, needsImage: false }, showMasks),
];
