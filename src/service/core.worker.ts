/** The core worker: package reading, processing, tiling, comparing and the queue; engine workers are its own. Reached by URL, never
 * imported. */
import { createBrowserEngine } from "../engine/browser.ts";
import { configureItk, readImage } from "../image/index.ts";
import { openModel } from "../package/index.ts";
import { RUNNABLE_FORMATS, runModel, testModel } from "../predict/index.ts";
import { describeModel } from "../rdf/index.ts";
import { handle, ownPort, serve, withTransfer } from "../worker/index.ts";
import { buffersOf } from "./answer.ts";
import { type CoreSettings, coreTasks } from "./core-request.ts";
import { defaultLimits, pluginConfig } from "./plugin-config.ts";
import { createService, type Service } from "./service.ts";

let service: Service | null = null;

function started(): Service {
  if (!service) throw new Error("the core worker was called before it was told where its files are");
  return service;
}

function start({ siteUrl }: CoreSettings): void {
  configureItk({ baseUrl: new URL("assets/itk/", siteUrl).href });
  const addresses = Object.entries(pluginConfig.models).map(([name, path]) => [
    name,
    new URL(path, siteUrl).href,
  ]);
  service = createService(
    {
      openModel,
      card: (model) =>
        describeModel(model.description, { runnable: (format) => RUNNABLE_FORMATS.includes(format) }),
      readImage,
      runModel: (model, inputs, engine, options) => runModel(model, inputs, options, engine),
      testModel: (model, engine, options) => testModel(model, options, engine),
      builder: () => import("../build/index.ts"),
      createEngine: () => createBrowserEngine({ assetBase: new URL("assets/ort/", siteUrl).href }),
      bundled: Object.fromEntries(addresses),
    },
    defaultLimits,
  );
}

serve(ownPort(), [
  handle(coreTasks.start, start),
  handle(coreTasks.describe, ({ model }, { signal }) => started().describe(model, { signal })),
  handle(coreTasks.run, async ({ args }, { signal, note }) => {
    const answer = await started().run(args, { signal, onProgress: note });
    return answer && withTransfer(answer, buffersOf(answer));
  }),
  handle(coreTasks.test, ({ args }, { signal, note }) => started().test(args, { signal, onProgress: note })),
  handle(coreTasks.validate, async ({ args }, { signal, note }) => {
    const answer = await started().validate(args, { signal, onProgress: note });
    return withTransfer(answer, buffersOf(answer));
  }),
  handle(coreTasks.build, async ({ args }, { signal, note }) => {
    const answer = await started().build(args, { signal, onProgress: note });
    return withTransfer(answer, buffersOf(answer));
  }),
  handle(coreTasks.macro, async ({ args }, { signal, note }) => {
    const answer = await started().macro(args, { signal, onProgress: note });
    return withTransfer(answer, buffersOf(answer));
  }),
  handle(coreTasks.submit, ({ args }) => started().submit(args)),
  handle(coreTasks.status, ({ id }) => started().status(id)),
  handle(coreTasks.cancel, ({ id }) => started().cancel(id)),
  handle(coreTasks.output, ({ id, name, start: from, length }) => {
    const piece = started().output(id, name, from, length);
    return withTransfer(piece, [piece._rvalue]);
  }),
]);
