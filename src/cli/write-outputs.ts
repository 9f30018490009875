import { join } from "node:path";
import { type NdArray, reshape, withAxes } from "../array/index.ts";
import { type Table, tableToCsv, writeImage } from "../image/index.ts";
import type { OutputImage, RunResult } from "../predict/index.ts";
import { axisLetters } from "../rdf/index.ts";
import { makeFolder, resultName, safeName, writeOutput } from "./output-files.ts";

export type OutputFormat = "tiff" | "npy" | "png";

/** An entry of `outputs` in the JSON of `deepimagej run`. */
export interface WrittenOutput {
  readonly image: string;
  readonly id: string;
  readonly kind: "image" | "labels" | "table";
  readonly file: string;
  readonly shape: readonly number[];
  /** Letters such as "bcyx", or axis ids separated by commas where an axis has no letter. */
  readonly axes: string;
  readonly dtype: string;
}

/** Writes results into one folder; a name that this run has used gets a number, so that nothing is lost. */
export class OutputFolder {
  readonly #used = new Set<string>();
  constructor(readonly folder: string) {}

  async writeResult(
    result: RunResult,
    format: OutputFormat,
  ): Promise<{ written: WrittenOutput[]; notes: string[] }> {
    const written: WrittenOutput[] = [];
    const notes: string[] = [];
    for (const output of result.outputs) {
      const { bytes, extension, notes: own } = await encode(output, format);
      const file = await this.write(resultName(output.image, output.id), extension, bytes);
      notes.push(...own.map((note) => `${file}: ${note}`));
      written.push({
        image: output.image,
        id: output.id,
        kind: output.kind,
        file,
        shape: output.array.shape,
        axes: axisLetters(output.array.axes ?? []),
        dtype: output.array.dtype,
      });
    }
    for (const table of result.tables) written.push(await this.#writeTable(table, result));
    return { written, notes };
  }

  /** @param name - without ending; characters that some system refuses become "_".
   * @returns the file's path; the name gets a number where this run has used it.
   * @throws cli/output */
  async write(name: string, extension: string, bytes: Uint8Array | string): Promise<string> {
    await makeFolder(this.folder);
    const own = safeName(name);
    let unique = `${own}.${extension}`;
    for (let n = 2; this.#used.has(unique); n++) unique = `${own}_${n}.${extension}`;
    this.#used.add(unique);
    const file = join(this.folder, unique);
    await writeOutput(file, bytes);
    return file;
  }

  async #writeTable(table: Table, result: RunResult): Promise<WrittenOutput> {
    const image = result.outputs[0]?.image ?? "";
    const file = await this.write(resultName(image, table.title), "csv", tableToCsv(table));
    return {
      image,
      id: table.title,
      kind: "table",
      file,
      shape: [table.rows.length, table.columns.length],
      axes: "",
      dtype: "text",
    };
  }
}

async function encode(output: OutputImage, format: OutputFormat) {
  if (output.kind === "table" && format !== "npy") {
    return { bytes: arrayToCsv(output.array, output.channelNames), extension: "csv", notes: [] };
  }
  const { array, notes } = format === "npy" ? { array: output.array, notes: [] } : asHyperstack(output.array);
  const image = { name: output.image, array, calibration: output.calibration };
  const encoded = await writeImage(image, format);
  return {
    bytes: encoded.bytes,
    extension: format === "tiff" ? "tif" : format,
    notes: [...notes, ...encoded.notes],
  };
}

/** Image files know time, z, channel, y, x: axes of length 1 that they do not know are dropped, another one becomes time. */
function asHyperstack(array: NdArray): { array: NdArray; notes: string[] } {
  const known = ["time", "z", "channel", "y", "x"];
  const axes = [...(array.axes ?? array.shape.map((_, d) => known.slice(-array.shape.length)[d] ?? "time"))];
  const keep = axes.map((axis, d) => known.includes(axis) || array.shape[d] !== 1);
  const shape = array.shape.filter((_, d) => keep[d]);
  const left = axes.filter((_, d) => keep[d]);
  const notes: string[] = [];
  for (const [d, axis] of left.entries()) {
    if (known.includes(axis)) continue;
    const free = ["time", "z", "channel", "y", "x"].find((name) => !left.includes(name));
    if (free === undefined) continue;
    notes.push(`axis ${axis} is stored as ${free}`);
    left[d] = free;
  }
  return { array: withAxes(reshape(array, shape), left), notes };
}

function arrayToCsv(array: NdArray, names: readonly string[] | null): string {
  const shape = array.shape.filter((size) => size !== 1);
  const columns = shape.length === 0 ? 1 : (shape[shape.length - 1] ?? 1);
  const header =
    names && names.length === columns ? [...names] : Array.from({ length: columns }, (_, i) => `C${i + 1}`);
  const rows: (number | string)[][] = [];
  for (let at = 0; at < array.data.length; at += columns) {
    rows.push(
      Array.from(array.data.slice(at, at + columns) as ArrayLike<number | bigint>, (value) => Number(value)),
    );
  }
  return tableToCsv({ title: "", columns: header, rows });
}
