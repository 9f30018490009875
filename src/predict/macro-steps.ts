import type { ModelDescription } from "../rdf/index.ts";

/** One entry of `config.deepimagej.prediction.preprocess` or `.postprocess`. */
export interface MacroStep {
  /** "macro": a file of the package; "java": a class in a jar. */
  readonly kind: "macro" | "java";
  /** The macro's file, or the Java step's spec string. */
  readonly name: string;
  /** Further files a Java step names. */
  readonly files: readonly string[];
}

/** The steps that deepImageJ 2.x would run on one side, in order; specs that are null are none. */
export function macroSteps(
  description: Pick<ModelDescription, "config">,
  side: "preprocess" | "postprocess",
): readonly MacroStep[] {
  const prediction = field(field(description.config, "deepimagej"), "prediction");
  const given = field(prediction, side);
  const steps = Array.isArray(given) ? given : given === undefined ? [] : [given];
  return steps.flatMap((step: unknown): MacroStep[] => {
    const spec = field(step, "spec");
    if (typeof spec !== "string" || spec.trim() === "") return [];
    const kwargs = field(step, "kwargs");
    const files = (Array.isArray(kwargs) ? kwargs : [kwargs]).filter(
      (f): f is string => typeof f === "string",
    );
    if (/\.jar\b/i.test(spec)) return [{ kind: "java", name: spec, files }];
    const [file] = files;
    return [{ kind: "macro", name: file ?? spec, files }];
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
