import type { RecordedRun, RunAnswer } from "../service/index.ts";
import type { RunSettings } from "./run-panel.ts";

/** A run as the recorder writes it down. The steps of the record say whether macros ran. */
export function recordedFrom(answer: RunAnswer, model: string, settings: RunSettings): RecordedRun {
  const { record } = answer;
  const files = (side: RunAnswer["record"]["preprocessing"]) =>
    side.flatMap(({ steps }) =>
      steps.flatMap((step) =>
        typeof step === "object" && step !== null && "macro" in step ? [String(step.macro)] : [],
      ),
    );
  const pre = files(record.preprocessing);
  const post = files(record.postprocessing);
  return {
    model,
    image: record.inputs[0]?.name ?? "image",
    tile: settings.tile ?? null,
    halo: settings.halo ?? null,
    weights: settings.weights ?? null,
    processing: settings.processing ?? "auto",
    macros: pre.length + post.length > 0 ? { pre, post } : null,
  };
}
