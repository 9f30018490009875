import { blitModeOf, floodFill, rgbColour } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { isArea, openLineMask, roiBounds, roiMask } from "../../image/roi/index.ts";
import type { ImageWindow, Roi } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import type { Value } from "../values.ts";
import { drawText } from "./draw-text.ts";
import { drawingColour, drawingOf, keepFill, paint, painterOf } from "./drawing-in-use.ts";
import { round } from "./selection-in-use.ts";
import { fontOf, textWidth } from "./text-selection.ts";

function setColor(host: MacroHost, first: Value, green?: number, blue?: number): void {
  const drawing = drawingOf(host);
  const window = host.world.current;
  if (typeof first === "number" && (green === undefined || blue === undefined)) {
    setValue(host, first);
    return;
  }
  if (typeof first === "string") drawing.colour = drawingColour(host, first);
  else if (typeof first === "number") {
    const [r, g, b] = [first, green ?? 0, blue ?? 0].map((part) =>
      Math.max(0, Math.min(255, toInt(part))),
    ) as [number, number, number];
    drawing.colour = rgbColour((r << 16) | (g << 8) | b);
  } else host.error("Number or numeric function expected");
  drawing.value = Number.NaN;
  if (window !== null) keepFill(host, window, painterOf(host).value);
}

function setValue(host: MacroHost, value: number): void {
  const window = host.image();
  const drawing = drawingOf(host);
  let raw = value;
  if (window.type === "8-bit" && (raw < 0 || raw > 255)) host.error("Argument out of 8-bit range (0-255)");
  if (window.type === "16-bit") {
    if (isSigned(window)) raw += 32768;
    if (raw < 0 || raw > 65535) host.error("Argument out of 16-bit range (0-65535)");
  }
  drawing.value = raw;
  drawing.colour = null;
  keepFill(host, window, painterOf(host).value);
}

function isSigned(window: ImageWindow): boolean {
  const { coefficients } = window.calibration;
  return coefficients !== null && coefficients[0] === -32768 && coefficients[1] === 1;
}

function setGlobal(
  host: MacroHost,
  which: "foreground" | "background",
  red: number,
  green?: number,
  blue?: number,
): void {
  const { options } = host.world;
  const packed = toInt(red);
  const rgb =
    green === undefined || blue === undefined
      ? packed & 0xffffff
      : ((packed & 255) << 16) | ((toInt(green) & 255) << 8) | (toInt(blue) & 255);
  options[which] = rgb;
  options.other.delete(`${which}Value`);
  if (which === "background") return;
  const drawing = drawingOf(host);
  drawing.colour = null;
  drawing.value = Number.NaN;
}

/** fill(): the selection, or the whole plane. */
function fill(host: MacroHost): void {
  const { roi, width, height } = host.image();
  paint(host, (painter) => {
    if (roi === null) painter.fillRect({ x: 0, y: 0, width, height });
    else painter.fillMask(roiBounds(roi), fillMaskOf(roi));
  });
}

function fillMaskOf(roi: Roi): Uint8Array | null {
  if (isArea(roi) || roi.type === "line") return roiMask(roi);
  return roi.type === "point" ? (roi.xs.length === 1 ? null : roiMask(roi)) : openLineMask(roi);
}

export const drawBuiltins: readonly Builtin[] = [
  builtin("setColor", "nothing", ["value", "number?", "number?"], setColor),
  builtin("Color.set", "nothing", ["value", "number?", "number?"], setColor),
  builtin("setForegroundColor", "nothing", ["number", "number?", "number?"], (host, r, g, b) =>
    setGlobal(host, "foreground", r, g, b),
  ),
  builtin("setBackgroundColor", "nothing", ["number", "number?", "number?"], (host, r, g, b) =>
    setGlobal(host, "background", r, g, b),
  ),
  builtin("setLineWidth", "nothing", ["number"], (host, width) => {
    drawingOf(host).lineWidth = toInt(width);
    if (host.world.current !== null) painterOf(host);
  }),
  builtin("moveTo", "nothing", ["number", "number"], (host, x, y) => {
    drawingOf(host).places.set(host.image(), { x: round(x), y: round(y) });
  }),
  builtin("lineTo", "nothing", ["number", "number"], (host, x, y) =>
    paint(host, (painter) => painter.lineTo(round(x), round(y))),
  ),
  builtin("drawLine", "nothing", ["number", "number", "number", "number"], (host, ...ends) => {
    const [x1, y1, x2, y2] = ends.map(round) as [number, number, number, number];
    paint(host, (painter) => painter.line(x1, y1, x2, y2));
  }),
  builtin("drawRect", "nothing", ["number", "number", "number", "number"], (host, ...box) => {
    const [x, y, width, height] = box.map(toInt) as [number, number, number, number];
    paint(host, (painter) => painter.rectangle(x, y, width, height));
  }),
  builtin("fillRect", "nothing", ["number", "number", "number", "number"], (host, ...box) => {
    const [x, y, width, height] = box.map(toInt) as [number, number, number, number];
    paint(host, (painter) => painter.fillRect({ x, y, width, height }));
  }),
  builtin("drawOval", "nothing", ["number", "number", "number", "number"], (host, ...box) => {
    const [x, y, width, height] = box.map(toInt) as [number, number, number, number];
    paint(host, (painter) => painter.oval(x, y, width, height));
  }),
  builtin("fillOval", "nothing", ["number", "number", "number", "number"], (host, ...box) => {
    const [x, y, width, height] = box.map(toInt) as [number, number, number, number];
    paint(host, (painter) => painter.fillOval(x, y, width, height));
  }),
  builtin("fill", "nothing", [], fill),
  builtin("floodFill", "nothing", ["number", "number", "string?"], (host, x, y, mode) =>
    paint(host, (painter) => floodFill(painter, toInt(x), toInt(y), mode?.includes("8") ? 8 : 4)),
  ),
  builtin(
    "drawString",
    "nothing",
    ["string", "number", "number", "string?"],
    (host, text, x, y, background) => drawText(host, text, toInt(x + 0.5), toInt(y + 0.5), background),
    { partly: "letters are drawn with a font of our own: their pixels differ from ImageJ's" },
  ),
  builtin("getStringWidth", "number", ["string"], (host, text) => textWidth(host, text), {
    partly: "width in a font of our own",
  }),
  builtin("setFont", "nothing", ["string", "number?", "string?"], (host, name, size, style) => {
    const font = fontOf(host);
    if (name === "user") return;
    font.name = name;
    font.size = toInt(size ?? host.error("Number or numeric function expected"));
    font.bold = style?.toLowerCase().includes("bold") ?? false;
    font.italic = style?.toLowerCase().includes("italic") ?? false;
  }),
  builtin("setJustification", "nothing", ["string"], (host, text) => {
    const where = text.toLowerCase();
    const font = fontOf(host);
    font.justification = where === "center" || where === "right" ? where : "left";
  }),
  builtin("setPasteMode", "nothing", ["string"], (host, mode) => {
    host.world.options.other.set("pasteMode", blitModeOf(mode));
  }),
];
