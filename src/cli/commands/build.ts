import { basename, dirname, resolve } from "node:path";
import { type BuildReport, type BuildRequest, build, readBuildSpec } from "../../build/index.ts";
import { createNodeEngine } from "../../engine/node.ts";
import { parseCall, UsageError } from "../arguments.ts";
import { BuildFiles } from "../build-files.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { checkFolder, stem, writeOutput } from "../output-files.ts";

const usage = `deepimagej build SPEC.yaml                     everything that the file states; the rest is proposed
deepimagej build --guess WEIGHTS [IMAGE…]      everything is proposed; one IMAGE per input of the network

  -o, --output OUT.zip  the package (default: the name of the weights or of the SPEC.yaml, in the current folder)
  --format F            0.5 (default) or 0.4, which deepImageJ 2 reads
  --json                one JSON document on standard output: package, rdf, report

WEIGHTS is an .onnx file, a zip of a tensorflow_js model, or its model.json. docs/build.md has the keys of SPEC.yaml.`;

export const buildCommand: Command = {
  usage,
  summary: "Make a model package from weights and sample images.",
  async run(args, io) {
    const call = parseCall(args, {
      guess: { kind: "boolean" },
      output: { kind: "string", short: "o" },
      format: { kind: "string" },
      json: { kind: "boolean" },
    });
    const [source, ...images] = call.positionals;
    const guess = call.flag("guess");
    if (source === undefined) throw new UsageError(guess ? "WEIGHTS is missing" : "SPEC.yaml is missing");
    if (!guess && images.length > 0)
      throw new UsageError(`one SPEC.yaml at a time; ${images.join(" ")} is too much`);
    const format = call.text("format");
    if (format !== undefined && format !== "0.5" && format !== "0.4")
      throw new UsageError(`--format is ${format}; it must be 0.5 or 0.4`);
    const files = new BuildFiles();
    const stated = guess ? await guessRequest(source, images, files) : await specRequest(source, files);
    const request: BuildRequest = format === undefined ? stated : { ...stated, format };
    const output = outputFor(call.text("output"), source, files);
    await checkFolder(dirname(output));

    const engine = createNodeEngine();
    let last = "";
    try {
      const result = await build(request, engine, {
        signal: io.signal,
        onProgress: ({ stage, done, total, text }) => {
          if (text !== last) io.err.write(`${done}/${total} ${stage}: ${text}\n`);
          last = text;
        },
      });
      await writeOutput(output, result.package);
      const { rdf, report } = result;
      if (call.flag("json")) io.out(JSON.stringify({ package: output, rdf, report }));
      else printReport(output, report, io);
      return exitStatus.done;
    } finally {
      await engine.dispose();
    }
  },
};

/** Where the package goes: never onto a file that it is made from (weights may be a zip, too). */
function outputFor(stated: string | undefined, source: string, files: BuildFiles): string {
  if (stated !== undefined) {
    if (files.wasRead(stated))
      throw new UsageError(`--output ${stated} is a file that the package is made from`);
    return stated;
  }
  const name = stem(basename(source));
  return files.wasRead(`${name}.zip`) ? `${name}_package.zip` : `${name}.zip`;
}

async function guessRequest(
  weights: string,
  images: readonly string[],
  files: BuildFiles,
): Promise<BuildRequest> {
  return {
    weights: [await files.read(weights), ...(await files.beside(weights))],
    inputs: await Promise.all(images.map((image) => files.read(image))),
  };
}

async function specRequest(path: string, files: BuildFiles): Promise<BuildRequest> {
  const { content } = await files.read(path);
  const folder = dirname(resolve(path));
  return readBuildSpec(
    new TextDecoder().decode(content),
    basename(path),
    (file) => files.read(resolve(folder, file)),
    (file) => files.beside(resolve(folder, file)),
  );
}

function printReport(output: string, report: BuildReport, io: CommandIo): void {
  io.out(`${output}: ${report.files.length + 1} files`);
  for (const choice of report.choices)
    io.out(`  ${choice.path}: ${JSON.stringify(choice.value)} (${choice.evidence}: ${choice.reason})`);
  for (const check of report.checks) io.out(`  ${check.text}`);
  for (const tiled of report.tiled)
    io.out(
      `  ${tiled.output}: ${tiled.tiles} tiles differ from the whole image by up to ${tiled.maxAbsDifference.toExponential(2)}`,
    );
  for (const result of report.test.results)
    io.out(`  test of the package (${result.weights}): ${result.verdict}`);
  for (const note of report.notes) io.out(`  note: ${note}`);
  if (report.toComplete.length > 0) io.out("To be completed:");
  for (const { field, reason } of report.toComplete) io.out(`  ${field}: ${reason}`);
}
