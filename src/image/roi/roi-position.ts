import type { ImageWindow, Roi } from "../world/index.ts";

/** What `roiPosition` gives when the points of a selection lie at different positions. */
export const POINTWISE = -2;

/** Stack position of a selection, 0 = all; of points the one they all have.
 * @see ImageJ 1.54p getPosition of Roi and PointRoi */
export function roiPosition(roi: Roi): number {
  if (roi.type !== "point") return roi.position;
  const [first, ...rest] = roi.pointPositions ?? [];
  if (first === undefined) return 0;
  return rest.every((position) => position === first) ? first : POINTWISE;
}

/** Slice of a hyperstack position, else the stack position. */
export function zPosition(roi: Roi): number {
  return roi.slice === 0 && roi.hyperstackPosition !== true ? roi.position : roi.slice;
}

export function withPosition(roi: Roi, position: number): Roi {
  const n = Math.max(0, position);
  if (roi.type === "point") {
    if (n === 0) return { ...roi, pointPositions: undefined, hyperstackPosition: false };
    return { ...roi, pointPositions: roi.xs.map(() => n), hyperstackPosition: false };
  }
  return { ...roi, position: n, channel: 0, slice: 0, frame: 0, hyperstackPosition: false };
}

export function withHyperstackPosition(roi: Roi, channel: number, slice: number, frame: number): Roi {
  const [c, z, t] = [Math.max(0, channel), Math.max(0, slice), Math.max(0, frame)];
  return { ...roi, position: 0, channel: c, slice: z, frame: t, hyperstackPosition: true };
}

/** Channel, slice and frame are shown apart. */
export function showsHyperstack(window: ImageWindow): boolean {
  return window.planes.length > 1 && (window.hyperstack || window.composite !== null);
}

/** The position that the window shows now: channel 0 in composite mode, none without a stack.
 * @see ImageJ 1.54p Roi.setPosition(ImagePlus) */
export function atPosition(roi: Roi, window: ImageWindow): Roi {
  if (showsHyperstack(window)) {
    const { channels, slices, plane } = window;
    const channel = window.composite === "composite" ? 0 : (plane % channels) + 1;
    const slice = (Math.floor(plane / channels) % slices) + 1;
    return withHyperstackPosition(roi, channel, slice, Math.floor(plane / (channels * slices)) + 1);
  }
  return withPosition(roi, window.planes.length > 1 ? window.plane + 1 : 0);
}
