import { type Axis, inputHalo } from "../rdf/index.ts";
import type { TilingRequest } from "../tiling/index.ts";

/** Overlap per side where a model states no halo: U-Nets of the zoo that state one state 8 to 32. */
const DEFAULT_HALO = 32;

/** A tile gives up at most a quarter of its length to an overlap that is only assumed. */
const SHARE_PER_SIDE = 8;

/** Halos for axes along which neither the description nor the caller says how far the network sees, by "tensor.axis".
 *
 * Two thirds of the zoo's models state no halo; tiles laid side by side would show seams. Not among them: axes that
 * outputs do not follow, networks that trim their border themselves (offset), the layout of bioimageio.core (which takes
 * such models at their word), axes for which the caller gave a halo. */
export function unstatedHalos(request: TilingRequest): Readonly<Record<string, number>> {
  if (request.layout === "core") return {};
  const stated = inputHalo(request);
  const halos: Record<string, number> = {};
  for (const { id, axes, shape } of request.inputs) {
    axes.forEach((axis, d) => {
      if (axis.type !== "space" && axis.type !== "time") return;
      const key = `${id}.${axis.id}`;
      if (axis.id in request.halo || key in request.halo || stated[id]?.[axis.id]) return;
      const followers = request.outputs.flatMap((output) =>
        output.axes.filter((own) => follows(own, id, axis)),
      );
      if (followers.length === 0 || followers.some(saysSomething)) return;
      const tile = request.tile[key] ?? request.tile[axis.id] ?? fixedLength(axis) ?? shape[d] ?? 1;
      const halo = Math.min(DEFAULT_HALO, Math.floor(tile / SHARE_PER_SIDE));
      if (halo > 0) halos[key] = halo;
    });
  }
  return halos;
}

function follows(output: Axis, tensorId: string, input: Axis): boolean {
  if (output.size.kind === "ref") return output.size.tensorId === tensorId && output.size.axisId === input.id;
  return output.size.kind === "fixed" && output.id === input.id;
}

function saysSomething(output: Axis): boolean {
  return output.halo > 0 || (output.size.kind === "ref" && output.size.offset !== 0);
}

function fixedLength(axis: Axis): number | null {
  return axis.size.kind === "fixed" ? axis.size.size : null;
}
