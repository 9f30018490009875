import { afterAll, expect, it } from "vitest";
import { build, requestFrom } from "../../src/build/index.ts";
import { openModel } from "../../src/package/index.ts";
import { openModelFromDisk } from "../../src/package/node.ts";
import { nodeEngine } from "../engine/node-files.ts";
import { describeWithSharedData, sharedPath } from "../support/shared-data.ts";

describeWithSharedData("a package of another program", () => {
  const engine = nodeEngine();
  afterAll(() => engine.dispose());

  it("gives the request that builds it again, looked at by the real probe", async () => {
    const model = await openModelFromDisk(sharedPath("models/upsample_x4_tiny_0.4/rdf.yaml"));
    const request = await requestFrom(model);
    expect(request).toMatchObject({
      format: "0.4",
      name: "Test_scaling",
      documentation: expect.stringMatching(/^# Upsampling by 4/),
      tensors: {
        inputs: [{ id: "input", axes: "bcyx", sizes: { y: { min: 5, step: 5 } } }],
        outputs: [{ id: "output", scale: { y: 0.25, x: 0.25 } }],
      },
    });
    const { package: bytes, report } = await build(request, engine);
    expect(report.test.results[0]?.verdict).toBe("passed");
    const again = (await openModel(bytes)).description;
    const axesOf = ({ inputs, outputs }: typeof again) => [...inputs, ...outputs].map((t) => t.axes);
    expect(axesOf(again)).toEqual(axesOf(model.description));
  });
});
