import { type Command, refusedCommand } from "../command.ts";
import { morphologyFilterCommands } from "./morpholibj-filters.ts";
import { morphologyLabelCommands } from "./morpholibj-labels.ts";
import { morphologyMeasureCommands } from "./morpholibj-measure.ts";
import { morphologySegmentCommands } from "./morpholibj-segment.ts";

const MENU = "Plugins>MorphoLibJ";

/** What macros call of the MorphoLibJ plugins, after the published algorithms (docs say where order is not defined by them). */
export const morpholibjCommands: readonly Command[] = [
  ...morphologyFilterCommands,
  ...morphologySegmentCommands,
  ...morphologyLabelCommands,
  ...morphologyMeasureCommands,
  ...["Morphological Segmentation", "Label Edition", "Interactive Morphological Reconstruction"].map((name) =>
    refusedCommand(
      name,
      MENU,
      "it waits for a person; use Marker-controlled Watershed, the label commands or Morphological Reconstruction",
    ),
  ),
];
