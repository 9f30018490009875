import type { Processor } from "../world/index.ts";

/** Everything that background cannot reach from the image border through face neighbours becomes foreground. In place, whole plane.
 * @param background - 0 or 255; any other value counts as foreground. */
export function fillHoles(processor: Processor, background: number): void {
  const { width, height, pixels } = processor;
  const foreground = 255 - background;
  const reached = new Uint8Array(pixels.length);
  const stack: number[] = [];
  const reach = (i: number): void => {
    if (pixels[i] !== background || reached[i] !== 0) return;
    reached[i] = 1;
    stack.push(i);
  };
  for (let y = 0; y < height; y++) {
    reach(y * width);
    reach(y * width + width - 1);
  }
  for (let x = 0; x < width; x++) {
    reach(x);
    reach((height - 1) * width + x);
  }
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const x = i % width;
    if (x > 0) reach(i - 1);
    if (x < width - 1) reach(i + 1);
    if (i >= width) reach(i - width);
    if (i + width < pixels.length) reach(i + width);
  }
  for (let i = 0; i < pixels.length; i++) pixels[i] = reached[i] === 1 ? background : foreground;
}
