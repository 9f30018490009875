import { type Axis, type InputTensor, type OutputTensor, type RdfContent, sizeText } from "../rdf/index.ts";
import type { Check, TiledComparison } from "./build-types.ts";
import type { NetworkProposal } from "./proposal-types.ts";

export interface ReadmeParts {
  readonly content: Pick<RdfContent, "name" | "description" | "inputs" | "outputs" | "cite" | "license">;
  /** What the person wrote; stands first. */
  readonly documentation: string | null;
  readonly proposal: NetworkProposal;
  readonly checks: readonly Check[];
  readonly tiled: readonly TiledComparison[];
  /** File of the first input's sample. */
  readonly sample: string;
  readonly testShapes: readonly string[];
  readonly notes: readonly string[];
  readonly macros: readonly string[];
  readonly toComplete: readonly { readonly field: string; readonly reason: string }[];
  readonly version: string;
}

/** Stands before the first section that a build writes: what follows is replaced when the package is built again. */
export const GENERATED = "<!-- Written by deepimagej build from here on. -->";

/** README of a package: the person's own text, then tensors, validation and how it was made. Holds no times and no dates,
 * so that equal packages stay equal. */
export function readme(parts: ReadmeParts): string {
  const { content, documentation } = parts;
  const own = documentation?.trim();
  const written = own !== undefined && own !== "";
  const title = `# ${content.name}\n\n${content.description}`;
  const sections = [
    ...(written ? [own, GENERATED] : [GENERATED, title]),
    `## Inputs and outputs\n\n${tensorTable(content.inputs, content.outputs)}`,
    `## Use\n\nOpen the package in deepImageJ or in any program that runs models of the BioImage Model Zoo, and run it on an image like \`${parts.sample}\`.${
      parts.macros.length === 0
        ? ""
        : `\n\nImageJ macros that belong to it: ${parts.macros.map((m) => `\`${m}\``).join(", ")}.`
    }`,
    `## ${hasValidation(own) ? "Technical validation" : "Validation"}\n\n${validation(parts)}`,
    `## How this package was made\n\n${made(parts)}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function hasValidation(text: string | undefined): boolean {
  return text !== undefined && /^#+ .*validation/im.test(text);
}

function tensorTable(inputs: readonly InputTensor[], outputs: readonly OutputTensor[]): string {
  const rows = [
    ...inputs.map((t) => ["input", t] as const),
    ...outputs.map((t) => ["output", t] as const),
  ].map(
    ([side, t]) =>
      `| ${side} | \`${t.id}\` | ${t.axes.map(axisText).join(", ")} | ${t.dtype} | ${stepNames(t)} |`,
  );
  return ["| | tensor | axes | type | steps |", "|---|---|---|---|---|", ...rows].join("\n");
}

/** Without casts to the declared type, which the format makes by itself. */
function stepNames(t: InputTensor | OutputTensor): string {
  const shown = t.processing.filter((step) => step.op !== "ensure_dtype" || step.dtype !== t.dtype);
  return shown.map((step) => step.op).join(", ") || "none";
}

function axisText(axis: Axis): string {
  if (axis.type === "batch") return "batch";
  const halo = axis.halo > 0 ? `, halo ${axis.halo}` : "";
  return `${axis.id} (${sizeText(axis.size)}${halo})`;
}

function validation({ checks, tiled, proposal, testShapes, notes }: ReadmeParts): string {
  const lines = [
    `- Test tensors: ${testShapes.join("; ")}. Running the model on the test input must give the test output.`,
    ...checks.map((check) => `- ${check.text}`),
    ...tiled.map(tiledText),
    ...(proposal.global.found ? [`- ${proposal.global.reason}`] : []),
    ...notes.map((note) => `- ${note}`),
    "- How well the model does on unseen data is for its authors to say: compare its outputs with manual annotations (`deepimagej validate REFERENCE TEST`).",
  ];
  return lines.join("\n");
}

export function tiledText(t: TiledComparison): string {
  const sizes = Object.entries(t.tile).map(([axis, size]) => `${axis} ${size}`);
  const halo = Object.entries(t.halo).map(([axis, size]) => `${axis} ${size}`);
  return (
    `- \`${t.output}\`: ${t.tiles} tiles (${sizes.join(", ")}; halo ${halo.join(", ") || "0"}) against the whole image of ` +
    `${t.imageShape.join("×")}: largest difference ${t.maxAbsDifference.toExponential(1)}, largest value ${Number(t.maxAbsValue.toPrecision(3))}.`
  );
}

function made({ proposal, toComplete, version }: ReadmeParts): string {
  const axes = [...proposal.inputs, ...proposal.outputs].flatMap((t) => t.axes.map((axis) => axis.id));
  const halos = proposal.outputs.flatMap((t) =>
    t.axes.flatMap((axis) =>
      axis.haloProposal ? [`- ${t.name}, ${axis.id}: ${axis.haloProposal.reason}`] : [],
    ),
  );
  const open = toComplete.map(({ field, reason }) => `- ${field}: ${reason}`);
  return [
    `Written by deepImageJ for the browser ${version} from the ${proposal.format} weights; ${axes.length} axes were found by running the network.`,
    ...(halos.length > 0 ? ["", "Halos:", "", ...halos] : []),
    ...(open.length > 0 ? ["", "Still to be completed by the authors:", "", ...open] : []),
  ].join("\n");
}
