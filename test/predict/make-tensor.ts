import type { Axis, AxisSize, AxisType, InputTensor, OutputTensor } from "../../src/rdf/index.ts";

const TYPES: Record<string, AxisType> = { batch: "batch", channel: "channel", time: "time", index: "index" };

/** An axis from a short text: "y", "y:256", "y:64+16", "x:h" is not needed. Types follow the id, unknown ids are space. */
export function axis(text: string, more: Partial<Axis> = {}): Axis {
  const [id = "", size = ""] = text.split(":");
  const type = TYPES[id] ?? "space";
  return {
    id,
    type,
    size: parseSize(type, size),
    halo: 0,
    scale: 1,
    unit: null,
    channelNames: null,
    ...more,
  };
}

function parseSize(type: AxisType, size: string): AxisSize {
  if (size.includes("+")) {
    const [min = 1, step = 1] = size.split("+").map(Number);
    return { kind: "param", min, step };
  }
  if (size !== "") return { kind: "fixed", size: Number(size) };
  if (type === "batch") return { kind: "any" };
  if (type === "channel") return { kind: "fixed", size: 1 };
  return { kind: "param", min: 1, step: 1 };
}

/** "batch,channel:3,y:64+16,x:64+16" as an input tensor. */
export function input(axes: string, more: Partial<InputTensor> = {}): InputTensor {
  return {
    id: "raw",
    description: "",
    axes: axes.split(",").map((text) => axis(text)),
    dtype: "float32",
    range: null,
    values: null,
    testTensor: null,
    sampleTensor: null,
    processing: [],
    optional: false,
    pad: null,
    ...more,
  };
}

export function output(axes: readonly Axis[], more: Partial<OutputTensor> = {}): OutputTensor {
  return {
    id: "out",
    description: "",
    axes,
    dtype: "float32",
    range: null,
    values: null,
    testTensor: null,
    sampleTensor: null,
    processing: [],
    isTable: false,
    ...more,
  };
}

/** Axis of an output that follows an input axis. */
export function follows(id: string, tensorId = "raw", more: Partial<Axis> = {}, inputId = id): Axis {
  return axis(id, { size: { kind: "ref", tensorId, axisId: inputId, offset: 0 }, ...more });
}
