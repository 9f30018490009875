import "./styles.css";
import "./viewer.css";
import { createClient, pluginConfig, version } from "../service/index.ts";
import { startWorker, type WorkerLine, webWorkerHandle } from "../worker/index.ts";
import { displayTasks } from "./display/display-request.ts";
import { el, put } from "./dom.ts";
import { readDrop } from "./dropped.ts";
import { showGuide } from "./guide.ts";
import { Messages } from "./messages.ts";
import { Session } from "./session.ts";

/** Build the page into `body`. The page thread draws and asks; reading and computing happen in workers.
 * @param siteUrl - folder of our own files, ends in "/" */
export async function startApp(body: HTMLElement, siteUrl: string): Promise<void> {
  const messages = new Messages();
  const main = el("main", {});
  put(body, header(siteUrl), messages.element, main);
  let ready: (session: Session) => void = () => {};
  const started = new Promise<Session>((resolve) => {
    ready = resolve;
  });
  acceptDrops(body, started, messages);
  let display: WorkerLine;
  try {
    display = await startWorker(
      () =>
        webWorkerHandle(
          new Worker(new URL("./display/display.worker.ts", import.meta.url), { type: "module" }),
        ),
      { name: "display" },
    );
    display.onLost((failure) => messages.showError("The display stopped: reload the page", failure));
    await display.call(displayTasks.start, { siteUrl });
  } catch (error) {
    messages.showError("The page could not start", error);
    return;
  }
  const session = new Session(createClient({ siteUrl, ownsArguments: false }), display, messages, siteUrl);
  ready(session);
  put(
    main,
    el(
      "div",
      { class: "side" },
      session.modelPanel.element,
      session.imagePanel.element,
      session.runPanel.element,
    ),
    el("div", { class: "stage-area" }, session.viewer.element, session.resultsPanel.element),
  );
}

function header(siteUrl: string): HTMLElement {
  return el(
    "header",
    {},
    el("img", { src: new URL(pluginConfig.icon, siteUrl).href, alt: "", width: 30, height: 30 }),
    el("h1", {}, pluginConfig.name),
    el("span", { class: "version" }, version),
    el("span", { class: "promise" }, "Images stay on this computer."),
    el("button", { class: "quiet", onclick: showGuide }, "Guide"),
  );
}

/** From the first moment: a browser would leave the page to show a file that nobody takes. */
function acceptDrops(body: HTMLElement, session: Promise<Session>, messages: Messages): void {
  const veil = el(
    "div",
    { class: "drop-veil", "aria-hidden": "true" },
    el("p", {}, "Drop a model (zip, folder) or an image"),
  );
  let depth = 0;
  const leave = () => {
    depth = 0;
    veil.remove();
  };
  body.addEventListener("dragenter", (event) => {
    event.preventDefault();
    depth += 1;
    if (depth === 1) body.append(veil);
  });
  body.addEventListener("dragleave", () => {
    depth -= 1;
    if (depth <= 0) leave();
  });
  body.addEventListener("dragover", (event) => event.preventDefault());
  body.addEventListener("drop", (event) => {
    event.preventDefault();
    leave();
    if (!event.dataTransfer) return;
    readDrop(event.dataTransfer)
      .then(async (dropped) => (await session).takeDrop(dropped))
      .catch((error: unknown) => messages.showError("What was dropped could not be read", error));
  });
}
