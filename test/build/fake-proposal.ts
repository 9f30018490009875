import type {
  InputAxisProposal,
  NetworkProposal,
  OutputAxisProposal,
  ProbeProblem,
} from "../../src/build/proposal-types.ts";
import type { AxisSize, AxisType } from "../../src/rdf/index.ts";

const why = { evidence: "measured", reason: "Made up for a test.", figures: {} } as const;

function typeOf(id: string): AxisType {
  return ["batch", "channel", "time", "index"].includes(id) ? (id as AxisType) : "space";
}

export interface FakeInput {
  readonly name: string;
  readonly dtype?: string;
  /** "batch=*", "channel=1", "y=4+2" */
  readonly axes: readonly string[];
}

export interface FakeOutput {
  readonly name: string;
  readonly dtype?: string;
  /** "batch=*", "channel=2", "y=0.y" (follows), "y=0.y*2" (up), "y=0.y/2" (down), "y=0.y-4" (offset), then "~3" (halo) */
  readonly axes: readonly string[];
  readonly isTable?: boolean;
}

/** A proposal as `probeNetwork` gives it, from a few words. */
export function fakeProposal(
  inputs: readonly FakeInput[],
  outputs: readonly FakeOutput[],
  more: { format?: "onnx" | "tensorflow_js"; problems?: readonly ProbeProblem[] } = {},
): NetworkProposal {
  const ins = inputs.map((input, position) => {
    const axes = input.axes.map((text): InputAxisProposal => {
      const [id = "", size = ""] = text.split("=");
      return { id, type: typeOf(id), size: inputSize(size), accepted: [], refused: [], tiles: [], ...why };
    });
    return {
      position,
      name: input.name,
      dtype: input.dtype ?? "float32",
      declared: [],
      axesCandidates: [{ axes: axes.map((a) => a.id), ...why }],
      axes,
      workingShape: axes.map(({ size }) =>
        size.kind === "fixed" ? size.size : size.kind === "param" ? size.min + 2 * size.step : 1,
      ),
    };
  });
  const outs = outputs.map((output, position) => {
    const axes = output.axes.map((text) => outputAxis(text, inputs));
    return {
      position,
      name: output.name,
      dtype: output.dtype ?? "float32",
      declared: [],
      axesCandidates: [{ axes: axes.map((a) => a.id), ...why }],
      axes,
      workingShape: axes.map(({ size }) => (size.kind === "fixed" ? size.size : 1)),
      isTable: output.isTable ?? false,
      range: null,
      standardDeviation: null,
    };
  });
  return {
    format: more.format ?? "onnx",
    engine: "fake",
    opset: 17,
    inputs: ins,
    outputs: outs,
    tiling: { possible: true, stitchedError: null, ...why },
    global: { found: false, layers: [], measured: false, ...why },
    runs: [],
    problems: more.problems ?? [],
    notes: [],
  };
}

function inputSize(text: string): AxisSize {
  if (text === "*") return { kind: "any" };
  const [min = 1, step] = text.split("+").map(Number);
  return step === undefined ? { kind: "fixed", size: min } : { kind: "param", min, step };
}

function outputAxis(text: string, inputs: readonly FakeInput[]): OutputAxisProposal {
  const [id = "", rest = ""] = text.split("=");
  const [rule = "", halo = "0"] = rest.split("~");
  const match = /^(\d+)\.(\w+?)(?:\*(\d+))?(?:\/(\d+))?([+-]\d+)?$/.exec(rule);
  const common = { id, type: typeOf(id), halo: Number(halo), ...why };
  if (!match) return { ...common, size: inputSize(rule), follows: null, haloProposal: null };
  const [, input = "0", axis = "", up = "1", down = "1", offset = "0"] = match;
  return {
    ...common,
    size: { kind: "ref", tensorId: inputs[Number(input)]?.name ?? "", axisId: axis, offset: Number(offset) },
    follows: {
      input: Number(input),
      axis,
      up: Number(up),
      down: Number(down),
      offset: Number(offset),
      pairs: [],
    },
    haloProposal: {
      halo: Number(halo),
      inputHalo: (Number(halo) * Number(down)) / Number(up),
      exact: { minus: Number(halo), plus: Number(halo) },
      field: null,
      nanField: null,
      graphField: null,
      graphHalo: null,
      errorAtHalo: 0,
      errorBelow: null,
      tolerance: 1e-6,
      ...why,
    },
  };
}
