import {
  type Axis,
  type InputTensor,
  type OutputTensor,
  resolveSizes,
  validSize,
  type WeightsEntry,
} from "../rdf/index.ts";

/** Test tensors are run whole by every reader: large enough to see something, small enough to ship. Samples per axis by the
 * number of axes that may be large. */
const MOST_SAMPLES: Readonly<Record<number, number>> = { 1: 4096, 2: 256, 3: 64 };
const MOST_OTHERWISE = 32;
/** TensorFlow.js runs on its plain CPU backend here, some hundred times slower than ONNX: shorter axes by this factor. */
const TFJS_FACTOR = 0.5;

interface Tensors {
  readonly inputs: readonly InputTensor[];
  readonly outputs: readonly OutputTensor[];
  readonly weights?: readonly Pick<WeightsEntry, "format">[];
}

/** Lengths of the test inputs: per free axis the largest valid size that the image has and that is not above the bound;
 * sizes must give whole outputs, since a test tensor must fit the reference formula without rounding.
 * @param images - size of the sample in the tensor's axes, null = none.
 * @returns one list per input */
export function testSizes(
  tensors: Tensors,
  images: readonly (readonly number[] | null)[],
  atLeast: Readonly<Record<string, number>> = {},
): number[][] {
  const sizes: Record<string, number> = {};
  tensors.inputs.forEach((tensor, t) => {
    const free = tensor.axes.filter((axis) => axis.size.kind === "param");
    const slow = tensors.weights?.[0]?.format === "tensorflow_js";
    const most = (MOST_SAMPLES[free.length] ?? MOST_OTHERWISE) * (slow ? TFJS_FACTOR : 1);
    tensor.axes.forEach((axis, d) => {
      if (axis.size.kind !== "param") return;
      const key = `${tensor.id}.${axis.id}`;
      const wanted = Math.max(Math.min(images[t]?.[d] ?? most, most), atLeast[key] ?? 1);
      sizes[key] = largest(tensors, tensor.id, axis, wanted);
    });
  });
  return lengthsOf(tensors, { sizes });
}

/** Lengths of all inputs for one choice of the free ones. */
export function lengthsOf(tensors: Tensors, options: Parameters<typeof resolveSizes>[1]): number[][] {
  const { inputs } = resolveSizes(tensors, options);
  return tensors.inputs.map((tensor) => tensor.axes.map((axis) => inputs[tensor.id]?.[axis.id] ?? 1));
}

/** The largest valid size of at most `wanted` (else the smallest) for which everything that follows is whole. */
function largest(tensors: Tensors, tensorId: string, axis: Axis, wanted: number): number {
  if (axis.size.kind !== "param") return validSize(axis, wanted) ?? 1;
  const { min, step } = axis.size;
  const steps = Math.max(0, Math.floor((wanted - min) / step));
  const followers = [...tensors.inputs, ...tensors.outputs]
    .flatMap((t) => t.axes)
    .filter((a) => a.size.kind === "ref" && a.size.tensorId === tensorId && a.size.axisId === axis.id);
  const whole = (size: number) =>
    followers.every((a) => {
      const exact = (size * axis.scale) / a.scale;
      return Math.abs(exact - Math.round(exact)) < 1e-9 * Math.max(1, exact);
    });
  for (let n = steps; n >= 0; n--) if (whole(min + n * step)) return min + n * step;
  for (let n = steps + 1; n < steps + 64; n++) if (whole(min + n * step)) return min + n * step;
  return min + steps * step;
}
