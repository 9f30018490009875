import {
  dilateLabels,
  filterBySize,
  keepLabels,
  labelBackgrounds,
  labelBoundaries,
  labelLut,
  labelLutNames,
  largestRegion,
  openBySize,
  type Raster,
  remapLabels,
  removeBorderLabels,
  replaceLabels,
  sizeRelations,
  spreadLabels,
} from "../../image/morphology/index.ts";
import { cellText, columnIndex, getNumber, labelOf } from "../../image/tables/index.ts";
import type { ResultsTable } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { openRaster, parseLabels, putBack, rasterFrom, stem } from "./morpholibj-windows.ts";

const MENU = "Plugins>MorphoLibJ";

/** A new image of all planes, titled with a suffix. */
function making(
  name: string,
  suffix: string,
  keys: readonly string[],
  run: (raster: Raster, host: MacroHost, options: CommandOptions) => Raster,
  labels = true,
): Command {
  return command(name, { menu: MENU, options: keys }, (host, options) => {
    const window = host.image();
    const raster = rasterFrom(host, window, window.planes.length > 1);
    const result = run(raster, host, options);
    openRaster(host, window, `${stem(window.title)}-${suffix}`, result, labels ? { lut: window.lut } : {});
  });
}

/** Changes all planes of the current image. */
function changing(
  name: string,
  keys: readonly string[],
  run: (raster: Raster, host: MacroHost, options: CommandOptions) => void,
): Command {
  return command(name, { menu: MENU, options: keys }, (host, options) => {
    const window = host.image();
    const raster = rasterFrom(host, window, true);
    run(raster, host, options);
    putBack(window, raster, true);
  });
}

const faces = (raster: Raster): 4 | 6 => (raster.depth > 1 ? 6 : 4);

const setLabelMap = command(
  "Set Label Map",
  {
    menu: MENU,
    options: ["colormap", "background", "shuffle"],
    partly: "labels are coloured by golden angles whatever the map, but Grays; no effect on pixels",
  },
  (host, options) => {
    const window = host.image();
    const name = options.choice("colormap", labelLutNames, "Golden angle");
    const backgrounds = Object.keys(labelBackgrounds) as (keyof typeof labelBackgrounds)[];
    const background = labelBackgrounds[options.choice("background", backgrounds, "White")];
    window.lut = labelLut(name, background, options.flag("shuffle"));
    let top = 0;
    for (const plane of window.planes) for (const value of plane) if (value > top) top = value;
    window.min = 0;
    window.max = window.type === "8-bit" ? 255 : top;
  },
);

const assignMeasure = command(
  "Assign Measure to Label",
  { menu: MENU, options: ["results", "column", "min", "max"] },
  (host, options) => {
    const window = host.image();
    const title = options.string("results", "Results");
    const table = title === "Results" ? host.world.results : host.world.tables.get(title);
    if (table === undefined) return host.error(`There is no table "${title}"`);
    const column = options.string("column", table.columns.find((c) => c.values !== null)?.heading ?? "");
    if (columnIndex(table, column) < 0) return host.error(`"${title}" has no column "${column}"`);
    const values = new Map<number, number>();
    for (let row = 0; row < table.size; row++)
      values.set(rowLabel(table, row), getNumber(table, column, row));
    const raster = rasterFrom(host, window, window.planes.length > 1);
    const data = Float32Array.from(raster.data, (label) => values.get(label) ?? Number.NaN);
    const made = openRaster(host, window, `${stem(window.title)}-${column}`, { ...raster, data });
    made.min = options.number("min", made.min);
    made.max = options.number("max", made.max);
    made.fixedRange = true;
  },
);

/** What label a row of measures is about: its row label, the column Label, or its number. */
function rowLabel(table: ResultsTable, row: number): number {
  const text = labelOf(table, row) ?? cellText(table, table.columns[columnIndex(table, "Label")], row);
  const label = text === undefined || text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(label) ? row + 1 : label;
}

export const morphologyLabelCommands: readonly Command[] = [
  making("Select Label(s)", "keepLabels", ["label(s)"], (raster, host, options) => {
    const wanted = new Set(parseLabels(host, options.string("label(s)", "")));
    return keepLabels(raster, (label) => wanted.has(label));
  }),
  making(
    "Remove Border Labels",
    "killBorders",
    ["left", "right", "top", "bottom", "front", "back"],
    (raster, _host, options) => {
      const flag = (side: string): boolean => options.absent || options.flag(side);
      return removeBorderLabels(raster, {
        left: flag("left"),
        right: flag("right"),
        top: flag("top"),
        bottom: flag("bottom"),
        front: flag("front"),
        back: flag("back"),
      });
    },
  ),
  making("Label Size Filtering", "sizeFilt", ["operation", "size"], (raster, _host, options) =>
    filterBySize(
      raster,
      options.choice("operation", sizeRelations, "Greater_Than"),
      options.number("size", 100),
    ),
  ),
  making("Size Opening 2D/3D", "sizeOpen", ["min"], (raster, _host, options) =>
    openBySize(raster, options.number("min", 100), faces(raster)),
  ),
  making("Area Opening", "areaOpen", ["pixel"], (raster, _host, options) =>
    openBySize(raster, options.number("pixel", 100), faces(raster)),
  ),
  making("Keep Largest Label", "largest", [], (raster) => largestRegion(raster, false, faces(raster)), false),
  making(
    "Keep Largest Region",
    "largest",
    [],
    (raster) => largestRegion(raster, false, faces(raster)),
    false,
  ),
  making("Remove Largest Label", "killLargest", [], (raster) => largestRegion(raster, true, faces(raster))),
  making("Remove Largest Region", "killLargest", [], (raster) => largestRegion(raster, true, faces(raster))),
  making("Dilate Labels", "dilated", ["radius"], (raster, _host, options) =>
    dilateLabels(raster, options.number("radius", 2)),
  ),
  making("Expand Labels", "expand", ["dilation"], (raster, host, options) => {
    const percent = options.number("dilation", 20);
    if (!(percent >= 0)) host.error(`dilation=${percent}: a percentage from 0 on is needed`);
    host.claim(4 * raster.data.length * (1 + percent / 100) ** 3, "Expand Labels");
    return spreadLabels(raster, percent);
  }),
  making("Label Boundaries", "bnd", [], labelBoundaries, false),
  changing("Replace/Remove Label(s)", ["label(s)", "final"], (raster, host, options) => {
    replaceLabels(raster, parseLabels(host, options.string("label(s)", "1")), options.number("final", 0));
  }),
  changing("Remap Labels", [], (raster) => {
    remapLabels(raster);
  }),
  setLabelMap,
  assignMeasure,
];
