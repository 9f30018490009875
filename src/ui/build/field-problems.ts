import { toFailureRecord } from "../../errors/index.ts";
import type { BuildAnswer } from "../../service/index.ts";
import { numberText } from "../format.ts";
import type { Problem } from "./to-request.ts";

/** Which fields a failure of `build` is about; what is about none comes with the path "".
 * @param ids - of the tensors, to find the fields of one that is named. */
export function problemsOf(
  error: unknown,
  ids: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
): Problem[] {
  const { message, details } = toFailureRecord(error);
  const said = message.replace(/^(\w+: )?\[[^\]]*\] /, "");
  if (typeof details !== "object" || details === null) return [{ path: "", message: said }];
  if ("issues" in details && Array.isArray(details.issues)) {
    return details.issues.map((issue: { path?: unknown; message?: unknown }) => ({
      path: String(issue.path ?? "").replace(/^tensors\./, ""),
      message: String(issue.message ?? said),
    }));
  }
  if (!("tensor" in details)) return [{ path: "", message: said }];
  const axis = "found" in details ? /\baxis (\w+)\b/.exec(String(details.found))?.[1] : undefined;
  for (const side of ["inputs", "outputs"] as const) {
    const i = ids[side].indexOf(String(details.tensor));
    if (i < 0) continue;
    return [{ path: `${side}[${i}]${axis === undefined ? "" : `:${axis}`}`, message: said }];
  }
  return [{ path: "", message: said }];
}

/** Halos that are stated too small, with what that does to tiles. */
export function haloWarnings(
  values: Readonly<Record<string, string>>,
  { proposal, tiled }: Pick<BuildAnswer["report"], "proposal" | "tiled">,
  outputIds: readonly string[],
): Problem[] {
  return proposal.outputs.flatMap((output, o) => {
    const compared = tiled.find((one) => one.output === outputIds[o]);
    return output.axes.flatMap(({ id, halo }) => {
      const path = `outputs[${o}].halo.${id}`;
      const stated = values[path]?.trim();
      if (!stated || !(Number(stated) < halo)) return [];
      const effect = compared
        ? `tiles differ from the whole image by up to ${numberText(compared.maxAbsDifference)}`
        : "tiles will show";
      return [{ path, message: `Too small: ${effect}. ${halo} is needed.` }];
    });
  });
}
