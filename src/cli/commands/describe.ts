import { openModelFromDisk } from "../../package/node.ts";
import { RUNNABLE_FORMATS } from "../../predict/index.ts";
import { describeModel } from "../../rdf/index.ts";
import { parseCall, UsageError } from "../arguments.ts";
import { bundledModel } from "../bundled.ts";
import { cardText } from "../card-text.ts";
import { type Command, exitStatus } from "../command.ts";

const usage = `deepimagej describe MODEL [--json]

MODEL is a folder, a zip, an rdf file, a URL, or the name of the bundled model (nuclei).`;

export const describeCommand: Command = {
  usage,
  summary: "Show what a model is, what it takes and gives, and what is wrong with its description.",
  async run(args, io) {
    const call = parseCall(args, { json: { kind: "boolean" }, "ignore-hash": { kind: "boolean" } });
    const [source, ...more] = call.positionals;
    if (source === undefined) throw new UsageError("MODEL is missing");
    if (more.length > 0) throw new UsageError(`one MODEL at a time; ${more.join(" ")} is too much`);
    const model = await openModelFromDisk((await bundledModel(source)) ?? source, { signal: io.signal });
    const card = describeModel(model.description, {
      runnable: (format) => RUNNABLE_FORMATS.includes(format),
    });
    io.out(call.flag("json") ? JSON.stringify(card) : cardText(card));
    return exitStatus.done;
  },
};
