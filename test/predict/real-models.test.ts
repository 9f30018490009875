import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "../../src/engine/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import type { ModelPackage } from "../../src/package/index.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { testModel } from "../../src/predict/index.ts";
import { describeWithSharedData, sharedPath } from "../support/shared-data.ts";

describeWithSharedData("test tensors of real packages", () => {
  let engine: Engine;
  beforeAll(async () => {
    const { nodeEngine } = await import("../engine/node-files.ts");
    engine = nodeEngine();
  });
  afterAll(() => engine?.dispose());

  const open = (...parts: string[]): Promise<ModelPackage> =>
    openModelFromDisk(sharedPath("models", ...parts));
  const nuclei = "nuclei_unet2d_onnx_torchscript";

  // folder, rdf, largest difference to the published output (figures of the data set, with room for another runtime)
  const packages: [string, string, number][] = [
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
  it.each(packages)("%s/%s passes", async (folder, rdf, allowed) => {
    const model = await open(folder, rdf);
    const { results } = await testModel(model, { weights: "onnx", engine: "wasm" }, engine);
    const [result] = results;
    expect(result?.error).toBeNull();
    expect(result?.verdict).toBe("passed");
    for (const output of result?.outputs ?? []) {
      expect(output.maxAbsDifference).toBeLessThanOrEqual(allowed);
      expect(output.mismatchedPerMillion).toBe(0);
    }
    expect(result?.outputs).toHaveLength(model.description.outputs.length);
  });

  it("reports every entry of the rdf, and why one cannot run", async () => {
    const { results } = await testModel(await open(nuclei, "rdf_any_size.yaml"), { weights: "all" }, engine);
    expect(results.map(({ weights, verdict }) => `${weights} ${verdict}`)).toEqual([
      "torchscript error",
      "onnx passed",
    ]);
    expect(results[0]?.error?.code).toBe("engine/unsupported-format");
  });

  it("refuses stale hashes of an old package, and passes when told to ignore them", async () => {
    const folder = "nuclei_unet2d_legacy_0.3.0";
    const path = "UNet2DNucleiBroad.model.yaml";
    const refused = await testModel(await open(folder, path), {}, engine);
    expect(refused.results[0]).toMatchObject({ verdict: "error", weights: "onnx" });
    expect(refused.results[0]?.error?.code).toBe("package/checksum");
    const model = await openModelFromDisk(sharedPath("models", folder, path), { ignoreHash: true });
    const { results } = await testModel(model, { ignoreHash: true }, engine);
    expect(results[0]?.verdict).toBe("passed");
    expect(results[0]?.outputs[0]?.maxAbsDifference).toBeLessThanOrEqual(1e-5);
    expect(model.hashes.some(({ verdict }) => verdict === "mismatch")).toBe(true);
  });

  it("is cancelled", async () => {
    const model = await open(nuclei, "rdf_any_size.yaml");
    const run = testModel(model, { signal: AbortSignal.abort() }, engine);
    await expect(run).rejects.toSatisfy((error) => isFailure(error, "aborted"));
  });
});
