import type { Axis } from "./model-description.ts";

/** Halo in input samples by input tensor and axis, [left, right]; axes without halo do not appear. */
export type InputHalo = Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>>;

type Tensor = { readonly id: string; readonly axes: readonly Axis[] };

/** What must surround each input tile so that the outputs can be cropped by their halos:
 * ceil(halo · ownScale / refScale) samples of the input axis that the output axis follows, the largest over all outputs.
 * @param options.key - "referenced" (default): filed under the input axis that is followed. "output": filed under the
 *   id of the output axis, the last output wins, as bioimageio.core 0.9.6 does it (for comparison only; wrong where the
 *   ids differ).
 * Outputs of fixed size have no part in it: reading turns those with a halo into references where it can. */
export function inputHalo(
  description: { readonly inputs: readonly Tensor[]; readonly outputs: readonly Tensor[] },
  options: { readonly key?: "referenced" | "output" } = {},
): InputHalo {
  const result = new Map<string, Map<string, readonly [number, number]>>();
  const core = options.key === "output";
  for (const output of description.outputs) {
    for (const axis of output.axes) {
      if (axis.halo === 0 || axis.size.kind !== "ref") continue;
      const ref = followToInput(description, axis);
      if (ref === null) continue;
      const n = Math.ceil((axis.halo * axis.scale) / ref.axis.scale - 1e-9);
      const key = core ? axis.id : ref.axis.id;
      const halos = result.get(ref.tensorId) ?? new Map<string, readonly [number, number]>();
      const before = core ? 0 : (halos.get(key)?.[0] ?? 0);
      const largest = Math.max(before, n);
      halos.set(key, [largest, largest]);
      result.set(ref.tensorId, halos);
    }
  }
  return Object.fromEntries([...result].map(([id, halos]) => [id, Object.fromEntries(halos)]));
}

/** The input axis behind a reference, through other outputs if need be; their scales cancel out. */
function followToInput(
  description: { readonly inputs: readonly Tensor[]; readonly outputs: readonly Tensor[] },
  axis: Axis,
): { tensorId: string; axis: Axis } | null {
  let at = axis;
  for (let hops = 0; at.size.kind === "ref" && hops <= description.outputs.length; hops++) {
    const { tensorId, axisId } = at.size;
    const input = description.inputs.find((t) => t.id === tensorId)?.axes.find((a) => a.id === axisId);
    if (input !== undefined) return { tensorId, axis: input };
    const output = description.outputs.find((t) => t.id === tensorId)?.axes.find((a) => a.id === axisId);
    if (output === undefined) return null;
    at = output;
  }
  return null;
}
