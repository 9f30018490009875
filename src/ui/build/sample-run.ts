import { type DeepImageJ, decodeArray } from "../../service/index.ts";
import type { WorkerLine } from "../../worker/index.ts";
import { displayTasks } from "../display/display-request.ts";
import { el, put } from "../dom.ts";
import { type Result, Viewer } from "../viewer.ts";

/** The finished package run on the sample image, input and output side by side. */
export class SampleRun {
  readonly element = el("div", { class: "sample-run" });
  #viewer: Viewer | null = null;
  #shown: { readonly inputs: readonly Result[]; readonly results: readonly Result[] } | null = null;
  #ids = 0;

  constructor(
    readonly service: DeepImageJ,
    readonly line: WorkerLine,
  ) {}

  clear(): void {
    this.#close();
    put(this.element);
  }

  /** @param stated - axes of the image, "" = as in the file.
   * @throws what reading the image or running the package throws */
  async run(model: File, image: File | null, stated: string): Promise<void> {
    this.clear();
    if (!image) {
      put(
        this.element,
        el("p", { class: "hint" }, "Choose a sample image to see what the package makes of it."),
      );
      return;
    }
    const id = `sample-${++this.#ids}`;
    const view = await this.line.call(displayTasks.openFile, { id, file: image, name: image.name });
    const axes = stated !== "" ? { axes: stated } : view.axesKnown ? {} : { axes: view.axes.join(",") };
    const answer = await this.service.run({ model, inputs: image, objects: false, ...axes });
    const results: Result[] = [];
    for (const note of answer?.images ?? []) {
      const wire = answer?.outputs[note.output];
      if (!wire || note.kind === "table") continue;
      const array = decodeArray(wire, note.output);
      const input = {
        id: `${id}-${note.output}`,
        name: note.id,
        array,
        calibration: note.calibration,
        labels: note.kind === "labels",
      };
      const shown = await this.line.call(displayTasks.openArray, input, { transfer: [array.data.buffer] });
      results.push({ view: shown, title: note.id, channelNames: note.channelNames });
    }
    this.#shown = { inputs: [{ view, title: image.name, channelNames: null }], results };
    this.redraw();
  }

  /** After the element was put somewhere else. */
  redraw(): void {
    if (!this.#shown) return;
    this.#viewer ??= new Viewer(this.line, () => {});
    put(this.element, this.#viewer.element);
    this.#viewer.showInputs(this.#shown.inputs);
    this.#viewer.showResults(this.#shown.results);
  }

  #close(): void {
    for (const { view } of [...(this.#shown?.inputs ?? []), ...(this.#shown?.results ?? [])])
      void this.line.call(displayTasks.close, { id: view.id });
    this.#shown = null;
  }
}
