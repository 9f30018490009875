import { compactBuffer } from "../array/index.ts";
import type { Table } from "../image/index.ts";
import type { ModelDescription } from "../rdf/index.ts";
import type { BoundInput } from "./collect-inputs.ts";
import { labelOutput } from "./label-output.ts";
import { tableOfObjects } from "./object-rows.ts";
import { calibrateOutput } from "./output-calibration.ts";
import type { ObjectsRecipe, OutputImage } from "./predict-types.ts";
import type { MatchedInput, SampleGrid } from "./samples.ts";
import type { StackedOutput } from "./stacked-output.ts";
import { tableOf } from "./table-output.ts";

/** The stacked results as what the caller gets: images with calibration and channel names, tables, labelled objects. */
export function collectOutputs(
  description: ModelDescription,
  results: readonly StackedOutput[],
  bound: readonly BoundInput[],
  matched: readonly MatchedInput[],
  grid: SampleGrid,
  recipe: ObjectsRecipe | null,
): { outputs: OutputImage[]; tables: Table[] } {
  const image = bound[0]?.input.name ?? "";
  const tensors = bound.map(({ tensor }) => tensor);
  const calibrations = Object.fromEntries(bound.map(({ tensor, input }) => [tensor.id, input.calibration]));
  const outputs: OutputImage[] = [];
  const tables: Table[] = [];
  for (const result of results) {
    const { tensor, channelNames } = result;
    const array = compactBuffer(result.array);
    const calibration = calibrateOutput(tensor, description.outputs, tensors, calibrations, grid);
    outputs.push({
      image,
      id: tensor.id,
      kind: tensor.isTable ? "table" : "image",
      array,
      calibration,
      channelNames,
    });
    if (tensor.isTable) tables.push(tableOf(tensor.id, array, channelNames));
    if (recipe?.output !== tensor.id) continue;
    const { array: labels, planes } = labelOutput(array, tensor, grid, recipe);
    outputs.push({ image, id: "objects", kind: "labels", array: labels, calibration, channelNames: null });
    tables.push(tableOfObjects(planes, calibration, matched, grid));
  }
  return { outputs, tables };
}
