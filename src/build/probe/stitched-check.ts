import { type NdArray, sizeOf, zeros } from "../../array/index.ts";
import type { Axis } from "../../rdf/index.ts";
import { cutTile, planTiles, stitchTile, type TilingRequest } from "../../tiling/index.ts";
import { differences, type GridAxis, validSize } from "./grid-axis.ts";
import type { Relation } from "./relations.ts";
import { RefusedAfterAll, type Subject } from "./subject.ts";

export interface StitchQuestion {
  readonly subject: Subject;
  readonly axes: readonly GridAxis[];
  readonly outputs: readonly (readonly Relation[])[];
  /** Halo per output and dimension, output samples. */
  readonly halos: readonly (readonly number[])[];
  /** Input samples per side that are lost, per grid axis. */
  readonly lost: Readonly<Record<string, number>>;
  readonly maxElements: number;
}

export interface StitchAnswer {
  readonly error: number;
  readonly tiles: number;
  readonly tile: readonly number[];
  readonly image: readonly number[];
}

/** Cut along all axes at once as a run would (layout "anchored"), stitch, and compare with the untiled run.
 * @returns a text when the images would be too large, or an axis cannot be cut */
export async function checkStitched(question: StitchQuestion): Promise<StitchAnswer | string> {
  try {
    return await check(question);
  } catch (error) {
    if (error instanceof RefusedAfterAll) return error.message;
    throw error;
  }
}

async function check(question: StitchQuestion): Promise<StitchAnswer | string> {
  const { subject, axes, lost, maxElements } = question;
  const cut = axes.filter((axis) => axis.step > 0);
  if (cut.length === 0) return "no axis can be cut";
  const tile = Object.fromEntries(
    cut.map((axis) => [axis.id, validSize(axis, 2 * (lost[axis.id] ?? 0) + 2 * axis.step)]),
  );
  // Three tiles in a row, the last of them moved, where the image ends between two strides.
  const image = Object.fromEntries(
    axes.map((axis) => {
      const stride = 2 * axis.step;
      return [axis.id, axis.step === 0 ? axis.min : validSize(axis, (tile[axis.id] ?? 0) + 1.5 * stride)];
    }),
  );
  const shapes = subject.shapes(image);
  const largest = Math.max(...shapes.map(sizeOf));
  if (largest > maxElements) return `an image for it has ${largest} values`;
  const inputs = subject.inputs(image, 500);
  const untiled = await subject.mustRun(inputs);
  const request = requestFor(question, shapes, tile);
  const plan = planTiles(request);
  const stitched = untiled.map((array) => zeros(array.dtype, array.shape));
  for (const each of plan.tiles) {
    const pieces = inputs.map((array, i) =>
      cutTile(array, each.inputs[i]?.start ?? [], plan.inputs[i]?.tileShape ?? []),
    );
    const results = await subject.mustRun(pieces);
    results.forEach((result, o) => {
      const [target, placement] = [stitched[o], each.outputs[o]];
      if (target && placement) stitchTile(target, result, placement);
    });
  }
  const error = Math.max(0, ...untiled.map((array, o) => largestDifference(array, stitched[o])));
  return {
    error,
    tiles: plan.tiles.length,
    tile: plan.inputs[0]?.tileShape ?? [],
    image: shapes[0] ?? [],
  };
}

function requestFor(
  { subject, axes, outputs, halos }: StitchQuestion,
  shapes: readonly (readonly number[])[],
  tile: Readonly<Record<string, number>>,
): TilingRequest {
  const plain = { halo: 0, scale: 1, unit: null, channelNames: null };
  const inputs = subject.layouts.map(({ axes: ids, fixed }, i) => ({
    id: `in${i}`,
    shape: shapes[i] ?? [],
    axes: ids.map((id, d): Axis => {
      const grid = axes.find((axis) => axis.id === id);
      const size = fixed[d] ?? null;
      if (size === null && grid) {
        return { ...plain, id, type: "space", size: { kind: "param", min: grid.min, step: grid.step } };
      }
      const type = id === "batch" || id === "channel" || id === "index" ? id : "space";
      return {
        ...plain,
        id,
        type,
        size: id === "batch" ? { kind: "any" } : { kind: "fixed", size: size ?? 1 },
      };
    }),
  }));
  return {
    inputs,
    outputs: outputs.map((dims, o) => ({
      id: `out${o}`,
      axes: dims.map((relation, d) => outputAxis(relation, halos[o]?.[d] ?? 0, d, subject)),
    })),
    layout: "anchored",
    tile,
    halo: {},
    whole: false,
  };
}

function outputAxis(relation: Relation, halo: number, d: number, subject: Subject): Axis {
  const plain = { halo: 0, scale: 1, unit: null, channelNames: null };
  if (relation.kind === "batch") return { ...plain, id: "batch", type: "batch", size: { kind: "any" } };
  if (relation.kind === "follows") {
    const lead = subject.layouts.findIndex(({ axes, fixed }) =>
      axes.some((id, at) => id === relation.axis && fixed[at] === null),
    );
    return {
      ...plain,
      id: relation.axis,
      type: "space",
      size: { kind: "ref", tensorId: `in${lead}`, axisId: relation.axis, offset: relation.offset },
      halo,
      scale: relation.down / relation.up,
    };
  }
  const size = relation.kind === "fixed" ? relation.size : 1;
  return { ...plain, id: `other${d}`, type: "index", size: { kind: "fixed", size } };
}

function largestDifference(a: NdArray, b: NdArray | undefined): number {
  if (!b) return Number.POSITIVE_INFINITY;
  const flat = (array: NdArray): NdArray => ({ ...array, shape: [array.data.length], axes: null });
  return differences(flat(a), flat(b), 0, 0, 0, a.data.length).reduce((m, d) => Math.max(m, d), 0);
}
