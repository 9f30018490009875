import "./build.css";
import type { BuildAnswer, DeepImageJ } from "../../service/index.ts";
import type { WorkerLine } from "../../worker/index.ts";
import { el, put } from "../dom.ts";
import type { Dropped } from "../dropped.ts";
import { isImageName } from "../image-panel.ts";
import { confirmDialog, type Messages } from "../messages.ts";
import { WorkPanel } from "../work-panel.ts";
import { Asker } from "./asker.ts";
import {
  type BuildState,
  candidatesOf,
  emptyState,
  lookKey,
  type Rdf,
  type StepId,
  steps,
} from "./build-state.ts";
import { CheckPanel, stepOf } from "./check-panel.ts";
import { haloWarnings, problemsOf } from "./field-problems.ts";
import { packageName } from "./finish-steps.ts";
import { Form } from "./form.ts";
import { Keeper } from "./keep.ts";
import { drops } from "./network-step.ts";
import { SampleRun } from "./sample-run.ts";
import type { StepContext } from "./step-context.ts";
import { drawings } from "./step-drawings.ts";
import { Stepper } from "./stepper.ts";
import { idOf, type Problem, toRequest } from "./to-request.ts";

/** Waiting for the next key before a check, ms. */
const CHECK_AFTER_MS = 600;

export interface BuildParts {
  readonly service: DeepImageJ;
  readonly display: WorkerLine;
  readonly messages: Messages;
  /** Open a package, with an image, in the Run tab. */
  readonly openInRun: (model: File, image: File | null) => void;
}

/** The Build tool of the page: the steps, what is entered in them, the checks beside it, and the package. */
export class BuildSession {
  #state: BuildState = emptyState();
  #form: Form;
  readonly #stepper = new Stepper((step) => this.#goTo(step));
  readonly #checks = new CheckPanel((step) => this.#goTo(step));
  readonly #card = el("section", { class: "card build-step", "aria-labelledby": "build-title" });
  readonly #look: WorkPanel;
  readonly #make: WorkPanel;
  readonly #sample: SampleRun;
  #problems: readonly Problem[] = [];
  #warnings: readonly Problem[] = [];
  readonly #asker: Asker;
  readonly #keeper = new Keeper();
  #busy = false;
  /** What passed the last check: going from step to step asks nothing anew. */
  #passed = "";
  #checkTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    panel: HTMLElement,
    readonly parts: BuildParts,
  ) {
    this.#asker = new Asker(parts.service);
    const stop = (work: () => WorkPanel) => () => {
      this.#asker.stop();
      work().stopping();
    };
    this.#look = new WorkPanel("Load the network", {
      onStart: () => void this.#lookAt(),
      onStop: stop(() => this.#look),
    });
    this.#make = new WorkPanel("Build and test", {
      onStart: () => void this.#build(),
      onStop: stop(() => this.#make),
    });
    this.#sample = new SampleRun(parts.service, parts.display);
    this.#form = this.#newForm();
    panel.classList.add("build-tool");
    put(
      panel,
      el("div", { class: "side" }, this.#stepper.element, this.#checks.element),
      el("div", { class: "stage-area" }, this.#card),
    );
    this.#draw();
    void this.#resume();
  }

  takeDrop({ files }: Dropped, target: Element | null): void {
    const row = target?.closest(".file-row");
    const take = row ? drops.get(row) : undefined;
    if (take) {
      take([...files]);
      return;
    }
    const [first] = files;
    const image = first !== undefined && files.length === 1 && isImageName(first.name);
    if (image) this.#state.samples = [first, ...this.#state.samples.slice(1)];
    else if (this.#state.looked === null) this.#state.weights = [...files];
    else {
      this.parts.messages.showNote("Drop a file on the row it belongs to, such as Weights or Macros.");
      return;
    }
    this.#changed();
    this.#draw();
  }

  async #resume(): Promise<void> {
    const kept = await this.#keeper.kept();
    if (!kept || this.#state.weights.length > 0) return;
    this.#state = kept;
    this.#form = this.#newForm();
    this.#draw();
    this.parts.messages.showNote(`Your package of ${kept.weights[0]?.name ?? "weights"} is as you left it.`);
    if (kept.looked && !kept.made) this.#schedule();
  }

  #newForm(): Form {
    return new Form(this.#state.values, () => this.#changed());
  }

  #changed(): void {
    this.#state.made = null;
    this.#keeper.keep(this.#state);
    this.#schedule();
    this.#showStepper();
    this.#allow();
  }

  #goTo(step: StepId): void {
    if (!this.#isOpen(step)) return;
    this.#state.step = step;
    this.#keeper.keep(this.#state);
    this.parts.messages.clear();
    this.#draw();
    // Metadata is checked only where it is entered, or beyond.
    this.#schedule();
    this.#card.querySelector("h2")?.focus({ preventScroll: true });
    this.#card.scrollIntoView({ block: "nearest" });
  }

  #isOpen(step: StepId): boolean {
    return step === "network" || this.#state.looked !== null;
  }

  #draw(): void {
    const { step } = this.#state;
    const focused = this.#card.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.path
      : undefined;
    const at = steps.findIndex(([id]) => id === step);
    const neighbour = (offset: number, name: string, kind: string) => {
      const target = steps[at + offset]?.[0];
      if (!target) return null;
      return el(
        "button",
        {
          class: kind,
          disabled: !this.#isOpen(target),
          "data-go": target,
          onclick: () => this.#goTo(target),
        },
        name,
      );
    };
    this.#form = this.#newForm();
    const context = this.#context();
    put(
      this.#card,
      el(
        "h2",
        { id: "build-title", tabindex: -1 },
        el("span", { class: "step", "aria-hidden": "true" }, String(at + 1)),
        steps[at]?.[1] ?? "",
      ),
      ...drawings[step](context),
      el(
        "div",
        { class: "row step-nav" },
        neighbour(-1, "Back", "quiet"),
        neighbour(1, "Next", "primary next"),
      ),
    );
    this.#showProblems();
    this.#showStepper();
    this.#allow();
    if (focused) this.#card.querySelector<HTMLElement>(`[data-path="${CSS.escape(focused)}"]`)?.focus();
    if (step === "test" && this.#state.made) void this.#sample.redraw();
  }

  #context(): StepContext {
    const { step } = this.#state;
    return {
      state: this.#state,
      form: this.#form,
      redraw: () => this.#draw(),
      changed: () => this.#changed(),
      goTo: (target) => this.#goTo(target),
      openInRun: () => this.#openInRun(),
      startOver: () => void this.#startOver(),
      slots: {
        work: step === "test" ? this.#make.element : this.#look.element,
        viewer: this.#sample.element,
      },
    };
  }

  #allow(): void {
    if (this.#busy) return;
    const { weights, looked } = this.#state;
    const found = looked?.key === lookKey(this.#state);
    this.#look.allow(weights.length === 0 ? "Choose the weights first." : null);
    this.#make.allow(this.#problems.length > 0 ? "Mend what is marked first." : null);
    if (!looked && weights.length > 0) this.#checks.idle("Load the network to go on.");
    for (const next of this.#card.querySelectorAll<HTMLButtonElement>("[data-go]"))
      next.disabled = !this.#isOpen(next.dataset.go as StepId);
    if (looked && !found && this.#problems.length === 0)
      this.#checks.working("Something changed: the network is looked at again.");
  }

  #showProblems(): void {
    this.#form.show(this.#problems, this.#warnings);
    if (this.#problems.length > 0) this.#checks.failed(this.#problems, this.#state.step);
  }

  #showStepper(): void {
    const wrong = new Set(this.#problems.flatMap(({ path }) => stepOf(path) ?? []));
    this.#stepper.show({ current: this.#state.step, open: (step) => this.#isOpen(step), wrong });
  }

  #schedule(): void {
    clearTimeout(this.#checkTimer);
    if (!this.#state.looked || this.#state.made || this.#busy) return;
    this.#checkTimer = setTimeout(() => void this.#check(), CHECK_AFTER_MS);
  }

  /** Try what is entered, a moment after the last key. */
  async #check(): Promise<void> {
    const { step, looked } = this.#state;
    if (!looked || this.#busy) return;
    const key = lookKey(this.#state);
    const about = ["about", "test", "save"].includes(step);
    const { request, problems } = toRequest(this.#state, about);
    // Fields about the model are checked where they stand, and before building.
    const kept = about ? [] : this.#problems.filter(({ path }) => stepOf(path) === "about");
    if (problems.length > 0) {
      this.#setProblems([...kept, ...problems]);
      return;
    }
    const asked = JSON.stringify([about, key, request]);
    if (asked === this.#passed && this.#problems.length === 0) return;
    this.#checks.working(looked.key === key ? "Checking…" : "Looking at the network again…");
    const since = performance.now();
    try {
      const known = looked.key === key ? { proposal: looked.proposal } : {};
      const answer = await this.#asker.ask({ ...request, until: "compare", ...known }, ({ message }) =>
        this.#checks.working(`Checking: ${message}`),
      );
      if (!answer) return;
      const again = looked.key !== key;
      if (again) this.#found(answer, key, performance.now() - since);
      this.#warnings = haloWarnings(this.#state.values, answer.report, this.#ids("outputs"));
      if (kept.length === 0) this.#checks.passed(answer.report);
      this.#passed = asked;
      this.#setProblems(kept);
      if (again) this.#draw();
    } catch (error) {
      this.#fail(error, kept);
    }
  }

  async #lookAt(): Promise<void> {
    if (this.#busy || this.#state.weights.length === 0) return;
    clearTimeout(this.#checkTimer);
    const { messages } = this.parts;
    messages.clear();
    this.#busy = true;
    this.#look.started("Loading the network");
    const since = performance.now();
    const key = lookKey(this.#state);
    let outcome = "Stopped";
    try {
      const answer = await this.#asker.ask(
        { ...toRequest(this.#state, false).request, until: "compare" },
        ({ done, total, message }) => this.#look.progress(done, total, message),
      );
      if (answer) {
        this.#found(answer, key, performance.now() - since);
        this.#setProblems([]);
        this.#checks.passed(answer.report);
        outcome = "Done";
      }
    } catch (error) {
      outcome = "Failed";
      messages.showError("The network could not be used", error);
    } finally {
      this.#busy = false;
      this.#look.ended(outcome);
      this.#draw();
    }
  }

  #found({ rdf, report }: BuildAnswer, key: string, ms: number): void {
    this.#state.looked = {
      key,
      rdf: rdf as unknown as Rdf,
      proposal: report.proposal,
      notes: report.notes,
      candidates: candidatesOf(this.#state, report.proposal),
      ms,
    };
    this.#keeper.keep(this.#state);
  }

  async #build(): Promise<void> {
    const { looked } = this.#state;
    if (this.#busy || !looked) return;
    clearTimeout(this.#checkTimer);
    const { request, problems } = toRequest(this.#state);
    if (problems.length > 0) {
      this.#setProblems(problems);
      return;
    }
    this.parts.messages.clear();
    this.#busy = true;
    this.#make.started("Building");
    let outcome = "Stopped";
    try {
      const known = looked.key === lookKey(this.#state) ? { proposal: looked.proposal } : {};
      const answer = await this.#asker.ask({ ...request, ...known }, ({ done, total, message }) =>
        this.#make.progress(done, total, message),
      );
      if (answer?.package) {
        const made = {
          package: new Blob([answer.package], { type: "application/zip" }),
          report: answer.report,
          rdf: answer.rdf as unknown as Rdf,
        };
        this.#state.made = made;
        this.#keeper.keep(this.#state);
        this.#setProblems([]);
        this.#checks.passed(answer.report);
        const { samples, values } = this.#state;
        const file = new File([made.package], packageName(made));
        await this.#sample.run(file, samples[0] ?? null, values["samples[0].axes"]?.trim() ?? "");
        outcome = "Done";
      }
    } catch (error) {
      outcome = "Failed";
      this.#fail(error);
      this.parts.messages.showError("The package could not be built", error);
    } finally {
      this.#busy = false;
      this.#make.ended(outcome);
      this.#draw();
    }
  }

  #ids(side: "inputs" | "outputs"): string[] {
    return this.#state.looked?.rdf[side].map((_, i) => idOf(this.#state, side, i) ?? "") ?? [];
  }

  #fail(error: unknown, kept: readonly Problem[] = []): void {
    const ids = { inputs: this.#ids("inputs"), outputs: this.#ids("outputs"), steps: this.#state.steps };
    this.#setProblems([...kept, ...problemsOf(error, ids)]);
  }

  #setProblems(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#showProblems();
    this.#showStepper();
    this.#allow();
  }

  #openInRun(): void {
    const { made, samples } = this.#state;
    if (made) this.parts.openInRun(new File([made.package], packageName(made)), samples[0] ?? null);
  }

  async #startOver(): Promise<void> {
    const sure = await confirmDialog({
      title: "Start over?",
      lines: ["What you entered for this package is forgotten. A saved zip stays where it is."],
      yes: "Forget it",
      no: "Keep it",
    });
    if (!sure) return;
    await this.#keeper.forget();
    this.#state = emptyState();
    this.#problems = [];
    this.#look.reset();
    this.#make.reset();
    this.#sample.clear();
    this.#draw();
  }
}
