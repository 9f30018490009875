import { byteStatistics } from "./byte-statistics.ts";
import { colorStatistics } from "./color-statistics.ts";
import { floatStatistics } from "./float-statistics.ts";
import { shortStatistics } from "./short-statistics.ts";
import type { MeasuredPlane, Statistics, StatisticsOptions } from "./statistics.ts";

/** Statistics of a plane or selection with ImageJ's arithmetic for its pixel type.
 * @see ImageJ 1.54p ByteStatistics, ShortStatistics, FloatStatistics, ColorStatistics */
export function planeStatistics(plane: MeasuredPlane, options: StatisticsOptions): Statistics {
  switch (plane.type) {
    case "8-bit":
      return byteStatistics(plane, options);
    case "16-bit":
      return shortStatistics(plane, options);
    case "32-bit":
      return floatStatistics(plane, options);
    case "RGB":
      return colorStatistics(plane, options);
    default:
      return plane.type satisfies never;
  }
}
