/** Level 1: NdArray, its dtypes, copies, casts, reductions, .npy. Imports errors only. */
export * from "./dtype.ts";
export * from "./ndarray.ts";
