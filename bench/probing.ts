/** Run by bench/probing.mjs: probes networks and prints Markdown. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type NetworkProposal, type OutputAxisProposal, probeNetwork } from "../src/build/probe/index.ts";
import type { WeightsFiles } from "../src/engine/index.ts";
import { createNodeEngine } from "../src/engine/node.ts";

interface Known {
  readonly name: string;
  readonly kind: "tiled" | "global" | "dynamic" | "broken";
  readonly axes: readonly {
    readonly axis: string;
    readonly equation2: number | null;
    readonly outputs: readonly { readonly border: readonly [number, number] }[];
  }[];
}

const [root = ".", ...files] = process.argv.slice(2);
const engine = createNodeEngine({ cores: 2 });

function read(path: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path));
}

function weightsOf(path: string): WeightsFiles {
  const main = basename(path);
  const folder = dirname(path);
  if (!path.endsWith(".json")) return { format: "onnx", main, files: { [main]: read(path) } };
  const shards = readdirSync(folder).filter((name) => name.endsWith(".bin"));
  const all = [main, ...shards].map((name) => [name, read(join(folder, name))]);
  return { format: "tensorflow_js", main, files: Object.fromEntries(all) };
}

function small(value: number | null): string {
  if (value === null) return "–";
  return value === 0 ? "0" : value.toExponential(1);
}

/** y and x alike are one row. */
function rows(name: string, proposal: NetworkProposal, known: Known): string[] {
  const lines: string[] = [];
  proposal.outputs.forEach((output, o) => {
    const seen = new Set<string>();
    for (const axis of output.axes) {
      const halo = axis.haloProposal;
      if (!halo) continue;
      const golden = known.axes.find((each) => each.axis === axis.id);
      const brute = golden?.outputs[o]?.border ?? [Number.NaN, Number.NaN];
      const field = Math.max(halo.field?.minus ?? Number.NaN, halo.field?.plus ?? Number.NaN);
      const cells = [
        relationOf(axis),
        `**${halo.halo}**`,
        String(Math.max(...brute)),
        String(halo.graphHalo ?? "–"),
        String(field),
        String(golden?.equation2 ?? "–"),
      ];
      const key = cells.join();
      const same = output.axes.filter(
        (other) => other.haloProposal && keyOf(other, o, known) === keyOf(axis, o, known),
      );
      if (seen.has(key)) continue;
      seen.add(key);
      const at = Math.max(...same.map((other) => other.haloProposal?.errorAtHalo ?? 0));
      const belows = same.map((other) => other.haloProposal?.errorBelow ?? null).filter((e) => e !== null);
      const below = belows.length > 0 ? Math.min(...belows) : null;
      const label = proposal.outputs.length > 1 ? `${name}: ${output.name}` : name;
      lines.push(
        `| ${label} | ${same.map(({ id }) => id).join(", ")} | ${cells.join(" | ")} | ${small(at)} | ${small(below)} | ${small(proposal.tiling.stitchedError)} |`,
      );
    }
  });
  return lines;
}

function keyOf(axis: OutputAxisProposal, o: number, known: Known): string {
  const golden = known.axes.find((each) => each.axis === axis.id);
  const { halo, field, graphHalo } = axis.haloProposal ?? {};
  return JSON.stringify([
    relationOf(axis),
    halo,
    field,
    graphHalo,
    golden?.equation2,
    golden?.outputs[o]?.border,
  ]);
}

function relationOf({ follows }: OutputAxisProposal): string {
  if (!follows) return "–";
  const scale = follows.down === 1 ? `${follows.up}` : `${follows.up}/${follows.down}`;
  return follows.offset === 0 ? scale : `${scale}, ${follows.offset}`;
}

if (files.length > 0) {
  for (const file of files) {
    const start = performance.now();
    const proposal = await probeNetwork({
      engine,
      weights: weightsOf(file),
      onProgress: ({ text }) => process.stderr.write(`${text}\n`),
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${JSON.stringify({ file: basename(file), seconds, ...proposal }, null, 1)}\n`);
  }
} else {
  const folder = join(root, "test", "goldens", "networks");
  const networks = JSON.parse(readFileSync(join(folder, "networks.json"), "utf8")) as readonly Known[];
  const tables = { tiled: [] as string[], global: [] as string[], broken: [] as string[] };
  for (const known of networks) {
    const proposal = await probeNetwork({ engine, weights: weightsOf(join(folder, `${known.name}.onnx`)) });
    if (known.kind === "tiled") tables.tiled.push(...rows(known.name, proposal, known));
    else if (known.kind === "global") tables.global.push(`| ${known.name} | ${proposal.global.reason} |`);
    else if (known.kind === "dynamic") tables.global.push(`| ${known.name} | ${proposal.tiling.reason} |`);
    else
      tables.broken.push(`| ${known.name} | ${proposal.problems.map(({ message }) => message).join(" ")} |`);
  }
  const head = [
    "network",
    "axes",
    "scale, offset",
    "halo",
    "brute force",
    "graph",
    "field",
    "Eq. 2",
    "error at the halo",
    "one less",
    "stitched",
  ];
  const text = [
    `| ${head.join(" | ")} |`,
    `|${head.map(() => "---").join("|")}|`,
    ...tables.tiled,
    "",
    "| network | whole images only, because |",
    "|---|---|",
    ...tables.global,
    "",
    "| network | refused because |",
    "|---|---|",
    ...tables.broken,
  ];
  process.stdout.write(`${text.join("\n")}\n`);
}
await engine.dispose();
