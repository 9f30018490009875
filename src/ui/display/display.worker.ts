import { configureItk, readImage } from "../../image/index.ts";
import { handle, ownPort, serve, withTransfer } from "../../worker/index.ts";
import { displayTasks } from "./display-request.ts";
import { DisplayStore } from "./store.ts";

const store = new DisplayStore();

serve(ownPort(), [
  handle(displayTasks.start, ({ siteUrl }) =>
    configureItk({ baseUrl: new URL("assets/itk/", siteUrl).href }),
  ),
  handle(displayTasks.openFile, async ({ id, file, name }) =>
    store.openImage(id, await readImage(new Uint8Array(await file.arrayBuffer()), name)),
  ),
  handle(displayTasks.openArray, (input) => store.openArray(input)),
  // Copied on the way, and stays here.
  handle(displayTasks.read, ({ id }) => store.read(id)),
  handle(displayTasks.setAxes, ({ id, axes }) => store.setAxes(id, axes)),
  handle(displayTasks.render, async (request) => {
    const pixels = new ImageData(store.render(request), request.width, request.height);
    const bitmap = await createImageBitmap(pixels);
    return withTransfer(bitmap, [bitmap]);
  }),
  handle(displayTasks.probe, (request) => store.probe(request)),
  handle(displayTasks.save, (request) => {
    const saved = store.save(request);
    return withTransfer(saved, [saved.bytes.buffer]);
  }),
  handle(displayTasks.close, ({ id }) => store.close(id)),
]);
