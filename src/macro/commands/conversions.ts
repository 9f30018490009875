import { type Command, command } from "../command.ts";

/** How Image > Type computes: scaling to the display range, weights of red, green and blue. */
export const conversionsCommands: readonly Command[] = [
  command(
    "Conversions...",
    { menu: "Edit>Options", options: ["scale", "calibrate", "weighted", "full"], needsImage: false },
    ({ world }, options) => {
      if (options.absent) return;
      const settings = world.options;
      const calibrate = options.flag("calibrate");
      settings.scaleConversions = calibrate || options.flag("scale");
      settings.other.set("calibrateConversions", calibrate);
      settings.other.set("fullRange16bitInversions", options.flag("full"));
      if (!options.flag("weighted")) settings.rgbWeights = null;
      else settings.rgbWeights ??= [0.299, 0.587, 0.114];
    },
  ),
];
