import type { Browser, Page } from "playwright";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  /** Processor time of the thread, µs; dur would count waiting for a busy machine as well. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Processor time in ms of every task on the page's own thread while `work` runs, longest first. A task over 50 ms is what
 * browsers call long; time in which the machine ran other programs does not count. */
export async function mainThreadTasks(
  browser: Browser,
  page: Page,
  work: () => Promise<void>,
): Promise<number[]> {
  await browser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString("utf8")) as {
    traceEvents: TraceEvent[];
  };
  const threads = traceEvents
    .filter((e) => e.name === "thread_name" && e.args?.name === "CrRendererMain")
    .map((e) => `${e.pid}/${e.tid}`);
  const tasks = traceEvents.filter(
    (e) => e.ph === "X" && threads.includes(`${e.pid}/${e.tid}`) && e.tdur !== undefined,
  );
  return tasks.map((e) => (e.tdur ?? 0) / 1000).sort((a, b) => b - a);
}
