import type { FailureRecord } from "../errors/index.ts";

/** Marks our messages, so that others on the same channel (tools, runtimes inside the worker) are ignored. */
const MARK = "deepimagej-line";

export type ToWorker =
  | { readonly kind: "call"; readonly id: number; readonly task: string; readonly input: unknown }
  | { readonly kind: "cancel"; readonly id: number };

export type FromWorker =
  | { readonly kind: "hello" }
  | { readonly kind: "note"; readonly id: number; readonly value: unknown }
  | { readonly kind: "done"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly failure: FailureRecord };

export function wrap(message: ToWorker | FromWorker): object {
  return { ...message, mark: MARK };
}

/** Our message, or null for anything else. The two sides are built together, so the mark vouches for the shape. */
export function unwrap<M extends ToWorker | FromWorker>(data: unknown): M | null {
  const marked = typeof data === "object" && data !== null && "mark" in data && data.mark === MARK;
  return marked ? (data as M) : null;
}
