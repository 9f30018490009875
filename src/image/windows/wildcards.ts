/** Titles by pattern, any case: `*` any text, `?` one character, `\\` takes their meaning away. Takes at most pattern x title steps.
 * @see ImageJ 1.54p, ij.util.WildcardMatch */
export function matchesTitle(title: string, pattern: string): boolean {
  const parts = [...partsOf(pattern)];
  const text = title.toLowerCase();
  let at = 0;
  let p = 0;
  // The last star, and how much of the text it has taken.
  let star = -1;
  let taken = 0;
  while (at < text.length) {
    const part = parts[p];
    if (part === STAR) {
      star = p++;
      taken = at;
    } else if (part !== undefined && (part === ONE || part === text[at])) {
      p++;
      at++;
    } else if (star >= 0) {
      p = star + 1;
      at = ++taken;
    } else return false;
  }
  while (parts[p] === STAR) p++;
  return p === parts.length;
}

const STAR = "any";
const ONE = "one";

function* partsOf(pattern: string): Generator<string> {
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === "\\" && i + 1 < pattern.length) yield pattern.charAt(++i).toLowerCase();
    else yield character === "*" ? STAR : character === "?" ? ONE : character.toLowerCase();
  }
}
