import { addNumber, addRow, setText, showTable } from "../image/tables/index.ts";
import { windowToImageFile } from "../image/windows/index.ts";
import { type ImageWindow, newTable } from "../image/world/index.ts";
import { type Command, type CommandOptions, command, type MacroHost, Suspension } from "../macro/index.ts";
import { measures } from "./measures.ts";
import { validate } from "./validate.ts";
import type { ValidateRow } from "./validate-types.ts";

const names = measures.map((measure) => measure.name);

/** `run("DeepImageJ Validate", "reference=[A] test=[B] …")`: the measures whose names occur as words (NormL2 when none does), as rows of
 * the table "Loss". `decimals=`, `ssim=` (window), `lap=` (sigma) as in deepImageJ's dialog. */
export function validateCommands(): readonly Command[] {
  return [
    command(
      "DeepImageJ Validate",
      {
        menu: "Plugins>DeepImageJ",
        options: [
          "reference",
          "test",
          "decimals",
          "ssim",
          "lap",
          "range",
          "threshold",
          ...names.map((name) => name.toLowerCase()),
        ],
        needsImage: false,
      },
      start,
    ),
  ];
}

function start(host: MacroHost, options: CommandOptions): Suspension {
  const find = (key: string, at: number): ImageWindow => {
    const title = options.string(key, host.world.windows[at]?.title ?? "");
    return (
      host.world.byTitle(title) ??
      host.error(`DeepImageJ Validate: no image "${title}" is open (${key}=[title])`)
    );
  };
  const reference = find("reference", 0);
  const test = find("test", 1);
  const words = new Set(
    options.text
      .replaceAll(/\[[^\]]*\]/g, "")
      .toLowerCase()
      .split(/\s+/),
  );
  const wanted = names.filter((name) => words.has(name.toLowerCase()));
  const decimals = options.number("decimals", 3);
  const optional = (key: string) => (options.has(key) ? options.number(key, 0) : undefined);
  const range = optional("range");
  const threshold = optional("threshold");
  return new Suspension("DeepImageJ Validate", async () => {
    const { rows, reason } = await validate({
      reference: windowToImageFile(reference),
      test: windowToImageFile(test),
      measures: wanted.length > 0 ? wanted : ["NormL2"],
      ssimWindow: options.number("ssim", 3),
      lapSigma: options.number("lap", 0.5),
      pictures: false,
      ...(range === undefined ? {} : { range }),
      ...(threshold === undefined ? {} : { threshold }),
    });
    if (rows.length === 0) host.notice("DeepImageJ Validate", reason);
    fill(host, rows, reference, test, decimals);
    return undefined;
  });
}

/** One row per label: the two titles, the numbers of planes, then a column per measure. */
function fill(
  host: MacroHost,
  rows: readonly ValidateRow[],
  reference: ImageWindow,
  test: ImageWindow,
  decimals: number,
): void {
  const table = host.world.tables.get("Loss") ?? newTable("Loss", decimals);
  // The last call decides, for the rows before it too: a table has one number of decimals.
  table.precision = newTable(null, decimals).precision;
  const labels = [...new Set(rows.map((row) => row.label))];
  for (const label of labels) {
    addRow(table);
    const at = table.size - 1;
    setText(table, "ref", at, reference.title);
    setText(table, "test", at, test.title);
    addNumber(table, "N Ref", reference.planes.length);
    addNumber(table, "N Test", test.planes.length);
    if (labels.length > 1) setText(table, "label", at, label === null ? "(global)" : String(label));
    for (const row of rows) if (row.label === label) addNumber(table, columnOf(row), Number(row.value));
  }
  host.world.tables.set("Loss", table);
  showTable(host.world, table, "Loss");
}

function columnOf(row: ValidateRow): string {
  return row.threshold === null ? row.measure : `${row.measure}@${row.threshold}`;
}
