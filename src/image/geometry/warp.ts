import { joinColours, type Processor, splitColours } from "../world/index.ts";
import { clampInside } from "./resample.ts";
import { type Interpolation, sampler, storeSample } from "./sample.ts";

type Channel = Omit<Processor, "lut" | "min" | "max">;

const none = new Uint8Array(0);

/** Runs an operation on each 8-bit channel of an RGB plane. */
function perChannel(
  processor: Channel,
  background: number,
  run: (channel: Channel, background: number) => void,
): void {
  const channels = splitColours(processor.pixels).map((pixels, i) => {
    const channel: Channel = { ...processor, type: "8-bit", pixels };
    run(channel, (background >> (16 - 8 * i)) & 255);
    return channel.pixels;
  });
  processor.pixels.set(joinColours(channels[0] ?? none, channels[1] ?? none, channels[2] ?? none));
}

/** Rotate the selection's rectangle in place, clockwise, around its centre; what comes from outside the image is `background`.
 * @param background - pixel value; RGB packed.
 * @see ImageJ 1.54p ImageProcessor.rotate */
export function rotatePlane(
  processor: Channel,
  angle: number,
  method: Interpolation,
  background: number,
): void {
  if (processor.type === "RGB" && method !== "None") {
    perChannel(processor, background, (channel, value) => rotatePlane(channel, angle, method, value));
    return;
  }
  if (angle % 360 === 0 && processor.type === "8-bit") return;
  const { width, height, rect, pixels, type } = processor;
  const source = pixels.slice();
  const sample = sampler(source, width, height);
  const centreX = rect.x + (rect.width - 1) / 2;
  const centreY = rect.y + (rect.height - 1) / 2;
  const radians = -angle / (180 / Math.PI);
  const cos = Math.cos(radians);
  const sin = Math.sin(radians);
  const offsetX = centreY * sin - centreX * cos;
  const offsetY = -centreX * sin - centreY * cos;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    let at = y * width + rect.x;
    const rowX = offsetX - y * sin + centreX;
    const rowY = offsetY + y * cos + centreY;
    for (let x = rect.x; x < rect.x + rect.width; x++, at++) {
      const xs = x * cos + rowX;
      const ys = x * sin + rowY;
      if (method === "Bicubic") pixels[at] = storeSample(type, sample.bicubic(xs, ys, background));
      else if (!(xs >= -0.01 && xs < width && ys >= -0.01 && ys < height)) pixels[at] = background;
      else if (method === "Bilinear") {
        const value = sample.inside(clampInside(xs, width), clampInside(ys, height));
        pixels[at] = type === "32-bit" ? value : Math.trunc(value + 0.5);
      } else {
        const column = Math.min(width - 1, Math.trunc(xs + 0.5));
        const row = Math.min(height - 1, Math.trunc(ys + 0.5));
        pixels[at] = source[row * width + column] ?? 0;
      }
    }
  }
}

/** Scale the content of the selection's rectangle in place, around its centre (Scale... without "create").
 * @param background - what appears at the border when shrinking; 16- and 32-bit take their display minimum.
 * @see ImageJ 1.54p ImageProcessor.scale */
export function scalePlane(
  processor: Channel,
  xScale: number,
  yScale: number,
  method: Interpolation,
  background: number,
): void {
  if (processor.type === "RGB" && method !== "None") {
    perChannel(processor, background, (channel, value) => scalePlane(channel, xScale, yScale, method, value));
    return;
  }
  const { width, height, rect, pixels, type } = processor;
  const source = pixels.slice();
  const sample = sampler(source, width, height);
  const xCentre = rect.x + rect.width / 2;
  const yCentre = rect.y + rect.height / 2;
  let { x: left, y: top } = rect;
  let right = rect.x + rect.width - 1;
  let bottom = rect.y + rect.height - 1;
  if (xScale > 1 && yScale > 1) {
    left = Math.max(0, Math.trunc(xCentre - (xCentre - rect.x) * xScale));
    right = Math.min(width - 1, left + Math.trunc(rect.width * xScale) - 1);
    top = Math.max(0, Math.trunc(yCentre - (yCentre - rect.y) * yScale));
    bottom = Math.min(height - 1, top + Math.trunc(rect.height * yScale) - 1);
  }
  const shrinks = xScale < 1 || yScale < 1;
  for (let y = top; y <= bottom; y++) {
    const exact = (y - yCentre) / yScale + yCentre;
    const row = Math.trunc(exact);
    const ys = clampInside(exact, height);
    let at = y * width + left;
    for (let x = left; x <= right; x++, at++) {
      const xs = (x - xCentre) / xScale + xCentre;
      const column = Math.trunc(xs);
      if (method === "Bicubic") pixels[at] = storeSample(type, sample.bicubic(xs, exact, background));
      else if (shrinks && (column < left || column > right || row < top || row > bottom))
        pixels[at] = background;
      else if (method === "Bilinear") {
        const value = sample.inside(clampInside(xs, width), ys);
        pixels[at] = type === "32-bit" ? value : Math.trunc(value + 0.5);
      } else pixels[at] = source[width * Math.trunc(ys) + column] ?? 0;
    }
  }
}

/** Shift the content inside the selection's rectangle; 0 comes in from outside the image.
 * @see ImageJ 1.54p ImageProcessor.translate */
export function translatePlane(processor: Channel, dx: number, dy: number, method: Interpolation): void {
  const { width, height, rect, pixels, type } = processor;
  const whole = dx === Math.trunc(dx) && dy === Math.trunc(dy);
  if (!whole && method !== "None" && type === "RGB") {
    perChannel(processor, 0, (channel) => translatePlane(channel, dx, dy, method));
    return;
  }
  const source = pixels.slice();
  const sample = sampler(source, width, height);
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let x = rect.x; x < rect.x + rect.width; x++) {
      let value = 0;
      if (whole || method === "None") {
        const column = x - Math.trunc(dx);
        const row = y - Math.trunc(dy);
        if (column >= 0 && column < width && row >= 0 && row < height)
          value = source[row * width + column] ?? 0;
      } else if (method === "Bicubic") value = storeSample(type, sample.bicubic(x - dx, y - dy, 0));
      else {
        const xs = x - dx;
        const ys = y - dy;
        if (xs >= 0 && ys >= 0 && xs < width - 1 && ys < height - 1) {
          value = sample.inside(xs, ys);
          if (type !== "32-bit") value = Math.floor(value + 0.5);
        }
      }
      pixels[y * width + x] = value;
    }
}

/** Mirror the selection's rectangle in place. */
export function flipPlane(processor: Channel, vertical: boolean): void {
  const { width, rect, pixels } = processor;
  if (vertical) {
    for (let y = 0; y < rect.height >> 1; y++) {
      const upper = (rect.y + y) * width + rect.x;
      const lower = (rect.y + rect.height - 1 - y) * width + rect.x;
      const row = pixels.slice(upper, upper + rect.width);
      pixels.copyWithin(upper, lower, lower + rect.width);
      pixels.set(row, lower);
    }
  } else
    for (let y = rect.y; y < rect.y + rect.height; y++)
      pixels.subarray(y * width + rect.x, y * width + rect.x + rect.width).reverse();
}

/** A quarter turn of the whole plane; the new plane is `height` wide. */
export function quarterTurn<P extends Processor["pixels"]>(
  pixels: P,
  width: number,
  height: number,
  clockwise: boolean,
): P {
  const out = pixels.slice() as P;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      out[clockwise ? x * height + (height - 1 - y) : (width - 1 - x) * height + y] =
        pixels[y * width + x] ?? 0;
  return out;
}
