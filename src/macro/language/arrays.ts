import type { MacroArray } from "../values.ts";

/** ImageJ grows an array by half when something is set behind its end, into a copy that only this variable has; what lies between
 * length and capacity can be read. The capacity is kept with the array. */
const capacities = new WeakMap<MacroArray, number>();

export function capacityOf(array: MacroArray): number {
  return Math.max(array.length, capacities.get(array) ?? 0);
}

/** Sets an element, growing if need be.
 * @returns the array that the variable holds now: the same, or a longer copy. */
export function setElement(array: MacroArray, index: number, value: number | string): MacroArray {
  if (index < array.length) {
    array[index] = value;
    return array;
  }
  const filler = typeof array[0] === "string" ? "undefined" : Number.NaN;
  let target = array;
  if (index >= capacityOf(array)) {
    target = array.slice();
    capacities.set(target, index + Math.floor(array.length / 2) + 1);
  }
  while (target.length < index) target.push(filler);
  target.push(value);
  return target;
}

/** An element between length and capacity. */
export function fillerOf(array: MacroArray): number | string {
  return typeof array[0] === "string" ? "undefined" : Number.NaN;
}

/** Built-in functions see an array at its length, and leave it so. */
export function trimmed(array: MacroArray): MacroArray {
  capacities.delete(array);
  return array;
}
