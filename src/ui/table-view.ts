import type { Table } from "../service/index.ts";
import { el } from "./dom.ts";
import { numberText } from "./format.ts";

/** Rows drawn at first, and at each wish for more: a thousand at once hold up the page. */
const ROWS_AT_ONCE = 50;

export interface TableViewOptions {
  /** What a row leads to, and how that is called; null = nothing. */
  readonly open?: (row: Readonly<Record<string, number>>) => (() => void) | null;
  readonly openTitle?: string;
  /** Explanations of columns, by name. */
  readonly titles?: Readonly<Record<string, string>>;
  /** Columns of text, aligned to the left. */
  readonly text?: readonly string[];
  /** Without the number of rows in the heading. */
  readonly plain?: boolean;
}

/** A table under its title, scrolling, drawn in pieces. */
export function tableView(table: Table, options: TableViewOptions = {}): HTMLElement {
  const { open, titles = {}, text = [] } = options;
  const body = el("tbody", {});
  const makeRow = (row: Table["rows"][number]) => {
    const cells = row.map((cell, i) =>
      el(
        "td",
        { class: text.includes(table.columns[i] ?? "") ? "text" : null },
        typeof cell === "number" ? numberText(cell) : cell,
      ),
    );
    const values = Object.fromEntries(table.columns.map((name, i) => [name, Number(row[i])]));
    const show = open?.(values) ?? null;
    if (!show) return el("tr", {}, ...cells);
    const tr = el("tr", { tabindex: 0, title: options.openTitle, onclick: show }, ...cells);
    tr.addEventListener("keydown", (event) => {
      if (event.key === "Enter") show();
    });
    return tr;
  };
  const more = el("button", { class: "quiet", onclick: () => grow() });
  const grow = () => {
    const from = body.children.length;
    body.append(...table.rows.slice(from, from + ROWS_AT_ONCE).map(makeRow));
    const left = table.rows.length - body.children.length;
    more.hidden = left <= 0;
    more.textContent = `Show more (${left} left)`;
  };
  grow();
  const head = table.columns.map((name) =>
    el(
      "th",
      { scope: "col", title: titles[name], class: text.includes(name) ? "text" : null },
      name.replaceAll("_", " "),
    ),
  );
  return el(
    "div",
    { class: "table-box" },
    el("h3", {}, options.plain ? table.title : `${table.title} (${table.rows.length})`),
    el(
      "div",
      { class: "table-scroll", tabindex: 0, role: "region", "aria-label": table.title },
      el("table", {}, el("thead", {}, el("tr", {}, ...head)), body),
    ),
    el("div", { class: "row" }, more),
  );
}
