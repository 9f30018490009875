/** A command of the line: its usage text and what it does. The returned number is the exit status. */
export interface Command {
  readonly usage: string;
  readonly summary: string;
  run(args: readonly string[], io: CommandIo): Promise<number>;
}

export interface CommandIo {
  /** Exactly one JSON document with --json, else the result for people. */
  out(text: string): void;
  /** Progress, logs, errors for people. */
  readonly err: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

export const exitStatus = { done: 0, notPassed: 1, wrongCall: 2, failed: 3, interrupted: 130 } as const;
