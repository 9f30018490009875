import { fail } from "../errors/index.ts";
import { axisLetters } from "./axis-letters.ts";
import type { Axis, FileRef, InputTensor, OutputTensor, WeightsEntry } from "./model-description.ts";
import { list, writeHead, writeWeights } from "./write-metadata.ts";
import type { RdfContent } from "./write-rdf.ts";
import { writeStepsV04 } from "./write-steps.ts";

type Written = Record<string, unknown>;

const FORMAT_VERSION = "0.4.10";
/** Element types that rdf 0.4 allows for inputs. */
const INPUT_TYPES: ReadonlySet<string> = new Set(["float32", "uint8", "uint16"]);

/** A description as rdf 0.4, in the key order of deepImageJ 2.1.16 without its `language` and `framework`, which the
 * format no longer has.
 * @throws rdf/not-expressible naming the tensor and what this version cannot say */
export function writeV04(content: RdfContent): Written {
  const tensors = [...content.inputs, ...content.outputs];
  if (content.timestamp === null) throw refuse("The description", "no timestamp, which it demands");
  for (const entry of content.weights) {
    if (entry.format === "keras_v3") throw refuse("The description", "weights in the format keras_v3");
    if (entry.externalData) throw refuse(entry.file.source, "its weights in a second file");
  }
  const files = (key: string, refs: readonly (FileRef | null)[]): Written => {
    const given = refs.filter((ref) => ref !== null);
    if (given.length > 0 && given.length < refs.length)
      throw refuse(key, "files for some tensors and not for others");
    return list(
      key,
      given.map((ref) => ref.source),
    );
  };
  return {
    ...writeHead(content, FORMAT_VERSION),
    ...files(
      "test_inputs",
      content.inputs.map((t) => t.testTensor),
    ),
    ...files(
      "test_outputs",
      content.outputs.map((t) => t.testTensor),
    ),
    // Unlike test tensors, some may be left out of the lists of samples.
    ...list(
      "sample_inputs",
      content.inputs.flatMap((t) => t.sampleTensor?.source ?? []),
    ),
    ...list(
      "sample_outputs",
      content.outputs.flatMap((t) => t.sampleTensor?.source ?? []),
    ),
    ...(content.attachments.length > 0
      ? { attachments: { files: content.attachments.map((a) => a.source) } }
      : {}),
    weights: writeWeights(content.weights, false, architecture),
    inputs: content.inputs.map((t) => input(t)),
    outputs: content.outputs.map((t) => output(t, tensors)),
    ...(Object.keys(content.config).length > 0 ? { config: content.config } : {}),
  };
}

function refuse(where: string, what: string): Error {
  return fail("rdf/not-expressible", { where, format: "0.4", what });
}

function input(t: InputTensor): Written {
  if (!INPUT_TYPES.has(t.dtype)) throw refuse(t.id, `the element type ${t.dtype} of an input`);
  if (t.optional) throw refuse(t.id, "an optional input");
  const ids = lettersOf(t);
  const sizes = t.axes.map((a) => {
    if (a.type === "batch") return { min: 1, step: 0 };
    if (a.size.kind === "fixed") return { min: a.size.size, step: 0 };
    if (a.size.kind === "param") return a.size;
    throw refuse(t.id, `an input axis ${a.id} whose size follows another`);
  });
  const min = sizes.map((s) => s.min);
  const step = sizes.map((s) => s.step);
  return {
    name: t.id,
    ...(t.description === "" ? {} : { description: t.description }),
    axes: ids,
    data_type: t.dtype,
    data_range: range(t),
    shape: step.every((s) => s === 0) ? min : { min, step },
    preprocessing: writeStepsV04(t.processing, { ...stepTensor(t), where: "pre" }, (what) =>
      refuse(t.id, what),
    ),
  };
}

function output(t: OutputTensor, tensors: readonly (InputTensor | OutputTensor)[]): Written {
  return {
    name: t.id,
    ...(t.description === "" ? {} : { description: t.description }),
    axes: lettersOf(t),
    data_type: t.dtype,
    data_range: range(t),
    halo: t.axes.map((a) => a.halo),
    shape: outputShape(t, tensors),
    postprocessing: writeStepsV04(t.processing, { ...stepTensor(t), where: "post" }, (what) =>
      refuse(t.id, what),
    ),
  };
}

function stepTensor(t: InputTensor | OutputTensor) {
  return { spec: "0.4", axes: t.axes.map((a) => a.id), dtype: t.dtype } as const;
}

function lettersOf(t: InputTensor | OutputTensor): string {
  const text = axisLetters(t.axes.map((a) => a.id));
  if (/^[bitczyx]+$/.test(text)) return text;
  throw refuse(t.id, `the axes ${text}`);
}

/** Both bounds are always written, as deepImageJ does; unbounded = infinity. */
function range(t: InputTensor | OutputTensor): [number, number] {
  const [low, high] = t.range ?? [null, null];
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
}

/** A list when nothing follows an input, else {reference_tensor, scale, offset} with size = ref · scale + 2 · offset;
 * axes of a size of their own are new axes (scale 0, or null where the reference has no such axis). */
function outputShape(t: OutputTensor, tensors: readonly (InputTensor | OutputTensor)[]): unknown {
  const references = new Set(t.axes.flatMap((a) => (a.size.kind === "ref" ? a.size.tensorId : [])));
  if (references.size === 0) return t.axes.map((a) => ownSize(t, a));
  const reference = tensors.find((other) => references.has(other.id));
  if (references.size > 1 || !reference)
    throw refuse(t.id, `an output that follows ${[...references].join(" and ")}`);
  const free = reference.axes.map((a) => a.id);
  const scale: (number | null)[] = [];
  const offset: number[] = [];
  for (const a of t.axes) {
    const target = reference.axes.find((r) =>
      a.size.kind === "ref" ? r.id === a.size.axisId : r.id === a.id,
    );
    if (a.size.kind === "ref" && a.size.axisId !== a.id)
      throw refuse(t.id, `the axis ${a.id} that follows ${a.size.tensorId}.${a.size.axisId}`);
    if (target && free.shift() !== a.id) throw refuse(t.id, `axes in another order than ${reference.id}`);
    const same =
      a.type === "batch" ||
      (a.type === "channel" &&
        target?.size.kind === "fixed" &&
        a.size.kind === "fixed" &&
        target.size.size === a.size.size);
    if (a.size.kind === "ref") {
      scale.push((target?.scale ?? 1) / a.scale);
      offset.push(a.size.offset / 2);
    } else {
      scale.push(target ? (same ? 1 : 0) : null);
      offset.push(same && target ? 0 : ownSize(t, a) / 2);
    }
  }
  if (free.length > 0) throw refuse(t.id, `an output without the axis ${free.join(", ")} of ${reference.id}`);
  return { reference_tensor: reference.id, scale, offset };
}

function ownSize(t: OutputTensor, a: Axis): number {
  if (a.type === "batch") return 1;
  if (a.size.kind === "fixed") return a.size.size;
  throw refuse(t.id, `the axis ${a.id} whose size is known only after the run`);
}

function architecture(entry: WeightsEntry): Written {
  const a = entry.architecture;
  if (!a) return {};
  const from = a.importFrom === null ? a.callable : `${a.importFrom}.${a.callable}`;
  return {
    architecture: a.file ? `${a.file.source}:${a.callable}` : from,
    ...(a.file?.sha256 ? { architecture_sha256: a.file.sha256 } : {}),
    ...(Object.keys(a.kwargs).length > 0 ? { kwargs: a.kwargs } : {}),
  };
}
