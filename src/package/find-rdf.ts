import { baseName, folderOf } from "./paths.ts";

/** Names of a description inside a package, best first; `*` stands for a prefix (spec: rdf.yaml, bioimageio.yaml, model.yaml). */
export const rdfNames = ["rdf.yaml", "bioimageio.yaml", "model.yaml"] as const;

const stems = ["rdf", "bioimageio", "model"];

/** Path of the description among the files of a package, or null. The shallowest folder that has one wins (zips often
 * hold one root folder), in it the name order of the spec, then the alphabet. */
export function findRdf(paths: readonly string[]): string | null {
  const candidates = paths
    .map((path) => ({ path, rank: rankOf(baseName(path)), depth: folderOf(path).split("/").length }))
    .filter((candidate) => candidate.rank >= 0)
    .sort((a, b) => a.depth - b.depth || a.rank - b.rank || (a.path < b.path ? -1 : 1));
  return candidates[0]?.path ?? null;
}

/** Why nothing was found, with the way out. */
export function explainNoRdf(paths: readonly string[]): string {
  if (paths.length === 0) return "it holds no files";
  const yaml = paths.filter((path) => /\.ya?ml$/i.test(path));
  if (yaml.length > 0) {
    return `no file is named ${rdfNames.join(", ")} or *.rdf.yaml; it holds ${yaml.slice(0, 8).join(", ")}: pass one of these files if it is the description`;
  }
  if (paths.some((path) => baseName(path).toLowerCase() === "config.xml")) {
    return "it holds a config.xml of deepImageJ 1 but no rdf.yaml; get a newer package of this model";
  }
  return `no file is named ${rdfNames.join(", ")} or *.rdf.yaml; it holds ${paths.slice(0, 8).join(", ")}`;
}

/** Whether a file of that name would be taken for a description. */
export function isRdfName(name: string): boolean {
  return rankOf(name) >= 0;
}

function rankOf(name: string): number {
  const match = /^(?:(.*)\.)?(rdf|bioimageio|model)\.ya?ml$/i.exec(name);
  if (!match?.[2]) return -1;
  return stems.indexOf(match[2].toLowerCase());
}
