import { resetProcessorRange } from "../../image/display/index.ts";
import { rankFilter, removeNaNs, removeOutliers } from "../../image/filters/index.ts";
import { addGaussianNoise, saltAndPepper } from "../../image/noise/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { NOISE_SEED } from "../builtins/math.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { JavaRandom } from "../java-random.ts";
import { applyFilter } from "./apply.ts";
import { remembered } from "./remembered.ts";

const MENU = "Process>Noise";
const GENERATOR = "noise generator";

/** The one generator of all noise commands: unpredictable until a seed from random("seed", n) is waiting, which counts once. */
function noiseGenerator(host: MacroHost): JavaRandom {
  const kept = host.state.get(GENERATOR);
  const generator = kept instanceof JavaRandom ? kept : new JavaRandom();
  host.state.set(GENERATOR, generator);
  const seed = host.state.get(NOISE_SEED);
  if (typeof seed === "number") generator.setSeed(toInt(seed));
  host.state.delete(NOISE_SEED);
  return generator;
}

function noise(host: MacroHost, options: CommandOptions, name: string, deviation: number): void {
  const done = applyFilter(host, options, { name, noPalette: true }, (processor) => {
    const generator = noiseGenerator(host);
    const gaussian = () => generator.nextGaussian();
    addGaussianNoise(processor, deviation, gaussian, () => host.tick());
  });
  const window = host.image();
  if (done === "plane" && (window.type === "16-bit" || window.type === "32-bit")) resetProcessorRange(window);
}

/** Process > Noise. */
export const noiseCommands: readonly Command[] = [
  command("Add Noise", { menu: MENU, options: ["stack", "slice"] }, (host, options) =>
    noise(host, options, "Add Noise", 25),
  ),
  command(
    "Add Specified Noise...",
    { menu: MENU, options: ["standard", "stack", "slice"] },
    (host, options) => {
      const kept = remembered(host, "noise", { deviation: 25 });
      kept.deviation = options.number("standard", kept.deviation);
      noise(host, options, "Add Specified Noise...", kept.deviation);
    },
  ),
  command("Salt and Pepper", { menu: MENU, options: ["stack", "slice"] }, (host, options) => {
    // ImageJ never seeds these.
    const random = new JavaRandom();
    applyFilter(host, options, { name: "Salt and Pepper", types: ["8-bit"] }, (processor) =>
      saltAndPepper(processor, (bound) => random.nextInt(bound)),
    );
  }),
  command("Despeckle", { menu: MENU, options: ["stack", "slice"] }, (host, options) => {
    applyFilter(host, options, {}, (processor) => rankFilter(processor, "median", 1, () => host.tick()));
  }),
  command(
    "Remove Outliers...",
    { menu: MENU, options: ["radius", "threshold", "which", "stack", "slice"] },
    (host, options) => {
      const radius = options.number("radius", 2);
      const threshold = options.number("threshold", 50);
      const which = options.choice("which", ["Bright", "Dark"], "Bright");
      applyFilter(host, options, {}, (processor) =>
        removeOutliers(processor, radius, threshold, which, () => host.tick()),
      );
    },
  ),
  command("Remove NaNs...", { menu: MENU, options: ["radius", "stack", "slice"] }, (host, options) => {
    if (host.image().type !== "32-bit") host.error('"Remove NaNs" requires a 32-bit image');
    const radius = options.number("radius", 2);
    applyFilter(host, options, {}, (processor) => removeNaNs(processor, radius, () => host.tick()));
  }),
];
