import { holdLifeLock, watchLifeLock } from "./life-lock.ts";
import type { Port, WorkerHandle } from "./port.ts";

/** What a Worker and a DedicatedWorkerGlobalScope share. */
interface MessageTarget {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** Wrap a browser worker just made with `new Worker(new URL("./x.worker.ts", import.meta.url), { type: "module" })`;
 * that expression must stand literally in the caller's file, where the bundler finds it. Works in workers too (nested). */
export function webWorkerHandle(worker: Worker): WorkerHandle {
  return {
    ...portOf(worker),
    onEnd(listener) {
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        listener(event.message || "its script could not be loaded");
      });
      worker.addEventListener("messageerror", () => listener("a message from it could not be read"));
      worker.addEventListener("message", (event) =>
        watchLifeLock(event.data, () =>
          listener("the thread ended without a word, perhaps for lack of memory"),
        ),
      );
    },
    terminate: async () => worker.terminate(),
    keepAlive: () => {},
  };
}

/** The port of the thread we are in: for `serve` in a worker entry. Its first message, the hello, waits for the life lock. */
export function ownPort(): Port {
  const scope = globalThis as unknown as MessageTarget; // the DOM types describe a window, we are in a worker
  const port = portOf(scope);
  let held = false;
  const holding = holdLifeLock((notice) => scope.postMessage(notice, [])).then(() => {
    held = true;
  });
  return {
    listen: port.listen,
    post: (message, transfer) =>
      held ? port.post(message, transfer) : void holding.then(() => port.post(message, transfer)),
  };
}

/** A MessagePort as one end of a line; the other end may be a frame, a worker, or the same thread in a test. */
export function messagePort(port: MessagePort): Port {
  return {
    post: (message, transfer) => port.postMessage(message, [...transfer]),
    listen: (onMessage) => {
      port.addEventListener("message", (event) => onMessage(event.data));
      port.start();
    },
  };
}

function portOf(target: MessageTarget): Port {
  return {
    post: (message, transfer) => target.postMessage(message, [...transfer]),
    listen: (onMessage) => target.addEventListener("message", (event) => onMessage(event.data)),
  };
}
