import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { closeTable } from "../../image/tables/index.ts";
import { newPanel, type TextPanel, type World } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";

/** Lines as ImageJ's text windows append them: empty ones at the end of the text are dropped, "\n" alone is one empty line. */
function appendLines(to: string[], text: string): void {
  if (text === "\n") {
    to.push("");
    return;
  }
  const lines = text.split("\n");
  if (lines.length > 1) while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
  for (const line of lines) to.push(line);
}

/** What print and IJ.log write into the Log window; text that begins with a backslash can be a command (\\Clear, \\Update:, \\Update3:, \\Close).
 * @see ImageJ IJ.log */
export function logText(world: World, text: string): void {
  if (world.log === null) {
    world.log = [];
    world.activeTable = "Log"; // The window comes to the front when it opens.
  }
  const { log } = world;
  if (text.startsWith("\\Update:")) {
    if (log.length === 0) appendLines(log, text.slice(8));
    else log[log.length - 1] = text.slice(8);
    return;
  }
  const numbered = /^\\Update([^:]*):([\s\S]*)$/.exec(text);
  const line = numbered === null ? -1 : toInt(parseJavaDouble(numbered[1] ?? ""));
  if (
    numbered !== null &&
    numbered[1] !== "" &&
    line >= 0 &&
    line <= 25 &&
    !Number.isNaN(parseJavaDouble(numbered[1] ?? ""))
  ) {
    while (log.length <= line) log.push("");
    log[line] = numbered[2] ?? "";
    return;
  }
  if (text === "\\Clear") log.length = 0;
  else if (text === "\\Close" || text === "\\Closed") world.log = null;
  else if (text.startsWith("\\Heading:")) return;
  else appendLines(log, withBlankLines(text));
}

/** A line break at the end shows as an empty line, which a text window would drop. */
function withBlankLines(text: string): string {
  if (text.startsWith("\\") || !text.endsWith("\n")) return text;
  if (text === "\n\n") return "\n \n ";
  return text.endsWith("\n\n") ? `${text.slice(0, -2)}\n \n ` : `${text} `;
}

/** A text or table window by title. */
function panelOf(host: MacroHost, title: string): { panel: TextPanel; editor: boolean } | undefined {
  const { world } = host;
  const text = world.textWindows.get(title);
  if (text !== undefined) return { panel: text.panel, editor: text.kind === "editor" };
  const panel = title === "Results" ? world.results.panel : world.tables.get(title)?.panel;
  return panel == null ? undefined : { panel, editor: false };
}

/** print("[title]", text): a text window's line or command. */
export function printToWindow(host: MacroHost, title: string, text: string): void {
  const { world } = host;
  if (title === "Log" && world.log !== null) {
    logText(world, text);
    return;
  }
  const found = panelOf(host, title);
  if (found === undefined) {
    host.error(world.byTitle(title) === undefined ? "Window not found" : "Window is not text window");
    return;
  }
  host.claim(2 * text.length, "text window");
  if (found.editor) printToEditor(host, title, found.panel, text);
  else printToLines(host, title, found.panel, text);
}

function closeText(host: MacroHost, title: string): void {
  const { world } = host;
  if (!world.textWindows.delete(title)) closeTable(world, title);
  world.activeTable = null;
}

function printToEditor(host: MacroHost, title: string, panel: TextPanel, text: string): void {
  if (text === "\\Close") closeText(host, title);
  else if (text.startsWith("\\Update:")) panel.lines = text.slice(8).split("\n");
  else {
    const { lines } = panel;
    const [first = "", ...more] = text.split("\n");
    lines.push((lines.pop() ?? "") + first);
    for (const line of more) lines.push(line);
  }
}

function printToLines(host: MacroHost, title: string, panel: TextPanel, text: string): void {
  const { lines } = panel;
  if (text.startsWith("\\Update:")) {
    if (lines.length === 0) appendLines(lines, text.slice(8));
    else lines[lines.length - 1] = text.slice(8);
  } else if (text.startsWith("\\Update") && text.includes(":")) {
    const colon = text.indexOf(":");
    const line = toInt(parseJavaDouble(text.slice(7, colon)));
    if (line < 0 || Number.isNaN(parseJavaDouble(text.slice(7, colon)))) host.error("Row index<0 or NaN");
    while (lines.length <= line) lines.push("");
    lines[line] = text.slice(colon + 1);
  } else if (text === "\\Clear") lines.length = 0;
  else if (text === "\\Close") closeText(host, title);
  else if (text.startsWith("\\Headings:")) {
    const headings = text.slice(10);
    panel.headings = headings.endsWith("\t") ? headings.slice(0, -1) : headings;
    panel.lines = [];
  } else appendLines(lines, text);
}

/** showText and String.show: an editor with the text, or new text in the one of that title. */
function showText(host: MacroHost, title: string, text?: string): void {
  const { world } = host;
  const [name, content] = text === undefined ? ["Untitled", title] : [title, text];
  host.claim(2 * content.length, "text window");
  const open = world.textWindows.get(name);
  if (open?.kind === "editor") open.panel.lines = content.split("\n");
  else world.textWindows.set(name, { kind: "editor", panel: { ...newPanel(), lines: content.split("\n") } });
  world.activeTable = name;
}

export const textWindowBuiltins: readonly Builtin[] = [
  builtin("showText", "nothing", ["string", "string?"], showText),
  builtin("String.show", "nothing", ["string", "string?"], showText),
];
