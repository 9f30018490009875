/** Level 3: geometry of tiles. Imports array and the types of rdf. */
export type * from "./tiling-types.ts";
