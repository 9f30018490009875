import { assertNever } from "../errors/index.ts";
import type { Axis, AxisSize } from "./model-description.ts";

/** The smallest size ≥ `atLeast` that the axis allows by itself.
 * @param atLeast - samples wanted; below the smallest size this is the smallest size.
 * @returns null where none exists (larger than a fixed size or a stated maximum) or where another axis decides (reference).
 * @example validSize(axis, 100) // 112 for {min: 64, step: 16} */
export function validSize(axis: Pick<Axis, "size">, atLeast: number): number | null {
  const size = axis.size;
  const wanted = Math.max(1, Math.ceil(atLeast));
  switch (size.kind) {
    case "any":
      return wanted;
    case "fixed":
      return wanted <= size.size ? size.size : null;
    case "param":
      return size.min + Math.max(0, Math.ceil((wanted - size.min) / size.step)) * size.step;
    case "dynamic": {
      const n = Math.max(size.min, wanted);
      return size.max !== null && n > size.max ? null : n;
    }
    case "ref":
      return null;
    default:
      return assertNever(size);
  }
}

/** Whether the axis by itself allows exactly `length` samples; true for references, which another axis decides. */
export function isValidSize(axis: Pick<Axis, "size">, length: number): boolean {
  if (!Number.isSafeInteger(length) || length < 1) return false;
  return axis.size.kind === "ref" || validSize(axis, length) === length;
}

/** A size rule in words that fit into a sentence: "512", "64 + k·16", "as input0.y, plus 2". */
export function sizeText(size: AxisSize): string {
  switch (size.kind) {
    case "any":
      return "any";
    case "fixed":
      return String(size.size);
    case "param":
      return `${size.min} + k·${size.step}`;
    case "ref": {
      const sign = size.offset < 0 ? "minus" : "plus";
      const offset = size.offset === 0 ? "" : `, ${sign} ${Math.abs(size.offset)}`;
      return `as ${size.tensorId}.${size.axisId}${offset}`;
    }
    case "dynamic":
      return size.max === null
        ? `known after the run, at least ${size.min}`
        : `${size.min} to ${size.max}, known after the run`;
    default:
      return assertNever(size);
  }
}
