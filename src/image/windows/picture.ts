import { ndarray } from "../../array/index.ts";
import { compositeColours, isSigned16, positionOf, shownIndices, windowColours } from "../display/index.ts";
import { type ImageLike, imageFile } from "../image-file.ts";
import { type ImageWindow, isGreyLut } from "../world/index.ts";

/** The colours that are seen of the current plane, or of all active channels: 0x00RRGGBB. */
export function seenColours(window: ImageWindow, plane = window.plane): Int32Array {
  if (window.composite !== "composite") return windowColours(window, plane);
  const { slice, frame } = positionOf(window, plane);
  return compositeColours(window, slice - 1, frame - 1);
}

/** One picture as PNG keeps it: 8-bit grey of the full range and 16-bit grey as they are, 32-bit grey as shown, everything
 * else in the colours that are seen.
 * @see ImageJ 1.54p, ij.plugin.PNG_Writer */
export function pictureOf(window: ImageWindow, plane = window.plane): ImageLike {
  const { width, height, type, lut } = window;
  const pixels = window.planes[plane];
  const plain = isGreyLut(lut) && lut[255] === 255;
  if (type !== "RGB" && plain && window.composite !== "composite" && pixels) {
    if (type === "16-bit" && window.composite === null)
      return imageFile({
        name: window.title,
        array: ndarray("uint16", [height, width], pixels as Uint16Array<ArrayBuffer>, ["y", "x"]),
      });
    if (type !== "8-bit" || (window.min === 0 && window.max === 255)) {
      const indices = new Uint8Array(shownIndices(pixels, window.min, window.max));
      return imageFile({
        name: window.title,
        array: ndarray("uint8", [height, width], indices, ["y", "x"]),
      });
    }
  }
  return colourPicture(window.title, width, height, seenColours(window, plane));
}

export function colourPicture(name: string, width: number, height: number, colours: Int32Array): ImageLike {
  const bytes = new Uint8Array(colours.length * 3);
  for (let i = 0; i < colours.length; i++) {
    const colour = colours[i] ?? 0;
    bytes[3 * i] = (colour >> 16) & 255;
    bytes[3 * i + 1] = (colour >> 8) & 255;
    bytes[3 * i + 2] = colour & 255;
  }
  return imageFile({
    name,
    array: ndarray("uint8", [height, width, 3], bytes, ["y", "x", "channel"]),
    rgb: true,
  });
}

/** Pixel values alone, all planes one after the other: big-endian, RGB as three bytes each; what "Raw Data..." writes. */
export function rawBytes(window: ImageWindow): Uint8Array<ArrayBuffer> {
  const { planes, type } = window;
  const size = window.width * window.height;
  const each = type === "8-bit" ? 1 : type === "16-bit" ? 2 : type === "RGB" ? 3 : 4;
  const out = new Uint8Array(size * each * planes.length);
  const view = new DataView(out.buffer);
  const signed = isSigned16(window) ? 0x8000 : 0;
  let at = 0;
  for (const plane of planes) {
    if (plane instanceof Uint8Array) out.set(plane, at);
    else if (plane instanceof Uint16Array)
      for (let i = 0; i < size; i++) view.setUint16(at + 2 * i, (plane[i] ?? 0) ^ signed);
    else if (plane instanceof Float32Array)
      for (let i = 0; i < size; i++) view.setFloat32(at + 4 * i, plane[i] ?? 0);
    else
      for (let i = 0; i < size; i++) {
        const colour = plane[i] ?? 0;
        out[at + 3 * i] = (colour >> 16) & 255;
        out[at + 3 * i + 1] = (colour >> 8) & 255;
        out[at + 3 * i + 2] = colour & 255;
      }
    at += size * each;
  }
  return out;
}
