import { el } from "../dom.ts";
import { entries, removeEntry } from "./build-state.ts";
import type { StepContext } from "./step-context.ts";

const licences = "MIT Apache-2.0 BSD-3-Clause CC-BY-4.0 CC-BY-SA-4.0 CC0-1.0 GPL-3.0-or-later".split(" ");

/** Fields about the model. */
export function aboutStep(context: StepContext): HTMLElement[] {
  const { state, form } = context;
  return [
    el(
      "section",
      { class: "group", "aria-label": "Model" },
      el("h3", {}, "Model"),
      form.text("name", "Name", { placeholder: state.looked?.rdf.name ?? "" }),
      form.text("description", "Description", { placeholder: "one or two sentences" }),
      form.text("license", "Licence", {
        placeholder: "an SPDX id",
        suggestions: licences,
        hint: "nobody may use a model without one",
      }),
      form.text("tags", "Tags", { placeholder: "nuclei, segmentation" }),
      form.text("git_repo", "Source code", { placeholder: "https://…" }),
      form.area("documentation", "Documentation", {
        placeholder: "Markdown: what it is for, what it was trained on, how good it is",
      }),
      form.select("format", "Format", [
        ["", "rdf 0.5"],
        ["0.4", "rdf 0.4, for deepImageJ 2"],
      ]),
    ),
    listOf(context, "authors", "Authors", "Add an author", (path) => [
      form.text(`${path}.name`, "Name"),
      form.text(`${path}.affiliation`, "Affiliation"),
      form.text(`${path}.orcid`, "ORCID iD", { placeholder: "0000-0002-1825-0097" }),
    ]),
    listOf(context, "cite", "Cite", "Add a publication", (path) => [
      form.text(`${path}.text`, "Reference", { placeholder: "authors, title, journal, year" }),
      form.text(`${path}.doi`, "DOI", { placeholder: "10.1234/abcd" }),
    ]),
  ];
}

function listOf(
  context: StepContext,
  list: "authors" | "cite",
  title: string,
  add: string,
  fields: (path: string) => HTMLElement[],
): HTMLElement {
  const { state, form } = context;
  const first = list === "authors" ? "name" : "text";
  const items = Array.from({ length: entries(state.values, list) }, (_, i) =>
    el(
      "div",
      { class: "axis-row", role: "group", "aria-label": `${title} ${i + 1}` },
      ...fields(`${list}[${i}]`),
      el(
        "button",
        {
          class: "quiet",
          onclick: () => {
            removeEntry(state.values, list, i);
            context.changed();
            context.redraw();
          },
        },
        "Remove",
      ),
    ),
  );
  return el(
    "section",
    { class: "group", "aria-label": title },
    el("h3", {}, title),
    form.place(list),
    ...items,
    el(
      "div",
      { class: "row" },
      el(
        "button",
        {
          onclick: () => {
            state.values[`${list}[${items.length}].${first}`] = "";
            context.redraw();
          },
        },
        add,
      ),
    ),
  );
}
