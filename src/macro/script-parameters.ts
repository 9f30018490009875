import { fail } from "../errors/index.ts";
import { parseJavaDouble } from "../image/numbers/index.ts";
import type { Value } from "./values.ts";

/** One `#@ Type (attributes) name` line of a Fiji script. */
export interface ScriptParameter {
  readonly type: string;
  readonly name: string;
  /** Attribute names in lower case: label, value, choices, persist … */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
}

/** Takes the `#@` lines out of a macro, leaving empty lines so that line numbers stay. */
export function scriptParameters(text: string): {
  readonly text: string;
  readonly parameters: ScriptParameter[];
} {
  if (!text.includes("#@")) return { text, parameters: [] };
  const parameters: ScriptParameter[] = [];
  const lines = text.split("\n").map((line, i) => {
    const match = /^\s*(?:\/\/\s*)?#@\s*(\w[\w.[\]]*)\s*(?:\((.*)\))?\s*(\w+)?\s*$/.exec(line);
    if (match === null) return /^\s*#@/.test(line) ? "" : line;
    const [, type = "", attributes = "", name] = match;
    if (name !== undefined)
      parameters.push({ type, name, attributes: attributesOf(attributes), line: i + 1 });
    return "";
  });
  return { text: lines.join("\n"), parameters };
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(
    /(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\{[^}]*\}|[^,)]+))/g,
  )) {
    const value = match[2] ?? match[3] ?? match[4] ?? "";
    found.set((match[1] ?? "").toLowerCase(), value.replace(/\\(.)/g, "$1").trim());
  }
  return found;
}

/** The variables that the parameters become: the answer by name, else by label, else the parameter's own value.
 * @throws macro/unsupported when nobody gave a value, naming all of them. */
export function parameterValues(
  parameters: readonly ScriptParameter[],
  answers: Readonly<Record<string, string | number | boolean>>,
  file: string,
): Map<string, Value> {
  const byLabel = new Map(Object.entries(answers).map(([key, value]) => [key.toLowerCase(), value]));
  const values = new Map<string, Value>();
  const issues: { what: string; line: number; why: string }[] = [];
  for (const { type, name, attributes, line } of parameters) {
    const label = attributes.get("label") ?? name;
    const given = answers[name] ?? byLabel.get(label.toLowerCase()) ?? attributes.get("value");
    if (given !== undefined) values.set(name, parameterValue(type, given));
    else if (/^(ImagePlus|Dataset|ImgPlus|Img|ROI|UIService|LogService)/i.test(type)) values.set(name, 0);
    else issues.push({ what: `#@ ${type} ${name}`, line, why: `no value given: answer "${name}"` });
  }
  if (issues.length > 0) throw fail("macro/unsupported", { file, issues });
  return values;
}

function parameterValue(type: string, given: string | number | boolean): Value {
  if (/^(boolean)$/i.test(type))
    return given === true || given === 1 || /^(true|1)$/i.test(String(given)) ? 1 : 0;
  if (/^(int|integer|long|short|byte|float|double|bigdecimal|biginteger|number)$/i.test(type))
    return typeof given === "number" ? given : parseJavaDouble(String(given));
  return String(given);
}
