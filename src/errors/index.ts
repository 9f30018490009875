/** Level 0: the one error class and the catalogue of codes. Imports nothing. */
export { catalogue, type ErrorCode, type ErrorDetails, retryable } from "./catalogue.ts";
export {
  assertNever,
  Failure,
  type FailureRecord,
  fail,
  fromFailureRecord,
  isFailure,
  throwIfAborted,
  toFailureRecord,
} from "./failure.ts";
