/** Level 3: model packages as zip, folder, URL or files; hashes; limits; safe paths. Imports array and rdf.
 * Paths on disk: `src/package/node.ts`, which browsers must not import. */
export { contentBytes, type FileStore, memoryStore } from "./file-store.ts";
export { findRdf, rdfNames } from "./find-rdf.ts";
export { sha256Hex } from "./hash.ts";
export { formatBytes, packageLimits } from "./limits.ts";
export { type PackageWriter, type PackedFile, packageWriter, uniqueName } from "./make.ts";
export { openModel } from "./open.ts";
export type * from "./package-types.ts";
export { baseName, isUrl, packagePath } from "./paths.ts";
export { type CollectedWeights, collectWeights } from "./weights-files.ts";
export { isZip, unpackZip } from "./zip.ts";
