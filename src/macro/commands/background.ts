import { subtractBackground } from "../../image/background/index.ts";
import { resetProcessorRange } from "../../image/display/index.ts";
import { type Command, command } from "../command.ts";
import { applyFilter } from "./apply.ts";

/** Process > Subtract Background... */
export const backgroundCommands: readonly Command[] = [
  command(
    "Subtract Background...",
    {
      menu: "Process",
      options: ["rolling", "light", "separate", "create", "sliding", "disable", "stack", "slice"],
    },
    (host, options) => {
      const window = host.image();
      const settings = {
        radius: options.number("rolling", 50),
        // "white" is what "light" was called once.
        light: options.absent || options.flag("light") || options.flag("white"),
        separate: options.flag("separate"),
        create: options.flag("create"),
        paraboloid: options.flag("sliding"),
        smooth: !options.flag("disable"),
      };
      const spec = { masking: false, setsPixels: settings.create };
      const done = applyFilter(host, options, spec, (processor) =>
        subtractBackground(processor, settings, () => host.tick()),
      );
      if (done !== "failed") resetProcessorRange(window);
    },
  ),
];
