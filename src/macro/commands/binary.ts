import {
  dilateBinary,
  erodeBinary,
  fillHoles,
  invertInRect,
  isBinary,
  outlineBinary,
  type SpreadOptions,
  skeletonize,
} from "../../image/binary/index.ts";
import { dataRange, setProcessorRange } from "../../image/display/index.ts";
import { distanceMap, ultimatePoints, voronoiLines, watershedOfShapes } from "../../image/edm/index.ts";
import { rankFilter } from "../../image/filters/index.ts";
import { isArea, roiBounds, selectedProcessor } from "../../image/roi/index.ts";
import {
  type ImageWindow,
  isInvertingLut,
  type PlanePixels,
  type Processor,
  type World,
  wholeProcessor,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { planesToProcess, restoreOutside } from "./apply.ts";
import { openMaps } from "./open-maps.ts";

const MENU = "Process>Binary";

type Operation = (typeof operations)[number] | "none";

/** 255 with black background, 0 without; the other way round in images with an inverting look-up table (in a composite, that of the
 * processor, not of the channel). */
function foregroundOf(world: World, window: ImageWindow): number {
  return world.options.blackBackground !== isInvertingLut(window.lut) ? 255 : 0;
}

/** @param before - the plane as it was, where ImageJ has a snapshot of it. */
function operate(
  host: MacroHost,
  window: ImageWindow,
  processor: Processor,
  operation: Operation,
  before: PlanePixels | null,
): void {
  const { options } = host.world;
  const foreground = foregroundOf(host.world, window);
  const background = 255 - foreground;
  const spread: SpreadOptions = { background, count: options.binaryCount, padEdges: options.padEdges };
  const repeat = (step: typeof erodeBinary): void => {
    for (let i = 0; i < options.binaryIterations; i++) {
      host.tick();
      step(processor, spread);
    }
  };
  switch (operation) {
    case "erode":
      repeat(erodeBinary);
      break;
    case "dilate":
      repeat(dilateBinary);
      break;
    case "open":
      repeat(erodeBinary);
      repeat(dilateBinary);
      break;
    case "close":
      repeat(dilateBinary);
      repeat(erodeBinary);
      break;
    case "fill holes":
      fillHoles(processor, background);
      break;
    case "skeletonize":
      skeletonize(processor, foreground);
      break;
    case "outline":
      outline(host.world, window, processor, before);
      break;
    case "none":
      break;
    default:
      operation satisfies never;
  }
}

/** ImageJ 1.54p inverts first, but then looks at its snapshot from before where it has one: outlines lie outside the objects there. */
function outline(world: World, window: ImageWindow, processor: Processor, before: PlanePixels | null): void {
  const black = world.options.blackBackground;
  if (black) invertInRect(processor);
  outlineBinary(processor, before ?? processor.pixels.slice(), isInvertingLut(window.lut) ? 0 : 255);
  if (black) invertInRect(processor);
}

function run(host: MacroHost, options: CommandOptions, operation: Operation): void {
  // ImageJ's 3 × 3 loops leave the array then: an exception in a window of its own, and the macro goes on.
  const local = operation !== "fill holes" && operation !== "skeletonize" && operation !== "none";
  if (local && missesImage(host.image())) return;
  const window = host.image();
  onPlanes(
    host,
    options,
    window,
    (processor, before) => operate(host, window, processor, operation, before),
    operation !== "skeletonize",
  );
}

/** An area selection that has no pixel of the image. */
export function missesImage(window: ImageWindow): boolean {
  const { roi } = window;
  if (roi === null || !isArea(roi)) return false;
  const { x, y, width, height } = roiBounds(roi);
  return x >= window.width || y >= window.height || x + width <= 0 || y + height <= 0;
}

/** Over the planes that are to be processed. ImageJ has a snapshot of a single plane, and of every plane under an irregular selection.
 * @param masked - put back what lies outside an irregular selection. */
function onPlanes(
  host: MacroHost,
  options: CommandOptions,
  window: ImageWindow,
  step: (processor: Processor, before: PlanePixels | null) => void,
  masked = true,
): void {
  const planes = planesToProcess(window, options);
  const single = planes.length === 1 && planes[0] === window.plane;
  for (const plane of planes) {
    host.tick();
    const processor = selectedProcessor(window, plane);
    const before = single || processor.mask !== null ? processor.pixels.slice() : null;
    step(processor, before);
    if (before !== null && masked) restoreOutside(processor, before);
    if (single) window.snapshot = before;
  }
  if (single) setBinaryThreshold(host.world, window);
  window.changed = true;
}

/** The threshold that nobody sees: the foreground value, so that it counts as an area. Only the plane shown gets it. */
function setBinaryThreshold(world: World, window: ImageWindow): void {
  const value = foregroundOf(world, window);
  window.threshold = { lower: value, upper: value, mode: "no color" };
}

/** ImageJ's refusal of other types. A colour look-up table put on later does not make an image a colour image there. */
function requireEightBit(host: MacroHost, window: ImageWindow, name: string, colour: boolean): void {
  if (window.type === "8-bit") return;
  const types = colour ? "\t8-bit grayscale\n\t8-bit color\n" : "\t8-bit grayscale\n";
  host.error(`"${name}" requires an image of type:\n \n${types}`);
}

/** The current image, refused unless it is of two values. */
function binaryWindow(host: MacroHost, name: string): ImageWindow {
  const window = host.image();
  requireEightBit(host, window, name, true);
  if (!isBinary(wholeProcessor(window).pixels)) host.error("8-bit binary (0 and 255 only) image required.");
  return window;
}

function binaryCommand(name: string, operation: Operation): Command {
  return command(name, { menu: MENU, options: ["stack", "slice"] }, (host, options) => {
    binaryWindow(host, name);
    run(host, options, operation);
  });
}

const operations = ["erode", "dilate", "open", "close", "outline", "fill holes", "skeletonize"] as const;

const settings = command(
  "Options...",
  { menu: MENU, needsImage: false, options: ["iterations", "count", "black", "pad", "edm", "do", "stack"] },
  (host, options) => {
    if (options.absent) return;
    const { world } = host;
    const to = world.options;
    const clamped = (key: string, byDefault: number, top: number): { value: number; wrong: boolean } => {
      const value = Math.trunc(options.number(key, byDefault));
      return { value: Math.min(top, Math.max(1, value)), wrong: !(value >= 1 && value <= top) };
    };
    const iterations = clamped("iterations", to.binaryIterations, 100);
    const count = clamped("count", to.binaryCount, 8);
    to.binaryIterations = iterations.value;
    to.binaryCount = count.value;
    to.blackBackground = options.flag("black");
    to.padEdges = options.flag("pad");
    to.edmOutput = options.choice("edm", ["Overwrite", "8-bit", "16-bit", "32-bit"], to.edmOutput);
    if (world.current === null || !isBinary(wholeProcessor(world.current).pixels)) return;
    const operation = options.string("do", "Nothing").toLowerCase();
    if (operation === "nothing" || iterations.wrong || count.wrong) return;
    // ImageJ does not check this choice: what it does not know does nothing.
    run(host, options, operations.find((known) => known === operation) ?? "none");
  },
);

type MapKind = "edm" | "points" | "watershed" | "voronoi";

const prefixes = { edm: "EDM of ", points: "UEPs of ", voronoi: "Voronoi of " } as const;

function mapCommand(name: string, kind: MapKind): Command {
  return command(name, { menu: MENU, options: ["stack", "slice"] }, (host, options) => {
    const window = host.image();
    const current = wholeProcessor(window);
    if (!isBinary(current.pixels)) host.error("8-bit binary image (0 and 255) required.");
    requireEightBit(host, window, name, false);
    const { world } = host;
    const background = 255 - foregroundOf(world, window);
    const planes = planesToProcess(window, options);
    const single = planes.length === 1 && planes[0] === window.plane;
    const { width, height } = window;
    if (kind === "watershed") {
      for (const plane of planes) {
        host.tick();
        const pixels = window.planes[plane] as Uint8Array;
        if (single) window.snapshot = pixels.slice();
        const parts = watershedOfShapes(pixels, width, height, background);
        if (background === 0) pixels.set(parts);
        else for (let i = 0; i < pixels.length; i++) pixels[i] = 255 - parts[i]!;
      }
      if (single) setBinaryThreshold(world, window);
      window.changed = true;
      return;
    }
    const make = kind === "edm" ? distanceMap : kind === "points" ? ultimatePoints : voronoiLines;
    const maps = planes.map((plane) => {
      host.tick();
      return make(window.planes[plane] as Uint8Array, width, height, background);
    });
    if (world.options.edmOutput !== "Overwrite") {
      openMaps(host, window, prefixes[kind], planes, maps, world.options.edmOutput);
      return;
    }
    for (const [n, plane] of planes.entries()) {
      const pixels = window.planes[plane] as Uint8Array;
      const map = maps[n] ?? new Float32Array();
      if (single) window.snapshot = pixels.slice();
      for (let i = 0; i < pixels.length; i++) pixels[i] = Math.min(255, Math.fround(map[i]! + 0.5));
      if (!single) continue;
      const [low, top] = dataRange(map);
      if (top > 255) setProcessorRange(window, 0, 255);
      else setProcessorRange(window, low, top);
      window.threshold = null;
    }
    window.changed = true;
  });
}

/** Grey means of a disc, and what is at least half of 255 becomes 255: ImageJ's name for a majority. */
const median = command("Median", { menu: MENU, options: ["radius", "stack", "slice"] }, (host, options) => {
  const last = (host.state.get("binary median") as number | undefined) ?? 3;
  const radius = options.number("radius", last);
  host.state.set("binary median", radius);
  const window = binaryWindow(host, "Median");
  onPlanes(host, options, window, (processor) => {
    rankFilter(processor, "mean", radius, () => host.tick());
    const { pixels } = processor;
    for (let i = 0; i < pixels.length; i++) pixels[i] = pixels[i]! >= 128 ? 255 : 0;
  });
});

export const binaryCommands: readonly Command[] = [
  binaryCommand("Erode", "erode"),
  binaryCommand("Dilate", "dilate"),
  binaryCommand("Open", "open"),
  binaryCommand("Close-", "close"),
  median,
  binaryCommand("Outline", "outline"),
  binaryCommand("Fill Holes", "fill holes"),
  binaryCommand("Skeletonize", "skeletonize"),
  mapCommand("Distance Map", "edm"),
  mapCommand("Ultimate Points", "points"),
  mapCommand("Watershed", "watershed"),
  mapCommand("Voronoi", "voronoi"),
  settings,
];
