import { el } from "../dom.ts";
import type { Problem } from "./to-request.ts";

export interface FieldOptions {
  /** What stands when the field is empty: the proposal. */
  readonly placeholder?: string;
  readonly hint?: string | HTMLElement | undefined;
  readonly numeric?: boolean;
  /** Offered while typing. */
  readonly suggestions?: readonly string[];
}

/** Fields bound to a map of texts by path, each with a place for its problem. Made anew with each drawing of a step. */
export class Form {
  readonly #places = new Map<string, { place: HTMLElement; control: HTMLElement | null }>();

  constructor(
    readonly values: Record<string, string>,
    readonly onChange: (path: string) => void,
  ) {}

  text(path: string, label: string, options: FieldOptions = {}): HTMLElement {
    const { placeholder, numeric = false, suggestions = [] } = options;
    const listId = suggestions.length > 0 ? `list-${path}` : null;
    const input = el("input", {
      type: "text",
      inputmode: numeric ? "decimal" : null,
      placeholder,
      list: listId,
      autocomplete: "off",
      value: this.values[path] ?? "",
    });
    const list = listId
      ? el("datalist", { id: listId }, ...suggestions.map((value) => el("option", { value })))
      : null;
    return this.#bound(path, label, input, options, list);
  }

  area(path: string, label: string, options: FieldOptions = {}): HTMLElement {
    const area = el("textarea", { rows: 4, placeholder: options.placeholder }, this.values[path] ?? "");
    return this.#bound(path, label, area, options);
  }

  select(
    path: string,
    label: string,
    choices: readonly (readonly [string, string])[],
    options: FieldOptions = {},
  ): HTMLElement {
    const current = this.values[path] ?? "";
    const select = el(
      "select",
      {},
      ...choices.map(([value, text]) => el("option", { value, selected: value === current }, text)),
    );
    return this.#bound(path, label, select, options);
  }

  /** A place for problems of something that is not one field, such as a tensor or an axis. */
  place(path: string): HTMLElement {
    const place = el("span", { class: "problem", role: "status" });
    this.#places.set(path, { place, control: null });
    return place;
  }

  set(path: string, text: string): void {
    if (text === "") delete this.values[path];
    else this.values[path] = text;
    this.onChange(path);
  }

  /** Put each problem, and each warning, beside its field.
   * @returns those that have no place here. */
  show(problems: readonly Problem[], warnings: readonly Problem[] = []): Problem[] {
    for (const { place, control } of this.#places.values()) {
      place.textContent = "";
      place.classList.remove("warning");
      control?.setAttribute("aria-invalid", "false");
    }
    for (const { path, message } of warnings) {
      const place = this.#places.get(path)?.place;
      if (place) place.textContent = message;
      place?.classList.add("warning");
    }
    return problems.filter(({ path, message }) => {
      const found = this.#nearest(path);
      if (!found) return true;
      found.place.classList.remove("warning");
      const before = found.place.textContent ? `${found.place.textContent} ` : "";
      found.place.textContent = `${before}${message}`;
      found.control?.setAttribute("aria-invalid", "true");
      return false;
    });
  }

  /** "outputs[0]:y" may be said at the axis, else at the tensor; "cite[0]" at its first field. */
  #nearest(path: string) {
    if (path === "") return undefined;
    const exact = this.#places.get(path) ?? this.#places.get(path.replace(/:.*$/, ""));
    if (exact) return exact;
    const below = [...this.#places].find(([other]) => other.startsWith(`${path}.`));
    const above = [...this.#places]
      .filter(([other]) => path.startsWith(`${other}.`) || path.startsWith(`${other}[`))
      .sort(([a], [b]) => b.length - a.length)[0];
    return (below ?? above)?.[1];
  }

  #bound(
    path: string,
    label: string,
    control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
    options: FieldOptions,
    extra: HTMLElement | null = null,
  ): HTMLElement {
    control.dataset.path = path;
    // The label element also holds the hint and the problem.
    control.setAttribute("aria-label", label);
    control.addEventListener("input", () => this.set(path, control.value));
    const place = el("span", { class: "problem", role: "status" });
    this.#places.set(path, { place, control });
    const { hint } = options;
    return el(
      "label",
      { class: "field" },
      el("span", { class: "field-name" }, label),
      control,
      extra,
      typeof hint === "string" ? el("span", { class: "hint" }, hint) : hint,
      place,
    );
  }
}
