import { cast, type NdArray, reshape, withAxes, writeNpy } from "../array/index.ts";
import { type Calibration, tableToCsv, writeTiff } from "../image/index.ts";
import type { PackageWriter } from "../package/index.ts";
import type { FileRef, InputTensor, OutputTensor } from "../rdf/index.ts";
import type { Draft } from "./draft.ts";
import type { TestTensors } from "./live-checks.ts";

export interface WrittenTensors {
  readonly inputs: readonly InputTensor[];
  readonly outputs: readonly OutputTensor[];
  /** Tables as CSV: the format has no sample tensor for them. */
  readonly tables: readonly FileRef[];
  /** Name of the file that shows each tensor: the sample, a table, or the test tensor. */
  readonly shown: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
  readonly notes: readonly string[];
}

/** Write test tensors (.npy, C order, little-endian, in the declared type) and samples (TIFF; tables as CSV) and refer to
 * them in the tensors. Names: test_input.npy, or test_input_<id>.npy where there are several.
 * @param images - the regions of the test inputs in the type of the sample images. */
export async function writeTensorFiles(
  draft: Pick<Draft, "inputs" | "outputs">,
  test: TestTensors,
  images: readonly NdArray[],
  calibration: Calibration,
  writer: PackageWriter,
): Promise<WrittenTensors> {
  const notes: string[] = [];
  const tables: FileRef[] = [];
  const write = async <T extends InputTensor | OutputTensor>(
    tensor: T,
    side: "input" | "output",
    several: boolean,
    array: NdArray,
    image: NdArray,
    isTable: boolean,
  ): Promise<{ tensor: T; shown: string }> => {
    const name = several ? `${side}_${tensor.id}` : side;
    const testTensor = await writer.add(`test_${name}.npy`, writeNpy(cast(array, tensor.dtype)));
    if (isTable) {
      const csv = await writer.add(`sample_${name}.csv`, new TextEncoder().encode(csvOf(tensor, array)));
      tables.push(csv);
      return { tensor: { ...tensor, testTensor }, shown: csv.source };
    }
    const stack = asStack(image);
    if (stack === null) {
      notes.push(`${tensor.id}: no sample image is written: ${image.axes?.join(", ")} is no stack.`);
      return { tensor: { ...tensor, testTensor }, shown: testTensor.source };
    }
    const tiff = writeTiff({ name, array: stack, calibration: calibrationFor(tensor, calibration) });
    const sampleTensor = await writer.add(`sample_${name}.tif`, tiff.bytes);
    return { tensor: { ...tensor, testTensor, sampleTensor }, shown: sampleTensor.source };
  };
  const inputs = [];
  for (const [i, tensor] of draft.inputs.entries()) {
    const array = test.inputs[i] as NdArray; // one per tensor
    const table = !tensor.axes.some((axis) => axis.id === "y" || axis.id === "x");
    inputs.push(await write(tensor, "input", draft.inputs.length > 1, array, images[i] ?? array, table));
  }
  const outputs = [];
  for (const [o, tensor] of draft.outputs.entries()) {
    const array = test.run.outputs[o] as NdArray;
    outputs.push(await write(tensor, "output", draft.outputs.length > 1, array, array, tensor.isTable));
  }
  return {
    inputs: inputs.map((w) => w.tensor),
    outputs: outputs.map((w) => w.tensor),
    tables,
    shown: { inputs: inputs.map((w) => w.shown), outputs: outputs.map((w) => w.shown) },
    notes,
  };
}

/** Without axes of length 1 that image files do not know; null when another one is left or an index axis is long. */
function asStack(array: NdArray): NdArray | null {
  const known = ["time", "z", "channel", "y", "x"];
  const axes = array.axes ?? [];
  const keep = axes.map((axis, d) => known.includes(axis) || array.shape[d] !== 1);
  const left = axes.filter((_, d) => keep[d]);
  if (left.some((axis) => !known.includes(axis))) return null;
  return withAxes(
    reshape(
      array,
      array.shape.filter((_, d) => keep[d]),
    ),
    left,
  );
}

/** An output at half the resolution has samples twice as far apart; only where the description says so. */
function calibrationFor(tensor: InputTensor | OutputTensor, calibration: Calibration): Calibration {
  return Object.fromEntries(
    tensor.axes.flatMap((axis) =>
      axis.unit !== null && calibration[axis.id] ? [[axis.id, { scale: axis.scale, unit: axis.unit }]] : [],
    ),
  );
}

function csvOf(tensor: InputTensor | OutputTensor, array: NdArray): string {
  const shape = array.shape.filter((n) => n !== 1);
  const columns = shape.at(-1) ?? 1;
  const names = tensor.axes.find((axis) => axis.type === "channel")?.channelNames;
  const header =
    names?.length === columns ? [...names] : Array.from({ length: columns }, (_, c) => `C${c + 1}`);
  const values = Array.from(array.data as ArrayLike<number | bigint>, Number);
  const rows = Array.from({ length: values.length / columns }, (_, r) =>
    values.slice(r * columns, (r + 1) * columns),
  );
  return tableToCsv({ title: tensor.id, columns: header, rows });
}
