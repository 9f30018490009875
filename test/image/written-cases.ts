import { allocate, type DType, type NdArray, ndarray } from "../../src/array/index.ts";
import { type ImageLike, type WriteTiffOptions, writeTiff } from "../../src/image/index.ts";

/** Images that are written, opened with ImageJ and tifffile by scripts/goldens/written_tiff.py, and written again by the
 * tests: the same bytes mean that what those two saw still holds. */
export interface WrittenCase extends WriteTiffOptions {
  readonly image: ImageLike;
}

function numbers<D extends DType>(
  dtype: D,
  shape: number[],
  axes: string[] | null,
  value: (i: number) => number,
): NdArray<D> {
  const data = allocate(
    dtype,
    shape.reduce((a, b) => a * b, 1),
  );
  const big = data instanceof BigInt64Array || data instanceof BigUint64Array;
  for (let i = 0; i < data.length; i++) data[i] = (big ? BigInt(value(i)) : value(i)) as never;
  return ndarray(dtype, shape, data, axes);
}

const um = (scale: number) => ({ scale, unit: "micrometer" });
const lut = (red: number, green: number, blue: number) =>
  Uint8Array.from({ length: 768 }, (_, i) => ((i % 256) * [red, green, blue][Math.floor(i / 256)]!) / 255);

export const writtenCases: Readonly<Record<string, WrittenCase>> = {
  hyperstack: {
    image: {
      name: "hyperstack",
      array: numbers("uint16", [2, 3, 2, 5, 7], ["time", "z", "channel", "y", "x"], (i) => (i * 997) % 65536),
      calibration: { x: um(0.1), y: um(0.325), z: um(2), time: { scale: 1.5, unit: "minute" } },
      labels: Array.from({ length: 12 }, (_, i) => `plane ${i} µ α`),
      displayRanges: [
        [3, 4000],
        [100, 65535],
      ],
      luts: [lut(255, 0, 255), lut(0, 255, 0)],
    },
  },
  turned: {
    image: {
      name: "turned",
      array: numbers("uint8", [5, 2, 7, 3], ["y", "channel", "x", "z"], (i) => i % 256),
      calibration: { z: um(0.5) },
    },
  },
  frames: {
    image: {
      name: "frames",
      array: numbers("uint8", [3, 3, 5], ["time", "y", "x"], (i) => i * 5),
      calibration: { time: { scale: 20, unit: "millisecond" } },
    },
  },
  floats: {
    image: {
      name: "floats",
      array: numbers("float32", [2, 4, 6], ["z", "y", "x"], (i) => i / 8 - 2),
      displayRanges: [[-1.5, 3]],
      calibration: { x: { scale: 12, unit: "nanometer" }, y: { scale: 12, unit: "nanometer" } },
    },
  },
  rgb: {
    image: {
      name: "rgb",
      array: numbers("uint8", [5, 7, 3], ["y", "x", "channel"], (i) => (i * 3) % 256),
      rgb: true,
      calibration: { x: { scale: 0.004, unit: "inch" }, y: { scale: 0.004, unit: "inch" } },
    },
  },
  rgb_stack: {
    image: {
      name: "rgb_stack",
      array: numbers("uint8", [2, 5, 7, 3], ["z", "y", "x", "channel"], (i) => (i * 3) % 256),
      rgb: true,
    },
  },
  rgb_16bit: {
    image: {
      name: "rgb_16bit",
      array: numbers("uint16", [5, 7, 3], ["y", "x", "channel"], (i) => i * 600),
      rgb: true,
    },
  },
  palette: {
    image: {
      name: "palette",
      array: numbers("uint8", [2, 4, 6], ["z", "y", "x"], (i) => i * 5),
      luts: [lut(255, 128, 0)],
    },
  },
  mask: { image: { name: "mask", array: numbers("bool", [4, 6], ["y", "x"], (i) => i % 3 && 1) } },
  labels_int64: {
    image: { name: "labels_int64", array: numbers("int64", [4, 6], ["y", "x"], (i) => i * 2000) },
  },
  negative_int32: {
    image: { name: "negative_int32", array: numbers("int32", [4, 6], ["y", "x"], (i) => i - 12) },
  },
  small_uint32: {
    image: { name: "small_uint32", array: numbers("uint32", [4, 6], ["y", "x"], (i) => i) },
  },
  batch: {
    image: {
      name: "batch",
      array: numbers("float64", [2, 1, 4, 6], ["batch", "channel", "y", "x"], (i) => i / 4),
    },
  },
  without_axes: { image: { name: "without_axes", array: numbers("uint16", [2, 4, 6], null, (i) => i * 7) } },
  one_pixel: { image: { name: "one_pixel", array: numbers("uint8", [1, 1], ["y", "x"], () => 77) } },
  other_unit: {
    image: {
      name: "other_unit",
      array: numbers("uint8", [4, 6], ["y", "x"], (i) => i),
      calibration: { x: { scale: 1e-7, unit: "Äon\nlength" }, y: { scale: 3e7, unit: "millimeter" } },
    },
  },
  deflate: {
    compression: "deflate",
    image: {
      name: "deflate",
      array: numbers("uint16", [3, 20, 30], ["channel", "y", "x"], (i) => i % 900),
      labels: ["DAPI", "GFP", "RFP"],
    },
  },
};

export function writeCase(name: string): { bytes: Uint8Array<ArrayBuffer>; notes: string[] } {
  const written = writtenCases[name];
  if (!written) throw new Error(`no case ${name}`);
  return writeTiff(written.image, written);
}
