import type { TextPanel } from "./results-table.ts";

/** A window of text that is no table: made by run("Text Window...") or by showText and String.show (an editor, text in one piece). */
export interface TextWindow {
  readonly kind: "lines" | "editor";
  readonly panel: TextPanel;
}

/** All of the text: headings and lines each ended by "\n"; an editor's as it was given. */
export function textOfWindow({ kind, panel }: TextWindow): string {
  if (kind === "editor") return panel.lines.join("\n");
  const lines = panel.headings === "" ? panel.lines : [panel.headings, ...panel.lines];
  return lines.map((line) => `${line}\n`).join("");
}

export function newPanel(): TextPanel {
  return { headings: "", lines: [], selectionStart: -1, selectionEnd: -1 };
}
