/** What a run may use. */
export interface TileBudget {
  /** Bytes that one worker needs for a tile of that many elements (first input, one sample), engine included. Must not fall. */
  bytesFor(inputElements: number): number;
  /** For all workers together; Infinity = no limit. */
  readonly budgetBytes: number;
  /** Tiles that run at the same time, ≥ 1. */
  readonly workers: number;
}

/** One way to divide the image; axis ids are those of the first input that has them. */
export interface TileCandidate {
  readonly tile: Readonly<Record<string, number>>;
  /** Elements of one tile of the first input. */
  readonly inputElements: number;
  readonly tiles: number;
  /** Elements run through the network over elements of the image. */
  readonly computedPerNeeded: number;
}
