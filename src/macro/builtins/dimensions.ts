import { type Builtin, builtin } from "../builtin.ts";

/** getDimensions and Stack.getDimensions: width, height (pixels), channels, slices and frames of the current image. */
export function getDimensions(name: string): Builtin {
  return builtin(name, "nothing", ["ref", "ref", "ref", "ref", "ref"], (host, w, h, c, z, t) => {
    const { width, height, channels, slices, frames } = host.image();
    w.set(width);
    h.set(height);
    c.set(channels);
    z.set(slices);
    t.set(frames);
  });
}
