import { decodeArray, type ValidateAnswer } from "../../service/index.ts";
import type { WorkerLine } from "../../worker/index.ts";
import { type Camera, wholeImage, zoomAt } from "../camera.ts";
import { displayTasks, type View } from "../display/display-request.ts";
import { el, put } from "../dom.ts";
import { Screen } from "../screen.ts";

type Picture = ValidateAnswer["pictures"][number];

interface Shown {
  readonly title: string;
  readonly legend: Picture["legend"];
  readonly view: View;
}

/** The pictures of a comparison, one at a time, with what their colours mean. */
export class PictureView {
  readonly element = el("section", { class: "viewer", "aria-label": "Picture of the comparison" });
  readonly #screen: Screen;
  readonly #caption = el("figcaption");
  readonly #legend = el("ul", { class: "legend" });
  readonly #tools: HTMLElement;
  readonly #placeholder = el("div", { class: "placeholder" });
  #all: readonly Shown[] = [];
  #shown: Shown | null = null;
  #camera: Camera = wholeImage;
  #ids = 0;

  constructor(
    readonly line: WorkerLine,
    readonly onSave: (view: View) => void,
  ) {
    this.#screen = new Screen(line, {
      onCamera: (camera) => {
        this.#camera = camera;
        this.#draw();
      },
      onPoint: () => {},
    });
    this.#placeholder.textContent = "Choose a reference and a test. Where they differ will be shown here.";
    const zoom = (factor: number) => {
      const { canvas } = this.#screen;
      if (!this.#shown) return;
      const middle = { x: canvas.width / 2, y: canvas.height / 2 };
      this.#camera =
        factor === 0 ? wholeImage : zoomAt(this.#camera, factor, middle, this.#shown.view, canvas);
      this.#draw();
    };
    const button = (text: string, name: string, factor: number) =>
      el("button", { class: "quiet", "aria-label": name, title: name, onclick: () => zoom(factor) }, text);
    this.#tools = el(
      "div",
      { class: "viewer-tools", hidden: true },
      this.#legend,
      el(
        "div",
        { class: "zoom-tools" },
        button("−", "Zoom out (−)", 1 / 1.5),
        button("+", "Zoom in (+)", 1.5),
        button("Fit", "Whole image (0)", 0),
      ),
      el("button", { onclick: () => this.#shown && this.onSave(this.#shown.view) }, "Save PNG"),
    );
    put(
      this.element,
      el(
        "figure",
        { class: "screen" },
        this.#caption,
        el("div", { class: "canvas-box" }, this.#screen.canvas, this.#placeholder),
      ),
      this.#tools,
    );
    this.#build();
  }

  async show(pictures: readonly Picture[]): Promise<void> {
    for (const { view } of this.#all) void this.line.call(displayTasks.close, { id: view.id });
    const all: Shown[] = [];
    for (const { title, legend, image } of pictures) {
      const plain = decodeArray(image, title);
      const array = { ...plain, axes: ["y", "x", "channel"] };
      const id = `comparison-${++this.#ids}`;
      const input = { id, name: title, array, calibration: {}, labels: false, rgb: true };
      const view = await this.line.call(displayTasks.openArray, input, { transfer: [array.data.buffer] });
      all.push({ title, legend, view });
    }
    this.#all = all;
    this.#shown = all[0] ?? null;
    this.#camera = wholeImage;
    this.#build();
  }

  #build(): void {
    const shown = this.#shown;
    this.#placeholder.hidden = shown !== null;
    this.#tools.hidden = shown === null;
    const aspect = shown ? Math.min(2.4, Math.max(0.75, shown.view.width / shown.view.height)) : 2.4;
    this.element.style.setProperty("--aspect", String(aspect));
    put(this.#caption, el("strong", {}, "Picture"), this.#choice());
    put(
      this.#legend,
      ...(shown?.legend ?? []).map(({ meaning, colour }) => {
        const swatch = el("span", { class: "swatch" });
        swatch.style.background = `rgb(${colour.join(" ")})`;
        return el("li", {}, swatch, meaning);
      }),
    );
    this.#draw();
  }

  #choice(): HTMLElement | null {
    if (this.#all.length < 2) return this.#shown ? el("span", { class: "facts" }, this.#shown.title) : null;
    const select = el(
      "select",
      { "aria-label": "Which picture" },
      ...this.#all.map((one, i) => el("option", { value: i, selected: one === this.#shown }, one.title)),
    );
    select.addEventListener("change", () => {
      this.#shown = this.#all[Number(select.value)] ?? null;
      this.#camera = wholeImage;
      this.#build();
    });
    return select;
  }

  #draw(): void {
    const shown = this.#shown;
    const layer = shown
      ? [{ view: shown.view, position: {}, range: [0, 255] as const, palette: "grey" as const, opacity: 1 }]
      : [];
    this.#screen.show(layer, this.#camera, shown ? shown.title : "No picture yet");
  }
}
