import { describe, expect, it } from "vitest";
import { type NdArray, zeros } from "../../src/array/index.ts";
import { fail, isFailure } from "../../src/errors/index.ts";
import { runTiles, type TileJob } from "../../src/predict/run-tiles.ts";
import { planTiles, reflectPadding } from "../../src/tiling/index.ts";
import { expectArrayClose } from "../support/close.ts";
import { fakeSession, identity, type Network, ramp, smooth } from "./fake-session.ts";
import { follows, input } from "./make-tensor.ts";

const tensor = input("batch,channel,y:4+1,x:4+1");
const outAxes = ["batch", "channel", "y", "x"].map((id) =>
  follows(id, "raw", { halo: id === "y" || id === "x" ? 1 : 0 }),
);

function planFor(shape: readonly number[], tile: number, layout: "anchored" | "core" = "anchored") {
  return planTiles({
    inputs: [{ id: "raw", axes: tensor.axes, shape }],
    outputs: [{ id: "out", axes: outAxes }],
    layout,
    tile: { y: tile, x: tile },
    halo: {},
    whole: false,
  });
}

async function stitched(
  network: Network,
  images: readonly NdArray[],
  more: Partial<TileJob> & { parallel?: number; tile?: number },
) {
  const results: (readonly NdArray[])[] = [];
  const session = fakeSession(network, { parallel: more.parallel ?? 1, delayMs: (n) => (n * 7) % 5 });
  let ticks = 0;
  await runTiles({
    session,
    plan: planFor(images[0]!.shape, more.tile ?? 6),
    paddings: [reflectPadding],
    outputIds: ["out"],
    units: images.length,
    lanes: more.parallel ?? 1,
    begin: (unit) => [images[unit]!],
    finish: (unit, outputs) => {
      results[unit] = outputs;
    },
    onTile: () => {
      ticks++;
    },
    ...more,
  });
  return { results, session, ticks };
}

describe("tiles", () => {
  it("give the untiled result, with one worker or three, out of order", async () => {
    const image = ramp([1, 1, 17, 13]);
    const [whole] = await smooth([image]);
    for (const parallel of [1, 3]) {
      const { results, session, ticks } = await stitched(smooth, [image], { parallel });
      expectArrayClose(results[0]![0]!, whole!, { absolute: 1e-4 });
      expect(ticks).toBe(session.ran.length);
      expect(session.mostAtOnce).toBe(parallel);
    }
  });

  it("keep all workers busy over several images of one tile each", async () => {
    const images = [ramp([1, 1, 4, 4]), ramp([1, 1, 4, 4]), ramp([1, 1, 4, 4]), ramp([1, 1, 4, 4])];
    const { results, session } = await stitched(identity, images, { parallel: 2, tile: 4 });
    expect(results).toHaveLength(4);
    expect(session.mostAtOnce).toBe(2);
    for (const result of results) expectArrayClose(result[0]!, images[0]!, { absolute: 0 });
  });

  it("give the same result for any number of workers in core's layout too, whose blocks overlap", async () => {
    const plan = planFor([1, 1, 17, 9], 6, "core");
    expect(plan.tiles.length).toBeGreaterThan(6);
    const image = ramp([1, 1, 17, 9]);
    const one = await stitched(smooth, [image], { plan });
    const four = await stitched(smooth, [image], { plan, parallel: 4 });
    expect(four.results[0]![0]!.data).toEqual(one.results[0]![0]!.data);
  });

  it("stop within a tile when cancelled, and leave no tile running", async () => {
    const controller = new AbortController();
    let done = 0;
    const run = stitched(smooth, [ramp([1, 1, 40, 40])], {
      parallel: 2,
      signal: controller.signal,
      onTile: () => {
        if (++done === 3) controller.abort();
      },
    });
    await expect(run).rejects.toSatisfy((error) => isFailure(error, "aborted"));
    expect(done).toBeLessThanOrEqual(4);
  });

  it("refuse an output of another shape than planned", async () => {
    const wrong: Network = ([array]) => [zeros("float32", array!.shape.with(3, 3))];
    await expect(stitched(wrong, [ramp([1, 1, 8, 8])], {})).rejects.toSatisfy(
      (error) => isFailure(error, "predict/output-shape") && error.details.expected === "[1, 1, 6, 6]",
    );
  });

  it("report the first failure and start nothing after it", async () => {
    let calls = 0;
    const broken: Network = () => {
      calls++;
      throw fail("engine/run", { engine: "fake", reason: "broken" });
    };
    await expect(stitched(broken, [ramp([1, 1, 40, 40])], { parallel: 2 })).rejects.toSatisfy((error) =>
      isFailure(error, "engine/run"),
    );
    expect(calls).toBeLessThanOrEqual(2);
  });
});
