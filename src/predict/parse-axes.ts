import { fail } from "../errors/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import { axesText, roleOfName } from "./axis-roles.ts";

/** The axes that `RunOptions.axes` states for one tensor, or null when it says nothing about it.
 * "bcyx" are letters (b t i c z y x; s = channel), "batch,channel,y,x" ids separated by commas.
 * @throws predict/axes for a letter nobody knows */
export function parseAxes(
  option: string | Readonly<Record<string, string>> | undefined,
  tensor: InputTensor,
): readonly string[] | null {
  const text = typeof option === "string" ? option : option?.[tensor.id];
  if (text === undefined || text.trim() === "") return null;
  const own = new Set(tensor.axes.map((axis) => axis.id));
  const names = own.has(text.trim())
    ? [text.trim()]
    : text.includes(",")
      ? text.split(",").map((name) => name.trim())
      : [...text.trim()];
  return checkNames(names, tensor, `the axes "${text}"`);
}

/** Names as the model spells them where it knows them, else the long common names.
 * @throws predict/axes when a name is unknown or occurs twice */
export function checkNames(names: readonly string[], tensor: InputTensor, where: string): readonly string[] {
  const own = new Set(tensor.axes.map((axis) => axis.id));
  const result = names.map((name) => {
    if (own.has(name)) return name;
    const role = roleOfName(name);
    if (role !== null) return role;
    throw fail("predict/axes", {
      tensor: tensor.id,
      got: where,
      expected: axesText(tensor.axes),
      hint: `"${name}" is no axis. Use the letters b t i c z y x, or the model's own axis names separated by commas.`,
    });
  });
  const twice = result.find((name, i) => result.indexOf(name) !== i);
  if (twice !== undefined) {
    throw fail("predict/axes", {
      tensor: tensor.id,
      got: where,
      expected: axesText(tensor.axes),
      hint: `Axis ${twice} is named twice.`,
    });
  }
  return result;
}
