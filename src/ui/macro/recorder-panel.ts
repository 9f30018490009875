import { type RecordedCalls, type RecordedRun, recordedCalls } from "../../service/index.ts";
import { el, put } from "../dom.ts";

const kinds: readonly (readonly [keyof RecordedCalls, string])[] = [
  ["ijm", "ImageJ macro"],
  ["javascript", "JavaScript"],
  ["python", "Python"],
  ["shell", "Command line"],
];

/** What the Run tab did last, as text that does it again. */
export class RecorderPanel {
  readonly element = el("section", { class: "card", "aria-labelledby": "recorder-title" });
  readonly #kind = el(
    "select",
    { "aria-label": "Language" },
    ...kinds.map(([id, name]) => el("option", { value: id }, name)),
  );
  readonly #text = el("pre", {
    class: "recorded",
    tabindex: 0,
    role: "region",
    "aria-label": "Recorded call",
  });
  readonly #copy = el(
    "button",
    { onclick: () => void navigator.clipboard?.writeText(this.#text.textContent ?? "") },
    "Copy",
  );
  readonly #insert: HTMLButtonElement;
  #calls: RecordedCalls | null = null;

  constructor(onInsert: (line: string) => void) {
    this.#insert = el(
      "button",
      { onclick: () => this.#calls && onInsert(this.#calls.ijm) },
      "Insert into the macro",
    );
    this.#kind.addEventListener("change", () => this.#draw());
    put(
      this.element,
      el("h2", { id: "recorder-title" }, "Recorder"),
      el("div", { class: "row" }, this.#kind, this.#copy, this.#insert),
      this.#text,
    );
    this.show(null);
  }

  show(run: RecordedRun | null): void {
    this.#calls = run ? recordedCalls(run) : null;
    this.#draw();
  }

  #draw(): void {
    const calls = this.#calls;
    const kind = kinds.find(([id]) => id === this.#kind.value)?.[0] ?? "ijm";
    this.#text.textContent = calls
      ? calls[kind]
      : "Run a model in the Run tab; what you did is written here.";
    this.#copy.disabled = calls === null;
    this.#insert.disabled = calls === null;
  }
}
