import { convolve3x3, findEdges, shadowKernels, sharpenKernel, smooth } from "../../image/filters/index.ts";
import type { Processor } from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import { applyFilter } from "./apply.ts";

function simple(
  name: string,
  menu: string,
  noPalette: boolean,
  run: (processor: Processor) => void,
): Command {
  return command(name, { menu, options: ["stack", "slice"] }, (host, options) => {
    applyFilter(host, options, { name, noPalette }, run);
  });
}

/** Process > Smooth, Sharpen, Find Edges, and Process > Shadows. */
export const processCommands: readonly Command[] = [
  simple("Smooth", "Process", true, smooth),
  simple("Sharpen", "Process", true, (processor) => {
    if (processor.width > 1) convolve3x3(processor, sharpenKernel);
  }),
  simple("Find Edges", "Process", true, findEdges),
  ...Object.entries(shadowKernels).map(([name, kernel]) =>
    simple(name, "Process>Shadows", false, (processor) => convolve3x3(processor, kernel)),
  ),
  command("Shadows Demo", { menu: "Process>Shadows" }, (host) => {
    // Shows the eight shadows in turn for a while and leaves the image as it was.
    if (host.image().planes.length > 1) host.error("Shadows Demo does not work with stacks.");
  }),
];
