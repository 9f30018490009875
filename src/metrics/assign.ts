/** A possible pair of the assignment, with its weight > 0. */
export interface Edge {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

/** One-to-one assignment of rows to columns along the given edges with the largest sum of weights. Each connected part
 * of the graph is solved by itself, by successive longest augmenting paths.
 * @returns the chosen edges, in the order in which they were given. */
export function assign(edges: readonly Edge[]): Edge[] {
  const chosen = new Set<Edge>();
  for (const part of connectedParts(edges)) {
    if (part.length === 1) chosen.add(part[0]!);
    else for (const edge of assignPart(part)) chosen.add(edge);
  }
  return edges.filter((edge) => chosen.has(edge));
}

function connectedParts(edges: readonly Edge[]): Edge[][] {
  // Rows and columns are nodes of one union-find: columns are stored as −1 − column.
  const parent = new Map<number, number>();
  const root = (node: number): number => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { row, column } of edges) {
    const a = root(row);
    const b = root(-1 - column);
    if (a !== b) parent.set(a, b);
  }
  const parts = new Map<number, Edge[]>();
  for (const edge of edges) {
    const key = root(edge.row);
    const part = parts.get(key);
    if (part) part.push(edge);
    else parts.set(key, [edge]);
  }
  return [...parts.values()];
}

function assignPart(edges: readonly Edge[]): Edge[] {
  const byRow = new Map<number, Edge[]>();
  for (const edge of edges) {
    const list = byRow.get(edge.row);
    if (list) list.push(edge);
    else byRow.set(edge.row, [edge]);
  }
  const ofRow = new Map<number, Edge>();
  const ofColumn = new Map<number, Edge>();
  for (;;) {
    const path = bestPath(byRow, ofRow, ofColumn);
    if (!path) return [...ofRow.values()];
    for (const edge of path) {
      ofRow.set(edge.row, edge);
      ofColumn.set(edge.column, edge);
    }
  }
}

/** The edges to be taken of the augmenting path that gains most; null when none gains. Bellman-Ford with a queue: a free
 * row starts with 0, an edge not taken adds its weight, going back along a taken edge subtracts its. */
function bestPath(
  byRow: ReadonlyMap<number, readonly Edge[]>,
  ofRow: ReadonlyMap<number, Edge>,
  ofColumn: ReadonlyMap<number, Edge>,
): Edge[] | null {
  const gainOfRow = new Map<number, number>();
  const gainOfColumn = new Map<number, number>();
  const cameBy = new Map<number, Edge>();
  const queue: number[] = [];
  for (const row of byRow.keys()) {
    if (ofRow.has(row)) continue;
    gainOfRow.set(row, 0);
    queue.push(row);
  }
  for (let head = 0; head < queue.length; head++) {
    const row = queue[head]!;
    const gain = gainOfRow.get(row)!;
    for (const edge of byRow.get(row)!) {
      if (ofRow.get(row) === edge) continue;
      const reached = gain + edge.weight;
      // The margin keeps rounding from going round a cycle of equal weights.
      if (!(reached > (gainOfColumn.get(edge.column) ?? -Infinity) + 1e-12)) continue;
      gainOfColumn.set(edge.column, reached);
      cameBy.set(edge.column, edge);
      const taken = ofColumn.get(edge.column);
      if (!taken) continue;
      gainOfRow.set(taken.row, reached - taken.weight);
      queue.push(taken.row);
    }
  }
  let end: number | null = null;
  for (const [column, gain] of gainOfColumn)
    if (!ofColumn.has(column) && gain > (end === null ? 0 : gainOfColumn.get(end)!)) end = column;
  if (end === null) return null;
  const path: Edge[] = [];
  for (let column: number | undefined = end; column !== undefined; ) {
    const edge: Edge = cameBy.get(column)!;
    path.push(edge);
    column = ofRow.get(edge.row)?.column;
  }
  return path;
}
