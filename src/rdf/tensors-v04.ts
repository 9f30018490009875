import { inputAxesV04, outputAxesV04, readAxisIdsV04 } from "./axes-v04.ts";
import type { Cursor } from "./cursor.ts";
import { readDType } from "./dtype-names.ts";
import { readFileRef } from "./file-ref.ts";
import type { Axis, FileRef, InputTensor, OutputTensor } from "./model-description.ts";
import { readSteps } from "./parse-steps.ts";
import { readBound } from "./range.ts";
import { fixedSizes } from "./tensors-v05.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

const commonKeys = ["name", "description", "axes", "data_type", "data_range", "shape"];
const inputKeys: ReadonlySet<string> = new Set([...commonKeys, "preprocessing"]);
const outputKeys: ReadonlySet<string> = new Set([...commonKeys, "postprocessing", "halo"]);

/** Inputs and outputs of rdf 0.3 and 0.4, with the test and sample files that stand at the top of the file. */
export function readTensorsV04(root: Cursor): {
  inputs: InputTensor[];
  outputs: Omit<OutputTensor, "isTable">[];
} {
  const known = new Map<string, readonly Axis[]>();
  const inputs = tensorCursors(root, "inputs").map((t, i): InputTensor => {
    warnUnknownKeys(t, inputKeys);
    const common = readCommon(t, `input${i}`);
    const axes = inputAxesV04(t.get("shape"), common.ids);
    known.set(common.id, axes);
    const tensor = { spec: "0.4", where: "pre", axes: common.ids, dtype: common.dtype } as const;
    return {
      ...withoutIds(common),
      axes,
      testTensor: null,
      sampleTensor: null,
      optional: false,
      pad: null,
      processing: readSteps(t.get("preprocessing"), { ...tensor, sizes: fixedSizes(axes) }),
    };
  });
  const outputs = tensorCursors(root, "outputs").map((t, i) => {
    warnUnknownKeys(t, outputKeys);
    const common = readCommon(t, `output${i}`);
    const axes = outputAxesV04(t.get("shape"), t.get("halo"), common.ids, known);
    if (!known.has(common.id)) known.set(common.id, axes);
    const tensor = { spec: "0.4", where: "post", axes: common.ids, dtype: common.dtype } as const;
    return {
      ...withoutIds(common),
      axes,
      testTensor: null,
      sampleTensor: null,
      processing: readSteps(t.get("postprocessing"), { ...tensor, sizes: fixedSizes(axes) }),
    };
  });
  return { inputs: withFiles(root, "input", inputs), outputs: withFiles(root, "output", outputs) };
}

function tensorCursors(root: Cursor, key: "inputs" | "outputs"): Cursor[] {
  return root
    .get(key)
    .list("problem")
    .filter((t) => t.map("problem") !== null);
}

function readCommon(t: Cursor, missingName: string) {
  const name = t.get("name").text("problem");
  if (name === null) t.get("name").warn(`is missing; called ${missingName}`);
  const type = t.get("data_type");
  if (type.absent) type.warn("is missing; read as float32");
  const dtype = readDType(type, "float32");
  return {
    id: name ?? missingName,
    description: t.get("description").text() ?? "",
    ids: readAxisIdsV04(t.get("axes")),
    dtype,
    range: readBound(t.get("data_range")),
    values: dtype === "bool" ? [false, true] : null,
  };
}

function withoutIds({ ids: _, ...rest }: ReturnType<typeof readCommon>) {
  return rest;
}

/** Put `test_inputs[i]` and `sample_inputs[i]` (likewise outputs) into tensor i. */
function withFiles<T extends { testTensor: FileRef | null; sampleTensor: FileRef | null }>(
  root: Cursor,
  side: "input" | "output",
  tensors: readonly T[],
): T[] {
  const test = files(root.get(`test_${side}s`), tensors.length);
  for (const [i, file] of test.entries())
    if (file !== null && !isArrayFile(file.source))
      root.log.warn(`test_${side}s[${i}]`, `${file.source} is not a .npy file`);
  const sample = files(root.get(`sample_${side}s`), tensors.length);
  return tensors.map((t, i) => ({ ...t, testTensor: test[i] ?? null, sampleTensor: sample[i] ?? null }));
}

function isArrayFile(source: string): boolean {
  return /\.npy(\/content)?([?#].*)?$/i.test(source);
}

function files(c: Cursor, tensors: number): (FileRef | null)[] {
  const refs = c.list().map((f) => readFileRef(f));
  if (refs.length > 0 && refs.length !== tensors) c.warn(`${refs.length} files for ${tensors} tensors`);
  return refs.slice(0, tensors);
}
