import { type DType, isDType, type NdArray } from "../../array/index.ts";
import type { Session } from "../../engine/index.ts";
import { isFailure, throwIfAborted } from "../../errors/index.ts";
import { type Background, NORMAL, Random, randomArray } from "./random-input.ts";

/** How an input of the network is fed. */
export interface InputLayout {
  readonly name: string;
  readonly dtype: DType;
  readonly axes: readonly string[];
  /** Size per dimension where it does not follow the grid (batch 1, channels, fixed and index axes); null = `Sizes` of the axis. */
  readonly fixed: readonly (number | null)[];
}

/** Size per grid axis id. */
export type Sizes = Readonly<Record<string, number>>;

/** Why the network did not answer. */
export class Refusal {
  constructor(readonly reason: string) {}
}

/** A loaded network that is asked questions: random inputs of any size, answers or refusals. Arrays that are given stay the caller's. */
export class Subject {
  backgrounds: readonly Background[];
  readonly #responses = new Map<string, Promise<readonly (readonly number[])[] | Refusal>>();

  constructor(
    readonly session: Session,
    readonly layouts: readonly InputLayout[],
    readonly signal: AbortSignal | undefined,
    backgrounds: readonly Background[] = [],
  ) {
    this.backgrounds = backgrounds;
  }

  /** @param open - an axis whose size is taken from `sizes` even where the network has one size only */
  shapes(sizes: Sizes, open: string | null = null): number[][] {
    return this.layouts.map(({ axes, fixed }) =>
      axes.map((id, d) => (id === open ? sizes[id] : fixed[d]) ?? sizes[id] ?? 1),
    );
  }

  /** Random inputs; the same for the same seed and sizes. */
  inputs(sizes: Sizes, seed: number, spread = 1, open: string | null = null): NdArray[] {
    const random = new Random(seed);
    return this.shapes(sizes, open).map((shape, i) =>
      randomArray(random, this.backgrounds[i] ?? NORMAL, this.layouts[i]?.dtype ?? "float32", shape, spread),
    );
  }

  /** @throws aborted */
  async run(inputs: readonly NdArray[]): Promise<readonly NdArray[] | Refusal> {
    throwIfAborted(this.signal, "Probing the network");
    const copies = inputs.map((array) => ({ ...array, data: array.data.slice() }) as NdArray);
    try {
      return await this.session.run(copies, this.signal);
    } catch (error) {
      if (isFailure(error, "aborted") || isFailure(error, "engine/closed")) throw error;
      return new Refusal(reasonOf(error));
    }
  }

  /** For inputs that are known to run.
   * @throws the reason when they do not */
  async mustRun(inputs: readonly NdArray[]): Promise<readonly NdArray[]> {
    const result = await this.run(inputs);
    if (result instanceof Refusal) throw new RefusedAfterAll(result.reason);
    return result;
  }

  /** Shapes of the outputs for those sizes; asked once per sizes and batch. */
  response(sizes: Sizes, batch = 1): Promise<readonly (readonly number[])[] | Refusal> {
    const key = `${batch} ${JSON.stringify(Object.entries(sizes).sort())}`;
    const known = this.#responses.get(key);
    if (known) return known;
    const asked = this.#ask(sizes, batch);
    this.#responses.set(key, asked);
    return asked;
  }

  async #ask(sizes: Sizes, batch: number): Promise<readonly (readonly number[])[] | Refusal> {
    const random = new Random(11);
    const inputs = this.shapes(sizes).map((shape, i) => {
      const { axes, dtype } = this.layouts[i] ?? { axes: [], dtype: "float32" as const };
      const batched = shape.map((n, d) => (axes[d] === "batch" ? batch : n));
      return randomArray(random, this.backgrounds[i] ?? NORMAL, dtype, batched);
    });
    const result = await this.run(inputs);
    return result instanceof Refusal ? result : result.map(({ shape }) => shape);
  }
}

/** A size that ran before does not run any more (memory, mostly). */
export class RefusedAfterAll extends Error {}

/** float16 is fed as float32. */
export function feedDType(dtype: string): DType | null {
  if (dtype === "float16") return "float32";
  return isDType(dtype) ? dtype : null;
}

function reasonOf(error: unknown): string {
  const text = isFailure(error, "engine/run")
    ? error.details.reason
    : error instanceof Error
      ? error.message
      : String(error);
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
