import { existsSync } from "node:fs";
import { join } from "node:path";
import pluginConfig from "../../../imjoy.config.json" with { type: "json" };
import { parseCall, UsageError } from "../arguments.ts";
import { packageRoot } from "../bundled.ts";
import { type Command, exitStatus } from "../command.ts";
import { serveFolder } from "../serve.ts";
import { runDemo } from "./demo.ts";

const usage = `deepimagej start [--port N] [--no-demo] [-o DIR]

Runs the bundled model once, then serves the page until you press Ctrl+C.`;

export const startCommand: Command = {
  usage,
  summary: "Run the bundled model, then serve the page for a browser.",
  async run(args, io) {
    const call = parseCall(args, {
      port: { kind: "string" },
      output: { kind: "string", short: "o" },
      "no-demo": { kind: "boolean" },
    });
    const port = Number(call.text("port") ?? 4173);
    if (!Number.isInteger(port) || port < 0 || port > 65535)
      throw new UsageError(`--port is ${call.text("port")}`);
    if (!call.flag("no-demo")) await runDemo(call.text("output") ?? "deepimagej-output", io);
    const site = join(packageRoot(), "dist", "site");
    if (!existsSync(join(site, "plugins", "deepimagej.html"))) {
      throw new UsageError(`the page is not built; run: npm run build`);
    }
    const server = await serveFolder(site, port, { siteInFiles: pluginConfig.site });
    io.out(`
What next
  Open ${server.url}plugins/deepimagej.html in a browser: drop your own model and image there.
  See ${server.url}demo/host.html for the smallest page that calls the plugin.
  Or on the command line:
    npx deepimagej run nuclei YOUR_IMAGE.tif -o results
    npx deepimagej describe nuclei
    npx deepimagej test nuclei
Press Ctrl+C to stop serving.`);
    if (!io.signal.aborted) {
      await new Promise<void>((resolve) =>
        io.signal.addEventListener("abort", () => resolve(), { once: true }),
      );
    }
    await server.close();
    return exitStatus.done;
  },
};
