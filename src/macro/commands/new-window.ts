import type { Command } from "../command.ts";

/** Commands that make a stack of a single plane in the image's own window, or one plane of a stack of colours. */
const NAMES: ReadonlySet<string> = new Set([
  "Add Slice",
  "RGB Stack",
  "HSB Stack",
  "HSB (32-bit)",
  "Lab Stack",
  "RGB Color",
]);

/** Stacks have windows of another kind than single planes, so the image becomes the last in the list of images.
 * @see ImageJ 1.54p, ImagePlus.setStack */
export function withNewWindow(command: Command): Command {
  if (!NAMES.has(command.name)) return command;
  return {
    ...command,
    run: (host, options) => {
      const window = host.world.current;
      const before = window?.planes.length ?? 0;
      const reply = command.run(host, options);
      if (window !== null && (before === 1) !== (window.planes.length === 1)) host.world.renewWindow(window);
      return reply;
    },
  };
}
