import { type Builtin, builtin, refused } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { textsOf } from "./java-values.ts";
import { parseProperties, propertiesText } from "./property-text.ts";

const LIST = "List";

/** The keys and values of the List functions; List.setMeasurements fills it, too. */
export function listOf(host: MacroHost): Map<string, string> {
  const known = host.state.get(LIST);
  if (known instanceof Map) return known as Map<string, string>;
  const list = new Map<string, string>();
  host.state.set(LIST, list);
  return list;
}

/** Fill a list from "key=value" lines, replacing what it held. */
export function setListText(host: MacroHost, list: Map<string, string>, text: string): void {
  list.clear();
  try {
    for (const [key, value] of parseProperties(text)) list.set(key, value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    host.error(error.message);
  }
}

const sortedKeys = (host: MacroHost): string[] => [...listOf(host).keys()].sort();

const set = (host: MacroHost, key: string, value: string): void => {
  host.claim(2 * (key.length + value.length), "list");
  listOf(host).set(key, value);
};

const clear = (host: MacroHost): void => listOf(host).clear();

const size = (host: MacroHost): string => String(listOf(host).size);

export const listBuiltins: readonly Builtin[] = [
  builtin("List.get", "string", ["string"], (host, key) => listOf(host).get(key) ?? ""),
  builtin(
    "List.getValue",
    "string",
    ["string"],
    (host, key) => listOf(host).get(key) ?? host.error("Value not found"),
  ),
  builtin("List.set", "nothing", ["string", "string"], set),
  builtin("List.add", "nothing", ["string", "string"], set),
  builtin("List.put", "nothing", ["string", "string"], set),
  builtin("List.clear", "nothing", [], clear),
  // ImageJ's documentation has it, but its interpreter takes "reset" for the plain function.
  builtin("List.reset", "nothing", [], (host) => host.error("Function name expected: "), {
    partly: "stops the macro, as in ImageJ",
  }),
  builtin("List.size", "string", [], size),
  builtin("List.getSize", "string", [], size),
  builtin("List.setList", "nothing", ["string"], (host, text) => setListText(host, listOf(host), text)),
  builtin("List.getList", "string", [], (host) => propertiesText(listOf(host))),
  builtin("List.indexOf", "string", ["string"], (host, key) => String(sortedKeys(host).indexOf(key))),
  builtin("List.fromArrays", "nothing", ["array", "array"], (host, keys, values) => {
    if (keys.length !== values.length) host.error("Arrays must have same length");
    const list = listOf(host);
    const texts = textsOf(values);
    list.clear();
    textsOf(keys).forEach((key, index) => {
      if (key === "") host.error("Key cannot be an empty string");
      list.set(key, texts[index] as string);
    });
  }),
  refused("List.setCommands", "ImageJ's menus, with the Java class behind each command, are not here"),
  builtin("List.toArrays", "nothing", ["ref", "ref"], (host, keys, values) => {
    const sorted = sortedKeys(host);
    keys.set(sorted);
    values.set(sorted.map((key) => listOf(host).get(key) as string));
  }),
];
