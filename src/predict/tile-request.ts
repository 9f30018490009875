import type { Axis, InputTensor, OutputTensor } from "../rdf/index.ts";
import type { TilingRequest } from "../tiling/index.ts";
import { rolesOf } from "./axis-roles.ts";
import type { RunOptions } from "./predict-types.ts";

export interface TiledTensor {
  readonly tensor: InputTensor;
  /** Of one image in the model's axes, batch entries taken one group at a time. */
  readonly shape: readonly number[];
}

/** What is to be tiled, from the options of a run. Axis names of the options may be common ones ("y") where the model has
 * its own ("h"); a single halo number holds for all space axes. */
export function tilingRequest(
  inputs: readonly TiledTensor[],
  outputs: readonly OutputTensor[],
  options: Pick<RunOptions, "tile" | "halo" | "blocks">,
): TilingRequest {
  const { tile, halo } = options;
  const axes = inputs.flatMap(({ tensor }) => tensor.axes);
  return {
    inputs: inputs.map(({ tensor, shape }) => ({ id: tensor.id, axes: tensor.axes, shape })),
    outputs: outputs.map(({ id, axes: own }) => ({ id, axes: own })),
    layout: options.blocks ?? "anchored",
    tile: typeof tile === "object" ? named(tile, inputs) : {},
    halo: typeof halo === "number" ? everywhere(halo, axes) : named(halo ?? {}, inputs),
    whole: tile === false,
  };
}

function everywhere(halo: number, axes: readonly Axis[]): Record<string, number> {
  const space = axes.filter((axis) => axis.type === "space");
  return Object.fromEntries(space.map((axis) => [axis.id, halo]));
}

function named(
  values: Readonly<Record<string, number>>,
  inputs: readonly TiledTensor[],
): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [modelName(key, inputs), value]));
}

/** "y" or "raw.y" in the model's spelling; unknown names stay, planning refuses them. */
function modelName(key: string, inputs: readonly TiledTensor[]): string {
  const dot = key.lastIndexOf(".");
  const [prefix, axisName] = dot < 0 ? ["", key] : [key.slice(0, dot + 1), key.slice(dot + 1)];
  for (const { tensor } of inputs) {
    if (prefix !== "" && prefix !== `${tensor.id}.`) continue;
    if (tensor.axes.some((axis) => axis.id === axisName)) return key;
    const at = (rolesOf(tensor.axes) as readonly string[]).indexOf(axisName);
    const found = tensor.axes[at];
    if (found) return prefix + found.id;
  }
  return key;
}
