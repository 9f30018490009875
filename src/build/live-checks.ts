import { cast, type NdArray, sizeOf } from "../array/index.ts";
import type { Session } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { resolveSizes } from "../rdf/index.ts";
import type { Check } from "./build-types.ts";
import type { Draft } from "./draft.ts";
import { refuse } from "./refuse.ts";
import { runWhole, type WholeRun } from "./run-whole.ts";
import { fitTo, generator, type Position } from "./samples.ts";
import { lengthsOf } from "./test-sizes.ts";

/** bioimageio.spec: a tensor whose values all lie closer to 0 tests nothing. */
const TOO_SMALL = 1e-4;
/** Sizes min + n · step and batches that bioimageio.core runs in its test. */
const STEPS = [0, 1, 2];
const BATCHES = [1, 2];

type Tensors = Pick<Draft, "inputs" | "outputs">;

/** The network gives outputs of the described sizes at the sizes that the reference library tries.
 * @throws build/size with the size wanted and got */
export async function checkSizes(
  session: Session,
  tensors: Tensors,
  samples: readonly NdArray[],
  signal?: AbortSignal,
): Promise<Check> {
  const free = tensors.inputs.some((t) => t.axes.some((a) => a.size.kind === "param"));
  const batched = tensors.inputs.every((t) =>
    t.axes.some((a) => a.type === "batch" && a.size.kind === "any"),
  );
  const tried: string[] = [];
  for (const n of free ? STEPS : [0])
    for (const batch of batched ? BATCHES : [1]) {
      const lengths = lengthsOf(tensors, { n, batch });
      const arrays = samples.map((sample, i) => fitTo(sample, lengths[i] ?? []));
      const { raw } = await runWhole(session, tensors, arrays, signal);
      compareShapes(tensors, arrays, raw, resolveSizes(tensors, { n, batch }).outputs);
      tried.push(arrays.map((array) => array.shape.join("×")).join(" + "));
    }
  return {
    name: "sizes",
    passed: true,
    text: `Outputs have the described sizes for inputs of ${tried.join(", ")}.`,
    figures: { runs: tried.length },
  };
}

/** @throws build/size */
export function compareShapes(
  tensors: Tensors,
  arrays: readonly NdArray[],
  raw: readonly NdArray[],
  expected: Readonly<Record<string, Readonly<Record<string, number | null>>>>,
): void {
  tensors.outputs.forEach((tensor, o) => {
    tensor.axes.forEach((axis, d) => {
      const wanted = expected[tensor.id]?.[axis.id] ?? null;
      const got = raw[o]?.shape[d];
      if (wanted === null || wanted === got) return;
      const given = tensors.inputs.map((t, i) => `${t.id} [${arrays[i]?.shape.join(", ")}]`).join(", ");
      throw refuse(
        "build/size",
        tensor.id,
        `for ${given} the axis ${axis.id} has another size than described`,
        {
          got: got ?? null,
          described: wanted,
        },
      );
    });
  });
}

/** Finite numbers from finite numbers.
 * @throws build/not-finite */
export function checkFinite(tensors: Tensors, run: WholeRun): Check {
  tensors.outputs.forEach((tensor, o) => {
    for (const [stage, array] of [
      ["the network", run.raw[o]],
      ["postprocessing", run.outputs[o]],
    ] as const) {
      const bad = array ? countNotFinite(array) : 0;
      if (bad === 0) continue;
      throw refuse(
        "build/not-finite",
        tensor.id,
        `${stage} gives NaN or infinite values for the sample image`,
        {
          notFinite: bad,
          total: array?.data.length ?? 0,
        },
      );
    }
  });
  return { name: "finite", passed: true, text: "All output values are finite.", figures: {} };
}

export function countNotFinite(array: NdArray): number {
  if (array.dtype !== "float32" && array.dtype !== "float64") return 0;
  let bad = 0;
  for (const value of array.data as Float32Array) if (!Number.isFinite(value)) bad++;
  return bad;
}

/** Each input has a say: with other numbers of the same range in its place some raw output changes.
 * @throws build/constant-output */
export async function checkDependence(
  session: Session,
  tensors: Tensors,
  arrays: readonly NdArray[],
  run: WholeRun,
  signal?: AbortSignal,
): Promise<Check> {
  const figures: Record<string, number> = {};
  for (const [i, tensor] of tensors.inputs.entries()) {
    const changed = arrays.map((array, j) => (j === i ? scrambled(array) : array));
    const other = await runWhole(session, tensors, changed, signal);
    const differences = run.raw.map((array, o) => maxDifference(array, other.raw[o]));
    const largest = Math.max(...differences);
    if (!(largest > 0)) {
      throw refuse(
        "build/constant-output",
        tensor.id,
        "no output changes when random numbers stand in its place",
        { maxAbsDifference: largest, elements: sizeOf(arrays[i]?.shape ?? []) },
      );
    }
    figures[tensor.id] = largest;
  }
  return {
    name: "depends on its inputs",
    passed: true,
    text: "Outputs change when an input is replaced by random numbers.",
    figures,
  };
}

/** Random numbers between the smallest and largest value (at least 1 apart). */
function scrambled(array: NdArray): NdArray {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const raw of array.data) {
    const value = Number(raw);
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) high = low + 1;
  const next = generator(1);
  const values = Float64Array.from({ length: array.data.length }, () => low + next() * (high - low));
  return cast({ dtype: "float64", shape: array.shape, axes: array.axes, data: values }, array.dtype);
}

/** Largest |a − b|; NaN against a number counts as infinite, other shapes too. */
export function maxDifference(a: NdArray, b: NdArray | undefined): number {
  if (!b || a.shape.join() !== b.shape.join()) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.data.length; i++) {
    const x = Number(a.data[i]);
    const y = Number(b.data[i]);
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) continue;
    const difference = Math.abs(x - y);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return largest;
}

export interface TestTensors {
  readonly inputs: readonly NdArray[];
  readonly run: WholeRun;
}

/** A region of the sample whose input and output tensors can show a difference: the centre, else corners.
 * @throws build/untestable when every tensor tried is nearly 0, build/not-finite */
export async function findTestTensors(
  session: Session,
  tensors: Tensors,
  samples: readonly NdArray[],
  lengths: readonly (readonly number[])[],
  signal?: AbortSignal,
): Promise<TestTensors> {
  const positions: Position[] = [0.5, 0, 1, 0.25, 0.75].map((f) => new Array<number>(8).fill(f));
  positions.push([0.5, 0.5, 0, 1, 1], [0.5, 0.5, 1, 0, 0]);
  let worst = { tensor: "", largest: 0 };
  for (const position of positions) {
    const inputs = samples.map((sample, i) => fitTo(sample, lengths[i] ?? [], position));
    const run = await runWhole(session, tensors, inputs, signal);
    checkFinite(tensors, run);
    const all = [
      ...tensors.inputs.map((t, i) => [t.id, inputs[i]] as const),
      ...tensors.outputs.map((t, o) => [t.id, run.outputs[o]] as const),
    ];
    const small = all
      .map(([tensor, array]) => ({ tensor, largest: largestValue(array) }))
      .find(({ largest }) => !(largest >= TOO_SMALL));
    if (!small) return { inputs, run };
    worst = small;
  }
  throw fail("build/untestable", { ...worst, tried: positions.length });
}

export function largestValue(array: NdArray | undefined): number {
  let largest = 0;
  for (const value of array?.data ?? []) largest = Math.max(largest, Math.abs(Number(value)));
  return largest;
}
