import type { BuildState, StepId } from "./build-state.ts";
import type { Form } from "./form.ts";

/** What a step gets to draw itself. */
export interface StepContext {
  readonly state: BuildState;
  readonly form: Form;
  /** Draw the step anew, after something was added or removed. */
  redraw(): void;
  /** Something other than a field changed. */
  changed(): void;
  goTo(step: StepId): void;
  openInRun(): void;
  startOver(): void;
  /** Places that the session fills. */
  readonly slots: { readonly work: HTMLElement; readonly viewer: HTMLElement };
}
