import { type DType, isDType } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { type Calibration, parseUnit } from "../image/index.ts";
import {
  type Axis,
  type AxisSize,
  type InputTensor,
  type OutputTensor,
  type ProcessingStep,
  parseSteps,
} from "../rdf/index.ts";
import type {
  BuildRequest,
  BuildStep,
  Choice,
  InputFields,
  OutputFields,
  TensorFields,
} from "./build-types.ts";
import { keepExact } from "./exact-scale.ts";
import type {
  InputAxisProposal,
  InputProposal,
  NetworkProposal,
  OutputAxisProposal,
  OutputProposal,
} from "./proposal-types.ts";
import { roomForHalo } from "./room-for-halo.ts";

export interface Draft {
  readonly inputs: readonly InputTensor[];
  readonly outputs: readonly OutputTensor[];
  readonly choices: readonly Choice[];
  readonly notes: readonly string[];
}

export interface DraftParts {
  readonly proposal: NetworkProposal;
  readonly request: BuildRequest;
  /** Per tensor, by position. */
  readonly ids: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
  /** Of the sample image per input; {} = none. */
  readonly calibrations: readonly Calibration[];
}

/** Tensors of the description: what the person states, else what was found out about the network.
 * @throws build/request for stated things that name no axis, rdf/invalid for steps that do not fit their tensor */
export function draftTensors({ proposal, request, ids, calibrations }: DraftParts): Draft {
  const choices: Choice[] = [];
  const notes: string[] = [];
  const idOfName = new Map(proposal.inputs.map((p, i) => [p.name, ids.inputs[i] ?? p.name]));
  const inputs = proposal.inputs.map((p, i) =>
    draftInput(p, {
      id: ids.inputs[i] ?? "input",
      path: `inputs[${i}]`,
      stated: request.tensors?.inputs?.[i] ?? {},
      steps: stepsOf(request.preprocessing, ids.inputs, i, "preprocessing"),
      calibration: calibrations[i] ?? {},
      idOfName,
      choices,
    }),
  );
  const outputs = proposal.outputs.map((p, i) =>
    draftOutput(p, inputs, {
      id: ids.outputs[i] ?? "output",
      path: `outputs[${i}]`,
      stated: request.tensors?.outputs?.[i] ?? {},
      steps: stepsOf(request.postprocessing, ids.outputs, i, "postprocessing"),
      old: request.format === "0.4",
      choices,
      notes,
    }),
  );
  noteMissingMacros(request, notes);
  const exact = keepExact(inputs, outputs, notes);
  return { ...roomForHalo(exact.inputs, exact.outputs, choices, notes), choices, notes };
}

/** deepImageJ 2, for which format 0.4 is written, does not run the steps of a description. */
function noteMissingMacros({ format, macros, ...request }: BuildRequest, notes: string[]): void {
  if (format !== "0.4") return;
  for (const side of ["preprocessing", "postprocessing"] as const) {
    const steps = Object.values(request[side] ?? []).flat() as readonly BuildStep[]; // a list, or lists by tensor
    if (steps.length === 0 || (macros?.[side]?.length ?? 0) > 0) continue;
    const named = steps.map((step) => step.id).join(", ");
    notes.push(
      `deepImageJ 2 runs macros only and will leave out the ${side} (${named}); attach a macro that does the same.`,
    );
  }
}

interface Context {
  readonly id: string;
  readonly path: string;
  readonly steps: readonly BuildStep[] | null;
  readonly choices: Choice[];
}

function draftInput(
  p: InputProposal,
  context: Context & {
    readonly stated: InputFields;
    readonly calibration: Calibration;
    readonly idOfName: ReadonlyMap<string, string>;
  },
): InputTensor {
  const { id, path, stated, choices, calibration } = context;
  sayAxes(p, path, stated, choices);
  checkAxisNames(stated.sizes, p.axes, `${path}.sizes`);
  const axes = p.axes.map((axis, d): Axis => {
    const size = inputSize(axis, stated, p.workingShape[d], context.idOfName);
    choices.push({
      path: `${path}.axes[${d}].size`,
      value: size,
      ...(stated.sizes?.[axis.id] === undefined
        ? { evidence: axis.evidence, reason: axis.reason, figures: axis.figures }
        : { evidence: "stated", reason: "Stated.", figures: {} }),
    });
    return { ...plainAxis(axis, size, stated.channel_names, path), ...calibrationOf(axis, calibration) };
  });
  const network = outerDType(p.dtype);
  const dtype = statedDType(stated, path) ?? network;
  const steps = [...(context.steps ?? [])];
  if (dtype !== network && steps.at(-1)?.id !== "ensure_dtype")
    steps.push({ id: "ensure_dtype", kwargs: { dtype: network } });
  return {
    id,
    description: stated.description ?? `Input with the axes ${axes.map((a) => a.id).join(", ")}`,
    axes,
    dtype,
    range: stated.data_range ?? null,
    values: null,
    testTensor: null,
    sampleTensor: null,
    processing: parse(steps, "pre", axes, dtype),
    optional: false,
    pad: null,
  };
}

function draftOutput(
  p: OutputProposal,
  inputs: readonly InputTensor[],
  context: Context & { readonly stated: OutputFields; readonly old: boolean; readonly notes: string[] },
): OutputTensor {
  const { id, path, stated, choices } = context;
  sayAxes(p, path, stated, choices);
  for (const key of ["scale", "offset", "halo"] as const)
    if (typeof stated[key] === "object") checkAxisNames(stated[key], p.axes, `${path}.${key}`);
  const axes = p.axes.map((axis, d): Axis => outputAxis(axis, p.workingShape[d], inputs, d, context));
  const network = outerDType(p.dtype);
  const last = context.steps?.at(-1);
  const inferred = inferredDType(network, last);
  // Readers of rdf 0.4 cast to the declared type before the steps, too: a threshold would see whole numbers.
  const asFloat = context.old && context.steps !== null && inferred !== "float64";
  const dtype = statedDType(stated, path) ?? (asFloat ? "float32" : inferred);
  const steps = [...(context.steps ?? [])];
  if (last?.id === "binarize" && dtype !== "bool") steps.push({ id: "ensure_dtype", kwargs: { dtype } });
  const bounded = last?.id === "sigmoid" || last?.id === "softmax";
  return {
    id,
    description: stated.description ?? `Output with the axes ${axes.map((a) => a.id).join(", ")}`,
    axes,
    dtype,
    range: dtype === "bool" ? null : (stated.data_range ?? (bounded ? [0, 1] : null)),
    values: dtype === "bool" ? [false, true] : null,
    testTensor: null,
    sampleTensor: null,
    processing: parse(steps, "post", axes, dtype),
    isTable: p.isTable,
  };
}

function outputAxis(
  axis: OutputAxisProposal,
  length: number | undefined,
  inputs: readonly InputTensor[],
  d: number,
  { id, path, stated, choices, notes }: Context & { readonly stated: OutputFields; readonly notes: string[] },
): Axis {
  const at = `${path}.axes[${d}]`;
  const isStated = stated.scale?.[axis.id] !== undefined || stated.offset?.[axis.id] !== undefined;
  const { follows } = axis;
  const target = follows && inputs[follows.input]?.axes.find((a) => a.id === follows.axis);
  if (axis.type === "channel" || axis.type === "batch" || !follows || !target) {
    if (isStated)
      throw fail("build/request", {
        issues: [
          { path: at, message: `the axis ${axis.id} follows no input axis, so it has no scale or offset` },
        ],
      });
    const size: AxisSize = axis.type === "channel" ? { kind: "fixed", size: length ?? 1 } : axis.size;
    choices.push(choice(`${at}.size`, size, axis));
    const plain = plainAxis(axis, size, stated.channel_names, path);
    // The format knows sizes that depend on the data for index axes only.
    return size.kind === "dynamic" ? { ...plain, type: "index" } : plain;
  }
  const relative = stated.scale?.[axis.id] ?? follows.down / follows.up;
  const offset = stated.offset?.[axis.id] ?? follows.offset;
  const size: AxisSize = {
    kind: "ref",
    tensorId: inputs[follows.input]?.id ?? "",
    axisId: target.id,
    offset,
  };
  const said = { evidence: "stated", reason: "Stated.", figures: {} } as const;
  const found = { evidence: axis.evidence, reason: axis.reason, figures: axis.figures };
  choices.push({
    path: `${at}.size`,
    value: { ...size, scale: relative },
    ...(isStated ? said : found),
  });
  const statedHalo = typeof stated.halo === "number" ? stated.halo : stated.halo?.[axis.id];
  const halo = statedHalo ?? axis.halo;
  if (statedHalo !== undefined) choices.push({ path: `${at}.halo`, value: halo, ...said });
  if (halo < axis.halo)
    notes.push(
      `${id}: the stated halo of ${halo} along ${axis.id} is smaller than the ${axis.halo} with which tiles equal the whole image.`,
    );
  if (statedHalo === undefined && axis.haloProposal)
    choices.push(choice(`${at}.halo`, halo, axis.haloProposal));
  return {
    ...plainAxis(axis, size, undefined, path),
    halo,
    scale: target.scale * relative,
    unit: target.unit,
  };
}

function choice(path: string, value: unknown, why: Pick<Choice, "evidence" | "reason" | "figures">): Choice {
  return { path, value, evidence: why.evidence, reason: why.reason, figures: why.figures };
}

function sayAxes(
  p: InputProposal | OutputProposal,
  path: string,
  stated: TensorFields,
  choices: Choice[],
): void {
  const value = p.axes.map((axis) => axis.id);
  const [first, ...others] = p.axesCandidates;
  if (!first) return;
  const also =
    others.length === 0 ? "" : ` Also possible: ${others.map((c) => c.axes.join(", ")).join("; ")}.`;
  const why = stated.axes === undefined ? first : { ...first, evidence: "stated" as const };
  choices.push({ ...choice(`${path}.axes`, value, why), reason: `${why.reason}${also}` });
}

function plainAxis(
  axis: InputAxisProposal | OutputAxisProposal,
  size: AxisSize,
  names: readonly string[] | undefined,
  path: string,
): Axis {
  const length = size.kind === "fixed" ? size.size : 1;
  const channels = axis.type === "channel";
  if (channels && names !== undefined && names.length !== length)
    throw fail("build/request", {
      issues: [
        {
          path: `${path}.channel_names`,
          message: `has ${names.length} names; the network has ${length} channels`,
        },
      ],
    });
  return {
    id: axis.id,
    type: axis.type,
    size: channels ? { kind: "fixed", size: length } : size,
    halo: 0,
    scale: 1,
    unit: null,
    channelNames: channels ? (names ?? Array.from({ length }, (_, c) => `channel${c}`)) : null,
  };
}

function inputSize(
  axis: InputAxisProposal,
  stated: InputFields,
  length: number | undefined,
  idOfName: ReadonlyMap<string, string>,
): AxisSize {
  const said = stated.sizes?.[axis.id];
  if (typeof said === "number") return { kind: "fixed", size: said };
  if (said !== undefined) return { kind: "param", min: said.min, step: said.step };
  if (axis.type === "channel" && axis.size.kind !== "fixed") return { kind: "fixed", size: length ?? 1 };
  if (axis.size.kind === "ref")
    return { ...axis.size, tensorId: idOfName.get(axis.size.tensorId) ?? axis.size.tensorId };
  return axis.size;
}

/** Sample distance of the image, where its unit is one that the format knows. */
function calibrationOf(axis: InputAxisProposal, calibration: Calibration): Partial<Axis> {
  const known = axis.type === "space" || axis.type === "time" ? calibration[axis.id] : undefined;
  if (!known || !(known.scale > 0) || !Number.isFinite(known.scale)) return {};
  const unit = parseUnit(known.unit);
  return unit?.known ? { scale: known.scale, unit: unit.unit } : {};
}

function checkAxisNames(
  map: Readonly<Record<string, unknown>> | undefined,
  axes: readonly { readonly id: string }[],
  path: string,
): void {
  const issues = Object.keys(map ?? {})
    .filter((id) => !axes.some((axis) => axis.id === id))
    .map((id) => ({
      path: `${path}.${id}`,
      message: `names no axis; there are ${axes.map((axis) => axis.id).join(", ")}`,
    }));
  if (issues.length > 0) throw fail("build/request", { issues });
}

/** Element type outside the network: half precision becomes float32. */
export function outerDType(dtype: string): DType {
  return isDType(dtype) ? dtype : "float32";
}

function statedDType(stated: TensorFields, path: string): DType | null {
  const { data_type } = stated;
  if (data_type === undefined) return null;
  if (isDType(data_type)) return data_type;
  throw fail("build/request", {
    issues: [{ path: `${path}.data_type`, message: `${data_type} is no element type` }],
  });
}

function inferredDType(network: DType, last: BuildStep | undefined): DType {
  if (last === undefined) return network;
  if (last.id === "binarize") return "bool";
  const cast = last.id === "ensure_dtype" ? last.kwargs?.dtype : undefined;
  return typeof cast === "string" && isDType(cast) ? cast : "float32";
}

function parse(
  steps: readonly BuildStep[],
  where: "pre" | "post",
  axes: readonly Axis[],
  dtype: DType,
): ProcessingStep[] {
  const sizes = new Map(axes.flatMap((a) => (a.size.kind === "fixed" ? [[a.id, a.size.size] as const] : [])));
  return parseSteps(steps, { spec: "0.5", where, axes: axes.map((a) => a.id), dtype, sizes });
}

/** Steps of tensor `i`: a list belongs to the first tensor. */
function stepsOf(
  steps: BuildRequest["preprocessing"],
  ids: readonly string[],
  i: number,
  key: string,
): readonly BuildStep[] | null {
  if (steps === undefined) return null;
  if (Array.isArray(steps)) return i === 0 ? (steps as readonly BuildStep[]) : null;
  const byId = steps as Readonly<Record<string, readonly BuildStep[]>>;
  const unknown = Object.keys(byId).filter((id) => !ids.includes(id));
  if (unknown.length > 0)
    throw fail("build/request", {
      issues: unknown.map((id) => ({
        path: `${key}.${id}`,
        message: `names no tensor; there are ${ids.join(", ")}`,
      })),
    });
  return byId[ids[i] ?? ""] ?? null;
}
