/** Browsers do not tell when a worker closes itself or is killed for memory. A Web Lock does: the worker holds one
 * for as long as it lives, and its owner waits in line for it. Where locks are missing (insecure or sandboxed
 * pages) such a death goes unseen, as it would without this. */

interface LockNotice {
  readonly lifeLock: string;
}

/** In the worker: take a lock, then tell its name. Resolves when that is done, or cannot be. */
export function holdLifeLock(tell: (notice: LockNotice) => void): Promise<void> {
  const manager = locks();
  if (!manager) return Promise.resolve();
  const lifeLock = `deepimagej-worker-${Math.random().toString(36).slice(2)}${performance.now()}`;
  return new Promise((resolve) => {
    const hold = () => {
      tell({ lifeLock });
      resolve();
      return new Promise<never>(() => {});
    };
    manager.request(lifeLock, hold).catch(() => resolve());
  });
}

/** In the owner: when `data` names a worker's lock, call back once that lock is free. */
export function watchLifeLock(data: unknown, onFree: () => void): void {
  if (typeof data !== "object" || data === null || !("lifeLock" in data)) return;
  locks()
    ?.request(String(data.lifeLock), onFree)
    .catch(() => {});
}

function locks(): LockManager | null {
  return typeof navigator === "object" && "locks" in navigator ? navigator.locks : null;
}
