import type { ModelPackage } from "../package/index.ts";
import { baseName } from "../package/index.ts";
import { type Axis, axisLetters, type ModelDescription, type OutputTensor, writeRdf } from "../rdf/index.ts";
import type { BuildInput, BuildRequest, BuildStep, InputFields, OutputFields } from "./build-types.ts";
import { GENERATED } from "./readme.ts";

/** The request that would build an opened package again: to change some fields of it, or to check that nothing is lost.
 * Weights are those of the first entry in a format that can be built from; samples are the sample images, else the test
 * tensors.
 * @throws package/… when files are missing or damaged */
export async function requestFrom(model: ModelPackage, signal?: AbortSignal): Promise<BuildRequest> {
  const { description } = model;
  const read = async (file: { readonly source: string; readonly sha256: string | null }) => ({
    path: baseName(file.source),
    content: await model.read(file, signal),
  });
  const entry =
    description.weights.find((w) => w.format === "onnx" || w.format === "tensorflow_js") ??
    description.weights[0];
  const weights = entry
    ? [await read(entry.file), ...(entry.externalData ? [await read(entry.externalData)] : [])]
    : [];
  const inputs: Record<string, BuildInput> = {};
  for (const tensor of description.inputs) {
    const file = tensor.sampleTensor ?? tensor.testTensor;
    if (file === null) continue;
    const axes = tensor.axes.map((axis) => axis.id);
    // Images name their own axes; arrays have those of the tensor.
    inputs[tensor.id] = tensor.sampleTensor
      ? await read(file)
      : { ...(await read(file)), axes: axisLetters(axes) };
  }
  const written = writeRdf(description, "0.5").map as { inputs: Written[]; outputs: Written[] };
  const macros = macroNames(description);
  const made = new Set([...macros.preprocess, ...macros.postprocess]);
  const attached = description.attachments.filter(
    ({ source }) => !made.has(source) && !/^sample_.*\.csv$/.test(source),
  );
  const named = (names: readonly string[]) =>
    Promise.all(
      names.map((source) =>
        read(description.attachments.find((file) => file.source === source) ?? { source, sha256: null }),
      ),
    );
  const { deepimagej, ...config } = description.config;
  const settings = (deepimagej ?? {}) as { pyramidal_model?: unknown; allow_tiling?: unknown };
  const documentation = description.documentation;
  const text = documentation === null ? null : await read({ source: documentation, sha256: null });
  return clean({
    weights,
    inputs,
    name: description.name,
    description: description.description,
    authors: description.authors.map(personFields),
    maintainers: description.maintainers.map((p) => personFields(p)),
    cite: description.cite.map(({ text: words, doi, url }) => clean({ text: words, doi, url })),
    license: description.license,
    tags: description.tags,
    links: description.links,
    git_repo: description.gitRepo,
    id: description.id,
    version: description.version,
    timestamp: description.timestamp,
    documentation: text === null ? null : ownText(new TextDecoder().decode(text.content)),
    tensors: {
      inputs: description.inputs.map((t) => inputFields(t)),
      outputs: description.outputs.map((t) => outputFields(t, description)),
    },
    preprocessing: stepsById(written.inputs, "preprocessing"),
    postprocessing: stepsById(written.outputs, "postprocessing"),
    macros: {
      preprocessing: await named(macros.preprocess),
      postprocessing: await named(macros.postprocess),
    },
    attachments: await Promise.all(attached.map(read)),
    pyramidal: settings.pyramidal_model === true,
    allow_tiling: typeof settings.allow_tiling === "boolean" ? settings.allow_tiling : null,
    config,
    format: description.formatVersion.startsWith("0.5") ? "0.5" : "0.4",
  }) as BuildRequest;
}

type Written = { readonly id: string } & Readonly<Record<string, unknown>>;

/** Null when no tensor has steps: nobody has said that there should be none. */
function stepsById(tensors: readonly Written[], key: string): Record<string, readonly BuildStep[]> | null {
  const own = tensors.flatMap((t) => {
    const steps = t[key] as readonly BuildStep[] | undefined; // as writeRdf wrote them
    return steps ? [[t.id, steps] as const] : [];
  });
  return own.length === 0 ? null : Object.fromEntries(own);
}

function personFields(p: ModelDescription["authors"][number]) {
  return clean({
    name: p.name,
    affiliation: p.affiliation,
    orcid: p.orcid,
    github_user: p.githubUser,
    email: p.email,
  });
}

function commonFields(t: ModelDescription["inputs"][number] | OutputTensor) {
  const names = t.axes.find((axis) => axis.type === "channel")?.channelNames;
  return {
    id: t.id,
    description: t.description === "" ? null : t.description,
    axes: axisLetters(t.axes.map((axis) => axis.id)),
    channel_names: names ?? null,
    data_type: t.dtype,
    data_range: t.values ? null : t.range,
  };
}

function inputFields(t: ModelDescription["inputs"][number]): InputFields {
  const sizes = Object.fromEntries(
    t.axes.flatMap(({ id, type, size }): [string, NonNullable<InputFields["sizes"]>[string]][] => {
      if (type === "batch" || type === "channel") return [];
      if (size.kind === "fixed") return [[id, size.size]];
      return size.kind === "param" ? [[id, { min: size.min, step: size.step }]] : [];
    }),
  );
  return clean({ ...commonFields(t), sizes }) as InputFields;
}

function outputFields(t: OutputTensor, { inputs }: ModelDescription): OutputFields {
  const following = t.axes.flatMap((axis) => {
    const { size } = axis;
    const target =
      size.kind === "ref"
        ? inputs.find((i) => i.id === size.tensorId)?.axes.find((a) => a.id === size.axisId)
        : undefined;
    return target && size.kind === "ref" && axis.type !== "channel"
      ? [{ axis, scale: axis.scale / target.scale, offset: size.offset }]
      : [];
  });
  const map = <V>(value: (f: { axis: Axis; scale: number; offset: number }) => V) =>
    Object.fromEntries(following.map((f) => [f.axis.id, value(f)]));
  return clean({
    ...commonFields(t),
    halo: map((f) => f.axis.halo),
    scale: map((f) => f.scale),
    offset: map((f) => f.offset),
  }) as OutputFields;
}

function macroNames({ config }: ModelDescription) {
  const prediction = (config.deepimagej as { prediction?: Record<string, unknown> } | undefined)?.prediction;
  const names = (side: string): string[] => {
    const steps = prediction?.[side];
    if (!Array.isArray(steps)) return [];
    return steps.flatMap((step: { kwargs?: unknown } | null) =>
      typeof step?.kwargs === "string" ? [step.kwargs] : [],
    );
  };
  return { preprocess: names("preprocess"), postprocess: names("postprocess") };
}

/** What the authors wrote, without the sections that a build adds. */
function ownText(text: string): string | null {
  const at = text.indexOf(GENERATED);
  const own = (at < 0 ? text : text.slice(0, at)).trim();
  return own === "" ? null : own;
}

/** Without null. */
function clean<T extends Readonly<Record<string, unknown>>>(fields: T) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };
}
