import { join } from "node:path";
import { type NdArray, reshape, withAxes } from "../array/index.ts";
import { imageFormats, type Table, tableToCsv, writeImage } from "../image/index.ts";
import type { OutputImage, RunResult } from "../predict/index.ts";
import { axisLetters } from "../rdf/index.ts";
import { fileStem, makeFolder, resultName, writeOutput } from "./output-files.ts";

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
    // A table has its own file below; only .npy keeps the array, too.
    const images = result.outputs.filter((output) => output.kind !== "table" || format === "npy");
    for (const output of images) {
      const { bytes, extension, notes: own } = encode(output, format);
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

  /** @param name - without ending; characters that some system refuses become "_", long names are cut.
   * @returns the file's path; the name gets a number where this run has used it.
   * @throws cli/output */
  async write(name: string, extension: string, bytes: Uint8Array | string): Promise<string> {
    await makeFolder(this.folder);
    const own = fileStem(name);
    let unique = `${own}.${extension}`;
    // Some disks do not tell "A" from "a".
    for (let n = 2; this.#used.has(unique.toLowerCase()); n++) unique = `${own}_${n}.${extension}`;
    this.#used.add(unique.toLowerCase());
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

function encode(output: OutputImage, format: OutputFormat) {
  const { array, notes } = format === "npy" ? { array: output.array, notes: [] } : asHyperstack(output.array);
  const image = { name: output.image, array, calibration: output.calibration };
  const encoded = writeImage(image, format);
  return {
    bytes: encoded.bytes,
    extension: imageFormats[format].extension.slice(1),
    notes: [...notes, ...encoded.notes],
  };
}

const imageAxes = ["time", "z", "channel", "y", "x"];

/** Image files know time, z, channel, y, x. Axes of length 1 are dropped; unknown ones take the names that are left: y and x
 * from the back, so that a model's own h, w become y, x, the others from the front. More than five are laid one behind the
 * other. */
export function asHyperstack(array: NdArray): { array: NdArray; notes: string[] } {
  const axes = array.axes ?? array.shape.map((_, d) => `axis ${d}`);
  const kept = axes
    .map((_, d) => d)
    .filter((d) => ["y", "x"].includes(axes[d] ?? "") || array.shape[d] !== 1);
  const names = kept.map((d) => axes[d] ?? "");
  const shape = kept.map((d) => array.shape[d] ?? 1);
  const notes: string[] = [];
  while (names.length > imageAxes.length) {
    const [first = "", second = ""] = names.splice(0, 2);
    notes.push(`axes ${first} and ${second} are stored one after the other, ${second} fastest`);
    names.unshift(`${first} × ${second}`);
    shape.splice(0, 2, (shape[0] ?? 1) * (shape[1] ?? 1));
  }
  const unknown = names.map((_, d) => d).filter((d) => !imageAxes.includes(names[d] ?? ""));
  const store = (d: number | undefined, as: string): void => {
    if (d === undefined) return;
    notes.push(`axis ${names[d]} is stored as ${as}`);
    names[d] = as;
  };
  for (const as of ["x", "y"]) if (!names.includes(as)) store(unknown.pop(), as);
  for (const as of ["time", "channel", "z"]) if (!names.includes(as)) store(unknown.shift(), as);
  return { array: withAxes(reshape(array, shape), names), notes };
}
