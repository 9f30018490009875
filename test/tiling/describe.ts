import type { Axis, AxisSize } from "../../src/rdf/index.ts";
import type { BlockLayout, TilingRequest } from "../../src/tiling/index.ts";

export function axis(id: string, size: AxisSize, more: Partial<Axis> = {}): Axis {
  const type = id === "batch" || id === "channel" || id === "index" || id === "time" ? id : "space";
  return { id, type, size, halo: 0, scale: 1, unit: null, channelNames: null, ...more };
}

export const any: AxisSize = { kind: "any" };
export const fixed = (size: number): AxisSize => ({ kind: "fixed", size });
export const param = (min: number, step: number): AxisSize => ({ kind: "param", min, step });
export const ref = (tensorId: string, axisId: string, offset = 0): AxisSize => ({
  kind: "ref",
  tensorId,
  axisId,
  offset,
});

export type RequestInput = TilingRequest["inputs"][number];

export function input(id: string, axes: readonly Axis[], shape: readonly number[]): RequestInput {
  return { id, axes, shape };
}

export function request(
  inputs: readonly RequestInput[],
  outputs: TilingRequest["outputs"],
  more: Partial<Omit<TilingRequest, "inputs" | "outputs">> = {},
): TilingRequest {
  return { inputs, outputs, layout: "anchored", tile: {}, halo: {}, whole: false, ...more };
}

/** A model with one cut axis per entry of `shape`, named z, y, x from the end, and nothing else. */
export function plain(
  shape: readonly number[],
  size: AxisSize,
  output: { readonly halo?: number; readonly scale?: number; readonly offset?: number } = {},
  more: { readonly layout?: BlockLayout; readonly tile?: readonly number[]; readonly whole?: boolean } = {},
): TilingRequest {
  const ids = ["z", "y", "x"].slice(3 - shape.length);
  const followed = { halo: output.halo ?? 0, scale: 1 / (output.scale ?? 1) };
  return request(
    [
      input(
        "in",
        ids.map((id) => axis(id, size)),
        shape,
      ),
    ],
    [{ id: "out", axes: ids.map((id) => axis(id, ref("in", id, output.offset ?? 0), followed)) }],
    {
      layout: more.layout ?? "anchored",
      whole: more.whole ?? false,
      tile: Object.fromEntries((more.tile ?? []).map((tile, i) => [ids[i]!, tile])),
    },
  );
}
