import { labelOverlaps } from "../metrics/index.ts";
import type { Comparison } from "./comparison.ts";
import { measureNamed, measureNames } from "./measures.ts";

export interface Choice {
  readonly names: readonly string[];
  /** Measures were asked for by name: what cannot be computed is an error, not a note. */
  readonly strict: boolean;
  readonly reason: string;
  /** For masks against probabilities, when none was given. */
  readonly threshold?: number;
}

const continuous = ["RMSE", "MAE", "NRMSE", "PSNR", "SSIM", "Pearson", "SI-PSNR"];
const masks = ["Dice", "Jaccard", "Accuracy", "Hausdorff", "HD95", "ASSD", "BoundaryF1"];
const probabilities = ["AUC", "Bce", "Dice", "Jaccard", "Accuracy", "BoundaryF1"];
const objects = [
  "TP",
  "FP",
  "FN",
  "Precision",
  "Recall",
  "F1",
  "AP",
  "MeanMatchedScore",
  "PQ",
  "SEG",
  "AJI",
  "ARI",
  "VOI",
];
const classes = ["Jaccard", "Dice", "Accuracy"];

/** Names of the request, or null for auto and all.
 * @throws validate/measure */
export function namedMeasures(
  asked: "auto" | "all" | string | readonly string[] | undefined,
): string[] | null {
  if (asked === undefined || asked === "auto" || asked === "all") return null;
  const list = typeof asked === "string" ? asked.split(",") : asked;
  if (list.length === 0) measureNamed("");
  return [...new Set(list.map((name) => measureNamed(name.trim()).name))];
}

/** Which measures to compute for a pair, and why. */
export function chooseMeasures(c: Comparison): Choice {
  const named = namedMeasures(c.options.measures);
  if (named) return { names: named, strict: true, reason: "The measures were asked for by name." };
  if (c.options.measures === "all") return allMeasures(c);
  const { reference, test } = c.kinds;
  const say = (names: readonly string[], reason: string) => ({ names, strict: false, reason });
  if (reference.kind !== "continuous" && test.kind === "continuous" && test.unit) {
    const given = c.options.threshold !== undefined;
    const text = `A ${reference.kind === "mask" ? "mask" : "label image"} against values between 0 and 1: probabilities, binarised above ${c.options.threshold ?? 0.5}${given ? "" : " (no threshold was given)"}.`;
    const names = reference.kind === "mask" ? probabilities : [...objects, ...masks];
    return given ? say(names, text) : { ...say(names, text), threshold: 0.5 };
  }
  if (reference.kind === "continuous" || test.kind === "continuous") {
    const which = reference.kind === "continuous" ? "reference" : "test";
    if (c.options.threshold !== undefined)
      return say(masks, `The ${which} has continuous values, and a threshold is given: masks.`);
    return say(continuous, `The ${which} has continuous values: intensities.`);
  }
  if (reference.kind === "mask" && test.kind === "mask")
    return say(masks, "Both images hold 0 and one other value: masks.");
  const text = "Flat regions of whole numbers: label images, matched object by object";
  if (c.options.threshold !== undefined)
    return say([...objects, ...masks], `${text}; above the threshold also compared as masks.`);
  if (idsAgree(c))
    return say([...objects, ...classes], `${text}; most ids agree, so labels are also compared by id.`);
  return say(objects, `${text}; ids differ, so labels are not compared by id.`);
}

/** Counting every grey value of a photograph as a label would say nothing and take long. */
function allMeasures(c: Comparison): Choice {
  const { reference, test } = c.kinds;
  const photographs =
    c.options.threshold === undefined && (reference.kind === "continuous" || test.kind === "continuous");
  if (!photographs)
    return { names: measureNames, strict: false, reason: "All measures that these images allow." };
  const names = measureNames.filter((name) => ["pixels", "scores"].includes(measureNamed(name).family));
  return {
    names,
    strict: false,
    reason:
      "All measures that these images allow; those of masks and labels need label images or a threshold.",
  };
}

/** More than half of the labelled pixels that overlap carry the same id. */
function idsAgree(c: Comparison): boolean {
  let [shared, total] = [0, 0];
  for (const overlap of labelOverlaps(c.tables("classes"))) {
    shared += overlap.shared;
    total += overlap.reference;
  }
  return total > 0 && 2 * shared > total;
}
