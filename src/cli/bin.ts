import { main } from "./main.ts";

process.exitCode = await main(process.argv.slice(2));
// engine workers are ended by the commands; what a library still holds must not keep the process alive
process.stdout.write("", () => process.exit());
