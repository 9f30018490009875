import { readAxesV05 } from "./axes-v05.ts";
import { type Cursor, isMap } from "./cursor.ts";
import { readDType } from "./dtype-names.ts";
import { readFileRef } from "./file-ref.ts";
import type { Axis, InputTensor, OutputTensor } from "./model-description.ts";
import { readSteps } from "./parse-steps.ts";
import { readBound } from "./range.ts";
import type { StepTensor } from "./step-arguments.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

const commonKeys = ["id", "description", "axes", "data", "test_tensor", "sample_tensor"];
const inputKeys: ReadonlySet<string> = new Set([...commonKeys, "optional", "preprocessing", "pad"]);
const outputKeys: ReadonlySet<string> = new Set([...commonKeys, "postprocessing"]);
const dataKeys: ReadonlySet<string> = new Set(["type", "range", "unit", "scale", "offset", "values"]);

/** Lengths of the fixed axes, for checks of per-position values. */
export function fixedSizes(axes: readonly Axis[]): Map<string, number> {
  return new Map(axes.flatMap((a) => (a.size.kind === "fixed" ? [[a.id, a.size.size] as const] : [])));
}

export function readInputsV05(c: Cursor): InputTensor[] {
  return c.list("problem").flatMap((t) => {
    if (t.map("problem") === null) return [];
    warnUnknownKeys(t, inputKeys);
    const tensor = readCommon(t, "input");
    return {
      ...tensor,
      optional: t.get("optional").boolean() ?? false,
      pad: readPad(t.get("pad")),
      processing: readSteps(t.get("preprocessing"), stepTensor(tensor, "pre")),
    };
  });
}

export function readOutputsV05(c: Cursor): Omit<OutputTensor, "isTable">[] {
  return c.list("problem").flatMap((t) => {
    if (t.map("problem") === null) return [];
    warnUnknownKeys(t, outputKeys);
    const tensor = readCommon(t, "output");
    return { ...tensor, processing: readSteps(t.get("postprocessing"), stepTensor(tensor, "post")) };
  });
}

function stepTensor(tensor: ReturnType<typeof readCommon>, where: "pre" | "post"): StepTensor {
  const axes = tensor.axes.map((a) => a.id);
  return { spec: "0.5", where, axes, dtype: tensor.dtype, sizes: fixedSizes(tensor.axes) };
}

function readCommon(t: Cursor, side: "input" | "output") {
  return {
    id: t.get("id").text("problem") ?? side,
    description: t.get("description").text() ?? "",
    axes: readAxesV05(t.get("axes"), side),
    ...readData(t.get("data")),
    testTensor: readFileRef(t.get("test_tensor")),
    sampleTensor: readFileRef(t.get("sample_tensor")),
  };
}

/** One map, or one per channel: the element type must be common, range and values are kept when all agree. */
function readData(c: Cursor): Pick<InputTensor, "dtype" | "range" | "values"> {
  const all = (Array.isArray(c.value) ? c.list() : [c]).map(readOneData);
  const first = all[0] ?? { dtype: "float32", range: null, values: null };
  if (all.some((d) => d.dtype !== first.dtype)) c.problem("all channels must have the same type");
  const same = <K extends "range" | "values">(key: K) =>
    all.every((d) => JSON.stringify(d[key]) === JSON.stringify(first[key])) ? first[key] : null;
  return { dtype: first.dtype, range: same("range"), values: same("values") };
}

function readOneData(c: Cursor): Pick<InputTensor, "dtype" | "range" | "values"> {
  if (c.map("problem") === null) return { dtype: "float32", range: null, values: null };
  warnUnknownKeys(c, dataKeys);
  const values = c.get("values");
  const nominal = !values.absent;
  return {
    dtype: readDType(c.get("type"), nominal ? "uint8" : "float32"),
    range: readBound(c.get("range")),
    values: nominal
      ? values.list().flatMap((v) => {
          if (typeof v.value === "number" || typeof v.value === "boolean" || typeof v.value === "string")
            return v.value;
          v.warn("must be a number, true, false or text; left out");
          return [];
        })
      : null,
  };
}

const padModes = ["constant", "edge", "reflect", "symmetric"] as const;

function readPad(c: Cursor): InputTensor["pad"] {
  if (c.absent) return null;
  warnUnknownKeys(c, new Set(["mode", "value"]));
  const stated = isMap(c.value) ? c.get("mode").text() : c.text();
  const mode = padModes.find((m) => m === stated);
  if (mode === undefined) {
    c.warn(`padding ${stated ?? "without mode"} is not known; reflect is used`);
    return null;
  }
  return { mode, value: isMap(c.value) ? (c.get("value").number("warning") ?? 0) : 0 };
}
