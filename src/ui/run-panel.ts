import type { Progress } from "../service/index.ts";
import { el, field, put } from "./dom.ts";
import { byteText, clockText } from "./format.ts";

/** What stands under "Advanced", as options of `run`. */
export interface RunSettings {
  readonly engine: "auto" | "wasm" | "webgpu";
  readonly weights?: string;
  readonly tile?: Record<string, number>;
  readonly halo?: number;
  readonly memory?: number;
  readonly processing?: "rdf" | "macro" | "none";
}

export interface RunEvents {
  onRun(): void;
  onStop(): void;
}

const stageWords: Readonly<Record<Progress["stage"], string>> = {
  read: "Reading",
  load: "Loading the network",
  preprocess: "Preparing the image",
  inference: "Running the network",
  postprocess: "Finishing",
  done: "Done",
};

/** Run, Stop, the options and the progress. */
export class RunPanel {
  readonly element = el("section", { class: "card", "aria-labelledby": "run-title" });
  readonly #run = el("button", { class: "primary", onclick: () => this.events.onRun() }, "Run");
  readonly #stop = el(
    "button",
    { class: "danger", onclick: () => this.events.onStop(), hidden: true },
    "Stop",
  );
  readonly #why = el("p", { class: "hint" });
  readonly #bar = el("progress", { max: 1, "aria-label": "Progress of the run" });
  readonly #stage = el("p", { class: "stage", role: "status" });
  readonly #facts = el("dl", { class: "progress-facts" });
  readonly #progress = el("div", { class: "progress", hidden: true }, this.#stage, this.#bar, this.#facts);
  readonly #engine = select([
    ["auto", "automatic"],
    ["wasm", "CPU (wasm)"],
    ["webgpu", "GPU (WebGPU)"],
  ]);
  readonly #weights = select([["", "automatic"]]);
  readonly #tile = number("automatic");
  readonly #halo = number("from the model");
  readonly #memory = number("automatic");
  readonly #processing = select([
    ["", "automatic"],
    ["rdf", "the description's steps"],
    ["macro", "the model's ImageJ macros"],
    ["none", "none: the raw network"],
  ]);
  #clock: ReturnType<typeof setInterval> | undefined;
  #startedAt = 0;
  #last: Progress | null = null;

  constructor(readonly events: RunEvents) {
    put(
      this.element,
      el("h2", { id: "run-title" }, el("span", { class: "step", "aria-hidden": "true" }, "3"), "Run"),
      el("div", { class: "row" }, this.#run, this.#stop),
      this.#why,
      this.#progress,
      el(
        "details",
        { class: "advanced" },
        el("summary", {}, "Advanced"),
        el(
          "div",
          { class: "fields" },
          field("Engine", this.#engine),
          field("Weights", this.#weights),
          field("Patch size, pixels", this.#tile),
          field("Halo, pixels per side", this.#halo),
          field("Memory, MB", this.#memory),
          field("Pre- and postprocessing", this.#processing),
        ),
      ),
    );
    this.allow("Choose a model and an image first.");
  }

  /** null: everything is there. */
  allow(missing: string | null): void {
    this.#run.disabled = missing !== null;
    this.#why.textContent = missing ?? "";
    this.#why.hidden = missing === null;
  }

  offerWeights(formats: readonly string[]): void {
    put(
      this.#weights,
      ...[["", "automatic"], ...formats.map((f) => [f, f])].map(([value, text]) =>
        el("option", { value }, text),
      ),
    );
  }

  get settings(): RunSettings {
    const tile = positive(this.#tile);
    const halo = this.#halo.value === "" ? null : Math.max(0, Math.round(Number(this.#halo.value)));
    const memory = positive(this.#memory);
    return {
      engine: this.#engine.value as RunSettings["engine"], // its options are these
      ...(this.#weights.value === "" ? {} : { weights: this.#weights.value }),
      ...(tile === null ? {} : { tile: { y: tile, x: tile } }),
      ...(halo === null ? {} : { halo }),
      ...(memory === null ? {} : { memory }),
      ...(this.#processing.value === ""
        ? {}
        : { processing: this.#processing.value as "rdf" | "macro" | "none" }), // its options are these
    };
  }

  started(what: string): void {
    this.#run.disabled = true;
    this.#stop.hidden = false;
    this.#stop.disabled = false;
    this.#progress.hidden = false;
    this.#startedAt = performance.now();
    this.#last = null;
    this.#stage.textContent = what;
    this.#bar.removeAttribute("value");
    this.#showFacts();
    this.#clock = setInterval(() => this.#showFacts(), 100);
    // Later, when the browser has laid out the page anyway: focusing now would make it do so twice.
    requestAnimationFrame(() => this.#stop.focus({ preventScroll: true }));
  }

  progress(progress: Progress): void {
    const stageChanged = this.#last?.stage !== progress.stage;
    this.#last = progress;
    if (stageChanged) this.#stage.textContent = stageWords[progress.stage];
    const { done, total } = progress.tiles;
    if (total > 0 && progress.stage === "inference") this.#bar.value = done / total;
    else if (progress.stage !== "inference") this.#bar.removeAttribute("value");
    this.#showFacts();
  }

  stopping(): void {
    this.#stage.textContent = "Stopping…";
    this.#stop.disabled = true;
  }

  /** @param outcome - "Done", "Stopped", "Failed" */
  ended(outcome: string, keepFacts: boolean): void {
    clearInterval(this.#clock);
    this.#showFacts();
    this.#run.disabled = false;
    const hadFocus = document.activeElement === this.#stop;
    this.#stop.hidden = true;
    if (hadFocus) requestAnimationFrame(() => this.#run.focus({ preventScroll: true }));
    this.#stage.textContent = outcome;
    this.#bar.value = outcome === "Done" ? 1 : 0;
    this.#progress.hidden = !keepFacts;
  }

  #showFacts(): void {
    const { tiles, memory, device } = this.#last ?? {
      tiles: { done: 0, total: 0 },
      memory: null,
      device: "",
    };
    const fact = (name: string, value: string) => el("div", {}, el("dt", {}, name), el("dd", {}, value));
    put(
      this.#facts,
      fact("Time", clockText(performance.now() - this.#startedAt)),
      fact("Patches", tiles.total > 0 ? `${tiles.done} / ${tiles.total}` : "–"),
      fact(
        "Memory",
        memory && memory.peakBytes > 0
          ? `${byteText(memory.nowBytes)}, peak ${byteText(memory.peakBytes)}`
          : "–",
      ),
      fact("Device", device === "" ? "–" : device),
    );
  }
}

function select(options: readonly (readonly [string, string])[]): HTMLSelectElement {
  return el("select", {}, ...options.map(([value, text]) => el("option", { value }, text)));
}

function number(placeholder: string): HTMLInputElement {
  return el("input", { type: "number", min: 0, step: 1, placeholder, inputmode: "numeric" });
}

function positive(input: HTMLInputElement): number | null {
  const value = Math.round(Number(input.value));
  return input.value !== "" && value > 0 ? value : null;
}
