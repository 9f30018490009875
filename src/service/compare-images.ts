import { withAxes } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import { type ImagePair, type NamedImage, pairByName, validatePairs } from "../validate/index.ts";
import { toValidateAnswer } from "./answer.ts";
import type { StepProgress, ValidateAnswer } from "./contract.ts";
import { listOf, type Named, type ReadImage, type ResolvedInput, resolveInput } from "./inputs.ts";
import type { ValidateCall } from "./request.ts";
import { parseAxes } from "./wire.ts";

type Side = "reference" | "test";

/** `validate` of a request: find the pairs, read each when its turn comes, compare.
 * @throws service/request, service/wire, image/…, package/network, validate/…, metrics/…, aborted */
export async function compareImages(
  call: ValidateCall,
  readImage: ReadImage,
  hooks: { readonly signal: AbortSignal; readonly onProgress: (progress: StepProgress) => void },
): Promise<ValidateAnswer> {
  const { reference, test, axes, id: _id, ...options } = call;
  const { signal } = hooks;
  const since = performance.now();
  const sides = { reference: listOf(reference), test: listOf(test) };
  const read = async (
    side: Side,
    index: number,
  ): Promise<{ image: NamedImage; notes: readonly string[] }> => {
    const { name, value } = sides[side][index] ?? { name: "", value: undefined };
    const several = sides[side].length > 1;
    const what = name || (several ? `${side} ${index + 1}` : side);
    const found = await resolveInput(value, { call: "validate", what, name: what, readImage, signal });
    const image = { ...found.input, name: name || found.input.name };
    return { image: named(image, axes[side]), notes: found.notes.map((note) => `${image.name}: ${note}`) };
  };
  const pairs = pairsOf(sides).map(
    ([a, b]): ImagePair => ({
      async read() {
        const [s, g] = [await read("reference", a), await read("test", b)];
        return { reference: s.image, test: g.image, notes: [...s.notes, ...g.notes] };
      },
    }),
  );
  const result = await validatePairs(pairs, {
    ...options,
    signal,
    onProgress: ({ done, total, what }) =>
      hooks.onProgress({
        stage: what === "done" ? "done" : "compare",
        elapsedMs: performance.now() - since,
        done,
        total,
        message: what,
      }),
  });
  return toValidateAnswer(result);
}

/** By name where all have one; in order where one side has none at all.
 * @throws validate/pairs */
function pairsOf({ reference, test }: Record<Side, readonly Named[]>): [number, number][] {
  const sides = [reference, test].map((side) => side.map(({ name }) => name));
  const inOrder = sides.some((names) => names.every((name) => name === ""));
  const [a = [], b = []] = inOrder ? sides.map((names) => names.map(() => "")) : sides;
  return pairByName(a, b);
}

/** @throws service/request when the axes do not fit the array */
function named(image: ResolvedInput["input"], axes: string | undefined): NamedImage {
  if (axes === undefined) return image;
  const ids = parseAxes(axes);
  const rank = image.array.shape.length;
  if (ids.length !== rank)
    throw fail("service/request", {
      call: "validate",
      reason: `\`axes\` are "${axes}", and ${image.name} has ${rank} dimensions (${image.array.shape.join(" × ")})`,
      expected: "one axis for each dimension",
    });
  return { ...image, array: withAxes(image.array, ids) };
}
