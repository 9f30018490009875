import type { NdArray } from "../../array/index.ts";
import { isFailure } from "../../errors/index.ts";
import { type DeepImageJ, pairByName, type StepProgress } from "../../service/index.ts";
import type { WorkerLine } from "../../worker/index.ts";
import { displayTasks, type View } from "../display/display-request.ts";
import { download, el, put } from "../dom.ts";
import type { Dropped } from "../dropped.ts";
import { dtypeText, pixelSizeText, sizeText } from "../format.ts";
import { isImageName } from "../image-panel.ts";
import type { Messages } from "../messages.ts";
import { WorkPanel } from "../work-panel.ts";
import { OptionsPanel } from "./options-panel.ts";
import { PictureView } from "./picture-view.ts";
import { ResultsView } from "./results-view.ts";
import { type Side, SidePanel } from "./side-panel.ts";

/** An array that a run left, or files. */
interface Chosen {
  readonly names: readonly string[];
  readonly images: readonly (File | NdArray)[];
}

export interface ValidateParts {
  readonly service: DeepImageJ;
  readonly display: WorkerLine;
  readonly messages: Messages;
  /** Id in the display of what the last run gave, best first; null = there is none. */
  readonly lastResult: () => View | null;
}

/** The Validate tool of the page: what is chosen, the comparison, its result. */
export class ValidateSession {
  readonly #sides: Readonly<Record<Side, SidePanel>>;
  readonly #options = new OptionsPanel(() => this.#check());
  readonly #work: WorkPanel;
  readonly #pairing = el("p", { class: "hint" });
  readonly #picture: PictureView;
  readonly #results = new ResultsView();
  readonly #chosen: Record<Side, Chosen | null> = { reference: null, test: null };
  #stopped = false;
  #busy = false;
  #ids = 0;

  constructor(
    panel: HTMLElement,
    readonly parts: ValidateParts,
  ) {
    const events = {
      onFiles: (side: Side, files: readonly File[]) => void this.choose(side, files),
      onLastResult: () => void this.#takeLast(),
    };
    this.#sides = { reference: new SidePanel("reference", events), test: new SidePanel("test", events) };
    this.#work = new WorkPanel("Compare", {
      onStart: () => void this.compare(),
      onStop: () => {
        this.#stopped = true;
        this.#work.stopping();
      },
    });
    this.#picture = new PictureView(parts.display, (view) => void this.#savePicture(view));
    const compare = el(
      "section",
      { class: "card", "aria-labelledby": "compare-title" },
      el("h2", { id: "compare-title" }, el("span", { class: "step", "aria-hidden": "true" }, "3"), "Compare"),
      this.#options.element,
      this.#pairing,
      this.#work.element,
    );
    put(
      panel,
      el("div", { class: "side" }, this.#sides.reference.element, this.#sides.test.element, compare),
      el("div", { class: "stage-area" }, this.#picture.element, this.#results.element),
    );
    this.onShow();
  }

  /** The tab was opened: a run may have ended since. */
  onShow(): void {
    this.#sides.test.offerLast(this.parts.lastResult()?.name ?? null);
    this.#check();
  }

  /** @param target - what the files were dropped on. */
  takeDrop({ files }: Dropped, target: Element | null): void {
    if (this.#busy) {
      this.parts.messages.showNote("A comparison is going on: stop it, or wait, then drop again.");
      return;
    }
    const card = target?.closest("[data-side]")?.getAttribute("data-side");
    const free: Side = this.#chosen.reference && !this.#chosen.test ? "test" : "reference";
    const side = card === "reference" || card === "test" ? card : free;
    const images = files.length > 1 ? files.filter((file) => isImageName(file.name)) : files;
    void this.choose(side, images);
  }

  async choose(side: Side, files: readonly File[]): Promise<void> {
    const { messages } = this.parts;
    messages.clear();
    if (files.length === 0) {
      messages.showNote("There is no image in this folder.");
      return;
    }
    const sorted = [...files].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
    const [only] = sorted;
    try {
      const facts = sorted.length === 1 && only ? await this.#factsOf(only) : null;
      this.#chosen[side] = { names: sorted.map(({ name }) => name), images: sorted };
      this.#sides[side].show({ names: sorted.map(({ name }) => name), facts });
    } catch (error) {
      messages.showError(`${only?.name ?? "The image"} could not be opened`, error);
    }
    this.#check();
  }

  async compare(): Promise<void> {
    const { service, messages } = this.parts;
    const { reference, test } = this.#chosen;
    const settings = this.#options.read();
    if (this.#busy || !reference || !test || !settings) return;
    this.#setBusy(true);
    this.#stopped = false;
    messages.clear();
    this.#results.clear();
    this.#work.started("Comparing");
    try {
      const answer = await service.validate(
        { reference: imagesOf(reference), test: imagesOf(test), ...settings },
        {
          onProgress: ({ done, total, message }: StepProgress) => {
            if (!this.#stopped) this.#work.progress(done, total, message);
          },
          isCancelled: () => this.#stopped,
        },
      );
      await this.#picture.show(answer.pictures);
      this.#results.show(answer);
      this.#work.ended("Done");
    } catch (error) {
      this.#work.ended(isFailure(error, "aborted") ? "Stopped" : "Failed");
      if (!isFailure(error, "aborted")) messages.showError("The images could not be compared", error);
      await this.#picture.show([]);
    } finally {
      this.#setBusy(false);
    }
  }

  async #takeLast(): Promise<void> {
    const view = this.parts.lastResult();
    if (!view) return;
    const { array } = await this.parts.display.call(displayTasks.read, { id: view.id });
    this.#chosen.test = { names: [view.name], images: [array] };
    this.#sides.test.show({ names: [view.name], facts: factsText(view) });
    this.#check();
  }

  /** Reads the file once, so that a broken one is found when it is chosen. */
  async #factsOf(file: File): Promise<string> {
    const { display } = this.parts;
    const id = `validate-${++this.#ids}`;
    const view = await display.call(displayTasks.openFile, { id, file, name: file.name });
    void display.call(displayTasks.close, { id });
    return factsText(view);
  }

  #check(): void {
    if (this.#busy) return;
    const { reference, test } = this.#chosen;
    const settings = this.#options.read();
    let missing: string | null = null;
    if (!reference && !test) missing = "Choose a reference and a test first.";
    else if (!reference) missing = "Choose a reference first.";
    else if (!test) missing = "Choose a test first.";
    else if (!settings) missing = "Mend the marked fields first.";
    this.#pairing.textContent = "";
    if (reference && test && (reference.names.length > 1 || test.names.length > 1)) {
      try {
        this.#pairing.textContent = `${pairByName(reference.names, test.names).length} pairs by name.`;
        this.#pairing.classList.remove("warn");
      } catch (error) {
        this.#pairing.textContent = error instanceof Error ? error.message.replace(/^\[[^\]]*\] /, "") : "";
        this.#pairing.classList.add("warn");
        missing ??= "The images do not make pairs.";
      }
    }
    this.#work.allow(missing);
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    for (const side of Object.values(this.#sides)) side.busy = busy;
    if (!busy) this.#check();
  }

  async #savePicture(view: View): Promise<void> {
    try {
      const request = { id: view.id, format: "png", position: {}, range: [0, 255], palette: "grey" } as const;
      const { bytes, extension } = await this.parts.display.call(displayTasks.save, request);
      download(bytes, `${view.name.replace(/[^\p{L}\p{N}.-]+/gu, "_")}${extension}`, "image/png");
    } catch (error) {
      this.parts.messages.showError("The picture could not be saved", error);
    }
  }
}

/** One array takes its name along as a map of one. */
function imagesOf({ names, images }: Chosen): unknown {
  const [name, image] = [names[0] ?? "", images[0]];
  return images.length === 1 && image && !(image instanceof File) ? { [name]: image } : images;
}

function factsText(view: View): string {
  const size = pixelSizeText(view.calibration);
  const values = view.labels ? "labels" : view.rgb ? "RGB" : dtypeText(view.dtype);
  return `${sizeText(view)} · ${values} · ${size ? `pixel ${size}` : "no pixel size"}`;
}
