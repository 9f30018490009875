import { join, relative } from "node:path";
import { createNodeEngine } from "../../engine/node.ts";
import { overlayPicture, type Table, writeImage } from "../../image/index.ts";
import { formatBytes } from "../../package/index.ts";
import { openModelFromDisk } from "../../package/node.ts";
import { runModel } from "../../predict/index.ts";
import { parseCall } from "../arguments.ts";
import { bundledModelName, packageRoot } from "../bundled.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { readImageFile } from "../open-input.ts";
import { clock, progressLine } from "../progress-line.ts";
import { OutputFolder } from "../write-outputs.ts";

const usage = `deepimagej                 run the bundled model on the bundled image
deepimagej demo [-o DIR]   the same, with another folder for the results`;

export const demoCommand: Command = {
  usage,
  summary:
    "Run the bundled nuclei model on the bundled image: labels, overlay picture and a table of objects.",
  async run(args, io) {
    const call = parseCall(args, { output: { kind: "string", short: "o" } });
    await runDemo(call.text("output") ?? "deepimagej-output", io);
    return exitStatus.done;
  },
};

/** The main job on bundled files: results into `folder`, a table of objects and the next steps onto standard output. */
export async function runDemo(folder: string, io: CommandIo): Promise<void> {
  const root = packageRoot();
  const imagePath = join(root, "demo", "images", "nuclei.png");
  const image = await readImageFile(imagePath);
  const engine = createNodeEngine();
  const line = progressLine(io.err, "nuclei");
  try {
    const model = await openModelFromDisk(join(root, "demo", "models", bundledModelName));
    const input = { array: image.array, name: image.name, calibration: image.calibration };
    const result = await runModel(
      model,
      [input],
      { signal: io.signal, onProgress: (progress) => line.show(progress) },
      engine,
    );
    line.end();
    const output = new OutputFolder(folder);
    const { written } = await output.writeResult(result, "tiff");
    const labels = result.outputs.find((entry) => entry.kind === "labels");
    if (labels) {
      const picture = overlayPicture(image.array, labels.array);
      const encoded = await writeImage(
        { name: "overlay", array: picture, calibration: {}, rgb: true },
        "png",
      );
      const file = await output.write("nuclei_overlay", "png", encoded.bytes);
      io.out(`${file}  picture: the image with the outline of every object`);
    }
    for (const entry of written) io.out(`${entry.file}  ${entry.kind} [${entry.shape.join(", ")}]`);
    for (const table of result.tables) io.out(`\n${tableText(table, 8)}`);
    const { record } = result;
    io.out(
      `\n${model.description.name} on ${relative(process.cwd(), imagePath) || image.name}: ` +
        `${clock(record.time.totalMs)} (${Math.round(record.time.totalMs)} ms), ${record.tiling.tiles} patches, ` +
        `${record.engine.device}, peak memory ${formatBytes(record.memory.peakBytes)}`,
    );
  } finally {
    line.end();
    await engine.dispose();
  }
}

/** First rows of a table in columns, numbers to four digits, and how many follow. */
export function tableText(table: Table, rows: number): string {
  const cell = (value: number | string) =>
    typeof value === "number" && !Number.isInteger(value)
      ? String(Number(value.toPrecision(4)))
      : String(value);
  const shown = [table.columns, ...table.rows.slice(0, rows).map((row) => row.map(cell))];
  const widths = table.columns.map((_, c) => Math.max(...shown.map((row) => (row[c] ?? "").length)));
  const lines = shown.map((row) => row.map((value, c) => value.padStart(widths[c] ?? 0)).join("  "));
  const more = table.rows.length - rows;
  return [
    `${table.title}: ${table.rows.length} objects`,
    ...lines,
    ...(more > 0 ? [`… and ${more} more`] : []),
  ].join("\n");
}
