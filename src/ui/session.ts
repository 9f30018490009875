import type { NdArray } from "../array/index.ts";
import { fromFailureRecord, isFailure } from "../errors/index.ts";
import type { DeepImageJ, DescribeAnswer, ModelLike, RecordedRun, RunAnswer } from "../service/index.ts";
import { decodeArray, pluginConfig } from "../service/index.ts";
import type { WorkerLine } from "../worker/index.ts";
import { acceptChecksum } from "./accept-checksum.ts";
import { displayTasks, type Palette, type View } from "./display/display-request.ts";
import { download, el, put } from "./dom.ts";
import type { Dropped } from "./dropped.ts";
import { ImagePanel } from "./image-panel.ts";
import type { Messages } from "./messages.ts";
import { ModelPanel } from "./model-panel.ts";
import { recordedFrom } from "./recorded-run.ts";
import { ResultsPanel } from "./results-panel.ts";
import { RunPanel } from "./run-panel.ts";
import { type Result, Viewer } from "./viewer.ts";

interface ChosenModel {
  readonly source: string | File | File[];
  readonly card: DescribeAnswer;
  readonly ignoreHash: boolean;
}

interface ChosenImage {
  readonly file: File;
  readonly view: View;
  /** Given by the user; null = as read, or as guessed. */
  readonly axes: readonly string[] | null;
}

/** What is chosen, what runs and what came out. It calls the service as any other host does. */
export class Session {
  readonly modelPanel: ModelPanel;
  readonly imagePanel: ImagePanel;
  readonly runPanel: RunPanel;
  readonly resultsPanel: ResultsPanel;
  readonly viewer: Viewer;
  #model: ChosenModel | null = null;
  #images: (ChosenImage | null)[] = [null];
  #answer: RunAnswer | null = null;
  #results: readonly Result[] = [];
  #recorded: RecordedRun | null = null;
  /** Called when a run has ended well: other tools may offer what came out. */
  onRan: (() => void) | null = null;
  readonly #known = new Map<string, ModelLike>();
  #stop: (() => void) | null = null;
  #busy = false;
  #opening: Promise<void> = Promise.resolve();
  /** Of files being opened and files waiting for it. */
  #turns = 0;
  #ids = 0;

  constructor(
    readonly service: DeepImageJ,
    readonly display: WorkerLine,
    readonly messages: Messages,
    readonly siteUrl: string,
  ) {
    this.modelPanel = new ModelPanel({
      onBundled: () => void this.openModel(Object.keys(pluginConfig.models)[0] ?? "", false),
      onFiles: (files) => void this.openModel(files.length === 1 && files[0] ? files[0] : files, false),
      onTest: () => void this.test(),
    });
    this.imagePanel = new ImagePanel({
      onFile: (slot, file) => void this.openImage(slot, file),
      onSample: () => void this.#openSample(),
      onAxes: (slot, axes) => void this.#setAxes(slot, axes),
    });
    this.runPanel = new RunPanel({ onRun: () => void this.run(), onStop: () => this.#stop?.() });
    this.resultsPanel = new ResultsPanel({
      onSaveImage: (format) => void this.#saveImage(format),
      onSaveOverlay: () => void this.#saveOverlay(),
      onObject: (place) => this.viewer.lookAt(place),
    });
    this.viewer = new Viewer(display, () => void this.runExample());
  }

  /** Build the Run view into an element. */
  mount(panel: HTMLElement): void {
    const { modelPanel, imagePanel, runPanel, viewer, resultsPanel } = this;
    put(
      panel,
      el("div", { class: "side" }, modelPanel.element, imagePanel.element, runPanel.element),
      el("div", { class: "stage-area" }, viewer.element, resultsPanel.element),
    );
  }

  /** What the last run gave: labelled objects if there are any, else its first output. */
  get lastResult(): View | null {
    return (this.#results.find(({ view }) => view.labels) ?? this.#results[0])?.view ?? null;
  }

  /** What the last run was, for the recorder; null before the first. */
  get lastRun(): RecordedRun | null {
    return this.#recorded;
  }

  /** Models opened so far, by the names that a macro may call them. */
  get models(): Readonly<Record<string, ModelLike>> {
    return Object.fromEntries(this.#known);
  }

  async takeDrop({ kind, files }: Dropped): Promise<void> {
    if (this.#occupied)
      return this.messages.showNote("A run is going on: stop it, or wait, then drop again.");
    const [first] = files;
    if (!first) return;
    if (kind === "model") return this.openModel(files.length === 1 ? first : [...files], false);
    return this.#inTurn(async () => {
      let slot = Math.max(0, this.#images.indexOf(null));
      for (const file of files.slice(0, this.#images.length)) {
        await this.#openImageNow(slot, file);
        slot = (slot + 1) % this.#images.length;
      }
    });
  }

  /** The bundled model on the bundled image. */
  async runExample(): Promise<void> {
    await this.openModel(Object.keys(pluginConfig.models)[0] ?? "", false);
    await this.#openSample();
    await this.run();
  }

  async openModel(source: string | File | File[], ignoreHash: boolean): Promise<void> {
    if (!this.#occupied) await this.#inTurn(() => this.#openModelNow(source, ignoreHash));
  }

  async openImage(slot: number, file: File): Promise<void> {
    if (!this.#occupied) await this.#inTurn(() => this.#openImageNow(slot, file));
  }

  /** A run or a test is going on: nothing can be opened. */
  get #occupied(): boolean {
    return this.#busy && this.#turns === 0;
  }

  /** What is dropped while files are being opened is opened after them, in order. A message about one of them stays until the next. */
  #inTurn(open: () => Promise<void>): Promise<void> {
    if (this.#turns === 0) this.messages.clear();
    this.#turns += 1;
    this.#opening = this.#opening
      .catch(() => {})
      .then(open)
      .finally(() => {
        this.#turns -= 1;
      });
    return this.#opening;
  }

  async #openModelNow(source: string | File | File[], ignoreHash: boolean): Promise<void> {
    this.#setBusy(true);
    this.modelPanel.opening(nameOf(source));
    try {
      const card = await this.service.describe({ model: source, ignoreHash });
      this.#model = { source, card, ignoreHash };
      for (const name of [nameOf(source), card.name]) this.#known.set(name, { handle: card.handle });
      this.#images = card.inputs.map((_, i) => this.#images[i] ?? null);
      this.modelPanel.show(card, ignoreHash);
      this.runPanel.offerWeights(card.weights.filter((w) => w.runnable !== false).map((w) => w.format));
      await this.#assumeAxes();
      this.#showImages();
    } catch (error) {
      if (this.#model) this.modelPanel.show(this.#model.card, this.#model.ignoreHash);
      else this.modelPanel.clear();
      if (isFailure(error, "package/checksum") && (await acceptChecksum(error.details))) {
        return await this.#openModelNow(source, true);
      }
      this.messages.showError("The model could not be opened", error);
    } finally {
      this.#setBusy(false);
    }
  }

  async #openImageNow(slot: number, file: File): Promise<void> {
    this.#setBusy(true);
    const id = `input-${++this.#ids}`;
    try {
      const view = await this.display.call(displayTasks.openFile, { id, file, name: file.name });
      const before = this.#images[slot];
      if (before) void this.display.call(displayTasks.close, { id: before.view.id });
      this.#images[slot] = { file, view, axes: null };
      await this.#assumeAxes();
      this.#showImages();
    } catch (error) {
      this.messages.showError(`${file.name} could not be opened`, error);
    } finally {
      this.#setBusy(false);
    }
  }

  async run(): Promise<void> {
    const model = this.#model;
    if (this.#busy || !model || this.#missing() !== null) return;
    this.#setBusy(true);
    this.messages.clear();
    this.#dropResults();
    let stopped = false;
    this.runPanel.started("Starting");
    this.#stop = () => {
      stopped = true;
      this.runPanel.stopping();
    };
    try {
      const answer = await this.service.run(
        { ...this.#request(model), ignoreHash: model.ignoreHash },
        {
          onProgress: (progress: Parameters<RunPanel["progress"]>[0]) => {
            if (!stopped) this.runPanel.progress(progress);
          },
          isCancelled: () => stopped,
        },
      );
      if (!answer) throw new Error("the service did not take this for a request");
      await this.#showAnswer(answer);
      this.#recorded = recordedFrom(answer, nameOf(model.source), this.runPanel.settings);
      this.runPanel.ended("Done", true);
      this.onRan?.();
    } catch (error) {
      if (isFailure(error, "aborted")) this.runPanel.ended("Stopped", false);
      else if (await this.#recover(error, model)) {
        this.runPanel.ended("Trying again", false);
        this.#setBusy(false);
        return this.run();
      } else {
        this.runPanel.ended("Failed", false);
        this.messages.showError("The run failed", error);
      }
    } finally {
      this.#stop = null;
      this.#setBusy(false);
    }
  }

  async test(): Promise<void> {
    const model = this.#model;
    if (this.#busy || !model) return;
    this.#setBusy(true);
    this.messages.clear();
    this.modelPanel.testing("Testing: the model runs on its own test image…");
    try {
      const { engine } = this.runPanel.settings;
      const report = await this.service.test({
        model: { handle: model.card.handle },
        engine,
        ignoreHash: model.ignoreHash,
      });
      const stale = report.results.find(({ error }) => error?.code === "package/checksum")?.error;
      // The report keeps failures as records; this one has a way on.
      if (stale && !model.ignoreHash) throw fromFailureRecord(stale);
      this.modelPanel.showTest(report);
    } catch (error) {
      this.modelPanel.testing("");
      if (await this.#recover(error, model)) {
        this.#setBusy(false);
        return this.test();
      }
      this.messages.showError("The test could not be made", error);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Two failures have a way on: a checksum that the user accepts, and a handle that a new core worker does not know. */
  async #recover(error: unknown, model: ChosenModel): Promise<boolean> {
    const accepted =
      isFailure(error, "package/checksum") && !model.ignoreHash && (await acceptChecksum(error.details));
    const forgotten = isFailure(error, "service/unknown-model");
    if (!accepted && !forgotten) return false;
    this.#setBusy(false);
    await this.openModel(model.source, accepted || model.ignoreHash);
    return this.#model !== null && this.#model !== model;
  }

  #request(model: ChosenModel) {
    const axes: Record<string, string> = {};
    const inputs: Record<string, File> = {};
    model.card.inputs.forEach((tensor, i) => {
      const image = this.#images[i];
      if (!image) return;
      inputs[tensor.id] = image.file;
      // Axes that the file states go with the file; assumed or changed ones are said.
      if (image.axes || !image.view.axesKnown) axes[tensor.id] = (image.axes ?? image.view.axes).join(",");
    });
    const said = Object.keys(axes).length > 0 ? { axes } : {};
    return { model: { handle: model.card.handle }, inputs, ...said, ...this.runPanel.settings };
  }

  async #showAnswer(answer: RunAnswer): Promise<void> {
    this.#answer = answer;
    const results: Result[] = [];
    for (const note of answer.images) {
      const wire = answer.outputs[note.output];
      if (!wire || note.kind === "table") continue;
      const array: NdArray = decodeArray(wire, note.output);
      const id = `result-${++this.#ids}`;
      const input = {
        id,
        name: `${stem(note.image)}_${note.id}`,
        array,
        calibration: note.calibration,
        labels: note.kind === "labels",
      };
      const view = await this.display.call(displayTasks.openArray, input, { transfer: [array.data.buffer] });
      results.push({ view, title: note.id, channelNames: note.channelNames });
    }
    this.#results = results;
    this.viewer.showResults(results);
    this.resultsPanel.show(
      answer,
      stem(this.#images[0]?.view.name ?? "image"),
      results.some((r) => r.view.labels),
    );
  }

  #dropResults(): void {
    this.#results = [];
    this.viewer.showResults([]);
    this.resultsPanel.clear();
    if (!this.#answer) return;
    this.#answer = null;
    for (let i = 1; i <= this.#ids; i++) void this.display.call(displayTasks.close, { id: `result-${i}` });
  }

  #showImages(): void {
    const tensors = this.#model?.card.inputs.map((input) => input.id) ?? [""];
    this.#dropResults();
    this.imagePanel.show(
      tensors.map((tensor, i) => ({ tensor, view: this.#images[i]?.view ?? null })),
      this.#busy,
    );
    const shown = this.#images.flatMap((image, i) =>
      image
        ? [
            {
              view: image.view,
              title: tensors.length > 1 ? (tensors[i] ?? "") : image.view.name,
              channelNames: null,
            },
          ]
        : [],
    );
    this.viewer.showInputs(shown);
  }

  #missing(): string | null {
    const image = this.#images.every(
      (chosen, i) => chosen !== null || this.#model?.card.inputs[i]?.optional === true,
    );
    if (!this.#model && !image) return "Choose a model and an image first.";
    if (!this.#model) return "Choose a model first.";
    return image ? null : "Choose an image first.";
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.modelPanel.busy = busy;
    const tensors = this.#model?.card.inputs.map((input) => input.id) ?? [""];
    this.imagePanel.show(
      tensors.map((tensor, i) => ({ tensor, view: this.#images[i]?.view ?? null })),
      busy,
    );
    this.runPanel.allow(busy ? "" : this.#missing());
  }

  async #openSample(): Promise<void> {
    const path = Object.values(pluginConfig.images)[0] ?? "";
    try {
      const response = await fetch(new URL(path, this.siteUrl));
      if (!response.ok) throw new Error(`the sample image answered with status ${response.status}`);
      await this.openImage(0, new File([await response.blob()], path.split("/").pop() ?? "sample"));
    } catch (error) {
      this.messages.showError("The sample image could not be opened", error);
    }
  }

  /** An array without named dimensions that has as many as the model's tensor is taken to be in the model's own order. */
  async #assumeAxes(): Promise<void> {
    for (const [i, image] of this.#images.entries()) {
      const axes = this.#model?.card.inputs[i]?.axes;
      if (!image || !axes || image.axes || image.view.axesKnown || axes.length !== image.view.shape.length)
        continue;
      const fits = axes.every(({ size }, d) => typeof size !== "number" || size === image.view.shape[d]);
      if (!fits) continue;
      const view = await this.display.call(displayTasks.setAxes, {
        id: image.view.id,
        axes: axes.map(({ id }) => id),
      });
      this.#images[i] = { ...image, view: { ...view, axesKnown: false } };
    }
  }

  async #setAxes(slot: number, axes: string[]): Promise<void> {
    const image = this.#images[slot];
    if (!image) return;
    const view = await this.display.call(displayTasks.setAxes, { id: image.view.id, axes });
    this.#images[slot] = { ...image, axes, view: { ...view, axesKnown: image.view.axesKnown } };
    this.#showImages();
  }

  async #saveImage(format: "tiff" | "png"): Promise<void> {
    const current = this.viewer.current;
    if (!current) return;
    const { result, position, range } = current;
    await this.#save(
      result.view,
      { format, position, range, palette: result.view.labels ? "labels" : "grey" },
      result.view.name,
    );
  }

  async #save(
    view: View,
    how: {
      format: "tiff" | "png";
      position: Readonly<Record<string, number>>;
      range: readonly [number, number];
      palette: Palette;
    },
    name: string,
  ): Promise<void> {
    try {
      const { bytes, extension } = await this.display.call(displayTasks.save, { id: view.id, ...how });
      download(bytes, `${name}${extension}`, how.format === "tiff" ? "image/tiff" : "image/png");
    } catch (error) {
      this.messages.showError("The image could not be saved", error);
    }
  }

  async #saveOverlay(): Promise<void> {
    try {
      const blob = await this.viewer.overlayPicture();
      if (blob) download(blob, `${stem(this.#images[0]?.view.name ?? "image")}_overlay.png`, "image/png");
    } catch (error) {
      this.messages.showError("The picture could not be saved", error);
    }
  }
}

function nameOf(source: string | File | File[]): string {
  if (typeof source === "string") return source;
  return Array.isArray(source) ? `${source.length} files` : source.name;
}

function stem(name: string): string {
  return name.replace(/\.(ome\.)?[A-Za-z0-9]+$/, "");
}
