import { dump } from "js-yaml";
import type { ModelDescription } from "./model-description.ts";
import { writeV04 } from "./write-v04.ts";
import { writeV05 } from "./write-v05.ts";

/** What is written: a description without what only reading gives. Tolerances are written through
 * `config.bioimageio.reproducibility_tolerance`. */
export type RdfContent = Omit<
  ModelDescription,
  "formatVersion" | "nickname" | "tolerances" | "warnings" | "raw"
>;

export interface WrittenRdf {
  /** Plain JSON values (in 0.4 also infinities). */
  readonly map: Readonly<Record<string, unknown>>;
  /** The same as YAML: the keys in a fixed order, UTF-8, no aliases, no folded lines. */
  readonly text: string;
}

/** Write a description as rdf 0.5.7 or 0.4.10. Only known keys are written, ids of axes and tensors as they are; reading
 * the result gives the same description (what the version cannot hold, such as channel names in 0.4, apart).
 * @throws rdf/not-expressible when rdf 0.4 has no words for it
 * @see spec-bioimage-io 0.5.7.4 model/v0_5, model/v0_4 */
export function writeRdf(content: RdfContent, format: "0.5" | "0.4" = "0.5"): WrittenRdf {
  const map = format === "0.5" ? writeV05(content) : writeV04(content);
  return { map, text: dump(map, { lineWidth: -1, noRefs: true }) };
}
