/** After flooding, lines that end inside a particle and single pixels become part of it. In place.
 * @param framed - 255 = particle, 0 = background and the frame around the plane, else line.
 * @see ImageJ 1.54p MaximumFinder.cleanupExtraLines */
export function removeExtraLines(framed: Uint8Array, stride: number): void {
  const offsets = [-stride, 1 - stride, 1, 1 + stride, stride, stride - 1, -1, -1 - stride];
  for (let i = stride; i < framed.length - stride; i++) {
    if (!isLine(framed[i])) continue;
    const lines = linesFrom(framed, offsets, i);
    if (lines === 0) framed[i] = 255;
    else if (lines === 1) removeLine(framed, offsets, i);
  }
}

function isLine(value: number | undefined): boolean {
  return value !== 255 && value !== 0;
}

function removeLine(framed: Uint8Array, offsets: readonly number[], from: number): void {
  framed[from] = 255;
  let i = from;
  let goesOn: boolean;
  do {
    goesOn = false;
    for (let d = 0; d < 8; d += 2) {
      const j = i + offsets[d]!;
      if (!isLine(framed[j])) continue;
      const lines = linesFrom(framed, offsets, j);
      if (lines > 1) continue;
      i = j;
      framed[i] = 255;
      goesOn = lines === 1;
      break;
    }
  } while (goesOn);
}

/** Face-connected lines that leave a pixel; 0 if it is surrounded by particle or by line. What is outside counts as line. */
function linesFrom(framed: Uint8Array, offsets: readonly number[], i: number): number {
  let count = 0;
  let first = true;
  let before = true;
  for (let d = 0; d < 8; d++) {
    const line = framed[i + offsets[d]!] !== 255;
    // Corners can part two lines but carry none.
    const now: boolean = (d & 1) === 0 ? line : before && line;
    if (now && !before) count++;
    before = now;
    if (d === 0) first = now;
  }
  return first && !before ? count + 1 : count;
}
