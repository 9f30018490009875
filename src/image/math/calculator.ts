import {
  calibrationTable,
  isSigned16,
  resetProcessorRange,
  setPlane,
  setProcessorRange,
} from "../display/index.ts";
import { cropPixels } from "../geometry/crop.ts";
import { planeTo32, type RgbWeights } from "../types/convert-plane.ts";
import { type ImageWindow, newPixels, pixelTypeOf, type World } from "../world/index.ts";
import { type BlitMode, type BlitPlane, blit, blitModes } from "./blit.ts";

const keys = ["add", "sub", "mul", "div", "and", "or", "xor", "min", "max", "ave", "diff", "copy", "zero"];

/** The operator whose key comes first in ImageJ's list among those that the text contains ("Subtract create"); null = none. */
export function calculatorMode(text: string): BlitMode | null {
  const lower = text.toLowerCase();
  if (lower.includes("xor")) return "XOR";
  const index = keys.findIndex((key) => lower.includes(key));
  return blitModes[index] ?? null;
}

export interface Calculation {
  readonly mode: BlitMode;
  readonly create: boolean;
  readonly float: boolean;
  readonly stack: boolean;
}

/** Image Calculator: the result is in `first`, which becomes current, or in a new window `Result of <first>`, which is opened.
 * @returns a message where ImageJ refuses (stacks of different size), else null.
 * @see ImageJ 1.54p, ij.plugin.ImageCalculator */
export function calculate(
  world: World,
  first: ImageWindow,
  second: ImageWindow,
  how: Calculation,
  weights: RgbWeights,
): string | null {
  const float = how.float || isSigned16(first) || isSigned16(second);
  const create = how.create || (float && !(first.type === "32-bit" && second.type === "32-bit"));
  const [size1, size2] = [first.planes.length, second.planes.length];
  if (how.stack && (size1 > 1 || size2 > 1)) {
    if (size1 > 1 && size2 > 1 && size1 !== size2)
      return "'Image1' and 'image2' must be stacks with the same\nnumber of slices, or 'image2' must be a single image.";
    stackOperation(world, first, second, how.mode, create, float, weights);
  } else planeOperation(world, first, second, how.mode, create, float, weights);
  return null;
}

function planeOf(window: ImageWindow, index = window.plane, table = calibrationTable(window)): BlitPlane {
  return {
    pixels: window.planes[index] ?? newPixels(window.type, window.width * window.height),
    width: window.width,
    height: window.height,
    lut: window.lut,
    min: window.min,
    max: window.max,
    table,
  };
}

function planeOperation(
  world: World,
  first: ImageWindow,
  second: ImageWindow,
  mode: BlitMode,
  create: boolean,
  float: boolean,
  weights: RgbWeights,
): void {
  const plane = planeOf(first);
  let source = planeOf(second);
  if (float && second.type !== "RGB")
    source = { ...source, pixels: planeTo32(source.pixels, source.table, weights), table: null };
  if (!create) {
    world.current = first;
    first.snapshot = plane.pixels.slice();
    showResult(first, blit(plane, source, mode, weights, dividedByZero(world)));
    first.changed = true;
    return;
  }
  const width = Math.min(first.width, second.width);
  const height = Math.min(first.height, second.height);
  let pixels = cropPixels({ ...plane, type: first.type }, { x: 0, y: 0, width, height });
  if (float && first.type !== "RGB") pixels = planeTo32(pixels, plane.table, weights);
  const target: BlitPlane = { ...plane, pixels, width, height };
  const range = blit(target, source, mode, weights, dividedByZero(world));
  if (float && second.type === "RGB") pixels = planeTo32(pixels, null, weights);
  const type = pixelTypeOf(pixels);
  const result = world.open({
    title: `Result of ${first.title}`,
    type,
    width,
    height,
    planes: [pixels],
    lut: first.lut,
    calibration: { ...first.calibration },
  });
  if (type === "8-bit") [result.min, result.max] = [first.min, first.max];
  showResult(result, range);
  dropDensity(result);
}

function dividedByZero(world: World): number {
  const value = world.options.other.get("divideByZero");
  return typeof value === "number" ? value : Number.POSITIVE_INFINITY;
}

function showResult(window: ImageWindow, range: readonly [number, number] | null): void {
  if (window.type !== "8-bit") resetProcessorRange(window);
  else if (range) setProcessorRange(window, range[0], range[1]);
}

/** 32-bit and RGB images have no density calibration. */
function dropDensity(window: ImageWindow): void {
  if (window.type === "32-bit" || window.type === "RGB") {
    window.calibration.function = "none";
    window.calibration.coefficients = null;
  }
}

function stackOperation(
  world: World,
  first: ImageWindow,
  second: ImageWindow,
  mode: BlitMode,
  create: boolean,
  float: boolean,
  weights: RgbWeights,
): void {
  const target = create ? duplicated(world, first, float, weights) : first;
  const byZero = dividedByZero(world);
  const targetTable = calibrationTable(target);
  const sourceTable = calibrationTable(second);
  for (let i = 0; i < target.planes.length; i++) {
    const source = planeOf(second, second.planes.length === 1 ? second.plane : i, sourceTable);
    blit(planeOf(target, i, targetTable), source, mode, weights, byZero);
  }
  if (target.type !== "8-bit") resetProcessorRange(target);
  target.changed = true;
  if (create) world.show(target);
  else world.current = first;
}

function duplicated(world: World, source: ImageWindow, float: boolean, weights: RgbWeights): ImageWindow {
  const table = calibrationTable(source);
  const window = world.make({
    title: `Result of ${source.title}`,
    type: float ? "32-bit" : source.type,
    width: source.width,
    height: source.height,
    planes: source.planes.map((plane) => {
      const pixels = float ? planeTo32(plane, table, weights) : plane;
      return pixels === plane ? pixels.slice() : pixels;
    }),
    labels: [...source.labels],
    channels: source.channels,
    slices: source.slices,
    frames: source.frames,
    hyperstack: source.hyperstack,
    lut: source.lut,
    calibration: { ...source.calibration },
  });
  dropDensity(window);
  [window.min, window.max] = [source.min, source.max];
  window.fixedRange = true;
  if (source.composite !== null) {
    window.composite = source.composite;
    window.channelDisplay = source.channelDisplay.map((channel) => ({ ...channel }));
  }
  setPlane(window, 0);
  return window;
}
