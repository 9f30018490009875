import { cast, type DType, isDType, type NdArray, ndarray } from "../array/index.ts";
import { floatsFrom, halvesFrom } from "./float16.ts";

/** Data as an ONNX graph wants it: half precision is a Uint16Array of bits. */
export interface GraphData {
  readonly dtype: DType | "float16";
  readonly data: NdArray["data"];
}

/** Does the program have numbers of this dtype to offer? */
export function isGraphDType(name: string): name is GraphData["dtype"] {
  return name === "float16" || isDType(name);
}

/** Convert to the dtype the graph declares, as numpy's astype would; no copy when it is that already. */
export function toGraphData(array: NdArray, dtype: GraphData["dtype"]): GraphData {
  if (dtype !== "float16") return { dtype, data: cast(array, dtype).data };
  return { dtype, data: halvesFrom(cast(array, "float32").data) };
}

/** Wrap a graph's output; half precision becomes float32. `data` must own its buffer. */
export function fromGraphData(
  dtype: string,
  shape: readonly number[],
  data: ArrayBufferView,
): NdArray | null {
  if (dtype === "float16") {
    const bits = new Uint16Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength / 2);
    return ndarray("float32", shape, floatsFrom(bits));
  }
  // The runtime pairs dtype names with typed arrays exactly as DataOf does.
  return isDType(dtype) ? ndarray(dtype, shape, data as NdArray["data"]) : null;
}
