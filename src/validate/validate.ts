import type { NdArray } from "../array/index.ts";
import { type Failure, fail, isFailure } from "../errors/index.ts";
import type { Calibration, Table } from "../image/index.ts";
import type { Contingency } from "../metrics/index.ts";
import { alignPair } from "./align-pair.ts";
import { chooseMeasures, namedMeasures } from "./choose-measures.ts";
import { type Comparison, createComparison } from "./comparison.ts";
import { compute, pooled, type Value } from "./compute.ts";
import { measureNamed } from "./measures.ts";
import { confusionTable, objectTables } from "./object-tables.ts";
import { pairByName } from "./pair-images.ts";
import { errorPicture, objectPicture } from "./pictures.ts";
import { jsonNumber, summarise } from "./result-rows.ts";
import { spacingOf } from "./spacing.ts";
import type {
  ValidateImage,
  ValidateOptions,
  ValidatePicture,
  ValidateRequest,
  ValidateResult,
  ValidateRow,
} from "./validate-types.ts";
import { wantedByWeights, weightedSum } from "./weighted-sum.ts";

/** An image of a pair with what is known about it. */
export interface NamedImage {
  readonly name: string;
  readonly array: NdArray;
  readonly calibration?: Calibration;
}

/** A pair that is read when its turn comes, so that a folder needs memory for one pair only. */
export interface ImagePair {
  read(): Promise<{
    readonly reference: NamedImage;
    readonly test: NamedImage;
    readonly notes?: readonly string[];
  }>;
}

/** Compare test images with reference images.
 *
 * Arrays may have any axes out of x, y, z, time, channel, batch, index (or a model's own); those other than x, y, z are
 * frames. How frames are pooled, what NaN does and what each measure is: docs/validate.md.
 * @returns plain objects; the images are not changed.
 * @throws validate/pairs, validate/axes, validate/measure, validate/spacing, validate/label-sets,
 * validate/not-applicable, metrics/…, aborted. With measures "auto" and "all" what does not apply becomes a note. */
export async function validate(request: ValidateRequest): Promise<ValidateResult> {
  const references = listOf(request.reference);
  const tests = listOf(request.test);
  const pairs = pairByName(
    references.map((image) => image.name),
    tests.map((image) => image.name),
  ).map(([a, b], k): ImagePair => {
    const named = (image: NamedImage, what: string) => ({
      ...image,
      name: image.name || (references.length > 1 ? `${what} ${k + 1}` : what),
    });
    const pair = { reference: named(references[a]!, "reference"), test: named(tests[b]!, "test") };
    return { read: async () => pair };
  });
  return validatePairs(pairs, request);
}

/** `validate` for pairs that are read one after the other. */
export async function validatePairs(
  pairs: readonly ImagePair[],
  options: ValidateOptions,
): Promise<ValidateResult> {
  checkOptions(options);
  const rows: ValidateRow[] = [];
  const notes = new Set<string>();
  const reasons = new Set<string>();
  const tables: Table[] = [];
  const pictures: ValidatePicture[] = [];
  const objects: Contingency[] = [];
  const clock = { done: 0, total: pairs.length };
  for (const [k, pair] of pairs.entries()) {
    await breathe(options);
    const { reference, test, notes: own } = await pair.read();
    for (const note of own ?? []) notes.add(note);
    const result = await comparePair(reference, test, options, async (measure, ofPair) => {
      clock.total = Math.max(clock.total, pairs.length * ofPair);
      options.onProgress?.({ ...clock, what: `${reference.name} (${k + 1}/${pairs.length}): ${measure}` });
      clock.done++;
      await breathe(options);
    });
    rows.push(...result.rows);
    tables.push(...result.tables);
    pictures.push(...result.pictures);
    objects.push(...result.objects);
    reasons.add(result.reason);
    for (const note of result.notes) notes.add(pairs.length > 1 ? `${reference.name}: ${note}` : note);
  }
  options.onProgress?.({ done: clock.total, total: clock.total, what: "done" });
  return {
    rows,
    summary: summarise(rows, (measure, threshold) =>
      objects.length === 0 ? null : pooled(measure, threshold, objects, { options }),
    ),
    reason: [...reasons].join(" "),
    notes: [...notes],
    tables,
    pictures,
  };
}

async function comparePair(
  reference: NamedImage,
  test: NamedImage,
  given: ValidateOptions,
  step: (measure: string, ofPair: number) => Promise<void>,
) {
  const names = { reference: reference.name, test: test.name };
  const pair = alignPair(reference.array, test.array, names, given.frames);
  const spacing = spacingOf(pair.spaceAxes, given.spacing, [reference.calibration, test.calibration]);
  let comparison = createComparison(pair, names, spacing, given);
  const choice = chooseMeasures(comparison);
  const options = choice.threshold === undefined ? given : { ...given, threshold: choice.threshold };
  if (choice.threshold !== undefined) comparison = createComparison(pair, names, spacing, options);
  const wanted = [...new Set([...choice.names, ...wantedByWeights(given.weights)])];
  const demanded = new Set(choice.strict ? wanted : wantedByWeights(given.weights));
  const notes = new Set(pair.notes);
  const rows: ValidateRow[] = [];
  const computed = new Set<string>();
  const compareFrames = given.perFrame ? singleFrames(comparison, options) : [];
  const row = (measure: string, value: Value, frame?: string): ValidateRow => ({
    reference: names.reference,
    test: names.test,
    label: value.label,
    measure,
    threshold: value.threshold,
    value: jsonNumber(value.value),
    ...(frame === undefined ? {} : { frame }),
  });
  for (const measure of wanted) {
    await step(measure, wanted.length);
    try {
      const result = compute(measure, comparison);
      rows.push(...result.values.map((value) => row(measure, value)));
      for (const note of result.notes) notes.add(note);
      for (const [frame, one] of compareFrames)
        try {
          rows.push(...compute(measure, one).values.map((value) => row(measure, value, frame)));
        } catch (error) {
          if (!isInapplicable(error)) throw error;
          notes.add(`${frame}: ${measure} is left out. ${error.message}`);
        }
      computed.add(measure);
    } catch (error) {
      if (demanded.has(measure) || !isFailure(error) || !/^(metrics|validate)\//.test(error.code))
        throw error;
      notes.add(`${measure} is left out. ${error.message}`);
    }
  }
  if (rows.length === 0 && computed.size === 0)
    throw fail("metrics/no-values", { reason: [...notes].join(" ") || "no measure applies" });
  if (given.weights)
    rows.push(row("WeightedSum", { label: null, threshold: null, value: weightedSum(rows, given.weights) }));
  addNotes(comparison, computed, notes);
  return {
    rows,
    reason: choice.reason,
    notes,
    ...illustrate(comparison, computed, given, notes),
    objects: usesObjects(computed) ? comparison.tables("objects") : [],
  };
}

/** What says that a measure does not suit these images, as against a failure of the program or a cancel. */
function isInapplicable(error: unknown): error is Failure {
  return isFailure(error) && /^(metrics|validate)\//.test(error.code);
}

function singleFrames(c: Comparison, options: ValidateOptions): [string, Comparison][] {
  if (c.frames.length < 2) return [];
  return c.frames.map(([reference, test], k) => [
    c.frameName(k),
    createComparison({ ...c.pair, reference, test, frameAxes: [] }, c.names, c.spacing, options),
  ]);
}

function usesObjects(computed: ReadonlySet<string>): boolean {
  return [...computed].some((name) => measureNamed(name).family === "objects");
}

function addNotes(c: Comparison, computed: ReadonlySet<string>, notes: Set<string>): void {
  const families = new Set([...computed].map((name) => measureNamed(name).family));
  if (families.has("pixels") && c.sums().skipped > 0)
    notes.add(`${c.sums().skipped} pixels are NaN in one or both images and are left out.`);
  if (families.has("distances") && c.spacing.unit !== "pixels")
    notes.add(
      `Distances are in ${c.spacing.unit}; pixel size ${c.spacing.values.join(", ")} along ${c.pair.spaceAxes.join(", ")}.`,
    );
  if (c.frames.length > 1)
    notes.add(`${c.frames.length} frames along ${c.pair.frameAxes.join(", ")} are taken together.`);
}

/** Tables and pictures of a pair. */
function illustrate(
  c: Comparison,
  computed: ReadonlySet<string>,
  options: ValidateOptions,
  notes: Set<string>,
) {
  const tables: Table[] = [];
  const more: string[] = [];
  const families = new Set([...computed].map((name) => measureNamed(name).family));
  if (families.has("objects")) tables.push(...objectTables(c));
  if (computed.has("ConfusionMatrix") || computed.has("Accuracy")) {
    const table = confusionTable(c, more);
    if (table) tables.push(table);
  }
  const pictures: ValidatePicture[] = [];
  if (options.pictures !== false) {
    const labelled = families.has("objects") || families.has("classes") || families.has("distances");
    if (labelled) pictures.push(objectPicture(c));
    if (families.has("pixels")) pictures.push(errorPicture(c));
  }
  for (const note of more) notes.add(note);
  return { tables, pictures };
}

/** Let others have the thread, then look whether to go on. */
async function breathe({ signal }: ValidateOptions): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (signal?.aborted) throw fail("aborted", { what: "Validation" });
}

function checkOptions(options: ValidateOptions): void {
  namedMeasures(options.measures);
  wantedByWeights(options.weights);
  const { threshold, range } = options;
  if (threshold !== undefined && !Number.isFinite(threshold))
    throw fail("metrics/parameter", { name: "threshold", got: `${threshold}`, expected: "a number" });
  if (range !== undefined && !(Number.isFinite(range) && range > 0))
    throw fail("metrics/range", { reason: `the given range is ${range}`, expected: "a number above 0" });
}

function listOf(images: ValidateImage | readonly ValidateImage[]): NamedImage[] {
  const list = Array.isArray(images) ? (images as readonly ValidateImage[]) : [images as ValidateImage];
  return list.map((image) => {
    if (!("array" in image)) return { name: "", array: image };
    return {
      name: image.name ?? "",
      array: image.array,
      ...(image.calibration ? { calibration: image.calibration } : {}),
    };
  });
}
