import type { Processor } from "../world/index.ts";

/** Pixels that differ from `background` and whose 8 neighbours all do, become background. Written inside the rectangle only,
 * and never to the outermost rows and columns, which stay as they are.
 * @param source - the plane that is looked at; it may be `processor.pixels` as they were before.
 * @see ImageJ 1.54p BinaryProcessor.process(OUTLINE) */
export function outlineBinary(processor: Processor, source: Processor["pixels"], background: number): void {
  const { width, height, rect, pixels } = processor;
  const right = Math.min(rect.x + rect.width, width - 1);
  const bottom = Math.min(rect.y + rect.height, height - 1);
  for (let y = Math.max(rect.y, 1); y < bottom; y++)
    for (let x = Math.max(rect.x, 1), i = y * width + x; x < right; x++, i++) {
      const value = source[i]!;
      const inner =
        value !== background &&
        source[i - width - 1] !== background &&
        source[i - width] !== background &&
        source[i - width + 1] !== background &&
        source[i - 1] !== background &&
        source[i + 1] !== background &&
        source[i + width - 1] !== background &&
        source[i + width] !== background &&
        source[i + width + 1] !== background;
      pixels[i] = inner ? background : value;
    }
}

/** v becomes 255 - v inside the rectangle, whatever the mask. */
export function invertInRect(processor: Processor): void {
  const { width, rect, pixels } = processor;
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let x = rect.x, i = y * width + x; x < rect.x + rect.width; x++, i++) pixels[i] = 255 - pixels[i]!;
}
