import { fail } from "../errors/index.ts";

/** Pair references and tests: by file name without folder and ending where every one has a name of its own; in order
 * where nobody has names; one with one whatever their names.
 * @returns pairs of indices, in the order of the references.
 * @throws validate/pairs naming those that have no partner. */
export function pairByName(reference: readonly string[], test: readonly string[]): [number, number][] {
  const list = (names: readonly string[]) => names.join(", ") || "none";
  const wrong = (reason: string) =>
    fail("validate/pairs", { reason, reference: list(reference), test: list(test) });
  if (reference.length === 0 || test.length === 0) throw wrong("there is no image on one side");
  if (reference.length === 1 && test.length === 1) return [[0, 0]];
  if (reference.every((name) => name === "") && test.every((name) => name === "")) {
    if (reference.length !== test.length)
      throw wrong(`${reference.length} references and ${test.length} tests`);
    return reference.map((_, k) => [k, k]);
  }
  const partners = indexByStem(test, wrong);
  indexByStem(reference, wrong);
  const missing = reference.filter((name) => !partners.has(stemOf(name)));
  const known = new Set(reference.map(stemOf));
  const left = test.filter((name) => !known.has(stemOf(name)));
  const reasons = [
    ...(missing.length > 0 ? [`no test for ${missing.join(", ")}`] : []),
    ...(left.length > 0 ? [`no reference for ${left.join(", ")}`] : []),
  ];
  if (reasons.length > 0) throw wrong(reasons.join("; "));
  return reference.map((name, k) => [k, partners.get(stemOf(name)) ?? k]);
}

function indexByStem(names: readonly string[], wrong: (reason: string) => Error): Map<string, number> {
  const found = new Map<string, number>();
  for (const [k, name] of names.entries()) {
    const stem = stemOf(name);
    const first = found.get(stem);
    if (first !== undefined)
      throw wrong(`${names[first]} and ${name || "an image without name"} have the same name`);
    found.set(stem, k);
  }
  return found;
}

/** File name without folder and ending (".nii.gz", ".ome.tif" are one ending). */
export function stemOf(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  return base.replace(/(\.nii\.gz|\.ome\.tiff?|(?<=.)\.[^.]*)$/i, "");
}
