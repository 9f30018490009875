import { axisIdOfLetter } from "./axis-letters.ts";
import { type Cursor, isMap, shown } from "./cursor.ts";
import { MAX_CHANNEL_NAMES } from "./limits.ts";
import type { Axis, AxisSize, AxisType } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

/** What a later tensor may refer to: axes of the tensors read so far, by tensor name. */
export type KnownTensors = ReadonlyMap<string, readonly Axis[]>;

/** Ids of the axes of an rdf 0.3 or 0.4 tensor, letters out of `bitczyx`. */
export function readAxisIdsV04(c: Cursor): string[] {
  const text = Array.isArray(c.value) ? c.value.join("") : c.text("problem");
  if (text === null) {
    c.problem("is missing; expected letters such as bcyx");
    return [];
  }
  if (text !== text.toLowerCase()) c.warn(`capital letters (${text}) are read as ${text.toLowerCase()}`);
  const ids: string[] = [];
  for (const letter of text) {
    const id = axisIdOfLetter(letter);
    if (id === null) c.problem(`${letter} is not an axis letter; expected b, i, t, c, z, y or x`);
    else if (ids.includes(id)) c.problem(`the axis ${letter} stands twice`);
    else ids.push(id);
  }
  return ids;
}

/** Axes of an input: `shape` is a list, or {min, step} with step 0 = fixed. */
export function inputAxesV04(shape: Cursor, ids: readonly string[]): Axis[] {
  if (isMap(shape.value)) {
    warnUnknownKeys(shape, new Set(["min", "step"]));
    const min = numbers(shape.get("min"), ids.length);
    const step = shape.get("step").absent ? ids.map(() => 0) : numbers(shape.get("step"), ids.length);
    if (min === null || step === null) return [];
    return ids.map((id, i) => plainAxis(id, inputSize(shape, id, min[i] ?? 1, step[i] ?? 0, i)));
  }
  const sizes = numbers(shape, ids.length);
  return sizes === null ? [] : ids.map((id, i) => plainAxis(id, inputSize(shape, id, sizes[i] ?? 1, 0, i)));
}

/** Axes of an output: `shape` is a list, or {reference_tensor, scale, offset} with size = ref · scale + 2 · offset;
 * scale 0 or null = a new axis of 2 · offset samples. rdf 0.3 calls the reference `reference_input`. */
export function outputAxesV04(
  shape: Cursor,
  halo: Cursor,
  ids: readonly string[],
  known: KnownTensors,
): Axis[] {
  const axes = isMap(shape.value) ? implicitAxes(shape, ids, known) : listedAxes(shape, ids);
  if (axes.length === 0 || halo.absent) return axes;
  const halos = numbers(halo, ids.length);
  if (halos === null) return axes;
  return axes.map((axis, i) => {
    const n = halos[i] ?? 0;
    if (n < 0) halo.problem(`must not be negative, got ${n}`);
    const cropped = axis.type === "space" || axis.type === "time";
    if (n !== 0 && !cropped) halo.warn(`a halo of ${n} on the ${axis.id} axis is not used`);
    return cropped ? { ...axis, halo: n } : axis;
  });
}

function listedAxes(shape: Cursor, ids: readonly string[]): Axis[] {
  const sizes = numbers(shape, ids.length);
  if (sizes === null) return [];
  return ids.map((id, i) => {
    const n = sizes[i] ?? 1;
    if (id === "batch") return plainAxis(id, batchSize(shape, n));
    if (n === -1) {
      shape.log.warn(`${shape.path}[${i}]`, "-1 is read as a size known only after the run");
      return plainAxis(id, { kind: "dynamic", min: 1, max: null });
    }
    return plainAxis(id, fixedSize(shape, n, i));
  });
}

function implicitAxes(shape: Cursor, ids: readonly string[], known: KnownTensors): Axis[] {
  warnUnknownKeys(shape, new Set(["reference_tensor", "reference_input", "scale", "offset"]));
  const key = shape.get("reference_tensor").absent ? "reference_input" : "reference_tensor";
  const reference = shape.get(key).text("problem");
  if (reference === null) {
    shape.get("reference_tensor").problem("is missing; the output shape needs the tensor that it follows");
    return [];
  }
  const scale = shape.get("scale").absent ? ids.map(() => 1) : numbers(shape.get("scale"), ids.length, true);
  const offset = shape.get("offset").absent ? ids.map(() => 0) : numbers(shape.get("offset"), ids.length);
  if (scale === null || offset === null) return [];
  const [tensorId, axisLetter] = splitReference(reference, known);
  const refAxes = known.get(tensorId);
  if (refAxes === undefined) {
    shape
      .get(key)
      .problem(`the tensor ${reference} does not exist; known so far: ${[...known.keys()].join(", ")}`);
    return [];
  }
  const counted = scale.filter((s) => s !== null).length;
  if (counted !== refAxes.length && axisLetter === null)
    shape.warn(
      `${ids.length} axes against ${refAxes.length} of ${tensorId}; axes are matched by their letters`,
    );
  return ids.map((id, i) => {
    if (id === "batch") return plainAxis(id, { kind: "any" });
    const s = scale[i] ?? 0;
    const twice = Math.trunc(2 * (offset[i] ?? 0));
    if (s === 0) return plainAxis(id, fixedSize(shape, twice, i));
    if (s < 0) shape.log.problem(`${shape.path}.scale[${i}]`, `must be positive, got ${s}`);
    const wanted = axisLetter === null ? id : (axisIdOfLetter(axisLetter) ?? axisLetter);
    const target = refAxes.find((a) => a.id === wanted) ?? byPosition(shape, refAxes, ids, i, tensorId);
    return target === null
      ? plainAxis(id, { kind: "any" })
      : followingAxis(shape, id, target, tensorId, s, twice, i);
  });
}

/** An axis whose letter the reference lacks follows the axis at its place, if both have equally many. */
function byPosition(
  shape: Cursor,
  refAxes: readonly Axis[],
  ids: readonly string[],
  i: number,
  tensorId: string,
) {
  const target = refAxes.length === ids.length ? refAxes[i] : undefined;
  if (target === undefined || target.type === "batch") {
    shape.problem(
      `${tensorId} has no axis ${ids[i]} to follow; a new axis needs scale 0 and offset = half its length`,
    );
    return null;
  }
  shape.warn(`${tensorId} has no axis ${ids[i]}; it follows the axis at the same place, ${target.id}`);
  return target;
}

function followingAxis(
  shape: Cursor,
  id: string,
  target: Axis,
  tensorId: string,
  scale: number,
  twiceOffset: number,
  i: number,
): Axis {
  const type = typeOf(id);
  if (type === "channel" || type === "index") {
    if (target.size.kind === "fixed")
      return plainAxis(id, fixedSize(shape, Math.trunc(scale * target.size.size + twiceOffset), i));
    if (scale !== 1) {
      shape.problem(
        `the ${id} axis has no scale in rdf 0.5; give its length as a list, or scale 0 and half its length as offset`,
      );
      return plainAxis(id, { kind: "any" });
    }
  }
  const size: AxisSize = { kind: "ref", tensorId, axisId: target.id, offset: twiceOffset };
  return { ...plainAxis(id, size), scale: type === "space" || type === "time" ? target.scale / scale : 1 };
}

/** `tensor` or `tensor.axis`; a tensor whose own name has a dot wins. */
function splitReference(reference: string, known: KnownTensors): [string, string | null] {
  const dot = reference.lastIndexOf(".");
  if (known.has(reference) || dot < 0) return [reference, null];
  return [reference.slice(0, dot), reference.slice(dot + 1)];
}

function inputSize(shape: Cursor, id: string, min: number, step: number, i: number): AxisSize {
  if (id === "batch") return batchSize(shape, step === 0 ? min : -1);
  if (min === -1) {
    shape.log.warn(`${shape.path}[${i}]`, "-1 is read as any size");
    return { kind: "param", min: 1, step: 1 };
  }
  if (step === 0) return fixedSize(shape, min, i);
  if (step < 0) shape.problem(`steps must not be negative, got ${step}`);
  if (min < 1) {
    shape.warn(`a smallest size of ${min} on axis ${id} is read as ${step}`);
    return { kind: "param", min: step, step };
  }
  return { kind: "param", min, step };
}

/** 0.4 files state batch 1 for "any": the conversion to 0.5 drops it. */
function batchSize(shape: Cursor, n: number): AxisSize {
  if (n === 1 || n < 1) return { kind: "any" };
  shape.warn(`the format allows only batch size 1; read as exactly ${n}`);
  return { kind: "fixed", size: n };
}

function fixedSize(shape: Cursor, n: number, i: number): AxisSize {
  if (!Number.isSafeInteger(n) || n < 1)
    shape.log.problem(`${shape.path}[${i}]`, `a size must be a whole number of at least 1, got ${n}`);
  return { kind: "fixed", size: n };
}

function plainAxis(id: string, size: AxisSize): Axis {
  const type = typeOf(id);
  return {
    id,
    type,
    size,
    halo: 0,
    scale: 1,
    unit: null,
    channelNames: type === "channel" ? names(size) : null,
  };
}

function names(size: AxisSize): string[] | null {
  if (size.kind !== "fixed" || !(size.size >= 1 && size.size <= MAX_CHANNEL_NAMES)) return null;
  return Array.from({ length: size.size }, (_, i) => `channel${i}`);
}

function typeOf(id: string): AxisType {
  switch (id) {
    case "batch":
    case "channel":
    case "index":
    case "time":
      return id;
    default:
      return "space";
  }
}

/** A list of `length` numbers; null entries only where allowed. */
function numbers(c: Cursor, length: number, allowNull: true): (number | null)[] | null;
function numbers(c: Cursor, length: number): number[] | null;
function numbers(c: Cursor, length: number, allowNull = false): (number | null)[] | null {
  if (!Array.isArray(c.value)) {
    c.problem(c.absent ? "is missing" : `must be a list of numbers, got ${shown(c.value)}`);
    return null;
  }
  if (c.value.length !== length) {
    c.problem(`has ${c.value.length} entries, but there are ${length} axes`);
    return null;
  }
  const before = c.log.problemCount;
  const list = c.list().map((item) => {
    const n = item.number();
    if (n === null && item.absent && !allowNull) item.problem("must be a number, got nothing");
    return n;
  });
  return c.log.problemCount > before ? null : list;
}
