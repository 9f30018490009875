import { setProcessorRange } from "../../image/display/index.ts";
import { colourRgb, decodeColour, drawValueOf, Painter } from "../../image/draw/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { type ImageWindow, type World, wholeProcessor } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** What setColor, setLineWidth and moveTo left. */
export interface Drawing {
  /** Colour chosen by name or components; null = none. */
  colour: string | null;
  /** Value chosen by setColor(value); NaN = none. */
  value: number;
  /** 0 = none chosen: Edit > Options > Line Width counts. */
  lineWidth: number;
  /** Where lineTo starts, per image. */
  readonly places: WeakMap<ImageWindow, { x: number; y: number }>;
  /** Line width of composites: they keep what was set last, other images go back to that of Edit > Options. */
  readonly widths: WeakMap<ImageWindow, number>;
  /** Images that Fill takes setColor's value for. */
  readonly filled: WeakMap<ImageWindow, { readonly value: number; readonly foreground: unknown }>;
}

export function drawingOf(host: MacroHost): Drawing {
  let drawing = host.state.get("drawing") as Drawing | undefined;
  if (drawing === undefined) {
    drawing = {
      colour: null,
      value: Number.NaN,
      lineWidth: 0,
      places: new WeakMap(),
      widths: new WeakMap(),
      filled: new WeakMap(),
    };
    host.state.set("drawing", drawing);
  }
  return drawing;
}

/** The value that setColor chose for Fill in the current image; undefined = none, or another foreground colour was chosen since. */
export function chosenFill(host: MacroHost): number | undefined {
  const filled = drawingOf(host).filled.get(host.image());
  return filled?.foreground === foregroundOf(host.world) ? filled?.value : undefined;
}

export function keepFill(host: MacroHost, window: ImageWindow, value: number): void {
  drawingOf(host).filled.set(window, { value, foreground: foregroundOf(host.world) });
}

function foregroundOf({ options }: World): string {
  return `${options.foreground} ${options.other.get("foregroundValue")}`;
}

/** The value that stands for a colour in the current plane. May set the display range of an all-zero 16-bit or 32-bit image, as ImageJ does. */
export function colourValue(world: World, window: ImageWindow, rgb: number): number {
  // ImageJ looks the colour up in the plane's own processor, whatever the composite shows.
  const shown = { ...wholeProcessor(window), lut: window.lut, min: window.min, max: window.max };
  const { value, setsRange } = drawValueOf(shown, rgb, world.options.rgbWeights);
  if (setsRange) setProcessorRange(window, 0, 255);
  return value;
}

/** Value of the foreground or background colour, or the value that Color.set…Value gave. */
export function globalValue(world: World, window: ImageWindow, which: "foreground" | "background"): number {
  const value = world.options.other.get(`${which}Value`);
  return typeof value === "number"
    ? typedValue(window, value)
    : colourValue(world, window, world.options[which]);
}

/** A number as pixel value: truncated and clamped for integer types.
 * @see ImageJ 1.54p setValue of each processor */
function typedValue(window: ImageWindow, value: number): number {
  switch (window.type) {
    case "8-bit":
      return Math.max(0, Math.min(255, toInt(value)));
    case "16-bit":
      return Math.max(0, Math.min(65535, toInt(value)));
    case "RGB":
      return toInt(value) & 0xffffff;
    default:
      return Math.fround(value);
  }
}

/** Value that the drawing functions write into the current image. */
function drawingValue(host: MacroHost, window: ImageWindow): number {
  const { colour, value } = drawingOf(host);
  if (colour !== null) return colourValue(host.world, window, colourRgb(colour));
  if (!Number.isNaN(value)) return typedValue(window, value);
  return colourValue(host.world, window, host.world.options.foreground);
}

/** Line width that drawing starts with. */
export function lineWidthOf(host: MacroHost, window: ImageWindow): number {
  if (window.composite !== null) return drawingOf(host).widths.get(window) ?? 1;
  return Math.max(1, host.world.options.lineWidth);
}

/** A painter on the current plane with what the macro chose. */
export function painterOf(host: MacroHost): Painter {
  const window = host.image();
  const drawing = drawingOf(host);
  const painter = painterFor(host.world, window, drawingValue(host, window));
  painter.lineWidth = lineWidthOf(host, window);
  if (drawing.lineWidth > 0) painter.lineWidth = Math.max(1, drawing.lineWidth);
  drawing.widths.set(window, painter.lineWidth);
  // Clear left the foreground colour for Fill; drawing brings setColor's back.
  if (chosenFill(host) !== undefined) keepFill(host, window, painter.value);
  const place = drawing.places.get(window);
  if (place !== undefined) painter.moveTo(place.x, place.y);
  return painter;
}

export function painterFor(world: World, window: ImageWindow, value: number): Painter {
  const { pixels, width, height } = wholeProcessor(window);
  return new Painter(pixels, width, height, value, Math.max(1, world.options.lineWidth));
}

/** Draw, and keep where the next line starts. */
export function paint(host: MacroHost, draw: (painter: Painter) => void): void {
  const window = host.image();
  const painter = painterOf(host);
  draw(painter);
  drawingOf(host).places.set(window, { x: painter.x, y: painter.y });
  window.changed = true;
}

const NAMED = [
  "black",
  "white",
  "red",
  "green",
  "blue",
  "cyan",
  "darkgray",
  "gray",
  "lightgray",
  "magenta",
  "orange",
  "yellow",
  "pink",
];

/** A colour as the drawing functions read it: one of the names, or "#rrggbb". */
export function drawingColour(host: MacroHost, text: string): string {
  const name = text.toLowerCase();
  if (NAMED.includes(name)) return decodeColour(name) ?? "#000000";
  if (name.startsWith("#")) return decodeColour(name) ?? "#000000";
  return host.error("'red', 'green', or '#0000ff' etc. expected");
}
