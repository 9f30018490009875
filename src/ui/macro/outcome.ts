import { tableToCsv } from "../../image/index.ts";
import type { MacroAnswer } from "../../service/index.ts";
import { download, el, put } from "../dom.ts";
import { tableView } from "../table-view.ts";

/** Log, tables, saved files and the failing line of a macro. */
export class OutcomeView {
  readonly element = el("section", { class: "results", "aria-labelledby": "macro-outcome", hidden: true });

  constructor(
    readonly onLine: (line: number) => void,
    readonly onSaveImages: () => void,
  ) {}

  clear(): void {
    this.element.hidden = true;
    put(this.element);
  }

  show(answer: MacroAnswer): void {
    const { error, log, notices, tables, texts, files, images, rois } = answer;
    const parts: (HTMLElement | null)[] = [
      el(
        "div",
        { class: "results-head" },
        el("h2", { id: "macro-outcome" }, error ? "The macro stopped" : "The macro is done"),
        images.length > 0 ? el("button", { onclick: () => this.onSaveImages() }, "Save all images") : null,
      ),
      error ? this.#failure(error) : null,
      ...notices.map(({ title, message }) => el("p", { class: "warn" }, `${title}: ${message}`)),
      log.length > 0 ? lines("Log", log.join("\n"), "log.txt") : null,
      ...texts.map(({ title, text }) => lines(title, text, `${title}.txt`)),
      ...tables.map((table) => tableBox(table)),
      rois.length > 0 ? el("p", { class: "facts" }, `${rois.length} selections in the ROI Manager`) : null,
      files.length > 0 ? savedFiles(answer) : null,
    ];
    this.element.hidden = false;
    put(this.element, ...parts);
  }

  #failure(error: NonNullable<MacroAnswer["error"]>): HTMLElement {
    const { line, column, statement, message, code } = error;
    const at = line === null ? null : `line ${line}${column === null ? "" : `, column ${column}`}`;
    // Below the message stand the statement with a mark below it, and who called it.
    const [said = "", ...shown] = message.replace(/^\[[^\]]*\] /, "").split("\n");
    const where = shown.length > 0 ? shown.join("\n") : statement;
    return el(
      "div",
      { class: "message error", "data-code": code },
      el(
        "div",
        { class: "message-head" },
        el("strong", {}, at === null ? "Failed" : `Failed in ${at}`),
        el("code", {}, code),
      ),
      el("p", { class: "macro-message" }, said),
      where ? el("pre", { class: "macro-place" }, where) : null,
      line === null
        ? null
        : el("div", { class: "row" }, el("button", { onclick: () => this.onLine(line) }, "Show the line")),
    );
  }
}

function lines(title: string, text: string, file: string): HTMLElement {
  return el(
    "div",
    { class: "table-box" },
    el("h3", {}, title),
    el("pre", { class: "macro-log", tabindex: 0, role: "region", "aria-label": title }, text),
    el(
      "div",
      { class: "row" },
      el("button", { class: "quiet", onclick: () => download(text, file, "text/plain") }, `Save ${title}`),
    ),
  );
}

function tableBox(table: MacroAnswer["tables"][number]): HTMLElement {
  const box = tableView(table, {
    text: table.columns.filter((_, i) => table.rows.some((row) => typeof row[i] === "string")),
  });
  const text = table.text === "" ? tableToCsv(table) : table.text;
  box.append(
    el(
      "div",
      { class: "row" },
      el(
        "button",
        { class: "quiet", onclick: () => download(text, `${table.title}.csv`, "text/csv") },
        `Save ${table.title} CSV`,
      ),
    ),
  );
  return box;
}

function savedFiles({ files, outputs }: MacroAnswer): HTMLElement {
  return el(
    "div",
    { class: "table-box" },
    el("h3", {}, "Files the macro saved"),
    el(
      "ul",
      {},
      ...files.map(({ path, output }) => {
        const save = () => {
          const bytes = outputs[output]?._rvalue;
          if (bytes) download(bytes, path.split("/").pop() ?? "file", "application/octet-stream");
        };
        return el("li", {}, el("button", { class: "quiet", onclick: save }, path));
      }),
    ),
  );
}
