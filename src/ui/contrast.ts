import type { Range, View } from "./display/display-request.ts";
import { el, put } from "./dom.ts";
import { numberText } from "./format.ts";

const STEPS = 1000;

/** Two sliders for the display range of a view, and the two usual choices. Pixels are not changed. */
export class Contrast {
  readonly element = el("div", { class: "contrast" });

  constructor(readonly onChange: (range: Range) => void) {}

  show(view: View | null, range: Range, what: string): void {
    if (!view || view.labels) {
      put(this.element);
      return;
    }
    const [low, high] = view.range;
    const toStep = (v: number) => Math.round(((v - low) / (high - low)) * STEPS);
    const toValue = (step: number) => low + (step / STEPS) * (high - low);
    const text = el("output", {}, rangeText(range));
    const slider = (name: string, value: number) =>
      el("input", {
        type: "range",
        min: 0,
        max: STEPS,
        value: toStep(value),
        "aria-label": `${name} of the display range, ${what}`,
      });
    const from = slider("Lower end", range[0]);
    const to = slider("Upper end", range[1]);
    const changed = (moved: HTMLInputElement) => {
      // The ends push each other and never meet.
      if (Number(from.value) >= Number(to.value)) {
        if (moved === from) to.value = String(Number(from.value) + 1);
        else from.value = String(Number(to.value) - 1);
      }
      const next: Range = [toValue(Number(from.value)), toValue(Number(to.value))];
      text.textContent = rangeText(next);
      this.onChange(next[1] > next[0] ? next : [next[0], next[0] + (high - low) / STEPS]);
    };
    from.addEventListener("input", () => changed(from));
    to.addEventListener("input", () => changed(to));
    const choose = (name: string, title: string, next: Range) =>
      el(
        "button",
        {
          class: "quiet",
          title,
          onclick: () => {
            this.onChange(next);
            this.show(view, next, what);
          },
        },
        name,
      );
    put(
      this.element,
      el("span", { class: "tool-name" }, "Contrast"),
      el("div", { class: "pair" }, from, to),
      text,
      choose("Auto", "Saturate the brightest 0.5 % and the darkest 0.1 %", view.autoRange),
      choose("Full", "From the smallest to the largest value", view.range),
    );
  }
}

function rangeText([low, high]: Range): string {
  return `${numberText(low)} – ${numberText(high)}`;
}
