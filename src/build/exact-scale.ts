import type { Axis, AxisSize, InputTensor, OutputTensor } from "../rdf/index.ts";

/** Sizes looked at per axis. */
const TRIED = 64;

/** Readers compute a size as trunc(ref · refScale / ownScale + offset) in floating point: with a calibrated scale such as
 * 0.1 the quotient may fall short of a whole number by rounding, and one sample is lost. Where that happens the
 * calibration is left out on both sides, with a note. */
export function keepExact(
  inputs: readonly InputTensor[],
  outputs: readonly OutputTensor[],
  notes: string[],
): { inputs: readonly InputTensor[]; outputs: readonly OutputTensor[] } {
  const inexact = new Set<string>();
  for (const tensor of [...inputs, ...outputs])
    for (const axis of tensor.axes) {
      const target = targetOf(axis.size, inputs);
      if (!target || axis.size.kind !== "ref") continue;
      const relative = axis.scale / target.scale;
      const { offset } = axis.size;
      const lost = sizesOf(target.size).some(
        (n) =>
          Math.trunc((n * target.scale) / axis.scale + offset) !== Math.trunc(n / round(relative) + offset),
      );
      if (lost) inexact.add(`${axis.size.tensorId}.${axis.size.axisId}`);
    }
  if (inexact.size === 0) return { inputs, outputs };
  notes.push(
    `${[...inexact].join(", ")}: the sample distance of the image is left out, since sizes would not be exact with it.`,
  );
  const plain = <T extends InputTensor | OutputTensor>(tensor: T): T => ({
    ...tensor,
    axes: tensor.axes.map((axis): Axis => {
      const own = `${tensor.id}.${axis.id}`;
      const target = targetOf(axis.size, inputs);
      const followed = axis.size.kind === "ref" ? `${axis.size.tensorId}.${axis.size.axisId}` : "";
      if (inexact.has(own)) return { ...axis, scale: 1, unit: null };
      if (target && inexact.has(followed))
        return { ...axis, scale: round(axis.scale / target.scale), unit: null };
      return axis;
    }),
  });
  return { inputs: inputs.map(plain), outputs: outputs.map(plain) };
}

function targetOf(size: AxisSize, inputs: readonly InputTensor[]): Axis | undefined {
  if (size.kind !== "ref") return undefined;
  return inputs.find((t) => t.id === size.tensorId)?.axes.find((a) => a.id === size.axisId);
}

function sizesOf(size: AxisSize): number[] {
  if (size.kind === "fixed") return [size.size];
  if (size.kind !== "param") return [];
  return Array.from({ length: TRIED }, (_, n) => size.min + n * size.step);
}

/** Ratios are small fractions; what the calibration's rounding adds is taken off. */
function round(ratio: number): number {
  for (const down of [1, 2, 3, 4, 5, 6, 8, 16, 32]) {
    const up = Math.round(ratio * down);
    if (up > 0 && Math.abs(ratio * down - up) < 1e-9 * up) return up / down;
  }
  return ratio;
}
