import { setPlane } from "../../image/display/index.ts";
import { decodeColour } from "../../image/draw/index.ts";
import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import {
  makeFloatBox,
  replaceRoi,
  roiBounds,
  selectRoi,
  withHyperstackPosition,
  withPosition,
} from "../../image/roi/index.ts";
import type { Roi } from "../../image/world/index.ts";
import { withFillColour, withGroup } from "../builtins/roi.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { remembered } from "./remembered.ts";
import { shownNumber } from "./shown-number.ts";

/** Rectangle or oval by its numbers. */
export function specify(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { calibration: cal } = window;
  const box = window.roi === null ? null : roiBounds(window.roi);
  const half = (size: number) => Math.trunc(size / 2);
  const middle = { width: half(window.width), height: half(window.height) };
  const kept = remembered(host, "Specify", { x: 0, y: 0, width: 0, height: 0 });
  const { pixelWidth: pw, pixelHeight: ph } = cal;
  const usable =
    kept.width / pw >= 1 &&
    kept.height / ph >= 1 &&
    kept.x / pw <= window.width &&
    kept.y / ph <= window.height;
  const last = usable ? kept : { x: middle.width / 2, y: middle.height / 2, ...middle };
  const shown = (key: "width" | "height" | "x" | "y") =>
    shownNumber(options, key, box === null ? last[key] : box[key], 0);
  let [width, height, x, y] = [shown("width"), shown("height"), shown("x"), shown("y")];
  Object.assign(kept, { width, height, x, y });
  const slice = toInt(options.number("slice", window.plane + 1));
  if (width <= 0 || height <= 0) return;
  if (window.planes.length > 1 && slice > 0 && slice <= window.planes.length) setPlane(window, slice - 1);
  if (options.flag("centered")) {
    x -= width / 2;
    y -= height / 2;
  }
  if (options.flag("scaled")) {
    x = x / cal.pixelWidth + cal.xOrigin;
    y = y / cal.pixelHeight + cal.yOrigin;
    width /= cal.pixelWidth;
    height /= cal.pixelHeight;
  }
  selectRoi(
    host.world,
    window,
    makeFloatBox(options.flag("oval") ? "oval" : "rectangle", x, y, width, height),
  );
}

/** Name, position, group, colours and width.
 * @see ImageJ 1.54p ij.gui.RoiProperties */
export function properties(host: MacroHost, options: CommandOptions): void {
  const roi = host.image().roi ?? host.error("This command requires a selection.");
  let next: Roi = roi;
  if (options.has("name")) {
    const name = options.string("name", "");
    next = { ...next, name: name === "" ? null : name };
  }
  next = withProperties(next, options);
  const position = options.string("position", "");
  if (position !== "") next = withPositionText(next, position);
  const group = options.string("group", "");
  const number = parseJavaDouble(group);
  if (group !== "" && !Number.isNaN(number)) next = { ...next, ...withGroup(host, next, toInt(number)) };
  replaceRoi(host.world, roi, next);
}

function withPositionText(roi: Roi, text: string): Roi {
  const numbers = text.split(/[, ]+/).map((part) => parseJavaDouble(part));
  if (numbers.some(Number.isNaN)) return text === "none" ? withPosition(roi, 0) : roi;
  const [c, z, t] = numbers;
  if (numbers.length === 3) return withHyperstackPosition(roi, toInt(c ?? 0), toInt(z ?? 0), toInt(t ?? 0));
  return numbers.length === 1 ? withPosition(roi, toInt(c ?? 0)) : roi;
}

/** Colours and width as the properties dialog takes them: the fill colour is none unless said. */
export function withProperties(roi: Roi, options: CommandOptions): Roi {
  const stroke = options.has("stroke")
    ? (decodeColour(options.string("stroke", "")) ?? null)
    : roi.strokeColor;
  const fill = decodeColour(options.string("fill", "none")) ?? null;
  const strokeWidth =
    roi.type === "point"
      ? roi.strokeWidth
      : Math.fround(Math.max(0, options.number("width", roi.strokeWidth)));
  const painted = { ...roi, strokeWidth };
  return { ...painted, ...withFillColour(painted, fill), strokeColor: stroke };
}
