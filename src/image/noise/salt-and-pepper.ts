import type { Processor } from "../world/index.ts";

/** Set 2.5 % of the pixels of an 8-bit rectangle to 255 and as many to 0, at places drawn in turn.
 * @param nextInt - a whole number from 0 to below its argument.
 * @see ImageJ 1.54p, SaltAndPepper */
export function saltAndPepper({ pixels, rect, width }: Processor, nextInt: (bound: number) => number): void {
  const count = Math.trunc(Math.trunc(0.05 * rect.width * rect.height) / 2);
  const put = (value: number) => {
    const x = rect.x + nextInt(rect.width);
    const y = rect.y + nextInt(rect.height);
    pixels[y * width + x] = value;
  };
  for (let i = 0; i < count; i++) {
    put(255);
    put(0);
  }
}
