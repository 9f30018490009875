import {
  dataRange,
  isSigned16,
  resetDisplayRange,
  resetProcessorRange,
  setProcessorRange,
} from "../../image/display/index.ts";
import {
  applyMath,
  backgroundToNaN,
  blitModes,
  calculate,
  type MathOperation,
  reciprocal,
} from "../../image/math/index.ts";
import type { ImageWindow, Processor } from "../../image/world/index.ts";
import { defaultBits16 } from "../builtins/display.ts";
import { imagesInOrder } from "../builtins/windows.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { applyFilter, planesToProcess } from "./apply.ts";
import { applyExpression } from "./math-macro.ts";

const MENU = "Process>Math";

/** The processor of ImageJ's runner: display range of the image, whatever the channel. */
function ranged(window: ImageWindow, processor: Processor): Processor {
  return Object.assign(processor, { min: window.min, max: window.max });
}

/** Which planes a command runs over; null: more than the current one. */
function single(window: ImageWindow, options: CommandOptions): boolean {
  return window.planes.length === 1 || planesToProcess(window, options).length === 1;
}

interface MathNotes {
  /** The range of 16-bit and 32-bit images is found anew. */
  readonly resetsRange?: boolean;
  readonly integersOnly?: boolean;
}

function run(
  host: MacroHost,
  options: CommandOptions,
  operation: MathOperation,
  value: number,
  notes: MathNotes = {},
): void {
  const window = host.image();
  const one = single(window, options);
  const offset = isSigned16(window) ? 32768 : 0;
  applyFilter(host, options, {}, (processor) => {
    applyMath(ranged(window, processor), operation, value, offset);
    if (notes.resetsRange && one && window.type !== "8-bit") resetProcessorRange(window);
  });
}

const constant = (
  name: string,
  operation: MathOperation,
  byDefault: number,
  of: (value: number) => number = (value) => value,
  notes: MathNotes = {},
): Command =>
  command(name, { menu: MENU, options: ["value", "stack", "slice"] }, (host, options) =>
    run(host, options, operation, of(options.number("value", byDefault)), notes),
  );

const plain = (name: string, operation: MathOperation): Command =>
  command(name, { menu: MENU, options: ["stack", "slice"] }, (host, options) =>
    run(host, options, operation, 0),
  );

const bits = (name: string, operation: MathOperation): Command =>
  command(name, { menu: MENU, options: ["value", "stack", "slice"] }, (host, options) => {
    const text = options.string("value", "11110000");
    const value = /^[+-]?[01]{1,31}$/.test(text) ? Number.parseInt(text, 2) : Number.NaN;
    if (Number.isNaN(value)) host.error("Binary number required");
    run(host, options, operation, value);
  });

function divide(host: MacroHost, options: CommandOptions): void {
  const value = options.number("value", 1.25);
  const window = host.image();
  if (value === 0 && window.type !== "32-bit") {
    applyFilter(host, options, {}, () => {});
    return;
  }
  run(host, options, "multiply", 1 / value);
}

function gamma(host: MacroHost, options: CommandOptions): void {
  const value = options.number("value", 0.5);
  if (!(value >= 0.05 && value <= 5)) host.error("Gamma must be between 0.05 and 5.0");
  run(host, options, "gamma", value);
}

function nanBackground(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const limits = window.type === "32-bit" ? window.threshold : null;
  const threshold = limits ?? host.error(`Thresholded 32-bit float image required:\n"${window.title}"`);
  const one = single(window, options);
  applyFilter(host, options, {}, ({ pixels }) => {
    if (pixels instanceof Float32Array) backgroundToNaN(pixels, threshold.lower, threshold.upper);
    if (one) resetProcessorRange(window);
  });
}

function abs(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  if (window.type !== "32-bit" && !isSigned16(window)) return;
  run(host, options, "abs", 0, { resetsRange: true });
}

/** Edit > Invert: 16-bit within the range of the pixels, 32-bit within the display range.
 * @see ImageJ 1.54p, ShortProcessor.invert, ij.plugin.filter.Filters */
function invert(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const one = single(window, options);
  const offset = isSigned16(window) ? 32768 : 0;
  const full = host.world.options.other.get("fullRange16bitInversions") === true;
  applyFilter(host, options, {}, (processor) => {
    ranged(window, processor);
    const [min, max] = [window.min, window.max];
    if (window.type === "16-bit") {
      if (full) {
        const range = defaultBits16(host) > 0 && offset === 0 ? 2 ** defaultBits16(host) : 65536;
        [processor.min, processor.max] = [0, range - 1];
      } else [processor.min, processor.max] = dataRange(processor.pixels);
    }
    applyMath(processor, "invert", 0, offset);
    if (window.type !== "16-bit" || !one) return;
    if (full) resetProcessorRange(window);
    else setProcessorRange(window, min, max);
  });
  if (window.type === "16-bit" && !one) resetDisplayRange(window, defaultBits16(host));
}

function imageCalculator(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const images = imagesInOrder(world);
  const titles = images.map(({ title }) => title);
  const [first = ""] = titles;
  const find = (key: string) => {
    const title = options.string(key, first);
    return (
      images.find((window) => window.title === title) ??
      host.error(`"${title}" is not a valid choice for "${key}"`)
    );
  };
  const image1 = find("image1");
  const mode = options.choice("operation", blitModes, "Add");
  const image2 = find("image2");
  const stack = image1.planes.length > 1 && planesToProcess(image1, options).length > 1;
  const how = {
    mode,
    create: options.absent || options.flag("create"),
    float: options.flag("32-bit"),
    stack,
  };
  const message = calculate(world, image1, image2, how, world.options.rgbWeights);
  if (message) host.error(message);
}

export const mathCommands: readonly Command[] = [
  constant("Add...", "add", 25),
  constant("Subtract...", "add", 25, (value) => -value),
  constant("Multiply...", "multiply", 1.25),
  command("Divide...", { menu: MENU, options: ["value", "stack", "slice"] }, divide),
  bits("AND...", "and"),
  bits("OR...", "or"),
  bits("XOR...", "xor"),
  constant("Min...", "min", 0, (value) => value, { resetsRange: true }),
  constant("Max...", "max", 255, (value) => value, { resetsRange: true }),
  command("Gamma...", { menu: MENU, options: ["value", "stack", "slice"] }, gamma),
  constant("Set...", "set", 25),
  plain("Log", "log"),
  plain("Exp", "exp"),
  plain("Square", "sqr"),
  plain("Square Root", "sqrt"),
  command("Reciprocal", { menu: MENU, options: ["stack", "slice"] }, (host, options) => {
    if (host.image().type === "32-bit") applyFilter(host, options, {}, reciprocal);
  }),
  command("NaN Background", { menu: MENU, options: ["stack", "slice"] }, nanBackground),
  command("Abs", { menu: MENU, options: ["stack", "slice"] }, abs),
  command("Macro...", { menu: MENU, options: ["code", "v", "stack", "slice"] }, applyExpression),
  command("Invert", { menu: "Edit", options: ["stack", "slice"] }, invert),
  command(
    "Image Calculator...",
    { menu: "Process", options: ["image1", "operation", "image2", "create", "32-bit", "stack"] },
    imageCalculator,
  ),
];
