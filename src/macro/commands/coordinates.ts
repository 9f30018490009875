import { roiBounds } from "../../image/roi/index.ts";
import { shownUnit } from "../../image/windows/index.ts";
import type { ImageWindow, WindowCalibration } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { shownNumber } from "./shown-number.ts";

const SAME = "<same as x unit>";

/** Bounds that the corners stand for: of the selection, which may be a single point, or of the image. */
function boundsOf(window: ImageWindow): { x: number; y: number; width: number; height: number } {
  const { roi, width, height } = window;
  if (roi === null) return { x: 0, y: 0, width, height };
  if (roi.type === "point" && roi.xs.length === 1)
    return { x: roi.xs[0] ?? 0, y: roi.ys[0] ?? 0, width: 0, height: 0 };
  return roi.subPixel ? roi.bounds : roiBounds(roi);
}

const toY = (c: WindowCalibration, y: number, height: number): number =>
  c.invertY
    ? (c.yOrigin !== 0 ? c.yOrigin - y : height - y - 1) * c.pixelHeight
    : (y - c.yOrigin) * c.pixelHeight;

/** The scale and origin by which the corners of the selection or image lie where the numbers say.
 * @see ImageJ 1.54p, ij.plugin.Coordinates */
function coordinates(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { calibration: c, height, slices } = window;
  const box = boundsOf(window);
  const stack = slices > 1;
  const x = (value: number) => (value - c.xOrigin) * c.pixelWidth;
  const y = (value: number) => toY(c, value, height);
  const z = (value: number) => (value - c.zOrigin) * c.pixelDepth;
  const shown = (key: string, value: number) => shownNumber(options, key, value, 2);
  const origin = (coordinate: number, at: number, size: number) => at - coordinate / size;
  if (box.width === 0 && box.height === 0) {
    const [px, py] = [shown("x", x(box.x)), shown("y", y(box.y))];
    const pz = stack ? shown("z", z(window.plane)) : 0;
    c.xOrigin = origin(px, box.x, c.pixelWidth);
    c.yOrigin = origin(py, box.y, c.invertY ? -c.pixelHeight : c.pixelHeight);
    if (stack) c.zOrigin = origin(pz, window.plane, c.pixelDepth);
  } else {
    const left = shown("left", x(box.x));
    const right = shown("right", x(box.x + box.width));
    const top = shown("top", y(box.y));
    const bottom = shown("bottom", y(box.y + box.height));
    const front = stack ? shown("front", z(0)) : 0;
    const back = stack ? shown("back", z(slices)) : 0;
    c.pixelWidth = (right - left) / box.width;
    c.pixelHeight = (bottom - top) / box.height;
    c.xOrigin = origin(left, box.x, c.pixelWidth);
    c.yOrigin = origin(top, box.y, c.pixelHeight);
    c.invertY = c.pixelHeight < 0;
    if (stack) {
      c.pixelDepth = (back - front) / slices;
      c.zOrigin = origin(front, 0, c.pixelDepth);
    }
    c.pixelHeight = Math.abs(c.pixelHeight);
  }
  units(c, options, stack);
}

function units(c: WindowCalibration, options: CommandOptions, stack: boolean): void {
  const before = { x: c.unit, y: c.yUnit ?? c.unit, z: c.zUnit ?? c.unit };
  const asked = (key: string, own: string) => options.string(key, own === before.x ? SAME : own);
  const x = options.string("x_unit", before.x);
  if (x !== before.x) c.unit = shownUnit(x);
  const y = asked("y_unit", before.y);
  if (y !== before.y && y !== SAME) c.yUnit = y === "" ? null : shownUnit(y);
  if (!stack) return;
  const z = asked("z_unit", before.z);
  if (z !== before.z && z !== SAME) c.zUnit = z === "" ? null : shownUnit(z);
}

export const coordinatesCommands: readonly Command[] = [
  command(
    "Coordinates...",
    {
      menu: "Image>Adjust",
      options: [
        "left",
        "right",
        "top",
        "bottom",
        "front",
        "back",
        "x",
        "y",
        "z",
        "x_unit",
        "y_unit",
        "z_unit",
      ],
    },
    coordinates,
  ),
];
