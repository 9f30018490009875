import type { Axis, AxisSize, InputTensor, OutputTensor, WeightsEntry } from "./model-description.ts";
import type { StepTensor } from "./step-arguments.ts";
import { fixedSizes } from "./tensors-v05.ts";
import { fileRef, list, text, writeHead, writeWeights } from "./write-metadata.ts";
import type { RdfContent } from "./write-rdf.ts";
import { writeStepsV05 } from "./write-steps.ts";

type Written = Record<string, unknown>;

/** Version that is written: the newest that says everything used here. */
const FORMAT_VERSION = "0.5.7";

/** A description as rdf 0.5. Default values are left out, except sizes, channel names and element types. */
export function writeV05(content: RdfContent): Written {
  return {
    ...writeHead(content, FORMAT_VERSION),
    ...list("attachments", content.attachments.map(fileRef)),
    weights: writeWeights(content.weights, true, architecture),
    inputs: content.inputs.map((t) => input(t)),
    outputs: content.outputs.map((t) => output(t)),
    ...(Object.keys(content.config).length > 0 ? { config: content.config } : {}),
  };
}

function input(t: InputTensor): Written {
  return {
    ...common(t),
    ...(t.optional ? { optional: true } : {}),
    ...list("preprocessing", writeStepsV05(t.processing, stepTensor(t, "pre"))),
    ...(t.pad
      ? { pad: { mode: t.pad.mode, ...(t.pad.mode === "constant" ? { value: t.pad.value } : {}) } }
      : {}),
  };
}

function output(t: OutputTensor): Written {
  return { ...common(t), ...list("postprocessing", writeStepsV05(t.processing, stepTensor(t, "post"))) };
}

function stepTensor(t: InputTensor | OutputTensor, where: "pre" | "post"): StepTensor {
  return {
    spec: "0.5",
    where,
    axes: t.axes.map((a) => a.id),
    dtype: t.dtype,
    sizes: fixedSizes(t.axes),
  };
}

function common(t: InputTensor | OutputTensor): Written {
  return {
    id: t.id,
    ...text("description", t.description),
    axes: t.axes.map(axis),
    data: data(t),
    ...(t.testTensor ? { test_tensor: fileRef(t.testTensor) } : {}),
    ...(t.sampleTensor ? { sample_tensor: fileRef(t.sampleTensor) } : {}),
  };
}

function data(t: InputTensor | OutputTensor): Written {
  if (t.values !== null) return { values: t.values, type: t.dtype };
  return { type: t.dtype, ...(t.range ? { range: t.range } : {}) };
}

function axis(a: Axis): Written {
  switch (a.type) {
    case "batch":
      return { type: "batch", ...(a.size.kind === "fixed" ? { size: a.size.size } : {}) };
    case "channel":
      return {
        type: "channel",
        ...(a.id === "channel" ? {} : { id: a.id }),
        channel_names: a.channelNames ?? [],
      };
    default:
      return {
        type: a.type,
        id: a.id,
        size: size(a.size),
        ...text("unit", a.unit),
        ...(a.scale === 1 ? {} : { scale: a.scale }),
        ...(a.halo > 0 ? { halo: a.halo } : {}),
      };
  }
}

function size(s: AxisSize): unknown {
  switch (s.kind) {
    case "fixed":
      return s.size;
    case "param":
      return { min: s.min, step: s.step };
    case "ref":
      return {
        tensor_id: s.tensorId,
        axis_id: s.axisId,
        ...(s.offset === 0 ? {} : { offset: s.offset }),
      };
    case "dynamic":
      return { min: s.min, ...(s.max === null ? {} : { max: s.max }) };
    case "any":
      return { min: 1, step: 1 };
  }
}

function architecture(entry: WeightsEntry): Written {
  const a = entry.architecture;
  if (!a) return {};
  return {
    architecture: {
      callable: a.callable,
      ...(a.file ? fileRef(a.file) : text("import_from", a.importFrom)),
      ...(Object.keys(a.kwargs).length > 0 ? { kwargs: a.kwargs } : {}),
    },
  };
}
