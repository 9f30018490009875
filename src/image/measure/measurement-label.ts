import type { ImageWindow, World } from "../world/index.ts";

/** What the "Label" column says: title (of the image that is redirected to), name of the selection, slice label or number.
 * @see ImageJ 1.54p Analyzer.getFileName */
export function measurementLabel(world: World, window: ImageWindow): string {
  const { redirect } = world.options;
  let label = redirect === null ? window.title : (world.byTitle(redirect)?.title ?? "");
  const name = window.roi?.name ?? null;
  if (name !== null && !name.includes("."))
    label += `:${name.length > 30 ? `${name.slice(0, 27)}...` : name}`;
  if (window.planes.length > 1) {
    const slice = shortSliceLabel(window, window.plane);
    const colon = label === "" ? "" : ":";
    label += slice !== null && slice !== "" ? colon + slice : `${colon}${window.plane + 1}`;
  }
  return label;
}

/** First line of a slice label, at most 60 characters, without a file extension; null = none. */
export function shortSliceLabel(window: ImageWindow, plane: number): string | null {
  const full = window.labels[plane] ?? null;
  if (full === null) return null;
  const end = full.indexOf("\n");
  if (end === 0) return null;
  let label = end > 0 ? full.slice(0, end) : full;
  if (label.length > 4 && label.charAt(label.length - 4) === "." && !/\d$/.test(label))
    label = label.slice(0, -4);
  return label.slice(0, 60);
}
