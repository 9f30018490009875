import { type NdArray, zeros } from "../../src/array/index.ts";
import { cutTile, stitchTile, type TilePlan } from "../../src/tiling/index.ts";

/** A network along one axis: output length trunc(n·scale + offset), right wherever the input is known `reach` output
 * samples further. Beyond its input it sees zeros, as convolutions do. */
export interface Line {
  readonly name: string;
  readonly scale: number;
  readonly offset: number;
  readonly reach: number;
  run(x: Float64Array): Float64Array;
}

const at = (x: Float64Array, i: number) => (i >= 0 && i < x.length ? x[i]! : 0);

function line(
  name: string,
  scale: number,
  offset: number,
  reach: number,
  value: (x: Float64Array, k: number) => number,
): Line {
  return {
    name,
    scale,
    offset,
    reach,
    run: (x) => {
      const out = new Float64Array(Math.trunc(x.length * scale + offset));
      for (let k = 0; k < out.length; k++) out[k] = value(x, k);
      return out;
    },
  };
}

export const identity = line("identity", 1, 0, 0, at);
export const shift = (by: number): Line => line(`shift ${by}`, 1, 0, Math.abs(by), (x, k) => at(x, k - by));
export const down2 = line("down 2", 0.5, 0, 0, (x, k) => 0.25 * at(x, 2 * k) + 0.75 * at(x, 2 * k + 1));
export const up4 = line("up 4", 4, 0, 0, (x, k) => at(x, Math.floor(k / 4)) + (k % 4) / 8);
const weights = [0.37, -1.25, 0.81, 2.03, -0.66];
function tap(x: Float64Array, first: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * at(x, first + i);
  return sum;
}
export const sameConvolution = line("same convolution", 1, 0, 2, (x, k) => tap(x, k - 2));
export const validConvolution = line("valid convolution", 1, -4, 0, (x, k) => tap(x, k));
/** Output longer than the input, as a transposed convolution without cropping. */
export const fullConvolution = line("full convolution", 1, 4, 4, (x, k) => tap(x, k - 4));
/** Max pooling by 2, then a same convolution, then repeated back: knows its grid of 2. */
export const pooled = line("pooled", 1, 0, 3, (x, k) => {
  const pool = (j: number) => Math.max(at(x, 2 * j), at(x, 2 * j + 1));
  const j = Math.floor(k / 2);
  const n = Math.floor(x.length / 2);
  return [-1, 0, 1].reduce((sum, d) => (j + d < 0 || j + d >= n ? sum : sum + pool(j + d) * (2.5 + d)), 0);
});

/** Apply a line along every axis in turn. */
export function runLines(model: Line, array: NdArray): NdArray {
  let current = array;
  for (let d = 0; d < array.shape.length; d++) current = along(model, current, d);
  return current;
}

function along(model: Line, array: NdArray, d: number): NdArray {
  const n = array.shape[d]!;
  const inner = array.shape.slice(d + 1).reduce((a, b) => a * b, 1);
  const outer = array.shape.slice(0, d).reduce((a, b) => a * b, 1);
  const length = Math.trunc(n * model.scale + model.offset);
  const out = zeros("float64", [...array.shape.slice(0, d), length, ...array.shape.slice(d + 1)], array.axes);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const row = new Float64Array(n);
      for (let k = 0; k < n; k++) row[k] = Number(array.data[(o * n + k) * inner + i]);
      const result = model.run(row);
      for (let k = 0; k < length; k++) out.data[(o * length + k) * inner + i] = result[k]!;
    }
  }
  return out;
}

/** Distinct values, so that a wrong place shows. */
export function ramp(shape: readonly number[], axes: readonly string[] | null = null): NdArray<"float64"> {
  const array = zeros("float64", shape, axes);
  for (let i = 0; i < array.data.length; i++) array.data[i] = Math.sin(i * 1.7) * 50 + i;
  return array;
}

/** Cut, run, stitch; fails when a tile's result has another shape than planned, or an output sample is not written
 * exactly once. */
export function runPlan(
  plan: TilePlan,
  inputs: readonly NdArray[],
  model: (tiles: readonly NdArray[]) => readonly NdArray[],
): NdArray[] {
  const outputs = plan.outputs.map((o) => {
    if (!o.shape) throw new Error("data dependent outputs are not stitched");
    return zeros("float64", o.shape);
  });
  const written = outputs.map((o) => zeros("float64", o.shape));
  for (const tile of plan.tiles) {
    const cut = inputs.map((x, i) => cutTile(x, tile.inputs[i]!.start, plan.inputs[i]!.tileShape));
    model(cut).forEach((result, o) => {
      const planned = plan.outputs[o]!.tileShape;
      if (`${result.shape}` !== `${planned}`) throw new Error(`returned ${result.shape}, planned ${planned}`);
      const block = tile.outputs[o]!;
      stitchTile(outputs[o]!, result, block);
      countBlock(written[o]!, block.to, block.size);
    });
  }
  for (const counts of written) {
    const wrong = counts.data.findIndex((n: number | bigint) => n !== 1);
    if (wrong >= 0) throw new Error(`output element ${wrong} was written ${counts.data[wrong]} times`);
  }
  return outputs;
}

function countBlock(target: NdArray<"float64">, to: readonly number[], size: readonly number[]): void {
  const index = new Array<number>(to.length).fill(0);
  const total = size.reduce((a, b) => a * b, 1);
  for (let i = 0; i < total; i++) {
    let flat = 0;
    for (let d = 0; d < to.length; d++) flat = flat * target.shape[d]! + to[d]! + index[d]!;
    target.data[flat]!++;
    for (let d = to.length - 1; d >= 0; d--) {
      if (++index[d]! < size[d]!) break;
      index[d] = 0;
    }
  }
}
