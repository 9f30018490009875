import { findMaxima } from "../maxima/index.ts";
import { distanceMap } from "./distance-map.ts";

/** Lower maxima than this above their saddle do not count as objects of their own. */
const TOLERANCE = 0.5;

/** Objects cut at their necks: 255 inside the parts, 0 in the background and on the lines between them.
 * @param background - value of the background in `pixels`.
 * @see ImageJ 1.54p EDM, Process > Binary > Watershed */
export function watershedOfShapes(
  pixels: Uint8Array,
  width: number,
  height: number,
  background: number,
): Uint8Array {
  const map = distanceMap(pixels, width, height, background);
  return segmented(map, width, height, true);
}

/** The distance map with everything but its maxima at 0: one pixel per maximum. */
export function ultimatePoints(
  pixels: Uint8Array,
  width: number,
  height: number,
  background: number,
): Float32Array {
  const map = distanceMap(pixels, width, height, background);
  const { mask } = findMaxima(
    { width, height, value: map, isFloat: true },
    { tolerance: TOLERANCE, strict: false, output: "Single Points", excludeOnEdges: false, isEdm: true },
  );
  for (let i = 0; i < map.length; i++) if (mask?.[i] === 0) map[i] = 0;
  return map;
}

/** Lines of equal distance to the two nearest objects, with that distance as value; 0 elsewhere. */
export function voronoiLines(
  pixels: Uint8Array,
  width: number,
  height: number,
  background: number,
): Float32Array {
  const map = distanceMap(pixels, width, height, 255 - background);
  const cells = segmented(
    map.map((value) => -value),
    width,
    height,
    false,
  );
  for (let i = 0; i < map.length; i++) if (cells[i] === 255) map[i] = 0;
  return map;
}

function segmented(value: Float32Array, width: number, height: number, isEdm: boolean): Uint8Array {
  const { mask } = findMaxima(
    { width, height, value, isFloat: true },
    { tolerance: TOLERANCE, strict: false, output: "Segmented Particles", excludeOnEdges: false, isEdm },
  );
  return mask ?? new Uint8Array(value.length);
}
