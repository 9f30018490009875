import type { Command } from "../command.ts";
import { adjustCommands } from "./adjust.ts";
import { analyzeCommands } from "./analyze.ts";
import { backgroundCommands } from "./background.ts";
import { binaryCommands } from "./binary.ts";
import { colorCommands } from "./color.ts";
import { contrastCommands } from "./contrast.ts";
import { conversionsCommands } from "./conversions.ts";
import { coordinatesCommands } from "./coordinates.ts";
import { desktopCommands } from "./desktop.ts";
import { editCommands } from "./edit.ts";
import { fftCommands } from "./fft.ts";
import { fileCommands } from "./file.ts";
import { filterCommands } from "./filters.ts";
import { filter3DCommands } from "./filters-3d.ts";
import { hyperstackCommands } from "./hyperstacks.ts";
import { imageCommands } from "./image.ts";
import { imageSelectionCommands } from "./image-selection.ts";
import { imageTypeCommands } from "./image-type.ts";
import { invertLutCommands } from "./invert-luts.ts";
import { lutCommands } from "./luts.ts";
import { mathCommands } from "./math.ts";
import { maximaCommands } from "./maxima.ts";
import { measureStackCommands } from "./measure-stack.ts";
import { morpholibjCommands } from "./morpholibj.ts";
import { withNewWindow } from "./new-window.ts";
import { noiseCommands } from "./noise.ts";
import { openNextCommands } from "./open-next.ts";
import { optionCommands } from "./options.ts";
import { overlayCommands } from "./overlay.ts";
import { plotCommands } from "./plots.ts";
import { processCommands } from "./process.ts";
import { resliceCommands } from "./reslice.ts";
import { roiManagerCommands } from "./roi-manager.ts";
import { scaleCommands } from "./scale.ts";
import { selectionCommands } from "./selection.ts";
import { stackToolCommands } from "./stack-tools.ts";
import { stackCommands } from "./stacks.ts";
import { stardistCommands } from "./stardist.ts";
import { straightenCommands } from "./straighten.ts";
import { substackCommands } from "./substack.ts";
import { tableCommands } from "./tables.ts";
import { transformCommands } from "./transform.ts";
import { xyFileCommands } from "./xy-files.ts";
import { zProjectCommands } from "./zproject.ts";

/** One list per file of this folder; a name occurs once in all of them together. */
const lists: readonly (readonly Command[])[] = [
  imageSelectionCommands,
  straightenCommands,
  selectionCommands,
  roiManagerCommands,
  overlayCommands,
  editCommands,
  imageCommands,
  mathCommands,
  optionCommands,
  lutCommands,
  imageTypeCommands,
  colorCommands,
  adjustCommands,
  analyzeCommands,
  binaryCommands,
  backgroundCommands,
  contrastCommands,
  fftCommands,
  filter3DCommands,
  fileCommands,
  filterCommands,
  noiseCommands,
  processCommands,
  conversionsCommands,
  desktopCommands,
  hyperstackCommands,
  maximaCommands,
  morpholibjCommands,
  plotCommands,
  resliceCommands,
  scaleCommands,
  stackToolCommands,
  substackCommands,
  stackCommands,
  tableCommands,
  stardistCommands,
  transformCommands,
  coordinatesCommands,
  invertLutCommands,
  measureStackCommands,
  openNextCommands,
  xyFileCommands,
  zProjectCommands,
];

/** Every command by its full name in the menus ("Gaussian Blur..."). */
export const commands: ReadonlyMap<string, Command> = new Map(
  lists.flat().map((entry) => [entry.name, withNewWindow(entry)]),
);
