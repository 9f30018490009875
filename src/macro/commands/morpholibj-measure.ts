import {
  type IntensityMeasures,
  measureIntensities,
  measureRegions,
  type RegionMeasures,
} from "../../image/morphology/index.ts";
import { addLabel, addNumber, addRow, showTable } from "../../image/tables/index.ts";
import { newTable, type ResultsTable } from "../../image/world/index.ts";
import { type Command, command } from "../command.ts";
import { requireSameSize } from "./morpholibj-filters.ts";
import { imageTitled, rasterFrom, stem } from "./morpholibj-windows.ts";

const MENU = "Plugins>MorphoLibJ";

type Columns<T> = readonly (readonly [heading: string, value: (m: T) => number])[];

/** By option: the columns it gives. */
const regionColumns: Readonly<Record<string, Columns<RegionMeasures>>> = {
  pixel_count: [["PixelCount", (m) => m.pixelCount]],
  area: [["Area", (m) => m.area]],
  perimeter: [["Perimeter", (m) => m.perimeter]],
  circularity: [["Circularity", (m) => m.circularity]],
  euler_number: [["EulerNumber", (m) => m.euler]],
  bounding_box: [
    ["Box.X.Min", (m) => m.box.xMin],
    ["Box.X.Max", (m) => m.box.xMax],
    ["Box.Y.Min", (m) => m.box.yMin],
    ["Box.Y.Max", (m) => m.box.yMax],
  ],
  centroid: [
    ["Centroid.X", (m) => m.centroid.x],
    ["Centroid.Y", (m) => m.centroid.y],
  ],
  equivalent_ellipse: [
    ["Ellipse.Center.X", (m) => m.centroid.x],
    ["Ellipse.Center.Y", (m) => m.centroid.y],
    ["Ellipse.Radius1", (m) => m.ellipse.radius1],
    ["Ellipse.Radius2", (m) => m.ellipse.radius2],
    ["Ellipse.Orientation", (m) => m.ellipse.orientation],
  ],
  "ellipse_elong.": [["Ellipse.Elong", (m) => m.ellipse.radius1 / m.ellipse.radius2]],
  convexity: [
    ["ConvexArea", (m) => m.convexArea],
    ["Convexity", (m) => m.area / m.convexArea],
  ],
  "max._feret": [
    ["MaxFeretDiam", (m) => m.feret.diameter],
    ["MaxFeretDiamAngle", (m) => m.feret.angle],
  ],
};

const analyzeRegions = command(
  "Analyze Regions",
  {
    menu: MENU,
    options: Object.keys(regionColumns),
    partly: "without oriented box, geodesic diameter, tortuosity, inscribed disc and thickness",
  },
  (host, options) => {
    const window = host.image();
    const { calibration } = window;
    const raster = rasterFrom(host, window, false);
    const unknown = /\b(oriented_box|geodesic|tortuosity|max\._inscribed_disc|average_thickness)/.exec(
      options.text,
    );
    if (unknown !== null) host.error(`Analyze Regions: "${unknown[1]}" cannot be measured here`);
    const measures = measureRegions(raster, {
      width: calibration.pixelWidth,
      height: calibration.pixelHeight,
      xOrigin: calibration.xOrigin * calibration.pixelWidth,
      yOrigin: calibration.yOrigin * calibration.pixelHeight,
    });
    const columns = Object.entries(regionColumns)
      .filter(([key]) => options.absent || options.flag(key))
      .flatMap(([, list]) => list);
    const title = `${stem(window.title)}-Morphometry`;
    showTable(host.world, tableOf(title, measures, columns), title);
  },
);

const intensityColumns: Readonly<Record<string, readonly [string, (m: IntensityMeasures) => number]>> = {
  mean: ["Mean", (m) => m.mean],
  stddev: ["StdDev", (m) => m.stdDev],
  max: ["Max", (m) => m.max],
  min: ["Min", (m) => m.min],
  median: ["Median", (m) => m.median],
  mode: ["Mode", (m) => m.mode],
  skewness: ["Skewness", (m) => m.skewness],
  kurtosis: ["Kurtosis", (m) => m.kurtosis],
  numberofvoxels: ["NumberOfVoxels", (m) => m.count],
};

const measureLabels = command(
  "Intensity Measurements 2D/3D",
  {
    menu: MENU,
    needsImage: false,
    options: ["input", "labels", ...Object.keys(intensityColumns), "volume"],
    partly: "without measures of neighbours",
  },
  (host, options) => {
    const current = host.world.current?.title ?? "";
    const input = imageTitled(host, options.string("input", current), "Input");
    const labels = imageTitled(host, options.string("labels", current), "Labels");
    requireSameSize(host, input, labels);
    const volume = labels.planes.length > 1 && input.planes.length === labels.planes.length;
    const { pixelWidth, pixelHeight, pixelDepth } = input.calibration;
    const measures = measureIntensities(rasterFrom(host, input, volume), rasterFrom(host, labels, volume));
    const columns: (readonly [string, (m: IntensityMeasures) => number])[] = Object.entries(intensityColumns)
      .filter(([key]) => options.flag(key))
      .map(([, column]) => column);
    if (options.flag("volume"))
      columns.push(["Volume", (m) => m.count * pixelWidth * pixelHeight * pixelDepth]);
    const title = `${stem(input.title)}-intensity-measurements`;
    showTable(host.world, tableOf(title, measures, columns), title);
  },
);

function tableOf<T extends { readonly label: number }>(
  title: string,
  measures: readonly T[],
  columns: Columns<T>,
): ResultsTable {
  const table = newTable(title);
  for (const measure of measures) {
    addRow(table);
    addLabel(table, String(measure.label));
    for (const [heading, value] of columns) addNumber(table, heading, value(measure));
  }
  return table;
}

export const morphologyMeasureCommands: readonly Command[] = [analyzeRegions, measureLabels];
