/** Names of element types as numpy and the rdf spell them. float16 and complex do not occur inside: readers widen or refuse them. */
export type DType =
  | "bool"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "float32"
  | "float64";

/** The typed array that holds each dtype; bool is one byte, 0 or 1. */
export interface DataOf {
  bool: Uint8Array<ArrayBuffer>;
  int8: Int8Array<ArrayBuffer>;
  uint8: Uint8Array<ArrayBuffer>;
  int16: Int16Array<ArrayBuffer>;
  uint16: Uint16Array<ArrayBuffer>;
  int32: Int32Array<ArrayBuffer>;
  uint32: Uint32Array<ArrayBuffer>;
  int64: BigInt64Array<ArrayBuffer>;
  uint64: BigUint64Array<ArrayBuffer>;
  float32: Float32Array<ArrayBuffer>;
  float64: Float64Array<ArrayBuffer>;
}

interface DataConstructor<D extends DType> {
  new (length: number): DataOf[D];
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): DataOf[D];
  readonly BYTES_PER_ELEMENT: number;
}

const constructors: { readonly [D in DType]: DataConstructor<D> } = {
  bool: Uint8Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  int64: BigInt64Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
};

export const dtypes = Object.keys(constructors) as readonly DType[];

export function isDType(name: string): name is DType {
  return name in constructors;
}

export function isBigDType(dtype: DType): dtype is "int64" | "uint64" {
  return dtype === "int64" || dtype === "uint64";
}

export function isFloatDType(dtype: DType): dtype is "float32" | "float64" {
  return dtype === "float32" || dtype === "float64";
}

export function itemSize(dtype: DType): number {
  return constructors[dtype].BYTES_PER_ELEMENT;
}

/** New zero-filled storage for `length` elements. */
export function allocate<D extends DType>(dtype: D, length: number): DataOf[D] {
  return new constructors[dtype](length);
}

/** A typed view over bytes that are already little-endian and aligned; nothing is copied. */
export function viewBytes<D extends DType>(
  dtype: D,
  buffer: ArrayBuffer,
  byteOffset = 0,
  length?: number,
): DataOf[D] {
  return new constructors[dtype](buffer, byteOffset, length);
}
