import type { MacroHost } from "../host.ts";
import { finishPlot } from "./plot.ts";
import { finishTables } from "./table-in-use.ts";

/** What ImageJ does when a macro has run to its end or stopped by exit(), but not after an error. */
export function finishMacro(host: MacroHost): void {
  finishPlot(host);
  finishTables(host);
}
