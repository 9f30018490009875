import type { Builtin } from "../builtin.ts";
import { arrayBuiltins } from "./arrays.ts";
import { colorBuiltins } from "./color.ts";
import { coreBuiltins } from "./core.ts";
import { dialogBuiltins } from "./dialogs.ts";
import { displayBuiltins } from "./display.ts";
import { drawBuiltins } from "./draw.ts";
import { fileBuiltins } from "./files.ts";
import { fitBuiltins } from "./fit.ts";
import { ijBuiltins } from "./ij.ts";
import { listBuiltins } from "./lists.ts";
import { mathBuiltins } from "./math.ts";
import { openSaveBuiltins } from "./open-save.ts";
import { overlayBuiltins } from "./overlay.ts";
import { pixelBuiltins } from "./pixels.ts";
import { plotBuiltins } from "./plot.ts";
import { profileBuiltins } from "./profile.ts";
import { propertyBuiltins } from "./property.ts";
import { resultsBuiltins } from "./results.ts";
import { roiBuiltins } from "./roi.ts";
import { roiManagerBuiltins } from "./roi-manager.ts";
import { selectionBuiltins } from "./selection.ts";
import { settingBuiltins } from "./settings.ts";
import { stackBuiltins } from "./stack.ts";
import { statisticsBuiltins } from "./statistics.ts";
import { stringBuiltins } from "./strings.ts";
import { tableMacroBuiltins } from "./table-macros.ts";
import { tableBuiltins } from "./tables.ts";
import { textWindowBuiltins } from "./text-windows.ts";
import { thresholdBuiltins } from "./threshold.ts";
import { timeBuiltins } from "./time.ts";
import { windowBuiltins } from "./windows.ts";

/** One list per file of this folder; a name occurs once in all of them together. */
const lists: readonly (readonly Builtin[])[] = [
  coreBuiltins,
  windowBuiltins,
  openSaveBuiltins,
  thresholdBuiltins,
  stackBuiltins,
  settingBuiltins,
  pixelBuiltins,
  displayBuiltins,
  timeBuiltins,
  textWindowBuiltins,
  tableBuiltins,
  tableMacroBuiltins,
  stringBuiltins,
  resultsBuiltins,
  propertyBuiltins,
  mathBuiltins,
  listBuiltins,
  fileBuiltins,
  fitBuiltins,
  ijBuiltins,
  dialogBuiltins,
  colorBuiltins,
  arrayBuiltins,
  plotBuiltins,
  profileBuiltins,
  drawBuiltins,
  overlayBuiltins,
  roiBuiltins,
  roiManagerBuiltins,
  selectionBuiltins,
  statisticsBuiltins,
];

/** Every built-in function by its full name ("getPixel", "Array.sort"). */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  lists.flat().map((entry) => [entry.name, entry]),
);
