import { type Cursor, isMap } from "./cursor.ts";
import type { FileRef } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

/** A path or URL as the description names it; a leading `./` says nothing. */
export function readSource(c: Cursor, severity: "problem" | "warning" = "warning"): string | null {
  const text = c.text(severity);
  return text === null ? null : text.replace(/^(\.\/)+/, "");
}

/** A sha256 in lower case. What is no sha256 cannot be compared: null, with a warning. */
export function readSha256(c: Cursor): string | null {
  const text = c.text()?.toLowerCase() ?? null;
  if (text === null || /^[0-9a-f]{64}$/.test(text)) return text;
  c.warn("is not a sha256 (64 hexadecimal digits); the file cannot be checked");
  return null;
}

const fileKeys: ReadonlySet<string> = new Set(["source", "sha256"]);

/** A file as a path, as a URL, or as `{source, sha256}`. */
export function readFileRef(c: Cursor): FileRef | null {
  if (c.absent) return null;
  warnUnknownKeys(c, fileKeys);
  if (!isMap(c.value)) {
    const source = readSource(c);
    return source === null ? null : { source, sha256: null };
  }
  const source = readSource(c.get("source"));
  if (source === null) {
    c.get("source").warn("is missing; the file is left out");
    return null;
  }
  return { source, sha256: readSha256(c.get("sha256")) };
}
