import { channelCount, channelFromFloat, channelToFloat, type Tick } from "../filters/index.ts";
import { fromHsb, toHsb8 } from "../types/index.ts";
import { isInvertingLut, type Processor } from "../world/index.ts";
import { rollBackground, rollingBall } from "./rolling-ball.ts";
import { slideBackground } from "./sliding-paraboloid.ts";
import { smooth3 } from "./smooth3.ts";

export interface BackgroundOptions {
  /** Of the ball in pixels, or of the curvature of the paraboloid. */
  readonly radius: number;
  readonly light: boolean;
  /** Put the background in place of the image instead of subtracting it. */
  readonly create: boolean;
  readonly paraboloid: boolean;
  readonly smooth: boolean;
  /** RGB: each channel on its own; else by brightness, leaving hue and saturation. */
  readonly separate: boolean;
}

/** Subtract the background of a whole plane (a selection plays no part) in place.
 * @see ImageJ 1.54p, BackgroundSubtracter.rollingBallBackground */
export function subtractBackground(processor: Processor, options: BackgroundOptions, tick?: Tick): void {
  if (processor.type !== "RGB" || options.separate) {
    eachChannel(processor, options, tick);
    return;
  }
  const pixels = processor.pixels as Int32Array;
  const [hue, saturation, brightness] = toHsb8(pixels);
  eachChannel({ ...processor, type: "8-bit", pixels: brightness, lut: greyRamp() }, options, tick);
  pixels.set(fromHsb(hue, saturation, brightness));
}

function eachChannel(processor: Processor, options: BackgroundOptions, tick: Tick | undefined): void {
  const inverting = processor.type !== "RGB" && isInvertingLut(processor.lut);
  const invert = inverting !== options.light;
  for (let channel = 0; channel < channelCount(processor); channel++) {
    const background = channelToFloat(processor, channel);
    const before = processor.type === "32-bit" && !options.create ? background.slice() : null;
    makeBackground(background, processor.width, processor.height, options, invert, tick);
    if (options.create) channelFromFloat(processor, channel, background);
    else if (before !== null)
      for (let i = 0; i < background.length; i++) background[i] = before[i]! - background[i]!;
    else subtract(processor, channel, background, invert);
  }
}

function makeBackground(
  pixels: Float32Array,
  width: number,
  height: number,
  options: BackgroundOptions,
  invert: boolean,
  tick: Tick | undefined,
): void {
  if (invert) negate(pixels);
  if (options.paraboloid) {
    let shift = 0;
    if (options.smooth) {
      shift = Math.fround(smooth3(pixels, width, height, "maximum"));
      smooth3(pixels, width, height, "mean");
    }
    slideBackground(pixels, width, height, options.radius, tick);
    if (options.smooth) for (let i = 0; i < pixels.length; i++) pixels[i]! -= shift;
  } else {
    if (options.smooth) smooth3(pixels, width, height, "mean");
    rollBackground(pixels, width, height, rollingBall(options.radius), tick);
  }
  if (invert) negate(pixels);
}

function negate(pixels: Float32Array): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = -pixels[i]!;
}

/** Integer channels: difference + 0.5 (and the highest value, with a light background) in float32, clamped, truncated. */
function subtract(processor: Processor, channel: number, background: Float32Array, invert: boolean): void {
  const { pixels, type } = processor;
  const top = type === "16-bit" ? 65535 : 255;
  const offset = (invert ? top : 0) + 0.5;
  const shift = type === "RGB" ? 16 - 8 * channel : 0;
  const keep = type === "RGB" ? ~(255 << shift) : 0;
  for (let i = 0; i < background.length; i++) {
    const pixel = pixels[i]!;
    const raw = type === "RGB" ? (pixel >> shift) & 255 : pixel;
    const value = Math.fround(Math.fround(raw - background[i]!) + offset);
    const clamped = value > top ? top : value > 0 ? Math.trunc(value) : 0;
    pixels[i] = type === "RGB" ? (pixel & keep) | (clamped << shift) : clamped;
  }
}

function greyRamp(): Uint8Array {
  return Uint8Array.from({ length: 768 }, (_, i) => i & 255);
}
