import { coreLutNames } from "../../image/display/index.ts";
import { calculate, calculatorMode } from "../../image/math/index.ts";
import { toInt } from "../../image/numbers/index.ts";
import { showTable } from "../../image/tables/index.ts";
import { thresholdMethods } from "../../image/threshold/index.ts";
import {
  type AddNoise,
  createImage,
  matchesTitle,
  parseImageType,
  shownUnit,
} from "../../image/windows/index.ts";
import { bitDepthOf, bytesPerPixel, type ImageWindow, type World } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { isArray, type Value } from "../values.ts";
import { getDimensions } from "./dimensions.ts";
import { closeTextWindow, isOtherWindow, otherTitles } from "./other-windows.ts";
import { pasteAt } from "./paste.ts";
import { markPending, resultsPending } from "./table-in-use.ts";
import { unitsOf } from "./units.ts";

/** Open images as ImageJ lists them: those with a window, then those of batch mode. */
export function imagesInOrder(world: World): ImageWindow[] {
  return [
    ...world.windows.filter((window) => !window.hidden),
    ...world.windows.filter((window) => window.hidden),
  ];
}

/** Negative: by id. Positive: the nth image. */
function imageById(world: World, id: number): ImageWindow | undefined {
  return id > 0 ? imagesInOrder(world)[id - 1] : world.byId(id);
}

/** Image by title or id, as imageCalculator and selectImage take it. */
function imageOf(host: MacroHost, value: Value): ImageWindow {
  const window =
    typeof value === "string"
      ? imagesInOrder(host.world).find(({ title }) => title === value)
      : imageById(host.world, toInt(Number(value)));
  return window ?? host.error("Image not found");
}

/** Make an image the current one. */
export function activate(world: World, window: ImageWindow): void {
  if (world.current) world.current.zPlane = undefined;
  world.current = window;
  world.activeTable = null;
}

/** Normal noise as ImageJ adds it: to integers rounded, and drawn again until it fits. */
export function noiseOf(host: MacroHost): AddNoise {
  return (pixels, deviation) => {
    const top = pixels instanceof Uint8Array ? 255 : 65535;
    for (let i = 0; i < pixels.length; i++) {
      if (pixels instanceof Float32Array) {
        pixels[i] = pixels[i]! + Math.fround(host.random.nextGaussian() * deviation);
        continue;
      }
      let value: number;
      do value = pixels[i]! + Math.floor(host.random.nextGaussian() * deviation + 0.5);
      while (value < 0 || value > top);
      pixels[i] = value;
    }
  };
}

function newImage(
  host: MacroHost,
  title: string,
  typeText: string,
  w: number,
  h: number,
  d: number,
  z?: number,
  t?: number,
): void {
  const [width, height] = [toInt(w), toInt(h)];
  if (width < 1 || height < 1) host.error("Width or height < 1");
  const hyper = z !== undefined && t !== undefined;
  let text = typeText;
  if (hyper && text.includes("label")) text += "ramp";
  if (hyper && !/white|ramp/.test(text)) text += "black";
  const { type, fill, mode } = parseImageType(text);
  const [channels, slices, frames] = hyper ? [toInt(d), toInt(z), toInt(t)] : [1, Math.max(1, toInt(d)), 1];
  const count = channels * slices * frames;
  host.claim(width * height * count * bytesPerPixel[type], `newImage("${title}")`);
  if (!(width * height * count < 2 ** 31)) host.error("Image is too large");
  createImage(
    host.world,
    {
      title,
      type,
      fill,
      width,
      height,
      channels,
      slices,
      frames,
      hyperstack: hyper,
      composite: hyper && type !== "RGB" ? mode : null,
      label: false,
    },
    noiseOf(host),
  );
  host.world.activeTable = null;
}

function selectWindow(host: MacroHost, title: string): void {
  const { world } = host;
  if (title === "Results" && resultsPending(host) && world.results.size > 0)
    showTable(world, world.results, "Results");
  if (isOtherWindow(world, title)) {
    if (title === "Results" || world.tables.has(title) || world.textWindows.has(title)) {
      world.activeTable = title;
      world.frontTable = title;
    }
    return;
  }
  const window =
    imagesInOrder(world).find((image) => image.title === title) ??
    host.error(`No window with the title "${title}" found.`);
  activate(world, window);
}

function selectImage(host: MacroHost, which: Value): void {
  const { world } = host;
  if (typeof which === "string") {
    const window = imagesInOrder(world).find(({ title }) => title === which);
    if (window) activate(world, window);
    else host.error(isOtherWindow(world, which) ? `${which} not found` : `"${which}" not found`);
    return;
  }
  const id = toInt(Number(which));
  const window = imageById(world, id) ?? host.error(`Image ${id} not found`);
  activate(world, window);
}

function close(host: MacroHost, pattern?: string, keepText = ""): void {
  const { world } = host;
  if (pattern === undefined) {
    world.close(host.image());
    return;
  }
  const keep = keepText.toLowerCase() === "keep";
  const others = pattern === "\\Others";
  if (pattern === "Results") markPending(host, false);
  if (!others) closeTextWindow(host, pattern);
  const front = world.current;
  const kill = (window: ImageWindow) =>
    (others ? window !== front : matchesTitle(window.title, pattern)) && !(window.changed && keep);
  for (const window of imagesInOrder(world).filter(kill)) world.close(window);
  if (front && world.windows.includes(front)) world.current = front;
}

/** Leave batch mode; images that were never shown are gone.
 * @param show - those that get a window. */
function endBatchMode(world: World, show: readonly ImageWindow[] = []): void {
  const front = world.current;
  world.batchMode = false;
  if (world.roiManager?.batch === true) world.roiManager = null;
  for (const window of show) world.reveal(window);
  for (const window of world.windows.filter((image) => image.hidden)) world.close(window);
  if (front && world.windows.includes(front)) world.current = front;
}

function setBatchMode(host: MacroHost, mode: Value): void {
  const { world } = host;
  const { current } = world;
  if (typeof mode !== "string") {
    if (Number(mode) === 1) world.batchMode = true;
    else if (Number(mode) === 0) endBatchMode(world, current ? [current] : []);
    else host.error("Boolean expression expected");
    return;
  }
  const text = mode.toLowerCase();
  if (text === "show") {
    if (current) world.reveal(current);
  } else if (text === "hide") {
    world.batchMode = true;
    if (current) {
      current.hidden = true;
      world.windows.splice(world.windows.indexOf(current), 1);
      world.windows.push(current);
    }
  } else {
    const hidden = world.windows.filter((window) => window.hidden && window !== current);
    endBatchMode(world, current ? [...hidden, current] : hidden);
  }
}

const scaled = (
  name: string,
  of: (window: ImageWindow) => Record<"x" | "y" | "z" | "length", (value: number) => number>,
) =>
  builtin(name, "nothing", ["ref", "ref?", "ref?"], (host, xRef, yRef, zRef) => {
    const convert = of(host.image());
    const x = xRef.get();
    if (isArray(x)) {
      for (let i = 0; i < x.length; i++) x[i] = convert.x(Number(x[i]));
      const y = yRef?.get();
      if (isArray(y)) for (let i = 0; i < y.length; i++) y[i] = convert.y(Number(y[i]));
      return;
    }
    const number = Number(x ?? 0);
    if (!yRef) {
      xRef.set(convert.length(number));
      return;
    }
    xRef.set(convert.x(number));
    yRef.set(convert.y(Number(yRef.get() ?? 0)));
    zRef?.set(convert.z(Number(zRef.get() ?? 0)));
  });

const toScaled = scaled("toScaled", ({ calibration: c, height }) => ({
  x: (x) => (x - c.xOrigin) * c.pixelWidth,
  y: (y) =>
    c.invertY
      ? (c.yOrigin !== 0 ? c.yOrigin - y : height - y - 1) * c.pixelHeight
      : (y - c.yOrigin) * c.pixelHeight,
  z: (z) => (z - c.zOrigin) * c.pixelDepth,
  length: (length) => length * c.pixelWidth,
}));

const toUnscaled = scaled("toUnscaled", ({ calibration: c, height }) => ({
  x: (x) => x / c.pixelWidth + c.xOrigin,
  y: (y) =>
    c.invertY
      ? (c.yOrigin !== 0 ? c.yOrigin : height - 1) - y / c.pixelHeight
      : y / c.pixelHeight + c.yOrigin,
  z: (z) => z / c.pixelDepth + c.zOrigin,
  length: (length) => length / c.pixelWidth,
}));

function imageCalculator(host: MacroHost, operator: string, first: Value, second: Value): void {
  const img1 = imageOf(host, first);
  const img2 = imageOf(host, second);
  const mode = calculatorMode(operator) ?? host.error("No valid operator");
  const how = {
    mode,
    create: operator.includes("create"),
    float: operator.includes("32") || operator.includes("float"),
    stack: operator.includes("stack"),
  };
  host.claim(img1.width * img1.height * 4 * (how.stack ? img1.planes.length : 1), "imageCalculator");
  const message = calculate(host.world, img1, img2, how, host.world.options.rgbWeights);
  if (message) host.error(message);
}

export const windowBuiltins: readonly Builtin[] = [
  builtin(
    "newImage",
    "nothing",
    ["string", "string", "number", "number", "number", "number?", "number?"],
    newImage,
  ),
  builtin("selectWindow", "nothing", ["string"], selectWindow),
  builtin("selectImage", "nothing", ["value"], selectImage),
  builtin("close", "nothing", ["string?", "string?"], close),
  builtin("rename", "nothing", ["string"], (host, title) => {
    host.image().title = title;
  }),
  builtin("getTitle", "string", [], (host) => host.image().title),
  builtin("getImageID", "number", [], (host) => host.image().id),
  builtin("nImages", "number", [], (host) => host.world.windows.length),
  builtin("isOpen", "number", ["value"], (host, which) => {
    const { world } = host;
    if (typeof which === "string")
      return Number(isOtherWindow(world, which) || world.windows.some(({ title }) => title === which));
    return Number(imageById(world, toInt(Number(which))) !== undefined);
  }),
  builtin("isActive", "number", ["number"], (host, id) => Number(host.world.current?.id === toInt(id))),
  builtin("bitDepth", "number", [], (host) => bitDepthOf[host.image().type]),
  builtin("getWidth", "number", [], (host) => host.image().width),
  builtin("getHeight", "number", [], (host) => host.image().height),
  getDimensions("getDimensions"),
  builtin("Image.width", "number", [], (host) => host.image().width),
  builtin("Image.height", "number", [], (host) => host.image().height),
  builtin("Image.title", "string", [], (host) => host.image().title),
  builtin("Image.name", "string", [], (host) => host.image().title),
  builtin("Image.removeScale", "nothing", [], (host) => {
    Object.assign(host.image().calibration, { pixelWidth: 1, pixelHeight: 1, pixelDepth: 1, unit: "pixel" });
  }),
  builtin("Image.copy", "nothing", [], (host) => host.run("Copy")),
  builtin("Image.paste", "nothing", ["number", "number", "string?"], pasteAt),
  builtin("getVoxelSize", "nothing", ["ref", "ref", "ref", "ref"], (host, w, h, d, unit) => {
    const window = host.image();
    w.set(window.calibration.pixelWidth);
    h.set(window.calibration.pixelHeight);
    d.set(window.calibration.pixelDepth);
    unit.set(unitsOf(window.calibration));
  }),
  builtin("setVoxelSize", "nothing", ["number", "number", "number", "string"], (host, w, h, d, unit) => {
    Object.assign(host.image().calibration, {
      pixelWidth: w,
      pixelHeight: h,
      pixelDepth: d,
      unit: shownUnit(unit),
    });
  }),
  builtin("getPixelSize", "nothing", ["ref", "ref", "ref", "ref?"], (host, unit, w, h, d) => {
    const window = host.image();
    unit.set(unitsOf(window.calibration));
    w.set(window.calibration.pixelWidth);
    h.set(window.calibration.pixelHeight);
    d?.set(window.calibration.pixelDepth);
  }),
  toScaled,
  toUnscaled,
  builtin("imageCalculator", "nothing", ["string", "value", "value"], imageCalculator),
  builtin("setBatchMode", "nothing", ["value"], setBatchMode),
  builtin("getList", "array", ["string"], (host, key) => listOf(host, key.toLowerCase())),
];

function listOf(host: MacroHost, key: string): string[] {
  switch (key) {
    case "image.titles":
      return imagesInOrder(host.world).map(({ title }) => title);
    case "window.titles":
      return otherTitles(host.world);
    case "threshold.methods":
      return [...thresholdMethods];
    case "luts":
      return [...coreLutNames];
    case "java.properties":
      return [];
    default:
      return host.error("Unvalid key");
  }
}
