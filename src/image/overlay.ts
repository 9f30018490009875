import { type NdArray, ndarray, quantile, withAxes } from "../array/index.ts";
import { fail } from "../errors/index.ts";

/** Quantiles that become black and white. */
const BLACK = 0.002;
const WHITE = 0.998;
/** How much of its colour the inside of an object takes. */
const TINT = 0.22;

/** A picture of an image with its objects drawn in: contrast-stretched grey (RGB keeps its colours), each object tinted
 * and outlined in a colour of its own. Neighbouring labels get colours far apart; the same label always gets the same.
 * @param image - (y, x), (y, x, channel of 3) or a stack (z, y, x), any dtype; NaN is drawn black.
 * @param labels - (y, x), or (z, y, x) for a stack; 0 = background.
 * @param options.z - slice of a stack; default the middle one.
 * @returns uint8 (y, x, channel).
 * @throws array/shape when the spatial shapes differ. */
export function overlayPicture(
  image: NdArray,
  labels: NdArray,
  options: { readonly z?: number } = {},
): NdArray<"uint8"> {
  const marks = labels.shape.length === 3 ? sliceOf(labels, options.z) : labels;
  const [height, width] = marks.shape;
  if (height === undefined || width === undefined || marks.shape.length !== 2) throw mismatch(image, labels);
  const pixels = height * width;
  const colour = image.data.length === 3 * pixels && image.shape[2] === 3 && image.shape.length === 3;
  const picture = !colour && image.shape.length === 3 ? sliceOf(image, options.z) : image;
  if (picture.data.length !== pixels * (colour ? 3 : 1) || picture.shape[0] !== height) {
    throw mismatch(image, labels);
  }
  const grey = stretch(picture);
  const out = new Uint8Array(3 * pixels);
  for (let i = 0; i < pixels; i++) {
    for (let c = 0; c < 3; c++) out[3 * i + c] = colour ? grey[3 * i + c]! : grey[i]!;
  }
  const { data } = marks;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const label = Number(data[i]);
      if (!(label > 0)) continue;
      const inside =
        x > 0 &&
        y > 0 &&
        x + 1 < width &&
        y + 1 < height &&
        data[i - 1] === data[i] &&
        data[i + 1] === data[i] &&
        data[i - width] === data[i] &&
        data[i + width] === data[i];
      const weight = inside ? TINT : 1;
      const rgb = labelColour(label);
      for (let c = 0; c < 3; c++)
        out[3 * i + c] = Math.round(out[3 * i + c]! * (1 - weight) + rgb[c]! * weight);
    }
  }
  return ndarray("uint8", [height, width, 3], out, ["y", "x", "channel"]);
}

/** Bright colour of a label: hues by the golden angle, so that successive labels differ most; three lightnesses. */
export function labelColour(label: number): readonly [number, number, number] {
  const known = colours[label % colours.length];
  return known ?? [255, 255, 255];
}

const colours = Array.from({ length: 720 }, (_, i) => {
  const hue = (i * 137.50776405) % 360;
  return hsl(hue, 0.95, [0.58, 0.66, 0.5][i % 3] ?? 0.58);
});

function hsl(hue: number, saturation: number, lightness: number): readonly [number, number, number] {
  const a = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12;
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Values to 0 … 255 between two quantiles of the finite ones. */
function stretch(array: NdArray): Uint8ClampedArray {
  const finite = array.dtype === "float32" || array.dtype === "float64" ? finiteOnly(array) : array;
  const out = new Uint8ClampedArray(array.data.length);
  if (finite.data.length === 0) return out;
  const [low, high] = quantile(finite, null, [BLACK, WHITE], "linear").map((q) => q.data[0] ?? 0);
  let black = low ?? 0;
  let white = high ?? 0;
  if (!(white > black)) {
    // Nearly constant pictures: all that there is.
    black = Number.POSITIVE_INFINITY;
    white = Number.NEGATIVE_INFINITY;
    for (const raw of finite.data) {
      black = Math.min(black, Number(raw));
      white = Math.max(white, Number(raw));
    }
  }
  const scale = white > black ? 255 / (white - black) : 0;
  for (let i = 0; i < out.length; i++) out[i] = (Number(array.data[i]) - black) * scale;
  return out;
}

function finiteOnly(array: NdArray): NdArray {
  const data = Float64Array.from(array.data as Float64Array).filter(Number.isFinite);
  return ndarray("float64", [data.length], data);
}

/** One z slice of a (z, y, x) stack, as a view. */
function sliceOf(stack: NdArray, z: number | undefined): NdArray {
  const [depth = 1, height = 1, width = 1] = stack.shape;
  const index = Math.min(Math.max(0, z ?? Math.floor(depth / 2)), depth - 1);
  const plane = height * width;
  const data = stack.data.subarray(index * plane, (index + 1) * plane);
  return withAxes({ ...stack, shape: [height, width], axes: null, data }, ["y", "x"]);
}

function mismatch(image: NdArray, labels: NdArray): Error {
  return fail("array/shape", {
    where: "overlayPicture",
    got: `image [${image.shape.join(", ")}], labels [${labels.shape.join(", ")}]`,
    expected: "the same height and width",
  });
}
