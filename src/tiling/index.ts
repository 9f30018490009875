/** Level 3: geometry of tiles. Imports array and rdf; holds no pixels but those of one cut or stitch. */
export { candidateTiles, chooseTile } from "./choose-tile.ts";
export { cutTile } from "./cut-tile.ts";
export { type Padding, padMap, reflectPadding } from "./pad-map.ts";
export { planTiles } from "./plan-tiles.ts";
export { type Placement, stitchTile } from "./stitch-tile.ts";
export type * from "./tile-budget.ts";
export type * from "./tiling-types.ts";
