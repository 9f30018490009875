/** See docs/ARCHITECTURE.md for the level of this folder and what it may import. */
export type * from "./engine-types.ts";
