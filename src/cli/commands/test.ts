import { createNodeEngine } from "../../engine/node.ts";
import { openModelFromDisk } from "../../package/node.ts";
import { type TestReport, type TestResult, testModel } from "../../predict/index.ts";
import { choice, parseCall, UsageError } from "../arguments.ts";
import { bundledModel } from "../bundled.ts";
import { type Command, type CommandIo, exitStatus } from "../command.ts";
import { progressLine } from "../progress-line.ts";
import { weightsFormats } from "./run.ts";

const usage = `deepimagej test MODEL

  --weights FORMAT      one weights entry, or "all" (default: the first that runs here)
  --engine E            auto (default), wasm, webgpu
  --ignore-hash         go on when a sha256 differs from the description
  --json                one JSON document on standard output

Exit status 0 when every result passed (or has no test tensors), 1 when one did not, 3 when one could not be run.
With "all", entries in formats that this version cannot run are reported and do not count.`;

export const testCommand: Command = {
  usage,
  summary: "Compare a model's outputs with its own test tensors, as bioimageio.core does.",
  async run(args, io) {
    const call = parseCall(args, {
      weights: { kind: "string" },
      engine: { kind: "string" },
      "ignore-hash": { kind: "boolean" },
      json: { kind: "boolean" },
    });
    const [source, ...more] = call.positionals;
    if (source === undefined) throw new UsageError("MODEL is missing");
    if (more.length > 0) throw new UsageError(`one MODEL at a time; ${more.join(" ")} is too much`);
    const weights = choice(call.text("weights"), "weights", [...weightsFormats, "all"] as const);
    const engineChoice = choice(call.text("engine"), "engine", ["auto", "wasm", "webgpu"] as const);
    const ignoreHash = call.flag("ignore-hash");
    const engine = createNodeEngine();
    const line = progressLine(io.err, "test");
    try {
      const model = await openModelFromDisk((await bundledModel(source)) ?? source, {
        ignoreHash,
        signal: io.signal,
      });
      const report = await testModel(
        model,
        {
          ...(weights ? { weights } : {}),
          ...(engineChoice ? { engine: engineChoice } : {}),
          ignoreHash,
          signal: io.signal,
          onProgress: (progress) => line.show(progress),
        },
        engine,
      );
      line.end();
      const status = statusOf(report);
      if (call.flag("json")) {
        const error = status === exitStatus.failed ? firstError(report) : null;
        io.out(JSON.stringify(error ? { ...report, error } : report, finiteOrText));
        for (const result of report.results) {
          if (result.error) io.err.write(`${result.weights}: ${result.error.message}\n`);
        }
      } else printReport(report, io);
      return status;
    } finally {
      line.end();
      await engine.dispose();
    }
  },
};

/** 1 when a result differs; 3 when nothing could be compared because of an error; entries of other formats that this
 * version cannot run do not spoil those that passed. */
function statusOf(report: TestReport): number {
  const verdicts = report.results.map((result) => result.verdict);
  if (verdicts.includes("failed")) return exitStatus.notPassed;
  const errors = report.results.filter((result) => result.verdict === "error");
  return errors.some(isSerious) || errors.length === report.results.length
    ? exitStatus.failed
    : exitStatus.done;
}

function isSerious(result: TestResult): boolean {
  return result.error !== null && result.error.code !== "engine/unsupported-format";
}

/** What exit status 3 is about. */
function firstError({ results }: TestReport): TestResult["error"] {
  return (results.find(isSerious) ?? results.find((result) => result.error))?.error ?? null;
}

/** JSON has no infinity: a number against NaN differs by "Infinity", not by null. */
function finiteOrText(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function printReport(report: TestReport, io: CommandIo): void {
  for (const result of report.results) {
    io.out(
      `${result.weights}: ${result.verdict}  (${result.engine || "not run"}, load ${Math.round(result.loadMs)} ms, run ${Math.round(result.runMs)} ms)`,
    );
    if (result.error) io.out(`  ${result.error.message}`);
    for (const output of result.outputs) {
      const t = output.tolerance;
      io.out(
        `  ${output.id} [${output.shape.join(", ")}]: largest difference ${output.maxAbsDifference.toExponential(2)}, ` +
          `${output.mismatchedPerMillion.toFixed(1)} per million beyond ${t.absolute} + ${t.relative}·|expected| ` +
          `(allowed ${t.mismatchedPerMillion}): ${output.passed ? "passed" : "FAILED"}`,
      );
      if (output.worst && !output.passed) {
        io.out(
          `    at [${output.worst.index.join(", ")}]: got ${output.worst.got}, expected ${output.worst.expected}`,
        );
      }
    }
  }
}
