import { withAxes } from "../array/index.ts";
import type { Engine } from "../engine/index.ts";
import { fail } from "../errors/index.ts";
import { type Table, tableToCsv } from "../image/index.ts";
import { filledTables, readResults, savedWindow, toTable } from "../image/tables/index.ts";
import { openImageFile, windowToImageFile } from "../image/windows/index.ts";
import { type ImageWindow, textOfWindow, World } from "../image/world/index.ts";
import { type MacroResult, runMacro } from "../macro/index.ts";
import { deepImageJCommands, type RunOptions } from "../predict/index.ts";
import { validateCommands } from "../validate/index.ts";
import type { MacroAnswer, MacroImage, MacroRequest, StepProgress, WireOutput } from "./contract.ts";
import { listOf, type ReadImage, resolveInput } from "./inputs.ts";
import { bytesOf } from "./models.ts";
import { encodeArray, parseAxes } from "./wire.ts";

export interface MacroCallParts {
  readonly engine: Engine;
  readonly readImage: ReadImage;
  readonly openModel: NonNullable<RunOptions["openModel"]>;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: StepProgress) => void;
}

/** `macro` of a request: open the images as windows, run, and hand out what is open then.
 * @throws service/request, service/wire, image/…, package/network for images that cannot be read; aborted. A macro's own
 *   failure is in the answer. */
export async function answerMacro(call: MacroRequest, parts: MacroCallParts): Promise<MacroAnswer> {
  const { signal, engine } = parts;
  const world = new World();
  const notes = await openImages(world, call, parts);
  if (call.table !== undefined) openTable(world, call.table);
  const since = performance.now();
  const total = call.macro.split("\n").length;
  const { workers, memory, engine: choice } = call;
  const options: RunOptions = {
    ...(choice ? { engine: choice } : {}),
    ...(workers === undefined ? {} : { workers }),
    ...(memory === undefined ? {} : { memory }),
    openModel: parts.openModel,
    signal,
  };
  const result = await runMacro(call.macro, {
    world,
    name: call.name ?? "macro",
    argument: call.arg ?? "",
    answers: call.answers ?? {},
    tolerant: call.tolerant ?? false,
    files: await filesOf(call.files ?? {}),
    commands: [...deepImageJCommands({ engine, options }), ...validateCommands()],
    signal,
    ...(call.check ? { checkOnly: true } : {}),
    ...(call.timeoutMs === undefined ? {} : { timeoutMs: call.timeoutMs }),
    ...(call.maxSteps === undefined ? {} : { maxSteps: call.maxSteps }),
    onProgress: ({ line, status }) =>
      parts.onProgress({
        stage: "macro",
        elapsedMs: performance.now() - since,
        done: line,
        total,
        message: status,
      }),
  });
  if (result.error?.code === "aborted") throw fail("aborted", { what: "The macro" });
  return toMacroAnswer(result, notes);
}

async function openImages(world: World, call: MacroRequest, parts: MacroCallParts): Promise<string[]> {
  const notes: string[] = [];
  if (call.images === undefined || call.images === null) return notes;
  const list = listOf(call.images);
  for (const [i, { name, value }] of list.entries()) {
    const what = name || `image${list.length > 1 ? i + 1 : ""}`;
    const { readImage, signal } = parts;
    const found = await resolveInput(value, { call: "macro", what, name: what, readImage, signal });
    const { array, calibration, rgb } = found.input;
    const axes = array.axes === null && call.axes !== undefined ? parseAxes(call.axes) : array.axes;
    if (axes !== null && axes.length !== array.shape.length)
      throw fail("service/request", {
        call: "macro",
        reason: `\`axes\` are "${call.axes}", and ${what} has ${array.shape.length} dimensions`,
        expected: "one axis for each dimension",
      });
    notes.push(...found.notes.map((note) => `${found.input.name}: ${note}`));
    openImageFile(world, {
      name: name || found.input.name,
      array: withAxes(array, axes),
      calibration,
      rgb:
        rgb ?? (array.dtype === "uint8" && array.shape.length === 3 && array.shape[2] === 3 && axes === null),
    });
  }
  return notes;
}

/** Text is separated by tabs where its first line has some, else by commas. */
function openTable(world: World, table: string | Table): void {
  const text = typeof table === "string" ? table : tableToCsv(table);
  const tabbed = typeof table === "string" && /^[^\n]*\t/.test(text);
  try {
    readResults(world, text, tabbed ? "table.tsv" : "table.csv");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw fail("service/request", {
      call: "macro",
      reason: `\`table\` cannot be read: ${error.message}`,
      expected: "comma- or tab-separated text, or {columns, rows}",
    });
  }
}

async function filesOf(files: Readonly<Record<string, unknown>>): Promise<Map<string, Uint8Array>> {
  const out = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(files)) {
    const at = path.startsWith("/") ? path : `/images/${path}`;
    if (typeof content === "string") out.set(at, new TextEncoder().encode(content));
    else if (content instanceof Blob) out.set(at, new Uint8Array(await content.arrayBuffer()));
    else {
      const bytes = bytesOf(content);
      if (!bytes)
        throw fail("service/wire", {
          what: `file ${path}`,
          reason: `got ${typeof content}; expected bytes, a Blob or text`,
        });
      out.set(at, bytes);
    }
  }
  return out;
}

/** The state of the world as it leaves. */
function toMacroAnswer(result: MacroResult, notes: readonly string[]): MacroAnswer {
  const { world } = result;
  const outputs: Record<string, WireOutput> = {};
  const images = world.windows.map((window) => imageOf(window, window === world.current, outputs));
  const files = [...result.written].map(([path, bytes]) => {
    const output = `file:${path}`;
    const wire = encodeArray({ dtype: "uint8", shape: [bytes.length], axes: null, data: bytes.slice() });
    outputs[output] = { ...wire, axes: null, kind: "file" };
    return { path, output };
  });
  return {
    outputs,
    images,
    tables: filledTables(world).map((table) => ({ ...toTable(table), text: savedWindow(table, "csv") })),
    texts: [...world.textWindows].map(([title, text]) => ({ title, text: textOfWindow(text) })),
    rois: world.roiManager?.rois ?? [],
    files,
    log: [...notes, ...result.log],
    notices: result.notices,
    returned: result.returned,
    error: result.error,
  };
}

function imageOf(window: ImageWindow, current: boolean, outputs: Record<string, WireOutput>): MacroImage {
  const { array, calibration, displayRanges } = windowToImageFile(window);
  let output = window.title;
  for (let n = 2; output in outputs; n++) output = `${window.title} (${n})`;
  const wire = encodeArray(array);
  const axes = [...(array.axes ?? [])];
  outputs[output] = { ...wire, axes, kind: "image" };
  return {
    output,
    title: window.title,
    type: window.type,
    shape: wire._rshape,
    axes,
    current,
    dtype: wire._rdtype,
    bytes: wire._rvalue.byteLength,
    displayRanges,
    calibration,
  };
}
