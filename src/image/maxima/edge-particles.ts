import { MAX_AREA } from "./neighbours.ts";

/** Particles whose maximum area reaches the border become 0. In place.
 * ImageJ traces each with its wand from the border pixel rightwards; when that meets a hole first, the hole is what is deleted
 * and the particle stays.
 * @see ImageJ 1.54p MaximumFinder.deleteEdgeParticles */
export function deleteEdgeParticles(
  mask: Uint8Array,
  types: Uint8Array,
  width: number,
  height: number,
): void {
  const check = (x: number, y: number): void => {
    const i = x + y * width;
    if ((types[i]! & MAX_AREA) !== 0 && mask[i] !== 0) deleteFrom(mask, width, height, x, y);
  };
  for (let x = 0; x < width; x++) {
    check(x, 0);
    check(x, height - 1);
  }
  for (let y = 1; y < height - 1; y++) {
    check(0, y);
    check(width - 1, y);
  }
}

/** Follow the border between inside and outside that lies right of (x, y), outside always to the left, turning left where possible;
 * then clear what it encloses by the even-odd rule. */
function deleteFrom(mask: Uint8Array, width: number, height: number, fromX: number, fromY: number): void {
  const inside = (x: number, y: number): boolean =>
    x >= 0 && x < width && y >= 0 && y < height && mask[x + y * width] === 255;
  let startX = fromX;
  while (inside(startX, fromY)) startX++;
  const startY = fromY + 1;
  /** x of every vertical edge, by row. */
  const edges = new Map<number, number[]>();
  const edge = (x: number, y: number): void => {
    const row = edges.get(y);
    if (row === undefined) edges.set(y, [x]);
    else row.push(x);
  };
  let [x, y, direction] = [startX, startY, 3];
  const ahead = (d: number): boolean => {
    const turn = d & 3;
    return inside(turn === 2 || turn === 3 ? x - 1 : x, turn === 1 || turn === 2 ? y - 1 : y);
  };
  do {
    let turned = direction + 1;
    while (turned >= direction && !ahead(turned)) turned--;
    direction = turned;
    if ((direction & 3) === 0) x++;
    else if ((direction & 3) === 1) edge(x, --y);
    else if ((direction & 3) === 2) x--;
    else edge(x, y++);
  } while (x !== startX || y !== startY || (direction & 3) !== 3);
  for (const [row, xs] of edges) {
    xs.sort((a, b) => a - b);
    for (let n = 0; n + 1 < xs.length; n += 2) mask.fill(0, row * width + xs[n]!, row * width + xs[n + 1]!);
  }
}
