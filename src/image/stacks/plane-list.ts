/** "2-14", "1-100-2" or "7,9,25" as numbers, in the order said; each part of a list may be a range.
 * null when it is no such list or leaves 1…count.
 * @see ImageJ 1.54p SubHyperstackMaker.parseList */
export function planeList(text: string, count: number): number[] | null {
  const out: number[] = [];
  for (const token of text.trim().split(/\s*,\s*/)) {
    const match = /^(\d+)(?:-(\d+)(?:-(\d+))?)?$/.exec(token);
    if (match === null) return null;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    const step = match[3] === undefined ? 1 : Number(match[3]);
    if (first < 1 || first > last || last > count || step < 1) return null;
    for (let i = first; i <= last; i += step) out.push(i);
  }
  return out;
}
