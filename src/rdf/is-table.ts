import { type Cursor, isMap } from "./cursor.ts";
import type { Axis } from "./model-description.ts";

/** Whether an output is shown as a table: no x and no y axis (under whatever name: two space axes are a plane) and at most
 * two axes longer than one, or named as ResultsTable in `config.deepimagej.test_information.outputs`. */
export function isTable(
  output: { readonly id: string; readonly axes: readonly Axis[] },
  config: Cursor,
): boolean {
  const long = output.axes.filter(
    (a) => a.type !== "batch" && !(a.size.kind === "fixed" && a.size.size === 1),
  );
  const plane =
    output.axes.some((a) => a.id === "x" || a.id === "y") ||
    output.axes.filter((a) => a.type === "space").length >= 2;
  if (!plane && long.length <= 2) return true;
  let at = config;
  for (const key of ["deepimagej", "test_information", "outputs"]) {
    if (!isMap(at.value)) return false;
    at = at.get(key);
  }
  const entries = Array.isArray(at.value) ? at.value : [at.value];
  return entries.some((e) => isMap(e) && e.name === output.id && e.type === "ResultsTable");
}
