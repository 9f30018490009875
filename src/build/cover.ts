import { type NdArray, ndarray, quantile } from "../array/index.ts";
import { writePng } from "../image/index.ts";

/** Height of both halves; a cover is a thumbnail. */
const HEIGHT = 256;
const MOST_WIDTH = 512;
const GAP = 4;

/** Cover picture: the input on the left, the output on the right, both stretched in contrast and scaled to one height by
 * nearest neighbour. Stacks show their middle slice; one channel is grey, two or three are colours, of more the first.
 * @param images - arrays with axes; those without y and x are left out.
 * @returns a PNG, or null when no array is an image */
export function coverPicture(images: readonly NdArray[]): Uint8Array<ArrayBuffer> | null {
  const pictures = images.flatMap((image) => toPicture(image) ?? []);
  if (pictures.length === 0) return null;
  const scaled = pictures.map(scale);
  const width = scaled.reduce((sum, p) => sum + p.width, 0) + GAP * (scaled.length - 1);
  const data = new Uint8Array(HEIGHT * width * 3).fill(255);
  let left = 0;
  for (const picture of scaled) {
    for (let y = 0; y < HEIGHT; y++) {
      const row = picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3);
      data.set(row, (y * width + left) * 3);
    }
    left += picture.width + GAP;
  }
  const array = ndarray("uint8", [HEIGHT, width, 3], data, ["y", "x", "channel"]);
  return writePng({ name: "cover", array, rgb: true }).bytes;
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue per pixel. */
  readonly data: Uint8Array;
}

function toPicture({ shape, axes, data, dtype }: NdArray): Picture | null {
  const names = axes ?? [];
  const y = names.indexOf("y");
  const x = names.indexOf("x");
  if (y < 0 || x < 0) return null;
  const strides = shape.map((_, d) => shape.slice(d + 1).reduce((a, b) => a * b, 1));
  const c = names.indexOf("channel");
  let base = 0;
  names.forEach((name, d) => {
    if (d !== y && d !== x && d !== c && name !== "batch")
      base += Math.floor(((shape[d] ?? 1) - 1) / 2) * (strides[d] ?? 0);
  });
  const channels = c < 0 ? 1 : (shape[c] ?? 1);
  const shown = channels === 2 || channels === 3 ? channels : 1;
  const height = shape[y] ?? 1;
  const width = shape[x] ?? 1;
  const out = new Uint8Array(height * width * 3);
  for (let k = 0; k < shown; k++) {
    const plane = new Float32Array(height * width);
    for (let i = 0, at = 0; i < height; i++)
      for (let j = 0; j < width; j++)
        plane[at++] = Number(
          data[base + i * (strides[y] ?? 0) + j * (strides[x] ?? 0) + (c < 0 ? 0 : k * (strides[c] ?? 0))],
        );
    const grey = stretch(plane, dtype === "bool");
    for (let p = 0; p < grey.length; p++) {
      if (shown > 1) out[3 * p + k] = grey[p] ?? 0;
      else out.fill(grey[p] ?? 0, 3 * p, 3 * p + 3);
    }
  }
  return { width, height, data: out };
}

/** 0.2 % of the pixels may be cut at each end; NaN is black. */
function stretch(plane: Float32Array<ArrayBuffer>, full: boolean): Uint8ClampedArray {
  const finite = plane.filter(Number.isFinite);
  const out = new Uint8ClampedArray(plane.length);
  if (finite.length === 0) return out;
  const [low, high] = full
    ? [0, 1]
    : quantile(ndarray("float32", [finite.length], finite), null, [0.002, 0.998], "linear").map(
        (q) => q.data[0] ?? 0,
      );
  const range = (high ?? 0) - (low ?? 0);
  for (let i = 0; i < plane.length; i++) {
    const value = plane[i] ?? 0;
    out[i] = Number.isNaN(value) ? 0 : range > 0 ? ((value - (low ?? 0)) / range) * 255 : 128;
  }
  return out;
}

function scale({ width, height, data }: Picture): Picture {
  const wide = Math.min(MOST_WIDTH, Math.max(1, Math.round((width * HEIGHT) / height)));
  const out = new Uint8Array(HEIGHT * wide * 3);
  for (let y = 0; y < HEIGHT; y++) {
    const row = Math.floor(((y + 0.5) * height) / HEIGHT);
    for (let x = 0; x < wide; x++) {
      const from = (row * width + Math.floor(((x + 0.5) * width) / wide)) * 3;
      out.set(data.subarray(from, from + 3), (y * wide + x) * 3);
    }
  }
  return { width: wide, height: HEIGHT, data: out };
}
