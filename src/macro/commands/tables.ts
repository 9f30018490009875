import { resetDisplayRange } from "../../image/display/index.ts";
import { roiBounds, roiContains } from "../../image/roi/index.ts";
import { calibratedValue, greyOf } from "../../image/statistics/index.ts";
import { addNumber, addRow, applyMeasurementOptions, setLabel, showTable } from "../../image/tables/index.ts";
import { type ImageWindow, newPanel, type ResultsTable, type World } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { fileText } from "../builtins/files.ts";
import { clearResults, freshTable, saveFrontTable, tableOf } from "../builtins/table-in-use.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";

/** A value as ImageJ's getPixelValue gives it: calibrated, RGB as grey. */
export function valueAt(world: World, window: ImageWindow, x: number, y: number): number {
  const raw = window.planes[window.plane]?.[y * window.width + x] ?? Number.NaN;
  if (window.type === "RGB") return Math.fround(greyOf(raw, world.options.rgbWeights));
  return Math.fround(calibratedValue(window, raw));
}

/** Each pixel of the selection (or of the plane) as a cell; pixels outside of the selection are NaN. */
function imageToResults(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  const { roi } = window;
  const area = roi !== null && !["line", "polyline", "freeline", "angle", "point"].includes(roi.type);
  const bounds = area ? roiBounds(roi) : { x: 0, y: 0, width: window.width, height: window.height };
  const x0 = Math.max(0, bounds.x);
  const y0 = Math.max(0, bounds.y);
  const x1 = Math.min(window.width, bounds.x + bounds.width);
  const y1 = Math.min(window.height, bounds.y + bounds.height);
  host.claim((x1 - x0) * (y1 - y0) * 8, "table");
  const table = freshTable(world);
  table.labelHeading = " ";
  for (let y = y0; y < y1; y++) {
    host.tick(x1 - x0);
    setLabel(table, addRow(table), `Y${y}`);
    for (let x = x0; x < x1; x++) {
      const inside = roi === null || roi.type === "rectangle" || roiContains(roi, x, y);
      addNumber(table, `X${x}`, inside ? valueAt(world, window, x, y) : Number.NaN);
    }
  }
  showTable(world, table, "Results");
}

/** The numbers of Results as a 32-bit image: a column of pixels for each of its columns. */
function resultsToImage(host: MacroHost): void {
  const { world } = host;
  const columns = world.results.columns.flatMap((column) => (column.values === null ? [] : [column.values]));
  const height = world.results.size;
  if (height === 0) host.error("The Results table is empty");
  const width = columns.length;
  if (width === 0) return;
  host.claim(width * height * 4, "image");
  const pixels = new Float32Array(width * height);
  columns.forEach((values, x) => {
    for (let y = 0; y < height; y++) pixels[y * width + x] = values[y] as number;
  });
  const window = world.open({ title: "Results Table", type: "32-bit", width, height, planes: [pixels] });
  resetDisplayRange(window);
}

function pathOf(host: MacroHost, options: CommandOptions, key: string, question: string): string {
  return options.string(key, "") || String(answered(host, question));
}

/** @throws macro/runtime when the file is not there or holds no table. */
function openTable(host: MacroHost, path: string): ResultsTable {
  const text = fileText(host, path) ?? host.error(`Error opening ${path}`);
  try {
    return tableOf(host, text, path);
  } catch (error) {
    return host.error(error instanceof RangeError ? error.message : String(error));
  }
}

function openText(world: World, title: string, kind: "lines" | "editor"): void {
  world.textWindows.set(title, { kind, panel: newPanel() });
  world.activeTable = title;
  if (kind === "lines") world.frontTable = title;
}

const anywhere = (menu: string, ...options: string[]) => ({ menu, options, needsImage: false });

export const tableCommands: readonly Command[] = [
  command("Clear Results", anywhere("Analyze"), ({ world }) => {
    applyMeasurementOptions(world.results, world.options);
    clearResults(world);
  }),
  command("Image to Results", { menu: "Image>Transform" }, imageToResults),
  command("Results to Image", anywhere("Image>Transform"), resultsToImage),
  command("Results...", anywhere("File>Save As", "save"), (host, options) => {
    saveFrontTable(host, pathOf(host, options, "save", "Save Table"));
  }),
  command("Results... ", anywhere("File>Import", "open"), (host, options) => {
    const table = openTable(host, pathOf(host, options, "open", "Open Results Table"));
    Object.assign(table, { showRowNumbers: true, showRowNumbersSet: true });
    showTable(host.world, table, "Results");
  }),
  command("Table... ", anywhere("File>Import", "open"), (host, options) => {
    const path = pathOf(host, options, "open", "Open Table");
    showTable(host.world, openTable(host, path), path.slice(path.lastIndexOf("/") + 1));
  }),
  command("Table...", anywhere("Plugins>New", "name", "width", "height"), ({ world }, options) =>
    openText(world, options.string("name", "Table"), "lines"),
  ),
  command(
    "Text Window...",
    anywhere("Plugins>New", "name", "width", "height", "menu", "monospaced"),
    ({ world }, options) => openText(world, options.string("name", "Untitled"), "editor"),
  ),
  command("Text Window", anywhere("File>New"), ({ world }) => openText(world, "Untitled.txt", "editor")),
  command(
    "Input/Output...",
    anywhere(
      "Edit>Options",
      "jpeg",
      "gif",
      "file",
      "use",
      "save",
      "skip",
      "copy_column",
      "copy_row",
      "save_column",
      "save_row",
    ),
    ({ world }, options) => {
      const { other } = world.options;
      other.set("jpegQuality", Math.max(0, Math.min(100, Math.trunc(options.number("jpeg", 85)))));
      const extension = options.string("file", ".csv");
      other.set("tableExtension", extension.startsWith(".") ? extension : `.${extension}`);
      other.set("copyColumnHeaders", options.flag("copy_column"));
      other.set("copyRowNumbers", options.flag("copy_row"));
      other.set("saveColumnHeaders", options.flag("save_column"));
      other.set("saveRowNumbers", options.flag("save_row"));
      world.results.saveColumnHeaders = options.flag("save_column");
    },
  ),
];
