/** One end of a channel between threads. A browser worker's global scope, a MessagePort and node:worker_threads'
 * parentPort each fit behind it; see browser.ts and node.ts. */
export interface Port {
  post(message: unknown, transfer: readonly Transferable[]): void;
  /** Called once, before anything can arrive. */
  listen(onMessage: (message: unknown) => void): void;
}

/** A worker as its owner sees it, not yet known to work. */
export interface WorkerHandle extends Port {
  /** The script is missing or threw, an error escaped, the thread ended: all of these end the line. */
  onEnd(listener: (reason: string) => void): void;
  terminate(): Promise<void>;
  /** Whether this thread keeps the process running (Node); nothing in browsers. */
  keepAlive(on: boolean): void;
}

/** Makes the thread; may throw at once (blocked by a policy, bad URL). */
export type SpawnWorker = () => WorkerHandle;
