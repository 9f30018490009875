import "./styles.css";
import "./viewer.css";
import { createClient, pluginConfig, version } from "../service/index.ts";
import { startWorker, type WorkerLine, webWorkerHandle } from "../worker/index.ts";
import { displayTasks } from "./display/display-request.ts";
import { el, put } from "./dom.ts";
import { type Dropped, readDrop } from "./dropped.ts";
import { showGuide } from "./guide.ts";
import { Messages } from "./messages.ts";
import { Session } from "./session.ts";
import { type Tab, TabBar } from "./tabs.ts";

/** A tool of the page: Run is there from the start, the others are loaded when their tab is opened. */
interface Tool {
  takeDrop(dropped: Dropped, target: Element | null): void;
  onShow?(): void;
}

const tools: readonly (readonly [string, string])[] = [
  ["run", "Run"],
  ["validate", "Validate"],
  ["macro", "Macro"],
  ["build", "Build"],
];

/** Build the page into `body`. The page thread draws and asks; reading and computing happen in workers.
 * @param siteUrl - folder of our own files, ends in "/" */
export async function startApp(body: HTMLElement, siteUrl: string): Promise<void> {
  const messages = new Messages();
  const tabs = tools.map(([id, name]): Tab => ({ id, name, panel: el("div", { class: "workspace" }) }));
  const opened = new Map<string, Promise<Tool>>();
  let start: ((id: string, panel: HTMLElement) => Promise<Tool>) | null = null;
  const toolOf = (tab: Tab): Promise<Tool> | null => {
    const known = opened.get(tab.id);
    if (known || !start) return known ?? null;
    const tool = start(tab.id, tab.panel);
    opened.set(tab.id, tool);
    tool.catch((error: unknown) => {
      opened.delete(tab.id);
      messages.showError("This tool could not be opened", error);
    });
    return tool;
  };
  const bar = new TabBar(tabs, (tab) => {
    messages.clear();
    void toolOf(tab)?.then(
      (tool) => tool.onShow?.(),
      () => {}, // said above
    );
  });
  const active = () => tabs.find(({ id }) => id === bar.active) ?? tabs[0];
  put(body, header(siteUrl, bar), messages.element, el("main", {}, ...tabs.map(({ panel }) => panel)));
  let ready = () => {};
  const started = new Promise<void>((resolve) => {
    ready = resolve;
  });
  acceptDrops(body, messages, async (dropped, target) => {
    await started;
    const tab = active();
    (tab ? await toolOf(tab) : null)?.takeDrop(dropped, target);
  });
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
  const service = createClient({ siteUrl, ownsArguments: false });
  const session = new Session(service, display, messages, siteUrl);
  start = async (id, panel) => {
    if (id === "run") {
      session.mount(panel);
      return session;
    }
    if (id === "build") {
      const { BuildSession } = await import("./build/session.ts");
      const openInRun = (model: File, image: File | null) => {
        bar.show("run");
        void session.openModel(model, false).then(() => (image ? session.openImage(0, image) : undefined));
      };
      return new BuildSession(panel, { service, display, messages, openInRun });
    }
    if (id === "macro") {
      const { MacroSession } = await import("./macro/session.ts");
      const macro = new MacroSession(panel, {
        service,
        display,
        messages,
        siteUrl,
        lastResult: () => session.lastResult,
        lastRun: () => session.lastRun,
        models: () => session.models,
      });
      session.onRan = () => macro.onShow();
      return macro;
    }
    const { ValidateSession } = await import("./validate/session.ts");
    return new ValidateSession(panel, { service, display, messages, lastResult: () => session.lastResult });
  };
  const first = active();
  if (first) await toolOf(first);
  ready();
}

function header(siteUrl: string, bar: TabBar): HTMLElement {
  return el(
    "header",
    {},
    el("img", { src: new URL(pluginConfig.icon, siteUrl).href, alt: "", width: 30, height: 30 }),
    el("h1", {}, pluginConfig.name),
    el("span", { class: "version" }, version),
    bar.element,
    el("span", { class: "promise" }, "Images stay on this computer."),
    el("button", { class: "quiet", onclick: () => showGuide(bar.active) }, "Guide"),
  );
}

/** From the first moment: a browser would leave the page to show a file that nobody takes. */
function acceptDrops(
  body: HTMLElement,
  messages: Messages,
  take: (dropped: Dropped, target: Element | null) => Promise<void>,
): void {
  const veil = el(
    "div",
    { class: "drop-veil", "aria-hidden": "true" },
    el("p", {}, "Drop files or a folder"),
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
    const target = event.target instanceof Element ? event.target : null;
    readDrop(event.dataTransfer)
      .then((dropped) => take(dropped, target))
      .catch((error: unknown) => messages.showError("What was dropped could not be read", error));
  });
}
