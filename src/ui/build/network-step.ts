import { el, pickFiles } from "../dom.ts";
import { byteText, clockText, numberText } from "../format.ts";
import { imageEndings } from "../image-panel.ts";
import { type BuildState, forgetNetwork, type Looked } from "./build-state.ts";
import type { StepContext } from "./step-context.ts";

/** Weights and sample images; loading, and what was found. */
export function networkStep(context: StepContext): HTMLElement[] {
  const { state, slots } = context;
  return [
    el(
      "p",
      { class: "hint" },
      "Choose the weights of a trained network: an .onnx file (with its .data file, if it has one), a zip of a tensorflow_js model, or its model.json with the shards. The network is loaded and run, and everything that can be found out is proposed.",
    ),
    fileRow(context, {
      name: "Weights",
      accept: ".onnx,.data,.zip,.json,.bin",
      files: state.weights,
      set: (files) => {
        state.weights = files;
        forgetNetwork(state);
      },
    }),
    ...sampleRows(context),
    slots.work,
    ...(state.looked ? findings(state.looked, state) : []),
  ];
}

/** One row per input; before the network is known one for the first. */
export function sampleRows(context: StepContext): HTMLElement[] {
  const { state, form } = context;
  const inputs = state.looked?.rdf.inputs ?? [{ id: "" }];
  return inputs.map(({ id }, i) => {
    const file = state.samples[i] ?? null;
    const name = inputs.length > 1 ? `Sample image for ${id}` : "Sample image";
    const row = fileRow(context, {
      name,
      accept: imageEndings,
      files: file ? [file] : [],
      hint: "optional: becomes the test image; without one random numbers stand in",
      set: ([first]) => {
        state.samples = inputs.map((_, k) => (k === i ? (first ?? null) : (state.samples[k] ?? null)));
      },
    });
    if (!file) return row;
    return el(
      "div",
      { class: "group" },
      row,
      form.text(`samples[${i}].axes`, "Its axes", {
        placeholder: "as in the file",
        hint: "letters such as yx or zyx, if the file does not say",
      }),
    );
  });
}

interface FileRow {
  readonly name: string;
  readonly accept: string;
  readonly files: readonly File[];
  readonly hint?: string;
  readonly several?: boolean;
  set(files: File[]): void;
}

/** Chosen files with buttons to choose others and to take them away; also a place to drop them. */
export function fileRow(context: StepContext, row: FileRow): HTMLElement {
  const set = (files: File[]) => {
    row.set(files);
    context.changed();
    context.redraw();
  };
  const choose = async () => {
    const files = await pickFiles({ accept: row.accept, several: true });
    if (files.length > 0) set(files);
  };
  const size = row.files.reduce((sum, file) => sum + file.size, 0);
  const element = el(
    "div",
    { class: "file-row", role: "group", "aria-label": row.name },
    el("span", { class: "field-name" }, row.name),
    row.files.length > 0
      ? el(
          "span",
          { class: "file-name" },
          `${row.files.map((file) => file.name).join(", ")} · ${byteText(size)}`,
        )
      : el("span", { class: "hint" }, row.hint ?? "none chosen"),
    el(
      "span",
      { class: "row" },
      el("button", { onclick: () => void choose() }, row.files.length > 0 ? "Change…" : "Choose…"),
      row.files.length > 0 ? el("button", { class: "quiet", onclick: () => set([]) }, "Remove") : null,
    ),
  );
  drops.set(element, set);
  return element;
}

/** What happens with files that are dropped on a row. */
export const drops = new WeakMap<Element, (files: File[]) => void>();

function findings({ proposal, notes, ms }: Looked, state: BuildState): HTMLElement[] {
  const { engine, format, opset, runs, global, tiling, problems } = proposal;
  const size = state.weights.reduce((sum, file) => sum + file.size, 0);
  const peak = Math.max(0, ...runs.map((run) => run.peakBytes));
  const fact = (name: string, text: string) => [el("dt", {}, name), el("dd", {}, text)];
  const shape = (shapes: readonly (readonly number[])[]) => shapes.map((s) => s.join(" × ")).join(" + ");
  return [
    el("h3", {}, "Found"),
    el(
      "dl",
      { class: "facts-list" },
      ...fact("Loaded", `${opset === null ? format : `${format}, opset ${opset}`}, ${byteText(size)}`),
      ...fact("On", engine),
      ...fact("Time", `${clockText(ms)} to load, look and try; memory up to ${byteText(peak)}`),
      ...fact("Tiles", tiling.reason),
      ...fact("Whole image", global.reason),
      ...(global.layers.length > 0
        ? fact("Layers that see all", global.layers.map(({ op, node }) => `${op} ${node}`.trim()).join(", "))
        : []),
      ...fact(
        "Runs",
        runs.map(({ shapes, ms: one }) => `${shape(shapes)} in ${numberText(Math.round(one))} ms`).join("; "),
      ),
    ),
    ...[...problems.map((p) => p.message), ...notes].map((text) => el("p", { class: "hint warn" }, text)),
  ];
}
