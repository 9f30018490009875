/** Crop, resize, rotate, shift and mirror planes with ImageJ's arithmetic. */
export { type BinMethod, binPlane } from "./bin.ts";
export { cropPixels, insertPixels } from "./crop.ts";
export type { PlaneView } from "./resample.ts";
export { resizePlane } from "./resize.ts";
export {
  cubic,
  type Interpolation,
  interpolations,
  type Sampler,
  sampler,
} from "./sample.ts";
export { flipPlane, quarterTurn, rotatePlane, scalePlane, translatePlane } from "./warp.ts";
export { scaleDepth } from "./z-scale.ts";
