/// <reference types="@vitest/browser/providers/playwright" />
import { defineConfig } from "vitest/config";
import { findChromium } from "./scripts/find-chromium.mjs";

declare module "vitest" {
  interface ProvidedContext {
    webgpu: boolean;
  }
}

const chromium = findChromium();

/** DEEPIMAGEJ_WEBGPU=1 also runs the tests that need WebGPU, on Chromium's software adapter. */
const webgpu = process.env.DEEPIMAGEJ_WEBGPU === "1";

/** Three projects: `node` (nearly everything), `browser` (code that runs inside Chromium, *.browser.test.ts) and
 * `page` (built pages driven from outside, *.page.test.ts). The last two need an installed Chromium or Chrome. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/**/*.browser.test.ts", "test/**/*.page.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        publicDir: false,
        // Found inside a worker, which would reload the tests in mid-run.
        optimizeDeps: { include: ["@tensorflow/tfjs", "js-yaml"], exclude: ["onnxruntime-web"] },
        test: {
          name: "browser",
          provide: { webgpu },
          include: ["test/**/*.browser.test.ts"],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            provider: "playwright",
            screenshotFailures: false,
            instances: [
              {
                browser: "chromium",
                launch: {
                  executablePath: chromium ?? undefined,
                  args: [
                    "--no-sandbox",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    ...(webgpu ? ["--enable-unsafe-webgpu"] : []),
                  ],
                },
              },
            ],
          },
        },
      },
      {
        test: {
          name: "page",
          include: ["test/**/*.page.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
