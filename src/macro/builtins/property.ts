import { colourText } from "../../image/draw/index.ts";
import { parseJavaDouble, toInt } from "../../image/numbers/index.ts";
import { panelText } from "../../image/tables/index.ts";
import { type ImageWindow, textOfWindow } from "../../image/world/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { imageInfo, shortSliceLabel, sliceLabel, subtitle } from "./image-info.ts";
import { setListText } from "./lists.ts";
import { propertiesText } from "./property-text.ts";

/** The value of "key: value", "key = value" or "key=value" in text of many lines; null = not there. */
function valueIn(text: string, key: string): string | null {
  for (const form of [`${key}: `, `${key} = `, `${key}=`]) {
    let at = text.indexOf(form);
    while (at > 0 && /[\p{L}\p{Nd}]/u.test(text[at - 1] as string)) at = text.indexOf(form, at + form.length);
    if (at < 0) continue;
    const start = at + form.length;
    const end = text.indexOf("\n", start);
    return text.slice(start, end < 0 ? undefined : end);
  }
  return null;
}

/** From the label of the current plane, if it has several lines, and the info text. */
/** The rest of the line after the colon that follows a tag; tags within sequences (">" behind the tag) are left out.
 * @see ImageJ 1.54p ij.util.DicomTools.getTag */
function dicomTag(info: string, tag: string): string | null {
  let at = info.indexOf(tag);
  if (at >= 0 && info[at + 11] === ">") at = info.indexOf(tag, at + 10);
  const colon = at < 0 ? -1 : info.indexOf(":", at);
  const end = info.indexOf("\n", colon);
  return colon < 0 || end < 0 ? null : info.slice(colon + 1, end);
}

function infoValue(window: ImageWindow, key: string): string | null {
  const label = window.planes.length > 1 ? (window.labels[window.plane] ?? "") : "";
  if (/^[0-9a-f]{4},[0-9a-f]{4}$/i.test(key))
    return dicomTag(label.includes("\n", 1) ? label : window.info, key);
  return (label.indexOf("\n") > 0 ? valueIn(label, key) : null) ?? valueIn(window.info, key);
}

function property(window: ImageWindow, key: string): string | null {
  return window.properties.get(key) ?? infoValue(window, key);
}

const linesText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Text of the window in front, or the description of the image. */
function windowContents(host: MacroHost): string {
  const { world } = host;
  const front = world.activeTable;
  if (front !== null) {
    const table = front === "Results" ? world.results : world.tables.get(front);
    if (table?.panel) return panelText(table);
    const text = world.textWindows.get(front);
    if (text !== undefined) return textOfWindow(text);
    if (front === "Log" && world.log !== null) return linesText(world.log);
  }
  return imageInfo(host.image());
}

const SYSTEM: Readonly<Record<string, string>> = {
  "user.dir": "/",
  "user.home": "/home",
  "java.io.tmpdir": "/temp",
  "file.separator": "/",
  "line.separator": "\n",
  "path.separator": ":",
  "os.name": "Linux",
  "java.version": "17",
};

type Reader = (host: MacroHost) => string;

const INFO: Readonly<Record<string, Reader>> = {
  "micrometer.abbreviation": () => "\u00b5m",
  "image.title": (host) => host.image().title,
  "image.subtitle": (host) => (host.image().hidden ? "" : subtitle(host.image())),
  "slice.label": (host) => {
    const window = host.image();
    const label =
      window.planes.length === 1
        ? (property(window, "Slice_Label") ?? window.labels[0] ?? null)
        : shortSliceLabel(window.labels[window.plane] ?? null);
    return label ?? "";
  },
  "window.contents": windowContents,
  "image.description": (host) => {
    host.image();
    return "";
  },
  "image.filename": (host) => host.image().fileName,
  "image.directory": (host) => host.image().directory,
  "selection.name": (host) => host.image().roi?.name ?? "",
  "roi.name": (host) => host.image().roi?.name ?? "",
  "selection.color": (host) => colourText((host.image().roi ?? host.error("No selection")).strokeColor),
  "roi.color": (host) => colourText((host.image().roi ?? host.error("No selection")).strokeColor),
  "window.title": ({ world }) => world.activeTable ?? world.current?.title ?? "",
  "window.name": ({ world }) => world.activeTable ?? world.current?.title ?? "",
  "window.type": ({ world }) => {
    const front = world.activeTable;
    if (front === null) return world.current === null ? "" : "Image";
    if (front === "Results" || world.tables.has(front)) return "ResultsTable";
    return (world.textWindows.get(front)?.panel.headings ?? "") === "" ? "Text" : "Table";
  },
  "threshold.method": ({ world }) => String(world.options.other.get("threshold method") ?? "Default"),
  "threshold.mode": ({ world }) => String(world.options.other.get("threshold mode") ?? "Red"),
  "font.name": () => "SansSerif",
  "macro.filepath": () => "null",
};

function info(host: MacroHost, key?: string): string {
  if (key === undefined) return windowContents(host);
  const lower = key.toLowerCase();
  if (lower === "command.name") return String(host.state.get("command.name") ?? "null");
  if (lower === "log") return linesText(host.world.log ?? []);
  if (lower === "overlay") {
    const { overlay } = host.image();
    return overlay === null ? "" : `Overlay[${overlay.map((roi) => roi.name ?? roi.type).join(" ")}]`;
  }
  if (!key.includes(".")) return infoValue(host.image(), key) ?? "";
  return INFO[lower]?.(host) ?? SYSTEM[key] ?? "Invalid key";
}

function setMetadata(host: MacroHost, first: string, second?: string): void {
  const window = host.image();
  let text = second ?? first;
  let isInfo = second === undefined ? window.planes.length === 1 : /^[iI]nfo/.test(first);
  if (second === undefined && text.startsWith("Info:")) {
    text = text.slice(5);
    isInfo = true;
  }
  if (isInfo) window.info = text;
  else window.labels[window.plane] = text === "" ? null : text;
}

function metadata(host: MacroHost, type?: string): string {
  const window = host.image();
  const kind = type?.toLowerCase() ?? (window.planes.length > 1 ? "label" : "info");
  return kind.includes("info") ? window.info : (sliceLabel(window) ?? "");
}

function planeOf(host: MacroHost, slice: number | undefined): number {
  const window = host.image();
  if (slice === undefined) return window.plane;
  const n = toInt(slice);
  if (n < 1 || n > window.planes.length) host.error(`Argument must be >=1 and <=${window.planes.length}`);
  return n - 1;
}

const numberProperty = (host: MacroHost, key: string): number =>
  parseJavaDouble(property(host.image(), key) ?? "NaN");

export const propertyBuiltins: readonly Builtin[] = [
  builtin("getInfo", "string", ["string?"], info, {
    partly: "keys of a desktop (Java properties, DICOM tags, fonts) are missing or have fixed values",
  }),
  builtin("getImageInfo", "string", [], (host) => imageInfo(host.image()), {
    partly: "without the lines about Java, memory and the place on the screen",
  }),
  builtin("setMetadata", "nothing", ["string", "string?"], setMetadata),
  builtin("getMetadata", "string", ["string?"], metadata),
  builtin("Property.set", "nothing", ["string", "string"], (host, key, value) => {
    const { properties } = host.image();
    if (value === "") properties.delete(key);
    else properties.set(key, value);
  }),
  builtin("Property.get", "string", ["string"], (host, key) => property(host.image(), key) ?? ""),
  builtin("Property.getNumber", "number", ["string"], numberProperty),
  builtin("Property.getValue", "number", ["string"], numberProperty),
  builtin("Property.getInfo", "string", [], (host) => host.image().info),
  builtin("Property.setInfo", "nothing", ["string"], (host, text) => {
    host.image().info = text;
  }),
  builtin("Property.getSliceLabel", "string", ["number?"], (host, slice) => {
    const window = host.image();
    if (slice === undefined) return sliceLabel(window) ?? "";
    const plane = toInt(slice) - 1;
    return plane >= 0 && plane < window.planes.length ? (sliceLabel(window, plane) ?? "") : "";
  }),
  builtin("Property.setSliceLabel", "nothing", ["string", "number?"], (host, label, slice) => {
    host.image().labels[planeOf(host, slice)] = label;
  }),
  builtin("Property.getDicomTag", "string", ["string"], (host, tag) => infoValue(host.image(), tag) ?? ""),
  builtin("Property.setList", "nothing", ["string"], (host, text) =>
    setListText(host, host.image().properties, text),
  ),
  builtin("Property.getList", "string", [], (host) => propertiesText(host.image().properties)),
];
