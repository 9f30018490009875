import { toFailureRecord } from "../../errors/index.ts";
import type { BuildAnswer } from "../../service/index.ts";
import { numberText } from "../format.ts";
import type { StepState } from "./build-state.ts";
import type { Problem } from "./to-request.ts";

/** What the problems may be about. */
export interface Subjects {
  /** Of the tensors, to find the fields of one that is named. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly steps: Readonly<Record<string, readonly StepState[]>>;
}

/** Group of fields that a refusal points to. */
const groups: Readonly<Record<string, Readonly<Record<"inputs" | "outputs", string>>>> = {
  "build/size": { inputs: ".sizes", outputs: ".scale" },
  "build/halo": { inputs: ".sizes", outputs: ".halo" },
};

/** Which fields a failure of `build` is about; what is about none comes with the path "". */
export function problemsOf(error: unknown, subjects: Subjects): Problem[] {
  const { code, message, details } = toFailureRecord(error);
  const said = message.replace(/^(\w+: )?\[[^\]]*\] /, "");
  if (typeof details !== "object" || details === null) return [{ path: "", message: said }];
  if ("issues" in details && Array.isArray(details.issues)) {
    return details.issues.map((issue: { path?: unknown; message?: unknown }) => ({
      path: fieldOf(String(issue.path ?? ""), subjects),
      message: String(issue.message ?? said),
    }));
  }
  if (!("tensor" in details)) return [{ path: "", message: said }];
  const axis = "found" in details ? /\baxis (\w+)\b/.exec(String(details.found))?.[1] : undefined;
  for (const side of ["inputs", "outputs"] as const) {
    const i = subjects[side].indexOf(String(details.tensor));
    if (i < 0) continue;
    const group = axis === undefined ? (groups[code]?.[side] ?? "") : `:${axis}`;
    return [{ path: `${side}[${i}]${group}`, message: said }];
  }
  return [{ path: "", message: said }];
}

/** "tensors.inputs[0].id" → "inputs[0].id"; "steps[0].kwargs.eps", which names no tensor, to the one that has that step. */
function fieldOf(path: string, { steps }: Subjects): string {
  const step = /^(?:\w+\.)*steps\[(\d+)\](?:\.kwargs)?(\.\w+)?/.exec(path);
  if (!step) return path.replace(/^tensors\./, "");
  const [, at, name = ""] = step;
  const owners = Object.keys(steps).filter((tensor) => {
    const own = steps[tensor]?.[Number(at)];
    return own !== undefined && (name === "" || name.slice(1) in own.kwargs);
  });
  return owners.length === 1 ? `${owners[0]}.steps[${at}]${name}` : `steps[${at}]${name}`;
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
