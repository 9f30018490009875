import { isDType, type NdArray } from "../array/index.ts";
import { isFailure } from "../errors/index.ts";
import { applyProcessing } from "../processing/index.ts";
import { parseSteps } from "../rdf/index.ts";
import type { BuildRequest, BuildStep } from "./build-types.ts";
import { asStated, type Sample } from "./samples.ts";

/** The sample of input `i` as the network gets it: in the axes that the person states, after the stated steps. Null where
 * no axes are stated, since then the sample's place in the network is not known yet, or where it does not fit them. */
export function networkSample(
  request: BuildRequest,
  samples: ReadonlyMap<string | number, Sample>,
  axes: readonly string[] | null,
  i: number,
): NdArray | null {
  if (axes === null) return null;
  const stated = request.tensors?.inputs?.[i];
  const sample = samples.get(i) ?? samples.get(stated?.id ?? "");
  const array = sample && asStated(sample, axes);
  if (!array) return null;
  const steps = Array.isArray(request.preprocessing)
    ? i === 0
      ? (request.preprocessing as readonly BuildStep[])
      : []
    : ((request.preprocessing as Readonly<Record<string, readonly BuildStep[]>> | undefined)?.[
        stated?.id ?? ""
      ] ?? []);
  const declared = stated?.data_type;
  const dtype = declared !== undefined && isDType(declared) ? declared : "float32";
  try {
    const parsed = parseSteps(steps, { spec: "0.5", where: "pre", axes, dtype });
    return applyProcessing(array, parsed, { tensor: stated?.id ?? `input ${i}`, rawTensors: new Map() });
  } catch (error) {
    // Steps that need another tensor wait until the description is drafted; wrong ones are refused there.
    if (isFailure(error)) return null;
    throw error;
  }
}
