import { el, put } from "../dom.ts";
import { type StepId, steps } from "./build-state.ts";

export interface StepperView {
  readonly current: StepId;
  /** Steps beyond it need something first. */
  readonly open: (step: StepId) => boolean;
  /** Steps with a problem. */
  readonly wrong: ReadonlySet<StepId>;
}

/** The list of steps: where one is, where something is wrong; each open one can be gone to. */
export class Stepper {
  readonly element = el("nav", { class: "card stepper", "aria-label": "Steps" });

  constructor(readonly onStep: (step: StepId) => void) {}

  show({ current, open, wrong }: StepperView): void {
    const items = steps.map(([id, name], i) => {
      const bad = wrong.has(id);
      return el(
        "li",
        {},
        el(
          "button",
          {
            class: bad ? "wrong" : null,
            "aria-current": id === current ? "step" : null,
            disabled: !open(id),
            onclick: () => this.onStep(id),
          },
          el("span", { class: "step", "aria-hidden": "true" }, String(i + 1)),
          name,
          bad ? el("span", { class: "problem" }, " – look here") : null,
        ),
      );
    });
    const list = el("ol", {}, ...items);
    put(this.element, list);
    // Where the steps stand in a row that scrolls, the current one is in the middle.
    const here = list.querySelector<HTMLElement>("[aria-current]");
    if (here) list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  }
}
