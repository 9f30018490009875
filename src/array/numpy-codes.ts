import type { DType } from "./dtype.ts";

/** numpy's short names of element types, item size included ("u2" = uint16), without byte order. float16 is named because
 * readers widen it. */
export const numpyCodes: Readonly<Record<string, DType | "float16">> = {
  b1: "bool",
  i1: "int8",
  u1: "uint8",
  i2: "int16",
  u2: "uint16",
  i4: "int32",
  u4: "uint32",
  i8: "int64",
  u8: "uint64",
  f2: "float16",
  f4: "float32",
  f8: "float64",
};
