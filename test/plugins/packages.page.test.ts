import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { describeWithSharedData, sharedPath } from "../support/shared-data.ts";
import { useSite } from "../support/site.ts";

/** Real packages sent as files over imjoy-rpc and tested in Chromium: the same verdicts as in Node. */

const nuclei = "nuclei_unet2d_onnx_torchscript";

// folder, rdf, largest difference to the published output (as in test/predict/real-models.test.ts)
const packages: readonly (readonly [string, string, number])[] = [
  [nuclei, "rdf_any_size.yaml", 1e-5],
  [nuclei, "rdf_fixed_512.yaml", 1e-5],
  [nuclei, "upstream_0.4.0.yaml", 1e-5],
  [nuclei, "upstream_0.4.9.yaml", 1e-5],
  [nuclei, "upstream_0.5.4.yaml", 1e-5],
  ["unet2d_two_inputs_two_outputs", "rdf.yaml", 1e-5],
  ["unet2d_half_size_output", "rdf.yaml", 2e-5],
  ["unet2d_fixed_size_with_halo_0.4", "rdf.yaml", 2e-5],
  ["upsample_x4_tiny_0.4", "rdf.yaml", 0],
];

interface Report {
  readonly results: readonly {
    readonly verdict: string;
    readonly error: { readonly code: string } | null;
    readonly outputs: readonly { readonly maxAbsDifference: number }[];
  }[];
}

describeWithSharedData("packages over imjoy-rpc", () => {
  const site = useSite();

  it("pass their own tests; stale checksums are refused until told otherwise", async () => {
    const { page, foreign } = await openCoreHost(
      site,
      site.url(),
      `${site.otherUrl()}plugins/deepimagej.html?type=rpc-worker`,
    );
    await page.route("**/package-file/**", (route) => {
      const [, path = ""] = decodeURIComponent(new URL(route.request().url()).pathname).split(
        "/package-file/",
      );
      return route.fulfill({ path: sharedPath("models", path) });
    });
    /** Test a folder with one of its descriptions; other descriptions and unused weights stay behind. */
    const test = (folder: string, rdf: string, options: object) => {
      const skip = (name: string) => (/\.ya?ml$/.test(name) && name !== rdf) || /\.pt$/.test(name);
      const names = readdirSync(sharedPath("models", folder)).filter((name) => !skip(name));
      const body = `
        const files = await Promise.all(${JSON.stringify(names)}.map(async (name) => {
          const response = await fetch("/package-file/${folder}/" + encodeURIComponent(name));
          return { path: name === "${rdf}" ? "rdf.yaml" : name, content: await response.arrayBuffer() };
        }));
        return dij.test({ model: files, weights: "onnx", engine: "wasm", ...${JSON.stringify(options)} });`;
      return callPlugin<Report>(page, body);
    };
    for (const [folder, rdf, allowed] of packages) {
      const [result] = (await test(folder, rdf, {})).results;
      expect([folder, rdf, result?.error, result?.verdict]).toEqual([folder, rdf, null, "passed"]);
      for (const { maxAbsDifference } of result?.outputs ?? []) {
        expect(maxAbsDifference).toBeLessThanOrEqual(allowed);
      }
    }
    const legacy = ["nuclei_unet2d_legacy_0.3.0", "UNet2DNucleiBroad.model.yaml"] as const;
    expect((await test(...legacy, {})).results[0]?.error?.code).toBe("package/checksum");
    expect((await test(...legacy, { ignoreHash: true })).results[0]?.verdict).toBe("passed");
    expect(foreign).toEqual([]);
  });
});
