import { el } from "../dom.ts";
import { axesText, numberText } from "../format.ts";
import type { BuildState } from "./build-state.ts";
import type { StepContext } from "./step-context.ts";

type Proposal = NonNullable<BuildState["looked"]>["proposal"];
type InputAxis = Proposal["inputs"][number]["axes"][number];
type OutputAxis = Proposal["outputs"][number]["axes"][number];

const letters: Readonly<Record<string, string>> = { batch: "b", channel: "c", time: "t", index: "i" };

function tensorCard(
  context: StepContext,
  path: string,
  title: string,
  ...children: (HTMLElement | null)[]
): HTMLElement {
  return el(
    "section",
    { class: "group", "aria-label": title },
    el("h3", {}, title),
    context.form.place(path),
    ...children,
  );
}

/** Names and axes of all tensors: candidates with reasons, or what the person types. */
export function tensorsStep(context: StepContext): HTMLElement[] {
  const { state, form } = context;
  const looked = state.looked;
  if (!looked) return [];
  const card = (side: "inputs" | "outputs", i: number) => {
    const tensor = looked.proposal[side][i];
    const drafted = looked.rdf[side][i];
    if (!tensor || !drafted) return null;
    const path = `${side}[${i}]`;
    const table = side === "outputs" && looked.proposal.outputs[i]?.isTable;
    const declared = tensor.declared.map((n) => n ?? "free").join(" × ");
    const chosen = form.values[`${path}.axes`] ?? "";
    const candidates = (looked.candidates[side][i] ?? []).map(({ axes, reason, evidence }, k) => {
      // The best one is the proposal: nothing needs to be stated.
      const value = k === 0 ? "" : axes.map((axis) => letters[axis] ?? axis).join("");
      const radio = el("input", { type: "radio", name: `${path}.axes`, checked: chosen === value });
      radio.addEventListener("change", () => {
        form.set(`${path}.axes`, value);
        context.redraw();
      });
      return el(
        "label",
        { class: "candidate" },
        radio,
        el("span", {}, el("strong", {}, axesText(axes)), el("span", { class: "badge" }, evidence)),
        el("span", { class: "hint" }, reason),
      );
    });
    return tensorCard(
      context,
      path,
      `${side === "inputs" ? "Input" : "Output"} ${drafted.id}`,
      el(
        "p",
        { class: "facts" },
        `${tensor.name} in the network · ${tensor.dtype} · ${declared || "size not declared"}${table ? " · a table" : ""}`,
      ),
      el("fieldset", { class: "candidates" }, el("legend", {}, "Axes"), ...candidates),
      form.text(`${path}.axes`, "Other axes", {
        placeholder: "as ticked",
        hint: "letters: b batch, c channel, z, y, x, t time, i index",
      }),
      form.text(`${path}.id`, "Name", { placeholder: drafted.id }),
      form.text(`${path}.description`, "Description", { placeholder: "what it shows" }),
      form.text(`${path}.channel_names`, "Channel names", { placeholder: "channel0, channel1 …" }),
    );
  };
  return [
    ...looked.proposal.inputs.map((_, i) => card("inputs", i)),
    ...looked.proposal.outputs.map((_, i) => card("outputs", i)),
  ].filter((one) => one !== null);
}

/** Sizes that the inputs may have, and whether images may be cut. */
export function sizesStep(context: StepContext): HTMLElement[] {
  const { state, form } = context;
  const looked = state.looked;
  if (!looked) return [];
  const axisRow = (axis: InputAxis, path: string, i: number) => {
    const { size } = axis;
    const kind = form.values[`${path}.kind`] ?? "";
    const fixed = kind === "fixed" || (kind === "" && size.kind === "fixed");
    const choice = form.select(`${path}.kind`, "Size", [
      ["", size.kind === "fixed" ? `fixed: ${size.size}` : "free, in steps"],
      [size.kind === "fixed" ? "free" : "fixed", size.kind === "fixed" ? "free, in steps" : "fixed"],
    ]);
    choice.querySelector("select")?.addEventListener("change", () => context.redraw());
    const [min, step] = size.kind === "param" ? [String(size.min), String(size.step)] : ["1", "1"];
    return el(
      "div",
      { class: "axis-row", role: "group", "aria-label": `axis ${axis.id}` },
      el("h4", {}, axis.id),
      form.place(`inputs[${i}]:${axis.id}`),
      choice,
      ...(fixed
        ? kind === "fixed"
          ? [form.text(`${path}.fixed`, "Samples", { numeric: true, placeholder: "such as 256" })]
          : []
        : [
            form.text(`${path}.min`, "Smallest", {
              numeric: true,
              placeholder: raised(state, i, axis.id) ?? min,
              hint: `ran: ${axis.accepted.join(", ") || "none"}`,
            }),
            form.text(`${path}.step`, "Step", {
              numeric: true,
              placeholder: step,
              hint:
                axis.refused.length > 0
                  ? `refused: ${axis.refused.map((r) => r.size).join(", ")}`
                  : undefined,
            }),
          ]),
      el("p", { class: "hint" }, axis.reason),
    );
  };
  const cards = looked.proposal.inputs.map((input, i) =>
    tensorCard(
      context,
      `inputs[${i}]`,
      `Input ${looked.rdf.inputs[i]?.id ?? input.name}`,
      ...input.axes
        .filter((axis) => axis.type !== "batch" && axis.type !== "channel" && axis.size.kind !== "ref")
        .map((axis) => axisRow(axis, `inputs[${i}].sizes.${axis.id}`, i)),
      form.text(`inputs[${i}].data_type`, "Element type", { placeholder: input.dtype }),
      rangeFields(context, `inputs[${i}]`),
    ),
  );
  const { tiling } = looked.proposal;
  const proposed = tiling.possible ? "yes" : "no";
  return [
    ...cards,
    el(
      "section",
      { class: "group", "aria-label": "Tiles" },
      el("h3", {}, "Tiles"),
      form.select(
        "allow_tiling",
        "Images may be cut to tiles",
        [
          ["", `as measured: ${proposed}`],
          ["yes", "yes"],
          ["no", "no"],
        ],
        { hint: tiling.reason },
      ),
      form.select("pyramidal", "Pyramidal network", [
        ["", "no"],
        ["yes", "yes: one tile, sizes as declared"],
      ]),
    ),
  ];
}

/** How outputs follow the inputs, and how much of a tile's border is wrong. */
export function outputsStep(context: StepContext): HTMLElement[] {
  const { state, form } = context;
  const looked = state.looked;
  if (!looked) return [];
  const axisRow = (axis: OutputAxis, o: number) => {
    const { follows, haloProposal } = axis;
    const place = form.place(`outputs[${o}]:${axis.id}`);
    const about = [el("h4", {}, axis.id), place];
    if (!follows || axis.type === "batch" || axis.type === "channel")
      return el(
        "div",
        { class: "axis-row", role: "group", "aria-label": `axis ${axis.id}` },
        ...about,
        el("p", { class: "hint" }, axis.reason),
      );
    const pairs = follows.pairs
      .slice(0, 4)
      .map(([a, b]) => `${a} → ${b}`)
      .join(", ");
    const path = `outputs[${o}]`;
    return el(
      "div",
      { class: "axis-row", role: "group", "aria-label": `axis ${axis.id}` },
      ...about,
      form.text(`${path}.scale.${axis.id}`, "Scale", {
        numeric: true,
        placeholder: numberText(follows.down / follows.up),
        hint: `measured: ${pairs}`,
      }),
      form.text(`${path}.offset.${axis.id}`, "Offset", {
        numeric: true,
        placeholder: String(follows.offset),
        hint: "size = input size / scale + offset",
      }),
      form.text(`${path}.halo.${axis.id}`, "Halo", {
        numeric: true,
        placeholder: String(axis.halo),
        hint: haloProposal ? haloText(haloProposal) : axis.reason,
      }),
    );
  };
  return looked.proposal.outputs.map((output, o) =>
    tensorCard(
      context,
      `outputs[${o}]`,
      `Output ${looked.rdf.outputs[o]?.id ?? output.name}`,
      output.range
        ? el(
            "p",
            { class: "facts" },
            `values seen: ${numberText(output.range[0])} to ${numberText(output.range[1])}`,
          )
        : null,
      ...output.axes.map((axis) => axisRow(axis, o)),
      rangeFields(context, `outputs[${o}]`),
      form.text(`outputs[${o}].data_type`, "Element type", { placeholder: "of the last step" }),
    ),
  );
}

function haloText(halo: NonNullable<OutputAxis["haloProposal"]>): string {
  const { exact, field, errorBelow } = halo;
  const parts = [`measured: ${Math.max(exact.minus, exact.plus)}`];
  if (errorBelow !== null) parts.push(`with less, tiles are off by ${numberText(errorBelow)}`);
  if (field) parts.push(`receptive field ${Math.max(field.minus, field.plus)}`);
  return parts.join("; ");
}

/** The draft may ask for more than the network: something must be left between the halos. */
function raised(state: BuildState, input: number, axis: string): string | null {
  const found = state.looked?.rdf.inputs[input]?.axes.find(({ id }) => id === axis);
  const size = found && "size" in found ? (found.size as unknown) : null;
  return typeof size === "object" && size !== null && "min" in size ? String(size.min) : null;
}

function rangeFields({ form }: StepContext, path: string): HTMLElement {
  return el(
    "div",
    { class: "pair" },
    form.text(`${path}.range.low`, "Smallest value", { numeric: true, placeholder: "any" }),
    form.text(`${path}.range.high`, "Largest value", { numeric: true, placeholder: "any" }),
  );
}
