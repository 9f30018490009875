import { exitStatus } from "./command.ts";
import { main } from "./main.ts";

const abort = new AbortController();
const interrupt = () => {
  // the second time the user means it
  if (abort.signal.aborted) process.exit(exitStatus.interrupted);
  abort.abort();
};
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
// A reader that closes the pipe early (head) is no error; a full disk behind a redirection is.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  process.stderr.write(`standard output cannot be written: ${error.message}\n`, () =>
    process.exit(exitStatus.failed),
  );
});

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: process.stderr,
  signal: abort.signal,
});
// engine workers are ended by the commands; what a library still holds must not keep the process alive
process.stdout.write("", (error) => {
  if (!error) process.exit();
});
