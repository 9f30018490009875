import {
  chamferMap,
  chamferMasks,
  classicWatershed,
  componentsOf,
  floodMarkers,
  geodesicMap,
  labelRaster,
  minimaWatershed,
  type Raster,
} from "../../image/morphology/index.ts";
import type { ImageWindow } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { requireSameSize } from "./morpholibj-filters.ts";
import { connectivityOf, imageTitled, openRaster, rasterFrom, stem } from "./morpholibj-windows.ts";

const MENU = "Plugins>MorphoLibJ";

const labeling = command(
  "Connected Components Labeling",
  { menu: MENU, options: ["connectivity", "type"] },
  (host, options) => {
    const window = host.image();
    const volume = window.planes.length > 1;
    const raster = rasterFrom(host, window, volume);
    const wanted = options.choice("type", ["8 bits", "16 bits", "float"], "16 bits");
    const { labels, count } = componentsOf(raster, connectivityOf(options, volume));
    const type = wanted === "8 bits" ? "8-bit" : wanted === "16 bits" ? "16-bit" : "32-bit";
    const top = type === "8-bit" ? 255 : type === "16-bit" ? 65535 : 2 ** 24;
    if (count > top) host.error(`Connected Components Labeling: ${count} labels do not fit into ${wanted}`);
    openRaster(host, window, `${stem(window.title)}-lbl`, labelRaster(raster, labels, type), {
      labels: true,
    });
  },
);

interface DistanceOptions {
  readonly map: Raster;
  readonly mask: Raster;
}

/** `distances`, `output`, `normalize`, and the picture they are for. */
function distances(
  host: MacroHost,
  window: ImageWindow,
  options: CommandOptions,
  volume: boolean,
): DistanceOptions {
  const mask = rasterFrom(host, window, volume);
  const names = Object.keys(chamferMasks);
  const name = options.choice("distances", names, "Borgefors (3,4)");
  const type =
    options.choice("output", ["32 bits", "16 bits"], "32 bits") === "32 bits" ? "32-bit" : "16-bit";
  const weights = chamferMasks[name]?.[type === "32-bit" ? "float" : "whole"] ?? [3, 4];
  return { map: chamferMap(mask, weights, options.flag("normalize"), type), mask };
}

const distanceMap = command(
  "Chamfer Distance Map",
  { menu: MENU, options: ["distances", "output", "normalize"] },
  (host, options) => {
    const window = host.image();
    const { map } = distances(host, window, options, false);
    openRaster(host, window, `${stem(window.title)}-dist`, map);
  },
);

const geodesicDistances = command(
  "Geodesic Distance Map",
  { menu: MENU, needsImage: false, options: ["marker", "mask", "distances", "output", "normalize"] },
  (host, options) => {
    const current = host.world.current?.title ?? "";
    const marker = imageTitled(host, options.string("marker", current), "Marker Image");
    const mask = imageTitled(host, options.string("mask", current), "Mask Image");
    requireSameSize(host, marker, mask);
    const name = options.choice("distances", Object.keys(chamferMasks), "Borgefors (3,4)");
    const whole = options.choice("output", ["32 bits", "16 bits"], "32 bits") === "16 bits";
    const weights = chamferMasks[name]?.[whole ? "whole" : "float"] ?? [3, 4];
    const map = geodesicMap(
      rasterFrom(host, marker, false),
      rasterFrom(host, mask, false),
      weights,
      options.flag("normalize"),
    );
    // Whole numbers: 0 outside the mask, 65535 where no path leads.
    const data = whole
      ? Uint16Array.from(map.data, (v) => (Number.isNaN(v) ? 0 : Math.min(65535, v)))
      : map.data;
    openRaster(host, mask, `${stem(marker.title)}-geoddist`, { ...map, data });
  },
);

const distanceWatershed = command(
  "Distance Transform Watershed",
  { menu: MENU, options: ["distances", "output", "normalize", "dynamic", "connectivity"] },
  (host, options) => {
    const window = host.image();
    const { map, mask } = distances(host, window, options, false);
    let top = 0;
    for (const value of map.data) if (value > top && value < Number.POSITIVE_INFINITY) top = value;
    const turned = Float32Array.from(map.data, (value) => top - Math.min(value, top));
    const labels = minimaWatershed({ ...map, data: turned }, options.number("dynamic", 1), {
      connectivity: connectivityOf(options, false),
      mask,
      dams: true,
    });
    const result = labelRaster(mask, labels, "32-bit");
    openRaster(host, window, `${stem(window.title)}-dist-watershed`, result, { labels: true });
  },
);

/** Title of a watershed: before the extension, which stays. */
function watershedTitle(title: string): string {
  const dot = title.lastIndexOf(".");
  return dot < 0 ? `${title}-watershed` : `${title.slice(0, dot)}-watershed${title.slice(dot)}`;
}

function maskOf(host: MacroHost, options: CommandOptions, volume: boolean): Raster | null {
  const title = options.string("mask", "None");
  return title === "None" ? null : rasterFrom(host, imageTitled(host, title, "Mask"), volume);
}

const markerWatershed = command(
  "Marker-controlled Watershed",
  {
    menu: MENU,
    needsImage: false,
    options: ["input", "marker", "mask", "binary", "calculate", "use"],
    partly: "equal values are flooded in the order in which they are reached, neighbours in scan order",
  },
  (host, options) => {
    const current = host.world.current?.title ?? "";
    const input = imageTitled(host, options.string("input", current), "Input");
    const marker = imageTitled(host, options.string("marker", current), "Marker");
    requireSameSize(host, input, marker);
    const volume = input.planes.length > 1;
    const connectivity = options.flag("use") ? (volume ? 26 : 8) : volume ? 6 : 4;
    const markers = rasterFrom(host, marker, volume);
    const seeds = options.flag("binary") ? componentsOf(markers, connectivity).labels : markers.data;
    const raster = rasterFrom(host, input, volume);
    const mask = maskOf(host, options, volume);
    const labels = floodMarkers(raster, seeds, { connectivity, dams: options.flag("calculate"), mask });
    openRaster(host, input, watershedTitle(input.title), labelRaster(raster, labels, "32-bit"), {
      labels: true,
    });
  },
);

const immersion = command(
  "Classic Watershed",
  { menu: MENU, needsImage: false, options: ["input", "mask", "use", "min", "max"] },
  (host, options) => {
    const input = imageTitled(host, options.string("input", host.world.current?.title ?? ""), "Input image");
    const volume = input.planes.length > 1;
    const raster = rasterFrom(host, input, volume);
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of raster.data) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const connectivity = options.flag("use") ? (volume ? 26 : 8) : volume ? 6 : 4;
    const labels = classicWatershed(
      raster,
      connectivity,
      maskOf(host, options, volume),
      options.number("min", low),
      options.number("max", high),
    );
    openRaster(host, input, watershedTitle(input.title), labelRaster(raster, labels, "32-bit"), {
      labels: true,
    });
  },
);

export const morphologySegmentCommands: readonly Command[] = [
  labeling,
  distanceMap,
  geodesicDistances,
  distanceWatershed,
  markerWatershed,
  immersion,
];
