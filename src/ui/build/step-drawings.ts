import { aboutStep } from "./about-step.ts";
import type { StepId } from "./build-state.ts";
import { saveStep, testStep } from "./finish-steps.ts";
import { networkStep } from "./network-step.ts";
import { processingStep } from "./processing-step.ts";
import type { StepContext } from "./step-context.ts";
import { outputsStep, sizesStep, tensorsStep } from "./tensor-steps.ts";

/** How each step is drawn. */
export const drawings: Readonly<Record<StepId, (context: StepContext) => HTMLElement[]>> = {
  network: networkStep,
  tensors: tensorsStep,
  sizes: sizesStep,
  outputs: outputsStep,
  about: aboutStep,
  processing: processingStep,
  test: testStep,
  save: saveStep,
};
