import { isHyperstack } from "../../image/display/index.ts";
import { makeLike, type ReslicePlan, reslice } from "../../image/stacks/index.ts";
import type { ImageWindow, PlanePixels, Roi } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { planeLut } from "./stacks.ts";

const starts = ["Top", "Left", "Bottom", "Right"] as const;
type Start = (typeof starts)[number];

/** Where the first line lies and how it moves; null: the selection's type cannot be resliced. */
function planOf(
  host: MacroHost,
  window: ImageWindow,
  start: Start,
  spacing: number,
  count: number,
): ReslicePlan {
  const { roi } = window;
  if (roi?.type === "line") return linePlan(roi, spacing, count);
  if (roi !== null && roi.type !== "rectangle") host.error("Line or rectangular selection required");
  const { x, y, width, height } = roi?.bounds ?? { x: 0, y: 0, width: window.width, height: window.height };
  switch (start) {
    case "Top":
      return {
        x1: x,
        y1: y,
        x2: x + width,
        y2: y,
        xStep: 0,
        yStep: spacing,
        count: Math.trunc(height / spacing),
      };
    case "Left":
      return {
        x1: x,
        y1: y,
        x2: x,
        y2: y + height,
        xStep: spacing,
        yStep: 0,
        count: Math.trunc(width / spacing),
      };
    case "Bottom": {
      const bottom = y + height - 1;
      return {
        x1: x,
        y1: bottom,
        x2: x + width,
        y2: bottom,
        xStep: 0,
        yStep: -spacing,
        count: Math.trunc(height / spacing),
      };
    }
    default: {
      const right = x + width - 1;
      return {
        x1: right,
        y1: y,
        x2: right,
        y2: y + height,
        xStep: -spacing,
        yStep: 0,
        count: Math.trunc(width / spacing),
      };
    }
  }
}

function linePlan(roi: Roi, spacing: number, count: number): ReslicePlan {
  const [x1 = 0, x2 = 0] = roi.xs;
  const [y1 = 0, y2 = 0] = roi.ys;
  const length = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2) / spacing;
  return { x1, y1, x2, y2, xStep: -((y2 - y1) / length), yStep: (x2 - x1) / length, count };
}

function title(window: ImageWindow): string {
  if (isHyperstack(window)) return `Reslice of ${window.title}`;
  const short = window.title.split(" ")[0] ?? "";
  const dot = short.lastIndexOf(".");
  return `Reslice of ${dot > 0 ? short.slice(0, dot) : short}`;
}

function resliceWindow(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { calibration, roi } = window;
  if (window.planes.length < 2 && roi !== null && roi.type !== "rectangle") host.error("Stack required");
  const avoid = options.flag("avoid");
  // ImageJ reads an older "slice=" as the output spacing, unless "input=" stands beside it.
  const old = !options.has("output") && options.has("slice") && !options.has("input");
  const depth = Math.abs(calibration.pixelDepth);
  const output = options.number(old ? "slice" : "output", depth);
  const start = options.choice("start", starts, "Top");
  const line = roi?.type === "line";
  const spacing = avoid && !line ? 1 : output / (avoid ? 1 : calibration.pixelWidth);
  const count = line ? Math.trunc(options.number("slice_count", 1)) : 0;
  const zSpacing = avoid ? 1 : depth / calibration.pixelWidth;
  const plan = planOf(host, window, start, spacing, count);
  if (!(plan.count >= 1))
    host.error(
      `Output Z spacing (${Math.round(spacing)} pixels) is too large.\nIs the voxel size in Image>Properties correct?.`,
    );
  const how = { zSpacing, flip: options.flag("flip"), rotate: options.flag("rotate") };
  host.claim(plan.count * window.planes.length * Math.max(window.width, window.height) * 4, "Reslice");
  const hyper = isHyperstack(window);
  const { channels, slices, frames, type, width, height } = window;
  const alongFrames = hyper && slices === 1;
  const depthNow = !hyper ? window.planes.length : alongFrames ? frames : slices;
  const groups = hyper && !alongFrames ? frames : 1;
  const lanes = hyper ? channels : 1;
  const parts: { planes: PlanePixels[]; width: number; height: number }[] = [];
  for (let group = 0; group < groups; group++)
    for (let lane = 0; lane < lanes; lane++) {
      host.tick(plan.count);
      const planes = Array.from(
        { length: depthNow },
        (_, z) => window.planes[(group * depthNow + z) * lanes + lane] as PlanePixels,
      );
      parts.push(reslice({ type, planes, width, height }, plan, how));
    }
  const [first] = parts;
  if (!first) return;
  const all: PlanePixels[] = [];
  for (let group = 0; group < groups; group++)
    for (let z = 0; z < plan.count; z++)
      for (let lane = 0; lane < lanes; lane++)
        all.push(parts[group * lanes + lane]?.planes[z] as PlanePixels);
  const made = makeLike(host.world, window, {
    title: title(window),
    planes: all,
    width: first.width,
    height: first.height,
    channels: lanes,
    slices: alongFrames ? 1 : plan.count,
    frames: alongFrames ? plan.count : groups,
    hyperstack: hyper,
    composite: lanes > 1 ? window.composite : null,
    ...(lanes > 1 || window.composite === null ? {} : { lut: planeLut(window) }),
  });
  made.info = "";
  made.properties = new Map();
  calibrate(made, window, plan, zSpacing, spacing, how.rotate);
  host.world.show(made);
}

/** Pixel sizes turn with the planes; along an oblique line only when x and y are alike. */
function calibrate(
  made: ImageWindow,
  window: ImageWindow,
  plan: ReslicePlan,
  zSpacing: number,
  spacing: number,
  rotated: boolean,
): void {
  const { pixelWidth, pixelHeight, pixelDepth } = window.calibration;
  const calibration = made.calibration;
  const horizontal = plan.y1 === plan.y2;
  const vertical = plan.x1 === plan.x2;
  const set = (x: number, y: number, z: number) => {
    calibration.pixelWidth = x;
    calibration.pixelHeight = y;
    calibration.pixelDepth = z;
  };
  if (horizontal) set(pixelWidth, pixelDepth / zSpacing, pixelHeight * spacing);
  else if (vertical) set(pixelHeight, pixelDepth / zSpacing, pixelWidth * spacing);
  else if (pixelHeight === pixelWidth) set(pixelWidth, pixelDepth / zSpacing, pixelWidth * spacing);
  else {
    set(1, 1, 1);
    calibration.unit = "pixel";
  }
  if (rotated) set(calibration.pixelHeight, calibration.pixelWidth, calibration.pixelDepth);
}

export const resliceCommands: readonly Command[] = [
  command(
    "Reslice [/]...",
    {
      menu: "Image>Stacks",
      options: ["output", "slice_count", "start", "flip", "rotate", "avoid"],
      partly: "segmented and freehand lines are refused",
    },
    resliceWindow,
  ),
];
