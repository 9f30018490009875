import { el, pickFiles, put } from "../dom.ts";
import { imageEndings } from "../image-panel.ts";

export interface ImagesEvents {
  onFiles(files: readonly File[]): void;
  onSample(): void;
  onLastResult(): void;
  onRemove(index: number): void;
  onTable(file: File | null): void;
}

/** The windows a macro starts with: images in order (the last is current), and the Results table. */
export class ImagesPanel {
  readonly element: HTMLElement;
  readonly #list = el("ol", { class: "macro-inputs" });
  readonly #hint = el(
    "p",
    { class: "hint" },
    "Images the macro starts with; the last one is current. None is fine for macros that open or make their own.",
  );
  readonly #table = el("p", { class: "facts", hidden: true });
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #last: HTMLButtonElement;

  constructor(readonly events: ImagesEvents) {
    this.#last = el(
      "button",
      { class: "quiet", onclick: () => events.onLastResult() },
      "Add the last result",
    );
    const pick = async () => {
      const files = await pickFiles({ accept: imageEndings, several: true });
      if (files.length > 0) events.onFiles(files);
    };
    const table = async () => {
      const [file] = await pickFiles({ accept: ".csv,.tsv,.txt" });
      if (file) events.onTable(file);
    };
    this.#buttons = [
      el("button", { onclick: () => void pick() }, "Add images…"),
      el("button", { class: "quiet", onclick: () => events.onSample() }, "Sample image"),
      el("button", { class: "quiet", onclick: () => void table() }, "Results table…"),
    ];
    this.element = el(
      "section",
      { class: "card", "aria-labelledby": "macro-images-title" },
      el(
        "h2",
        { id: "macro-images-title" },
        el("span", { class: "step", "aria-hidden": "true" }, "1"),
        "Windows",
      ),
      this.#hint,
      this.#list,
      this.#table,
      el("div", { class: "row" }, ...this.#buttons, this.#last),
    );
  }

  show(images: readonly { readonly name: string; readonly facts: string }[], table: string | null): void {
    this.#hint.hidden = images.length > 0;
    put(
      this.#list,
      ...images.map(({ name, facts }, i) =>
        el(
          "li",
          {},
          el("span", { class: "file-name" }, name),
          el("span", { class: "facts" }, facts),
          el(
            "button",
            {
              class: "quiet",
              "aria-label": `Remove ${name}`,
              title: "Remove",
              onclick: () => this.events.onRemove(i),
            },
            "×",
          ),
        ),
      ),
    );
    this.#table.hidden = table === null;
    put(
      this.#table,
      `Results: ${table ?? ""} `,
      el(
        "button",
        {
          class: "quiet",
          "aria-label": "Remove the Results table",
          onclick: () => this.events.onTable(null),
        },
        "×",
      ),
    );
  }

  offerLast(name: string | null): void {
    this.#last.title = name ?? "Run a model first";
    this.#last.disabled = name === null;
  }

  set busy(busy: boolean) {
    for (const button of this.#buttons) button.disabled = busy;
  }
}
