import { type DType, isDType } from "../array/index.ts";
import type { Cursor } from "./cursor.ts";

/** Names of old files for types that exist. */
const synonyms: ReadonlyMap<string, DType> = new Map([
  ["float", "float32"],
  ["double", "float64"],
  ["boolean", "bool"],
]);

/** The element type at `cursor`; absent or unknown types are reported. `missing` = the type to take when nothing is stated. */
export function readDType(cursor: Cursor, missing: DType): DType {
  const name = cursor.text("problem");
  if (name === null) return missing;
  if (isDType(name)) return name;
  const known = synonyms.get(name.toLowerCase());
  if (known !== undefined) {
    cursor.warn(`${name} is read as ${known}`);
    return known;
  }
  cursor.problem(`element type ${name} is not supported; expected bool, [u]int8 to 64, float32 or float64`);
  return missing;
}
