/** What a person just did with a model, in words that can be run again. */
export interface RecordedRun {
  /** Name by which the model can be opened: a bundled name, a file, an address. */
  readonly model: string;
  /** Name of the image. */
  readonly image: string;
  /** Axis letters of the model's input with their tile sizes; null = chosen by the program. */
  readonly tile: Readonly<Record<string, number>> | null;
  readonly halo: number | null;
  readonly weights: string | null;
  readonly processing: "auto" | "rdf" | "macro" | "none";
  /** Files of the model's macros, when they ran. */
  readonly macros: { readonly pre: readonly string[]; readonly post: readonly string[] } | null;
}

export interface RecordedCalls {
  /** A line for an ImageJ macro: deepImageJ 3.1's words, or 2.x's where macros or no steps at all were run. */
  readonly ijm: string;
  readonly javascript: string;
  readonly python: string;
  readonly shell: string;
}

const formats: Readonly<Record<string, string>> = {
  onnx: "ONNX",
  torchscript: "Pytorch",
  tensorflow_saved_model_bundle: "Tensorflow",
};

/** The same run as a macro line, as JavaScript and Python over imjoy-rpc (docs/rpc.md), and for the command line. */
export function recordedCalls(run: RecordedRun): RecordedCalls {
  return {
    ijm: ijmLine(run),
    javascript: javascriptText(run),
    python: pythonText(run),
    shell: shellLine(run),
  };
}

function ijmLine(run: RecordedRun): string {
  const { model, tile, macros, processing } = run;
  const axes = tile ? Object.keys(tile).join(",") : "";
  const sizes = tile ? Object.values(tile).join(",") : "";
  const plain = processing === "none" || macros !== null;
  if (!plain) {
    const cut = tile ? ` axes=${axes} tile=${sizes}` : "";
    return `run("DeepImageJ Run", "model_path=[${quoted(model)}]${cut}");`;
  }
  const files = (list: readonly string[], none: string) => `[${list.length > 0 ? list.join(", ") : none}]`;
  const options = [
    `model=[${quoted(model)}]`,
    `format=${formats[run.weights ?? "onnx"] ?? "ONNX"}`,
    `preprocessing=${files(macros?.pre ?? [], "no preprocessing")}`,
    `postprocessing=${files(macros?.post ?? [], "no postprocessing")}`,
    `axes=${axes}`,
    `tile=${sizes}`,
    "logging=Normal",
  ];
  return `run("DeepImageJ Run", "${options.join(" ")}");`;
}

function quoted(text: string): string {
  return text.replaceAll("\\", "/").replaceAll('"', "'");
}

/** Options of `run` that differ from their defaults. */
function optionsOf({ tile, halo, weights, processing }: RecordedRun): Record<string, unknown> {
  return {
    ...(tile ? { tile } : {}),
    ...(halo === null ? {} : { halo }),
    ...(weights === null ? {} : { weights }),
    ...(processing === "auto" ? {} : { processing }),
  };
}

function javascriptText(run: RecordedRun): string {
  const options = Object.entries(optionsOf(run)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return [
    `// image: an ndarray or the File ${run.image}`,
    `const { outputs } = await dij.run({ ${[`model: ${JSON.stringify(run.model)}`, "inputs: image", ...options].join(", ")} });`,
  ].join("\n");
}

function pythonText(run: RecordedRun): string {
  const request = { model: run.model, inputs: "\u0000", ...optionsOf(run) };
  const text = JSON.stringify(request)
    .replace('"\\u0000"', "image")
    .replaceAll(/([:,])(?=\S)/g, "$1 ");
  return [
    `# image: a numpy array of ${run.image}`,
    `result = await dij.run(${text})`,
    `outputs = result["outputs"]`,
  ].join("\n");
}

function shellLine(run: RecordedRun): string {
  const words = ["npx deepimagej run", shellWord(run.model), shellWord(run.image)];
  if (run.tile)
    words.push(
      `--tile ${Object.entries(run.tile)
        .map(([axis, size]) => `${axis}=${size}`)
        .join(",")}`,
    );
  if (run.halo !== null) words.push(`--halo ${run.halo}`);
  if (run.weights !== null) words.push(`--weights ${run.weights}`);
  if (run.processing !== "auto") words.push(`--processing ${run.processing}`);
  return words.join(" ");
}

function shellWord(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
