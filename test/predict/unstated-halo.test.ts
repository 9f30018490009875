import { describe, expect, it } from "vitest";
import { runModel } from "../../src/predict/index.ts";
import { unstatedHalos } from "../../src/predict/unstated-halo.ts";
import type { InputTensor } from "../../src/rdf/index.ts";
import type { TilingRequest } from "../../src/tiling/index.ts";
import { fakeModel, image } from "./fake-model.ts";
import { fakeEngine, fakeSession, identity, ramp } from "./fake-session.ts";
import { follows, input, output } from "./make-tensor.ts";

const raw = input("batch,channel,y:16+16,x:16+16");
const following = (halo = 0, offset = 0) =>
  output(
    raw.axes.map((a) =>
      a.type === "space"
        ? follows(a.id, raw.id, { halo, size: { kind: "ref", tensorId: raw.id, axisId: a.id, offset } })
        : { ...a },
    ),
  );

function request(
  change: Partial<TilingRequest>,
  tensor: InputTensor = raw,
  out = following(),
): TilingRequest {
  return {
    inputs: [{ id: tensor.id, axes: tensor.axes, shape: [1, 1, 200, 600] }],
    outputs: [{ id: out.id, axes: out.axes }],
    layout: "anchored",
    tile: {},
    halo: {},
    whole: false,
    ...change,
  };
}

describe("unstatedHalos", () => {
  it("assumes an eighth of the tile or image, at most 32", () => {
    expect(unstatedHalos(request({}))).toEqual({ "raw.y": 25, "raw.x": 32 });
    expect(unstatedHalos(request({ tile: { y: 64, "raw.x": 32 } }))).toEqual({ "raw.y": 8, "raw.x": 4 });
    const fixed = input("batch,channel,y:128,x:64");
    const out = output(fixed.axes.map((a) => ({ ...a })));
    expect(unstatedHalos(request({}, fixed, out))).toEqual({ "raw.y": 16, "raw.x": 8 });
  });

  it("leaves alone what is stated, trimmed, given, not followed, or to be as core does it", () => {
    expect(unstatedHalos(request({}, raw, following(1)))).toEqual({});
    expect(unstatedHalos(request({}, raw, following(0, -4)))).toEqual({});
    expect(unstatedHalos(request({ halo: { y: 0 } }))).toEqual({ "raw.x": 32 });
    expect(unstatedHalos(request({ layout: "core" }))).toEqual({});
    const score = output(raw.axes.filter((a) => a.type !== "space").map((a) => ({ ...a })));
    expect(unstatedHalos(request({}, raw, score))).toEqual({});
  });
});

describe("a model without halo", () => {
  const run = async (options: Parameters<typeof runModel>[2]) => {
    const model = fakeModel({ inputs: [raw], outputs: [following()] });
    const engine = fakeEngine(fakeSession(identity));
    const given = [image(ramp([1, 1, 608, 608]))];
    return { ...(await runModel(model, given, options, engine)), model, given, engine };
  };

  it("is run whole while memory allows, and says what it assumes where it does not", async () => {
    const whole = await run({});
    expect(whole.record.tiling.tiles).toBe(1);
    const small = await run({ memory: 10 });
    expect(small.record.tiling.tiles).toBeGreaterThan(1);
    expect(small.record.tiling.axes.filter(({ axis }) => axis === "y")).toMatchObject([{ halo: 32 }]);
    expect(small.log.join("\n")).toMatch(/states no halo.*32 per side/);
    expect(small.outputs[0]?.array.data).toEqual(whole.outputs[0]?.array.data);
    expect(small.record.options.halo).toEqual({ "raw.y": 32, "raw.x": 32 });
  });

  it("takes a halo of 0 at its word", async () => {
    const { record, log } = await run({ memory: 10, halo: 0 });
    expect(record.tiling.axes.filter(({ axis }) => axis === "y")).toMatchObject([{ halo: 0 }]);
    expect(log.join("\n")).not.toMatch(/states no halo/);
  });
});
