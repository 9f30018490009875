import { basename } from "node:path";
import { tableToCsv, writePng } from "../../image/index.ts";
import {
  type ImagePair,
  pairByName,
  rowsTable,
  stemOf,
  summaryTable,
  type ValidateOptions,
  type ValidateResult,
  type ValidateRow,
  validatePairs,
} from "../../validate/index.ts";
import { parseCall, positiveNumber, UsageError } from "../arguments.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { imagePaths, readImageFile } from "../open-input.ts";
import { textLine } from "../text-line.ts";
import { OutputFolder } from "../write-outputs.ts";

const usage = `deepimagej validate REFERENCE TEST    two images, or two folders of images with the same names

  --measures M          auto (default: chosen by the data), all, or names separated by commas (docs/validate.md)
  --threshold T         probabilities above it are foreground
  --range R             data range of PSNR and SSIM (default: of the integer type, or largest - smallest)
  --spacing z,y,x       pixel size for distances (default: the image's calibration)
  --ssim-window L       window of SSIM, odd (default: 3)
  --lap-sigma S         finest sigma of LAP in pixels (default: 0.5)
  --iou T,T             IoU thresholds of object matching (default: 0.5,0.55 … 0.95)
  --boundary-distance D pixels within which borders match (default: 2)
  --suffix S            of a TEST folder take the files whose name ends in S, such as _objects
  --labels              take float images of whole numbers for label images
  --frames AXES         also treat these axes as frames, such as z
  --per-frame           rows for each frame as well
  --weights M=W,M=W     add a weighted sum of measures, such as SSIM=0.5,NRMSE=-0.5
  -o, --output DIR      write rows.csv, summary.csv, object tables and pictures
  --json                one JSON document on standard output`;

export const validateCommand: Command = {
  usage,
  summary: "Compare images with reference images: pixel measures, segmentation, objects.",
  async run(args, io) {
    const call = parseCall(args, {
      measures: { kind: "string" },
      threshold: { kind: "string" },
      range: { kind: "string" },
      spacing: { kind: "string" },
      "ssim-window": { kind: "string" },
      "lap-sigma": { kind: "string" },
      iou: { kind: "string" },
      "boundary-distance": { kind: "string" },
      suffix: { kind: "string" },
      labels: { kind: "boolean" },
      frames: { kind: "string" },
      "per-frame": { kind: "boolean" },
      weights: { kind: "string" },
      output: { kind: "string", short: "o" },
      json: { kind: "boolean" },
    });
    const [reference, test, ...more] = call.positionals;
    if (reference === undefined || test === undefined) throw new UsageError("REFERENCE and TEST are needed");
    if (more.length > 0)
      throw new UsageError(`one REFERENCE and one TEST (folders for several); ${more.join(" ")} is too much`);
    const options = optionsOf(call);
    const output = call.text("output");
    const line = textLine(io.err);
    const result = await validatePairs(await pairsOf(reference, test, call.text("suffix") ?? "", io), {
      ...options,
      pictures: output !== undefined,
      signal: io.signal,
      onProgress: ({ done, total, what }) => line.show(`${done}/${total}  ${what}`),
    }).finally(() => line.end());
    const files = output === undefined ? [] : await writeFiles(result, output);
    const { rows, summary, reason, notes } = result;
    if (call.flag("json")) io.out(JSON.stringify({ rows, summary, reason, notes, files }));
    else print(result, files, io);
    return exitStatus.done;
  },
};

function optionsOf(call: ReturnType<typeof parseCall>): ValidateOptions {
  const options = {
    measures: call.text("measures"),
    threshold: number(call.text("threshold"), "threshold"),
    range: positiveNumber(call.text("range"), "range"),
    spacing: numbers(call.text("spacing"), "spacing"),
    ssimWindow: positiveNumber(call.text("ssim-window"), "ssim-window"),
    lapSigma: positiveNumber(call.text("lap-sigma"), "lap-sigma"),
    iouThresholds: numbers(call.text("iou"), "iou"),
    boundaryDistance: number(call.text("boundary-distance"), "boundary-distance"),
    labels: call.flag("labels"),
    frames: call
      .text("frames")
      ?.split(",")
      .map((axis) => axis.trim()),
    perFrame: call.flag("per-frame"),
    weights: weightsOf(call.text("weights")),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function number(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value))
    throw new UsageError(`--${name} is ${text}; it must be a number`);
  return value;
}

function numbers(text: string | undefined, name: string): number[] | undefined {
  return text?.split(",").map((part) => positiveNumber(part, name) ?? 0);
}

function weightsOf(text: string | undefined): Record<string, number> | undefined {
  if (text === undefined) return undefined;
  return Object.fromEntries(
    text.split(",").map((part) => {
      const at = part.indexOf("=");
      if (at <= 0) throw new UsageError(`--weights is ${text}; write it as MEASURE=WEIGHT,MEASURE=WEIGHT`);
      return [part.slice(0, at).trim(), number(part.slice(at + 1), "weights") ?? 0];
    }),
  );
}

/** The files of both sides, paired by name; each pair is read when its turn comes. */
async function pairsOf(reference: string, test: string, suffix: string, io: CommandIo): Promise<ImagePair[]> {
  const sides = [await imagePaths([reference]), await imagePaths([test])] as const;
  for (const path of sides.flatMap((side) => side.skipped))
    io.err.write(`${path} is not an image by its name and is passed over\n`);
  const references = sides[0].paths;
  const tests = sides[1].paths.filter((path) => stemOf(path).endsWith(suffix));
  const testNames = tests.map((path) => stemOf(path).slice(0, stemOf(path).length - suffix.length));
  return pairByName(
    references.map((path) => basename(path)),
    suffix === "" ? tests.map((path) => basename(path)) : testNames,
  ).map(([a, b]) => ({
    async read() {
      const [s, g] = [await readImageFile(references[a]!), await readImageFile(tests[b]!)];
      const notes = [s, g].flatMap((image) => image.notes.map((note) => `${image.name}: ${note}`));
      return { reference: s, test: g, notes };
    },
  }));
}

async function writeFiles(result: ValidateResult, folder: string): Promise<string[]> {
  const out = new OutputFolder(folder);
  const files = [await out.write("rows", "csv", tableToCsv(rowsTable(result.rows)))];
  files.push(await out.write("summary", "csv", tableToCsv(summaryTable(result.summary))));
  for (const table of result.tables)
    files.push(await out.write(fileName(table.title), "csv", tableToCsv(table)));
  for (const picture of result.pictures) {
    const { bytes } = writePng({ name: picture.title, array: picture.array, rgb: true });
    files.push(await out.write(fileName(picture.title), "png", bytes));
  }
  return files;
}

function fileName(title: string): string {
  return title.replace(/[^\p{L}\p{N}.-]+/gu, "_");
}

function print(
  { rows, summary, reason, notes, pictures }: ValidateResult,
  files: readonly string[],
  io: CommandIo,
): void {
  io.out(reason);
  const pairs = new Map<string, ValidateRow[]>();
  for (const row of rows) {
    const pair = `${row.reference} - ${row.test}`;
    const own = pairs.get(pair);
    if (own) own.push(row);
    else pairs.set(pair, [row]);
  }
  for (const [pair, own] of pairs) {
    if (pairs.size > 1) io.out(`\n${pair}`);
    for (const row of own)
      if (row.threshold === null) io.out(`  ${describe(row).padEnd(30)}${shown(row.value)}`);
    for (const text of thresholdTable(own)) io.out(`  ${text}`);
  }
  if (pairs.size > 1) {
    io.out(`\nOver ${pairs.size} pairs: mean, standard deviation, n; over all objects`);
    for (const one of summary) {
      const together = one.pooled === null ? "" : `   ${shown(one.pooled)}`;
      io.out(`  ${describe(one).padEnd(30)}${shown(one.mean)}  ${shown(one.sd)}  ${one.n}${together}`);
    }
  }
  for (const note of notes) io.err.write(`note: ${note}\n`);
  for (const { title, legend } of pictures)
    io.err.write(
      `${title}: ${legend.map(({ meaning, colour }) => `${meaning} (rgb ${colour.join(" ")})`).join("; ")}\n`,
    );
  for (const file of files) io.out(file);
}

/** Measures that have a value per IoU threshold, one line each. */
function thresholdTable(rows: readonly ValidateRow[]): string[] {
  const at = rows.filter((row) => row.threshold !== null);
  const thresholds = [...new Set(at.map((row) => row.threshold))];
  const lines = new Map<string, string[]>();
  for (const row of at) {
    const name = describe({ ...row, threshold: null });
    const cells = lines.get(name) ?? thresholds.map(() => "");
    cells[thresholds.indexOf(row.threshold)] = shown(row.value, 3);
    lines.set(name, cells);
  }
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(30) + cells.map((c) => c.padEnd(8)).join("");
  if (lines.size === 0) return [];
  const header = line("objects matched at IoU", thresholds.map(String));
  return [header, ...[...lines].map(([name, cells]) => line(name, cells))].map((text) => text.trimEnd());
}

function describe(row: Pick<ValidateRow, "measure" | "label" | "threshold" | "frame">): string {
  const parts: string[] = [row.measure];
  if (row.threshold !== null) parts.push(`@${row.threshold}`);
  if (row.label !== null) parts.push(row.label === "mean" ? " mean over labels" : ` label ${row.label}`);
  if (row.frame !== undefined) parts.push(` (${row.frame})`);
  return parts.join("");
}

function shown(value: number | string, digits = 6): string {
  if (typeof value !== "number") return value;
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(digits)));
}
