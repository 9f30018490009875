import { builtin, refused } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { MacroExit, MacroStop } from "../language/stop.ts";
import { printText } from "./print.ts";
import { setOption } from "./set-option.ts";

/** The version of ImageJ whose behaviour this follows. */
const IMAGEJ_VERSION = "1.54p";
const JAVA_ONLY = "it needs Java";

/** Control of the macro itself, messages, settings. */
export const coreBuiltins = [
  builtin(
    "run",
    "any",
    ["string", "string?"],
    (host, name, options) => host.run(name, options) ?? undefined,
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
    host.notice(
      "ImageJ",
      `This plugin or macro requires ImageJ ${version} or later; this is ${IMAGEJ_VERSION}.`,
    );
    throw new MacroExit();
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
  builtin("setBatchMode", "nothing", ["value"], (host, mode) => {
    if (typeof mode === "string") return batchText(host, mode.toLowerCase());
    if (mode !== 0 && mode !== 1) host.error("Boolean expression expected");
    if (mode === 1) host.world.batchMode = true;
    else leaveBatchMode(host, false);
  }),
  builtin("setOption", "nothing", ["string", "number?"], (host, name, state) => {
    if (state !== undefined && state !== 0 && state !== 1) host.error("Boolean expression expected");
    setOption(host, name.toLowerCase(), state !== 0);
  }),
  builtin("getArgument", "string", [], (host) => host.argument),
  builtin("dump", "nothing", [], () => {}, { partly: "shows nothing" }),
  builtin("debug", "string", ["string?"], () => "", { partly: "there is no debugger: no effect" }),
  builtin("saveSettings", "nothing", [], (host) => {
    const { other, ...plain } = host.world.options;
    host.state.set("saved settings", { ...plain, other: new Map(other) });
  }),
  builtin("restoreSettings", "nothing", [], (host) => {
    const saved = host.state.get("saved settings");
    if (saved === undefined) host.error("saveSettings() not called");
    Object.assign(host.world.options, saved);
  }),
  builtin("setTool", "nothing", ["value"], () => {}),
  builtin("restorePreviousTool", "nothing", [], () => {}),
  builtin("toolID", "number", [], () => 0),
  builtin("screenWidth", "number", [], () => 1920),
  builtin("screenHeight", "number", [], () => 1080),
  builtin("getZoom", "number", [], (host) => (host.image() === null ? 0 : 1)),
  refused("call", "it calls Java classes"),
  refused("exec", "it starts programs of the computer"),
  refused("newMenu", "there are no menus"),
];

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
    if (bytes !== undefined) return new TextDecoder().decode(bytes);
  }
  return host.error(`Macro or script not found: ${path}`);
}

/** Pictures made in batch mode are forgotten, but for the current one, which is shown (or all of them). */
function leaveBatchMode(host: MacroHost, showAll: boolean): void {
  const { world } = host;
  world.batchMode = false;
  const { current } = world;
  for (const window of [...world.windows]) {
    if (!window.hidden) continue;
    if (showAll || window === current) window.hidden = false;
    else world.close(window);
  }
  if (current !== null) world.current = current;
}

function batchText(host: MacroHost, mode: string): void {
  const { current } = host.world;
  if (mode === "show") {
    if (current !== null) current.hidden = false;
  } else if (mode === "hide") {
    host.world.batchMode = true;
    if (current !== null) current.hidden = true;
  } else leaveBatchMode(host, true);
}
