import { download, el } from "../dom.ts";
import { byteText, numberText } from "../format.ts";
import type { Made } from "./build-state.ts";
import { sampleRows } from "./network-step.ts";
import type { StepContext } from "./step-context.ts";

/** Build, test, and run on the sample image. */
export function testStep(context: StepContext): HTMLElement[] {
  const { state, slots } = context;
  return [
    el(
      "p",
      { class: "hint" },
      "The package is made, opened again as a user will open it, and run on its own test image. Then it is run on the sample.",
    ),
    ...sampleRows(context),
    slots.work,
    ...(state.made ? [el("h3", {}, "Tried"), checkList(state.made.report), slots.viewer] : []),
  ];
}

/** More than rounding between a run in tiles and one of the whole image. */
export function hasSeams(one: { readonly maxAbsDifference: number; readonly maxAbsValue: number }): boolean {
  return one.maxAbsDifference > 1e-4 * Math.max(1, one.maxAbsValue);
}

/** What was tried, each with its figure. */
export function checkList({ checks, tiled, test }: Made["report"]): HTMLElement {
  const line = (good: boolean, text: string) =>
    el(
      "li",
      { class: good ? "good" : "bad" },
      el("span", { class: `badge ${good ? "good" : "bad"}` }, good ? "ok" : "look"),
      text,
    );
  return el(
    "ul",
    { class: "checks" },
    ...checks.map(({ passed, text }) => line(passed, text)),
    ...tiled.map(({ output, tiles, maxAbsDifference, maxAbsValue }) =>
      line(
        !hasSeams({ maxAbsDifference, maxAbsValue }),
        `${output}: ${tiles} tiles differ from the whole image by at most ${numberText(maxAbsDifference)} (values up to ${numberText(maxAbsValue)}).`,
      ),
    ),
    ...(test?.results ?? []).map(({ weights, verdict, outputs }) =>
      line(
        verdict === "passed",
        `The package ${verdict === "passed" ? "passes" : "does not pass"} its own test (${weights}): largest difference ${numberText(Math.max(0, ...outputs.map((o) => o.maxAbsDifference)))}.`,
      ),
    ),
  );
}

export function packageName(made: Made): string {
  return `${made.rdf.name.replace(/[^\p{L}\p{N}.-]+/gu, "_")}.zip`;
}

/** The finished package. */
export function saveStep(context: StepContext): HTMLElement[] {
  const { made } = context.state;
  if (!made) {
    return [
      el("p", {}, "The package is made in the step before this one."),
      el("div", { class: "row" }, el("button", { onclick: () => context.goTo("test") }, "Go to Test")),
    ];
  }
  const { toComplete, notes, files = [] } = made.report;
  return [
    el("p", { class: "file-name" }, `${packageName(made)} · ${byteText(made.package.size)}`),
    el(
      "div",
      { class: "row" },
      el(
        "button",
        { class: "primary", onclick: () => download(made.package, packageName(made), "application/zip") },
        "Save package",
      ),
      el("button", { onclick: () => context.openInRun() }, "Open it in Run"),
      el(
        "button",
        {
          class: "quiet",
          onclick: () =>
            download(JSON.stringify(made.report, null, 2), "build_report.json", "application/json"),
        },
        "Save report",
      ),
      el("button", { class: "quiet", onclick: () => context.startOver() }, "Start over"),
    ),
    toComplete.length > 0 ? el("h3", {}, "Still to be said") : null,
    toComplete.length > 0
      ? el(
          "ul",
          { class: "plain" },
          ...toComplete.map(({ field, reason }) => el("li", {}, el("strong", {}, field), `: ${reason}`)),
        )
      : null,
    el("h3", {}, "In the package"),
    el(
      "ul",
      { class: "plain" },
      ...["rdf.yaml", ...files.map(({ source }) => source)].map((name) => el("li", {}, name)),
    ),
    notes.length > 0
      ? el(
          "details",
          {},
          el("summary", {}, `Notes (${notes.length})`),
          el("ul", {}, ...notes.map((note) => el("li", {}, note))),
        )
      : null,
  ].filter((one) => one !== null);
}
