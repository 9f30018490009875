import { toInt } from "../../image/numbers/index.ts";
import { builtin, refused } from "../builtin.ts";
import { decodeText } from "../decode-text.ts";
import type { MacroHost } from "../host.ts";
import { MacroExit, MacroStop } from "../language/stop.ts";
import { IMAGEJ_VERSION } from "./ij.ts";
import { printText } from "./print.ts";
import { releaseKeys } from "./selection-in-use.ts";
import { setOption } from "./set-option.ts";

/** Tools of the toolbar by their number. */
const TOOLS =
  "rectangle oval polygon freehand line polyline freeline point wand text unused zoom hand dropper angle".split(
    " ",
  );
const JAVA_ONLY = "it needs Java";

/** Control of the macro itself, messages, settings. */
export const coreBuiltins = [
  builtin(
    "run",
    "any",
    ["string", "string?"],
    (host, name, options) => {
      const reply = host.run(name, options);
      releaseKeys(host);
      return reply ?? undefined;
    },
    {
      suspends: true,
    },
  ),
  builtin("doCommand", "any", ["string"], (host, name) => host.run(name) ?? undefined, { suspends: true }),
  builtin(
    "eval",
    "any",
    ["string", "string?"],
    (host, code, argument) => {
      if (argument !== undefined && ["script", "js", "bsh", "python"].includes(code))
        throw new MacroStop(`eval("${code}", …) cannot run here: ${JAVA_ONLY}`, null, "macro/unsupported");
      return host.nested(code, argument ?? "", "eval");
    },
    { suspends: true, partly: "macro text only; JavaScript, BeanShell and Python need Java" },
  ),
  builtin(
    "runMacro",
    "any",
    ["string", "string?"],
    (host, path, argument) => host.nested(macroFile(host, path), argument ?? "", path),
    { suspends: true, partly: "files of the virtual file system" },
  ),
  builtin("exit", "nothing", ["string?"], (host, message) => {
    if (message !== undefined) host.notice("Macro", message);
    throw new MacroExit();
  }),
  builtin("requires", "nothing", ["string"], (host, version) => {
    if (IMAGEJ_VERSION >= version) return;
    host.error(
      `This plugin or macro requires ImageJ ${version} or later. Use\nHelp>Update ImageJ to upgrade to the latest version.`,
    );
  }),
  builtin("print", "nothing", ["text", "...text"], printText),
  builtin("write", "nothing", ["text", "...text"], printText),
  builtin("wait", "nothing", ["number"], () => {}),
  builtin("beep", "nothing", [], () => {}),
  builtin("showStatus", "nothing", ["string", "string?"], (host, text) => {
    progressOf(host).status = text.replace(/^!/, "");
  }),
  builtin("showProgress", "nothing", ["number", "number?"], (host, done, all) => {
    progressOf(host).fraction = all === undefined ? done : (done + 1) / all;
  }),
  builtin("setOption", "nothing", ["string", "number?"], (host, name, state) => {
    if (state !== undefined && state !== 0 && state !== 1) host.error("Boolean expression expected");
    setOption(host, name.toLowerCase(), state !== 0);
  }),
  builtin("getArgument", "string", [], (host) => host.argument),
  builtin("dump", "nothing", [], () => {}, { partly: "shows nothing" }),
  // A word that ImageJ knows and does nothing with.
  builtin("invert", "nothing", [], (host) => host.error("Number or numeric function expected"), {
    partly: "stops the macro, as in ImageJ",
  }),
  builtin("debug", "string", ["string?"], debug, {
    partly: "there is no editor, so that most arguments fail",
  }),
  builtin("saveSettings", "nothing", [], (host) => {
    const { other, ...plain } = host.world.options;
    host.state.set("saved settings", { ...plain, other: new Map(other) });
  }),
  builtin("restoreSettings", "nothing", [], (host) => {
    const saved = host.state.get("saved settings");
    if (saved === undefined) host.error("saveSettings() not called");
    Object.assign(host.world.options, saved);
  }),
  builtin("setTool", "nothing", ["value"], (host, tool) => {
    const number = typeof tool === "string" ? TOOLS.indexOf(tool.toLowerCase()) : tool;
    if (typeof number !== "number") return;
    if (typeof tool === "string" && number < 0) host.error(`Unrecognized tool: ${tool}`);
    host.state.set("previous tool", host.state.get("tool") ?? 0);
    host.state.set("tool", toInt(number));
  }),
  builtin("restorePreviousTool", "nothing", [], (host) => {
    host.state.set("tool", host.state.get("previous tool") ?? 0);
  }),
  builtin("toolID", "number", [], (host) => Number(host.state.get("tool") ?? 0)),
  builtin("screenWidth", "number", [], () => 1920),
  builtin("screenHeight", "number", [], () => 1080),
  builtin("getZoom", "number", [], (host) => (host.image() === null ? 0 : 1)),
  refused("call", "it calls Java classes"),
  refused("exec", "it starts programs of the computer"),
  refused("newMenu", "there are no menus"),
];

/** As where a macro runs outside ImageJ's editor. */
function debug(host: MacroHost, action = "break"): string {
  const what = action.toLowerCase();
  if (what === "conditional" || what === "dump") return "";
  if (what === "throw") host.error("java.lang.IllegalArgumentException");
  return host.error("Macro editor not available");
}

function progressOf(host: MacroHost): { fraction: number | null; status: string } {
  const known = host.state.get("progress") as { fraction: number | null; status: string } | undefined;
  if (known !== undefined) return known;
  const fresh = { fraction: null, status: "" };
  host.state.set("progress", fresh);
  return fresh;
}

/** A macro file by absolute path, or in the folder of macros with or without its ending; a text that names no file is an error. */
function macroFile(host: MacroHost, path: string): string {
  const places = path.startsWith("/")
    ? [path]
    : ["", ".txt", ".ijm"].flatMap((ending) => [
        `/imagej/macros/${path}${ending}`,
        `/home/${path}${ending}`,
        `/${path}${ending}`,
      ]);
  for (const place of places) {
    const bytes = host.files.read(place);
    if (bytes !== undefined) return decodeText(bytes);
  }
  return host.error(`Macro or script not found: ${path}`);
}
