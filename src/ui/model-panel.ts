import type { DescribeAnswer, TestReport } from "../service/index.ts";
import { el, pickFiles, put } from "./dom.ts";
import { axesText, numberText } from "./format.ts";

export interface ModelEvents {
  onBundled(): void;
  onFiles(files: File[]): void;
  onTest(): void;
}

type TensorCard = DescribeAnswer["inputs"][number] | DescribeAnswer["outputs"][number];

/** Choosing a model and seeing what it is. */
export class ModelPanel {
  readonly element = el("section", { class: "card", "aria-labelledby": "model-title" });
  readonly #body = el("div", {});
  readonly #verdict = el("div", { class: "verdict", role: "status" });
  readonly #buttons: HTMLButtonElement[];

  constructor(readonly events: ModelEvents) {
    const pick = async (options: Parameters<typeof pickFiles>[0]) => {
      const files = await pickFiles(options);
      if (files.length > 0) this.events.onFiles(files);
    };
    this.#buttons = [
      el("button", { onclick: () => this.events.onBundled() }, "Nuclei (bundled)"),
      el("button", { class: "quiet", onclick: () => void pick({ accept: ".zip,.yaml,.yml" }) }, "Open zip…"),
      el("button", { class: "quiet", onclick: () => void pick({ folder: true }) }, "Open folder…"),
    ];
    put(
      this.element,
      el("h2", { id: "model-title" }, el("span", { class: "step", "aria-hidden": "true" }, "1"), "Model"),
      el("div", { class: "row" }, ...this.#buttons),
      this.#body,
    );
    this.clear();
  }

  set busy(busy: boolean) {
    for (const button of this.element.querySelectorAll("button")) button.disabled = busy;
  }

  clear(): void {
    put(
      this.#body,
      el("p", { class: "hint" }, "A BioImage Model Zoo package (zip or folder), or drop one anywhere."),
    );
  }

  opening(name: string): void {
    put(this.#body, el("p", { class: "hint", role: "status" }, `Opening ${name}…`));
  }

  show(card: DescribeAnswer, ignoredHashes: boolean): void {
    put(this.#verdict);
    const [cite, ...more] = card.cite;
    put(
      this.#body,
      el("h3", { class: "model-name" }, card.name),
      el("p", { class: "clamp" }, card.description),
      el(
        "dl",
        { class: "facts-list" },
        ...row("Authors", card.authors.join(", ")),
        ...row("Licence", card.license ?? "not stated"),
        ...row("Takes", card.inputs.map(tensorText).join("; ")),
        ...row("Gives", card.outputs.map(tensorText).join("; ")),
        ...row("Weights", card.weights.map((w) => w.format).join(", ")),
      ),
      cite
        ? el(
            "details",
            {},
            el("summary", {}, more.length > 0 ? `Cite (${more.length + 1})` : "Cite"),
            ...card.cite.map(citation),
          )
        : null,
      card.warnings.length > 0
        ? el(
            "details",
            { class: "warnings" },
            el(
              "summary",
              {},
              `${card.warnings.length} remark${card.warnings.length === 1 ? "" : "s"} on the description`,
            ),
            el("ul", {}, ...card.warnings.map((warning) => el("li", {}, warning))),
          )
        : null,
      ignoredHashes
        ? el("p", { class: "hint warn" }, "Checksums that differ are ignored for this model.")
        : null,
      el(
        "div",
        { class: "row" },
        el("button", { class: "quiet", onclick: () => this.events.onTest() }, "Test this model"),
      ),
      this.#verdict,
    );
  }

  testing(text: string): void {
    put(this.#verdict, el("p", { class: "hint" }, text));
  }

  showTest(report: TestReport): void {
    put(this.#verdict, ...report.results.map(testLine));
  }
}

function testLine(result: TestReport["results"][number]): HTMLElement {
  const worst = Math.max(...result.outputs.map((output) => output.maxAbsDifference));
  const seconds = `${((result.loadMs + result.runMs) / 1000).toFixed(2)} s`;
  const words: Readonly<Record<typeof result.verdict, readonly [string, string]>> = {
    passed: ["good", `Passed: largest difference ${numberText(worst)}, ${seconds}`],
    failed: ["bad", `Failed: largest difference ${numberText(worst)}, ${seconds}`],
    "valid-format": ["plain", "The package has no test data to compare with"],
    error: ["bad", result.error?.message.replace(/^\[[^\]]*\] /, "") ?? "The test could not run"],
  };
  const [tone, text] = words[result.verdict];
  return el(
    "p",
    { class: `test-line ${tone}` },
    el("span", { class: `badge ${tone}` }, result.weights),
    ` ${text}`,
  );
}

function row(name: string, text: string): HTMLElement[] {
  return text === "" ? [] : [el("dt", {}, name), el("dd", {}, text)];
}

/** "input: 1 channel; y, x at least 104 in steps of 8" */
function tensorText(tensor: TensorCard): string {
  const bySize = new Map<string, string[]>();
  for (const axis of tensor.axes) {
    if (axis.type === "batch") continue;
    const size = sizeWords(axis.size);
    bySize.set(size, [...(bySize.get(size) ?? []), axis.id]);
  }
  const sizes = [...bySize].map(([size, ids]) => {
    if (ids.join() === "channel" && /^\d+$/.test(size)) return `${size} channel${size === "1" ? "" : "s"}`;
    return `${axesText(ids)} ${size}`;
  });
  return `${tensor.id}: ${sizes.join("; ")}`;
}

function sizeWords(size: TensorCard["axes"][number]["size"]): string {
  if (size === null) return "of any length";
  if (typeof size === "number") return String(size);
  if ("tensor_id" in size)
    return size.offset === 0 ? `as in ${size.tensor_id}` : `as in ${size.tensor_id}, ${size.offset} more`;
  if ("step" in size)
    return size.step === 1 ? `at least ${size.min}` : `at least ${size.min} in steps of ${size.step}`;
  return "that depend on the data";
}

function citation(cite: DescribeAnswer["cite"][number]): HTMLElement {
  const address = cite.doi
    ? `https://doi.org/${cite.doi.replace(/^https?:\/\/(dx\.)?doi\.org\//, "")}`
    : cite.url;
  return el(
    "p",
    { class: "cite" },
    cite.text,
    address && /^https?:\/\//.test(address)
      ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ` ${cite.doi ?? cite.url}`)
      : null,
  );
}
