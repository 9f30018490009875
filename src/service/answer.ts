import type { RunResult } from "../predict/index.ts";
import type { ImageNote, RunAnswer, WireOutput } from "./contract.ts";
import { encodeArray } from "./wire.ts";

/** A result as it leaves. Arrays that fill their buffer are handed over, not copied: `result` must not be used afterwards.
 * @throws service/wire when an output has no form on the wire. */
export function toAnswer(result: RunResult, notes: readonly string[]): RunAnswer {
  const outputs: Record<string, WireOutput> = {};
  const images: ImageNote[] = [];
  for (const image of result.outputs) {
    const output = image.id in outputs ? `${image.id}:${image.image}` : image.id;
    const wire = encodeArray(image.array);
    const axes = image.array.axes ? [...image.array.axes] : null;
    outputs[output] = { ...wire, axes, kind: image.kind };
    images.push({
      output,
      id: image.id,
      image: image.image,
      kind: image.kind,
      shape: wire._rshape,
      axes,
      dtype: wire._rdtype,
      bytes: wire._rvalue.byteLength,
      channelNames: image.channelNames,
      calibration: image.calibration,
    });
  }
  return { outputs, images, tables: result.tables, log: [...notes, ...result.log], record: result.record };
}

/** Buffers of an answer that may move to another thread. */
export function buffersOf(answer: { readonly outputs: RunAnswer["outputs"] }): ArrayBuffer[] {
  return [...new Set(Object.values(answer.outputs).map((output) => output._rvalue))];
}
