import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { buildNode } from "../scripts/build-node.mjs";

const root = resolve(import.meta.dirname, "..");

it("the built library runs the bundled model in a few lines", async () => {
  const folder = resolve(root, ".cache/test", `library-${process.pid}`);
  await buildNode(folder);
  const library = (await import(
    /* @vite-ignore */ pathToFileURL(resolve(folder, "index.js")).href
  )) as typeof import("../src/index.ts");
  const { createNodeEngine, openModelFromDisk, runModel, replay, isFailure, zeros } = library;
  const engine = createNodeEngine();
  try {
    const model = await openModelFromDisk(resolve(root, "demo/models/nuclei"));
    const input = { array: zeros("uint8", [120, 130], ["y", "x"]), name: "dark", calibration: {} };
    const { outputs, record } = await runModel(model, [input], {}, engine);
    expect(outputs.map(({ id, array }) => [id, array.shape])).toEqual([
      ["probabilities", [2, 120, 130]],
      ["objects", [120, 130]],
    ]);
    expect((await replay(record, model, [input], engine)).reproduced).toBe(true);
    await expect(openModelFromDisk("nowhere")).rejects.toSatisfy((error) =>
      isFailure(error, "package/not-found"),
    );
  } finally {
    await engine.dispose();
  }
});

it("its export list changes only on purpose", async () => {
  const library = await import("../src/index.ts");
  const names = Object.keys(library).sort();
  expect(names.filter((name) => !name.startsWith("_")).join(" ")).toMatchInlineSnapshot(
    `"CHUNK Failure World allocate build cast castChunk checkMacro chunkBuffer collectWeights compactBuffer concat copyRegion createNodeEngine crop deepImageJCommands describeModel dtypes equalArrays expandDim hasNonFinite isBigDType isDType isFailure isFloatDType itemSize labelObjects loadChunk mean meanAndStd minAndMax ndarray numpyCodes objectTable openImageFile openModel openModelFromDisk overlayPicture planReduction probeNetwork quantile readDescription readImage readNpy replay reshape runMacro runModel sizeOf split squeeze stack storeChunk stridesOf tableToCsv testModel toFloat32 transpose validate validateCommands validatePairs viewBytes widenFloat16 windowToImageFile withAxes writeImage writeNpy zeros"`,
  );
});
