import type { Processor } from "../world/index.ts";

/** Called between rows or lines of long work; may throw to stop it. */
export type Tick = () => void;

export function channelCount(processor: Processor): 1 | 3 {
  return processor.type === "RGB" ? 3 : 1;
}

/** One channel (RGB: 0 red, 1 green, 2 blue) as float32: a copy, except for 32-bit planes, whose own pixels are given. */
export function channelToFloat(processor: Processor, channel: number): Float32Array {
  const { pixels } = processor;
  if (pixels instanceof Float32Array) return pixels;
  const values = new Float32Array(pixels.length);
  if (processor.type === "RGB") {
    const shift = 16 - 8 * channel;
    for (let i = 0; i < values.length; i++) values[i] = (pixels[i]! >> shift) & 255;
  } else values.set(pixels);
  return values;
}

/** Put a channel back: rounded half up in float32, clamped; NaN becomes 0. 32-bit pixels are taken over as they are.
 * @see ImageJ 1.54p, ByteProcessor.setPixels(int, FloatProcessor) and its sisters */
export function channelFromFloat(processor: Processor, channel: number, values: Float32Array): void {
  const { pixels } = processor;
  if (pixels instanceof Float32Array) {
    if (values !== pixels) pixels.set(values);
    return;
  }
  const top = processor.type === "16-bit" ? 65535 : 255;
  if (processor.type === "RGB") {
    const shift = 16 - 8 * channel;
    const keep = ~(255 << shift);
    for (let i = 0; i < values.length; i++)
      pixels[i] = (pixels[i]! & keep) | (rounded(values[i]!, top) << shift);
  } else for (let i = 0; i < values.length; i++) pixels[i] = rounded(values[i]!, top);
}

function rounded(value: number, top: number): number {
  const up = Math.fround(value + 0.5);
  return up > top ? top : up > 0 ? Math.trunc(up) : 0;
}

/** Each channel of the plane, as float32, goes through `run` and back. */
export function eachFloatChannel(processor: Processor, run: (values: Float32Array) => void): void {
  for (let channel = 0; channel < channelCount(processor); channel++) {
    const values = channelToFloat(processor, channel);
    run(values);
    channelFromFloat(processor, channel, values);
  }
}
