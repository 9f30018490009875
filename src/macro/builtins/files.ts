import { toInt } from "../../image/numbers/index.ts";
import { type Builtin, builtin, refused } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { answered } from "./answers.ts";

const WRITER = "File.open";
const LAST = "File: last opened";
const DEFAULT_FOLDER = "File.setDefaultDir";
const encoder = new TextEncoder();

/** What File.directory and File.name tell: called when a macro opens a file. */
export function setLastFile(host: MacroHost, path: string): void {
  host.state.set(LAST, { folder: folderOf(path) ?? "", name: nameOf(path) });
}

function lastFile(host: MacroHost): { folder: string; name: string } {
  return (host.state.get(LAST) as { folder: string; name: string } | undefined) ?? { folder: "", name: "" };
}

/** A path as java.io.File keeps it: single slashes, none at the end. */
function tidy(path: string): string {
  const single = path.replace(/\/+/g, "/");
  return single.length > 1 && single.endsWith("/") ? single.slice(0, -1) : single;
}

function nameOf(path: string): string {
  const whole = tidy(path);
  return whole.slice(whole.lastIndexOf("/") + 1);
}

function parentOf(path: string): string | null {
  const whole = tidy(path);
  const slash = whole.lastIndexOf("/");
  if (slash < 0 || whole === "/") return null;
  return slash === 0 ? "/" : whole.slice(0, slash);
}

/** Folder with "/" at the end. */
function folderOf(path: string): string | null {
  const parent = parentOf(path);
  return parent === null ? null : `${parent.replaceAll("\\", "/")}/`;
}

const absolute = (path: string): string => (path.startsWith("/") ? tidy(path) : `/${tidy(path)}`);

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot >= 0 ? name.slice(0, dot) : name;
}

/** The text of a file: lines ended by "\n" each, whatever they ended with. undefined = no such file. */
export function fileText(host: MacroHost, path: string): string | undefined {
  const bytes = host.files.isFolder(absolute(path)) ? undefined : host.files.read(absolute(path));
  if (bytes === undefined) return undefined;
  const text = new TextDecoder().decode(bytes).replace(/\r\n|\r/g, "\n");
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** @throws macro/runtime as Java's FileNotFoundException when the folder does not exist or the path is a folder. */
export function writeFile(host: MacroHost, path: string, text: string, append = false): void {
  const { files } = host;
  const place = absolute(path);
  if (files.isFolder(place)) host.error(`java.io.FileNotFoundException: ${path} (Is a directory)`);
  if (!files.isFolder(parentOf(place) ?? "/"))
    host.error(`java.io.FileNotFoundException: ${path} (No such file or directory)`);
  const added = encoder.encode(text);
  const before = append ? files.read(place) : undefined;
  host.claim(added.length + (before?.length ?? 0), "file");
  if (before === undefined) files.write(place, added);
  else {
    const whole = new Uint8Array(before.length + added.length);
    whole.set(before);
    whole.set(added, before.length);
    files.write(place, whole);
  }
}

interface Writer {
  readonly path: string;
  text: string;
}

const SAFE_TO_OVERWRITE = /\.(?:txt|java|xls|csv|tsv|ijm|html|htm)$/;

/** File.open: from then on print("~0~", text) writes into it; the bytes are in the file when it is closed. */
function openWriter(host: MacroHost, path: string, defaultName?: string): string {
  if (host.state.has(WRITER)) host.error("Currently, only one file can be open at a time");
  let place = path;
  if (path === "" || defaultName !== undefined)
    place = String(answered(host, path === "" ? "openFile" : path, `/output/${defaultName ?? "log.txt"}`));
  else if (host.files.exists(absolute(path)) && !SAFE_TO_OVERWRITE.test(path))
    host.error("File exists and suffix is not '.txt', '.java', etc.");
  writeFile(host, place, "");
  host.state.set(WRITER, { path: place, text: "" } satisfies Writer);
  return "~0~";
}

/** print(f, text) with an open file. */
export function printToFile(host: MacroHost, text: string): void {
  const writer = (host.state.get(WRITER) as Writer | undefined) ?? host.error("File not open");
  host.claim(2 * text.length, "file");
  writer.text += text.endsWith("\n") ? text : `${text}\n`;
}

/** Also called at the end of a macro that left its file open. */
export function closeWriter(host: MacroHost): void {
  const writer = host.state.get(WRITER) as Writer | undefined;
  if (writer === undefined) return;
  host.state.delete(WRITER);
  writeFile(host, writer.path, writer.text);
}

function copy(host: MacroHost, from: string, to: string): void {
  const bytes = host.files.read(absolute(from)) ?? host.error("Source file does not exist");
  writeFile(host, to, "");
  host.claim(bytes.length, "file");
  host.files.write(absolute(to), bytes.slice());
}

function rawText(host: MacroHost, path: string, max?: number): string {
  const bytes = host.files.read(absolute(path)) ?? host.error("File not found");
  const whole = path.endsWith(".txt") && max === undefined;
  const part = whole ? bytes : bytes.subarray(0, max === undefined ? 5000 : Math.max(0, toInt(max)));
  let text = "";
  for (const byte of part) text += String.fromCharCode(byte);
  return text;
}

/** Files and folders of a folder, hidden ones left out, in the order of their names; folders end in "/". */
function fileList(host: MacroHost, folder: string): string[] {
  const entries = host.files.list(absolute(folder)) ?? [];
  const bare = (entry: string) => (entry.endsWith("/") ? entry.slice(0, -1) : entry);
  return entries
    .filter((entry) => !entry.startsWith(".") && entry !== "Thumbs.db")
    .sort((a, b) => (bare(a) < bare(b) ? -1 : bare(a) > bare(b) ? 1 : 0));
}

const FOLDERS: Readonly<Record<string, string>> = {
  plugins: "/imagej/plugins/",
  macros: "/imagej/macros/",
  luts: "/imagej/luts/",
  home: "/home/",
  downloads: "/home/Downloads/",
  startup: "/imagej/",
  imagej: "/imagej/",
  preferences: "/home/.imagej/",
  temp: "/temp/",
  cwd: "/",
};

/** getDirectory(key), getDir(key); any other text asks for a folder. */
function directory(host: MacroHost, title: string): string {
  const key = title.toLowerCase();
  const fixed = FOLDERS[key];
  if (fixed !== undefined) return fixed;
  if (key === "current" || key === "default") return defaultFolder(host);
  if (key === "image") return host.world.current?.directory ?? "";
  if (key === "file") return lastFile(host).folder;
  const folder = String(answered(host, title));
  return folder === "" || folder.endsWith("/") ? folder : `${folder}/`;
}

function defaultFolder(host: MacroHost): string {
  const folder = host.state.get(DEFAULT_FOLDER);
  return typeof folder === "string" ? folder : "";
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Java's Date.toString, in UTC. */
function dateText(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${WEEKDAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${time} UTC ${date.getUTCFullYear()}`;
}

const one = (truth: boolean): string => (truth ? "1" : "0");

function makeFolder(host: MacroHost, path: string): void {
  const place = absolute(path);
  if (!host.files.exists(place) && host.files.isFolder(parentOf(place) ?? "/")) host.files.makeFolder(place);
}

const length = (host: MacroHost, path: string): string =>
  String(host.files.read(absolute(path))?.length ?? 0);

export const fileBuiltins: readonly Builtin[] = [
  builtin("File.separator", "string", [], () => "/"),
  builtin("File.directory", "string", [], (host) => lastFile(host).folder),
  builtin("File.name", "string", [], (host) => lastFile(host).name),
  builtin("File.nameWithoutExtension", "string", [], (host) => {
    const { name } = lastFile(host);
    const dot = name.lastIndexOf(".");
    return dot >= 0 && name.length - dot <= 5 ? name.slice(0, dot) : name;
  }),
  builtin("File.open", "string", ["string", "string?"], openWriter),
  builtin("File.close", "nothing", ["string"], (host, file) => {
    if (file !== "~0~") host.error("Invalid file variable");
    closeWriter(host);
  }),
  builtin("File.openAsString", "string", ["string"], (host, path) => {
    const place = path === "" ? String(answered(host, "Open Text File")) : path;
    return fileText(host, place) ?? host.error("Error: file not found");
  }),
  builtin("File.openAsRawString", "string", ["string", "number?"], rawText),
  refused("File.openUrlAsString", "a macro has no network here; give the file as an input"),
  builtin("File.openDialog", "string", ["string"], (host, title) => {
    const path = String(answered(host, title));
    setLastFile(host, path);
    return path;
  }),
  builtin(
    "File.openSequence",
    "nothing",
    ["string", "string?"],
    (host, path, options) => host.run("Image Sequence...", `dir=[${path}] sort ${options ?? ""}`),
    { suspends: true },
  ),
  builtin("File.rename", "string", ["string", "string"], (host, from, to) => {
    for (const path of [from, to]) if (path === "0" || path === "NaN") host.error("Invalid path");
    return one(host.files.exists(absolute(from)) && host.files.rename(absolute(from), absolute(to)));
  }),
  builtin("File.copy", "nothing", ["string", "string"], copy),
  builtin("File.append", "nothing", ["string", "string"], (host, text, path) =>
    writeFile(host, path, `${text}\n`, true),
  ),
  builtin("File.saveString", "nothing", ["string", "string"], (host, text, path) =>
    writeFile(host, path, text),
  ),
  ...["File.setDefaultDir", "File.setDefaultDirectory"].map((name) =>
    builtin(name, "nothing", ["string"], (host, folder) => {
      host.state.set(DEFAULT_FOLDER, folder === "" || folder.endsWith("/") ? folder : `${folder}/`);
    }),
  ),
  ...["File.getDefaultDir", "File.getDefaultDirectory"].map((name) =>
    builtin(name, "string", [], defaultFolder),
  ),
  builtin("File.length", "string", ["string"], length),
  builtin("File.getLength", "string", ["string"], length),
  builtin("File.getName", "string", ["string"], (_, path) => nameOf(path)),
  builtin("File.getNameWithoutExtension", "string", ["string"], (_, path) => withoutExtension(nameOf(path))),
  builtin("File.getDirectory", "string", ["string"], (_, path) => folderOf(path) ?? ""),
  builtin("File.getParent", "string", ["string"], (_, path) => parentOf(path) ?? "null"),
  builtin("File.getAbsolutePath", "string", ["string"], (_, path) => absolute(path)),
  builtin("File.exists", "string", ["string"], (host, path) => one(host.files.exists(absolute(path)))),
  builtin("File.isDirectory", "string", ["string"], (host, path) => one(host.files.isFolder(absolute(path)))),
  builtin("File.isFile", "string", ["string"], (host, path) =>
    one(host.files.exists(absolute(path)) && !host.files.isFolder(absolute(path))),
  ),
  builtin("File.makeDirectory", "nothing", ["string"], makeFolder),
  builtin("File.mkdir", "nothing", ["string"], makeFolder),
  builtin("File.lastModified", "string", ["string"], (host, path) =>
    String(host.files.changedAt(absolute(path))),
  ),
  builtin("File.dateLastModified", "string", ["string"], (host, path) =>
    dateText(host.files.changedAt(absolute(path))),
  ),
  builtin("File.delete", "string", ["string"], (host, path) => one(host.files.remove(absolute(path)))),
  builtin("getFileList", "array", ["string"], fileList),
  builtin("getDirectory", "string", ["string"], directory),
  builtin("getDir", "string", ["string"], directory),
];
