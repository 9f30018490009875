import { findRange, shownColours } from "../../image/display/index.ts";
import { resizePlane } from "../../image/geometry/index.ts";
import type { ImageFile } from "../../image/index.ts";
import { planeTo8, planeTo16, planeTo32 } from "../../image/types/index.ts";
import { makeFromImageFile } from "../../image/windows/index.ts";
import type { ImageWindow, PixelType, PlanePixels, Roi } from "../../image/world/index.ts";
import { answered } from "../builtins/answers.ts";
import { findsJava, matchesJava } from "../builtins/java-regex.ts";
import { regex } from "../builtins/strings.ts";
import type { CommandOptions } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { MacroStop } from "../language/stop.ts";
import { Suspension } from "../suspension.ts";
import { absolutePath, openImage, readImageOf, takeDrawings } from "./open-file.ts";

const notImages = /\.(?:txt|lut|roi|pty|hdr|java|ijm|py|js|bsh|xml|rar|h5|doc|xls)$/;

/** Names in the order of the numbers in them: the nth number of each counts as one of as many digits as the longest nth number.
 * @see ImageJ 1.54p, ij.util.StringSorter.sortNumerically */
function sortedNumerically(names: readonly string[]): string[] {
  const widths: number[] = [];
  for (const name of names)
    for (const [n, digits] of (name.match(/\d+/g) ?? []).entries())
      widths[n] = Math.max(widths[n] ?? 0, digits.length);
  const padded = names.map((name) => {
    let n = 0;
    const key = name.replace(/\d+/g, (digits) => digits.padStart(widths[n++] ?? 0, "0"));
    return { name, key };
  });
  return padded.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ name }) => name);
}

interface Import {
  readonly folder: string;
  readonly type: PixelType | null;
  readonly filter: string;
  readonly legacy: boolean;
  readonly start: number;
  readonly count: number;
  readonly step: number;
  readonly scale: number;
  readonly sort: boolean;
  readonly separate: boolean;
}

/** Either key; the old ones are those of ImageJ before 1.53. */
function first(options: CommandOptions, keys: readonly string[]): string {
  return keys.map((key) => options.string(key, "")).find((value) => value !== "") ?? "";
}

function readImport(host: MacroHost, options: CommandOptions): Import {
  const folder = first(options, ["dir", "open", "select"]);
  const number = (keys: readonly string[], byDefault: number) => {
    const value = Number(first(options, keys));
    return Number.isFinite(value) && value !== 0 ? Math.trunc(value) : byDefault;
  };
  const depth = options.string("bitdepth", "");
  const type = options.string("type", depth);
  const legacy = options.string("or", "");
  return {
    folder: absolutePath(folder || String(answered(host, "Dir"))),
    type: options.flag("convert_to_rgb")
      ? "RGB"
      : ((
          {
            "16-bit": "16-bit",
            "32-bit": "32-bit",
            RGB: "RGB",
            8: "8-bit",
            16: "16-bit",
            24: "RGB",
            32: "32-bit",
          } as const
        )[type] ?? null),
    filter: legacy === "" ? first(options, ["filter", "file"]) : `(${legacy})`,
    legacy: legacy !== "",
    start: number(["start", "starting"], 1),
    count: number(["count", "number"], 0),
    step: Math.max(1, number(["step", "increment", "inc"], 1)),
    scale: Math.min(100, Math.max(5, Number(options.string("scale", "100")) || 100)),
    // Without it the names come in their alphabetical order, where ImageJ takes the disk's.
    sort: options.flag("sort"),
    separate: ` ${options.text} `.includes(" open "),
  };
}

function filtered(host: MacroHost, names: readonly string[], filter: string, legacy: boolean): string[] {
  if (filter === "" || filter === "*") return [...names];
  const isPattern = filter.length >= 2 && filter.startsWith("(") && filter.endsWith(")");
  const text = isPattern ? filter.slice(1, -1) : filter;
  const found = names.filter((name) => {
    if (!isPattern) return name.includes(text);
    try {
      return regex(host, (meter) => (legacy ? matchesJava : findsJava)(name, text, meter));
    } catch (error) {
      if (error instanceof MacroStop && error.code === "macro/limit") throw error;
      return true;
    }
  });
  if (found.length === 0)
    host.error(
      isPattern
        ? `None of the file names contain the regular expression '${text}'.`
        : `None of the ${names.length} files contain '${text}' in the name.`,
    );
  return found;
}

/** File>Import>Image Sequence: the images of a folder as one stack; those of another size are left out, with a line in the log.
 * @see ImageJ 1.54p, ij.plugin.FolderOpener */
export function importSequence(host: MacroHost, options: CommandOptions): Suspension {
  const wanted = readImport(host, options);
  const { files } = host;
  let { folder } = wanted;
  if (!files.isFolder(folder)) folder = folder.replace(/\/[^/]*\/?$/, "") || "/";
  if (!files.isFolder(folder)) host.error(`Directory not found: ${wanted.folder}`);
  if (!folder.endsWith("/")) folder += "/";
  const all = (files.list(folder) ?? []).filter(
    (name) => !name.endsWith("/") && !name.startsWith(".") && name !== "Thumbs.db" && !notImages.test(name),
  );
  const some = filtered(host, all, wanted.filter, wanted.legacy);
  const names = wanted.sort ? sortedNumerically(some) : some;
  return new Suspension(`Opening the images of ${folder}`, async () => {
    const begin = wanted.start < 1 || wanted.start > names.length ? 1 : wanted.start;
    const limit = wanted.count < 1 ? names.length : wanted.count;
    const most = Math.min(limit, names.length - begin + 1);
    const chosen = names.filter((_, i) => i >= begin - 1 && (i - begin + 1) % wanted.step === 0);
    if (wanted.separate) {
      for (const name of chosen.slice(0, most)) {
        const bytes = files.read(folder + name);
        if (bytes) await openImage(host, folder + name, bytes).start();
      }
      return undefined;
    }
    const stack = new Sequence(host, folder, wanted);
    for (const name of chosen) {
      if (stack.count >= most) break;
      host.tick();
      const image = await readQuietly(host, folder + name);
      if (image) stack.add(name, image);
    }
    stack.open(names[begin - 1] ?? "");
    return undefined;
  });
}

/** Files that are no images are passed over, as in ImageJ. */
async function readQuietly(host: MacroHost, path: string): Promise<ImageFile | null> {
  const bytes = host.files.read(path);
  if (bytes === undefined) return null;
  try {
    return await readImageOf(host, path, bytes);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "image/malformed" || code === "image/unsupported") return null;
    throw error;
  }
}

class Sequence {
  count = 0;
  private firstImage: ImageWindow | null = null;
  private type: PixelType | null;
  private width = 0;
  private height = 0;
  private readonly planes: PlanePixels[] = [];
  private readonly labels: string[] = [];
  private readonly overlay: Roi[] = [];
  private min = Number.POSITIVE_INFINITY;
  private max = Number.NEGATIVE_INFINITY;
  private sameCalibration = true;

  constructor(
    private readonly host: MacroHost,
    private readonly folder: string,
    private readonly wanted: Import,
  ) {
    this.type = wanted.type;
  }

  add(name: string, image: ImageFile): void {
    const { host } = this;
    const window = makeFromImageFile(host.world, image);
    takeDrawings(host.world, window, image);
    const first = this.firstImage ?? window;
    if (this.firstImage === null) {
      this.firstImage = window;
      this.type ??= window.type;
      const factor = this.wanted.scale / 100;
      this.width = Math.trunc(window.width * factor);
      this.height = Math.trunc(window.height * factor);
    } else if (window.width !== first.width || window.height !== first.height) {
      host.log(
        `${name}: wrong size; ${first.width}x${first.height} expected, ${window.width}x${window.height} found`,
      );
      return;
    }
    const { pixelWidth } = window.calibration;
    if (Math.abs(pixelWidth - first.calibration.pixelWidth) > 1e-10) this.sameCalibration = false;
    for (const roi of window.overlay ?? [])
      this.overlay.push(roi.position === 0 ? { ...roi, position: this.count + 1 } : roi);
    for (const [i, plane] of window.planes.entries())
      this.addPlane(window, plane, this.label(name, window, i));
    this.count++;
  }

  private label(name: string, window: ImageWindow, plane: number): string {
    const own = window.labels[plane] ?? null;
    if (window.planes.length > 1)
      return own !== null && own.length <= 15 ? `${name}:${own}` : `${name}:${plane + 1}`;
    if (window.info !== "")
      return /^(?:Software|ImageDescription)/.test(window.info) ? name : `${name}\n${window.info}`;
    return own !== null && !/^(?:Software|ImageDescription)/.test(own) ? own : name;
  }

  private addPlane(window: ImageWindow, plane: PlanePixels, label: string): void {
    const { host, wanted, width, height } = this;
    let pixels = plane;
    if (wanted.scale < 100) {
      const view = { width: window.width, height: window.height, type: window.type, pixels };
      const rect = { x: 0, y: 0, width: window.width, height: window.height };
      pixels = resizePlane({ ...view, rect }, width, height, "None", false);
    }
    const { min, max } = window;
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
    const { rgbWeights } = host.world.options;
    host.claim(width * height * 4, "image sequence");
    const converted =
      this.type === "8-bit"
        ? planeTo8(pixels, min, max, true, rgbWeights)
        : this.type === "16-bit"
          ? planeTo16(pixels, min, max, true, rgbWeights)
          : this.type === "32-bit"
            ? planeTo32(pixels, null, rgbWeights)
            : shownColours(pixels, window.lut, min, max);
    this.planes.push(converted);
    this.labels.push(label);
  }

  open(firstName: string): void {
    const { host, folder, firstImage, type } = this;
    if (firstImage === null || type === null) {
      host.error(
        `This folder does not appear to contain\nany TIFF, JPEG, BMP, DICOM, GIF, FITS or PGM files.\n \n   "${folder}"`,
      );
      return;
    }
    const title = folder.slice(0, -1).replace(/^.*\//, "");
    const single = this.planes.length === 1;
    const calibration = { ...firstImage.calibration };
    const window = host.world.open({
      title,
      type,
      width: this.width,
      height: this.height,
      planes: this.planes,
      labels: single ? [null] : this.labels,
      ...(type === "RGB" ? {} : { lut: firstImage.lut }),
    });
    findRange(window);
    if (type === "16-bit" || type === "32-bit") {
      window.min = this.min;
      window.max = this.max;
    }
    window.directory = folder;
    if (this.overlay.length > 0) window.overlay = this.overlay;
    if (this.sameCalibration) {
      const { scale } = this.wanted;
      if (scale !== 100 && isScaled(calibration)) {
        calibration.pixelWidth /= scale / 100;
        calibration.pixelHeight /= scale / 100;
      }
      if (calibration.pixelWidth !== 1 && calibration.pixelDepth === 1)
        calibration.pixelDepth = calibration.pixelWidth;
      window.calibration = calibration;
    }
    if (single) {
      window.properties.set("Slice_Label", firstName);
      window.info = firstImage.info;
    }
  }
}

function isScaled({ pixelWidth, pixelHeight, pixelDepth, unit }: ImageWindow["calibration"]): boolean {
  return pixelWidth !== 1 || pixelHeight !== 1 || pixelDepth !== 1 || !/^pixels?$/.test(unit);
}
