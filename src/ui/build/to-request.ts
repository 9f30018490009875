import type { BuildCallRequest } from "../../service/index.ts";
import { type BuildState, entries, type StepState } from "./build-state.ts";
import { operationOf } from "./operations.ts";

export interface Problem {
  /** Of the field. */
  readonly path: string;
  readonly message: string;
}

export interface Drafted {
  readonly request: BuildCallRequest;
  /** Entries that are no numbers; they are left out of the request. */
  readonly problems: readonly Problem[];
}

type Fields = Record<string, unknown>;

/** The request that the fields say. Empty ones are left to `build` to propose.
 * @param about - false: without the fields about the model, for checks of the network alone. */
export function toRequest(state: BuildState, about = true): Drafted {
  const { values } = state;
  const problems: Problem[] = [];
  const text = (path: string) => values[path]?.trim() || undefined;
  const number = (path: string, check?: (v: number) => string | null) => {
    const said = text(path);
    if (said === undefined) return undefined;
    const value = Number(said.replace(",", "."));
    const wrong = Number.isFinite(value) ? (check?.(value) ?? null) : "a number";
    if (wrong === null) return value;
    problems.push({ path, message: `must be ${wrong}` });
    return undefined;
  };
  const whole = (least: number) => (v: number) =>
    Number.isInteger(v) && v >= least ? null : `a whole number from ${least}`;
  const list = (path: string) =>
    text(path)
      ?.split(/[,;\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");

  const tensor = (side: "inputs" | "outputs", i: number): Fields => {
    const at = `${side}[${i}]`;
    const low = number(`${at}.range.low`);
    const high = number(`${at}.range.high`);
    const names = list(`${at}.channel_names`);
    return defined({
      id: text(`${at}.id`),
      description: text(`${at}.description`),
      axes: text(`${at}.axes`),
      channel_names: names,
      data_type: text(`${at}.data_type`),
      data_range: low === undefined && high === undefined ? undefined : [low ?? null, high ?? null],
    });
  };
  const perAxis = (prefix: string, of: (path: string) => unknown): Fields | undefined => {
    const ids = new Set(
      Object.keys(values).flatMap((path) =>
        path.startsWith(`${prefix}.`) ? [path.slice(prefix.length + 1).split(".")[0] ?? ""] : [],
      ),
    );
    const found = defined(Object.fromEntries([...ids].map((id) => [id, of(`${prefix}.${id}`)])));
    return Object.keys(found).length > 0 ? found : undefined;
  };
  const size = (path: string): unknown => {
    const kind = text(`${path}.kind`);
    if (kind === "fixed") return number(`${path}.fixed`, whole(1));
    const min = number(`${path}.min`, whole(1));
    const step = number(`${path}.step`, whole(1));
    const known = proposedSize(state, path);
    if (min === undefined && step === undefined) return undefined;
    return { min: min ?? known.min, step: step ?? known.step };
  };
  const counts = {
    inputs: state.looked?.proposal.inputs.length ?? 0,
    outputs: state.looked?.proposal.outputs.length ?? 0,
  };
  const inputs = Array.from({ length: counts.inputs }, (_, i) =>
    defined({ ...tensor("inputs", i), sizes: perAxis(`inputs[${i}].sizes`, size) }),
  );
  const positive = (v: number) => (v > 0 ? null : "above 0");
  const outputs = Array.from({ length: counts.outputs }, (_, i) =>
    defined({
      ...tensor("outputs", i),
      halo: perAxis(`outputs[${i}].halo`, (path) => number(path, whole(0))),
      scale: perAxis(`outputs[${i}].scale`, (path) => number(path, positive)),
      offset: perAxis(`outputs[${i}].offset`, (path) =>
        number(path, (v) => (Number.isInteger(v) ? null : "a whole number")),
      ),
    }),
  );
  const stepsOf = (side: "inputs" | "outputs") => {
    const own = Object.entries(state.steps).flatMap(([path, chosen]) => {
      const found = new RegExp(`^${side}\\[(\\d+)\\]$`).exec(path);
      const id = found ? idOf(state, side, Number(found[1])) : null;
      return id === null || chosen.length === 0
        ? []
        : [[id, chosen.map((step, k) => stepOf(step, `${path}.steps[${k}]`))]];
    });
    return own.length > 0 ? Object.fromEntries(own) : undefined;
  };
  const stepOf = (step: StepState, path: string) => {
    const kwargs: Fields = {};
    for (const { name, kind } of operationOf(step.id)?.arguments ?? []) {
      const said = step.kwargs[name]?.trim();
      if (!said) continue;
      if (kind === "text") kwargs[name] = said;
      else if (kind === "axes") kwargs[name] = said.split(/[,\s]+/).filter((axis) => axis !== "");
      else {
        const value = Number(said.replace(",", "."));
        if (Number.isFinite(value)) kwargs[name] = value;
        else problems.push({ path: `${path}.${name}`, message: "must be a number" });
      }
    }
    return { id: step.id, ...(Object.keys(kwargs).length > 0 ? { kwargs } : {}) };
  };
  const people = Array.from({ length: entries(values, "authors") }, (_, i) =>
    defined({
      name: text(`authors[${i}].name`) ?? "",
      affiliation: text(`authors[${i}].affiliation`),
      orcid: text(`authors[${i}].orcid`),
    }),
  );
  const cite = Array.from({ length: entries(values, "cite") }, (_, i) =>
    defined({
      text: text(`cite[${i}].text`) ?? "",
      doi: text(`cite[${i}].doi`),
      url: text(`cite[${i}].url`),
    }),
  );
  const samples = state.samples.flatMap((file, i) =>
    file ? [[i, sampleOf(file, text(`samples[${i}].axes`))] as const] : [],
  );
  const aboutFields = defined({
    name: text("name"),
    description: text("description"),
    documentation: text("documentation"),
    authors: people.length > 0 ? people : undefined,
    cite: cite.length > 0 ? cite : undefined,
    license: text("license"),
    tags: list("tags"),
    git_repo: text("git_repo"),
  });
  const tiling = text("allow_tiling");
  return {
    problems,
    request: defined({
      weights: state.weights,
      inputs: samples.length === 0 ? undefined : samplesOf(state, samples),
      ...(about ? aboutFields : {}),
      tensors: counts.inputs > 0 ? { inputs, outputs } : undefined,
      preprocessing: stepsOf("inputs"),
      postprocessing: stepsOf("outputs"),
      macros:
        state.macros.preprocessing.length + state.macros.postprocessing.length > 0 ? state.macros : undefined,
      attachments: state.attachments.length > 0 ? state.attachments : undefined,
      pyramidal: text("pyramidal") === "yes" ? true : undefined,
      allow_tiling: tiling === undefined ? undefined : tiling === "yes",
      format: text("format"),
    }) as unknown as BuildCallRequest, // `build` checks each field again
  };
}

function sampleOf(file: File, axes: string | undefined): unknown {
  return axes === undefined ? file : { path: file.name, content: file, axes };
}

/** A list where every input has one; else, and once ids are known, a map. */
function samplesOf(state: BuildState, samples: readonly (readonly [number, unknown])[]): unknown {
  if (samples.every(([i], k) => i === k)) return samples.map(([, sample]) => sample);
  return Object.fromEntries(samples.map(([i, sample]) => [idOf(state, "inputs", i) ?? String(i), sample]));
}

/** Id of a tensor: as stated, else as drafted. */
export function idOf(state: BuildState, side: "inputs" | "outputs", i: number): string | null {
  return state.values[`${side}[${i}].id`]?.trim() || (state.looked?.rdf[side][i]?.id ?? null);
}

/** Smallest size and step of "inputs[0].sizes.y" as proposed. */
function proposedSize(state: BuildState, path: string): { min: number; step: number } {
  const found = /^inputs\[(\d+)\]\.sizes\.(.+)$/.exec(path);
  const axis = state.looked?.proposal.inputs[Number(found?.[1])]?.axes.find(({ id }) => id === found?.[2]);
  return axis?.size.kind === "param" ? axis.size : { min: 1, step: 1 };
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
