/** Details of a network that does not do what its description would say: the finding and the figures that show it. */
interface Refused {
  tensor: string;
  found: string;
  figures: Readonly<Record<string, unknown>>;
}

function figuresText(figures: Refused["figures"]): string {
  const list = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  return list.length === 0 ? "" : ` (${list.join(", ")})`;
}

/** Where a macro stopped: the line with a caret below the column, and the calls it was reached through, innermost first. */
interface MacroPlace {
  file: string;
  line: number;
  column: number;
  message: string;
  shown: string;
  stack: readonly { name: string; line: number }[];
}

function macroText(d: MacroPlace): string {
  const calls = d.stack.map(({ name, line }) => `\n(called from line ${line}: ${name})`).join("");
  return `${d.file}, line ${d.line}, column ${d.column}: ${d.message}\n${d.shown}${calls}`;
}

/** Every error the program raises on purpose: code → message made from its details.
 * A code is `folder/what`. The message says what failed, what was got, what was expected and the way out.
 * Kept sorted by code; a test checks order, naming and that each code is used.
 */
export const catalogue = {
  aborted: (d: { what: string }) => `${d.what} was cancelled.`,
  "array/dtype": (d: { got: string; expected: string; where?: string }) =>
    `${d.where ?? "Array"}: dtype ${d.got} is not supported; expected ${d.expected}. Convert the array first.`,
  "array/malformed-npy": (d: { file: string; reason: string }) =>
    `${d.file} is not a readable .npy file: ${d.reason}. Save it again with numpy.save.`,
  "array/quantile": (d: { got: string }) => `A quantile must lie between 0 and 1; got ${d.got}.`,
  "array/shape": (d: { where: string; got: string; expected: string }) =>
    `${d.where}: got shape ${d.got}, expected ${d.expected}.`,
  "build/axes": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. State other axes for this tensor, or leave them to be proposed.`,
  "build/channels": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. Give an image with the channels that the network takes, or state its axes.`,
  "build/constant-output": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. A model whose output says nothing about its input is not packaged: check that the weights are the trained ones.`,
  "build/dtype": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. Export the network with inputs of type float32, uint8 or uint16.`,
  "build/halo": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. State a halo, or switch tiling off (allow_tiling: false).`,
  "build/metadata": (d: { issues: { path: string; message: string }[] }) =>
    `The description would not be accepted: ${d.issues.map((i) => `${i.path} ${i.message}`).join("; ")}. Correct these fields.`,
  "build/missing-file": (d: { file: string; reason: string }) =>
    `The file ${d.file} cannot be read: ${d.reason}. Relative paths count from the folder of the SPEC.yaml, or from the current one with --guess.`,
  "build/not-finite": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. Check the preprocessing and the weights.`,
  "build/random-output": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. Export the network in inference mode: dropout and noise switched off.`,
  "build/request": (d: { issues: { path: string; message: string }[] }) =>
    `The call does not say what to build: ${d.issues.map((i) => `${i.path}: ${i.message}`).join("; ")}.`,
  "build/self-test": (d: { verdict: string; reason: string }) =>
    `The finished package does not pass its own test (${d.verdict}): ${d.reason}. The network may give other results from run to run.`,
  "build/size": (d: Refused) =>
    `${d.tensor}: ${d.found}${figuresText(d.figures)}. State sizes that the network takes (tensors.inputs[…].sizes), or leave them to be proposed.`,
  "build/spec-file": (d: { file: string; reason: string }) =>
    `${d.file} does not say what to build: ${d.reason}. docs/build.md has the keys and an example.`,
  "build/untestable": (d: { tensor: string; largest: number; tried: number }) =>
    `${d.tensor}: no value of the test tensor lies beyond ±0.0001 (largest ${d.largest}, ${d.tried} regions of the sample tried), so it could not show a difference. Give a sample image on which the model finds something.`,
  "build/weights": (d: { file: string; reason: string }) =>
    `No model can be built from the weights ${d.file}: ${d.reason}.`,
  "cli/output": (d: { file: string; reason: string }) =>
    `${d.file} cannot be written: ${d.reason}. Choose another place (-o) where you may write.`,
  "cli/unreadable": (d: { file: string; what: string; reason: string }) =>
    `The ${d.what} ${d.file} cannot be read: ${d.reason}. Check the path.`,
  "engine/assets": (d: { file: string; reason: string }) =>
    `The engine's file ${d.file} cannot be loaded: ${d.reason}. It must be served or installed together with the program.`,
  "engine/closed": (d: { what: string }) =>
    `${d.what} was closed and cannot run any more. Open the model again.`,
  "engine/malformed-weights": (d: { file: string; reason: string }) =>
    `The weights ${d.file} cannot be loaded: ${d.reason}. The file is damaged, incomplete or not of the stated format: get the model again.`,
  "engine/none-worked": (d: { tried: { engine: string; reason: string }[] }) =>
    `No engine could run the model. ${d.tried.map((t) => `${t.engine}: ${t.reason}`).join(" | ")}`,
  "engine/out-of-memory": (d: { engine: string; reason: string }) =>
    `The network ran out of memory on ${d.engine}: ${d.reason}. Choose a smaller tile, fewer workers or a lower memory limit (--tile, --memory).`,
  "engine/run": (d: { engine: string; reason: string }) =>
    `The network failed on ${d.engine}: ${d.reason}. Check that the image has the axes and sizes the model asks for (describe shows them).`,
  "engine/unsupported-format": (d: { format: string; supported: string }) =>
    `Weights format ${d.format} cannot be run; supported here: ${d.supported}.`,
  "image/malformed": (d: { file: string; reason: string }) =>
    `${d.file} cannot be read as an image: ${d.reason}. Get the file again, or save it as TIFF, PNG or .npy.`,
  "image/mask-rcnn": (d: { reason: string }) =>
    `The Mask R-CNN steps cannot run: ${d.reason}. Check the config.ijm of the model and the image.`,
  "image/mismatch": (d: { what: string; got: string; expected: string }) =>
    `${d.what} does not fit the other channels: got ${d.got}, expected ${d.expected}.`,
  "image/none-in-folder": (d: { folder: string }) =>
    `${d.folder} holds no image files (TIFF, PNG, JPEG, .npy, NRRD, MHA, NIfTI, BMP).`,
  "image/not-found": (d: { file: string }) => `The image ${d.file} does not exist. Check the path.`,
  "image/too-large": (d: { file: string; neededBytes: number }) =>
    `${d.file} needs ${d.neededBytes} bytes in one piece, more than is available here. Crop it or split it into several files.`,
  "image/unsupported": (d: { file: string; reason: string }) =>
    `${d.file}: ${d.reason} is not supported. Save it as TIFF, PNG or .npy.`,
  "macro/limit": (d: MacroPlace) => macroText(d),
  "macro/runtime": (d: MacroPlace) => macroText(d),
  "macro/syntax": (d: MacroPlace) => macroText(d),
  "macro/unsupported": (d: { file: string; issues: { what: string; line: number; why: string }[] }) =>
    `${d.file} cannot run here: ${d.issues.map((i) => `${i.what} in line ${i.line} (${i.why})`).join("; ")}. Remove these, or run the macro in ImageJ.`,
  "metrics/dimensions": (d: { got: string; expected: string }) =>
    `A measure cannot take an array of shape ${d.got}; expected ${d.expected}. Name the axes of the images, so that frames can be told from space.`,
  "metrics/labels": (d: { image: string; got: string }) =>
    `The ${d.image} is not a label image: got ${d.got}, expected whole numbers of 0 or more. For probabilities state a threshold (--threshold); a float image that holds whole labels is taken with labels: true (--labels).`,
  "metrics/no-values": (d: { reason: string }) =>
    `There is no pixel to compare: ${d.reason}. Check that the right images were given.`,
  "metrics/parameter": (d: { name: string; got: string; expected: string }) =>
    `${d.name} is ${d.got}; it must be ${d.expected}.`,
  "metrics/range": (d: { reason: string; expected: string }) =>
    `The data range of PSNR and SSIM is not known: ${d.reason}. Expected: ${d.expected}.`,
  "metrics/shape-mismatch": (d: { reference: string; test: string }) =>
    `Reference and test differ in size: the reference has ${d.reference}, the test ${d.test}. Crop or resize one of them.`,
  "metrics/values": (d: { measure: string; image: string; got: string; expected: string }) =>
    `${d.measure} cannot be computed: the ${d.image} has ${d.got}; expected ${d.expected}. Rescale the image or choose other measures.`,
  "metrics/window": (d: { window: string; reason: string }) =>
    `The window ${d.window} cannot be used: ${d.reason}. Choose another window (--ssim-window), or leave the measure out.`,
  "package/checksum": (d: { file: string; expected: string; got: string }) =>
    `${d.file} does not have the sha256 that the description states (expected ${d.expected}, got ${d.got}): the file is damaged or was replaced. Get the package again, or ignore hashes (--ignore-hash) if you trust it.`,
  "package/http-status": (d: { url: string; status: number }) =>
    `${d.url} answered with HTTP status ${d.status}. Check the address and that the file is public.`,
  "package/missing-file": (d: { file: string; available: string }) =>
    `The package has no file ${d.file}. It holds: ${d.available}. Get the complete package again.`,
  "package/network": (d: { url: string; reason: string }) =>
    `${d.url} could not be downloaded: ${d.reason}. Check the connection and try again.`,
  "package/not-a-package": (d: { source: string; reason: string }) =>
    `${d.source} is not a model package: ${d.reason}. Check what was given, or get the package again.`,
  "package/not-found": (d: { source: string }) =>
    `${d.source} does not exist. MODEL is a folder, a zip, an rdf file, a URL or an installed id.`,
  "package/remote-file": (d: { file: string; source: string }) =>
    `The description in ${d.source} refers to ${d.file}, and a run makes no network requests. Put that file beside the description under its own name.`,
  "package/reserved-name": (d: { file: string }) =>
    `A package cannot hold a further file called ${d.file}: readers would take it for the description. Rename it.`,
  "package/too-large": (d: { file: string; limit: string; got: string; allowed: string }) =>
    `${d.file} exceeds the limit ${d.limit}: ${d.got}, allowed ${d.allowed}. Use a smaller file, and only packages from sources that you trust.`,
  "package/unreadable": (d: { file: string; reason: string }) =>
    `${d.file} could not be read: ${d.reason}. Check that it still exists and may be read.`,
  "package/unsafe-path": (d: { file: string }) =>
    `The package names a path outside itself (${d.file}) and is refused. Get it from a source that you trust.`,
  "predict/axes": (d: { tensor: string; got: string; expected: string; hint: string }) =>
    `${d.tensor}: the array (${d.got}) does not fit the axes ${d.expected}. ${d.hint}`,
  "predict/channels": (d: { tensor: string; got: number; expected: string; shape: string; axes: string }) =>
    `${d.tensor}: the image has ${d.got} channel${d.got === 1 ? "" : "s"} (shape ${d.shape}, axes ${d.axes}), the model expects ${d.expected}. Choose or combine channels first, or state the axes if they were taken wrongly.`,
  "predict/empty": (d: { tensor: string; shape: string }) =>
    `${d.tensor}: the image is empty (shape ${d.shape}). Give an image with at least one pixel.`,
  "predict/inputs": (d: { got: string; expected: string; hint: string }) =>
    `The model's inputs are ${d.expected}; got ${d.got}. ${d.hint}`,
  "predict/macro": (d: { side: string; step: string; reason: string }) =>
    `The ${d.side} step ${d.step} of the model failed: ${d.reason}. Use processing "rdf" or "none", or report it to the model's authors.`,
  "predict/nan-input": (d: { tensor: string; notFinite: number; total: number; image: string }) =>
    `${d.tensor}: ${d.notFinite} of ${d.total} values of ${d.image} are NaN or infinite, which leaves no number after the model's normalisation. Replace them (for example by 0 or the mean) and run again.`,
  "predict/network-mismatch": (d: { what: string; got: string; expected: string }) =>
    `The network does not fit the description: ${d.what}: the network has ${d.got}, the description ${d.expected}. Report it to the model's authors, or try another weights format.`,
  "predict/no-macro": (d: { model: string }) =>
    `The model ${d.model} names no ImageJ macro, so processing "macro" has nothing to run. Use "auto", "rdf" or "none".`,
  "predict/no-weights": (d: { wanted: string; available: string; runnable: string }) =>
    `The model has no weights in format ${d.wanted}. It has: ${d.available}; of these this version runs: ${d.runnable}.`,
  "predict/objects": (d: { got: string; expected: string }) =>
    `Objects cannot be labelled: got ${d.got}, expected ${d.expected}. Name another output or channel, or switch objects off.`,
  "predict/output-shape": (d: { output: string; got: string; expected: string }) =>
    `${d.output}: the network returned shape ${d.got}, expected ${d.expected} from the description. The description does not fit the network; try tile: false, or report it to the model's authors.`,
  "predict/replay": (d: { what: string; got: string; expected: string }) =>
    `The record cannot be replayed: ${d.what} is ${d.got}, the record has ${d.expected}. Use the same model and the same inputs.`,
  "predict/test-tensor": (d: { tensor: string; file: string; got: string; expected: string }) =>
    `The test tensor ${d.file} of ${d.tensor} cannot be used: ${d.got}, expected ${d.expected}. Report it to the model's authors.`,
  "processing/axes": (d: { tensor: string; op: string; got: string; expected: string }) =>
    `${d.tensor}: ${d.op} expects ${d.expected}; got ${d.got}. Name the axes of the image, or check the model's description.`,
  "processing/missing-reference": (d: { tensor: string; op: string; reference: string; available: string }) =>
    `${d.tensor}: ${d.op} measures the tensor ${d.reference}, which is not there; there are: ${d.available || "none"}. Give it as an input.`,
  "processing/parameter": (d: {
    tensor: string;
    op: string;
    parameter: string;
    got: string;
    expected: string;
  }) =>
    `${d.tensor}: ${d.parameter} of ${d.op} does not fit: got ${d.got}, expected ${d.expected}. Check the model's description.`,
  "processing/unsupported-op": (d: {
    tensor: string;
    ops: readonly string[];
    supported: readonly string[];
  }) =>
    `${d.tensor}: no support for the op ${d.ops.join(", ")}. Supported are ${d.supported.join(", ")}. Run without processing (processing: none) to get the network's own result.`,
  "rdf/axes": (d: { got: string; reason: string }) =>
    `Axes "${d.got}": ${d.reason}. Give letters out of bitczyx ("bcyx") or axis ids separated by commas ("batch,channel,y,x").`,
  "rdf/invalid": (d: { source: string; issues: { path: string; message: string }[] }) =>
    `${d.source} is not a usable model description: ${d.issues.map((i) => `${i.path}: ${i.message}`).join("; ")}. Correct these fields, or report them to the model's authors.`,
  "rdf/not-a-model": (d: { source: string; got: string }) =>
    `${d.source} does not describe a model (got ${d.got}, expected type model). Choose the rdf.yaml of a model package.`,
  "rdf/not-expressible": (d: { where: string; format: string; what: string }) =>
    `${d.where} cannot be written in format ${d.format}: it has ${d.what}. Write format 0.5.`,
  "rdf/not-yaml": (d: { source: string; reason: string }) =>
    `${d.source} is not a YAML description: ${d.reason}. Choose the rdf.yaml or bioimageio.yaml of a model package.`,
  "rdf/size": (d: { axis: string; got: string; expected: string; hint: string }) =>
    `${d.axis}: the size ${d.got} does not fit; expected ${d.expected}. ${d.hint}`,
  "rdf/unsupported-version": (d: { source: string; got: string }) =>
    `${d.source} has format_version ${d.got}; read are 0.3, 0.4 and 0.5. Convert the description with the bioimageio tools first.`,
  "service/execution-refused": (_d: Record<string, never>) =>
    "The host asked this page to execute code. That is refused; call the exported functions.",
  "service/request": (d: { call: string; reason: string; expected: string }) =>
    `${d.call}: ${d.reason}. Expected: ${d.expected}.`,
  "service/unknown-job": (d: { id: string; minutes: number }) =>
    `There is no job ${d.id}. A finished job is kept for ${d.minutes} minutes after it was last asked for; submit it again.`,
  "service/unknown-model": (d: { got: string; bundled: string }) =>
    `The model (${d.got}) is not known. Give a bundled name (${d.bundled}), a URL, zip bytes, a File, the Files of a folder, {rdf, files}, or a handle from describe that is still kept.`,
  "service/unknown-output": (d: { job: string; output: string; available: string }) =>
    `Job ${d.job} has no output ${d.output}. It has: ${d.available}.`,
  "service/wire": (d: { what: string; reason: string }) =>
    `${d.what} cannot cross the connection: ${d.reason}.`,
  "tiling/empty": (d: { tensor: string; axis: string; shape: string }) =>
    `${d.tensor}: axis ${d.axis} has no samples (shape ${d.shape}). Give an image with at least one sample along every axis.`,
  "tiling/halo-too-large": (d: {
    axis: string;
    tile: number;
    halo: number;
    align: number;
    smallest: number | null;
  }) =>
    `Axis ${d.axis}: a tile of ${d.tile} with a halo of ${d.halo} on both sides keeps ${d.tile - 2 * d.halo}; tiles must advance by at least ${d.align}. ${
      d.smallest === null ? "Set a smaller halo." : `Use a tile of at least ${d.smallest}, or a smaller halo.`
    }`,
  "tiling/invalid-halo": (d: { axis: string; got: string }) =>
    `Axis ${d.axis}: a halo of ${d.got} is not possible; expected a whole number of samples, 0 or more.`,
  "tiling/invalid-tile": (d: { axis: string; got: string; allowed: string; nearest: string }) =>
    `Axis ${d.axis}: a tile of ${d.got} is not possible; allowed: ${d.allowed}. Nearest: ${d.nearest}.`,
  "tiling/layout": (d: { layout: string; axis: string; reason: string }) =>
    `Block layout ${d.layout} cannot cut axis ${d.axis}: ${d.reason}. Use the layout anchored.`,
  "tiling/one-tile": (d: { axis: string; image: number; largest: number; reason: string }) =>
    `Axis ${d.axis}: the image has ${d.image} samples and must run as one tile (${d.reason}), but the model takes ${d.largest}. Crop or resize the image to ${d.largest}.`,
  "tiling/size": (d: { tensor: string; axis: string; got: number; expected: string }) =>
    `${d.tensor}: axis ${d.axis} has ${d.got} samples, expected ${d.expected}. Crop, pad or reorder the image, or state its axes.`,
  "tiling/unknown-axis": (d: { option: string; got: string; available: string }) =>
    `Option ${d.option} names the axis ${d.got}; the model's inputs have ${d.available}.`,
  "validate/axes": (d: { reference: string; test: string; reason: string }) =>
    `Reference (axes ${d.reference}) and test (axes ${d.test}) cannot be laid over each other: ${d.reason}. Reorder or rename the axes of one of them.`,
  "validate/label-sets": (d: { measure: string; reference: string; test: string }) =>
    `${d.measure} compares equal labels, and the images have none in common: the reference holds ${d.reference}, the test ${d.test}. For objects whose ids differ use AP, SEG, AJI or PQ.`,
  "validate/measure": (d: { got: string; known: string }) =>
    `There is no measure ${d.got}. Known: ${d.known}; or auto, all.`,
  "validate/not-applicable": (d: { measure: string; reason: string }) =>
    `${d.measure} cannot be computed here: ${d.reason}.`,
  "validate/pairs": (d: { reason: string; reference: string; test: string }) =>
    `Images cannot be paired: ${d.reason}. References: ${d.reference}. Tests: ${d.test}. Each image needs one of the same name (without ending) on the other side.`,
  "validate/spacing": (d: { got: string; expected: string }) =>
    `The spacing ${d.got} does not fit; expected ${d.expected}.`,
  "worker/lost": (d: { name: string; reason: string }) =>
    `The worker ${d.name} stopped: ${d.reason}. Run again; a new worker is started.`,
  "worker/start": (d: { name: string; reason: string }) =>
    `The worker ${d.name} could not be started: ${d.reason}.`,
  "worker/unknown-task": (d: { task: string; known: string }) =>
    `The worker has no task ${d.task}; it knows: ${d.known}. Its script is older or newer than its caller: build both again.`,
} as const satisfies Record<string, (details: never) => string>;

/** Codes after which the same call may work if repeated. */
export const retryable: ReadonlySet<ErrorCode> = new Set(["package/network", "worker/lost"]);

export type ErrorCode = keyof typeof catalogue;
export type ErrorDetails<C extends ErrorCode> = Parameters<(typeof catalogue)[C]>[0];
