import type { ModelPackage } from "../package/index.ts";
import type { WeightsFormat } from "../rdf/index.ts";
import type { TestVerdict } from "./predict-types.ts";

const verdicts = new WeakMap<ModelPackage, Map<WeightsFormat, TestVerdict>>();

/** Keep the outcome of a test with the opened package, so that the records of later runs carry it. */
export function rememberVerdict(model: ModelPackage, format: WeightsFormat, verdict: TestVerdict): void {
  const own = verdicts.get(model) ?? new Map<WeightsFormat, TestVerdict>();
  verdicts.set(model, own.set(format, verdict));
}

/** null = this package was not tested since it was opened. */
export function verdictOf(model: ModelPackage, format: WeightsFormat): TestVerdict | null {
  return verdicts.get(model)?.get(format) ?? null;
}
