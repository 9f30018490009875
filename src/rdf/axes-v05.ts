import { type Cursor, isMap, shown } from "./cursor.ts";
import type { Axis, AxisSize, AxisType } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

const axisTypes: ReadonlySet<string> = new Set(["batch", "channel", "index", "time", "space"]);
const defaultIds: Readonly<Record<AxisType, string>> = {
  batch: "batch",
  channel: "channel",
  index: "index",
  time: "time",
  space: "x",
};
/** One-letter ids that rdf 0.5 reads as the long ones; x, y, z and all others stay. */
const shortIds: ReadonlyMap<string, string> = new Map([
  ["b", "batch"],
  ["t", "time"],
  ["i", "index"],
  ["c", "channel"],
]);
const axisKeys: ReadonlySet<string> = new Set([
  "type",
  "id",
  "description",
  "size",
  "scale",
  "unit",
  "halo",
  "concatenable",
  "channel_names",
]);
const sizeKeys: ReadonlySet<string> = new Set(["min", "max", "step", "tensor_id", "axis_id", "offset"]);

/** Axis id of rdf 0.5 with `b t i c` written out. */
export function longAxisId(id: string): string {
  return shortIds.get(id) ?? id;
}

/** Axes of one rdf 0.5 tensor (section model/v0_5 of the specification): ids unique, sizes as stated. */
export function readAxesV05(cursor: Cursor, side: "input" | "output"): Axis[] {
  const axes = cursor.list("problem").flatMap((c) => readAxis(c, side) ?? []);
  if (cursor.absent || axes.length === 0) cursor.problem("needs a list of axes");
  const seen = new Set<string>();
  axes.forEach((axis, i) => {
    if (seen.has(axis.id))
      cursor.log.problem(`${cursor.path}[${i}].id`, `the axis id ${axis.id} stands twice`);
    seen.add(axis.id);
  });
  return axes;
}

function readAxis(c: Cursor, side: "input" | "output"): Axis | null {
  if (c.map("problem") === null) {
    if (c.absent) c.problem("must be a map, got nothing");
    return null;
  }
  warnUnknownKeys(c, axisKeys);
  const type = readType(c);
  if (type === null) return null;
  const id = readId(c, type);
  if (type === "channel") return channelAxis(c, id);
  const timeOrSpace = type === "time" || type === "space";
  return {
    id,
    type,
    size: type === "batch" ? batchSize(c.get("size")) : readSize(c.get("size"), type, side),
    halo: readHalo(c.get("halo"), timeOrSpace && side === "output"),
    scale: timeOrSpace ? readScale(c.get("scale")) : 1,
    unit: timeOrSpace ? c.get("unit").text() : null,
    channelNames: null,
  };
}

function readType(c: Cursor): AxisType | null {
  const stated = c.get("type").text("problem");
  if (stated !== null && axisTypes.has(stated)) return stated as AxisType; // member of the set of AxisType names
  if (stated !== null) {
    c.get("type").problem(`axis type ${stated} is not known; expected batch, channel, index, time or space`);
    return null;
  }
  const id = longAxisId(c.get("id").text() ?? "");
  const guessed =
    axisTypes.has(id) && id !== "space" ? (id as AxisType) : /^[xyz]$/.test(id) ? "space" : null;
  if (guessed === null) c.get("type").problem("is missing; expected batch, channel, index, time or space");
  else c.get("type").warn(`is missing; read as ${guessed} from the id`);
  return guessed;
}

function readId(c: Cursor, type: AxisType): string {
  const at = c.get("id");
  const stated = at.text("problem") ?? defaultIds[type];
  const id = longAxisId(stated);
  if (type === "batch") {
    if (id !== "batch") at.warn(`the batch axis is called batch, not ${id}`);
    return "batch";
  }
  if (id !== "batch") return id;
  at.warn(
    `batch is reserved for batch axes; the ${type} axis keeps the id ${stated === "batch" ? "b" : stated}`,
  );
  return "b";
}

function channelAxis(c: Cursor, id: string): Axis {
  const names = c.get("channel_names");
  if (names.absent) names.problem("is missing; a channel axis has one name per channel");
  const channelNames = names.list("problem").map((n) => n.text() ?? "");
  if (!names.absent && Array.isArray(names.value) && channelNames.length === 0) names.problem("is empty");
  for (const key of ["size", "halo", "unit"]) {
    const at = c.get(key);
    if (at.absent) continue;
    if (key === "size" && at.value === channelNames.length) continue;
    if (key === "size")
      at.problem(`${shown(at.value)} does not match the ${channelNames.length} channel names`);
    else at.warn("does not apply to a channel axis");
  }
  return {
    id,
    type: "channel",
    size: { kind: "fixed", size: channelNames.length },
    halo: 0,
    scale: 1,
    unit: null,
    channelNames,
  };
}

function batchSize(c: Cursor): AxisSize {
  if (isMap(c.value)) {
    c.warn("a batch axis has no size rule; read as any");
    return { kind: "any" };
  }
  const n = c.integer();
  if (n === null) return { kind: "any" };
  if (n < 1) c.problem(`must be at least 1, got ${n}`);
  else if (n > 1) c.warn(`the format allows only 1 or no size for batch; read as exactly ${n}`);
  return { kind: "fixed", size: n };
}

function readSize(c: Cursor, type: AxisType, side: "input" | "output"): AxisSize {
  if (c.absent) {
    c.problem("is missing; expected a number, {min, step} or {tensor_id, axis_id}");
    return { kind: "any" };
  }
  if (!isMap(c.value)) {
    const n = c.integer();
    if (n !== null && n < 1) c.problem(`must be at least 1, got ${n}`);
    return { kind: "fixed", size: n ?? 1 };
  }
  warnUnknownKeys(c, sizeKeys);
  if (!c.get("tensor_id").absent || !c.get("axis_id").absent) return refSize(c);
  if (!c.get("step").absent) return paramSize(c);
  const onlyKnown = Object.keys(c.value).every((key) => key === "min" || key === "max");
  if (side === "input" || !onlyKnown) {
    c.problem("expected a number, {min, step} or {tensor_id, axis_id}");
    return { kind: "any" };
  }
  if (type !== "index") c.warn(`sizes known only after the run are meant for index axes, not for ${type}`);
  const min = c.get("min").integer() ?? 1;
  const max = c.get("max").integer();
  if (max !== null && max < min) c.problem(`max ${max} is below min ${min}`);
  return { kind: "dynamic", min, max };
}

function refSize(c: Cursor): AxisSize {
  const tensorId = c.get("tensor_id").text("problem");
  const axisId = c.get("axis_id").text("problem");
  if (tensorId === null) c.get("tensor_id").problem("is missing");
  if (axisId === null) c.get("axis_id").problem("is missing");
  return {
    kind: "ref",
    tensorId: tensorId ?? "",
    axisId: longAxisId(axisId ?? ""),
    offset: c.get("offset").number() ?? 0,
  };
}

function paramSize(c: Cursor): AxisSize {
  const min = c.get("min").integer();
  const step = c.get("step").integer() ?? 0;
  if (min === null) c.get("min").problem("is missing");
  else if (min < 1) c.get("min").problem(`must be at least 1, got ${min}`);
  if (step === 0) {
    c.get("step").warn("step 0 means a fixed size");
    return { kind: "fixed", size: min ?? 1 };
  }
  if (step < 0) c.get("step").problem(`must be positive, got ${step}`);
  return { kind: "param", min: min ?? 1, step };
}

function readHalo(c: Cursor, allowed: boolean): number {
  const n = c.integer() ?? 0;
  if (n < 0) c.problem(`must not be negative, got ${n}`);
  if (n > 0 && !allowed) {
    c.warn("a halo belongs to time and space axes of outputs; not used");
    return 0;
  }
  return n;
}

function readScale(c: Cursor): number {
  const scale = c.number() ?? 1;
  if (scale > 0) return scale;
  c.problem(`must be positive, got ${scale}`);
  return 1;
}
