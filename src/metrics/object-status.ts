import { type Contingency, forEachObjectPair } from "./contingency.ts";
import { matchedPairs } from "./match-instances.ts";

/** What became of an object.
 *
 * | status | reference object | test object |
 * |---|---|---|
 * | matched | has a partner at the IoU threshold | has a partner |
 * | split | several test objects lie in it, each with more than half of its pixels | is one of these pieces |
 * | merged | shares with others a test object that covers more than half of each | covers more than half of several |
 * | missed | none of these | – |
 * | added | – | none of these |
 *
 * Asked in this order. */
export type ObjectStatus = "matched" | "split" | "merged" | "missed" | "added";

export interface ObjectFate {
  readonly label: number;
  readonly size: number;
  /** The object of the other image with the largest IoU (the lower id when equal), or null. */
  readonly best: number | null;
  readonly iou: number;
  readonly status: ObjectStatus;
}

/** The fate of every object of reference and test, in order of their ids. */
export function objectFates(
  table: Contingency,
  threshold = 0.5,
): { reference: readonly ObjectFate[]; test: readonly ObjectFate[] } {
  const { referenceIds, testIds, referenceSizes, testSizes } = table;
  const rowBest = new Best(referenceIds.length);
  const columnBest = new Best(testIds.length);
  const rowStatus = new Array<ObjectStatus | undefined>(referenceIds.length);
  const columnStatus = new Array<ObjectStatus | undefined>(testIds.length);
  const piecesOf = new Map<number, number[]>();
  const coveredBy = new Map<number, number[]>();
  forEachObjectPair(table, (row, column, shared, iou) => {
    rowBest.offer(row, column, iou);
    columnBest.offer(column, row, iou);
    if (2 * shared > testSizes[column]!) append(piecesOf, row, column);
    if (2 * shared > referenceSizes[row]!) append(coveredBy, column, row);
  });
  // The later assignment wins, so the order is that of the table above, backwards.
  for (const [column, rows] of coveredBy)
    if (rows.length > 1) {
      columnStatus[column] = "merged";
      for (const row of rows) rowStatus[row] = "merged";
    }
  for (const [row, columns] of piecesOf)
    if (columns.length > 1) {
      rowStatus[row] = "split";
      for (const column of columns) columnStatus[column] = "split";
    }
  for (const { row, column } of matchedPairs(table, threshold)) {
    rowStatus[row] = "matched";
    columnStatus[column] = "matched";
  }
  return {
    reference: fates(referenceIds, referenceSizes, rowBest, testIds, rowStatus, "missed"),
    test: fates(testIds, testSizes, columnBest, referenceIds, columnStatus, "added"),
  };
}

class Best {
  readonly iou: Float64Array;
  readonly index: Int32Array;
  constructor(length: number) {
    this.iou = new Float64Array(length);
    this.index = new Int32Array(length).fill(-1);
  }
  offer(of: number, other: number, iou: number): void {
    if (iou <= this.iou[of]!) return;
    this.iou[of] = iou;
    this.index[of] = other;
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function fates(
  ids: Float64Array,
  sizes: Float64Array,
  best: Best,
  others: Float64Array,
  status: readonly (ObjectStatus | undefined)[],
  rest: ObjectStatus,
): ObjectFate[] {
  const result: ObjectFate[] = [];
  for (let i = 0; i < ids.length; i++) {
    if (ids[i] === 0) continue;
    result.push({
      label: ids[i]!,
      size: sizes[i]!,
      best: best.index[i]! < 0 ? null : others[best.index[i]!]!,
      iou: best.iou[i]!,
      status: status[i] ?? rest,
    });
  }
  return result;
}
