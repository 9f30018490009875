const f = Math.fround;
const third = f(0.33333333);

/** Mean or maximum of three neighbours along rows, then along columns, in place; the ends count twice.
 * @returns how much the values rose on average (of any use with "maximum" only).
 * @see ImageJ 1.54p, BackgroundSubtracter.filter3x3 */
export function smooth3(
  pixels: Float32Array,
  width: number,
  height: number,
  what: "mean" | "maximum",
): number {
  let rise = 0;
  const line = what === "mean" ? meanOfThree : maximumOfThree;
  for (let y = 0; y < height; y++) rise += line(pixels, width, y * width, 1);
  for (let x = 0; x < width; x++) rise += line(pixels, height, x, width);
  return rise / width / height;
}

function meanOfThree(pixels: Float32Array, length: number, start: number, step: number): number {
  let after = pixels[start]!;
  let here = after;
  for (let i = 0, p = start; i < length; i++, p += step) {
    const before = here;
    here = after;
    if (i < length - 1) after = pixels[p + step]!;
    pixels[p] = f(f(before + here) + after) * third;
  }
  return 0;
}

function maximumOfThree(pixels: Float32Array, length: number, start: number, step: number): number {
  let rise = 0;
  let after = pixels[start]!;
  let here = after;
  for (let i = 0, p = start; i < length; i++, p += step) {
    const before = here;
    here = after;
    if (i < length - 1) after = pixels[p + step]!;
    let most = before > after ? before : after;
    if (here > most) most = here;
    rise += f(most - here);
    pixels[p] = most;
  }
  return rise;
}
