import { resetDisplayRange } from "../../image/display/index.ts";
import { pixelValues, straightenLine } from "../../image/profile/index.ts";
import {
  fitFineSpline,
  fitSpline,
  isLine,
  removeSpline,
  replaceRoi,
  trimmed,
} from "../../image/roi/index.ts";
import { calibrationTable } from "../../image/statistics/index.ts";
import { type ImageWindow, type PlanePixels, type Roi, uniqueTitle } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import type { Reply } from "../suspension.ts";

const NO_LENGTH = "The line has no length";

/** A band along a line as an image of its own: 32-bit, of RGB images RGB.
 * @see ImageJ 1.54p ij.plugin.Straightener */
function straighten(host: MacroHost, options: CommandOptions): Reply {
  const { world } = host;
  const window = host.image();
  const { roi } = window;
  if (roi?.kind === "rotated rectangle") return host.run("Duplicate...", " ");
  if (roi === null || !isLine(roi)) return host.error("Line, or rotated rectangle, selection required");
  if (window.composite === "composite")
    host.error("composites in composite mode cannot be straightened here");
  const own = Math.floor(roi.strokeWidth + 0.5);
  const width = Math.max(1, Math.trunc(options.number("line", own <= 1 ? 20 : own)));
  const title = options.string("title", uniqueTitle(world, window.title));
  const line = preparedLine({ ...roi, strokeWidth: width });
  replaceRoi(world, roi, line.kept);
  const all = window.planes.length > 1 && options.flag("process");
  const planes = (all ? window.planes : [window.planes[window.plane]]).flatMap((plane) => plane ?? []);
  const made = planes.map((pixels) => {
    host.tick();
    return window.type === "RGB"
      ? straightColours(host, window, pixels, line.centre, width)
      : straightValues(host, window, pixels, line.centre, width);
  });
  const [first] = made;
  if (first === undefined) return host.error(NO_LENGTH);
  const { calibration } = window;
  const result = world.open({
    title,
    type: window.type === "RGB" ? "RGB" : "32-bit",
    width: first.width,
    height: first.height,
    planes: made.map(({ pixels }) => pixels),
    ...(window.type === "RGB" ? {} : { lut: window.lut }),
    ...(calibration.pixelWidth === calibration.pixelHeight
      ? { calibration: { ...calibration, function: "none", coefficients: null } }
      : {}),
  });
  resetDisplayRange(result);
  return undefined;
}

/** The line that is followed, and what becomes of the selection: ImageJ leaves it fitted with a spline. */
function preparedLine(roi: Roi): { centre: Roi; kept: Roi } {
  if (roi.type === "line") return { centre: roi, kept: roi };
  if (roi.type === "freeline") {
    const nodes = roi.xs.length > 3 ? { ...trimmed(roi), strokeWidth: roi.strokeWidth } : roi;
    return { centre: nodes, kept: fitSpline(nodes) };
  }
  const nodes = removeSpline(roi);
  return { centre: nodes, kept: fitFineSpline(nodes) };
}

function straightValues(host: MacroHost, window: ImageWindow, pixels: PlanePixels, line: Roi, width: number) {
  const { type, width: w, height: h } = window;
  const values = pixelValues({ type, width: w, height: h, pixels }, calibrationTable(window));
  return straightenLine(values, line, width) ?? host.error(NO_LENGTH);
}

function straightColours(
  host: MacroHost,
  window: ImageWindow,
  pixels: PlanePixels,
  line: Roi,
  width: number,
) {
  const { width: w, height: h } = window;
  const channels = [16, 8, 0].map((shift) => {
    const channel = Uint8Array.from(pixels, (rgb) => (rgb >> shift) & 255);
    const values = pixelValues({ type: "8-bit", width: w, height: h, pixels: channel });
    return straightenLine(values, line, width) ?? host.error(NO_LENGTH);
  });
  const [red, green, blue] = channels as [(typeof channels)[0], (typeof channels)[0], (typeof channels)[0]];
  const byte = (value: number) => Math.max(0, Math.min(255, Math.trunc(value + 0.5)));
  const out = new Int32Array(red.pixels.length);
  for (let i = 0; i < out.length; i++)
    out[i] = (byte(red.pixels[i]!) << 16) | (byte(green.pixels[i]!) << 8) | byte(blue.pixels[i]!);
  return { width: red.width, height: red.height, pixels: out };
}

export const straightenCommands: readonly Command[] = [
  command(
    "Straighten...",
    {
      menu: "Edit>Selection",
      options: ["title", "line", "process"],
      partly: "no composites in composite mode",
    },
    straighten,
  ),
];
