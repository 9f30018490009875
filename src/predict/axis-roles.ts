import { type Axis, sizeText } from "../rdf/index.ts";

/** What an axis is for, whatever its model calls it. */
export type AxisRole = "batch" | "channel" | "time" | "index" | "z" | "y" | "x";

const SPACE: readonly AxisRole[] = ["z", "y", "x"];

/** Role per axis. Space axes called z, y, x are these; other space axes take what is left of z, y, x, the last axis
 * the last one (axes "h", "w" are y and x). What cannot be placed is an index. No role occurs twice but "index". */
export function rolesOf(axes: readonly Axis[]): AxisRole[] {
  const roles: (AxisRole | null)[] = axes.map((axis) => {
    if (axis.type === "space") return SPACE.find((role) => role === axis.id) ?? null;
    return axis.type;
  });
  const free = SPACE.filter((role) => !roles.includes(role));
  for (let i = roles.length - 1; i >= 0; i--) if (roles[i] === null) roles[i] = free.pop() ?? "index";
  const seen = new Set<AxisRole>();
  return roles.map((role) => {
    const final = role === null || seen.has(role) ? "index" : role;
    seen.add(final);
    return final;
  });
}

/** Letters and long names under which users and files speak of axes; "s" (samples of a pixel) is the channel. */
const NAMES: Readonly<Record<string, AxisRole>> = {
  b: "batch",
  batch: "batch",
  c: "channel",
  s: "channel",
  channel: "channel",
  channels: "channel",
  t: "time",
  time: "time",
  i: "index",
  index: "index",
  z: "z",
  y: "y",
  x: "x",
};

export function roleOfName(name: string): AxisRole | null {
  return NAMES[name.toLowerCase()] ?? null;
}

/** Length that an axis must have exactly, or null. */
export function fixedSize(axis: Axis): number | null {
  return axis.size.kind === "fixed" ? axis.size.size : null;
}

/** "batch, channel (1), y (64 + k·16), x (64 + k·16)", for messages. */
export function axesText(axes: readonly Axis[]): string {
  return axes
    .map((axis) => (axis.size.kind === "any" ? axis.id : `${axis.id} (${sizeText(axis.size)})`))
    .join(", ");
}
