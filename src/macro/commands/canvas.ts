import {
  type Interpolation,
  insertPixels,
  interpolations,
  rotatePlane,
  translatePlane,
} from "../../image/geometry/index.ts";
import { javaRound } from "../../image/numbers/index.ts";
import { isArea, roiBounds, selectedProcessor, translateRoi, turnedElements } from "../../image/roi/index.ts";
import { replacePlanes } from "../../image/stacks/index.ts";
import {
  bytesPerPixel,
  type ImageWindow,
  newPixels,
  type PlanePixels,
  type Processor,
} from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { applyFilter, planesToProcess } from "./apply.ts";
import { backgroundValue } from "./background-value.ts";
import { remembered } from "./remembered.ts";

/** Missing key = None; the old word "interpolate" = Bilinear. */
export function methodOf(options: CommandOptions): Interpolation {
  if (` ${options.text}`.includes(" interpolate")) return "Bilinear";
  return options.choice("interpolation", interpolations, "None");
}

export function planeOf(window: ImageWindow, pixels: PlanePixels) {
  return { type: window.type, pixels, width: window.width, height: window.height };
}

const positions = [
  "Top-Left",
  "Top-Center",
  "Top-Right",
  "Center-Left",
  "Center",
  "Center-Right",
  "Bottom-Left",
  "Bottom-Center",
  "Bottom-Right",
] as const;

/** All planes on a canvas of another size; what is new is 0 or the background colour. */
export function changeCanvas(
  host: MacroHost,
  window: ImageWindow,
  width: number,
  height: number,
  position: (typeof positions)[number],
  zero: boolean,
): void {
  const dx = width - window.width;
  const dy = height - window.height;
  const index = positions.indexOf(position);
  const x = [0, Math.trunc(dx / 2), dx][index % 3] ?? 0;
  const y = [0, Math.trunc(dy / 2), dy][Math.floor(index / 3)] ?? 0;
  const fill = zero ? 0 : backgroundValue(host.world, window);
  host.claim(width * height * bytesPerPixel[window.type] * window.planes.length, "Canvas Size");
  const planes = window.planes.map((pixels) => {
    const made = newPixels(window.type, width * height);
    if (fill !== 0) made.fill(fill);
    insertPixels({ pixels: made, width, height }, planeOf(window, pixels), x, y);
    return made;
  });
  if (width !== window.width || height !== window.height) window.roi = null;
  replacePlanes(window, planes, window.labels, { width, height });
  window.overlay = window.overlay?.map((each) => translateRoi(each, x, y)) ?? null;
}

const canvas = command(
  "Canvas Size...",
  { menu: "Image>Adjust", options: ["width", "height", "position", "zero"] },
  (host, options) => {
    const window = host.image();
    const width = Math.trunc(options.number("width", window.width));
    const height = Math.trunc(options.number("height", window.height));
    if (width < 1 || height < 1) host.error("Width and height must be at least 1");
    changeCanvas(
      host,
      window,
      width,
      height,
      options.choice("position", positions, "Center"),
      options.flag("zero"),
    );
  },
);

const rotate = command(
  "Rotate... ",
  { menu: "Image>Transform", options: ["angle", "grid", "interpolation", "fill", "enlarge", "stack"] },
  (host, options) => {
    const window = host.image();
    const kept = remembered(host, "rotate", { angle: 15 });
    const angle = options.number("angle", kept.angle);
    kept.angle = angle;
    const method = methodOf(options);
    const fill = options.flag("fill");
    if (options.flag("enlarge") && coversAll(window)) enlarge(host, window, angle, fill);
    const background = fill ? backgroundValue(host.world, window) : 0;
    applyFilter(host, options, {}, (processor: Processor) =>
      rotatePlane(processor, angle, method, background),
    );
    const [x, y] = [Math.trunc(window.width / 2), Math.trunc(window.height / 2)];
    window.overlay = window.overlay && turnedElements(window.overlay, angle, x, y);
  },
);

function coversAll(window: ImageWindow): boolean {
  if (window.roi === null || !isArea(window.roi)) return true;
  const { x, y, width, height } = roiBounds(window.roi);
  return x === 0 && y === 0 && width === window.width && height === window.height;
}

/** The canvas grows to the bounds of the turned image. */
function enlarge(host: MacroHost, window: ImageWindow, angle: number, fill: boolean): void {
  const radians = (-angle * Math.PI) / 180;
  const cx = window.width / 2;
  const cy = window.height / 2;
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [x, y] of [
    [0, 0],
    [window.width, 0],
    [window.width, window.height],
    [0, window.height],
  ] as const) {
    const dx = x - cx;
    const dy = cy - y;
    const radius = Math.sqrt(dx * dx + dy * dy);
    const turned = Math.atan2(dy, dx) + radians;
    xs.push(cx + radius * Math.cos(turned));
    ys.push(cy - radius * Math.sin(turned));
  }
  const width = javaRound(Math.max(...xs) - Math.min(...xs));
  const height = javaRound(Math.max(...ys) - Math.min(...ys));
  window.roi = null;
  changeCanvas(host, window, Math.max(width, window.width), Math.max(height, window.height), "Center", !fill);
}

const translate = command(
  "Translate...",
  { menu: "Image>Transform", options: ["x", "y", "interpolation", "overlay", "stack"] },
  (host, options) => {
    const window = host.image();
    const kept = remembered(host, "translate", { x: 15, y: 15 });
    const dx = options.number("x", kept.x);
    // As ImageJ: the offset shown for y is the last one in x.
    const dy = options.number("y", kept.x);
    Object.assign(kept, { x: dx, y: dy });
    const method = options.choice("interpolation", interpolations, "None");
    if (!(window.overlay && options.flag("overlay")))
      for (const plane of planesToProcess(window, options)) {
        host.tick();
        translatePlane(selectedProcessor(window, plane), dx, dy, method);
      }
    window.overlay = window.overlay?.map((roi) => translateRoi(roi, dx, dy)) ?? null;
    window.changed = true;
  },
);

export const canvasCommands: readonly Command[] = [canvas, rotate, translate];
