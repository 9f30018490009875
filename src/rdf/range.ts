import { type Cursor, shown } from "./cursor.ts";

/** `[min, max]` with null for unbounded; infinities may be numbers or text; null when nothing is stated. */
export function readBound(c: Cursor): readonly [number | null, number | null] | null {
  if (c.absent) return null;
  if (!Array.isArray(c.value) || c.value.length !== 2) {
    c.warn(`must be [min, max], got ${shown(c.value)}`);
    return null;
  }
  const [min = null, max = null] = c.list().map((v) => finite(v));
  if (min !== null && max !== null && min > max) c.warn(`min ${min} is above max ${max}`);
  return [min, max];
}

function finite(v: Cursor): number | null {
  // Texts such as "-inf" are so common in data ranges that a warning would only hide others.
  if (typeof v.value === "string" && /^[-+]?\.?inf$/i.test(v.value.trim())) return null;
  if (typeof v.value === "number" && Number.isNaN(v.value)) return null;
  const n = v.number("warning", { infinite: true });
  return n !== null && Number.isFinite(n) ? n : null;
}
