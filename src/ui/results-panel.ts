import { tableToCsv } from "../image/index.ts";
import type { RunAnswer, Table } from "../service/index.ts";
import { download, el, put } from "./dom.ts";
import { clockText, numberText } from "./format.ts";
import { tableView } from "./table-view.ts";

export interface ResultEvents {
  onSaveImage(format: "tiff" | "png"): void;
  onSaveOverlay(): void;
  /** A row of a table of objects: its numbers by column, x and y among them. */
  onObject(place: Readonly<Record<string, number>>): void;
}

/** What came out besides the picture: saving, tables, what was assumed, the record. */
export class ResultsPanel {
  readonly element = el("section", { class: "results", "aria-labelledby": "results-title", hidden: true });

  constructor(readonly events: ResultEvents) {}

  clear(): void {
    this.element.hidden = true;
    put(this.element);
  }

  show(answer: RunAnswer, baseName: string, hasLabels: boolean): void {
    const { record, tables, log } = answer;
    const patches = record.tiling.tiles * record.tiling.samples;
    this.element.hidden = false;
    const save = (name: string, action: () => void) => el("button", { onclick: action }, name);
    const json = () =>
      download(JSON.stringify(record, null, 2), `${baseName}_record.json`, "application/json");
    put(
      this.element,
      el(
        "div",
        { class: "results-head" },
        el("h2", { id: "results-title" }, "Result"),
        verdictBadge(record.verdict),
        el(
          "p",
          { class: "facts" },
          `${clockText(record.time.totalMs)} · ${patches} patch${patches === 1 ? "" : "es"} · ${record.engine.device}`,
        ),
      ),
      el(
        "div",
        { class: "row", role: "group", "aria-label": "Save" },
        save("Save TIFF", () => this.events.onSaveImage("tiff")),
        save("Save PNG", () => this.events.onSaveImage("png")),
        hasLabels ? save("Save overlay PNG", () => this.events.onSaveOverlay()) : null,
        ...tables.map((table) =>
          save(`Save ${table.title} CSV`, () =>
            download(tableToCsv(table), `${baseName}_${table.title}.csv`, "text/csv"),
          ),
        ),
        save("Save record", json),
      ),
      ...tables.map((table) => this.#table(table)),
      log.length === 0
        ? null
        : el(
            "details",
            { open: record.assumptions.length > 0 },
            el("summary", {}, `Notes on this run (${log.length})`),
            el("ul", {}, ...log.map((line) => el("li", {}, line))),
          ),
      el(
        "details",
        {},
        el("summary", {}, "Record of this run"),
        el("pre", { tabindex: 0 }, JSON.stringify(record, null, 2)),
      ),
    );
  }

  #table(table: Table): HTMLElement {
    return tableView(table, {
      openTitle: "Show this object",
      open: (place) =>
        Number.isFinite(place.x) && Number.isFinite(place.y) ? () => this.events.onObject(place) : null,
    });
  }
}

/** What the model's own test said, with every result. */
export function verdictBadge(verdict: RunAnswer["record"]["verdict"]): HTMLElement | null {
  if (!verdict) return null;
  const words: Readonly<Record<typeof verdict.verdict, readonly [string, string]>> = {
    passed: ["good", "Model test passed"],
    failed: ["bad", "Model test failed"],
    "valid-format": ["plain", "Model without test data"],
    error: ["bad", "Model test could not run"],
  };
  const [tone, text] = words[verdict.verdict];
  const difference =
    verdict.maxAbsDifference === null ? "" : `, largest difference ${numberText(verdict.maxAbsDifference)}`;
  return el("span", { class: `badge ${tone}`, title: `${verdict.weights}${difference}` }, text);
}
