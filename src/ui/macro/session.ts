import type { NdArray } from "../../array/index.ts";
import { isFailure } from "../../errors/index.ts";
import { decodeText } from "../../macro/index.ts";
import {
  type DeepImageJ,
  decodeArray,
  type MacroAnswer,
  type ModelLike,
  pluginConfig,
  type RecordedRun,
  type StepProgress,
} from "../../service/index.ts";
import type { WorkerLine } from "../../worker/index.ts";
import { displayTasks, type View } from "../display/display-request.ts";
import { download, el, field, pickFiles, put } from "../dom.ts";
import type { Dropped } from "../dropped.ts";
import { dtypeText, sizeText } from "../format.ts";
import { isImageName } from "../image-panel.ts";
import type { Messages } from "../messages.ts";
import { type Result, Viewer } from "../viewer.ts";
import { WorkPanel } from "../work-panel.ts";
import { MacroEditor } from "./editor.ts";
import { examples } from "./examples.ts";
import { ImagesPanel } from "./images-panel.ts";
import { OutcomeView } from "./outcome.ts";
import { RecorderPanel } from "./recorder-panel.ts";

export interface MacroParts {
  readonly service: DeepImageJ;
  readonly display: WorkerLine;
  readonly messages: Messages;
  readonly siteUrl: string;
  readonly lastResult: () => View | null;
  /** What the Run tab did last. */
  readonly lastRun: () => RecordedRun | null;
  /** Models opened in the Run tab, by the names that macros may call them. */
  readonly models: () => Readonly<Record<string, ModelLike>>;
}

interface Input {
  readonly view: View;
  readonly image: File | NdArray;
}

/** The Macro tool of the page: windows, the text, what comes of it. */
export class MacroSession {
  readonly #images: ImagesPanel;
  readonly #editor = new MacroEditor(() => this.#check());
  readonly #work: WorkPanel;
  readonly #arg = el("input", { type: "text", autocomplete: "off", placeholder: "none" });
  readonly #answers = el("textarea", { rows: 3, placeholder: "Label = value, a line each" });
  readonly #viewer: Viewer;
  readonly #outcome: OutcomeView;
  readonly #recorder: RecorderPanel;
  #inputs: Input[] = [];
  #results: Result[] = [];
  #table: { readonly name: string; readonly text: string } | null = null;
  #stopped = false;
  #busy = false;
  #ids = 0;

  constructor(
    panel: HTMLElement,
    readonly parts: MacroParts,
  ) {
    this.#images = new ImagesPanel({
      onFiles: (files) => void this.addFiles(files),
      onSample: () => void this.#addSample(),
      onLastResult: () => void this.#addLast(),
      onRemove: (index) => this.#remove(index),
      onTable: (file) => void this.#setTable(file),
    });
    this.#work = new WorkPanel("Run macro", {
      onStart: () => void this.run(),
      onStop: () => {
        this.#stopped = true;
        this.#work.stopping();
      },
    });
    this.#viewer = new Viewer(parts.display, () => void this.#runExample());
    this.#outcome = new OutcomeView(
      (line) => {
        this.#editor.mark(line);
        this.#editor.focus();
      },
      () => void this.#saveImages(),
    );
    this.#recorder = new RecorderPanel((line) => this.#editor.insert(line));
    put(
      panel,
      el("div", { class: "side" }, this.#images.element, this.#textCard(), this.#recorder.element),
      el("div", { class: "stage-area" }, this.#viewer.element, this.#outcome.element),
    );
    this.#editor.value = examples[0]?.text ?? "";
    this.#show();
    this.onShow();
  }

  /** The tab was opened: a run may have ended since. */
  onShow(): void {
    this.#images.offerLast(this.parts.lastResult()?.name ?? null);
    this.#recorder.show(this.parts.lastRun());
    this.#check();
  }

  takeDrop({ files }: Dropped): void {
    if (this.#busy) {
      this.parts.messages.showNote("A macro is running: stop it, or wait, then drop again.");
      return;
    }
    const macro = files.find((file) => /\.(ijm|txt)$/i.test(file.name));
    const table = files.find((file) => /\.(csv|tsv)$/i.test(file.name));
    if (macro) void this.#openMacro(macro);
    if (table) void this.#setTable(table);
    const images = files.filter((file) => isImageName(file.name));
    if (images.length > 0) void this.addFiles(images);
    else if (!macro && !table) this.parts.messages.showNote("Drop images, a macro (.ijm) or a table (.csv).");
  }

  async addFiles(files: readonly File[]): Promise<void> {
    this.parts.messages.clear();
    for (const file of files) {
      try {
        const id = `macro-in-${++this.#ids}`;
        const view = await this.parts.display.call(displayTasks.openFile, { id, file, name: file.name });
        this.#inputs.push({ view, image: file });
      } catch (error) {
        this.parts.messages.showError(`${file.name} could not be opened`, error);
      }
    }
    this.#show();
  }

  async run(): Promise<void> {
    const { service, messages } = this.parts;
    if (this.#busy || this.#editor.value.trim() === "") return;
    this.#setBusy(true);
    this.#stopped = false;
    messages.clear();
    this.#editor.mark(null);
    this.#outcome.clear();
    this.#dropResults();
    this.#work.started("Running");
    try {
      const answer = await service.macro(this.#request(), {
        onProgress: ({ done, total, message }: StepProgress) => {
          if (!this.#stopped) this.#work.progress(done, total, `line ${done} ${message}`);
        },
        isCancelled: () => this.#stopped,
      });
      await this.#showAnswer(answer);
      this.#work.ended(answer.error ? "Failed" : "Done");
    } catch (error) {
      this.#work.ended(isFailure(error, "aborted") ? "Stopped" : "Failed");
      if (!isFailure(error, "aborted")) messages.showError("The macro could not be run", error);
    } finally {
      this.#setBusy(false);
    }
  }

  #request() {
    const images = Object.fromEntries(
      this.#inputs.map(({ view, image }, i) => {
        const taken = this.#inputs.findIndex((other) => other.view.name === view.name) < i;
        return [taken ? `${i + 1}-${view.name}` : view.name, image];
      }),
    );
    const files = Object.fromEntries(
      this.#inputs.flatMap(({ image }) => (image instanceof File ? [[image.name, image]] : [])),
    );
    return {
      macro: this.#editor.value,
      images,
      files,
      models: this.parts.models(),
      answers: answersOf(this.#answers.value),
      ...(this.#arg.value === "" ? {} : { arg: this.#arg.value }),
      ...(this.#table ? { table: this.#table.text } : {}),
    };
  }

  async #showAnswer(answer: MacroAnswer): Promise<void> {
    for (const image of answer.images) {
      const wire = answer.outputs[image.output];
      if (!wire || image.bytes === 0) continue;
      const array: NdArray = { ...decodeArray(wire, image.output), axes: [...image.axes] };
      const view = await this.parts.display.call(
        displayTasks.openArray,
        {
          id: `macro-out-${++this.#ids}`,
          name: image.title,
          array,
          calibration: image.calibration,
          labels: /^(Count Masks of|Label Image|.*-watershed)/.test(image.title) && image.dtype !== "float32",
          rgb: image.type === "RGB",
        },
        { transfer: [array.data.buffer] },
      );
      this.#results.push({ view, title: image.title, channelNames: null });
    }
    // The current window first: it is what the macro was about.
    const current = answer.images.findIndex((image) => image.current);
    const [first] = current >= 0 ? this.#results.splice(Math.min(current, this.#results.length - 1), 1) : [];
    if (first) this.#results.unshift(first);
    this.#viewer.showResults(this.#results);
    this.#outcome.show(answer);
    if (answer.error?.line != null) this.#editor.mark(answer.error.line);
  }

  #textCard(): HTMLElement {
    const choose = el(
      "select",
      { "aria-label": "Example" },
      el("option", { value: "" }, "Examples…"),
      ...examples.map(({ name }, i) => el("option", { value: i }, name)),
    );
    choose.addEventListener("change", () => {
      const example = examples[Number(choose.value)];
      if (choose.value !== "" && example) this.#editor.value = example.text;
      choose.value = "";
    });
    const open = async () => {
      const [file] = await pickFiles({ accept: ".ijm,.txt" });
      if (file) await this.#openMacro(file);
    };
    return el(
      "section",
      { class: "card", "aria-labelledby": "macro-title" },
      el("h2", { id: "macro-title" }, el("span", { class: "step", "aria-hidden": "true" }, "2"), "Macro"),
      el(
        "div",
        { class: "row" },
        el("button", { onclick: () => void open() }, "Open…"),
        el(
          "button",
          { class: "quiet", onclick: () => download(this.#editor.value, "macro.ijm", "text/plain") },
          "Save",
        ),
        el("button", { class: "quiet", onclick: () => void this.#checkText() }, "Check"),
        choose,
      ),
      this.#editor.element,
      el(
        "details",
        { class: "advanced" },
        el("summary", {}, "Argument and answers"),
        el(
          "div",
          { class: "fields" },
          field("Argument", this.#arg, "what getArgument() gives"),
          field("Answers", this.#answers, "to dialogs, by label; values of #@ parameters, by name"),
        ),
      ),
      this.#work.element,
    );
  }

  /** Say what this version does not know, without running. */
  async #checkText(): Promise<void> {
    const { service, messages } = this.parts;
    messages.clear();
    try {
      const { error } = await service.macro({
        macro: this.#editor.value,
        check: true,
        models: this.parts.models(),
      });
      this.#editor.mark(error?.line ?? null);
      messages.showNote(
        error ? error.message.replace(/^\[[^\]]*\] /, "") : "Everything in this macro is known.",
      );
    } catch (error) {
      messages.showError("The macro could not be checked", error);
    }
  }

  async #openMacro(file: File): Promise<void> {
    this.#editor.value = decodeText(new Uint8Array(await file.arrayBuffer()));
  }

  async #runExample(): Promise<void> {
    if (this.#inputs.length === 0) await this.#addSample();
    await this.run();
  }

  async #addSample(): Promise<void> {
    const path = Object.values(pluginConfig.images)[0] ?? "";
    try {
      const response = await fetch(new URL(path, this.parts.siteUrl));
      if (!response.ok) throw new Error(`the sample image answered with status ${response.status}`);
      await this.addFiles([new File([await response.blob()], path.split("/").pop() ?? "sample")]);
    } catch (error) {
      this.parts.messages.showError("The sample image could not be opened", error);
    }
  }

  async #addLast(): Promise<void> {
    const last = this.parts.lastResult();
    if (!last) return;
    const { array } = await this.parts.display.call(displayTasks.read, { id: last.id });
    const id = `macro-in-${++this.#ids}`;
    const { name, calibration, labels, rgb } = last;
    const view = await this.parts.display.call(displayTasks.openArray, {
      id,
      name,
      array,
      calibration,
      labels,
      rgb,
    });
    this.#inputs.push({ view, image: array });
    this.#show();
  }

  #remove(index: number): void {
    const [gone] = this.#inputs.splice(index, 1);
    if (gone) void this.parts.display.call(displayTasks.close, { id: gone.view.id });
    this.#show();
  }

  async #setTable(file: File | null): Promise<void> {
    this.#table = file === null ? null : { name: file.name, text: await file.text() };
    this.#show();
  }

  #show(): void {
    this.#images.show(
      this.#inputs.map(({ view }) => ({
        name: view.name,
        facts: `${sizeText(view)} · ${view.rgb ? "RGB" : dtypeText(view.dtype)}`,
      })),
      this.#table?.name ?? null,
    );
    const last = this.#inputs.at(-1);
    const shown = [...(last ? [last] : []), ...this.#inputs.slice(0, -1)];
    this.#viewer.showInputs(shown.map(({ view }) => ({ view, title: view.name, channelNames: null })));
    this.#viewer.showResults(this.#results);
    this.#check();
  }

  #dropResults(): void {
    for (const { view } of this.#results) void this.parts.display.call(displayTasks.close, { id: view.id });
    this.#results = [];
    this.#viewer.showResults([]);
  }

  #check(): void {
    if (!this.#busy)
      this.#work.allow(this.#editor.value.trim() === "" ? "Write or open a macro first." : null);
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#images.busy = busy;
    if (!busy) this.#check();
  }

  async #saveImages(): Promise<void> {
    for (const { view } of this.#results) {
      try {
        const request = {
          id: view.id,
          format: "tiff",
          position: {},
          range: view.range,
          palette: "grey",
        } as const;
        const { bytes, extension } = await this.parts.display.call(displayTasks.save, request);
        download(bytes, `${view.name.replace(/\.tiff?$/i, "")}${extension}`, "image/tiff");
      } catch (error) {
        this.parts.messages.showError(`${view.name} could not be saved`, error);
      }
    }
  }
}

/** "Label = value" lines; empty lines are passed over. */
function answersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("\n").flatMap((line) => {
      const at = line.indexOf("=");
      return at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()]] : [];
    }),
  );
}
