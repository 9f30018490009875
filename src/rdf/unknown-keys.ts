import { type Cursor, isMap } from "./cursor.ts";

/** Warn for each key of the map at `cursor` that is not among `known`. */
export function warnUnknownKeys(cursor: Cursor, known: ReadonlySet<string>): void {
  if (!isMap(cursor.value)) return;
  for (const key of Object.keys(cursor.value)) {
    if (known.has(key)) continue;
    const at = cursor.get(key);
    at.warn("this key is not known and is not used");
  }
}
