import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, serveFolder } from "../../src/cli/serve.ts";

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  mkdirSync(join(folder, "site", "sub"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site", "index.html"), "<p>home</p>");
  writeFileSync(join(folder, "site", "sub", "a b.wasm"), "wasm");
  server = await serveFolder(join(folder, "site"), 0);
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** fetch() would tidy the path before it is sent. */
function rawStatus(path: string): Promise<number> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

describe("serveFolder", () => {
  it("serves files with their type and the headers that embedding needs", async () => {
    const home = await fetch(server.url);
    expect(await home.text()).toBe("<p>home</p>");
    expect(home.headers.get("content-type")).toMatch(/text\/html/);
    expect(home.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const wasm = await fetch(`${server.url}sub/a%20b.wasm`);
    expect(wasm.headers.get("content-type")).toBe("application/wasm");
    expect(await wasm.text()).toBe("wasm");
  });

  it("gives nothing outside its folder", async () => {
    for (const path of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/sub/..%2f..%2fsecret.txt",
      "/%00",
      "/%zz",
    ]) {
      expect(await rawStatus(path), path).toBe(404);
    }
  });

  it("answers 404, 405 and redirects folders", async () => {
    expect((await fetch(`${server.url}nothing`)).status).toBe(404);
    expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
    expect((await fetch(`${server.url}sub`, { redirect: "manual" })).status).toBe(301);
  });

  it("takes a free port when its own is in use", async () => {
    const second = await serveFolder(folder, Number(new URL(server.url).port));
    expect(second.url).not.toBe(server.url);
    await second.close();
  });
});
