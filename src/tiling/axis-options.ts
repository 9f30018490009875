import { fail } from "../errors/index.ts";
import { type AxisTie, type AxisUse, type Grid, type GridDimension, tiedSize } from "./grid-types.ts";
import type { TilingRequest } from "./tiling-types.ts";
import { describeSizes, isValidSize, sizeAtLeast, sizeAtMost } from "./valid-sizes.ts";

/** A value that the caller set for an axis ("y" or "input0.y"), and the axis it speaks about. */
interface Named {
  readonly key: string;
  readonly value: number;
  readonly tie: AxisTie;
}

/** The tile sizes asked for, per dimension in its own samples; null = not named.
 * @throws tiling/unknown-axis, tiling/invalid-tile. */
export function wantedTiles(request: TilingRequest, grid: Grid): (number | null)[] {
  checkKeys(request, grid, "tile");
  return grid.dimensions.map((dimension) => {
    let wanted: number | null = null;
    for (const named of namedFor(request, dimension, request.tile)) {
      const { scale, offset } = named.tie;
      const tile = ((named.value - offset) * scale.q) / scale.p;
      if (!isValidSize(dimension.sizes, tile) || (wanted !== null && wanted !== tile)) {
        throw invalidTile(dimension, named, wanted);
      }
      wanted = tile;
    }
    return wanted;
  });
}

/** The halo asked for, per dimension in its own samples; null = as described.
 * @throws tiling/unknown-axis, tiling/invalid-halo. */
export function wantedHalos(request: TilingRequest, grid: Grid): (number | null)[] {
  checkKeys(request, grid, "halo");
  return grid.dimensions.map((dimension) => {
    let wanted: number | null = null;
    for (const { value, tie } of namedFor(request, dimension, request.halo)) {
      wanted = Math.max(wanted ?? 0, Math.ceil((value * tie.scale.q) / tie.scale.p));
    }
    return wanted;
  });
}

/** "tensor.axis" speaks for that tensor; a bare axis id for the first input of the dimension that has it. */
function namedFor(
  request: TilingRequest,
  dimension: GridDimension,
  values: Readonly<Record<string, number>>,
): Named[] {
  const found: Named[] = [];
  const bare = new Set<string>();
  for (const tie of dimension.inputs) {
    const input = request.inputs[tie.tensor]!;
    const id = input.axes[tie.axis]!.id;
    const full = `${input.id}.${id}`;
    if (Object.hasOwn(values, full)) {
      found.push({ key: full, value: values[full]!, tie });
    } else if (Object.hasOwn(values, id) && !bare.has(id)) {
      found.push({ key: id, value: values[id]!, tie });
    }
    bare.add(id);
  }
  return found;
}

function checkKeys(request: TilingRequest, grid: Grid, option: "tile" | "halo"): void {
  for (const [key, value] of Object.entries(request[option])) {
    const uses = usesOf(request, grid, key);
    if (uses.length === 0) {
      const available = new Set(request.inputs.flatMap((t) => t.axes.map((a) => a.id)));
      throw fail("tiling/unknown-axis", { option, got: key, available: [...available].join(", ") });
    }
    if (option === "halo") {
      if (!Number.isInteger(value) || value < 0) {
        throw fail("tiling/invalid-halo", { axis: key, got: String(value) });
      }
    } else {
      for (const use of uses) {
        if ("size" in use && use.size !== value) {
          const whole = String(use.size);
          throw fail("tiling/invalid-tile", {
            axis: key,
            got: String(value),
            allowed: `${whole} (not cut)`,
            nearest: whole,
          });
        }
      }
    }
  }
}

function usesOf(request: TilingRequest, grid: Grid, key: string): AxisUse[] {
  const uses: AxisUse[] = [];
  request.inputs.forEach((input, t) => {
    input.axes.forEach((axis, a) => {
      if (key === axis.id || key === `${input.id}.${axis.id}`) uses.push(grid.inputs[t]![a]!);
    });
  });
  // A bare id means the axes that are cut; only where none is, those that are not.
  const cut = uses.filter((use) => use.dimension >= 0);
  return cut.length > 0 ? cut : uses;
}

function invalidTile(dimension: GridDimension, named: Named, conflicting: number | null) {
  const { sizes } = dimension;
  const { tie, value } = named;
  const inDimension = ((value - tie.offset) * tie.scale.q) / tie.scale.p;
  const below = sizeAtMost(sizes, inDimension);
  const above = sizeAtLeast(sizes, inDimension);
  const near = conflicting === null ? [below, above] : [conflicting];
  const nearest = near.flatMap((t) => (t === null || Number.isNaN(t) ? [] : [tiedSize(tie, t)]));
  const own =
    tie.scale.p === tie.scale.q && tie.offset === 0
      ? describeSizes(sizes)
      : describeSizes({ min: tiedSize(tie, sizes.min), step: (sizes.step * tie.scale.p) / tie.scale.q });
  return fail("tiling/invalid-tile", {
    axis: named.key,
    got: String(value),
    allowed: conflicting === null ? own : `${tiedSize(tie, conflicting)}, as set for another tensor`,
    nearest: [...new Set(nearest)].join(" or ") || String(tiedSize(tie, sizes.min)),
  });
}
