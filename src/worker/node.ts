/** Node only: worker threads behind the same interfaces. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parentPort, type TransferListItem, Worker } from "node:worker_threads";
import type { Port, WorkerHandle } from "./port.ts";

/** Start a worker thread from a JavaScript file.
 * The process may exit while the worker is idle; it waits while calls are open. */
export function nodeWorkerHandle(script: URL): WorkerHandle {
  // Checked here because the thread's own report of a missing file is a page of loader internals.
  if (!existsSync(fileURLToPath(script))) throw new Error(`there is no file ${fileURLToPath(script)}`);
  const worker = new Worker(script);
  return {
    post: (message, transfer) => worker.postMessage(message, transferList(transfer)),
    listen: (onMessage) => {
      worker.on("message", onMessage);
    },
    onEnd(listener) {
      worker.on("error", (error: Error) => listener(error.message));
      worker.on("messageerror", () => listener("a message from it could not be read"));
      worker.on("exit", (status) => listener(`the thread ended with status ${status}`));
    },
    async terminate() {
      await worker.terminate();
    },
    keepAlive: (on) => (on ? worker.ref() : worker.unref()),
  };
}

/** The port to the thread that started us: for `serve` in a worker entry.
 * @throws Error on the main thread. */
export function ownPort(): Port {
  const port = parentPort;
  if (!port) throw new Error("ownPort: this is the main thread, not a worker");
  return {
    post: (message, transfer) => port.postMessage(message, transferList(transfer)),
    listen: (onMessage) => {
      port.on("message", onMessage);
    },
  };
}

/** Node's list of what can move is narrower than the web's; what it cannot move, it refuses with a clear error. */
function transferList(transfer: readonly Transferable[]): TransferListItem[] {
  return [...transfer] as TransferListItem[];
}
