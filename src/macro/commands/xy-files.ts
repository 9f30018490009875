import { d2s, javaDouble } from "../../image/numbers/index.ts";
import {
  deselectRoi,
  isArea,
  makeFloatPolygon,
  makeWholePolygon,
  roiBounds,
  roiMask,
  selectRoi,
} from "../../image/roi/index.ts";
import { addNumber, addRow, savedTable } from "../../image/tables/index.ts";
import { parseTextImage } from "../../image/windows/index.ts";
import { type ImageWindow, newPanel, type Roi } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { fileText, setLastFile } from "../builtins/files.ts";
import { freshTable, saveOptions } from "../builtins/table-in-use.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { absolutePath, fileNameOf } from "./open-file.ts";
import { writeBytes } from "./save-file.ts";
import { valueAt } from "./tables.ts";

const encoder = new TextEncoder();

function pathFor(host: MacroHost, options: CommandOptions, key: string, question: string): string {
  return absolutePath(options.string(key, "") || String(answered(host, question)));
}

/** A float32 as Java writes it: the shortest number that reads as the same float32. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) return javaDouble(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return javaDouble(short);
  }
  return javaDouble(Number(value.toPrecision(9)));
}

/** Two columns of numbers as a polygon (corners more than 10 pixels apart on average) or freehand selection, on the current image or,
 * where that is too small, a new one.
 * @see ImageJ 1.54p, ij.plugin.XY_Reader */
function importXY(host: MacroHost, options: CommandOptions): void {
  const path = pathFor(host, options, "open", "Open XY Coordinates");
  const bytes = host.files.read(path) ?? host.error(`${path} (No such file or directory)`);
  host.claim(bytes.length * 2, "coordinates");
  setLastFile(host, path);
  let found: ReturnType<typeof parseTextImage>;
  try {
    found = parseTextImage(new TextDecoder("latin1").decode(bytes));
  } catch (error) {
    if (error instanceof RangeError) host.error(error.message);
    throw error;
  }
  if (found === null) return;
  if (found.width !== 2 || found.height < 3) {
    host.notice("XY Reader", "Two column text file required");
    return;
  }
  place(host, polygonOf(found.pixels), fileNameOf(path));
}

function polygonOf(pairs: Float32Array): Roi {
  const xs = pairs.filter((_, i) => i % 2 === 0);
  const ys = pairs.filter((_, i) => i % 2 === 1);
  let length = 0;
  for (let i = 1; i < xs.length; i++) {
    const dx = Math.fround(xs[i]! - xs[i - 1]!);
    const dy = Math.fround(ys[i]! - ys[i - 1]!);
    length += Math.sqrt(dx * dx + dy * dy);
  }
  const type = length / xs.length > 10 ? "polygon" : "freehand";
  const whole = pairs.every(Number.isInteger);
  return whole ? makeWholePolygon([...xs], [...ys], type) : makeFloatPolygon([...xs], [...ys], type);
}

function place(host: MacroHost, roi: Roi, title: string): void {
  const { world } = host;
  const box = roiBounds(roi);
  let window = world.current;
  if (window === null || window.width < box.x + box.width || window.height < box.y + box.height) {
    const width = Math.abs(box.x) + box.width + 10;
    const height = Math.abs(box.y) + box.height + 10;
    host.claim(width * height, "image");
    window = world.open({ title, type: "8-bit", width, height });
  }
  selectRoi(world, window, roi);
}

/** Positions and values of the pixels of an area selection as a table; without one, of all pixels that are not background, with a line of
 * the log about their number.
 * @see ImageJ 1.54p, ij.plugin.XYCoordinates */
function saveXY(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (window.roi !== null && isArea(window.roi) && !options.text.includes("background=")) {
    saveSelected(host, window, window.roi, options);
    return;
  }
  const grey = (x: number, y: number) => valueAt(host.world, window, x, y);
  const background = window.type === "RGB" ? grey(0, 0) : options.number("background", grey(0, 0));
  deselectRoi(host.world, window);
  const count = options.flag("process") ? window.planes.length : 1;
  const several = count > 1;
  const path = pathFor(host, options, "save", "Save Coordinates as Text...");
  const lines: string[] = [];
  const shown = window.plane;
  for (let plane = 0; plane < count; plane++) {
    if (several) window.plane = plane;
    const before = lines.length;
    planeLines(
      host,
      window,
      { background, invert: options.flag("invert"), z: several ? plane : null },
      lines,
    );
    const found = lines.length - before;
    const share = d2s((found * 100) / (window.width * window.height), 2);
    const which = several ? `-${plane + 1}` : "";
    if (!options.flag("suppress")) host.log(`${window.title}${which}: ${found} pixels (${share}%)\n`);
  }
  window.plane = shown;
  writeBytes(host, path, encoder.encode(lines.map((line) => `${line}\n`).join("")));
}

function planeLines(
  host: MacroHost,
  window: ImageWindow,
  how: { readonly background: number; readonly invert: boolean; readonly z: number | null },
  lines: string[],
): void {
  const { width, height, type } = window;
  const pixels = window.planes[window.plane];
  host.claim(width * height * 24, "coordinates");
  for (let row = 0; row < height; row++) {
    host.tick(width);
    const y = how.invert ? row : height - 1 - row;
    for (let x = 0; x < width; x++) {
      const value = valueAt(host.world, window, x, y);
      if (value === how.background || (Number.isNaN(how.background) && Number.isNaN(value))) continue;
      const rgb = pixels?.[y * width + x] ?? 0;
      const text =
        type === "RGB"
          ? `${(rgb >> 16) & 255}\t${(rgb >> 8) & 255}\t${rgb & 255}`
          : type === "32-bit"
            ? floatText(value)
            : String(Math.trunc(value));
      lines.push(`${x}\t${how.invert ? y : height - 1 - y}\t${how.z === null ? "" : `${how.z}\t`}${text}`);
    }
  }
}

function saveSelected(host: MacroHost, window: ImageWindow, roi: Roi, options: CommandOptions): void {
  const path = pathFor(host, options, "save", "Save Coordinates as Text...");
  const box = roiBounds(roi);
  const mask = roiMask(roi);
  const table = freshTable(host.world);
  host.claim(box.width * box.height * 24, "table");
  for (let row = 0; row < box.height; row++)
    for (let column = 0; column < box.width; column++) {
      if (mask !== null && mask[row * box.width + column] === 0) continue;
      const [x, y] = [box.x + column, box.y + row];
      addRow(table);
      addNumber(table, "X", x);
      addNumber(table, "Y", y);
      const inside = x >= 0 && y >= 0 && x < window.width && y < window.height;
      if (window.type === "RGB") {
        const rgb = inside ? (window.planes[window.plane]?.[y * window.width + x] ?? 0) : 0;
        addNumber(table, "Red", (rgb >> 16) & 255);
        addNumber(table, "Green", (rgb >> 8) & 255);
        addNumber(table, "Blue", rgb & 255);
      } else addNumber(table, "Value", inside ? valueAt(host.world, window, x, y) : 0);
    }
  const format = /\.csv$/i.test(path) ? "csv" : "tab";
  writeBytes(host, path, encoder.encode(savedTable(table, format, saveOptions(host.world))));
}

/** A file's lines in a window of text. */
function importText(host: MacroHost, options: CommandOptions): void {
  const path = pathFor(host, options, "open", "Open Text File");
  const text = fileText(host, path) ?? host.error(`${path} (No such file or directory)`);
  setLastFile(host, path);
  const { world } = host;
  const title = fileNameOf(path);
  world.textWindows.set(title, {
    kind: "lines",
    panel: { ...newPanel(), lines: text.split("\n").slice(0, -1) },
  });
  world.activeTable = title;
  world.frontTable = title;
}

export const xyFileCommands: readonly Command[] = [
  command("XY Coordinates... ", { menu: "File>Import", options: ["open"], needsImage: false }, importXY),
  command("Text File... ", { menu: "File>Import", options: ["open"], needsImage: false }, importText),
  command(
    "Save XY Coordinates...",
    { menu: "Analyze>Tools", options: ["background", "invert", "suppress", "process", "save"] },
    saveXY,
  ),
];
