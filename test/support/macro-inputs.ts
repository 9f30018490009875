import { inflateSync } from "node:zlib";
import type {
  ChannelDisplay,
  ImageWindow,
  PixelType,
  PlanePixels,
  World,
} from "../../src/image/world/index.ts";
import { greyLut } from "../../src/image/world/index.ts";
import type { RecordedImage, RecordedNumber } from "./macro-record.ts";

export const number = (value: RecordedNumber): number => Number(value);

const unpack = (text: string) => new Uint8Array(inflateSync(Buffer.from(text, "base64")));

/** Planes of a record, as a window has them. */
export function planesOf(image: RecordedImage): PlanePixels[] {
  const bytes = unpack(image.pixels ?? "");
  const count = image.channels * image.slices * image.frames;
  const size = bytes.length / count;
  return Array.from({ length: count }, (_, k) => planeOf(image.type, bytes.slice(k * size, (k + 1) * size)));
}

function planeOf(type: PixelType, bytes: Uint8Array<ArrayBuffer>): PlanePixels {
  if (type === "8-bit") return bytes;
  if (type === "16-bit") return new Uint16Array(bytes.buffer);
  if (type === "32-bit") return new Float32Array(bytes.buffer);
  const rgb = new Int32Array(bytes.length / 3);
  for (let i = 0; i < rgb.length; i++)
    rgb[i] = ((bytes[3 * i] ?? 0) << 16) | ((bytes[3 * i + 1] ?? 0) << 8) | (bytes[3 * i + 2] ?? 0);
  return rgb;
}

/** The window as ImageJ has it after opening the file: macros are tested apart from reading files. */
export function openRecorded(world: World, image: RecordedImage): ImageWindow {
  const luts = (image.lutBytes ?? []).map(unpack);
  if (image.mode !== "none") world.skipId();
  const window = world.open({
    title: image.title,
    type: image.type,
    width: image.width,
    height: image.height,
    planes: planesOf(image),
    labels: [...(image.labels ?? Array(image.channels * image.slices * image.frames).fill(null))],
    channels: image.channels,
    slices: image.slices,
    frames: image.frames,
    hyperstack: image.hyperstack,
    ...(luts[0] ? { lut: luts[0] } : {}),
  });
  const [x, y, z] = image.calibration.origin;
  const { pixelWidth, pixelHeight, pixelDepth, unit, frameInterval, timeUnit } = image.calibration;
  Object.assign(window.calibration, { pixelWidth, pixelHeight, pixelDepth, unit, frameInterval, timeUnit });
  Object.assign(window.calibration, { xOrigin: x, yOrigin: y, zOrigin: z });
  window.min = number(image.min);
  window.max = number(image.max);
  window.plane = image.currentSlice - 1;
  window.info = image.info ?? "";
  window.fileName = image.title;
  window.dimensionsSet = true;
  window.directory = "/";
  if (image.mode !== "none") {
    window.composite = image.mode;
    window.channelDisplay = (image.ranges ?? []).map(([min, max], c): ChannelDisplay => {
      return { lut: luts[c] ?? window.lut, min: number(min), max: number(max), active: true };
    });
    // Only in color mode does the current plane itself have its channel's table, until another channel is chosen.
    if (image.mode !== "color") window.lut = greyLut();
  }
  return window;
}
