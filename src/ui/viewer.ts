import type { WorkerLine } from "../worker/index.ts";
import { type Camera, wholeImage, zoomAt } from "./camera.ts";
import { Contrast } from "./contrast.ts";
import { displayTasks, type Position, type Range, type View } from "./display/display-request.ts";
import { el, field, put } from "./dom.ts";
import { axisText, dtypeText, numberText, sizeText } from "./format.ts";
import { type Layer, Screen } from "./screen.ts";

/** Something that can be shown on the right, and laid over the left. */
export interface Result {
  readonly view: View;
  /** For the selector. */
  readonly title: string;
  readonly channelNames: readonly string[] | null;
}

type Side = "input" | "result";

/** Input and result side by side through one camera, with slices, contrast, overlay and a readout. */
export class Viewer {
  readonly element = el("section", { class: "viewer", "aria-label": "Images" });
  #inputs: readonly Result[] = [];
  #results: readonly Result[] = [];
  #shown: Record<Side, Result | null> = { input: null, result: null };
  #overlay: Result | null = null;
  #opacity = 0.8;
  #filled = false;
  #camera: Camera = wholeImage;
  #position: Record<string, number> = {};
  #channel: Record<string, number> = {};
  readonly #ranges = new Map<string, Range>();
  #probing = false;

  readonly #screens: Record<Side, Screen>;
  readonly #contrast: Record<Side, Contrast>;
  readonly #captions: Record<Side, HTMLElement> = { input: el("figcaption"), result: el("figcaption") };
  readonly #placeholders: Record<Side, HTMLElement> = {
    input: el(
      "div",
      { class: "placeholder" },
      el("p", {}, "Choose an image, or drop one anywhere on this page."),
      el("button", { onclick: () => this.onExample() }, "Try the example"),
    ),
    result: el("div", { class: "placeholder" }, "The result will be here."),
  };
  readonly #sliders = el("div", { class: "sliders" });
  readonly #overlayTools = el("div", { class: "overlay-tools" });
  readonly #readout = el("output", { class: "readout", "aria-live": "off" }, " ");

  constructor(
    readonly line: WorkerLine,
    readonly onExample: () => void,
  ) {
    const screen = () =>
      new Screen(line, {
        onCamera: (camera) => {
          this.#camera = camera;
          this.#draw();
        },
        onPoint: (point) => void this.#probe(point),
      });
    this.#screens = { input: screen(), result: screen() };
    const contrast = (side: Side) =>
      new Contrast((range) => {
        const shown = this.#shown[side];
        if (shown) this.#ranges.set(shown.view.id, range);
        this.#draw();
      });
    this.#contrast = { input: contrast("input"), result: contrast("result") };
    const figure = (side: Side) =>
      el(
        "figure",
        { class: `screen ${side}` },
        this.#captions[side],
        el("div", { class: "canvas-box" }, this.#screens[side].canvas, this.#placeholders[side]),
        this.#contrast[side].element,
      );
    put(
      this.element,
      el("div", { class: "screens" }, figure("input"), figure("result")),
      el(
        "div",
        { class: "viewer-tools" },
        this.#sliders,
        this.#overlayTools,
        this.#zoomTools(),
        this.#readout,
      ),
    );
    this.#build();
  }

  /** What stands on the left; the result on the right goes. */
  showInputs(inputs: readonly Result[]): void {
    this.#inputs = inputs;
    this.#shown.input = inputs[0] ?? null;
    this.#camera = wholeImage;
    // The middle of a stack says more than its first slice.
    const middle = inputs[0]?.view.sliders.filter(({ axis }) => axis === "z") ?? [];
    this.#position = Object.fromEntries(middle.map(({ axis, length }) => [axis, Math.floor(length / 2)]));
    this.showResults([]);
  }

  /** Results of a run; labels are laid over the input at once. */
  showResults(results: readonly Result[]): void {
    this.#results = results;
    const labels = results.find((r) => r.view.labels) ?? null;
    this.#shown.result = labels ?? results[0] ?? null;
    this.#overlay = labels;
    this.#build();
  }

  /** The result on the right, for saving. */
  get current(): { readonly result: Result; readonly position: Position; readonly range: Range } | null {
    const result = this.#shown.result;
    if (!result) return null;
    return { result, position: this.#positionFor(result.view), range: this.#rangeOf(result.view) };
  }

  /** The whole input plane with the labels over it, as PNG; null when there is nothing to lay over. */
  async overlayPicture(): Promise<Blob | null> {
    const input = this.#shown.input;
    const over = this.#overlay ?? this.#results.find((r) => r.view.labels);
    if (!input || !over) return null;
    const { width, height } = input.view;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("the browser gives no canvas for the picture");
    const paint = async (shown: Result, palette: Layer["palette"], opacity: number) => {
      const { view } = shown;
      const part = { x: 0, y: 0, width: view.width, height: view.height };
      const request = {
        id: view.id,
        position: this.#positionFor(view),
        range: this.#rangeOf(view),
        palette,
        part,
        width,
        height,
      };
      const bitmap = await this.line.call(displayTasks.render, request);
      context.globalAlpha = opacity;
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
    };
    await paint(input, "grey", 1);
    await paint(over, this.#overlayPalette(over), this.#opacity);
    return canvas.convertToBlob({ type: "image/png" });
  }

  #overlayPalette(over: Result): Layer["palette"] {
    if (!over.view.labels) return "heat";
    return this.#filled ? "labels" : "outlines";
  }

  /** Look at one place, in samples of the input: x, y, and the axes of the sliders. */
  lookAt(place: Readonly<Record<string, number>>): void {
    const view = this.#shown.input?.view;
    const { x = 0, y = 0 } = place;
    if (!view) return;
    for (const { axis } of view.sliders) {
      const at = place[axis];
      if (axis !== "channel" && at !== undefined) this.#position[axis] = Math.round(at);
    }
    put(this.#sliders, ...this.#sharedSliders());
    this.#camera = {
      u: (x + 0.5) / view.width,
      v: (y + 0.5) / view.height,
      zoom: Math.max(3, this.#camera.zoom),
    };
    this.#draw();
  }

  #build(): void {
    const reference = (this.#shown.input ?? this.#shown.result)?.view;
    if (reference) {
      const aspect = Math.min(1.9, Math.max(0.75, reference.width / reference.height));
      this.element.style.setProperty("--aspect", String(aspect));
    }
    for (const side of ["input", "result"] as const) {
      const shown = this.#shown[side];
      this.#placeholders[side].hidden = shown !== null;
      put(this.#captions[side], ...this.#caption(side));
      this.#contrast[side].show(shown?.view ?? null, shown ? this.#rangeOf(shown.view) : [0, 1], side);
    }
    put(this.#sliders, ...this.#sharedSliders());
    put(this.#overlayTools, ...this.#overlayControls());
    this.#draw();
  }

  #caption(side: Side): (HTMLElement | string)[] {
    const shown = this.#shown[side];
    const all = side === "input" ? this.#inputs : this.#results;
    const head = side === "input" ? "Input" : "Result";
    if (!shown) return [el("strong", {}, head)];
    const { view } = shown;
    const values = view.labels ? "labels" : view.rgb ? "RGB" : dtypeText(view.dtype);
    const facts = `${sizeText(view)} · ${values}`;
    const parts: (HTMLElement | string)[] = [el("strong", {}, head)];
    if (all.length > 1) {
      const select = el(
        "select",
        { "aria-label": `${head}: which` },
        ...all.map((r, i) => el("option", { value: i, selected: r === shown }, r.title)),
      );
      select.addEventListener("change", () => {
        this.#shown[side] = all[Number(select.value)] ?? shown;
        this.#build();
      });
      parts.push(select);
    } else parts.push(el("span", { class: "title" }, shown.title));
    const channels = view.sliders.find(({ axis }) => axis === "channel");
    if (channels) parts.push(this.#channelChoice(shown, channels.length));
    parts.push(el("span", { class: "facts" }, facts));
    return parts;
  }

  #channelChoice(shown: Result, length: number): HTMLElement {
    const names = Array.from({ length }, (_, i) => shown.channelNames?.[i] ?? `channel ${i + 1}`);
    const select = el(
      "select",
      { "aria-label": "Channel" },
      ...names.map((name, i) =>
        el("option", { value: i, selected: i === (this.#channel[shown.view.id] ?? 0) }, name),
      ),
    );
    select.addEventListener("change", () => {
      this.#channel[shown.view.id] = Number(select.value);
      this.#draw();
    });
    return select;
  }

  /** One slider per axis that is not y, x or channel; views of other lengths follow in proportion. */
  #sharedSliders(): HTMLElement[] {
    const lengths = new Map<string, number>();
    for (const result of [this.#shown.result, this.#shown.input]) {
      for (const { axis, length } of result?.view.sliders ?? [])
        if (axis !== "channel") lengths.set(axis, length);
    }
    return [...lengths].map(([axis, length]) => {
      const at = Math.min(this.#position[axis] ?? 0, length - 1);
      const text = el("output", {}, `${at + 1} / ${length}`);
      const input = el("input", { type: "range", min: 0, max: length - 1, value: at });
      input.addEventListener("input", () => {
        this.#position[axis] = Number(input.value);
        text.textContent = `${Number(input.value) + 1} / ${length}`;
        this.#draw();
      });
      const row = field(`${axisText(axis)[0]?.toUpperCase()}${axisText(axis).slice(1)}`, input);
      row.append(text);
      return row;
    });
  }

  #overlayControls(): HTMLElement[] {
    if (this.#results.length === 0) return [];
    const select = el(
      "select",
      {},
      el("option", { value: -1 }, "none"),
      ...this.#results.map((r, i) => el("option", { value: i, selected: r === this.#overlay }, r.title)),
    );
    select.addEventListener("change", () => {
      this.#overlay = this.#results[Number(select.value)] ?? null;
      this.#build();
    });
    const parts: HTMLElement[] = [field("Overlay", select)];
    if (!this.#overlay) return parts;
    const opacity = el("input", { type: "range", min: 0, max: 100, value: Math.round(this.#opacity * 100) });
    opacity.addEventListener("input", () => {
      this.#opacity = Number(opacity.value) / 100;
      this.#draw();
    });
    parts.push(field("Opacity", opacity));
    if (this.#overlay.view.labels) {
      const filled = el("input", { type: "checkbox", checked: this.#filled });
      filled.addEventListener("change", () => {
        this.#filled = filled.checked;
        this.#draw();
      });
      parts.push(el("label", { class: "check" }, filled, "Filled"));
    }
    return parts;
  }

  #zoomTools(): HTMLElement {
    const zoom = (factor: number) => {
      const view = this.#shown.input?.view ?? this.#shown.result?.view;
      if (!view) return;
      const { canvas } = this.#screens.input;
      const middle = { x: canvas.width / 2, y: canvas.height / 2 };
      this.#camera = factor === 0 ? wholeImage : zoomAt(this.#camera, factor, middle, view, canvas);
      this.#draw();
    };
    const button = (text: string, name: string, factor: number) =>
      el("button", { class: "quiet", "aria-label": name, title: name, onclick: () => zoom(factor) }, text);
    return el(
      "div",
      { class: "zoom-tools" },
      button("−", "Zoom out (−)", 1 / 1.5),
      button("+", "Zoom in (+)", 1.5),
      button("Fit", "Whole image (0)", 0),
    );
  }

  #draw(): void {
    const layer = (shown: Result, palette: Layer["palette"], opacity: number): Layer => ({
      view: shown.view,
      position: this.#positionFor(shown.view),
      range: this.#rangeOf(shown.view),
      palette,
      opacity,
    });
    const { input, result } = this.#shown;
    const over = this.#overlay;
    const overlay = over ? [layer(over, this.#overlayPalette(over), this.#opacity)] : [];
    this.#screens.input.show(
      input ? [layer(input, "grey", 1), ...overlay] : [],
      this.#camera,
      label("Input", input),
    );
    const palette = result?.view.labels ? "labels" : "grey";
    this.#screens.result.show(
      result ? [layer(result, palette, 1)] : [],
      this.#camera,
      label("Result", result),
    );
  }

  #rangeOf(view: View): Range {
    return this.#ranges.get(view.id) ?? (view.rgb && view.dtype === "uint8" ? [0, 255] : view.autoRange);
  }

  #positionFor(view: View): Position {
    const position: Record<string, number> = { channel: this.#channel[view.id] ?? 0 };
    const reference = this.#shown.input?.view ?? view;
    for (const { axis, length } of view.sliders) {
      if (axis === "channel") continue;
      const full = reference.sliders.find((s) => s.axis === axis)?.length ?? length;
      position[axis] = Math.floor(((this.#position[axis] ?? 0) / full) * length);
    }
    return position;
  }

  async #probe(point: { readonly u: number; readonly v: number } | null): Promise<void> {
    const { input, result } = this.#shown;
    const reference = input ?? result;
    if (!point || !reference || point.u < 0 || point.v < 0 || point.u >= 1 || point.v >= 1) {
      this.#readout.textContent = " ";
      return;
    }
    if (this.#probing) return;
    this.#probing = true;
    try {
      const ask = async (shown: Result | null) => {
        if (!shown) return "";
        const { view } = shown;
        const at = { x: Math.floor(point.u * view.width), y: Math.floor(point.v * view.height) };
        const values = await this.line.call(displayTasks.probe, {
          id: view.id,
          position: this.#positionFor(view),
          ...at,
        });
        return values.map(numberText).join(", ");
      };
      const [before, after] = await Promise.all([ask(input), ask(result)]);
      const x = Math.floor(point.u * reference.view.width);
      const y = Math.floor(point.v * reference.view.height);
      this.#readout.textContent = `x ${x}  y ${y}   ${before}${after === "" ? "" : `  →  ${after}`}`;
    } catch {
      // The image was replaced under the pointer.
      this.#readout.textContent = " ";
    } finally {
      this.#probing = false;
    }
  }
}

function label(side: string, shown: Result | null): string {
  if (!shown) return `${side}: empty`;
  return `${side}: ${shown.title}, ${shown.view.width} by ${shown.view.height} pixels. Arrow keys move, plus and minus zoom, 0 shows all.`;
}
