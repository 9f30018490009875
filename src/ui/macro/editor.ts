import { el, put } from "../dom.ts";

/** A plain text editor with line numbers and one marked line. */
export class MacroEditor {
  readonly element = el("div", { class: "macro-editor" });
  readonly #text = el("textarea", {
    "aria-label": "Macro",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    rows: 16,
  });
  readonly #gutter = el("div", { class: "gutter", "aria-hidden": "true" });
  #marked: number | null = null;

  constructor(readonly onChange: () => void) {
    this.#text.addEventListener("input", () => {
      this.#marked = null;
      this.#number();
      onChange();
    });
    this.#text.addEventListener("scroll", () => {
      this.#gutter.scrollTop = this.#text.scrollTop;
    });
    put(this.element, this.#gutter, this.#text);
    this.#number();
  }

  get value(): string {
    return this.#text.value;
  }

  set value(text: string) {
    this.#text.value = text;
    this.#text.scrollTop = 0;
    this.mark(null);
    this.onChange();
  }

  /** Put lines at the cursor. */
  insert(text: string): void {
    const { selectionStart: from, selectionEnd: to, value } = this.#text;
    const before = from > 0 && value[from - 1] !== "\n" ? "\n" : "";
    this.#text.setRangeText(`${before}${text}\n`, from, to, "end");
    this.mark(null);
    this.onChange();
  }

  /** Mark a line (from 1) and select it; null = none. */
  mark(line: number | null): void {
    this.#marked = line;
    this.#number();
    if (line === null) return;
    const lines = this.#text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((n, each) => n + each.length + 1, 0);
    this.#text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const height = this.#text.scrollHeight / Math.max(1, lines.length);
    this.#text.scrollTop = Math.max(0, (line - 5) * height);
  }

  focus(): void {
    this.#text.focus({ preventScroll: true });
  }

  #number(): void {
    const count = this.#text.value.split("\n").length;
    put(
      this.#gutter,
      ...Array.from({ length: count }, (_, i) =>
        el("span", { class: i + 1 === this.#marked ? "wrong" : null }, String(i + 1)),
      ),
    );
    this.#gutter.scrollTop = this.#text.scrollTop;
  }
}
