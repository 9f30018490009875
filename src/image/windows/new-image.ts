import { channelLut, makeComposite } from "../display/index.ts";
import type { NewWindow, World } from "../world/index.ts";
import {
  greyLut,
  type ImageWindow,
  invertedLut,
  newPixels,
  type PixelType,
  type PlanePixels,
  TRANSPARENT,
} from "../world/index.ts";

export type Fill = "black" | "white" | "ramp" | "noise";

/** Adds normally distributed noise of a deviation to a plane, in place. */
export type AddNoise = (pixels: PlanePixels, deviation: number) => void;

export interface NewImage {
  readonly title: string;
  readonly type: PixelType;
  readonly fill: Fill;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly slices: number;
  readonly frames: number;
  readonly hyperstack: boolean;
  /** null: no composite. */
  readonly composite: "composite" | "color" | "grayscale" | null;
  readonly label: boolean;
}

/** What newImage and File > New > Image say: "8-bit ramp", "RGB white", "32-bit composite-mode label".
 * @see ImageJ 1.54p, IJ.createImage */
export function parseImageType(text: string): {
  type: PixelType;
  fill: Fill;
  mode: NewImage["composite"];
  label: boolean;
} {
  const lower = text.toLowerCase();
  let type: PixelType = "8-bit";
  if (lower.includes("16")) type = "16-bit";
  if (lower.includes("32")) type = "32-bit";
  if (lower.includes("24") || lower.includes("rgb")) type = "RGB";
  let fill: Fill = type === "8-bit" || type === "RGB" ? "white" : "black";
  if (lower.includes("white")) fill = "white";
  else if (lower.includes("black")) fill = "black";
  else if (lower.includes("ramp")) fill = "ramp";
  else if (lower.includes("noise") || lower.includes("random")) fill = "noise";
  let mode: NewImage["composite"] = "color";
  if (lower.includes("composite")) mode = "composite";
  else if (lower.includes("grayscale")) mode = "grayscale";
  return { type, fill, mode, label: lower.includes("label") };
}

/** A new image, opened. 16-bit shows 0…65535, 32-bit 0…1 (noise: what is there); "white" gives these an inverting table and zeros.
 * @see ImageJ 1.54p, ij.gui.NewImage */
export function createImage(world: World, image: NewImage, addNoise: AddNoise): ImageWindow {
  const parts = partsOf(image, addNoise);
  if ((parts.channels ?? 1) > 1 && parts.type !== "RGB") world.skipId();
  return fillIn(world.open(parts), image);
}

function partsOf(image: NewImage, addNoise: AddNoise): NewWindow {
  const { type, fill, width, height } = image;
  const count = image.channels * image.slices * image.frames;
  const first = filled(type, fill, width, height, addNoise);
  const planes = Array.from({ length: count }, (_, i) => {
    if (i === 0) return first;
    if (fill === "noise") return filled(type, fill, width, height, addNoise);
    // ImageJ copies the first plane where it is white or a ramp; the others are zeros, without the opaque byte in RGB.
    if (fill !== "black") return first.slice();
    const rest = newPixels(type, width * height);
    return type === "RGB" ? rest.fill(TRANSPARENT) : rest;
  });
  const inverted = fill === "white" && (type === "16-bit" || type === "32-bit");
  return {
    title: image.title,
    type,
    width,
    height,
    planes,
    channels: image.channels,
    slices: image.slices,
    frames: image.frames,
    hyperstack: image.hyperstack,
    lut: inverted ? invertedLut(greyLut()) : greyLut(),
  };
}

function fillIn(window: ImageWindow, image: NewImage): ImageWindow {
  const { type, fill } = image;
  window.dimensionsSet = image.hyperstack;
  if (type === "16-bit") [window.min, window.max, window.fixedRange] = [0, 65535, true];
  if (type === "32-bit") {
    if (fill !== "noise") [window.min, window.max, window.fixedRange] = [0, 1, true];
    else [window.min, window.max] = extremes(window.planes[0]);
  }
  if (image.composite !== null && image.channels > 1) {
    makeComposite(window, image.composite, { luts: window.planes.map((_, i) => channelLut(i)) });
  }
  return window;
}

function extremes(pixels: PlanePixels | undefined): [number, number] {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of pixels ?? []) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

function filled(type: PixelType, fill: Fill, width: number, height: number, addNoise: AddNoise): PlanePixels {
  const pixels = newPixels(type, width * height);
  if (fill === "noise") {
    noise(pixels, type, addNoise);
    return pixels;
  }
  if (fill === "white" && type === "8-bit") pixels.fill(255);
  if (fill === "white" && type === "RGB") pixels.fill(0xffffff);
  if (fill === "ramp") {
    for (let x = 0; x < width; x++) {
      const byte = Math.trunc((x * 256) / width);
      let value = byte;
      if (type === "16-bit") value = Math.trunc((x * 65536) / width + 0.5);
      if (type === "32-bit") value = x / width;
      if (type === "RGB") value = (byte << 16) | (byte << 8) | byte;
      for (let i = x; i < pixels.length; i += width) pixels[i] = value;
    }
  }
  return pixels;
}

function noise(pixels: PlanePixels, type: PixelType, addNoise: AddNoise): void {
  if (type === "RGB") {
    for (const shift of [16, 8, 0]) {
      const part = new Uint8Array(pixels.length).fill(127);
      addNoise(part, 31);
      for (let i = 0; i < part.length; i++) pixels[i]! |= part[i]! << shift;
    }
    return;
  }
  if (type === "8-bit") pixels.fill(127);
  if (type === "16-bit") pixels.fill(32767);
  addNoise(pixels, type === "8-bit" ? 31 : type === "16-bit" ? 7940 : 1);
}
