import { fail } from "../errors/index.ts";
import type { ModelDescription } from "../rdf/index.ts";
import type { ObjectsRecipe, RunOptions } from "./predict-types.ts";

/** How objects are labelled in this run; null = they are not.
 *
 * `config.deepimagej_objects` of the description {output, foreground, interior, foreground_threshold,
 * interior_threshold, min_size} is the model's own recipe and used by default. Without it, and when asked, channel 0 of
 * the first output above 0.5 is foreground, its connected components the objects.
 * @param option - see RunOptions.objects
 * @throws predict/objects when the recipe names an output or a channel that there is not */
export function objectsRecipe(
  description: Pick<ModelDescription, "config" | "outputs">,
  option: RunOptions["objects"],
): ObjectsRecipe | null {
  if (option === false) return null;
  const own = readRecipe(description.config.deepimagej_objects);
  if (option === undefined && own === null) return null;
  const changes = typeof option === "object" ? option : {};
  const base: ObjectsRecipe = own ?? {
    output: description.outputs[0]?.id ?? "",
    foreground: 0,
    interior: null,
    foregroundThreshold: 0.5,
    interiorThreshold: 0.5,
    minSize: 0,
  };
  const recipe =
    typeof option === "number" ? { ...base, foregroundThreshold: option } : { ...base, ...changes };
  checkRecipe(recipe, description);
  return recipe;
}

/** @returns null when the value is no recipe at all; missing fields take the defaults. */
function readRecipe(value: unknown): ObjectsRecipe | null {
  if (typeof value !== "object" || value === null) return null;
  const map = value as Record<string, unknown>;
  const number = (key: string, fallback: number): number =>
    typeof map[key] === "number" && Number.isFinite(map[key]) ? map[key] : fallback;
  if (typeof map.output !== "string") return null;
  return {
    output: map.output,
    foreground: number("foreground", 0),
    interior: typeof map.interior === "number" ? map.interior : null,
    foregroundThreshold: number("foreground_threshold", 0.5),
    interiorThreshold: number("interior_threshold", 0.5),
    minSize: number("min_size", 0),
  };
}

function checkRecipe(recipe: ObjectsRecipe, { outputs }: Pick<ModelDescription, "outputs">): void {
  const output = outputs.find((tensor) => tensor.id === recipe.output);
  if (!output) {
    throw fail("predict/objects", {
      got: `the output ${recipe.output}`,
      expected: `one of ${outputs.map((tensor) => tensor.id).join(", ")}`,
    });
  }
  const numbers = {
    foregroundThreshold: recipe.foregroundThreshold,
    interiorThreshold: recipe.interiorThreshold,
    minSize: recipe.minSize,
  };
  for (const [name, value] of Object.entries(numbers)) {
    if (Number.isNaN(value) || typeof value !== "number") {
      throw fail("predict/objects", { got: `${name} ${value}`, expected: "a number" });
    }
  }
}
