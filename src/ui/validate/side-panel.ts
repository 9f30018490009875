import { el, pickFiles, put } from "../dom.ts";
import { imageEndings, isImageName } from "../image-panel.ts";

export type Side = "reference" | "test";

export interface SideEvents {
  onFiles(side: Side, files: readonly File[]): void;
  onLastResult(): void;
}

/** What stands on one side, in words. */
export interface SideContent {
  readonly names: readonly string[];
  /** Size and type, when there is one image. */
  readonly facts: string | null;
}

const words: Readonly<Record<Side, { number: string; title: string; hint: string }>> = {
  reference: {
    number: "1",
    title: "Reference",
    hint: "The truth to compare with: an image, or a folder of images. Or drop it here.",
  },
  test: {
    number: "2",
    title: "Test",
    hint: "What is to be judged: an image, or a folder with the same names.",
  },
};

/** Choosing the images of one side. */
export class SidePanel {
  readonly element: HTMLElement;
  readonly #body = el("div", {});
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #last: HTMLButtonElement | null;
  #lastName: string | null = null;
  #busy = false;

  constructor(
    readonly side: Side,
    readonly events: SideEvents,
  ) {
    const { number, title } = words[side];
    const pick = async (options: Parameters<typeof pickFiles>[0]) => {
      const files = await pickFiles(options);
      const images = options.folder ? files.filter((file) => isImageName(file.name)) : files;
      if (files.length > 0) events.onFiles(side, images);
    };
    this.#last =
      side === "test"
        ? el("button", { class: "quiet", onclick: () => events.onLastResult() }, "Use the last result")
        : null;
    this.#buttons = [
      el("button", { onclick: () => void pick({ accept: imageEndings, several: true }) }, "Choose images…"),
      el("button", { class: "quiet", onclick: () => void pick({ folder: true }) }, "Choose folder…"),
    ];
    this.element = el(
      "section",
      { class: "card", "aria-labelledby": `${side}-title`, "data-side": side },
      el("h2", { id: `${side}-title` }, el("span", { class: "step", "aria-hidden": "true" }, number), title),
      this.#body,
      el("div", { class: "row" }, ...this.#buttons, this.#last),
    );
    this.show(null);
    this.offerLast(null);
  }

  show(content: SideContent | null): void {
    if (!content) {
      put(this.#body, el("p", { class: "hint" }, words[this.side].hint));
      return;
    }
    const { names, facts } = content;
    const [first, ...more] = names;
    put(
      this.#body,
      el("p", { class: "file-name" }, more.length > 0 ? `${names.length} images` : (first ?? "")),
      facts === null ? null : el("p", { class: "facts" }, facts),
      more.length > 0
        ? el(
            "details",
            {},
            el("summary", {}, names.slice(0, 2).join(", ")),
            el("ul", {}, ...names.map((n) => el("li", {}, n))),
          )
        : null,
    );
  }

  /** @param name - of the result that Run made last; null = there is none. */
  offerLast(name: string | null): void {
    this.#lastName = name;
    if (!this.#last) return;
    this.#last.title = name ?? "Run a model first";
    this.#last.disabled = this.#busy || name === null;
  }

  set busy(busy: boolean) {
    this.#busy = busy;
    for (const button of this.#buttons) button.disabled = busy;
    this.offerLast(this.#lastName);
  }
}
