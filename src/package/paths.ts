import { fail } from "../errors/index.ts";
import { packageLimits } from "./limits.ts";

/** True for absolute http(s) references. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** A path of a package entry in its one form: "/" separated, no leading "./", no empty or "." segment.
 * @throws package/unsafe-path for absolute paths, drive letters, "..", NUL and over-long names. */
export function packagePath(name: string): string {
  const path = name.replaceAll("\\", "/");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const unsafe =
    path.startsWith("/") ||
    /^[a-z]:/i.test(path) ||
    path.includes("\0") ||
    segments.includes("..") ||
    path.length > packageLimits.maxPathLength;
  if (unsafe) throw fail("package/unsafe-path", { file: name.slice(0, 200) });
  return segments.join("/");
}

/** Folder part of a package path, with a trailing "/" unless it is the root "". */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
