import { d2s, toInt } from "../../image/numbers/index.ts";
import { deleteRows, showTable } from "../../image/tables/index.ts";
import { bitDepthOf } from "../../image/world/index.ts";
import { type Builtin, builtin, refused } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { md5, sha256 } from "./checksum.ts";
import { pad } from "./strings.ts";
import { renameResults, updateOverlay } from "./tables.ts";
import { logText } from "./text-windows.ts";

/** The ImageJ whose behaviour this is. */
export const IMAGEJ_VERSION = "1.54p";

/** Bytes of all open images. */
function usedMemory(host: MacroHost): number {
  let bytes = 0;
  for (const { width, height, planes, type } of host.world.windows)
    bytes += (width * height * planes.length * (type === "RGB" ? 32 : bitDepthOf[type])) / 8;
  return bytes;
}

function freeMemory(host: MacroHost): string {
  const used = usedMemory(host);
  const max = host.world.memory.limitBytes;
  const text = used < 10000 * 1024 ? `${Math.floor(used / 1024)}K` : `${Math.floor(used / 1048576)}MB`;
  const percent = Math.floor((used * 100) / max);
  return `${text} of ${Math.floor(max / 1048576)}MB (${percent < 1 ? "<1" : d2s(percent, 0)}%)`;
}

function checksum(host: MacroHost, method: string, source: string): string {
  const name = method.toUpperCase();
  const hash = name.includes("MD5") ? md5 : name.includes("SHA-256") ? sha256 : undefined;
  if (hash === undefined || !(name.includes("FILE") || name.includes("STRING")))
    return host.error("must contain 'file' or 'string' and 'MD5' or 'SHA-256'");
  if (!name.includes("FILE")) return hash(new TextEncoder().encode(source));
  const bytes = host.files.read(source.startsWith("/") ? source : `/${source}`);
  return bytes === undefined ? "0" : hash(bytes);
}

export const ijBuiltins: readonly Builtin[] = [
  builtin("IJ.log", "nothing", ["string"], (host, text) => logText(host.world, text)),
  builtin("IJ.pad", "string", ["value", "number"], (_, value, digits) => pad(value, digits)),
  builtin("IJ.deleteRows", "nothing", ["number", "number"], (host, first, last) => {
    const { world } = host;
    const rows = world.results.size;
    deleteRows(world.results, toInt(first), toInt(last));
    updateOverlay(host, toInt(first), toInt(last), rows);
    showTable(world, world.results, "Results");
  }),
  builtin("IJ.renameResults", "nothing", ["string", "string?"], renameResults),
  builtin("IJ.freeMemory", "string", [], freeMemory),
  builtin("IJ.currentMemory", "string", [], (host) => String(usedMemory(host))),
  builtin("IJ.maxMemory", "string", [], (host) => String(host.world.memory.limitBytes)),
  builtin("IJ.getToolName", "string", [], (host) => String(host.state.get("tool") ?? "rectangle")),
  builtin("IJ.redirectErrorMessages", "nothing", [], (host) => {
    host.state.set("redirect error messages", true);
  }),
  builtin("IJ.getFullVersion", "string", [], () => `${IMAGEJ_VERSION}99`),
  builtin("IJ.checksum", "string", ["string", "string"], checksum),
  builtin("getFontList", "array", [], () => ["Dialog", "DialogInput", "Monospaced", "SansSerif", "Serif"], {
    partly: "Java's own families only",
  }),
  builtin(
    "getCursorLoc",
    "nothing",
    ["ref", "ref", "ref", "ref"],
    (host, x, y, z, flags) => {
      const window = host.image();
      for (const ref of [x, y, flags]) ref.set(0);
      z.set(window.plane);
    },
    { partly: "there is no mouse: always at 0, 0" },
  ),
  refused("Ext.install", "macro extensions are Java plugins"),
  builtin("getVersion", "string", [], () => IMAGEJ_VERSION),
];
