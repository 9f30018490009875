import type { NdArray } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { Session } from "./engine-types.ts";
import type { Network } from "./network.ts";

/** One user's hold on a network; after `release` or `dispose` it runs nothing. Both are safe to repeat. */
export function createSession(network: Network, end: { release(): void; dispose(): Promise<void> }): Session {
  const { inputs, outputs } = network.signature;
  let open = true;
  return {
    inputs,
    outputs,
    get info() {
      return network.info;
    },
    get parallel() {
      return network.parallel;
    },
    async run(arrays: readonly NdArray[], signal?: AbortSignal) {
      if (!open) throw fail("engine/closed", { what: "The session" });
      return network.run(arrays, signal);
    },
    memory: () => network.memory,
    estimateBytes: (elements) => network.estimateBytes(elements),
    release() {
      if (!open) return;
      open = false;
      end.release();
    },
    async dispose() {
      if (!open) return;
      open = false;
      await end.dispose();
    },
  };
}
