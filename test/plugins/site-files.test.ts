import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { siteFiles } from "../../scripts/site-files.mjs";
import { itkFormats } from "../../src/image/itk-formats.ts";

describe("files of the site that are not bundled", () => {
  const files = siteFiles();

  it("are there", () => {
    expect([...files.values()].filter((file) => !existsSync(file))).toEqual([]);
  });

  it("hold the engines, the ImJoy runtime, the demo and every reader of itk-wasm that is used", () => {
    const wanted = [
      ...["wasm", "webgpu", "jspi"].map((bundle) => `assets/ort/ort.${bundle}.bundle.min.mjs`),
      ...["", ".asyncify", ".jspi"].map((stem) => `assets/ort/ort-wasm-simd-threaded${stem}.wasm`),
      "assets/imjoy-core/imjoy-core.min.js",
      "assets/imjoy-rpc/imjoy-rpc.min.js",
      "demo/host.html",
      "demo/host.js",
      "demo/models/nuclei/rdf.yaml",
      "plugins/icon.svg",
      "docs/rpc.md",
      ...itkFormats.flatMap(({ pipeline }) =>
        ["js", "wasm.zst"].map((end) => `assets/itk/${pipeline}-read-image.${end}`),
      ),
    ];
    expect(wanted.filter((address) => !files.has(address))).toEqual([]);
  });
});
