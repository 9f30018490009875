import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { createNodeEngine } from "../../engine/node.ts";
import { fail, isFailure } from "../../errors/index.ts";
import { type ImageFile, type ImageFormat, imageFormats, writeImage } from "../../image/index.ts";
import { filledTables, readResults, savedWindow } from "../../image/tables/index.ts";
import { openImageFile, windowToImageFile } from "../../image/windows/index.ts";
import { type PixelType, World } from "../../image/world/index.ts";
import { decodeText, type MacroError, runMacro } from "../../macro/index.ts";
import { openModelFromDisk, readOwned } from "../../package/node.ts";
import { deepImageJCommands } from "../../predict/index.ts";
import { axisLetters } from "../../rdf/index.ts";
import { validateCommands } from "../../validate/index.ts";
import { choice, parseCall, positiveNumber, UsageError } from "../arguments.ts";
import { bundledModel } from "../bundled.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { imagePaths, readImageFile } from "../open-input.ts";
import { checkFolder } from "../output-files.ts";
import { textLine } from "../text-line.ts";
import { OutputFolder } from "../write-outputs.ts";

const usage = `deepimagej macro FILE.ijm [IMAGE…]     run an ImageJ macro on images; the last one is the current window

  --table FILE.csv      opened as the Results table
  --arg TEXT            what getArgument() gives
  --answer LABEL=VALUE  answer to a dialog field of that label, or value of a #@ parameter (may be repeated)
  --files DIR           a folder the macro sees as /images/ beside the images (default: none)
  --models DIR          folder in which run("DeepImageJ Run", …) finds models by name (default: the current one)
  -o, --output DIR      write the open images, tables and the files that the macro saved
  --format F            tiff (default), npy or png (single planes; others are written as tiff)
  --time-limit S        seconds before the macro is stopped (default: 600)
  --tolerant            accept missing semicolons everywhere (ImageJ: only before the first if, while or do)
  --check               only report what would be refused, run nothing
  --json                one JSON document on standard output`;

/** JSON of `deepimagej macro`. */
export interface MacroDocument {
  /** In window order, as they are when the macro ends or fails; `file` is null without --output. */
  readonly images: readonly {
    readonly title: string;
    readonly file: string | null;
    readonly type: PixelType;
    readonly shape: readonly number[];
    /** Letters such as "czyx". */
    readonly axes: string;
    readonly current: boolean;
  }[];
  readonly tables: readonly { readonly title: string; readonly file: string | null }[];
  /** Files that the macro itself wrote: its own path, and where it is now. */
  readonly files: readonly { readonly path: string; readonly file: string | null }[];
  readonly log: readonly string[];
  /** Messages that ImageJ would have shown in a dialog. */
  readonly notices: readonly { readonly title: string; readonly message: string }[];
  readonly returned: string | null;
  readonly error?: MacroError;
}

export const macroCommand: Command = {
  usage,
  summary: "Run an ImageJ macro on images, without ImageJ.",
  async run(args, io) {
    const call = parseCall(args, {
      table: { kind: "string" },
      arg: { kind: "string" },
      answer: { kind: "strings" },
      files: { kind: "string" },
      models: { kind: "string" },
      output: { kind: "string", short: "o" },
      format: { kind: "string" },
      "time-limit": { kind: "string" },
      tolerant: { kind: "boolean" },
      check: { kind: "boolean" },
      json: { kind: "boolean" },
    });
    const [file, ...images] = call.positionals;
    if (file === undefined) throw new UsageError("FILE.ijm is missing");
    const format = choice(call.text("format"), "format", ["tiff", "npy", "png"] as const) ?? "tiff";
    const output = call.text("output");
    if (output !== undefined) await checkFolder(output);
    const text = await readText(file, "macro");
    const seconds = positiveNumber(call.text("time-limit"), "time-limit");
    const world = new World();
    const files = new Map<string, Uint8Array>();
    // A check looks at the text alone.
    if (!call.flag("check")) await openInputs(world, files, images, io);
    const table = call.text("table");
    if (table !== undefined) await openTable(world, table);
    const folder = call.text("files");
    if (folder !== undefined) await addFolder(files, folder, "/images/");
    const engine = createNodeEngine();
    const line = textLine(io.err);
    try {
      const result = await runMacro(text, {
        world,
        name: basename(file),
        argument: call.text("arg") ?? "",
        answers: answersOf(call.texts("answer")),
        tolerant: call.flag("tolerant"),
        files,
        signal: io.signal,
        ...(call.flag("check") ? { checkOnly: true } : {}),
        ...(seconds === undefined ? {} : { timeoutMs: seconds * 1000 }),
        commands: [
          ...deepImageJCommands({
            engine,
            options: { openModel: modelsIn(call.text("models") ?? "."), signal: io.signal },
          }),
          ...validateCommands(),
        ],
        onProgress: ({ fraction, status, line: at }) =>
          line.show(`line ${at}  ${status}${fraction === null ? "" : ` ${Math.round(100 * fraction)} %`}`),
      });
      line.end();
      const document = await write(result, output, format, io);
      if (call.flag("json")) io.out(JSON.stringify(document));
      else print(document, io);
      if (!result.error) return exitStatus.done;
      return result.error.code === "aborted" ? exitStatus.interrupted : exitStatus.failed;
    } finally {
      line.end();
      await engine.dispose();
    }
  },
};

async function readText(file: string, what: string): Promise<string> {
  return decodeText(await readOwned(file).catch((error: unknown) => unreadable(file, what, error)));
}

function unreadable(file: string, what: string, error: unknown): never {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/^\[[^\]]*\] /, "");
  throw fail("cli/unreadable", { file, what, reason }, error);
}

/** Images are windows, and files of the macro's own file system under /images/. */
async function openInputs(
  world: World,
  files: Map<string, Uint8Array>,
  images: readonly string[],
  io: CommandIo,
): Promise<void> {
  if (images.length === 0) return;
  const { paths, skipped } = await imagePaths(images);
  for (const path of skipped) io.err.write(`${path} is not an image by its name and is passed over\n`);
  for (const path of paths) {
    const image = await readImageFile(path);
    for (const note of image.notes) io.err.write(`note: ${image.name}: ${note}\n`);
    const window = openImageFile(world, image);
    window.directory = "/images/";
    window.fileName = basename(path);
    files.set(`/images/${basename(path)}`, await readOwned(path));
  }
}

async function openTable(world: World, file: string): Promise<void> {
  const text = await readText(file, "table");
  try {
    readResults(world, text, file);
  } catch (error) {
    unreadable(file, "table", error);
  }
}

async function addFolder(files: Map<string, Uint8Array>, folder: string, at: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) =>
    unreadable(folder, "folder", error),
  );
  for (const entry of entries) {
    if (entry.isDirectory()) await addFolder(files, join(folder, entry.name), `${at}${entry.name}/`);
    else if (entry.isFile()) files.set(`${at}${entry.name}`, await readOwned(join(folder, entry.name)));
  }
}

function answersOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at <= 0) throw new UsageError(`--answer is ${text}; write it as LABEL=VALUE`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** A bundled model, a path, a URL, or a folder or zip of that name below `folder`. */
function modelsIn(folder: string) {
  return async (name: string, signal?: AbortSignal) => {
    const bundled = await bundledModel(name);
    const candidates = [join(folder, name), join(folder, `${name}.zip`), name];
    let source = bundled ?? name;
    if (bundled === undefined)
      for (const path of candidates)
        if (await stat(path).catch(() => null)) {
          source = resolve(path);
          break;
        }
    return openModelFromDisk(source, { ...(signal ? { signal } : {}) });
  };
}

async function write(
  result: Awaited<ReturnType<typeof runMacro>>,
  output: string | undefined,
  format: ImageFormat,
  io: CommandIo,
): Promise<MacroDocument> {
  const { world } = result;
  const folder = output === undefined ? null : new OutputFolder(output);
  const images: MacroDocument["images"][number][] = [];
  for (const window of world.windows) {
    const image = windowToImageFile(window);
    const { array } = image;
    let file: string | null = null;
    if (folder) {
      const { bytes, extension, notes } = encode(image, format);
      file = await folder.write(window.title.replace(/\.tiff?$/i, ""), extension.slice(1), bytes);
      for (const note of notes) io.err.write(`note: ${file}: ${note}\n`);
    }
    images.push({
      title: window.title,
      file,
      type: window.type,
      shape: array.shape,
      axes: axisLetters(array.axes ?? []),
      current: window === world.current,
    });
  }
  const tables: MacroDocument["tables"][number][] = [];
  for (const table of filledTables(world)) {
    const title = table.title ?? "Results";
    tables.push({
      title,
      file: folder
        ? await folder.write(title.replace(/\.csv$/i, ""), "csv", savedWindow(table, "csv"))
        : null,
    });
  }
  const files: MacroDocument["files"][number][] = [];
  for (const [path, bytes] of result.written) {
    const dot = path.lastIndexOf(".");
    const cut = dot > path.lastIndexOf("/") ? dot : path.length;
    const name = path
      .slice(0, cut)
      .replace(/^\/(output|images)\//, "")
      .replace(/^\//, "");
    files.push({ path, file: folder ? await folder.write(name, path.slice(cut + 1) || "dat", bytes) : null });
  }
  const { log, notices, returned, error } = result;
  return { images, tables, files, log, notices, returned, ...(error ? { error } : {}) };
}

/** What the format cannot hold (a stack as PNG) is written as TIFF: no result is lost for the sake of a format. */
function encode(image: ImageFile, format: ImageFormat) {
  try {
    return { ...writeImage(image, format), extension: imageFormats[format].extension };
  } catch (error) {
    if (format === "tiff" || !isFailure(error) || error.code !== "image/unsupported") throw error;
    const { bytes, notes } = writeImage(image, "tiff");
    const reason = `written as TIFF, ${format} cannot hold it`;
    return { bytes, notes: [reason, ...notes], extension: imageFormats.tiff.extension };
  }
}

function print(document: MacroDocument, io: CommandIo): void {
  for (const line of document.log) io.out(line);
  for (const { title, message } of document.notices) io.err.write(`note: ${title}: ${message}\n`);
  for (const { title, file, type, shape, axes, current } of document.images)
    io.out(`${file ?? title}  ${type} [${shape.join(", ")}] ${axes}${current ? "  (current)" : ""}`);
  for (const { title, file } of document.tables) io.out(`${file ?? title}  table`);
  for (const { path, file } of document.files) io.out(`${file ?? path}  saved by the macro`);
  if (document.error) io.err.write(`${document.error.message}\n`);
}
