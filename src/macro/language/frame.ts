import type { Value } from "../values.ts";

/** Names of one function (or of the main program) and their places. Places without a name hold values between two steps. */
export class Scope {
  readonly #slots = new Map<string, number>();
  size = 0;

  constructor(params: readonly string[] = []) {
    for (const name of params) this.slot(name);
  }

  slot(name: string): number {
    const known = this.#slots.get(name);
    if (known !== undefined) return known;
    this.#slots.set(name, this.size);
    return this.size++;
  }

  find(name: string): number | undefined {
    return this.#slots.get(name);
  }

  /** Named places in order of their first use in the text. */
  names(): Iterable<[string, number]> {
    return this.#slots;
  }

  temporary(): number {
    return this.size++;
  }
}

/** A running function: plain data, so that a macro can stop anywhere between two steps and go on later. */
export interface Frame {
  readonly slots: (Value | undefined)[];
  readonly scope: Scope;
  readonly caller: Frame | null;
  /** Next step of the caller. */
  readonly returnTo: number;
  /** Place in the caller for the result; -1 = nobody wants it. */
  readonly result: number;
  /** Offset of the call, for "(called from line N)". */
  readonly calledAt: number;
  readonly functionName: string;
  /** Macro variables below this frame, as ImageJ counts its stack. */
  readonly below: number;
  readonly depth: number;
}
