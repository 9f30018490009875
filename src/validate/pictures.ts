import { type NdArray, ndarray } from "../array/index.ts";
import { contingency, type ObjectStatus, objectFates } from "../metrics/index.ts";
import type { Comparison } from "./comparison.ts";
import type { ValidatePicture } from "./validate-types.ts";

type Colour = readonly [number, number, number];

const statusColours: Readonly<Record<ObjectStatus, Colour>> = {
  matched: [60, 180, 75],
  missed: [230, 25, 75],
  added: [240, 50, 230],
  split: [66, 135, 245],
  merged: [255, 190, 25],
};
/** Of the colour, where an object of one image meets background of the other. */
const HALF = 0.5;

/** The first frame of a label pair, middle slice of a stack: each object in the colour of what became of it; full where
 * both images have an object, half where only one has, black where two reference objects touch.
 * Masks: matched where both are, missed where only the reference is, added where only the test is. */
export function objectPicture(c: Comparison): ValidatePicture {
  const masks = c.kinds.reference.kind === "mask" && c.kinds.test.kind !== "labels";
  const [s, g] = c.labels(masks ? "classes" : "objects", 0);
  const fates = objectFates(contingency(s, g));
  const [reference, test] = [middle(s), middle(g)];
  const [height, width] = reference.shape as [number, number];
  const statusOf = (list: readonly { label: number; status: ObjectStatus }[]) =>
    new Map(list.map((object) => [object.label, object.status]));
  const [ofReference, ofTest] = [statusOf(fates.reference), statusOf(fates.test)];
  const data = new Uint8Array(3 * height * width);
  for (let i = 0; i < height * width; i++) {
    const a = Number(reference.data[i]);
    const b = Number(test.data[i]);
    if (a === 0 && b === 0) continue;
    const both = a !== 0 && b !== 0;
    let status: ObjectStatus;
    if (masks) status = both ? "matched" : a !== 0 ? "missed" : "added";
    else status = (a !== 0 ? ofReference.get(a) : ofTest.get(b)) ?? "missed";
    const touching =
      !masks && a !== 0 && (meets(reference, i, 1, width, a) || meets(reference, i, width, width, a));
    const weight = touching ? 0 : both || masks ? 1 : HALF;
    for (let k = 0; k < 3; k++) data[3 * i + k] = Math.round(statusColours[status][k]! * weight);
  }
  const count = (status: ObjectStatus) =>
    [...fates.reference, ...fates.test].filter((object) => object.status === status).length;
  const meaning = (status: ObjectStatus) => {
    if (masks)
      return {
        matched: "in both",
        missed: "in the reference only",
        added: "in the test only",
        split: "",
        merged: "",
      }[status];
    if (status === "matched")
      return `matched: ${fates.test.filter((o) => o.status === "matched").length} objects`;
    return `${status}: ${count(status)} objects`;
  };
  const statuses: ObjectStatus[] = masks
    ? ["matched", "missed", "added"]
    : ["matched", "missed", "added", "split", "merged"];
  return {
    title: `Objects of ${c.names.reference} and ${c.names.test}${where(c)}`,
    array: ndarray("uint8", [height, width, 3], data, ["y", "x", "channel"]),
    legend: statuses.map((status) => ({ meaning: meaning(status), colour: statusColours[status] })),
  };
}

/** Whether the next pixel, one column or one row on, belongs to another object. */
function meets(labels: NdArray, i: number, step: 1 | number, width: number, own: number): boolean {
  if (step === 1 && (i + 1) % width === 0) return false;
  const next = Number(labels.data[i + step] ?? 0);
  return next !== 0 && next !== own;
}

const LOW: Colour = [66, 135, 245];
const HIGH: Colour = [255, 140, 25];
const NOT_A_NUMBER: Colour = [90, 90, 90];

/** g − s of the first frame, middle slice of a stack: black where equal, blue where the test is lower, orange where it is
 * higher, full colour at the largest finite difference; grey where the difference is NaN. */
export function errorPicture(c: Comparison): ValidatePicture {
  const [s, g] = c.frames[0]!;
  const [reference, test] = [middle(s), middle(g)];
  const [height, width] = reference.shape as [number, number];
  const differences = new Float64Array(height * width);
  let largest = 0;
  for (let i = 0; i < differences.length; i++) {
    const d = Number(test.data[i]) - Number(reference.data[i]);
    differences[i] = d;
    if (Number.isFinite(d)) largest = Math.max(largest, Math.abs(d));
  }
  const data = new Uint8Array(3 * differences.length);
  for (let i = 0; i < differences.length; i++) {
    const d = differences[i]!;
    const colour = Number.isNaN(d) ? NOT_A_NUMBER : d < 0 ? LOW : HIGH;
    const weight = Number.isNaN(d) ? 1 : largest === 0 ? 0 : Math.min(1, Math.abs(d) / largest);
    for (let k = 0; k < 3; k++) data[3 * i + k] = Math.round(colour[k]! * weight);
  }
  return {
    title: `Error of ${c.names.test} against ${c.names.reference}${where(c)}`,
    array: ndarray("uint8", [height, width, 3], data, ["y", "x", "channel"]),
    legend: [
      { meaning: `test lower, by up to ${largest}`, colour: LOW },
      { meaning: `test higher, by up to ${largest}`, colour: HIGH },
      { meaning: "NaN", colour: NOT_A_NUMBER },
    ],
  };
}

function where(c: Comparison): string {
  const parts = [
    ...(c.frames.length > 1 ? [c.frameName(0)] : []),
    ...(c.pair.spaceAxes.length === 3 ? ["middle slice"] : []),
  ];
  return parts.length > 0 ? `, ${parts.join(", ")}` : "";
}

/** The frame as rows and columns: the middle slice of a stack, one row for a line. */
function middle(frame: NdArray): NdArray {
  const [height, width] = [frame.shape.at(-2) ?? 1, frame.shape.at(-1) ?? 1];
  const slices = frame.shape.length === 3 ? (frame.shape[0] ?? 1) : 1;
  const plane = height * width;
  const from = Math.floor(slices / 2) * plane;
  return {
    ...frame,
    shape: [height, width],
    axes: null,
    data: frame.data.subarray(from, from + plane) as NdArray["data"],
  };
}
