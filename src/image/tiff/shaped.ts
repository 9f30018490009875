import { orderPlanes, type StackAxis, type StackLayout } from "./layout.ts";

/** The JSON that tifffile writes into ImageDescription: the shape of the whole array and sometimes its axes. */
export interface Shaped {
  readonly shape: readonly number[];
  /** One letter per dimension, or empty. */
  readonly axes: string;
}

/** Null when the text is not such a JSON. */
export function parseShaped(text: string): Shaped | null {
  if (!text.startsWith("{")) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== "object" || json === null || !("shape" in json) || !Array.isArray(json.shape))
    return null;
  const shape = json.shape.map(Number);
  if (!shape.every((n) => Number.isInteger(n) && n > 0)) return null;
  const axes = "axes" in json && typeof json.axes === "string" ? json.axes.toUpperCase() : "";
  return { shape, axes: axes.length === shape.length ? axes : "" };
}

const axisOfLetter: Readonly<Record<string, StackAxis>> = { T: "time", Z: "z", C: "channel", Q: "z", I: "z" };

/** The leading dimensions are those whose product is the number of pages.
 * @returns null when the shape does not fit the pages. */
export function shapedLayout(shaped: Shaped, pages: number, notes: string[]): StackLayout | null {
  let leading = 0;
  let product = 1;
  while (leading < shaped.shape.length - 2 && product < pages) product *= shaped.shape[leading++] ?? 1;
  if (product !== pages) return null;
  const dims = shaped.shape.slice(0, leading).map((size, i) => {
    return { axis: axisOfLetter[shaped.axes[i] ?? ""], size };
  });
  const named: { axis: StackAxis; size: number }[] = [];
  for (const { axis, size } of dims)
    if (axis && !named.some((n) => n.axis === axis)) named.push({ axis, size });
  const complete = named.length === dims.length;
  if (!complete && pages > 1) notes.push(`The ${pages} pages are taken for z slices.`);
  return {
    ...orderPlanes(complete ? named : [{ axis: "z", size: pages }]),
    calibration: {},
    labels: [],
    displayRanges: [],
    luts: [],
  };
}
