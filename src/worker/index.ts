/** Level 1: the generic line between threads. Typed tasks, a start that can fail, results by transfer; knows no task.
 * Imports errors only. Node has its own entry, node.ts; browsers, frames and message channels are in browser.ts. */
export { messagePort, ownPort, webWorkerHandle } from "./browser.ts";
export { type CallOptions, type StartOptions, startWorker, type WorkerLine } from "./line.ts";
export type { Port, SpawnWorker, WorkerHandle } from "./port.ts";
export { type CallContext, type Handled, handle, serve } from "./serve.ts";
export { type Task, task } from "./task.ts";
export { Transferred, withTransfer } from "./transfer.ts";
