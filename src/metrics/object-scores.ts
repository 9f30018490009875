import { type Contingency, forEachObjectPair, objectCount } from "./contingency.ts";

/** SEG of the Cell Tracking Challenge: a reference object matches the test object that covers more than half of it, and
 * scores their IoU, else 0; mean over the reference objects of all tables (frames). Test objects without a match cost
 * nothing. 0 when there is no reference object.
 * @see Ulman 2017; py-ctcmetrics 1.3 match, seg */
export function seg(tables: readonly Contingency[]): number {
  let [sum, objects] = [0, 0];
  for (const table of tables) {
    objects += objectCount(table.referenceIds);
    forEachObjectPair(table, (row, _column, shared, iou) => {
      if (2 * shared > table.referenceSizes[row]!) sum += iou;
    });
  }
  return objects === 0 ? 0 : sum / objects;
}

/** Aggregated Jaccard index: every reference object takes the test object of best IoU (the lower id when equal); Σ shared
 * pixels / (Σ unions + pixels of test objects that nobody took). A reference object that nothing touches adds its own
 * pixels below the line; a test object may be taken by several. Both images without objects: 1.
 * @see Kumar 2017, algorithm 1; frames are added up above and below the line */
export function aji(tables: readonly Contingency[]): number {
  let [shared, union] = [0, 0];
  for (const table of tables) {
    const { referenceIds, testIds, referenceSizes, testSizes } = table;
    const bestIou = new Float64Array(referenceIds.length);
    const bestColumn = new Int32Array(referenceIds.length).fill(-1);
    const bestShared = new Float64Array(referenceIds.length);
    forEachObjectPair(table, (row, column, pixels, iou) => {
      if (iou <= bestIou[row]!) return;
      bestIou[row] = iou;
      bestColumn[row] = column;
      bestShared[row] = pixels;
    });
    const taken = new Uint8Array(testIds.length);
    for (let i = 0; i < referenceIds.length; i++) {
      if (referenceIds[i] === 0) continue;
      const column = bestColumn[i]!;
      shared += bestShared[i]!;
      union += referenceSizes[i]!;
      if (column < 0) continue;
      union += testSizes[column]! - bestShared[i]!;
      taken[column] = 1;
    }
    for (let j = 0; j < testIds.length; j++) if (testIds[j] !== 0 && !taken[j]) union += testSizes[j]!;
  }
  return union === 0 ? 1 : shared / union;
}
