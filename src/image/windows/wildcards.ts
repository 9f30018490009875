/** Titles by pattern, any case: `*` any text, `?` one character, `\` takes their meaning away.
 * @see ImageJ 1.54p, ij.util.WildcardMatch */
export function matchesTitle(title: string, pattern: string): boolean {
  let source = "";
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i);
    if (character === "\\" && i + 1 < pattern.length) source += escaped(pattern.charAt(++i));
    else if (character === "*") source += ".*";
    else if (character === "?") source += ".";
    else source += escaped(character);
  }
  return new RegExp(`^${source}$`, "is").test(title);
}

const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
