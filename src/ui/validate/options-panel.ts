import { type Measure, measures } from "../../service/index.ts";
import { el, field, put } from "../dom.ts";

/** Options of `validate` as they stand in the fields. */
export interface ValidateSettings {
  readonly measures: "auto" | "all" | readonly string[];
  readonly threshold?: number;
  readonly range?: number;
  readonly spacing?: readonly number[];
  readonly ssimWindow?: number;
  readonly iouThresholds?: readonly number[];
  readonly labels?: true;
  readonly perFrame?: true;
}

const families: Readonly<Record<Measure["family"], string>> = {
  objects: "Objects",
  classes: "Labels and masks",
  distances: "Distances of borders",
  scores: "Probabilities",
  pixels: "Pixel values",
};

/** Which measures, and what they need to know. A wrong entry is named beside its field. */
export class OptionsPanel {
  readonly element = el("div", { class: "fields" });
  readonly #how = el(
    "select",
    {},
    el("option", { value: "auto" }, "automatic"),
    el("option", { value: "all" }, "all possible"),
    el("option", { value: "some" }, "chosen here"),
  );
  readonly #boxes = new Map<string, HTMLInputElement>();
  readonly #list = el("div", { class: "measure-list", hidden: true });
  readonly #threshold = entry("none");
  readonly #range = entry("automatic");
  readonly #spacing = entry("from image");
  readonly #window = entry("3");
  readonly #iou = entry("0.5 … 0.95");
  readonly #labels = el("input", { type: "checkbox" });
  readonly #perFrame = el("input", { type: "checkbox" });
  readonly #problems = new Map<HTMLInputElement, HTMLElement>();

  constructor(readonly onChange: () => void) {
    put(this.#list, ...Object.keys(families).map((family) => this.#group(family as Measure["family"])));
    this.#how.addEventListener("change", () => {
      this.#list.hidden = this.#how.value !== "some";
    });
    this.element.addEventListener("input", () => onChange());
    put(
      this.element,
      field("Measures", this.#how),
      this.#list,
      this.#checked("Threshold", this.#threshold, "values above it are foreground"),
      this.#checked("Data range", this.#range, "for PSNR and SSIM"),
      this.#checked("Pixel size z, y, x", this.#spacing, "for distances"),
      el(
        "details",
        { class: "advanced" },
        el("summary", {}, "Advanced"),
        el(
          "div",
          { class: "fields" },
          this.#checked("Objects match at IoU", this.#iou),
          this.#checked("Window of SSIM", this.#window, "odd, pixels"),
          el("label", { class: "check" }, this.#labels, "Float images of whole numbers are labels"),
          el("label", { class: "check" }, this.#perFrame, "Values for each frame as well"),
        ),
      ),
    );
  }

  /** null while an entry is wrong: it is marked. */
  read(): ValidateSettings | null {
    const threshold = this.#number(this.#threshold, () => true, "a number");
    const range = this.#number(this.#range, (v) => v > 0, "a number above 0");
    const window = this.#number(this.#window, (v) => v > 1 && v % 2 === 1, "an odd number from 3");
    const spacing = this.#numbers(this.#spacing, (v) => v > 0, "one number, or three separated by commas");
    const iou = this.#numbers(this.#iou, (v) => v > 0 && v <= 1, "numbers up to 1, separated by commas");
    const ticked = [...this.#boxes].filter(([, box]) => box.checked).map(([name]) => name);
    const some = this.#how.value === "some";
    this.#list.dataset.problem = some && ticked.length === 0 ? "Tick at least one measure." : "";
    const all = [threshold, range, window, spacing, iou];
    if (all.includes(null) || (some && ticked.length === 0)) return null;
    return {
      measures: some ? ticked : this.#how.value === "all" ? "all" : "auto",
      ...(typeof threshold === "number" ? { threshold } : {}),
      ...(typeof range === "number" ? { range } : {}),
      ...(typeof window === "number" ? { ssimWindow: window } : {}),
      ...(spacing ? { spacing } : {}),
      ...(iou ? { iouThresholds: iou } : {}),
      ...(this.#labels.checked ? { labels: true } : {}),
      ...(this.#perFrame.checked ? { perFrame: true } : {}),
    };
  }

  #group(family: Measure["family"]): HTMLElement {
    const own = measures.filter((measure) => measure.family === family);
    return el(
      "fieldset",
      {},
      el("legend", {}, families[family]),
      ...own.map(({ name, description }) => {
        const box = el("input", { type: "checkbox" });
        this.#boxes.set(name, box);
        return el("label", { class: "check", title: description }, box, name.replaceAll("_", " "));
      }),
    );
  }

  #checked(name: string, input: HTMLInputElement, hint?: string): HTMLElement {
    const problem = el("span", { class: "problem", role: "status" });
    this.#problems.set(input, problem);
    const row = field(name, input, hint);
    row.append(problem);
    return row;
  }

  /** undefined: empty; null: wrong. */
  #numbers(
    input: HTMLInputElement,
    good: (v: number) => boolean,
    expected: string,
  ): number[] | undefined | null {
    const text = input.value.trim();
    const values = text.split(/[,;\s]+/).map(Number);
    const wrong = text !== "" && !values.every((v) => Number.isFinite(v) && good(v));
    input.setAttribute("aria-invalid", String(wrong));
    const problem = this.#problems.get(input);
    if (problem) problem.textContent = wrong ? `Must be ${expected}.` : "";
    if (wrong) return null;
    return text === "" ? undefined : values;
  }

  #number(
    input: HTMLInputElement,
    good: (v: number) => boolean,
    expected: string,
  ): number | undefined | null {
    const values = this.#numbers(input, good, expected);
    return values ? values[0] : values;
  }
}

function entry(placeholder: string): HTMLInputElement {
  return el("input", { type: "text", inputmode: "decimal", placeholder, autocomplete: "off" });
}
