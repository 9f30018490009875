import type { Axis } from "../rdf/index.ts";
import type { AxisTie, AxisUse, OutputTie } from "./grid-types.ts";
import { tiedSize } from "./grid-types.ts";
import { batchOf, findAxis, type InputGrid, isTiled } from "./input-grid.ts";
import { fraction, multiply, one, type Ratio, toRatio } from "./ratio.ts";
import type { TilingRequest } from "./tiling-types.ts";

export interface OutputGrid {
  readonly uses: readonly (readonly AxisUse[])[];
  /** Per dimension. */
  readonly ties: readonly (readonly OutputTie[])[];
  /** Why nothing can be tiled: a size that only the run reveals. */
  readonly unknown: string | null;
}

/** Tie the output axes to the dimensions: by reference (also through another output), or a fixed size by the fixed
 * input axis of the same name. Other fixed axes are new and copied whole. */
export function tieOutputs(request: TilingRequest, grid: InputGrid, assumptions: string[]): OutputGrid {
  const { outputs } = request;
  let unknown: string | null = null;
  const ties: OutputTie[][] = grid.dimensions.map(() => []);
  const uses = outputs.map((output, tensor) =>
    output.axes.map((axis, a): AxisUse => {
      const use = resolve(tensor, a, []);
      if (use.dimension >= 0 && "tie" in use) {
        const tie = { ...use.tie, tensor, axis: a, halo: axis.halo };
        ties[use.dimension]!.push(tie);
        return { dimension: use.dimension, tie };
      }
      if ("size" in use && use.size === null) {
        unknown ??= `${output.id}: the size of axis ${axis.id} is only known after the run`;
      }
      return use;
    }),
  );
  return { uses, ties, unknown };

  function resolve(tensor: number, a: number, path: readonly string[]): AxisUse {
    const axis = outputs[tensor]!.axes[a]!;
    switch (axis.size.kind) {
      case "dynamic":
        return { dimension: -1, size: null };
      case "fixed":
        return isTiled(axis)
          ? followFixed(tensor, axis, axis.size.size)
          : { dimension: -1, size: axis.size.size };
      case "any":
      case "param":
        return axis.type === "batch"
          ? { dimension: -1, size: batchOf(request) }
          : followUnsized(tensor, axis);
      case "ref":
        return followReference(tensor, a, path);
    }
  }

  function followReference(tensor: number, a: number, path: readonly string[]): AxisUse {
    const axis = outputs[tensor]!.axes[a]!;
    const nothing: AxisUse = { dimension: -1, size: null };
    if (axis.size.kind !== "ref") return nothing;
    const { tensorId, axisId, offset } = axis.size;
    const key = `${tensor}.${a}`;
    if (path.includes(key)) return nothing;
    const input = findAxis(request, tensorId, axisId);
    const outputTensor = outputs.findIndex((t) => t.id === tensorId);
    const outputAxis = outputs[outputTensor]?.axes.findIndex((x) => x.id === axisId) ?? -1;
    const target = input?.is ?? outputs[outputTensor]?.axes[outputAxis];
    if (!target) return nothing;
    const use = input
      ? grid.uses[input.tensor]![input.axis]!
      : resolve(outputTensor, outputAxis, [...path, key]);
    const ratio = toRatio(target.scale / axis.scale);
    if ("tie" in use) {
      const total = (use.tie.offset * ratio.p) / ratio.q + offset;
      return {
        dimension: use.dimension,
        tie: { tensor, axis: a, scale: multiply(use.tie.scale, ratio), offset: total },
      };
    }
    if (use.size === null) return nothing;
    return { dimension: -1, size: tiedSize({ tensor, axis: a, scale: ratio, offset }, use.size) };
  }

  function followFixed(tensor: number, axis: Axis, size: number): AxisUse {
    const partner = sameName(axis.id, (x) => x.size.kind === "fixed");
    if (partner?.axis.size.kind !== "fixed") return { dimension: -1, size };
    const found = fixedRelation(partner.axis, partner.axis.size.size, axis, size);
    if (!found) return { dimension: -1, size };
    const { scale, offset } = found;
    assumptions.push(
      `${outputs[tensor]!.id}: fixed axis ${axis.id} (${size}) follows the input axis of ${partner.axis.size.size} by ${scale.q === 1 ? scale.p : `${scale.p}/${scale.q}`}${offset === 0 ? "" : ` and ${offset} samples`}`,
    );
    const relation = { scale: multiply(partner.tie.scale, scale), offset };
    return { dimension: partner.dimension, tie: { tensor, axis: -1, ...relation } };
  }

  /** No size stated: the same as the input axis of that name. */
  function followUnsized(tensor: number, axis: Axis): AxisUse {
    const output = outputs[tensor]!;
    if (!isTiled(axis)) {
      const copied = copiedInput(axis);
      if (copied !== null) assumptions.push(`${output.id}: axis ${axis.id} is as long as that of the input`);
      return { dimension: -1, size: copied };
    }
    const partner = sameName(axis.id, () => true);
    if (!partner) return { dimension: -1, size: null };
    const ratio = toRatio(partner.axis.scale / axis.scale);
    assumptions.push(`${output.id}: axis ${axis.id} states no size and is taken to follow the input`);
    const tie: AxisTie = { tensor, axis: -1, scale: multiply(partner.tie.scale, ratio), offset: 0 };
    return { dimension: partner.dimension, tie };
  }

  function copiedInput(axis: Axis): number | null {
    for (const input of request.inputs) {
      const a = input.axes.findIndex((x) => x.id === axis.id && x.type === axis.type);
      if (a >= 0) return input.shape[a]!;
    }
    return null;
  }

  function sameName(id: string, fits: (axis: Axis) => boolean) {
    for (const [tensor, input] of request.inputs.entries()) {
      for (const [a, axis] of input.axes.entries()) {
        const use = grid.uses[tensor]![a]!;
        if (axis.id === id && "tie" in use && fits(axis)) {
          return { axis, dimension: use.dimension, tie: use.tie };
        }
      }
    }
    return null;
  }
}

/** What a fixed output size says about a fixed input size. A described scale wins; a simple ratio (both numbers up
 * to 8, or a whole number either way) is a scale; a difference of up to half the input is a network that trims or adds
 * a border. Null = the sizes have nothing to do with each other (crops around objects, resampled volumes). */
function fixedRelation(input: Axis, inputSize: number, output: Axis, outputSize: number): OffsetScale | null {
  const described = toRatio(input.scale / output.scale);
  if (described.exact && (described.p !== 1 || described.q !== 1)) {
    const offset = outputSize - Math.trunc((inputSize * described.p) / described.q);
    return Math.abs(offset) <= outputSize ? { scale: described, offset } : null;
  }
  const ratio = fraction(outputSize, inputSize);
  if (ratio.p === 1 || ratio.q === 1 || (ratio.p <= 8 && ratio.q <= 8)) return { scale: ratio, offset: 0 };
  const offset = outputSize - inputSize;
  return 2 * Math.abs(offset) <= inputSize ? { scale: one, offset } : null;
}

interface OffsetScale {
  readonly scale: Ratio;
  readonly offset: number;
}
