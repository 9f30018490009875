import {
  attributeFilter,
  type Element,
  elementShapes,
  extendedExtrema,
  fillGreyHoles,
  filterOperations,
  imposeExtrema,
  killBorders,
  minus,
  morphologicalFilter,
  planarElement,
  type Raster,
  reconstructByDilation,
  reconstructByErosion,
  regionalExtrema,
  solidElement,
  solidShapes,
} from "../../image/morphology/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { connectivityOf, imageTitled, openRaster, rasterFrom, stem } from "./morpholibj-windows.ts";

const MENU = "Plugins>MorphoLibJ";

function radiusOf(host: MacroHost, options: CommandOptions, key: string, byDefault: number): number {
  const radius = Math.trunc(options.number(key, byDefault));
  if (!(radius >= 0)) host.error(`${key}=${radius}: a radius is 0 or more pixels`);
  return radius;
}

const planarFilters = command(
  "Morphological Filters",
  {
    menu: MENU,
    options: ["operation", "element", "radius", "show"],
    partly:
      "the current plane of a stack; the scale of Laplacian in 8- and 16-bit is not checked against MorphoLibJ",
  },
  (host, options) => {
    const window = host.image();
    const operation = options.choice("operation", filterOperations, "Erosion");
    const shape = options.choice("element", elementShapes, "Square");
    const element = planarElement(shape, radiusOf(host, options, "radius", 2));
    const title = `${stem(window.title)}-${operation}`;
    if (window.type !== "RGB") {
      const raster = rasterFrom(host, window, false);
      openRaster(host, window, title, morphologicalFilter(raster, operation, element), { lut: window.lut });
      return;
    }
    const colours = window.planes[window.plane] as Int32Array;
    openRaster(host, window, title, {
      width: window.width,
      height: window.height,
      depth: 1,
      data: filterColours(host, colours, window, (raster) => morphologicalFilter(raster, operation, element)),
    });
  },
);

function filterColours(
  host: MacroHost,
  colours: Int32Array,
  size: { readonly width: number; readonly height: number },
  filter: (channel: Raster) => Raster,
): Int32Array {
  const out = new Int32Array(colours.length);
  for (const shift of [16, 8, 0]) {
    host.tick();
    const data = Uint8Array.from(colours, (colour) => (colour >> shift) & 255);
    const filtered = filter({ width: size.width, height: size.height, depth: 1, data }).data;
    for (let i = 0; i < out.length; i++) out[i]! |= filtered[i]! << shift;
  }
  return out;
}

const solidFilters = command(
  "Morphological Filters (3D)",
  { menu: MENU, options: ["operation", "element", "x-radius", "y-radius", "z-radius"] },
  (host, options) => {
    const window = host.image();
    const operation = options.choice("operation", filterOperations, "Erosion");
    const shape = options.choice("element", solidShapes, "Cube");
    const radius = (axis: string): number => radiusOf(host, options, `${axis}-radius`, 2);
    const element: Element = solidElement(shape, radius("x"), radius("y"), radius("z"));
    const raster = rasterFrom(host, window, true);
    const title = `${stem(window.title)}-${operation}`;
    openRaster(host, window, title, morphologicalFilter(raster, operation, element), { lut: window.lut });
  },
);

function reconstruction(name: string, whole: boolean): Command {
  return command(
    name,
    { menu: MENU, options: ["marker", "mask", "type", "connectivity"], needsImage: false },
    (host, options) => {
      const current = host.world.current?.title ?? "";
      const marker = imageTitled(host, options.string("marker", current), "Marker");
      const mask = imageTitled(host, options.string("mask", current), "Mask");
      requireSameSize(host, marker, mask);
      const type = options.choice("type", ["By Dilation", "By Erosion"], "By Dilation");
      const run = type === "By Dilation" ? reconstructByDilation : reconstructByErosion;
      const result = run(
        rasterFrom(host, marker, whole),
        rasterFrom(host, mask, whole),
        connectivityOf(options, whole),
      );
      openRaster(host, mask, `${stem(marker.title)}-geodRec`, result, { lut: mask.lut });
    },
  );
}

export function requireSameSize(
  host: MacroHost,
  a: { readonly title: string; readonly width: number; readonly height: number },
  b: { readonly title: string; readonly width: number; readonly height: number },
): void {
  if (a.width !== b.width || a.height !== b.height)
    host.error(
      `"${a.title}" (${a.width} x ${a.height}) and "${b.title}" (${b.width} x ${b.height}) must have the same size`,
    );
}

/** One image in, one out; stacks as volumes. */
function whole(name: string, suffix: string, run: (raster: Raster) => Raster): Command {
  return command(name, { menu: MENU }, (host) => {
    const window = host.image();
    const raster = rasterFrom(host, window, window.planes.length > 1);
    openRaster(host, window, `${stem(window.title)}-${suffix}`, run(raster), { lut: window.lut });
  });
}

function extrema(name: string, volume: boolean, extended: boolean): Command {
  const operations = extended
    ? (["Extended Maxima", "Extended Minima"] as const)
    : (["Regional Maxima", "Regional Minima"] as const);
  return command(
    name,
    { menu: MENU, options: ["operation", ...(extended ? ["dynamic"] : []), "connectivity"] },
    (host, options) => {
      const window = host.image();
      const operation = options.choice("operation", operations, operations[0]);
      const kind = operation.endsWith("Maxima") ? "maxima" : "minima";
      const connectivity = connectivityOf(options, volume);
      const raster = rasterFrom(host, window, volume);
      const result = extended
        ? extendedExtrema(raster, kind, options.number("dynamic", 10), connectivity)
        : regionalExtrema(raster, kind, connectivity);
      const suffix = `${extended ? "e" : "r"}${kind === "maxima" ? "max" : "min"}`;
      openRaster(host, window, `${stem(window.title)}-${suffix}`, result);
    },
  );
}

function impose(name: string, volume: boolean): Command {
  return command(
    name,
    { menu: MENU, options: ["original", "marker", "operation", "connectivity"], needsImage: false },
    (host, options) => {
      const current = host.world.current?.title ?? "";
      const original = imageTitled(host, options.string("original", current), "Original Image");
      const marker = imageTitled(host, options.string("marker", current), "Marker Image");
      requireSameSize(host, original, marker);
      const operation = options.choice("operation", ["Impose Minima", "Impose Maxima"], "Impose Minima");
      const kind = operation === "Impose Maxima" ? "maxima" : "minima";
      const result = imposeExtrema(
        rasterFrom(host, original, volume),
        rasterFrom(host, marker, volume),
        kind,
        connectivityOf(options, volume),
      );
      openRaster(host, original, `${stem(original.title)}-i${kind === "maxima" ? "max" : "min"}`, result);
    },
  );
}

const attributeOperations = ["Closing", "Opening", "Top Hat", "Bottom Hat"] as const;

function attributes(name: string, volume: boolean): Command {
  return command(
    name,
    { menu: MENU, options: ["operation", "attribute", "minimum", "connectivity"] },
    (host, options) => {
      const window = host.image();
      const operation = options.choice("operation", attributeOperations, "Opening");
      const known = volume ? ["Volume"] : ["Area", "Box Diagonal"];
      const extent =
        options.choice("attribute", known, known[0]!) === "Box Diagonal" ? "box diagonal" : "area";
      const minimum = options.number("minimum", 100);
      const raster = rasterFrom(host, window, volume);
      const kind = operation === "Opening" || operation === "Top Hat" ? "opening" : "closing";
      const filtered = attributeFilter(raster, kind, extent, minimum, connectivityOf(options, volume));
      const [a, b] = operation === "Top Hat" ? [raster, filtered] : [filtered, raster];
      const hat = operation === "Top Hat" || operation === "Bottom Hat";
      const result = hat ? minus(a, b) : filtered;
      openRaster(host, window, `${stem(window.title)}-attrFilt`, result, { lut: window.lut });
    },
  );
}

export const morphologyFilterCommands: readonly Command[] = [
  planarFilters,
  solidFilters,
  reconstruction("Morphological Reconstruction", false),
  reconstruction("Morphological Reconstruction 3D", true),
  whole("Kill Borders", "killBorders", (raster) => killBorders(raster, raster.depth > 1 ? 6 : 4)),
  whole("Fill Holes (Binary/Gray)", "fillHoles", (raster) => fillGreyHoles(raster, raster.depth > 1 ? 6 : 4)),
  extrema("Regional Min & Max", false, false),
  extrema("Regional Min & Max 3D", true, false),
  extrema("Extended Min & Max", false, true),
  extrema("Extended Min & Max 3D", true, true),
  impose("Impose Min & Max", false),
  impose("Impose Min & Max 3D", true),
  attributes("Gray Scale Attribute Filtering", false),
  attributes("Gray Scale Attribute Filtering 3D", true),
];
