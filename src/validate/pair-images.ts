import { fail } from "../errors/index.ts";

/** Pair references and tests: by file name without folder and ending where every one has a name of its own, also when
 * all names of a side share a last part of their own (a_image, b_image with a_labels, b_labels); in order where nobody has
 * names; one with one whatever their names.
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
  const shared = pairByRoot(reference, test);
  if (shared !== null) return shared;
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

/** Pairs when each side is freed of the last part ("_labels") that all its names share; null when that pairs not all, or
 * when the names pair as they are. */
function pairByRoot(reference: readonly string[], test: readonly string[]): [number, number][] | null {
  if (reference.length !== test.length) return null;
  const stems = reference.map(stemOf);
  if (test.every((name) => stems.includes(stemOf(name)))) return null;
  const [a, b] = [rootsOf(stems), rootsOf(test.map(stemOf))];
  const pairs = a.map((root, k): [number, number] => [k, b.indexOf(root)]);
  return pairs.every(([, at]) => at >= 0) && new Set(b).size === b.length ? pairs : null;
}

function rootsOf(stems: readonly string[]): readonly string[] {
  const last = /[_-][^_-]+$/.exec(stems[0] ?? "")?.[0];
  return last !== undefined && stems.every((stem) => stem.endsWith(last) && stem.length > last.length)
    ? stems.map((stem) => stem.slice(0, -last.length))
    : stems;
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
