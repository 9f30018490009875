import { uniqueName } from "../package/index.ts";

/** Words that Python keeps for itself: core makes identifiers of tensor ids. */
const reserved = new Set(
  (
    "and as assert async await break class continue def del elif else except finally for from global if import in is " +
    "lambda nonlocal not or pass raise return try while with yield none true false"
  ).split(" "),
);

/** Whether rdf 0.5 takes the text as the id of a tensor: a lower-case identifier of at most 32 characters. */
export function isTensorId(text: string): boolean {
  return /^[a-z_][a-z0-9_]{0,31}$/.test(text) && !reserved.has(text);
}

/** Ids for the tensors of a network: the stated ones, else the network's own names where these are identifiers
 * ("raw", "Probability" → "probability"), else input, output, input0 … No id twice. */
export function tensorIds(
  inputs: readonly { readonly name: string; readonly stated: string | undefined }[],
  outputs: readonly { readonly name: string; readonly stated: string | undefined }[],
): { inputs: string[]; outputs: string[] } {
  const taken = new Set([...inputs, ...outputs].flatMap((t) => t.stated ?? []));
  const name = (side: string, tensors: typeof inputs) =>
    tensors.map((tensor, i) => {
      if (tensor.stated !== undefined) return tensor.stated;
      const own = tensor.name.toLowerCase();
      const fallback = tensors.length === 1 ? side : `${side}${i}`;
      const id = uniqueName(own.length > 1 && isTensorId(own) ? own : fallback, (candidate) =>
        taken.has(candidate),
      );
      taken.add(id);
      return id;
    });
  return { inputs: name("input", inputs), outputs: name("output", outputs) };
}
