import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, resolve, sep } from "node:path";

export interface RunningServer {
  /** "http://127.0.0.1:4173/" */
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  yaml: "text/yaml; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  png: "image/png",
  jpg: "image/jpeg",
  svg: "image/svg+xml",
};

export interface ServeOptions {
  /** Address in the built plugin files (*.imjoy.html) that stands for "this server": replaced by the address the request
   * came to, so that a plugin file names a page that is there whatever port was free. */
  readonly siteInFiles?: string;
}

/** Serve a folder on the loopback address. Files get the headers that let another site embed the page, and that keep
 * cross-origin isolated hosts possible (COEP, CORP); CORS is open for reading. Nothing outside the folder is reachable.
 * @param port - 0 picks a free one; a port in use is replaced by a free one
 * @returns once the server listens */
export async function serveFolder(
  folder: string,
  port: number,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, options, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const listen = (at: number) =>
    new Promise<void>((done, failed) => {
      server.once("error", failed);
      server.listen(at, "127.0.0.1", () => {
        server.off("error", failed);
        done();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return listen(0);
  });
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  root: string,
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cross-origin-embedder-policy": "credentialless",
    "x-content-type-options": "nosniff",
    "cache-control": "no-cache",
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...headers, allow: "GET, HEAD" }).end();
    return;
  }
  const path = pathOf(request.url ?? "/");
  let file = path === null ? null : join(root, path);
  if (file !== null && file !== root && !file.startsWith(root + sep)) file = null;
  let info = file === null ? null : await stat(file).catch(() => null);
  if (file !== null && info?.isDirectory()) {
    if (!(request.url ?? "").split("?")[0]?.endsWith("/")) {
      response.writeHead(301, { ...headers, location: `${(request.url ?? "").split("?")[0]}/` }).end();
      return;
    }
    file = join(file, "index.html");
    info = await stat(file).catch(() => null);
  }
  if (file === null || !info?.isFile()) {
    response.writeHead(404, { ...headers, "content-type": "text/plain" }).end("not found");
    return;
  }
  if (options.siteInFiles && file.endsWith(".imjoy.html")) {
    const here = `http://${request.headers.host}/`;
    const text = (await readFile(file, "utf8")).replaceAll(options.siteInFiles, here);
    response.writeHead(200, { ...headers, "content-type": types.html });
    response.end(request.method === "HEAD" ? undefined : text);
    return;
  }
  const extension = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  response.writeHead(200, {
    ...headers,
    "content-type": types[extension] ?? "application/octet-stream",
    "content-length": info.size,
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? "/");
    return path.includes("\0") ? null : path;
  } catch {
    return null;
  }
}
