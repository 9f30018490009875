import type { AxisTie, Grid, GridDimension } from "./grid-types.ts";
import { type InputDimension, tieInputs } from "./input-grid.ts";
import { type OutputGrid, tieOutputs } from "./output-grid.ts";
import { lcm } from "./ratio.ts";
import type { TilingRequest } from "./tiling-types.ts";
import { sizeAtLeast, type ValidSizes } from "./valid-sizes.ts";

/** Which axes are cut together, and how each follows the cut. See docs/tiling.md.
 * @throws tiling/size, tiling/empty, array/shape when the images do not fit the description. */
export function buildGrid(request: TilingRequest): Grid {
  const assumptions: string[] = [];
  const inputs = tieInputs(request, assumptions);
  const outputs = tieOutputs(request, inputs, assumptions);
  const dimensions = inputs.dimensions.map((dimension, d) => finish(request, dimension, outputs, d));
  const reasons = new Set(dimensions.flatMap((d) => (d.oneTile ? [d.oneTile] : [])));
  for (const reason of reasons) assumptions.push(`whole image only: ${reason}`);
  return { dimensions, inputs: inputs.uses, outputs: outputs.uses, assumptions };
}

function finish(
  request: TilingRequest,
  dimension: InputDimension,
  outputs: OutputGrid,
  d: number,
): GridDimension {
  const input = request.inputs[dimension.lead.tensor]!;
  const axis = input.axes[dimension.lead.axis]!;
  const ties = outputs.ties[d]!;
  const all: AxisTie[] = [...dimension.inputs, ...ties];
  const without = request.outputs.find((_, o) => !ties.some((t) => t.tensor === o));
  let oneTile = outputs.unknown;
  if (!oneTile && without) oneTile = `${without.id} has no axis that follows ${input.id}.${axis.id}`;
  if (!oneTile && all.some((t) => !t.scale.exact)) {
    oneTile = `the scales along ${input.id}.${axis.id} are not a ratio of small whole numbers`;
  }
  return {
    id: axis.id,
    tensorId: input.id,
    imageSize: input.shape[dimension.lead.axis]!,
    sizes: withSomeOutput(dimension.sizes, ties),
    sizeUnknown: axis.size.kind === "any",
    inputs: dimension.inputs,
    outputs: ties,
    denominator: all.reduce((n, t) => lcm(n, t.scale.q), 1),
    oneTile,
  };
}

/** Sizes that are large enough for every output to have at least one sample. */
function withSomeOutput(sizes: ValidSizes, outputs: readonly AxisTie[]): ValidSizes {
  const needed = outputs.map(({ scale, offset }) => Math.ceil(((1 - offset) * scale.q) / scale.p));
  return { min: sizeAtLeast(sizes, Math.max(sizes.min, ...needed)) ?? sizes.min, step: sizes.step };
}
