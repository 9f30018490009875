import { fail } from "../errors/index.ts";
import { type Axis, isValidSize, sizeText } from "../rdf/index.ts";
import type { AxisTie, AxisUse } from "./grid-types.ts";
import { fraction, multiply, one, type Ratio, toRatio } from "./ratio.ts";
import type { TilingRequest } from "./tiling-types.ts";
import { commonSizes, describeSizes, type ValidSizes, validSizesOf } from "./valid-sizes.ts";

/** Dimensions as far as the inputs decide them; the outputs add theirs. */
export interface InputDimension {
  readonly lead: { readonly tensor: number; readonly axis: number };
  sizes: ValidSizes;
  readonly inputs: AxisTie[];
}

export interface InputGrid {
  readonly dimensions: readonly InputDimension[];
  readonly uses: readonly (readonly AxisUse[])[];
}

/** Tie the input axes. Axes that name each other by reference, and independent axes of the same id, share a dimension.
 * @throws tiling/size when an image does not fit the description or another image; tiling/empty; array/shape. */
export function tieInputs(request: TilingRequest, assumptions: string[]): InputGrid {
  const { inputs } = request;
  const dimensions: InputDimension[] = [];
  const uses: (AxisUse | undefined)[][] = inputs.map((input) => {
    checkShape(input);
    return new Array<AxisUse | undefined>(input.axes.length).fill(undefined);
  });

  inputs.forEach((input, tensor) => {
    input.axes.forEach((axis, a) => {
      if (axis.size.kind === "ref" && findAxis(request, axis.size.tensorId, axis.size.axisId)) return;
      if (isTiled(axis)) tieIndependent(tensor, a);
      else copy(tensor, a);
    });
  });
  inputs.forEach((input, tensor) => {
    input.axes.forEach((_, a) => {
      follow(tensor, a, []);
    });
  });
  return { dimensions, uses: uses as AxisUse[][] };

  function sizeOfImage(tensor: number, axis: number): number {
    return inputs[tensor]!.shape[axis]!;
  }

  function copy(tensor: number, a: number): void {
    const input = inputs[tensor]!;
    const axis = input.axes[a]!;
    const got = input.shape[a]!;
    if (!isValidSize(axis, got)) {
      throw fail("tiling/size", { tensor: input.id, axis: axis.id, got, expected: sizeText(axis.size) });
    }
    const batch = axis.type === "batch" ? batchOf(request) : got;
    if (batch !== got) {
      throw fail("tiling/size", {
        tensor: input.id,
        axis: axis.id,
        got,
        expected: `${batch} like the first input`,
      });
    }
    uses[tensor]![a] = { dimension: -1, size: got };
  }

  function tieIndependent(tensor: number, a: number): void {
    const input = inputs[tensor]!;
    const axis = input.axes[a]!;
    const got = input.shape[a]!;
    const d = dimensions.findIndex((x) => inputs[x.lead.tensor]!.axes[x.lead.axis]!.id === axis.id);
    const dimension = dimensions[d];
    if (!dimension) {
      start(tensor, a);
      return;
    }

    const leadInput = inputs[dimension.lead.tensor]!;
    const lead = leadInput.axes[dimension.lead.axis]!;
    const leadSize = sizeOfImage(dimension.lead.tensor, dimension.lead.axis);
    const ratio = imageRatio(lead, leadSize, axis, got);
    if (ratio) {
      const sizes = commonSizes(dimension.sizes, validSizesOf(axis.size), ratio);
      if (!sizes) {
        throw fail("tiling/size", {
          tensor: input.id,
          axis: axis.id,
          got,
          expected: `a size that suits ${leadInput.id} (${describeSizes(dimension.sizes)}) and ${input.id} (${describeSizes(validSizesOf(axis.size))}) at once; there is none`,
        });
      }
      dimension.sizes = sizes;
      tie(d, { tensor, axis: a, scale: ratio, offset: 0 });
      return;
    }
    if (axis.size.kind === "fixed" && axis.size.size === got) {
      repeat(tensor, a);
      return;
    }
    if (lead.size.kind === "fixed" && lead.size.size === leadSize && dimension.inputs.length === 1) {
      // The first one is the constant: the dimension is led by this one instead.
      repeat(dimension.lead.tensor, dimension.lead.axis);
      dimensions[d] = led(tensor, a);
      uses[tensor]![a] = { dimension: d, tie: dimensions[d].inputs[0]! };
      return;
    }
    throw fail("tiling/size", {
      tensor: input.id,
      axis: axis.id,
      got,
      expected: `a size that goes with the ${leadSize} of ${leadInput.id}`,
    });
  }

  function start(tensor: number, a: number): void {
    dimensions.push(led(tensor, a));
    const d = dimensions.length - 1;
    uses[tensor]![a] = { dimension: d, tie: dimensions[d]!.inputs[0]! };
  }

  function led(tensor: number, axis: number): InputDimension {
    const tieOfLead = { tensor, axis, scale: one, offset: 0 };
    const sizes = validSizesOf(inputs[tensor]!.axes[axis]!.size);
    return { lead: { tensor, axis }, sizes, inputs: [tieOfLead] };
  }

  function tie(d: number, added: AxisTie): void {
    dimensions[d]!.inputs.push(added);
    uses[added.tensor]![added.axis] = { dimension: d, tie: added };
  }

  function repeat(tensor: number, a: number): void {
    const input = inputs[tensor]!;
    const size = input.shape[a]!;
    uses[tensor]![a] = { dimension: -1, size };
    assumptions.push(
      `${input.id}: axis ${input.axes[a]!.id} (${size}) does not follow the other inputs; every tile gets it whole`,
    );
  }

  function follow(tensor: number, a: number, path: readonly string[]): AxisUse {
    const done = uses[tensor]![a];
    if (done) return done;
    const input = inputs[tensor]!;
    const axis = input.axes[a]!;
    const size = axis.size;
    const target = size.kind === "ref" ? findAxis(request, size.tensorId, size.axisId) : null;
    const key = `${tensor}.${a}`;
    if (size.kind !== "ref" || !target || path.includes(key)) {
      if (isTiled(axis)) start(tensor, a);
      else copy(tensor, a);
      return uses[tensor]![a]!;
    }
    const use = follow(target.tensor, target.axis, [...path, key]);
    const ratio = toRatio(target.is.scale / axis.scale);
    const got = input.shape[a]!;
    const reference = sizeOfImage(target.tensor, target.axis);
    const wanted = (reference * ratio.p) / ratio.q + size.offset;
    if (Math.abs(got - wanted) >= 1) {
      throw fail("tiling/size", {
        tensor: input.id,
        axis: axis.id,
        got,
        expected: `${Math.trunc(wanted)} (${size.tensorId}.${size.axisId} has ${reference})`,
      });
    }
    if (use.dimension < 0) {
      uses[tensor]![a] = { dimension: -1, size: got };
    } else if ("tie" in use) {
      const offset = (use.tie.offset * ratio.p) / ratio.q + size.offset;
      tie(use.dimension, { tensor, axis: a, scale: multiply(use.tie.scale, ratio), offset });
    }
    return uses[tensor]![a]!;
  }
}

/** Space and time are cut into tiles; batch, channel and index axes pass whole. */
export function isTiled(axis: Axis): boolean {
  return axis.type === "space" || axis.type === "time";
}

/** Samples in the batch: one number for all tensors; 1 when no input has a batch axis. */
export function batchOf(request: TilingRequest): number {
  for (const input of request.inputs) {
    const a = input.axes.findIndex((axis) => axis.type === "batch");
    if (a >= 0) return input.shape[a]!;
  }
  return 1;
}

export function findAxis(
  request: TilingRequest,
  tensorId: string,
  axisId: string,
): { readonly tensor: number; readonly axis: number; readonly is: Axis } | null {
  const tensor = request.inputs.findIndex((t) => t.id === tensorId);
  const axis = request.inputs[tensor]?.axes.findIndex((a) => a.id === axisId) ?? -1;
  const is = request.inputs[tensor]?.axes[axis];
  return is ? { tensor, axis, is } : null;
}

/** Second size over first when the two images go together on one grid, else null. */
function imageRatio(lead: Axis, leadSize: number, axis: Axis, size: number): Ratio | null {
  if (lead.size.kind === "fixed" && axis.size.kind === "fixed") {
    const ratio = fraction(axis.size.size, lead.size.size);
    return size * ratio.q === leadSize * ratio.p ? ratio : null;
  }
  if (size === leadSize && lead.scale === axis.scale) return one;
  const described = toRatio(lead.scale / axis.scale);
  if (Math.abs((leadSize * described.p) / described.q - size) < 1) return described;
  return size === leadSize ? one : null;
}

function checkShape(input: TilingRequest["inputs"][number]): void {
  const shape = `[${input.shape.join(", ")}]`;
  if (input.shape.length !== input.axes.length) {
    throw fail("array/shape", {
      where: input.id,
      got: shape,
      expected: `one size per axis (${input.axes.map((a) => a.id).join(", ")})`,
    });
  }
  const empty = input.shape.findIndex((n) => !(n >= 1));
  if (empty >= 0) throw fail("tiling/empty", { tensor: input.id, axis: input.axes[empty]!.id, shape });
}
