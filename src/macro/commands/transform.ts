import { displayRange, isHyperstack, setDisplayRange } from "../../image/display/index.ts";
import { type BinMethod, binPlane, flipPlane, quarterTurn } from "../../image/geometry/index.ts";
import { selectedProcessor, translateRoi, turnedElements } from "../../image/roi/index.ts";
import { rangeOf, replacePlanes, setDimensions } from "../../image/stacks/index.ts";
import { type ImageWindow, newPixels, type PlanePixels } from "../../image/world/index.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { planesToProcess } from "./apply.ts";

function flip(host: MacroHost, options: CommandOptions, vertical: boolean): void {
  const window = host.image();
  for (const plane of planesToProcess(window, options)) {
    host.tick();
    flipPlane(selectedProcessor(window, plane), vertical);
  }
  const { calibration } = window;
  const { rect } = selectedProcessor(window);
  const whole = rect.width === window.width && rect.height === window.height;
  if (whole && (calibration.xOrigin !== 0 || calibration.yOrigin !== 0)) {
    if (vertical) calibration.yOrigin = window.height - 1 - calibration.yOrigin;
    else calibration.xOrigin = window.width - 1 - calibration.xOrigin;
  }
  window.changed = true;
}

function turn(host: MacroHost, clockwise: boolean): void {
  const window = host.image();
  const { width, height, calibration } = window;
  const planes = window.planes.map((plane) => {
    host.tick();
    return quarterTurn(plane, width, height, clockwise);
  });
  if (calibration.xOrigin !== 0 || calibration.yOrigin !== 0) {
    const { xOrigin, yOrigin } = calibration;
    calibration.xOrigin = clockwise ? height - 1 - yOrigin : yOrigin;
    calibration.yOrigin = clockwise ? xOrigin : width - 1 - xOrigin;
  }
  replacePlanes(window, planes, window.labels, { width: height, height: width });
  window.roi = null;
  const [x, y] = [width / 2, height / 2];
  window.overlay =
    window.overlay &&
    turnedElements(window.overlay, clockwise ? 90 : -90, x, y).map((roi) => translateRoi(roi, y - x, x - y));
  const { pixelWidth, pixelHeight, unit, yUnit } = calibration;
  calibration.pixelWidth = pixelHeight;
  calibration.pixelHeight = pixelWidth;
  if (yUnit !== null && yUnit !== unit) {
    calibration.unit = yUnit;
    calibration.yUnit = unit;
  }
}

const binMethods = ["Average", "Median", "Min", "Max", "Sum"] as const;

const bin = command(
  "Bin...",
  { menu: "Image>Transform", options: ["x", "y", "z", "bin"] },
  (host, options) => {
    const window = host.image();
    const x = Math.trunc(options.number("x", 2));
    const y = Math.trunc(options.number("y", 2));
    const zAllowed =
      window.planes.length > 1 && !(window.composite !== null && window.channels === window.planes.length);
    const z = zAllowed ? Math.trunc(options.number("z", 1)) : 1;
    const method: BinMethod = options.choice("bin", binMethods, "Average");
    if (x < 1 || y < 1 || z < 1 || x > window.width || y > window.height)
      host.error("Shrink factors must be at least 1 and not above the size of the image");
    if (z > 1 && isHyperstack(window)) host.error("Binning hyperstacks in z is not supported");
    const width = Math.trunc(window.width / x);
    const height = Math.trunc(window.height / y);
    let planes = window.planes.map((plane) => {
      host.tick();
      return binPlane(window.type, plane, window.width, window.height, x, y, method);
    });
    let labels = window.labels;
    if (z > 1) {
      planes = binDepth(window, planes, width * height, z, method === "Median" ? "Average" : method);
      labels = planes.map(() => null);
    }
    replacePlanes(window, planes, labels, { width, height });
    if (z > 1) {
      setDimensions(window, 1, planes.length, 1);
      window.plane = 0;
    }
    const { calibration } = window;
    if (calibration.pixelWidth !== 1 || calibration.pixelHeight !== 1 || calibration.unit !== "pixel") {
      calibration.pixelWidth *= x;
      calibration.pixelHeight *= y;
      calibration.pixelDepth *= z;
    }
    const wide = window.type === "16-bit" || window.type === "32-bit";
    if (window.composite === null && method === "Sum" && wide) window.max *= x * y * z;
    window.roi = null;
  },
);

/** Groups of planes become one; values pass through float32 as ImageJ's do. */
function binDepth(
  window: ImageWindow,
  planes: PlanePixels[],
  size: number,
  z: number,
  method: BinMethod,
): PlanePixels[] {
  const depth = Math.trunc(planes.length / z);
  return Array.from({ length: depth }, (_, k) => {
    const out = newPixels(window.type, size);
    const line = new Float32Array(z);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < z; j++) line[j] = planes[k * z + j]?.[i] ?? 0;
      const value = binPlane("32-bit", line, z, 1, z, 1, method)[0] ?? 0;
      out[i] = window.type === "32-bit" ? value : Math.trunc(value + 0.5);
    }
    return out;
  });
}

const flipZ = (name: string, menu: string) =>
  command(name, { menu }, (host) => {
    const window = host.image();
    if (window.planes.length === 1) host.error("This command requires a stack");
    if (isHyperstack(window)) host.error("This command does not currently work with hyperstacks.");
    const [min, max] = displayRange(window);
    window.planes.reverse();
    window.labels.reverse();
    if (window.composite !== null) {
      for (const [c, display] of window.channelDisplay.entries())
        Object.assign(display, rangeOf(window.planes[c]));
      setDisplayRange(window, min, max);
    }
    window.changed = true;
  });

export const transformCommands: readonly Command[] = [
  command("Flip Horizontally", { menu: "Image>Transform", options: ["stack", "slice"] }, (host, options) =>
    flip(host, options, false),
  ),
  command("Flip Vertically", { menu: "Image>Transform", options: ["stack", "slice"] }, (host, options) =>
    flip(host, options, true),
  ),
  flipZ("Flip Z", "Image>Transform"),
  flipZ("Reverse", "Image>Stacks>Tools"),
  command("Rotate 90 Degrees Right", { menu: "Image>Transform" }, (host) => turn(host, true)),
  command("Rotate 90 Degrees Left", { menu: "Image>Transform" }, (host) => turn(host, false)),
  bin,
];
