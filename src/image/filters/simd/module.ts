import { assemble, type WasmFunction } from "./assembler.ts";

export type VectorCall = (...args: number[]) => void;

/** Functions on a memory of their own. */
export interface VectorMachine<Name extends string> {
  readonly call: Readonly<Record<Name, VectorCall>>;
  readonly floats: Float32Array;
  readonly doubles: Float64Array;
  readonly integers: Int32Array;
}

const PAGE = 65536;

/** Assembled and compiled when first used, given a new memory for each use. */
export class VectorModule<Name extends string> {
  readonly #functions: () => readonly WasmFunction[];
  /** null: this engine has no vectors. */
  #module: WebAssembly.Module | null | undefined;

  constructor(functions: () => readonly (WasmFunction & { readonly name: Name })[]) {
    this.#functions = functions;
  }

  /** @returns null where vectors or that much memory cannot be had. */
  machine(bytes: number): VectorMachine<Name> | null {
    if (this.#module === undefined) this.#module = compiled(this.#functions);
    if (this.#module === null) return null;
    try {
      const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) + 1 });
      const { exports } = new WebAssembly.Instance(this.#module, { m: { m: memory } });
      return {
        call: exports as unknown as Record<Name, VectorCall>,
        floats: new Float32Array(memory.buffer),
        doubles: new Float64Array(memory.buffer),
        integers: new Int32Array(memory.buffer),
      };
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
}

function compiled(functions: () => readonly WasmFunction[]): WebAssembly.Module | null {
  if (typeof WebAssembly === "undefined") return null;
  const bytes = assemble(functions());
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}
