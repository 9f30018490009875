import { resetProcessorRange } from "../image/display/index.ts";
import type { ImageFile } from "../image/index.ts";
import { openImageFile, windowToImageFile } from "../image/windows/index.ts";
import { freeTitle, type ImageWindow, type World } from "../image/world/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import { roleOfName } from "./axis-roles.ts";
import { matchAxes } from "./match-axes.ts";
import { parseAxes } from "./parse-axes.ts";
import type { OutputImage, PredictInput, RunOptions } from "./predict-types.ts";

/** Open an input image as the window that macros see: its own title; axes as stated, as in the file, or as the model's
 * rules guess them. */
export function openInput(
  world: World,
  tensor: InputTensor,
  input: PredictInput,
  options: Pick<RunOptions, "axes">,
): ImageWindow {
  const { dtype, shape, axes } = input.array;
  const { names } = matchAxes(
    tensor,
    { dtype, shape, axes, rgb: input.rgb },
    parseAxes(options.axes, tensor),
  );
  const known = names.map((name) => roleOfName(name) ?? (name === "" ? "batch" : name));
  const rgb = input.rgb ?? (dtype === "uint8" && known.at(-1) === "channel" && shape.at(-1) === 3);
  return openImageFile(world, {
    name: freeTitle(world, input.name),
    array: { ...input.array, axes: distinct(known) },
    calibration: input.calibration,
    rgb,
  });
}

function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => (names.indexOf(name) < i ? `${name}${i}` : name));
}

/** What a macro made, as an input of the network: raw values with their axes. */
export function windowInput(window: ImageWindow, name: string): PredictInput {
  const { array, calibration, rgb } = windowToImageFile(window);
  return { array, name, calibration, rgb };
}

/** Open a network output as deepImageJ shows it: a hyperstack at position 1, 1, 1, its display range that of the first plane,
 * several channels as a composite. */
export function openOutput(world: World, output: OutputImage, title: string): ImageWindow {
  const window = openImageFile(world, {
    name: freeTitle(world, title),
    array: output.array,
    calibration: output.calibration,
  } as Pick<ImageFile, "name" | "array" | "calibration">);
  window.fileName = "";
  resetProcessorRange(window);
  return window;
}

/** Title up to the last dot. */
export function stem(title: string): string {
  const dot = title.lastIndexOf(".");
  return dot > 0 ? title.slice(0, dot) : title;
}
