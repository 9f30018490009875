import type { CommandOptions } from "../macro/index.ts";

/** What `run("DeepImageJ Run", …)` asks for, whatever version of deepImageJ it was written for. */
export interface RunCall {
  readonly dialect: "1.x" | "2.x" | "3.1";
  /** Name, nickname, folder or URL as the macro says it. */
  readonly model: string;
  readonly format: string | null;
  /** Macro files of the package; empty = no step. Dialects before 3.1 only. */
  readonly preprocessing: readonly string[];
  readonly postprocessing: readonly string[];
  /** Letters in the order of `tile`. */
  readonly axes: string | null;
  readonly tile: readonly number[] | null;
  /** 1.x: square patch and overlap in pixels. */
  readonly patch: number | null;
  readonly overlap: number | null;
  readonly inputPath: string | null;
  readonly outputFolder: string | null;
  /** 3.1: "all" shows the outputs; null = as the version does by default. */
  readonly display: string | null;
}

const names2x = ["model", "format", "preprocessing", "postprocessing", "axes", "tile", "logging"] as const;

/** Read the options of all dialects: 1.x and early 2.x by ImageJ's own rules, 2.x from 2.1.8 as the text between the seven
 * names in their order (so that model names may hold anything but these), 3.1 in camel and snake case.
 * @param variable - text of a macro variable, for `&name`.
 * @returns null when no model is named. */
export function parseRunCall(
  options: CommandOptions,
  variable: (name: string) => string | undefined = () => undefined,
): RunCall | null {
  const { text } = options;
  const value = (key: string, camel?: string): string | null => {
    const found = options.has(key) ? options.string(key, "") : camel ? camelValue(text, camel, variable) : "";
    return found === "" || found === "null" ? null : found;
  };
  if (options.has("model_path") || camelValue(text, "modelPath", variable) !== "") {
    const model = value("model_path", "modelPath");
    if (model === null) return null;
    return {
      ...nothing,
      dialect: "3.1",
      model,
      // Not in deepImageJ, which passes them over: what our recorder writes for a chosen tile.
      axes: value("axes"),
      tile: numbers(value("tile")),
      inputPath: value("input_path", "inputPath"),
      outputFolder: value("output_folder", "outputFolder"),
      display: value("display_output", "displayOutput"),
    };
  }
  const strict = between(text);
  const get = (name: (typeof names2x)[number]) => strict?.get(name) ?? value(name);
  const model = get("model");
  if (!model) return null;
  const old = strict === null && (options.has("patch") || options.has("overlap"));
  return {
    ...nothing,
    dialect: old ? "1.x" : "2.x",
    model,
    format: get("format") ?? null,
    preprocessing: files(get("preprocessing") ?? null),
    postprocessing: files(get("postprocessing") ?? null),
    axes: get("axes") ?? null,
    tile: numbers(get("tile") ?? null),
    patch: old ? options.number("patch", 0) || null : null,
    overlap: old ? options.number("overlap", 0) : null,
  };
}

/** ImageJ looks for keys in lower case only, so capitals in them are ours to find. "" = not there. */
function camelValue(text: string, key: string, variable: (name: string) => string | undefined): string {
  const found = new RegExp(`(?:^|\\s)${key}=(?:\\[([^\\]]*)\\]|'([^']*)'|(\\S*))`).exec(text);
  const value = found?.[1] ?? found?.[2] ?? found?.[3] ?? "";
  return value.startsWith("&") ? (variable(value.slice(1)) ?? value.slice(1)) : value;
}

const nothing = {
  format: null,
  preprocessing: [],
  postprocessing: [],
  axes: null,
  tile: null,
  patch: null,
  overlap: null,
  inputPath: null,
  outputFolder: null,
  display: null,
} as const;

/** The text between each name and the next, all seven in order; null when they are not there so. */
function between(text: string): ReadonlyMap<string, string> | null {
  const found: { name: string; from: number; at: number }[] = [];
  let from = 0;
  for (const name of names2x) {
    const at = text.indexOf(`${name}=`, from);
    if (at < 0) return null;
    found.push({ name, at, from: at + name.length + 1 });
    from = at + name.length + 1;
  }
  return new Map(
    found.map(({ name, from: start }, i) => {
      const end = found[i + 1]?.at ?? text.length;
      return [name, unwrapped(text.slice(start, end).trim())];
    }),
  );
}

function unwrapped(text: string): string {
  return text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1).trim() : text;
}

/** "[a.ijm, b.ijm]" and its variants; "no preprocessing" and "no postprocessing" are none; the first two count. */
function files(text: string | null): string[] {
  if (text === null) return [];
  return text
    .replaceAll(/[[\]]/g, "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !/^no (pre|post)processing$/i.test(name) && name !== "null")
    .slice(0, 2);
}

function numbers(text: string | null): number[] | null {
  if (text === null) return null;
  const list = text.split(/[,x]/).map((part) => Number(part.trim()));
  return list.every((n) => Number.isInteger(n) && n > 0) && list.length > 0 ? list : null;
}
