import { el, put } from "./dom.ts";
import { clockText } from "./format.ts";

export interface WorkEvents {
  onStart(): void;
  onStop(): void;
}

/** A button that starts something long, one that stops it, and its progress. */
export class WorkPanel {
  readonly element = el("div", { class: "work" });
  readonly #start: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #why = el("p", { class: "hint" });
  readonly #bar: HTMLProgressElement;
  readonly #stage = el("p", { class: "stage", role: "status" });
  readonly #message = el("p", { class: "facts" });
  readonly #progress: HTMLElement;
  #clock: ReturnType<typeof setInterval> | undefined;
  #startedAt = 0;
  #text = "";

  constructor(name: string, events: WorkEvents) {
    this.#start = el("button", { class: "primary", onclick: () => events.onStart() }, name);
    this.#stop = el("button", { class: "danger", hidden: true, onclick: () => events.onStop() }, "Stop");
    this.#bar = el("progress", { max: 1, "aria-label": `Progress: ${name}` });
    this.#progress = el("div", { class: "progress", hidden: true }, this.#stage, this.#bar, this.#message);
    put(this.element, el("div", { class: "row" }, this.#start, this.#stop), this.#why, this.#progress);
  }

  /** null: everything is there; "": not now. */
  allow(missing: string | null): void {
    this.#start.disabled = missing !== null;
    this.#why.textContent = missing ?? "";
    this.#why.hidden = !missing;
  }

  started(what: string): void {
    this.allow("");
    this.#stop.hidden = false;
    this.#stop.disabled = false;
    this.#progress.hidden = false;
    this.#startedAt = performance.now();
    this.#stage.textContent = what;
    this.#text = "";
    this.#bar.removeAttribute("value");
    this.#tick();
    this.#clock = setInterval(() => this.#tick(), 100);
    requestAnimationFrame(() => this.#stop.focus({ preventScroll: true }));
  }

  progress(done: number, total: number, text: string): void {
    if (total > 0) this.#bar.value = done / total;
    this.#text = text;
    this.#tick();
  }

  stopping(): void {
    this.#stage.textContent = "Stopping…";
    this.#stop.disabled = true;
  }

  /** @param outcome - "Done", "Stopped", "Failed" */
  ended(outcome: string): void {
    clearInterval(this.#clock);
    const hadFocus = document.activeElement === this.#stop;
    this.#text = "";
    this.#tick();
    this.#stop.hidden = true;
    this.#stage.textContent = outcome;
    this.#bar.value = outcome === "Done" ? 1 : 0;
    this.allow(null);
    if (hadFocus) requestAnimationFrame(() => this.#start.focus({ preventScroll: true }));
  }

  /** Forget what was done before. */
  reset(): void {
    this.#progress.hidden = true;
  }

  #tick(): void {
    const time = clockText(performance.now() - this.#startedAt);
    this.#message.textContent = this.#text === "" ? time : `${time} · ${this.#text}`;
  }
}
