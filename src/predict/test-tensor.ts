import { minAndMax, type NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { readImage } from "../image/index.ts";
import type { ModelPackage } from "../package/index.ts";
import { type FileRef, type InputTensor, isValidSize, type OutputTensor } from "../rdf/index.ts";
import { axesText } from "./axis-roles.ts";
import { isTurnedPlane } from "./guess-axes.ts";
import { matchAxes } from "./match-axes.ts";
import { arrangeInput } from "./samples.ts";

/** bioimageio.spec 0.5.7: a tensor with all values closer to 0 tests nothing. */
const TOO_SMALL = 1e-4;

/** Read a test tensor of a package: .npy, or an image of an old package (.tif). Dimensions of length 1 may be missing.
 * @param strict - rdf 0.5: dtype, sizes and values must be as the description says; older files are read with notes.
 * @returns array with the model's axes
 * @throws predict/test-tensor; array/malformed-npy, image/…, package/… when the file cannot be read */
export async function readTestTensor(
  model: ModelPackage,
  tensor: InputTensor | OutputTensor,
  file: FileRef,
  strict: boolean,
  note: (line: string) => void,
  signal?: AbortSignal,
): Promise<NdArray> {
  const bytes = await model.read(file, signal);
  const image = await readImage(bytes, file.source);
  const refuse = (got: string, expected: string): Error =>
    fail("predict/test-tensor", { tensor: tensor.id, file: file.source, got, expected });
  const complain = (got: string, expected: string): void => {
    if (strict) throw refuse(got, expected);
    note(`${tensor.id}: the test tensor ${file.source} has ${got}, expected ${expected}`);
  };

  const array = toModelAxes(tensor, image.array, strict, note);
  if (!array) {
    throw refuse(`shape [${image.array.shape.join(", ")}]`, `the axes ${axesText(tensor.axes)}`);
  }
  const wrong = tensor.axes.filter(
    (axis, d) => !isValidSize(axis, array.shape[d] ?? 0) && axis.size.kind !== "any",
  );
  if (wrong.length > 0) complain(`shape [${array.shape.join(", ")}]`, axesText(tensor.axes));
  const floats = tensor.dtype === "float32" || tensor.dtype === "float64";
  if (array.dtype !== tensor.dtype && !(floats && array.dtype !== "bool")) {
    complain(`dtype ${array.dtype}`, tensor.dtype);
  }
  if (array.data.length > 0) {
    const { min, max } = minAndMax(array, null);
    if ((min.data[0] ?? 0) > -TOO_SMALL && (max.data[0] ?? 0) < TOO_SMALL) {
      complain(`no value beyond ±${TOO_SMALL}`, "values that can show a difference");
    }
  }
  return array;
}

/** As it is when it has as many dimensions, whatever its sizes (old packages may have a plane turned, see isTurnedPlane);
 * else by the rules for images, but without loops.
 * @returns null when the dimensions do not fit */
function toModelAxes(
  tensor: InputTensor | OutputTensor,
  array: NdArray,
  strict: boolean,
  note: (line: string) => void,
): NdArray | null {
  const axes = tensor.axes.map((axis) => axis.id);
  const turned = !strict && isTurnedPlane(tensor.axes, array.shape);
  if (array.axes === null && array.shape.length === axes.length && !turned) return { ...array, axes };
  const asInput: InputTensor = { optional: false, pad: null, ...tensor };
  // Colours and stacks of an image file are taken as channels and slices that the model has.
  const match = matchAxes(asInput, { ...array, rgb: false }, null);
  if (match.loops.length > 0 || match.colour.kind !== "keep") return null;
  if (turned) match.assumptions.forEach(note);
  return { ...arrangeInput(asInput, array, match).array, axes };
}

/** The array in the shape of `shape` when both differ in dimensions of length 1 only. */
export function alikeShape(array: NdArray, shape: readonly number[]): NdArray {
  const long = (sizes: readonly number[]): string => sizes.filter((n) => n !== 1).join();
  return long(array.shape) === long(shape) ? { ...array, shape } : array;
}
