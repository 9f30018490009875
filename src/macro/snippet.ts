import type { Builtin } from "./builtin.ts";
import type { MacroHost } from "./host.ts";
import { Machine } from "./language/machine.ts";
import { parse } from "./language/parser.ts";
import { Source } from "./language/source.ts";
import { MacroStop } from "./language/stop.ts";
import { SyntaxProblem } from "./language/syntax-error.ts";
import type { Value } from "./values.ts";

const CHUNK = 4096;

/** A few statements that run again and again with other values of their variables: Table.applyMacro, formulas to fit, Math > Macro.
 * What fails inside is an error of the statement that runs it. */
export class Snippet {
  readonly #machine: Machine;
  readonly #host: MacroHost;

  /** @param given - variables that exist before the first statement.
   * @throws macro/runtime when the text cannot be read. */
  constructor(
    text: string,
    given: ReadonlyMap<string, Value>,
    host: MacroHost,
    builtins: ReadonlyMap<string, Builtin>,
    tolerant: boolean,
  ) {
    this.#host = host;
    try {
      const program = parse(new Source("snippet", text));
      this.#machine = new Machine(program, { builtins, host, tolerant, given });
    } catch (error) {
      if (error instanceof SyntaxProblem) throw new MacroStop(`${error.message}: ${text}`, null);
      throw error;
    }
  }

  /** Names of all variables, in the order of their first use. */
  names(): string[] {
    return [...this.#machine.vm.frame.scope.names()].map(([name]) => name);
  }

  get(name: string): Value | undefined {
    const { scope, slots } = this.#machine.vm.frame;
    const slot = scope.find(name);
    return slot === undefined ? undefined : slots[slot];
  }

  /** No effect when the text has no such variable. */
  set(name: string, value: Value): void {
    const { scope, slots } = this.#machine.vm.frame;
    const slot = scope.find(name);
    if (slot !== undefined) slots[slot] = value;
  }

  run(): void {
    const machine = this.#machine;
    machine.restart();
    try {
      while (!machine.finished) {
        this.#host.tick(machine.run(CHUNK));
        if (machine.suspension !== null) this.#host.error("A command that waits cannot run here");
      }
    } catch (error) {
      if (error instanceof MacroStop) throw new MacroStop(error.message, null, error.code);
      throw error;
    }
  }
}
