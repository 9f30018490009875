import { isFailure, toFailureRecord } from "../errors/index.ts";
import { UsageError } from "./arguments.ts";
import { type CommandIo, exitStatus } from "./command.ts";
import { commands, generalUsage } from "./commands/index.ts";

/** Run the command line. Exit status: 0 done, 1 ran but did not pass, 2 wrong call, 3 coded error.
 * With --json standard output gets exactly one JSON document, also for errors. */
export async function main(args: readonly string[], io: CommandIo): Promise<number> {
  const [name = "demo", ...rest] = args;
  const json = rest.includes("--json");
  if (["help", "--help", "-h"].includes(name)) {
    io.out(generalUsage());
    return exitStatus.done;
  }
  if (["--version", "-v"].includes(name)) {
    const { programVersion } = await import("./program-version.ts");
    io.out(programVersion);
    return exitStatus.done;
  }
  const command = commands.get(name);
  if (!command) return wrongCall(io, json, `there is no command ${name}`, generalUsage());
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out(`${command.summary}\n\n${command.usage}`);
    return exitStatus.done;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (error instanceof UsageError) return wrongCall(io, json, error.message, command.usage);
    const record = toFailureRecord(error);
    if (json) io.out(JSON.stringify({ error: record }));
    io.err.write(`${record.message}\n`);
    if (!isFailure(error) && error instanceof Error && process.env.DEBUG) io.err.write(`${error.stack}\n`);
    return isFailure(error, "aborted") ? exitStatus.interrupted : exitStatus.failed;
  }
}

function wrongCall(io: CommandIo, json: boolean, message: string, usage: string): number {
  if (json)
    io.out(
      JSON.stringify({ error: { code: "cli/usage", message: `[cli/usage] ${message}`, details: { usage } } }),
    );
  io.err.write(`deepimagej: ${message}\n\n${usage}\n`);
  return exitStatus.wrongCall;
}
