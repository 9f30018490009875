import {
  type DataOf,
  type DType,
  isDType,
  itemSize,
  type NdArray,
  ndarray,
  viewBytes,
} from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { Calibration } from "../image/index.ts";

/** An image of itk-wasm: x runs fastest, so the shape is `size` reversed; components come last as channels. */
interface ItkImage {
  readonly imageType: { readonly componentType: string; readonly components: number };
  readonly size: readonly number[];
  readonly spacing?: readonly number[];
  readonly name?: string;
  readonly data: ArrayBufferView | ArrayBuffer | null;
}

export function isItkImage(value: unknown): value is ItkImage {
  return (
    typeof value === "object" && value !== null && "imageType" in value && "size" in value && "data" in value
  );
}

/** @returns array with axes (z,) y, x (, channel), and the spacing, whose unit itk does not know (given as "millimeter",
 * its convention).
 * @throws service/wire for a component type or size that does not fit the data. */
export function fromItkImage(
  image: ItkImage,
  what: string,
): { array: NdArray; calibration: Calibration; name: string | null } {
  const wrong = (reason: string) => fail("service/wire", { what, reason });
  const { componentType, components = 1 } = image.imageType;
  if (!isDType(componentType)) throw wrong(`component type ${componentType} of an itk image is not readable`);
  const size = [...image.size].reverse();
  if (size.length < 1 || size.length > 3)
    throw wrong(`an itk image of ${size.length} dimensions is not readable`);
  const spatial = ["z", "y", "x"].slice(3 - size.length);
  const shape = components > 1 ? [...size, components] : size;
  const axes = components > 1 ? [...spatial, "channel"] : spatial;
  const spacing = image.spacing ? [...image.spacing].reverse() : [];
  const calibration = Object.fromEntries(
    spatial.flatMap((axis, i) => {
      const scale = spacing[i];
      return scale === undefined || scale === 1 ? [] : [[axis, { scale, unit: "millimeter" }]];
    }),
  );
  return {
    array: ndarray(componentType, shape, dataOf(componentType, image.data, wrong), axes),
    calibration,
    name: image.name ?? null,
  };
}

function dataOf<D extends DType>(
  dtype: D,
  data: ItkImage["data"],
  wrong: (reason: string) => Error,
): DataOf[D] {
  if (data === null) throw wrong("an itk image without data");
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
  if (bytes.length % itemSize(dtype) !== 0)
    throw wrong(`${bytes.length} bytes are not whole values of ${dtype}`);
  // A copy: the bytes may be shared memory or lie at an odd offset.
  return viewBytes(dtype, bytes.slice().buffer);
}
