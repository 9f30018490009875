/** Results tables with ImageJ's rules: how cells become text, how tables are shown, saved, read, sorted and summarised. */
export { DEFAULT_HEADINGS, setDefaultHeadings } from "./default-headings.ts";
export { parseTable } from "./parse-table.ts";
export * from "./show-table.ts";
export * from "./summarize.ts";
export * from "./table-cells.ts";
export * from "./table-rows.ts";
export * from "./table-text.ts";
export { toTable } from "./to-table.ts";
