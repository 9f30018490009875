import { createHash } from "node:crypto";
import { curveNames, isHyperstack, UNCALIBRATED_OD } from "../../src/image/display/index.ts";
import { roiBounds, roiMask, roiPosition } from "../../src/image/roi/index.ts";
import { panelText, savedTable } from "../../src/image/tables/index.ts";
import {
  type ImageWindow,
  isInvertingLut,
  type PlanePixels,
  type Roi,
  textOfWindow,
  type World,
} from "../../src/image/world/index.ts";
import type { MacroResult } from "../../src/macro/macro-types.ts";
import { number, planesOf } from "./macro-inputs.ts";
import type {
  RecordedError,
  RecordedImage,
  RecordedNumber,
  RecordedRoi,
  RecordedRun,
} from "./macro-record.ts";
import type { Refusal } from "./refused-cases.ts";

/* Not compared, because
 * - the message of an error, where ImageJ's is a Java exception: it tells of ImageJ's own code; and of a few refusals;
 * - what a macro left that we refuse before it starts (refused-cases.ts): ImageJ runs it up to the wrong line;
 * - pixels, display range, look-up table, threshold, labels and calibration of plots and histograms' windows: they are a drawing
 *   in ImageJ's fonts, and ours get the scale of their axes as calibration only when a macro asks for it;
 * - the inverting flag of composites, and ranges and tables of RGB images: ImageJ tells none of their own;
 * - labels of images of one plane: ImageJ makes one of title and info;
 * - the current window after an error: the dialog gives the focus back to any window;
 * - float bounds of text and image selections: they follow from the fonts of the computer;
 * - points of composite selections: their order is free, the mask is compared;
 * - names of selections that are neither in an overlay nor in the ROI manager, properties of selections, counters of points,
 *   and whether an ellipse is one: not recorded (ImageJ calls an ellipse freehand);
 * - ids of images, titles and classes of other windows, and dialogs but messages: a matter of the computer's desktop.
 */

/** Scales, ranges and bounds are written by both as decimal text of 64-bit numbers, which are found by other orders of the same
 * sums: some units in the last of 16 digits, never one in the 9th. */
const CLOSE = 1e-9;
/** Vertices are float32 in ImageJ, of 7 digits; ours are 64-bit. */
const CLOSE_POINTS = 1e-5;

export interface Tolerance {
  /** Units in the last place by which a 32-bit sample may differ. */
  readonly ulps: number;
}

/** What differs between our run and ImageJ's, one line each; empty: nothing. "ours" comes first, "ImageJ" second. */
export function differences(
  ours: MacroResult,
  imagej: RecordedRun,
  tolerance: Tolerance = { ulps: 0 },
  refused?: Refusal,
): string[] {
  const out: string[] = [];
  if (imagej.timeout) out.push("ImageJ did not end within the time limit");
  out.push(...errorDifferences(ours, imagej.error, refused?.otherWords === true));
  // What cannot be run is said before the macro starts; ImageJ finds it when it gets there, and leaves what it did until then.
  const early = ours.error !== null && ours.steps === 0;
  if (early && refused !== undefined) return out;
  if (early && imagej.error !== null) out.push(`refused before the start: ${ours.error?.message}`);
  if (refused !== undefined) out.push(`no longer refused before the start (${refused.why})`);
  out.push(...lineDifferences("log", ours.log, imagej.log));
  out.push(...noticeDifferences(ours, imagej));
  out.push(...imagesDifferences(ours.world, imagej, tolerance));
  out.push(...tableDifferences(ours.world, imagej));
  out.push(...textDifferences(ours.world, imagej));
  const manager = ours.world.roiManager;
  out.push(...roisDifferences("ROI manager", manager?.rois ?? [], imagej.roiManager ?? []));
  if ((ours.returned ?? "") !== (imagej.returned ?? "") && imagej.error === null)
    out.push(...different("returned", ours.returned, imagej.returned));
  return out;
}

function different(what: string, ours: unknown, imagej: unknown): string[] {
  return JSON.stringify(ours) === JSON.stringify(imagej)
    ? []
    : [`${what}: ours ${show(ours)}, ImageJ ${show(imagej)}`];
}

function show(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function errorDifferences(ours: MacroResult, imagej: RecordedError | null, otherWords: boolean): string[] {
  const { error } = ours;
  if (imagej === null)
    return error === null
      ? []
      : [`error: ours stops in line ${error.line} with ${error.code}: ${error.message}; ImageJ goes on`];
  const theirs = `line ${imagej.line}: ${imagej.message} [${imagej.kind}] ${imagej.statement ?? ""}`;
  // exit("message") and the like: a message, and no line to tell.
  if (
    error === null &&
    imagej.kind === "aborted" &&
    flat(ours.notices.at(-1)?.message ?? "") === flat(imagej.message)
  )
    return [];
  if (error === null) return [`error: ours goes on; ImageJ stops in ${theirs}`];
  const mine = `line ${error.line}: ${error.message} [${error.code}] ${error.statement ?? ""}`;
  if (error.line !== imagej.line) return [`error line: ours ${mine}\n    ImageJ ${theirs}`];
  // The temporary folder of ours is /temp/. The message of a Java exception tells of ImageJ's own code; ours says what is wrong with the macro.
  const told = flat(imagej.message).replaceAll("/tmp/", "/temp/").toLowerCase();
  const comparable = imagej.kind !== "exception" && !otherWords;
  if (comparable && !flat(error.message).toLowerCase().includes(told))
    return [`error message: ours ${mine}\n    ImageJ ${theirs}`];
  const calls = error.stack.map((call) => call.line);
  return imagej.calledFrom && calls.length > 0
    ? different("error called from", calls, imagej.calledFrom)
    : [];
}

function lineDifferences(what: string, ours: readonly string[], imagej: readonly string[]): string[] {
  for (let i = 0; i < Math.max(ours.length, imagej.length); i++)
    if (ours[i] !== imagej[i])
      return [
        `${what} line ${i + 1} of ${ours.length} / ${imagej.length}:\n    ours   ${show(ours[i])}\n    ImageJ ${show(imagej[i])}`,
      ];
  return [];
}

/** Messages after which the macro went on; the last one belongs to the error where a command stopped the macro. */
function noticeDifferences(ours: MacroResult, imagej: RecordedRun): string[] {
  const shown = imagej.dialogs.filter((dialog) => dialog.class === "MessageDialog");
  if (imagej.error?.kind === "aborted" && ours.error !== null) shown.pop();
  // Errors of macros inside a macro are no message dialogs in ImageJ.
  const mine = ours.notices
    .filter(({ title }) => title !== "Macro Error")
    .map((notice) => flat(notice.message));
  return lineDifferences(
    "message",
    mine,
    shown.map((dialog) => flat(dialog.text)),
  );
}

const flat = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

function imagesDifferences(world: World, run: RecordedRun, tolerance: Tolerance): string[] {
  const imagej = run.images;
  const ours = world.windows.filter((window) => !window.hidden);
  const titles = ours.map((window) => window.title);
  const theirs = imagej.map((image) => image.title);
  const out = different("windows", titles, theirs);
  if (out.length > 0 && titles.length !== theirs.length) return out;
  // The dialog of an error gives the focus back to any window.
  const current = imagej.find((image) => image.current)?.title ?? null;
  if (run.error === null) out.push(...different("current window", world.current?.title ?? null, current));
  for (const [i, window] of ours.entries()) {
    const image = imagej[i];
    if (image === undefined) break;
    out.push(...imageDifferences(window, image, tolerance).map((line) => `"${image.title}" ${line}`));
  }
  return out;
}

/** What differs between a window and what ImageJ has. */
export function imageDifferences(window: ImageWindow, image: RecordedImage, tolerance: Tolerance): string[] {
  const form = (i: ImageWindow | RecordedImage) =>
    `${i.type} ${i.width}x${i.height} c${i.channels} z${i.slices} t${i.frames}`;
  const out = different("form", form(window), form(image));
  if (out.length > 0) return out;
  if (image.window === "image") out.push(...pixelDifferences(window, image, tolerance));
  out.push(...different("mode", window.composite ?? "none", image.mode));
  out.push(...different("current plane", window.plane + 1, image.currentSlice));
  out.push(...different("hyperstack", isHyperstack(window), image.hyperstack));
  out.push(...different("info", window.info || null, image.info));
  out.push(...roiDifferences("roi", window.roi, image.roi));
  out.push(...roisDifferences("overlay", window.overlay ?? [], image.overlay));
  if (image.window === "plot") return out;
  const display = window.composite === null ? null : window.channelDisplay;
  if (image.type !== "RGB" && image.window === "image") {
    const ranges = display?.map((c) => [c.min, c.max] as const) ?? [[window.min, window.max] as const];
    out.push(...rangesDifferences(ranges, image.ranges ?? [[image.min, image.max]]));
    const luts = (display?.map((c) => c.lut) ?? [window.lut]).map((lut) => sha1(lut));
    out.push(...different("look-up tables (sha1)", luts, image.luts));
    if (display === null) out.push(...different("inverting", isInvertingLut(window.lut), image.inverting));
  }
  out.push(...thresholdDifferences(window, image));
  out.push(...calibrationDifferences(window, image));
  const labels = window.labels.some((label) => label !== null) ? window.labels : null;
  // ImageJ makes a label of title and info for the only plane of an image that has info.
  if (window.planes.length > 1) out.push(...different("labels", labels, image.labels));
  return out;
}

function rangesDifferences(
  ours: readonly (readonly [number, number])[],
  imagej: readonly (readonly [RecordedNumber, RecordedNumber])[],
): string[] {
  const theirs = imagej.map(([min, max]) => [number(min), number(max)] as const);
  const same =
    ours.length === theirs.length &&
    ours.every((range, i) => near(range[0], theirs[i]?.[0]) && near(range[1], theirs[i]?.[1]));
  return same ? [] : [`display range: ours ${ours.join(" | ")}, ImageJ ${theirs.join(" | ")}`];
}

function near(a: number, b: number | undefined): boolean {
  return (
    b !== undefined && (Object.is(a, b) || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)))
  );
}

function thresholdDifferences(window: ImageWindow, image: RecordedImage): string[] {
  const ours = window.threshold && [window.threshold.lower, window.threshold.upper];
  const theirs = image.threshold;
  if (ours !== null && theirs !== null && near(ours[0] ?? 0, theirs[0]) && near(ours[1] ?? 0, theirs[1]))
    return [];
  return different("threshold", ours, theirs);
}

function calibrationDifferences(window: ImageWindow, image: RecordedImage): string[] {
  const { calibration } = window;
  const theirs = image.calibration;
  const out: string[] = [];
  for (const key of ["pixelWidth", "pixelHeight", "pixelDepth", "frameInterval"] as const)
    if (!near(calibration[key], theirs[key])) out.push(...different(key, calibration[key], theirs[key]));
  out.push(...different("unit", calibration.unit, theirs.unit));
  out.push(...different("time unit", calibration.timeUnit, theirs.timeUnit));
  const { xOrigin, yOrigin, zOrigin } = calibration;
  out.push(...different("origin", [xOrigin, yOrigin, zOrigin], theirs.origin));
  const f = theirs.function;
  out.push(...different("density calibrated", calibration.function !== "none", f !== null));
  if (f !== null && calibration.function !== "none") {
    out.push(...different("value unit", calibration.valueUnit, f.valueUnit));
    out.push(...different("calibration function", calibration.function, calibrationName(f.function)));
    const mine = calibration.coefficients;
    const coefficients = f.coefficients?.map(number) ?? null;
    const same =
      mine?.length === coefficients?.length &&
      (coefficients ?? []).every((value, i) => near(value, mine?.[i]));
    if (!same) out.push(`coefficients: ours ${show(mine)}, ImageJ ${show(coefficients)}`);
  }
  return out;
}

/** Name of ImageJ's number of a calibration function; 21 stands for no curve but optical density. */
function calibrationName(n: number): string | undefined {
  return n === 21 ? UNCALIBRATED_OD : curveNames[n];
}

const typeNames: Readonly<Record<string, string>> = {
  "straight line": "line",
  text: "rectangle",
  image: "rectangle",
};

const kinds: ReadonlySet<string> = new Set(["rotated rectangle", "arrow", "text", "image"]);

function roisDifferences(what: string, ours: readonly Roi[], imagej: readonly RecordedRoi[]): string[] {
  if (ours.length !== imagej.length)
    return [`${what}: ours ${ours.length} selections, ImageJ ${imagej.length}`];
  return ours.flatMap((roi, i) => [
    ...roiDifferences(`${what} ${i}`, roi, imagej[i] ?? null),
    ...different(`${what} ${i} name`, roi.name, imagej[i]?.name ?? null),
  ]);
}

function roiDifferences(what: string, ours: Roi | null, imagej: RecordedRoi | null): string[] {
  if (ours === null || imagej === null)
    return different(
      what,
      ours && `${ours.type} ${show(ours.bounds)}`,
      imagej && `${imagej.type} ${imagej.bounds}`,
    );
  const type = imagej.type.toLowerCase();
  const known = typeNames[type] ?? type;
  const out: string[] = [];
  // What ImageJ has a class of its own for is a kind of ours; the rest is a type. It calls ellipses freehand.
  const named = ours.kind === "ellipse" ? ours.type : (ours.kind ?? ours.type);
  out.push(...different(`${what} type`, named, kinds.has(type) ? type : known));
  out.push(...appearanceDifferences(what, ours, imagej));
  const b = ours.bounds;
  const text = known === "rectangle" && type !== "rectangle";
  if (!text && [b.x, b.y, b.width, b.height].some((value, i) => !near(value, imagej.floatBounds[i])))
    out.push(`${what} bounds: ours ${[b.x, b.y, b.width, b.height]}, ImageJ ${imagej.floatBounds}`);
  const points = imagej.points;
  if (points && known !== "composite") out.push(...pointDifferences(what, ours, points));
  if (imagej.mask && ours.type !== "rectangle") {
    const bounds = roiBounds(ours);
    const mask = roiMask(ours);
    const inside = mask?.reduce((sum, value) => sum + (value ? 1 : 0), 0) ?? null;
    if (inside !== imagej.area) out.push(...different(`${what} area in pixels`, inside, imagej.area));
    else if (mask)
      out.push(...different(`${what} mask`, `${bounds.width}x${bounds.height} ${sha1(mask)}`, imagej.mask));
  }
  return out;
}

/** Colours, widths, group, text and the place in the stack. */
function appearanceDifferences(what: string, ours: Roi, imagej: RecordedRoi): string[] {
  const { channel, slice, frame, extra } = ours;
  const position = ours.hyperstackPosition ? [channel, slice, frame] : roiPosition(ours);
  const out = different(`${what} position`, position, imagej.position);
  out.push(...different(`${what} stroke width`, ours.strokeWidth, imagej.strokeWidth));
  out.push(...different(`${what} stroke color`, colour(ours.strokeColor), colour(imagej.strokeColor)));
  out.push(...different(`${what} fill color`, colour(ours.fillColor), colour(imagej.fillColor)));
  out.push(...different(`${what} group`, ours.group, imagej.group));
  if (imagej.text !== undefined)
    out.push(...different(`${what} text`, extra?.text, imagej.text.replace(/\n$/, "")));
  return out;
}

/** Opaque colours are recorded with their alpha, ours are written without. */
function colour(text: string | null): string | null {
  return text?.toLowerCase().replace(/^#ff(?=[0-9a-f]{6}$)/, "#") ?? null;
}

function pointDifferences(
  what: string,
  ours: Roi,
  points: readonly [readonly number[], readonly number[]],
): string[] {
  const [xs, ys] = points;
  if (xs.length !== ours.xs.length) return [`${what}: ours ${ours.xs.length} points, ImageJ ${xs.length}`];
  const close = (a: number, b: number | undefined) =>
    b !== undefined && Math.abs(a - b) <= CLOSE_POINTS * Math.max(1, Math.abs(a));
  for (let i = 0; i < xs.length; i++)
    if (!close(ours.xs[i] ?? Number.NaN, xs[i]) || !close(ours.ys[i] ?? Number.NaN, ys[i]))
      return [`${what} point ${i}: ours ${ours.xs[i]},${ours.ys[i]}, ImageJ ${xs[i]},${ys[i]}`];
  return [];
}

function tableDifferences(world: World, imagej: RecordedRun): string[] {
  const { results } = world;
  const ours = [...(results.panel !== null || results.size > 0 ? [results] : []), ...world.tables.values()];
  const titled = new Map(
    ours.map((table) => [table === results ? "Results" : (table.title ?? ""), table] as const),
  );
  const theirs = new Map(imagej.tables.map((table) => [table.title, table] as const));
  const out = different("tables", [...titled.keys()].sort(), [...theirs.keys()].sort());
  if (out.length > 0) return out;
  for (const [title, table] of titled) {
    const expected = theirs.get(title);
    if (expected === undefined) continue;
    const name = `table "${title}"`;
    const shown = table.panel !== null;
    if (shown !== expected.shown)
      out.push(`${name}: ${shown ? "shown" : "not shown"} in ours, not so in ImageJ`);
    const pairs = [
      ["csv", savedTable(table, "csv"), expected.csv],
      ["tabs", savedTable(table, "tab"), expected.text],
      ["as shown", panelText(table), expected.panel ?? ""],
    ] as const;
    // The first that differs says enough.
    for (const [what, mine, imagejs] of pairs) {
      const found = lineDifferences(`${name} ${what}`, mine.split("\n"), imagejs.split("\n"));
      out.push(...found);
      if (found.length > 0) break;
    }
  }
  return out;
}

function textDifferences(world: World, imagej: RecordedRun): string[] {
  // The window of a Java exception is ImageJ's own.
  const theirs = imagej.texts.filter((text) => text.title !== "Exception");
  const out = different(
    "text windows",
    [...world.textWindows].filter(([, window]) => window.kind === "lines").map(([title]) => title),
    theirs.map((text) => text.title),
  );
  for (const { title, text } of theirs) {
    const ours = world.textWindows.get(title);
    if (ours !== undefined)
      out.push(
        ...lineDifferences(
          `text window "${title}"`,
          textOfWindow(ours).trimEnd().split("\n"),
          text.trimEnd().split("\n"),
        ),
      );
  }
  return out;
}

function pixelDifferences(window: ImageWindow, image: RecordedImage, tolerance: Tolerance): string[] {
  const planes = planesOf(image);
  let count = 0;
  let first = "";
  let largest = 0;
  for (const [p, theirs] of planes.entries()) {
    const ours = window.planes[p];
    if (ours === undefined || ours.length !== theirs.length)
      return [`plane ${p + 1}: ours ${ours?.length} samples, ImageJ ${theirs.length}`];
    const same = sameness(ours, theirs, tolerance);
    for (let i = 0; i < theirs.length; i++) {
      if (same(i)) continue;
      count++;
      const difference = Math.abs((ours[i] ?? 0) - (theirs[i] ?? 0));
      if (difference > largest) largest = difference;
      if (count === 1)
        first = `first at x ${i % image.width}, y ${Math.floor(i / image.width)}, plane ${p + 1}: ours ${shown(ours, i)}, ImageJ ${shown(theirs, i)}`;
    }
  }
  const all = planes.length * image.width * image.height;
  const ulps = image.type === "32-bit" ? "" : `, largest difference ${largest}`;
  return count === 0
    ? []
    : [`pixels: ${count} of ${all} differ, ${first}${image.type === "RGB" ? "" : ulps}`];
}

function shown(pixels: PlanePixels, i: number): string {
  const value = pixels[i] ?? 0;
  if (pixels instanceof Int32Array) return `#${(value & 0xffffff).toString(16).padStart(6, "0")}`;
  return String(value);
}

/** Integers equal; floats equal by bits up to `ulps`, any NaN equal to any other. */
function sameness(ours: PlanePixels, theirs: PlanePixels, { ulps }: Tolerance): (i: number) => boolean {
  if (ours instanceof Int32Array) return (i) => (((ours[i] ?? 0) ^ (theirs[i] ?? 0)) & 0xffffff) === 0;
  if (!(ours instanceof Float32Array) || !(theirs instanceof Float32Array))
    return (i) => ours[i] === theirs[i];
  const a = new Int32Array(ours.buffer, ours.byteOffset, ours.length);
  const b = new Int32Array(theirs.buffer, theirs.byteOffset, theirs.length);
  const order = (bits: number) => (bits < 0 ? -2147483648 - bits : bits);
  return (i) => {
    if (a[i] === b[i]) return true;
    if (Number.isNaN(ours[i]) || Number.isNaN(theirs[i]))
      return Number.isNaN(ours[i]) && Number.isNaN(theirs[i]);
    return Math.abs(order(a[i] ?? 0) - order(b[i] ?? 0)) <= ulps;
  };
}

function sha1(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("hex");
}
