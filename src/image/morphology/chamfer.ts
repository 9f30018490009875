import type { Raster } from "./raster.ts";

/** Weights of a step to the side, a diagonal one, a knight's one, and one of 3 by 1. */
export type ChamferWeights = readonly number[];

/** By the names of the dialogs. Quasi-Euclidean has weights of its own for whole numbers. */
export const chamferMasks: Readonly<
  Record<string, { readonly float: ChamferWeights; readonly whole: ChamferWeights }>
> = {
  "Chessboard (1,1)": same([1, 1]),
  "City-Block (1,2)": same([1, 2]),
  "Quasi-Euclidean (1,1.41)": { float: [1, Math.fround(Math.SQRT2)], whole: [10, 14] },
  "Borgefors (3,4)": same([3, 4]),
  "Weights (2,3)": same([2, 3]),
  "Weights (5,7)": same([5, 7]),
  "Chessknight (5,7,11)": same([5, 7, 11]),
  "Verwer (12,17,27,38)": same([12, 17, 27, 38]),
};

function same(weights: ChamferWeights) {
  return { float: weights, whole: weights };
}

export interface ChamferStep {
  readonly dx: number;
  readonly dy: number;
  readonly w: number;
}

/** Steps to the neighbours that come before in scan order; the others are their opposites. */
export function chamferSteps(weights: ChamferWeights): ChamferStep[] {
  const [side = 1, diagonal = 1, knight, long] = weights;
  const steps: ChamferStep[] = [
    { dx: -1, dy: 0, w: side },
    { dx: 0, dy: -1, w: side },
    { dx: -1, dy: -1, w: diagonal },
    { dx: 1, dy: -1, w: diagonal },
  ];
  const both = (a: number, b: number, w: number): void => {
    for (const s of [-1, 1]) steps.push({ dx: s * a, dy: -b, w }, { dx: s * b, dy: -a, w });
  };
  if (knight !== undefined) both(1, 2, knight);
  if (long !== undefined) both(1, 3, long);
  return steps;
}

/** Distance of what is not 0 to the nearest 0 by chamfer steps, in two scans over a picture (every plane for itself in a volume).
 * Outside counts as nothing, not as background: without any 0 distances are infinite (65535 as whole numbers).
 * @param normalize - divide by the first weight; whole numbers are truncated.
 * @returns new raster, 0 in the background.
 * @see Borgefors 1986, CVGIP 34, 344-371 */
export function chamferMap(
  raster: Raster,
  weights: ChamferWeights,
  normalize: boolean,
  type: "16-bit" | "32-bit",
): Raster {
  const { width, height, depth, data } = raster;
  const far = Number.POSITIVE_INFINITY;
  const distance = new Float32Array(data.length);
  const side = weights[0] ?? 1;
  const steps = chamferSteps(weights);
  for (let z = 0; z < depth; z++) {
    const base = z * width * height;
    for (let i = base; i < base + width * height; i++) distance[i] = data[i] === 0 ? 0 : far;
    for (const turn of [1, -1]) {
      for (let row = 0; row < height; row++) {
        const y = turn === 1 ? row : height - 1 - row;
        for (let column = 0; column < width; column++) {
          const x = turn === 1 ? column : width - 1 - column;
          const i = base + y * width + x;
          if (data[i] === 0) continue;
          let best = distance[i]!;
          for (const { dx, dy, w } of steps) {
            const nx = x + turn * dx;
            const ny = y + turn * dy;
            if (nx < 0 || nx >= width || ny < 0 || ny >= height) continue;
            const through = Math.fround(distance[base + ny * width + nx]! + w);
            if (through < best) best = through;
          }
          distance[i] = best;
        }
      }
    }
  }
  if (type === "32-bit") {
    if (normalize) for (let i = 0; i < distance.length; i++) distance[i] = distance[i]! / side;
    return { ...raster, data: distance };
  }
  const whole = new Uint16Array(distance.length);
  for (let i = 0; i < whole.length; i++) {
    const value = Math.min(65535, distance[i]!);
    whole[i] = normalize && value < 65535 ? Math.trunc(value / side) : value;
  }
  return { ...raster, data: whole };
}
