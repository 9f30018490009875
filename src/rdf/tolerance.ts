import { type Cursor, isMap } from "./cursor.ts";
import type { Tolerance } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

const toleranceKeys: ReadonlySet<string> = new Set([
  "relative_tolerance",
  "absolute_tolerance",
  "mismatched_elements_per_million",
  "output_ids",
  "weights_formats",
]);
const everything = { outputIds: [], weightsFormats: [] } as const;

/** What holds where the description says nothing: rdf 0.5 lets 100 elements in a million differ, older versions none. */
export const defaultToleranceV05: Tolerance = {
  relative: 1e-3,
  absolute: 1e-3,
  mismatchedPerMillion: 100,
  ...everything,
};
export const defaultToleranceV04: Tolerance = { ...defaultToleranceV05, mismatchedPerMillion: 0 };

/** Tolerances in the order in which they are to be tried; the last one always applies.
 * rdf 0.5: `config.bioimageio.reproducibility_tolerance`, the older `test_kwargs` per weights format, the default.
 * rdf 0.4 and older: the default only, as the reference library tests them. */
export function readTolerances(config: Cursor, spec: "0.4" | "0.5"): Tolerance[] {
  if (spec === "0.4") return [defaultToleranceV04];
  const bioimageio = config.get("bioimageio");
  const listed = bioimageio
    .get("reproducibility_tolerance")
    .list()
    .flatMap((c) => readTolerance(c) ?? []);
  return [...listed, ...readTestKwargs(bioimageio.get("test_kwargs")), defaultToleranceV05];
}

function readTolerance(c: Cursor): Tolerance | null {
  if (c.map() === null) return null;
  warnUnknownKeys(c, toleranceKeys);
  return {
    relative: notNegative(c.get("relative_tolerance"), defaultToleranceV05.relative),
    absolute: notNegative(c.get("absolute_tolerance"), defaultToleranceV05.absolute),
    mismatchedPerMillion: notNegative(
      c.get("mismatched_elements_per_million"),
      defaultToleranceV05.mismatchedPerMillion,
    ),
    outputIds: c
      .get("output_ids")
      .list()
      .flatMap((v) => v.text() ?? []),
    weightsFormats: c
      .get("weights_formats")
      .list()
      .flatMap((v) => v.text() ?? []),
  };
}

function readTestKwargs(c: Cursor): Tolerance[] {
  if (!isMap(c.value)) return [];
  return Object.keys(c.value).flatMap((format) => {
    const entry = c.get(format);
    if (!isMap(entry.value)) return [];
    return {
      relative: notNegative(entry.get("relative_tolerance"), defaultToleranceV05.relative),
      absolute: notNegative(entry.get("absolute_tolerance"), defaultToleranceV05.absolute),
      mismatchedPerMillion: defaultToleranceV05.mismatchedPerMillion,
      outputIds: [],
      weightsFormats: [format],
    };
  });
}

function notNegative(c: Cursor, missing: number): number {
  const n = c.number("warning") ?? missing;
  if (n >= 0) return n;
  c.warn(`must not be negative, got ${n}; ${missing} is used`);
  return missing;
}
