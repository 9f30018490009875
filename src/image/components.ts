/** Connected components of the true elements of a mask; two elements are connected when they share a face (4 neighbours
 * in 2D, 6 in 3D). Components are numbered 1 … count in the order of their first element.
 * @param mask - true where not 0.
 * @param shape - (y, x) or (z, y, x).
 * @returns new labels, 0 in the background.
 * @see scipy 1.17, ndimage.label with its default structure */
export function connectedComponents(
  mask: Uint8Array,
  shape: readonly number[],
): { labels: Int32Array<ArrayBuffer>; count: number } {
  const [width, height] = [shape.at(-1) ?? 1, shape.at(-2) ?? 1];
  const plane = width * height;
  const labels = new Int32Array(mask.length);
  // parent[i] <= i: the root of a set is its smallest provisional label, the first in scan order.
  let parent = new Int32Array(1024);
  let used = 0;
  const root = (label: number): number => {
    let r = label;
    while (parent[r] !== r) r = parent[r]!;
    for (let walk = label; walk !== r; ) {
      const up = parent[walk]!;
      parent[walk] = r;
      walk = up;
    }
    return r;
  };
  for (let i = 0, x = 0, y = 0; i < mask.length; i++) {
    if (mask[i]) {
      const left = x > 0 ? labels[i - 1]! : 0;
      const up = y > 0 ? labels[i - width]! : 0;
      const before = i >= plane ? labels[i - plane]! : 0;
      let label = left || up || before;
      if (label === 0) {
        label = ++used;
        if (label >= parent.length) {
          const grown = new Int32Array(parent.length * 2);
          grown.set(parent);
          parent = grown;
        }
        parent[label] = label;
      } else {
        if (up !== 0 && up !== label) label = unite(parent, root(label), root(up));
        if (before !== 0 && before !== label) label = unite(parent, root(label), root(before));
      }
      labels[i] = label;
    }
    if (++x === width) {
      x = 0;
      if (++y === height) y = 0;
    }
  }
  let count = 0;
  const final = new Int32Array(used + 1);
  for (let label = 1; label <= used; label++) {
    const r = root(label);
    final[label] = r === label ? ++count : final[r]!;
  }
  for (let i = 0; i < labels.length; i++) labels[i] = final[labels[i]!]!;
  return { labels, count };
}

function unite(parent: Int32Array, a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  parent[high] = low;
  return low;
}
