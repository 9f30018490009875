/** Planes in order: shapes, projections, new windows made from others. */
export { centred } from "./concatenate.ts";
export { compositeLike, type Like, makeLike, rangeOf, replacePlanes } from "./open-like.ts";
export { planeList } from "./plane-list.ts";
export { type Projection, projectPlanes } from "./project.ts";
export { type ReslicePlan, reslice } from "./reslice.ts";
export { setDimensions } from "./shape.ts";
