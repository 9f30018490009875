import { type NdArray, sizeOf } from "../array/index.ts";
import type { Engine } from "../engine/index.ts";
import { isFailure } from "../errors/index.ts";
import type { ModelPackage } from "../package/index.ts";
import { type PredictInput, runModel } from "../predict/index.ts";
import { inputHalo, validSize } from "../rdf/index.ts";
import type { TiledComparison } from "./build-types.ts";
import type { Draft } from "./draft.ts";
import { largestValue, maxDifference } from "./live-checks.ts";
import { fitTo } from "./samples.ts";
import { lengthsOf } from "./test-sizes.ts";

/** Largest image of the comparison along an axis, by the number of free axes: the whole run must fit everywhere. */
const MOST_SAMPLES: Readonly<Record<number, number>> = { 1: 8192, 2: 768, 3: 96 };
/** Elements of the whole image beyond which the comparison is left out: halos may ask for a larger one than the sample.
 * TensorFlow.js runs on its slow CPU backend here. */
const MOST_ELEMENTS = { onnx: 2 ** 21, other: 2 ** 16 } as const;

/** The same image whole and in tiles through the pipeline of a user's run, pre- and postprocessing included. The image is
 * the sample, mirrored where it is too small for two tiles along each axis.
 * @returns nothing for networks of one size, for tables, and where the whole image would be too large; the reason is noted */
export async function compareTiled(
  model: ModelPackage,
  draft: Pick<Draft, "inputs" | "outputs">,
  samples: readonly NdArray[],
  engine: Engine,
  notes: string[],
  signal?: AbortSignal,
): Promise<TiledComparison[]> {
  const halos = inputHalo(draft);
  const tile: Record<string, number> = {};
  const sizes: Record<string, number> = {};
  draft.inputs.forEach((tensor, t) => {
    const free = tensor.axes.filter((axis) => axis.size.kind === "param" && axis.type !== "channel");
    const most = MOST_SAMPLES[free.length] ?? 32;
    for (const axis of free) {
      if (axis.size.kind !== "param") continue;
      const [left, right] = halos[tensor.id]?.[axis.id] ?? [0, 0];
      const own = Math.min(samples[t]?.shape[tensor.axes.indexOf(axis)] ?? 1, most);
      // A third of the image is kept of each tile, so that there are inner tiles and not too many.
      const kept = Math.max(Math.ceil(own / 3), 2 * axis.size.step, 8);
      const cut = validSize(axis, left + right + kept);
      if (cut === null) continue;
      tile[axis.id] = Math.max(tile[axis.id] ?? 0, cut);
      sizes[`${tensor.id}.${axis.id}`] = validSize(axis, Math.max(own, cut + kept)) ?? cut;
    }
  });
  if (Object.keys(tile).length === 0) {
    notes.push("Tiles were not compared with the whole image: the network takes one size only.");
    return [];
  }
  const lengths = lengthsOf(draft, { sizes });
  const elements = Math.max(...lengths.map(sizeOf));
  const most = MOST_ELEMENTS[model.description.weights[0]?.format === "onnx" ? "onnx" : "other"];
  if (elements > most) {
    const needed = lengths.map((shape) => shape.join("×")).join(" + ");
    notes.push(`Tiles were not compared with the whole image: ${needed} would have to run at once.`);
    return [];
  }
  const inputs: Record<string, PredictInput> = {};
  draft.inputs.forEach((tensor, t) => {
    const sample = samples[t];
    if (!sample) return;
    const array = fitTo(sample, lengths[t] ?? []);
    inputs[tensor.id] = { array, name: tensor.id, calibration: {}, rgb: false };
  });
  const common = {
    processing: "rdf",
    objects: false,
    workers: 1,
    engine: "wasm",
    ...(signal ? { signal } : {}),
  } as const;
  try {
    const whole = await runModel(model, inputs, { ...common, tile: false }, engine);
    const tiled = await runModel(model, inputs, { ...common, tile }, engine);
    if (tiled.record.tiling.tiles < 2) {
      notes.push("Tiles were not compared with the whole image: it cannot be cut.");
      return [];
    }
    return draft.outputs.flatMap((tensor): TiledComparison[] => {
      const a = whole.outputs.find((output) => output.id === tensor.id);
      const b = tiled.outputs.find((output) => output.id === tensor.id);
      if (!a || !b || a.kind === "table") return [];
      const axes = tensor.axes.filter((axis) => axis.halo > 0);
      return [
        {
          output: tensor.id,
          imageShape: lengths[0] ?? [],
          tile,
          tiles: tiled.record.tiling.tiles,
          halo: Object.fromEntries(axes.map((axis) => [axis.id, axis.halo])),
          maxAbsDifference: maxDifference(a.array, b.array),
          maxAbsValue: largestValue(a.array),
        },
      ];
    });
  } catch (error) {
    if (!isFailure(error) || error.code === "aborted") throw error;
    notes.push(`Tiles could not be compared with the whole image: ${error.message}`);
    return [];
  }
}
