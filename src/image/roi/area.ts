import { Edge, type Inside, type Path, sweep } from "./area-sweep.ts";

export type AreaOperation = "or" | "and" | "xor" | "not";

const KEEPS: Readonly<Record<AreaOperation, (first: boolean, second: boolean) => boolean>> = {
  or: (first, second) => first || second,
  and: (first, second) => first && second,
  xor: (first, second) => first !== second,
  not: (first, second) => first && !second,
};

/** Outline of an even-odd area: paths that do not cross, in java.awt.geom.Area's order.
 * @see java.awt.geom.Area (JDK 17): same vertices, straight edges only */
export function areaOf(paths: readonly Path[]): Path[] {
  let inside = false;
  const rule: Inside = {
    reset: () => {
      inside = false;
    },
    cross: () => {
      inside = !inside;
      return inside ? 1 : -1;
    },
    get inside() {
      return inside;
    },
  };
  return sweep(edgesOf(paths, false), rule);
}

/** Union, intersection, exclusive or, difference of two areas; operands are what `areaOf` gives. */
export function combineAreas(
  first: readonly Path[],
  second: readonly Path[],
  operation: AreaOperation,
): Path[] {
  const keeps = KEEPS[operation];
  let inFirst = false;
  let inSecond = false;
  let inside = false;
  const rule: Inside = {
    reset: () => {
      inFirst = inSecond = inside = false;
    },
    cross: (edge) => {
      if (edge.second) inSecond = !inSecond;
      else inFirst = !inFirst;
      const now = keeps(inFirst, inSecond);
      if (now === inside) return 0;
      inside = now;
      return now ? 1 : -1;
    },
    get inside() {
      return inside;
    },
  };
  return sweep([...edgesOf(first, false), ...edgesOf(second, true)], rule);
}

/** The edges that are not horizontal, each path closed. */
function edgesOf(paths: readonly Path[], second: boolean): Edge[] {
  const edges: Edge[] = [];
  for (const { xs, ys } of paths) {
    for (let i = 0; i < xs.length; i++) {
      const j = i + 1 === xs.length ? 0 : i + 1;
      const [x0, y0, x1, y1] = [xs[i]!, ys[i]!, xs[j]!, ys[j]!];
      if (y0 < y1) edges.push(new Edge(x0, y0, x1, y1, 1, second));
      else if (y0 > y1) edges.push(new Edge(x1, y1, x0, y0, -1, second));
    }
  }
  return edges;
}
