import { type Connectivity, emptyLike, neighbourFinder, neighbourSteps, type Raster } from "./raster.ts";

export type Extent = "area" | "box diagonal";

/** Grey attribute opening (of bright components) or closing (of dark ones): a component of a level set whose extent is below `minimum`
 * is cut to the level at which it is large enough. Planes only for the box diagonal. New raster.
 * @param extent - number of elements, or diagonal of the bounding box in pixels.
 * @see Breen and Jones 1996, Comput. Vis. Image Underst. 64, 377-389; scikit-image 0.26, morphology.area_opening, diameter_opening */
export function attributeFilter(
  raster: Raster,
  kind: "opening" | "closing",
  extent: Extent,
  minimum: number,
  connectivity: Connectivity,
): Raster {
  const { data } = raster;
  const sign = kind === "opening" ? 1 : -1;
  const order = Int32Array.from(data, (_, i) => i).sort((a, b) => sign * (data[b]! - data[a]!) || a - b);
  const parent = componentTree(raster, order, connectivity);
  const extents = extent === "area" ? areas(order, parent) : diagonals(raster, order, parent);
  const out = emptyLike(raster);
  for (let n = order.length - 1; n >= 0; n--) {
    const i = order[n]!;
    const p = parent[i]!;
    const keeps = p === i || (data[i] !== data[p] && extents[i]! >= minimum);
    out.data[i] = keeps ? data[i]! : out.data[p]!;
  }
  return out;
}

/** Parent of every element: the element that stands for its component, or for the component below it. Roots are their own.
 * @param order - elements from the leaves' level to the roots'.
 * @see Najman and Couprie 2006, IEEE Trans. Image Process. 15, 3531-3539; Berger et al. 2007, ICIP */
function componentTree(raster: Raster, order: Int32Array, connectivity: Connectivity): Int32Array {
  const { data } = raster;
  const parent = new Int32Array(data.length).fill(-1);
  const link = new Int32Array(data.length).fill(-1);
  const { before, after } = neighbourSteps(connectivity);
  const neighbours = neighbourFinder(raster, [...before, ...after]);
  const found = new Int32Array(26);
  const root = (from: number): number => {
    let r = from;
    while (link[r] !== r) r = link[r]!;
    for (let walk = from; walk !== r; ) {
      const up = link[walk]!;
      link[walk] = r;
      walk = up;
    }
    return r;
  };
  for (const i of order) {
    parent[i] = i;
    link[i] = i;
    for (let k = neighbours(i, found) - 1; k >= 0; k--) {
      if (link[found[k]!] === -1) continue;
      const r = root(found[k]!);
      if (r === i) continue;
      parent[r] = i;
      link[r] = i;
    }
  }
  for (let n = order.length - 1; n >= 0; n--) {
    const i = order[n]!;
    const p = parent[i]!;
    if (data[parent[p]!] === data[p]) parent[i] = parent[p]!;
  }
  return parent;
}

function areas(order: Int32Array, parent: Int32Array): Float64Array {
  const area = new Float64Array(parent.length).fill(1);
  for (const i of order) if (parent[i] !== i) area[parent[i]!]! += area[i]!;
  return area;
}

function diagonals(raster: Raster, order: Int32Array, parent: Int32Array): Float64Array {
  const { width, height } = raster;
  const left = Int32Array.from(parent, (_, i) => i % width);
  const right = left.slice();
  const top = Int32Array.from(parent, (_, i) => Math.floor(i / width) % height);
  const bottom = top.slice();
  for (const i of order) {
    const p = parent[i]!;
    left[p] = Math.min(left[p]!, left[i]!);
    right[p] = Math.max(right[p]!, right[i]!);
    top[p] = Math.min(top[p]!, top[i]!);
    bottom[p] = Math.max(bottom[p]!, bottom[i]!);
  }
  return Float64Array.from(parent, (_, i) => Math.hypot(right[i]! - left[i]! + 1, bottom[i]! - top[i]! + 1));
}
