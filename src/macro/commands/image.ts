import { isHyperstack } from "../../image/display/index.ts";
import { d2s, javaDouble, parseJavaDouble } from "../../image/numbers/index.ts";
import {
  createImage,
  duplicatePlane,
  duplicateRange,
  duplicateStack,
  type Fill,
  shownUnit,
} from "../../image/windows/index.ts";
import {
  freeTitle,
  type ImageWindow,
  newPanel,
  uniqueTitle,
  type WindowCalibration,
} from "../../image/world/index.ts";
import { imageInfo, shortSliceLabel } from "../builtins/image-info.ts";
import { closeOther, isOtherWindow } from "../builtins/other-windows.ts";
import { setDimensions } from "../builtins/stack.ts";
import { noiseOf } from "../builtins/windows.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { calibrateCommand } from "./calibrate.ts";
import { shownNumber } from "./shown-number.ts";

const MENU = "Image";

/** "2-4", "3", as the ranges of the Duplicate dialogs are read. */
function rangeOf(text: string, size: number, single: (first: number) => number): readonly [number, number] {
  const [a = "", b] = text.split(/[ -]+/).filter(Boolean);
  const number = (part: string | undefined) => (part === undefined ? Number.NaN : parseJavaDouble(part));
  let first = Number.isNaN(number(a)) ? 1 : Math.trunc(number(a));
  let last = Number.isNaN(number(b)) ? single(first) : Math.trunc(number(b));
  if (first < 1) first = 1;
  if (last > size) last = size;
  return first > last ? [1, size] : [first, last];
}

function duplicate(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const window = host.image();
  host.claim(window.width * window.height * 4 * window.planes.length, "Duplicate");
  // Only copies of copies have their number replaced.
  const byDefault = uniqueTitle(world, window.title, !window.properties.has("UniqueName"));
  const title = options.string("title", defaultTitle(window, options, byDefault));
  const kept = window.roi;
  if (options.flag("ignore")) window.roi = null;
  const copy =
    isHyperstack(window) || window.composite !== null
      ? duplicateHyper(host, window, options, title)
      : duplicatePlain(host, window, options, title);
  if (options.flag("ignore")) {
    window.roi = kept;
    if (!(isHyperstack(window) || window.composite !== null)) copy.roi = kept;
  }
  world.show(copy);
}

/** With "use" a single plane of a stack is called like its label. */
function defaultTitle(window: ImageWindow, options: CommandOptions, title: string): string {
  const legacy = !options.absent && (options.text.includes("duplicate") || !options.text.includes("use"));
  if (window.planes.length === 1 || legacy) return title;
  return shortSliceLabel(window.labels[window.plane] ?? null) || title;
}

function duplicatePlain(
  host: MacroHost,
  window: ImageWindow,
  options: CommandOptions,
  title: string,
): ImageWindow {
  const { world } = host;
  const size = window.planes.length;
  let copy: ImageWindow;
  if (size === 1 || !options.flag("duplicate")) copy = duplicatePlane(world, window, title);
  else {
    const [first, last] = rangeOf(options.string("range", `1-${size}`), size, () => size);
    copy = duplicateStack(world, window, title, first, last);
  }
  copy.properties.set("UniqueName", "true");
  return copy;
}

function duplicateHyper(
  host: MacroHost,
  window: ImageWindow,
  options: CommandOptions,
  title: string,
): ImageWindow {
  const { channels, slices, frames, plane } = window;
  const onlyChannels = window.composite !== null && channels === window.planes.length;
  const range = (key: string, size: number) =>
    size > 1 ? rangeOf(options.string(key, `1-${size}`), size, (first) => first) : ([1, 1] as const);
  if (options.absent ? onlyChannels : options.flag("duplicate"))
    return duplicateRange(host.world, window, title, {
      channels: range("channels", channels),
      slices: range("slices", slices),
      frames: range("frames", frames),
    });
  const channel = (plane % channels) + 1;
  const slice = (Math.floor(plane / channels) % slices) + 1;
  const frame = Math.floor(plane / (channels * slices)) + 1;
  const all = !onlyChannels && channels > 1 && window.composite === "composite";
  return duplicateRange(host.world, window, title, {
    channels: all ? [1, channels] : [channel, channel],
    slices: [slice, slice],
    frames: [frame, frame],
  });
}

/** Image > Properties.
 * @see ImageJ 1.54p, ij.plugin.filter.ImageProperties */
function properties(host: MacroHost, given: CommandOptions): void {
  const window = host.image();
  const { calibration } = window;
  const size = window.planes.length;
  const whole = (key: string, value: number) => Math.max(1, Math.trunc(given.number(key, value)));
  const channels = whole("channels", window.channels);
  // Old macros say depth and interval.
  const slices = whole(given.text.includes(" depth=") ? "depth" : "slices", window.slices);
  const frames = whole("frames", window.frames);
  if (channels * slices * frames !== size)
    host.error(
      `The product of channels (${channels}), slices (${slices})\n and frames (${frames}) must equal the stack size (${size}).`,
    );
  if (channels !== window.channels || slices !== window.slices || frames !== window.frames)
    setDimensions(window, channels, slices, frames);
  const { pixelWidth, pixelHeight, pixelDepth } = calibration;
  const digits = pixelWidth < 1 || pixelHeight < 1 || pixelDepth < 1 ? 7 : 4;
  const width = shownNumber(given, "pixel_width", pixelWidth, digits);
  const height = shownNumber(given, "pixel_height", pixelHeight, digits);
  const depth = shownNumber(given, "voxel_depth", pixelDepth, digits);
  let unit = calibration.unit;
  if (given.text.includes("unit=")) {
    unit = given.string("unit", calibration.unit);
    if (unit !== calibration.unit) [calibration.yUnit, calibration.zUnit] = [null, null];
    calibration.unit = shownUnit(unit);
  }
  if (unit === "" || unit.toLowerCase() === "none" || width === 0)
    Object.assign(calibration, { unit: "pixel", pixelWidth: 1, pixelHeight: 1, pixelDepth: 1 });
  else Object.assign(calibration, { pixelWidth: width, pixelHeight: height, pixelDepth: depth });
  setInterval(calibration, given);
  const two = (value: number) => d2s(value, Math.trunc(value) === value ? 0 : 2);
  const z = window.slices > 1 ? `,${two(calibration.zOrigin)}` : "";
  const origin = given.string("origin", `${two(calibration.xOrigin)},${two(calibration.yOrigin)}${z}`);
  const [x0, y0, z0] = origin.split(/[ ,]+/).filter(Boolean).map(parseJavaDouble);
  calibration.xOrigin = finite(x0, 0);
  calibration.yOrigin = finite(y0, calibration.xOrigin);
  calibration.zOrigin = finite(z0, 0);
  calibration.invertY = given.flag("invert");
  shareCalibration(host, window, given.flag("global"));
}

const finite = (value: number | undefined, byDefault: number) =>
  value === undefined || Number.isNaN(value) ? byDefault : value;

function setInterval(calibration: WindowCalibration, given: CommandOptions): void {
  const { frameInterval, timeUnit } = calibration;
  const byDefault = `${d2s(frameInterval, Math.trunc(frameInterval) === frameInterval ? 0 : 2)} ${timeUnit}`;
  let text = given.string(given.text.includes(" interval=") ? "interval" : "frame", byDefault);
  if (!text.includes(" ")) text = text.replace(/^([^\p{L}]+)(\p{L}.+)$/u, "$1 $2");
  const [number, unit] = text.split(/[ -]+/).filter(Boolean);
  const interval = parseJavaDouble(number ?? "");
  calibration.frameInterval = Number.isNaN(interval) ? 0 : interval;
  const seconds = unit === undefined || unit === "sec";
  if (seconds && calibration.frameInterval <= 2 && calibration.frameInterval >= 1 / 30)
    calibration.fps = 1 / calibration.frameInterval;
  calibration.timeUnit = unit === undefined ? "sec" : unit === "usec" ? "µsec" : unit;
}

/** A global scale holds for all images, until it is taken back. */
function shareCalibration({ world }: MacroHost, from: ImageWindow, share: boolean): void {
  const { pixelWidth, pixelHeight, pixelDepth, unit } = from.calibration;
  const scale = { pixelWidth, pixelHeight, pixelDepth, unit };
  world.options.other.set("globalScale", share);
  world.shareScale(share ? scale : null);
  Object.assign(from.calibration, scale);
}

/** Decimal places that ImageJ shows of a number: as many as it has, but 4 at most; -2 stands for scientific notation.
 * @see ImageJ 1.54p, ij.util.Tools.getDecimalPlaces */
function decimalPlaces(value: number): number {
  if (Number.isInteger(value) || Number.isNaN(value)) return 0;
  const text = javaDouble(value);
  return text.includes("E") ? -2 : Math.min(4, text.length - text.indexOf(".") - 1);
}

/** Analyze > Set Scale.
 * @see ImageJ 1.54p, ij.plugin.filter.ScaleDialog */
function setScale(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const { calibration: c, roi } = window;
  const scaled = c.pixelWidth !== 1 || c.pixelHeight !== 1 || c.pixelDepth !== 1 || c.unit !== "pixel";
  let measured = 0;
  if (roi?.type === "line")
    measured = Math.hypot((roi.xs[1] ?? 0) - (roi.xs[0] ?? 0), (roi.ys[1] ?? 0) - (roi.ys[0] ?? 0));
  else if (roi?.type === "rectangle") measured = Math.max(roi.bounds.width, roi.bounds.height);
  let known = 0;
  if (scaled) {
    known = measured === 0 ? 1 : measured * c.pixelWidth;
    if (measured === 0) measured = 1 / c.pixelWidth;
  }
  const ratio = scaled ? c.pixelHeight / c.pixelWidth : 1;
  measured = shownNumber(options, "distance", measured, decimalPlaces(measured));
  known = shownNumber(options, "known", known, 2);
  const aspect = shownNumber(options, "pixel", ratio, ratio === 1 ? 1 : 3);
  let unit = options.string("unit", scaled ? c.unit : "pixel");
  if (measured === known && unit === "unit") unit = "pixel";
  if (measured <= 0 || known <= 0 || /^[pP]ixel/.test(unit) || unit === "")
    Object.assign(c, { pixelWidth: 1, pixelHeight: 1, pixelDepth: 1, unit: "pixel" });
  else {
    c.pixelWidth = known / measured;
    if (c.pixelDepth === 1) c.pixelDepth = c.pixelWidth;
    c.pixelHeight = aspect === 0 ? c.pixelWidth : c.pixelWidth * aspect;
    c.unit = shownUnit(unit);
  }
  window.changed = true;
  shareCalibration(host, window, options.flag("global"));
}

/** File > New > Image. */
function newImage(host: MacroHost, options: CommandOptions): void {
  const types = ["8-bit", "16-bit", "32-bit", "RGB"] as const;
  const fills = { White: "white", Black: "black", Ramp: "ramp", Noise: "noise" } as const satisfies Record<
    string,
    Fill
  >;
  const type = options.choice("type", types, "8-bit");
  const fill = fills[options.choice("fill", ["White", "Black", "Ramp", "Noise"], "Black")];
  const [width, height] = [
    Math.trunc(options.number("width", 512)),
    Math.trunc(options.number("height", 512)),
  ];
  const slices = Math.max(1, Math.trunc(options.number("slices", 1)));
  if (width < 1 || height < 1) host.error("Width and height must be >0");
  host.claim(width * height * slices * 4, "New Image");
  const title = freeTitle(host.world, options.string("name", "Untitled"));
  createImage(
    host.world,
    {
      title,
      type,
      fill,
      width,
      height,
      channels: 1,
      slices,
      frames: 1,
      hyperstack: false,
      composite: null,
      label: false,
    },
    noiseOf(host),
  );
}

/** File > Close closes the window in front, be it a table or a tool. */
function close(host: MacroHost): void {
  const { world } = host;
  const front = world.activeTable;
  if (front !== null && isOtherWindow(world, front)) closeOther(world, front);
  else world.close(host.image());
}

function showInfo(host: MacroHost): void {
  const window = host.image();
  const panel = { ...newPanel(), lines: imageInfo(window).split("\n") };
  host.world.textWindows.set(`Info for ${window.title}`, { kind: "lines", panel });
}

export const imageCommands: readonly Command[] = [
  command(
    "Duplicate...",
    {
      menu: MENU,
      options: ["title", "ignore", "duplicate", "range", "channels", "slices", "frames", "use"],
    },
    duplicate,
  ),
  command("Rename...", { menu: MENU, options: ["title"] }, (host, options) => {
    const window = host.image();
    window.title = options.string("title", window.title);
  }),
  command(
    "Properties...",
    {
      menu: MENU,
      options: [
        "channels",
        "slices",
        "frames",
        "unit",
        "pixel_width",
        "pixel_height",
        "voxel_depth",
        "frame",
        "origin",
        "invert",
        "global",
      ],
    },
    properties,
  ),
  command("Show Info...", { menu: MENU }, showInfo),
  command(
    "Set Scale...",
    { menu: "Analyze", options: ["distance", "known", "pixel", "unit", "global"] },
    setScale,
  ),
  calibrateCommand,
  command(
    "Image...",
    {
      menu: "File>New",
      options: ["name", "type", "fill", "width", "height", "slices"],
      needsImage: false,
    },
    newImage,
  ),
  command("Close", { menu: "File", needsImage: false }, close),
  command("Close All", { menu: "File", needsImage: false }, ({ world }) => {
    for (const window of [...world.windows]) world.close(window);
  }),
];
