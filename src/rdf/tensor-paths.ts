/** Where a version of the format writes what belongs to tensor `i`, axis `a`, for messages found after reading. */
export interface TensorPaths {
  id(side: "inputs" | "outputs", i: number): string;
  size(side: "inputs" | "outputs", i: number, a: number): string;
  halo(i: number, a: number): string;
}

export const pathsV05: TensorPaths = {
  id: (side, i) => `${side}[${i}].id`,
  size: (side, i, a) => `${side}[${i}].axes[${a}].size`,
  halo: (i, a) => `outputs[${i}].axes[${a}].halo`,
};

export const pathsV04: TensorPaths = {
  id: (side, i) => `${side}[${i}].name`,
  size: (side, i, a) => `${side}[${i}].shape[${a}]`,
  halo: (i, a) => `outputs[${i}].halo[${a}]`,
};
