import type { Image as ItkImage, PipelineInput, PipelineOutput } from "itk-wasm";
import { fail } from "../errors/index.ts";
import type { ItkFormat } from "./itk-formats.ts";

let pipelinesUrl: string | null = null;

/** Where the reader programs of itk-wasm are served from, i.e. a copy of `@itk-wasm/image-io/dist/pipelines` (only its
 * `*-read-image.js` and `*-read-image.wasm.zst` are used). Needed once in browsers, in each thread that calls readImage,
 * before the first such file is read; nothing is ever fetched from elsewhere. In Node the installed package is used
 * unless a folder is named here.
 * @param options.baseUrl - absolute URL in browsers (relative ones are taken from the page or worker); a folder in Node. */
export function configureItk(options: { readonly baseUrl: string }): void {
  const base = options.baseUrl.replace(/\/+$/, "");
  const here = inNode() ? null : globalThis.location?.href;
  pipelinesUrl = here && !/^[a-z][a-z+.-]*:/i.test(base) ? new URL(base, here).href : base;
}

/** Run a reader in this thread. Loading takes about a tenth of a second per format; in browsers a program stays loaded.
 * @returns the image (with `informationOnly`: everything but pixels), or why there is none.
 * @throws image/unsupported when the program cannot be had: configureItk was not called (browsers) or names a wrong place. */
export async function runItkReader(
  format: ItkFormat,
  path: string,
  bytes: Uint8Array,
  informationOnly: boolean,
  name: string,
): Promise<{ image: ItkImage | null; reason: string }> {
  const node = inNode();
  if (!node && pipelinesUrl === null) {
    throw fail("image/unsupported", { file: name, reason: `reading ${format.name} in this page` });
  }
  const { InterfaceTypes } = await import("itk-wasm");
  const args = [path, "0", "1", "--memory-io", ...(informationOnly ? ["--information-only"] : [])];
  const outputs = [{ type: InterfaceTypes.JsonCompatible }, { type: InterfaceTypes.Image }];
  // A copy, for the bytes may be moved into the memory of the program.
  const inputs = [{ type: InterfaceTypes.BinaryFile, data: { path, data: bytes.slice() } }];
  const run = node ? runInNode : runInBrowser;
  try {
    const result = await run(`${format.pipeline}-read-image`, args, outputs, inputs);
    const couldRead = result.returnValue === 0 && result.outputs[0]?.data === true;
    const reason = lastLine(result.stderr);
    return { image: couldRead ? (result.outputs[1]?.data as unknown as ItkImage) : null, reason };
  } catch (error) {
    // What the programs themselves throw arrives as a number, an address in their memory.
    const reason =
      typeof error === "number" ? "" : lastLine(error instanceof Error ? error.message : String(error));
    if (!notLoaded(error)) return { image: null, reason };
    throw fail("image/unsupported", {
      file: name,
      reason: `${format.name} (its reader cannot be loaded: ${reason})`,
    });
  }
}

/** Whether an error is about getting at the program, not about the file: a request or an import that failed. */
function notLoaded(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  const codes = ["ENOENT", "MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_NETWORK", "ERR_BAD_REQUEST"];
  return codes.includes(code) || error.name === "AxiosError" || /imported module/.test(error.message);
}

type Run = (
  program: string,
  args: string[],
  outputs: PipelineOutput[],
  inputs: PipelineInput[],
) => Promise<{ returnValue: number; stderr: string; outputs: PipelineOutput[] }>;

const runInNode: Run = async (program, args, outputs, inputs) => {
  const [{ runPipelineNode }, node] = await Promise.all([import("itk-wasm"), import("./node-itk.ts")]);
  const folder = pipelinesUrl ?? (await node.pipelinesFolder());
  return node.withoutLogOnStdout(() => runPipelineNode(`${folder}/${program}`, args, outputs, inputs));
};

const runInBrowser: Run = async (program, args, outputs, inputs) => {
  const { runPipeline } = await import("itk-wasm");
  return runPipeline(program, args, outputs, inputs, {
    pipelineBaseUrl: pipelinesUrl ?? "",
    webWorker: false,
  });
};

function inNode(): boolean {
  return typeof process !== "undefined" && typeof process.versions?.node === "string";
}

function lastLine(text: string): string {
  return text.trim().split("\n").pop()?.trim().slice(0, 300) ?? "";
}
