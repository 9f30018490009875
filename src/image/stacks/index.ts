/** Planes in order: shapes, projections, new windows made from others. */
export { type Like, makeComposite, makeLike, rangeOf, replacePlanes } from "./open-like.ts";
export { type Projection, projectPlanes } from "./project.ts";
export { isHyperstack, planeAt, positionOf, setDimensions } from "./shape.ts";
