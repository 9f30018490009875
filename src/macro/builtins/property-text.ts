/** Key-value text as Java's Properties.load reads it: "key=value", "key: value" or "key value" lines, comments with # or !, a backslash at
 * the end joins lines, \t \n \r \f \uXXXX. ImageJ hands the text over as UTF-8 bytes that Java takes for Latin-1, so other characters
 * than ASCII come out in pieces; that is kept.
 * @throws RangeError for a malformed \uXXXX. */
export function parseProperties(text: string): Map<string, string> {
  const latin = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  const out = new Map<string, string>();
  for (const line of logicalLines(latin)) {
    let end = 0;
    while (end < line.length && !/[=: \t\f]/.test(line[end] as string)) end += line[end] === "\\" ? 2 : 1;
    let start = end;
    while (/[ \t\f]/.test(line[start] ?? "")) start++;
    if (line[start] === "=" || line[start] === ":") start++;
    while (/[ \t\f]/.test(line[start] ?? "")) start++;
    out.set(unescaped(line.slice(0, end)), unescaped(line.slice(start)));
  }
  return out;
}

function logicalLines(text: string): string[] {
  const lines: string[] = [];
  let open = "";
  let joining = false;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/^[ \t\f]+/, "");
    if (!joining && (line === "" || /^[#!]/.test(line))) continue;
    const slashes = /\\*$/.exec(line)?.[0].length ?? 0;
    joining = slashes % 2 === 1;
    open += joining ? line.slice(0, -1) : line;
    if (joining) continue;
    if (open !== "") lines.push(open);
    open = "";
  }
  if (open !== "") lines.push(open);
  return lines;
}

function unescaped(text: string): string {
  const controls: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", f: "\f" };
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|([\s\S])|$)/g,
    (whole, code: string | undefined, char: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      if (char === "u")
        throw new RangeError("java.lang.IllegalArgumentException: Malformed \\uxxxx encoding.");
      return char === undefined ? whole.slice(1) : (controls[char] ?? char);
    },
  );
}

/** "key=value" lines in the order of the keys (UTF-16). */
export function propertiesText(entries: ReadonlyMap<string, string>): string {
  return [...entries.keys()]
    .sort()
    .map((key) => `${key}=${entries.get(key)}\n`)
    .join("");
}
