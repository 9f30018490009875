import { fail, toFailureRecord } from "../errors/index.ts";
import { type FromWorker, type ToWorker, unwrap, wrap } from "./messages.ts";
import type { Port } from "./port.ts";
import type { Task } from "./task.ts";
import { Transferred } from "./transfer.ts";

export interface CallContext<Note> {
  /** Fires when the caller gave up; a handler that looks at it between steps frees the thread sooner. */
  readonly signal: AbortSignal;
  /** Tell the caller something before the result, such as progress. */
  note(value: Note): void;
}

type Reply<Output> = Output | Transferred<Output>;
type Handler<Input, Output, Note> = (
  input: Input,
  context: CallContext<Note>,
) => Reply<Output> | Promise<Reply<Output>>;

/** A task and what does it; see `handle`. */
export interface Handled {
  readonly name: string;
  run(input: unknown, context: CallContext<unknown>): unknown;
}

/** Tie a handler to its token. Returned values are structured-cloned; large buffers go through `withTransfer`. */
export function handle<Input, Output, Note>(
  token: Task<Input, Output, Note>,
  handler: Handler<Input, Output, Note>,
): Handled {
  return {
    name: token.name,
    // The token is the only way to make such a call, so what arrives under its name has its types.
    run: (input, context) => handler(input as Input, context as CallContext<Note>),
  };
}

/** The worker's side: answer calls for the rest of the thread's life, and say hello when everything is in place.
 * Calls run concurrently as far as their handlers await; queueing is the caller's matter.
 * Whatever a handler throws reaches the caller with its code; the line goes on. */
export function serve(port: Port, handlers: readonly Handled[]): void {
  const byName = new Map(handlers.map((h) => [h.name, h]));
  const running = new Map<number, AbortController>();

  const send = (message: FromWorker, transfer: readonly Transferable[] = []) =>
    port.post(wrap(message), transfer);

  const answer = async (id: number, name: string, input: unknown) => {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const handler = byName.get(name);
      if (!handler) throw fail("worker/unknown-task", { task: name, known: [...byName.keys()].join(", ") });
      const reply = await handler.run(input, {
        signal: controller.signal,
        note: (value) => send({ kind: "note", id, value }),
      });
      if (reply instanceof Transferred) send({ kind: "done", id, value: reply.value }, reply.buffers);
      else send({ kind: "done", id, value: reply });
    } catch (error) {
      sendFailure(send, id, error);
    } finally {
      running.delete(id);
    }
  };

  port.listen((data) => {
    const message = unwrap<ToWorker>(data);
    if (message?.kind === "call") void answer(message.id, message.task, message.input);
    else if (message?.kind === "cancel") running.get(message.id)?.abort();
  });
  send({ kind: "hello" });
}

function sendFailure(send: (message: FromWorker) => void, id: number, error: unknown): void {
  const failure = toFailureRecord(error);
  try {
    send({ kind: "failed", id, failure });
  } catch {
    // Details that cannot be cloned: the code and the text are worth more than the details.
    send({ kind: "failed", id, failure: { code: "internal", message: failure.message, details: {} } });
  }
}
