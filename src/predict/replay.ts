import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import { chooseWeights, openWeights } from "./choose-weights.ts";
import { collectInputs } from "./collect-inputs.ts";
import { hashArray } from "./hash-array.ts";
import type { PredictInput, RunOptions, RunRecord, RunResult } from "./predict-types.ts";
import { runModel } from "./run-model.ts";

export interface ReplayResult extends RunResult {
  /** Every output has the sha256 of the record. */
  readonly reproduced: boolean;
  /** Ids of the outputs that differ; another engine or machine may round otherwise. */
  readonly different: readonly string[];
}

/** Run again what a record describes: same model, same weights, same inputs, and the options that were used, tiles
 * included. Everything is checked before anything runs.
 * @param how - what a record does not decide: where to run and how to be told.
 * @throws predict/replay when model, weights or inputs are not those of the record, and what runModel throws */
export async function replay(
  record: RunRecord,
  model: ModelPackage,
  inputs: Readonly<Record<string, PredictInput>> | readonly PredictInput[],
  engine: Engine,
  how: Pick<RunOptions, "signal" | "onProgress" | "workers" | "memory"> = {},
): Promise<ReplayResult> {
  if (record.recordVersion !== 1) differ("the record's version", String(record.recordVersion), "1");
  if (model.rdfSha256 !== record.model.rdfSha256) {
    differ("the sha256 of the description", model.rdfSha256, record.model.rdfSha256);
  }
  const bound = collectInputs(model.description.inputs, inputs);
  const ids = bound.map(({ tensor }) => tensor.id).join(", ");
  const recorded = record.inputs.map((input) => input.id).join(", ");
  if (ids !== recorded) differ("the set of inputs", ids, recorded);
  for (const [i, { tensor, input }] of bound.entries()) {
    const known = record.inputs[i];
    if (!known) continue;
    const form = `${input.array.dtype} [${input.array.shape.join(", ")}]`;
    const knownForm = `${known.dtype} [${known.shape.join(", ")}]`;
    if (form !== knownForm) differ(`the array of ${tensor.id}`, form, knownForm);
    const sha256 = await hashArray(input.array);
    if (sha256 !== known.sha256) differ(`the sha256 of ${tensor.id}`, sha256, known.sha256);
  }
  const entry = chooseWeights(model.description.weights, record.model.weights);
  await openWeights(model, entry, how.signal);
  for (const verdict of model.hashes) {
    const known = record.model.hashes.find((other) => other.file === verdict.file);
    if (known && known.sha256 !== verdict.sha256) {
      differ(`the sha256 of ${verdict.file}`, verdict.sha256, known.sha256);
    }
  }

  const result = await runModel(model, inputs, { ...(record.options as RunOptions), ...how }, engine);
  const different = result.record.outputs.flatMap((output, i) =>
    output.sha256 === record.outputs[i]?.sha256 ? [] : [output.id],
  );
  return { ...result, reproduced: different.length === 0, different };
}

function differ(what: string, got: string, expected: string): never {
  throw fail("predict/replay", { what, got, expected });
}
