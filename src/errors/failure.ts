import { catalogue, type ErrorCode, type ErrorDetails, retryable } from "./catalogue.ts";

/** The one error class. `message` starts with `[code] `, so the code survives imjoy-rpc, which keeps only text. */
export class Failure<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = "Failure";
  constructor(
    readonly code: C,
    readonly details: ErrorDetails<C>,
    options?: { cause?: unknown },
  ) {
    super(`[${code}] ${messageOf(code, details)}`, options);
  }
  get retryable(): boolean {
    return retryable.has(this.code);
  }
}

/** What crosses a thread or a wire. */
export interface FailureRecord {
  readonly code: string;
  readonly message: string;
  readonly details: unknown;
}

/** Make a coded error; use as `throw fail("rdf/invalid", { source, issues })`. */
export function fail<C extends ErrorCode>(code: C, details: ErrorDetails<C>, cause?: unknown): Failure<C> {
  return new Failure(code, details, cause === undefined ? undefined : { cause });
}

/** Narrowing guard; without `code` it accepts any coded error. */
export function isFailure<C extends ErrorCode = ErrorCode>(error: unknown, code?: C): error is Failure<C> {
  return error instanceof Failure && (code === undefined || error.code === code);
}

/** Any thrown value as a plain object that structured clone, JSON and imjoy-rpc keep whole. Code "internal" = not one of ours. */
export function toFailureRecord(error: unknown): FailureRecord {
  if (error instanceof Failure) return { code: error.code, message: error.message, details: error.details };
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: "internal", message: `[internal] ${text}`, details: {} };
}

/** The inverse of toFailureRecord, on the other side of a thread. */
export function fromFailureRecord(record: FailureRecord): Error {
  if (record.code in catalogue) {
    const code = record.code as ErrorCode;
    return new Failure(code, record.details as ErrorDetails<typeof code>);
  }
  return new Error(record.message);
}

/** Throw `aborted` when the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw fail("aborted", { what });
}

export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}

function messageOf<C extends ErrorCode>(code: C, details: ErrorDetails<C>): string {
  const make = catalogue[code] as (d: ErrorDetails<C>) => string;
  return make(details);
}
