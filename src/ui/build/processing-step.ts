import { el, field } from "../dom.ts";
import type { StepState } from "./build-state.ts";
import { fileRow } from "./network-step.ts";
import { operationOf, operations } from "./operations.ts";
import type { StepContext } from "./step-context.ts";
import { idOf } from "./to-request.ts";

/** What is done before and after the network: steps of the description, and macros for deepImageJ. */
export function processingStep(context: StepContext): HTMLElement[] {
  const { state } = context;
  const looked = state.looked;
  if (!looked) return [];
  const macros = (side: "preprocessing" | "postprocessing", name: string) =>
    fileRow(context, {
      name,
      accept: ".ijm,.txt",
      files: state.macros[side],
      hint: "optional: ImageJ macros that deepImageJ runs",
      set: (files) => {
        state.macros = { ...state.macros, [side]: files };
      },
    });
  return [
    el(
      "p",
      { class: "hint" },
      "How images were normalised for training cannot be read from weights: say it here. Macros are attached for deepImageJ in ImageJ; everybody else runs the steps.",
    ),
    ...looked.proposal.inputs.map((_, i) => tensorSteps(context, "inputs", i)),
    macros("preprocessing", "Macros before"),
    ...looked.proposal.outputs.map((_, i) => tensorSteps(context, "outputs", i)),
    macros("postprocessing", "Macros after"),
    fileRow(context, {
      name: "Attachments",
      accept: "*",
      files: state.attachments,
      hint: "optional: further files",
      set: (files) => {
        state.attachments = files;
      },
    }),
  ];
}

function tensorSteps(context: StepContext, side: "inputs" | "outputs", i: number): HTMLElement {
  const { state, form } = context;
  const path = `${side}[${i}]`;
  const own = state.steps[path] ?? [];
  const id = idOf(state, side, i) ?? path;
  const set = (steps: StepState[]) => {
    state.steps[path] = steps;
    context.changed();
    context.redraw();
  };
  const add = el(
    "select",
    { "aria-label": `Add a step to ${id}` },
    el("option", { value: "" }, "Add a step…"),
    ...operations.map(({ id: name, text }) => el("option", { value: name }, `${name}: ${text}`)),
  );
  add.addEventListener("change", () => {
    const operation = operationOf(add.value);
    if (!operation) return;
    const values = operation.arguments.filter(({ value }) => value !== "");
    const all = state.looked?.rdf[side][i]?.axes.flatMap(({ id: axis, type }) =>
      type === "batch" ? [] : [axis ?? type],
    );
    const kwargs: Record<string, string> = Object.fromEntries(values.map((a) => [a.name, a.value]));
    if (operation.arguments.some(({ kind }) => kind === "axes")) kwargs.axes = (all ?? []).join(", ");
    set([...own, { id: operation.id, kwargs }]);
  });
  return el(
    "section",
    { class: "group", "aria-label": `Steps of ${id}` },
    el("h3", {}, side === "inputs" ? `Before the network: ${id}` : `After the network: ${id}`),
    form.place(side === "inputs" ? `preprocessing.${id}` : `postprocessing.${id}`),
    ...own.map((step, k) =>
      el(
        "div",
        { class: "axis-row", role: "group", "aria-label": `${k + 1}. ${step.id}` },
        el("h4", {}, `${k + 1}. ${step.id}`),
        form.place(`${path}.steps[${k}]`),
        ...(operationOf(step.id)?.arguments ?? []).map(({ name, optional }) => {
          const input = el("input", {
            type: "text",
            value: step.kwargs[name] ?? "",
            placeholder: optional ? "default" : "",
            "data-path": `${path}.steps[${k}].${name}`,
          });
          input.addEventListener("input", () => {
            step.kwargs[name] = input.value;
            context.changed();
          });
          return field(name.replaceAll("_", " "), input);
        }),
        el("button", { class: "quiet", onclick: () => set(own.filter((_, j) => j !== k)) }, "Remove"),
      ),
    ),
    el("div", { class: "row" }, add),
  );
}
