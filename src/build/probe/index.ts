/** Finds out what a network takes and gives by running it: axes, sizes, scale, offset, halo, global layers, faults.
 * Pure computation over an engine; no DOM, no Node. See docs/build-probing.md. */
export type * from "../proposal-types.ts";
export { probeNetwork } from "./probe-network.ts";
