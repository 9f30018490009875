import { copyFileSync, createReadStream, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { generatePlugins, readConfig } from "./scripts/generate-plugin.mjs";
import { siteFiles } from "./scripts/site-files.mjs";

const outDir = resolve(import.meta.dirname, "dist/site");
const types: Readonly<Record<string, string>> = {
  mjs: "text/javascript",
  js: "text/javascript",
  wasm: "application/wasm",
};

/** Importing one of our modules does nothing but define things, entries apart: what is not used is left out, and what is imported when it
 * is needed stays in a file of its own, in the page and in its workers. */
const treeshake = {
  moduleSideEffects: (id: string) => !/\/src\/.*\.ts$/.test(id) || /(main|\.worker)\.ts$/.test(id),
};

/** The page: `vite` serves it from the sources, `vite build` writes dist/site. SITE = the address it will have, ends in "/". */
export default defineConfig({
  base: "./",
  publicDir: false,
  server: { port: 4173, host: "127.0.0.1", open: "/plugins/deepimagej.html", cors: true },
  // Found only when a worker asks for them, and then the page would be loaded anew in the middle of a run.
  optimizeDeps: {
    include: [
      "@noble/hashes/sha2.js",
      "@tensorflow/tfjs",
      "fast-png",
      "fflate",
      "fzstd",
      "imjoy-rpc/dist/imjoy-rpc.min.js",
      "itk-wasm",
      "jpeg-js",
      "js-yaml",
      "jszip",
    ],
  },
  worker: { format: "es", rollupOptions: { treeshake } },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      treeshake,
      input: { deepimagej: resolve(import.meta.dirname, "plugins/deepimagej.html") },
    },
  },
  plugins: [ownFiles()],
});

/** Runtime files that no bundler should touch: wasm, the demo and its model, plugin files for the site's address. */
function ownFiles(): Plugin {
  return {
    name: "own-files",
    configureServer(server) {
      const files = siteFiles();
      server.middlewares.use((request, response, next) => {
        const address = decodeURIComponent((request.url ?? "").split("?")[0] ?? "").slice(1);
        const file = address.startsWith("assets/") ? files.get(address) : undefined;
        if (!file) return next();
        const extension = file.slice(file.lastIndexOf(".") + 1);
        response.setHeader("content-type", types[extension] ?? "application/octet-stream");
        response.setHeader("content-length", statSync(file).size);
        createReadStream(file).pipe(response);
      });
    },
    writeBundle({ dir = outDir }) {
      const write = (address: string, put: (path: string) => void) => {
        const path = join(dir, address);
        mkdirSync(dirname(path), { recursive: true });
        put(path);
      };
      for (const [address, file] of siteFiles()) write(address, (path) => copyFileSync(file, path));
      const { config, version } = readConfig();
      for (const [address, text] of generatePlugins(config, version, process.env.SITE)) {
        write(address, (path) => writeFileSync(path, text));
      }
      write("index.html", (path) => writeFileSync(path, redirect(config.entry)));
    },
  };
}

function redirect(entry: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>deepImageJ</title>
    <meta http-equiv="refresh" content="0; url=./${entry}" />
  </head>
  <body><a href="./${entry}">Open deepImageJ</a></body>
</html>
`;
}
