import type { InputCard, ModelCard, OutputCard } from "../rdf/index.ts";

/** The model card for a terminal. */
export function cardText(card: ModelCard): string {
  const lines = [
    card.name,
    ...(card.description ? [card.description] : []),
    "",
    field("format", `rdf ${card.format_version}${card.version ? `, model version ${card.version}` : ""}`),
    ...(card.nickname || card.id ? [field("id", [card.nickname, card.id].filter(Boolean).join(", "))] : []),
    ...(card.authors.length > 0 ? [field("authors", card.authors.join("; "))] : []),
    ...(card.license ? [field("licence", card.license)] : []),
    ...card.cite.map((c) => field("cite", [c.text, c.doi ?? c.url].filter(Boolean).join(" "))),
    ...card.inputs.flatMap((tensor) => [...tensorLines("input", tensor), ...stepLines(tensor.preprocessing)]),
    ...card.outputs.flatMap((tensor) => [
      ...tensorLines("output", tensor),
      ...stepLines(tensor.postprocessing),
    ]),
    "",
    ...card.weights.map((w) =>
      field(
        "weights",
        `${w.format} (${w.source})${w.runnable === false ? ", cannot be run in this version" : ""}`,
      ),
    ),
    ...card.warnings.map((warning) => field("warning", warning)),
  ];
  return lines.join("\n");
}

function tensorLines(kind: "input" | "output", tensor: InputCard | OutputCard): string[] {
  const optional = "optional" in tensor && tensor.optional ? ", optional" : "";
  const axes = tensor.axes.map((axis) => {
    const halo = axis.halo > 0 ? `, halo ${axis.halo}` : "";
    const names = axis.channels && axis.channels.length > 1 ? `: ${axis.channels.join(", ")}` : "";
    return `${axis.id} (${axis.size_text}${halo}${names})`;
  });
  return ["", field(kind, `${tensor.id}, ${tensor.dtype}${optional}`), field("  axes", axes.join("  "))];
}

function stepLines(steps: readonly { readonly op: string }[]): string[] {
  const own = steps.filter((step) => step.op !== "ensure_dtype");
  return own.map((step) => {
    const parameters = Object.entries(step)
      .filter(([name, value]) => name !== "op" && value !== null && name !== "eps")
      .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(",") : String(value)}`);
    return field("  step", [step.op, ...parameters].join("  "));
  });
}

function field(name: string, text: string): string {
  return `${name.padEnd(10)}${text}`;
}
