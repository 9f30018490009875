import { fail } from "../errors/index.ts";

/** Letters of rdf 0.3 and 0.4 and the axis ids of 0.5 that they stand for. */
const letterIds: ReadonlyMap<string, string> = new Map([
  ["b", "batch"],
  ["i", "index"],
  ["t", "time"],
  ["c", "channel"],
  ["z", "z"],
  ["y", "y"],
  ["x", "x"],
]);
const idLetters: ReadonlyMap<string, string> = new Map([...letterIds].map(([letter, id]) => [id, letter]));

/** The axis id of one letter, or null. Case does not matter. */
export function axisIdOfLetter(letter: string): string | null {
  return letterIds.get(letter.toLowerCase()) ?? null;
}

/** Axis ids from what a user or an rdf 0.4 writes.
 * @param text - letters out of `bitczyx` ("bcyx"), or ids or letters separated by commas or blanks ("batch, channel, y, x");
 *   case does not matter for letters. A single known id ("channel") is that axis.
 * @returns new list in the order given.
 * @throws rdf/axes for an empty text, an unknown letter or an axis named twice.
 * @example axisIdsFromLetters("bcyx") // ["batch", "channel", "y", "x"] */
export function axisIdsFromLetters(text: string): string[] {
  const trimmed = text.trim();
  const separated = /[,\s]/.test(trimmed) || idLetters.has(trimmed);
  const names = separated ? trimmed.split(/[,\s]+/).filter((n) => n !== "") : [...trimmed];
  if (names.length === 0) throw fail("rdf/axes", { got: text, reason: "no axis is named" });
  const ids = names.map((name) => {
    const id = name.length === 1 ? axisIdOfLetter(name) : name;
    if (id !== null && (separated || idLetters.has(id))) return id;
    if (separated && name.length === 1) return name;
    throw fail("rdf/axes", { got: text, reason: `${name} is not an axis letter` });
  });
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw fail("rdf/axes", { got: text, reason: `axis ${twice} is named twice` });
  return ids;
}

/** The reverse: letters where every axis has one ("bcyx"), else ids separated by commas ("batch,channel,row").
 * @example axisLetters(["batch", "channel", "y", "x"]) // "bcyx" */
export function axisLetters(ids: readonly string[]): string {
  const letters = ids.map((id) => idLetters.get(id));
  return letters.every((l) => l !== undefined) ? letters.join("") : ids.join(",");
}
