import type { NdArray } from "../array/index.ts";
import { type SpawnWorker, startWorker, type WorkerLine } from "../worker/index.ts";
import { type Loaded, type LoadInput, loadNetwork, runTile, type TileResult } from "./requests.ts";

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Leave the arrays whole, so that they can be run once more elsewhere; else they move. */
  readonly keepInputs: boolean;
}

/** One worker with its network loaded, seen from the pool. */
export interface EngineWorker {
  readonly loaded: Loaded;
  readonly line: WorkerLine;
  /** Bytes its runtime held when it last answered. */
  memoryBytes: number;
  /** Input elements of the largest tile it has run. */
  largestElements: number;
  run(inputs: readonly NdArray[], options: RunOptions): Promise<TileResult>;
}

/** Start a worker and load a network in it; when the load fails or is given up, the worker is ended.
 * @throws aborted, worker/start, engine/malformed-weights, engine/out-of-memory, engine/run */
export async function startEngineWorker(
  spawn: SpawnWorker,
  name: string,
  input: LoadInput,
  signal: AbortSignal,
): Promise<EngineWorker> {
  const line = await startWorker(spawn, { name });
  let loaded: Loaded;
  try {
    loaded = await line.call(loadNetwork, input, { signal });
  } catch (error) {
    await line.terminate();
    throw error;
  }
  const worker: EngineWorker = {
    loaded,
    line,
    memoryBytes: loaded.memoryBytes,
    largestElements: 0,
    async run(inputs, { signal, keepInputs }) {
      const sent = packed(inputs, keepInputs);
      const result = await line.call(
        runTile,
        { inputs: sent.arrays },
        { transfer: sent.transfer, ...(signal ? { signal } : {}) },
      );
      worker.memoryBytes = result.memoryBytes;
      return result;
    },
  };
  return worker;
}

/** Arrays that own their buffer move, or are cloned if they must stay. A view of a larger buffer is copied out of it
 * first, as the whole buffer would travel with it; the copy moves. */
function packed(
  inputs: readonly NdArray[],
  keepInputs: boolean,
): { arrays: NdArray[]; transfer: ArrayBuffer[] } {
  const moving = new Set<ArrayBuffer>();
  const arrays = inputs.map((array) => {
    const owns = array.data.byteLength === array.data.buffer.byteLength;
    const sent = owns ? array : { ...array, data: array.data.slice() };
    if (!owns || !keepInputs) moving.add(sent.data.buffer);
    return sent;
  });
  return { arrays, transfer: [...moving] };
}
