import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { build } from "vite";
import { afterAll, beforeAll } from "vitest";
import { findChromium } from "../../scripts/find-chromium.mjs";
import { readConfig } from "../../scripts/generate-plugin.mjs";
import { type RunningServer, serveFolder } from "../../src/cli/serve.ts";

const root = resolve(import.meta.dirname, "../..");
const site = join(root, "dist/site");

export interface OpenedPage {
  readonly page: Page;
  /** Addresses asked for that are not on this machine; must stay empty. */
  readonly foreign: string[];
  /** Errors that reached the console, and uncaught ones. */
  readonly errors: string[];
}

export interface Site {
  browser(): Browser;
  /** http://127.0.0.1:PORT/ */
  url(): string;
  /** The same files under another name of this machine: another site to a browser. */
  otherUrl(): string;
  /** A page of its own, at 1440 × 900. */
  open(address: string): Promise<OpenedPage>;
}

/** The built site on a free port, and a browser; built anew when a source is newer. Call once per test file. */
export function useSite(): Site {
  let server: RunningServer;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (isStale()) await build({ root, configFile: join(root, "vite.config.ts"), logLevel: "error" });
    server = await serveFolder(site, 0, { siteInFiles: readConfig().config.site });
    browser = await chromium.launch({
      executablePath: findChromium() ?? undefined,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    // A build on a busy machine takes minutes.
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return {
    browser: () => browser,
    url: () => server.url,
    otherUrl: () => server.url.replace("127.0.0.1", "localhost"),
    async open(address) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        acceptDownloads: true,
      });
      contexts.push(context);
      const foreign: string[] = [];
      const errors: string[] = [];
      await context.route(
        (url) => !["127.0.0.1", "localhost"].includes(url.hostname) && url.protocol.startsWith("http"),
        (route) => {
          foreign.push(route.request().url());
          return route.abort();
        },
      );
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      await page.goto(address);
      return { page, foreign, errors };
    },
  };
}

function isStale(): boolean {
  const built = join(site, "plugins/deepimagej.html");
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  return ["src", "plugins", "demo", "docs", "imjoy.config.json", "vite.config.ts"].some(
    (path) => newest(join(root, path)) > since,
  );
}

function newest(path: string): number {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
