import type { BuildResult, TriedBuild } from "../build/index.ts";
import type { RunResult } from "../predict/index.ts";
import type { ValidateResult } from "../validate/index.ts";
import type {
  BuildAnswer,
  ImageNote,
  JobResult,
  LongAnswer,
  RunAnswer,
  ValidateAnswer,
  WireArray,
  WireOutput,
} from "./contract.ts";
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

/** A comparison as it leaves; the pictures' pixels are handed over. */
export function toValidateAnswer({ pictures, ...rest }: ValidateResult): ValidateAnswer {
  return {
    ...rest,
    pictures: pictures.map(({ array, ...picture }) => ({ ...picture, image: encodeArray(array) })),
  };
}

/** A build as it leaves; its bytes are handed over. */
export function toBuildAnswer(result: BuildResult | TriedBuild): BuildAnswer {
  if (!("package" in result)) return { package: null, rdf: result.rdf, report: result.report };
  const { package: bytes, rdf, report } = result;
  const whole = bytes.byteLength === bytes.buffer.byteLength;
  return { package: whole ? bytes.buffer : bytes.slice().buffer, rdf, report };
}

/** The arrays of an answer by the names under which `output` hands them out. */
export function arraysOf(answer: LongAnswer): Readonly<Record<string, WireArray>> {
  if ("outputs" in answer) return answer.outputs;
  if ("pictures" in answer)
    return Object.fromEntries(answer.pictures.map(({ title, image }) => [title, image]));
  if ("package" in answer && answer.package) {
    const bytes = answer.package;
    return { package: { _rtype: "ndarray", _rvalue: bytes, _rshape: [bytes.byteLength], _rdtype: "uint8" } };
  }
  return {};
}

/** An answer without its arrays. */
export function withoutArrays(answer: LongAnswer): JobResult {
  if ("outputs" in answer) {
    const { outputs: _arrays, ...rest } = answer;
    return rest;
  }
  if ("pictures" in answer)
    return { ...answer, pictures: answer.pictures.map(({ image: _array, ...picture }) => picture) };
  if ("package" in answer) {
    const { package: _bytes, ...rest } = answer;
    return rest;
  }
  return answer;
}

/** Buffers of an answer that may move to another thread. */
export function buffersOf(answer: LongAnswer): ArrayBuffer[] {
  return [...new Set(Object.values(arraysOf(answer)).map((output) => output._rvalue))];
}
