import { runManagerCommand } from "../builtins/roi-manager-commands.ts";
import { addToManager, openManager } from "../builtins/roi-manager-in-use.ts";
import { type Command, command } from "../command.ts";

const menu = "Analyze>Tools";

export const roiManagerCommands: readonly Command[] = [
  command("ROI Manager...", { menu, needsImage: false }, (host) => {
    openManager(host);
  }),
  command("Add to Manager", { menu: "Edit>Selection", needsImage: false }, (host) => {
    openManager(host);
    if (host.world.current?.roi) addToManager(host, null, null, -1);
  }),
  command("Interpolate ROIs", { menu, partly: "can differ from ImageJ by border pixels" }, (host) => {
    runManagerCommand(host, "interpolate rois");
  }),
];
