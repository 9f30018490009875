import { afterAll, describe, expect, it } from "vitest";
import { build, tryBuild } from "../../src/build/index.ts";
import { nodeEngine } from "../engine/node-files.ts";
import { cases } from "./cases.ts";

const engine = nodeEngine({ keepWarm: 1 });
afterAll(() => engine.dispose());

const found = cases["2D U-Net"];
if (!found) throw new Error("no case");
const { request, proposal } = found;

describe("tryBuild", () => {
  it("goes as far as it is asked, and writes nothing", async () => {
    const stages: string[] = [];
    const options = { proposal, onProgress: ({ stage }: { stage: string }) => stages.push(stage) };
    const draft = await tryBuild(request, engine, { ...options, until: "draft" });
    expect(draft.report).toMatchObject({ checks: [], tiled: [], proposal });
    expect(draft.report.choices.length).toBeGreaterThan(5);
    expect(stages).not.toContain("check");
    const checked = await tryBuild(request, engine, { proposal, until: "check" });
    expect(checked.report.checks.map((check) => check.passed)).toEqual([true, true, true]);
    const compared = await tryBuild(request, engine, { proposal });
    expect(compared.report.tiled[0]?.maxAbsDifference).toBeLessThan(1e-4);
    expect("package" in compared).toBe(false);
  });

  it("describes what build writes", async () => {
    const draft = await tryBuild(request, engine, { proposal, until: "draft" });
    const made = await build(request, engine, { probe: async () => proposal });
    const axes = (rdf: Readonly<Record<string, unknown>>) =>
      (rdf.inputs as { axes: unknown }[]).map((tensor) => tensor.axes);
    expect(axes(draft.rdf)).toEqual(axes(made.rdf));
    expect(draft.report.choices).toEqual(made.report.choices);
  });

  it("refuses what build refuses", async () => {
    const sizes = { y: 7, x: 7 };
    const wrong = { ...request, tensors: { inputs: [{ sizes }] } };
    await expect(tryBuild(wrong, engine, { proposal, until: "check" })).rejects.toThrow(/build\//);
  });
});
