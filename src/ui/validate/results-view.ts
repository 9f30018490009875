import { tableToCsv } from "../../image/index.ts";
import { measures, rowsTable, summaryTable, type Table, type ValidateAnswer } from "../../service/index.ts";
import { download, el, put } from "../dom.ts";
import { tableView } from "../table-view.ts";
import { labelsTable, pairsTable, summaryRows, thresholdTable, valuesTable } from "./result-tables.ts";

const descriptions = Object.fromEntries(measures.map(({ name, description }) => [name, description]));
const textColumns = ["measure", "meaning", "frame", "image", "status"];

/** What came out: why these measures, values, summary, objects, and saving. */
export class ResultsView {
  readonly element = el("section", { class: "results", "aria-labelledby": "validate-results", hidden: true });

  clear(): void {
    this.element.hidden = true;
    put(this.element);
  }

  show(answer: ValidateAnswer): void {
    const { rows, summary, reason, notes, tables } = answer;
    const pairs = new Set(rows.map((row) => row.reference)).size;
    const several = pairs > 1;
    this.element.hidden = false;
    const csv = (name: string, file: string, table: Table) =>
      el(
        "button",
        { onclick: () => download(tableToCsv(table), `${fileName(file)}.csv`, "text/csv") },
        `Save ${name} CSV`,
      );
    const view = (table: Table | null, plain = true) =>
      table && table.rows.length > 0
        ? tableView(table, { titles: descriptions, text: textColumns, plain })
        : null;
    put(
      this.element,
      el(
        "div",
        { class: "results-head" },
        el("h2", { id: "validate-results" }, "Comparison"),
        el("p", { class: "facts" }, `${pairs} image${several ? "s" : ""}`),
      ),
      el("p", { class: "reason" }, reason),
      el(
        "div",
        { class: "row", role: "group", "aria-label": "Save" },
        csv("values", "values", rowsTable(rows)),
        several ? csv("summary", "summary", summaryTable(summary)) : null,
      ),
      ...(several
        ? [view(summaryRows(summary)), view(thresholdTable(summary)), view(pairsTable(rows), false)]
        : [view(valuesTable(rows)), view(thresholdTable(rows)), view(labelsTable(rows), false)]),
      tables.length === 0
        ? null
        : el(
            "details",
            {},
            el("summary", {}, `Objects and other tables (${tables.length})`),
            el(
              "div",
              { class: "row", role: "group", "aria-label": "Save tables" },
              ...tables.map((table) => csv(table.title, table.title, table)),
            ),
            ...tables.map((table) => view(table, false)),
          ),
      notes.length === 0
        ? null
        : el(
            "details",
            { open: true },
            el("summary", {}, `Notes (${notes.length})`),
            el("ul", {}, ...notes.map((note) => el("li", {}, note))),
          ),
    );
  }
}

function fileName(title: string): string {
  return title.replace(/[^\p{L}\p{N}.-]+/gu, "_");
}
