import { matchesTitle } from "../../image/windows/index.ts";
import type { World } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";
import { clearResults } from "./table-in-use.ts";

const TOOLS = "tool windows";

/** Windows such as B&C that have been opened, by title. */
function toolsOf(world: World): string[] {
  const titles = world.options.other.get(TOOLS);
  return typeof titles === "string" && titles !== "" ? titles.split("\n") : [];
}

/** Open a window such as B&C, which is in front then. */
export function openTool(world: World, title: string): void {
  const titles = toolsOf(world).filter((other) => other !== title);
  world.options.other.set(TOOLS, [...titles, title].join("\n"));
  world.activeTable = title;
}

/** Titles of windows that are no images (log, results, tables, texts, ROI manager, tools) in the order of opening. */
export function otherTitles(world: World): string[] {
  const titles = [
    ...toolsOf(world),
    ...(world.log === null ? [] : ["Log"]),
    ...(world.results.panel === null ? [] : ["Results"]),
    ...world.tables.keys(),
    ...world.textWindows.keys(),
    ...(world.roiManager === null ? [] : ["ROI Manager"]),
  ];
  const place = (title: string) => world.opened.indexOf(title) + 1 || world.opened.length + 1;
  return titles.sort((a, b) => place(a) - place(b));
}

export function isOtherWindow(world: World, title: string): boolean {
  return otherTitles(world).includes(title);
}

const textNames = [".txt", ".ijm", ".js", ".java", ".py", ".bs", ".csv", ".tsv"];

/** close(pattern) of windows that are no images. Wildcards count only where the pattern ends like a text file;
 * windows of the editor close only then.
 * @see ImageJ 1.54p, Functions.close */
export function closeTextWindow(host: MacroHost, pattern: string): void {
  const { world } = host;
  const wild = /[*?]/.test(pattern);
  const file = textNames.some((name) => pattern.endsWith(name));
  if (wild && !file) return;
  if (pattern.toLowerCase() === "roi manager") world.roiManager = null;
  for (const title of otherTitles(world))
    if (
      title !== "ROI Manager" &&
      (file || world.textWindows.get(title)?.kind !== "editor") &&
      matchesTitle(title, pattern)
    )
      closeOther(world, title);
}

/** Close one by its title. */
export function closeOther(world: World, title: string): void {
  if (title === "Log") world.log = null;
  else if (title === "Results") {
    clearResults(world);
    world.results.panel = null;
  } else if (title === "ROI Manager") world.roiManager = null;
  else {
    world.tables.delete(title);
    world.textWindows.delete(title);
    world.options.other.set(
      TOOLS,
      toolsOf(world)
        .filter((other) => other !== title)
        .join("\n"),
    );
  }
  world.noteClosed(title);
  if (world.activeTable === title) world.activeTable = null;
  if (world.frontTable === title) world.frontTable = null;
}
