/** Selections: their geometry, masks and operations. */
export { roiBounds, roiMask, selectedProcessor } from "./selected-processor.ts";
