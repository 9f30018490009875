import { fail } from "../errors/index.ts";
import { type DType, dtypes, itemSize, viewBytes } from "./dtype.ts";
import { widenFloat16 } from "./float16.ts";
import { type NdArray, ndarray, sizeOf } from "./ndarray.ts";
import { formatNpyHeader, parseNpyHeader } from "./npy-header.ts";
import { numpyCodes } from "./numpy-codes.ts";
import { transpose } from "./transpose.ts";

/** An array from the bytes of a .npy file: versions 1 to 3, either byte order, C or Fortran order.
 * float16 becomes float32. Files of Java writers are understood:
 * - zeros in the shape although there are data, `(64,64,1,1,0, )`: the zeros are dropped, the rest must fit the data;
 * - no data at all after the header: an empty array, the first size becomes 0;
 * - bytes after the data are ignored, as numpy does.
 * @param bytes - not kept: the array owns its data.
 * @param fileName - for messages.
 * @returns C order, axes null.
 * @throws array/malformed-npy for anything that is not such a file, or is cut off; array/dtype for complex numbers,
 * text, dates, records, objects. */
export function readNpy(bytes: Uint8Array, fileName: string): NdArray {
  const header = parseNpyHeader(bytes, fileName);
  const { dtype, bigEndian } = parseDescr(header.descr, fileName);
  const width = dtype === "float16" ? 2 : itemSize(dtype);
  const available = bytes.length - header.dataOffset;
  const shape = trueShape(header.shape, width, available, fileName);
  const count = sizeOf(shape);
  const raw = new Uint8Array(count * width);
  raw.set(bytes.subarray(header.dataOffset, header.dataOffset + raw.length));
  if (bigEndian) swapBytes(raw, width);
  const stored = header.fortranOrder ? [...shape].reverse() : shape;
  const array: NdArray =
    dtype === "float16"
      ? ndarray("float32", stored, widenFloat16(new Uint16Array(raw.buffer)))
      : ndarray(dtype, stored, viewBytes(dtype, raw.buffer));
  // any byte but 0 is true in a numpy bool
  if (dtype === "bool") for (let i = 0; i < raw.length; i++) raw[i] = raw[i] === 0 ? 0 : 1;
  if (!header.fortranOrder) return array;
  return transpose(
    array,
    shape.map((_, d) => shape.length - 1 - d),
  );
}

/** The bytes of a .npy file (version 1.0, little-endian, C order), the same as numpy.save writes.
 * Axes are not part of the format and are lost. */
export function writeNpy(array: NdArray): Uint8Array<ArrayBuffer> {
  const code = Object.keys(numpyCodes).find((key) => numpyCodes[key] === array.dtype)!;
  const header = formatNpyHeader(`${itemSize(array.dtype) === 1 ? "|" : "<"}${code}`, array.shape);
  const { data } = array;
  const result = new Uint8Array(header.length + data.byteLength);
  result.set(header);
  result.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), header.length);
  return result;
}

function parseDescr(descr: string, file: string): { dtype: DType | "float16"; bigEndian: boolean } {
  const dtype = numpyCodes[descr.replace(/^[<>=|]/, "")];
  if (!dtype)
    throw fail("array/dtype", {
      got: descr,
      expected: `one of ${dtypes.join(", ")} or float16`,
      where: file,
    });
  return { dtype, bigEndian: descr.startsWith(">") };
}

/** The shape the data have, see readNpy. */
function trueShape(
  declared: readonly number[],
  width: number,
  available: number,
  file: string,
): readonly number[] {
  const size = sizeOf(declared);
  if (size > 0 && available === 0) return [0, ...declared.slice(1)];
  const shape = size === 0 && available > 0 ? declared.filter((s) => s !== 0) : declared;
  const needed = sizeOf(shape) * width;
  const fits = size === 0 ? needed === available || available === 0 : needed <= available;
  if (fits) return shape;
  const shown = declared.join(", ");
  throw fail("array/malformed-npy", {
    file,
    reason: `the shape (${shown}) needs ${needed} bytes of data, the file has ${available}`,
  });
}

function swapBytes(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width)
    for (let i = at, j = at + width - 1; i < j; i++, j--) {
      const b = bytes[i]!;
      bytes[i] = bytes[j]!;
      bytes[j] = b;
    }
}
