import { el, put } from "../dom.ts";
import { type Made, type StepId, steps } from "./build-state.ts";
import { checkList, hasSeams } from "./finish-steps.ts";
import type { Problem } from "./to-request.ts";

/** What a live check found: where it stands, figures, problems that have no place in the step on show. */
export class CheckPanel {
  readonly element = el("section", { class: "card check-card", "aria-labelledby": "check-title" });
  readonly #state = el("p", { class: "hint", role: "status" });
  readonly #list = el("div", {});

  constructor(readonly onStep: (step: StepId) => void) {
    put(this.element, el("h2", { id: "check-title" }, "Live check"), this.#state, this.#list);
    this.idle("Once the network is loaded, what you enter is tried on it as you go.");
  }

  idle(text: string): void {
    this.#state.textContent = text;
    put(this.#list);
  }

  working(text: string): void {
    this.#state.textContent = text;
  }

  passed(report: Made["report"]): void {
    const seams = report.tiled.some(hasSeams);
    this.#state.textContent = seams
      ? "The network does what is described, but tiles show."
      : "The network does what is described.";
    put(this.#list, checkList(report));
  }

  /** @param here - the step on show: its problems stand beside their fields already. */
  failed(problems: readonly Problem[], here: StepId): void {
    this.#state.textContent = "Something does not fit.";
    put(
      this.#list,
      el(
        "ul",
        { class: "checks" },
        ...problems.map(({ path, message }) => {
          const step = stepOf(path);
          return el(
            "li",
            { class: "bad" },
            step ? el("strong", {}, `${whereText(step, path)}: `) : "",
            message,
            step && step !== here
              ? el("button", { class: "link", onclick: () => this.onStep(step) }, "Go there")
              : null,
          );
        }),
      ),
    );
  }
}

/** Name of the step; of the field as well where the message does not name it. */
function whereText(step: StepId, path: string): string {
  const name = steps.find(([id]) => id === step)?.[1] ?? step;
  return step === "about" || step === "processing" ? `${name}, ${path}` : name;
}

/** The step in which a field stands. */
export function stepOf(path: string): StepId | null {
  if (path === "") return null;
  if (/^samples|^weights/.test(path)) return "network";
  if (/^(preprocessing|postprocessing|macros|attachments)|(^|\.)steps\[/.test(path)) return "processing";
  if (/^inputs\[\d+\](\.sizes|\.range|\.data_|:)/.test(path)) return "sizes";
  if (/^outputs\[\d+\](\.halo|\.scale|\.offset|\.range|\.data_|:)/.test(path)) return "outputs";
  if (/^(inputs|outputs)/.test(path)) return "tensors";
  return "about";
}
